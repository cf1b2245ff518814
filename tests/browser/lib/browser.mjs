// Browsers, and pages that remember everything they said and asked for.

import puppeteer, { Page } from "puppeteer-core";

// `$eval` and `$$eval` look at a page at one moment. Puppeteer's own find the elements first and ask about them in a second message:
// what a page makes anew in between, at a tick of its clock or at a key, is asked about when it is gone.
const asked = (look, found, args) => `(${look})(${[found, ...args.map((arg) => JSON.stringify(arg))].join()})`;
Page.prototype.$$eval = function (selector, look, ...args) {
  return this.evaluate(asked(look, `[...document.querySelectorAll(${JSON.stringify(selector)})]`, args));
};
Page.prototype.$eval = function (selector, look, ...args) {
  const wanted = JSON.stringify(selector);
  const found = `(document.querySelector(${wanted}) ?? (() => { throw new Error("nothing on the page is " + ${wanted}); })())`;
  return this.evaluate(asked(look, found, args));
};

const programs = { chrome: process.env.CHROMIUM ?? "/usr/bin/chromium", firefox: process.env.FIREFOX ?? "/usr/bin/firefox-esr" };

export const chromium = () => puppeteer.launch({
  browser: "chrome",
  executablePath: programs.chrome,
  protocolTimeout: 120_000,
  args: [
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ],
});

export const firefox = () => puppeteer.launch({
  browser: "firefox",
  executablePath: programs.firefox,
  protocolTimeout: 120_000,
  extraPrefsFirefox: {
    // what a file may reach from `file://`, as strictly as Firefox knows it
    "security.fileuri.strict_origin_policy": true,
    "privacy.file_unique_origin": true,
  },
});

/**
 * Opens an address in a context of its own. What it `heard`: `said` is what the console and uncaught errors told,
 * `asked` every address that was requested, `failed` those that did not come. `go` leads to another address, and hears anew.
 */
export async function open(browser, url, { width = 1280, height = 800, dark = false, script = true, before } = {}) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  let heard = { said: [], asked: [], failed: [] };
  page.on("console", (message) => heard.said.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => heard.said.push(`uncaught: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().endsWith("/favicon.ico")) heard.asked.push(request.url());   // the browser's own question, not the page's
  });
  page.on("requestfailed", (request) => heard.failed.push(request.url()));
  page.on("response", (response) => { if (response.status() >= 400) heard.failed.push(`${response.status()} ${response.url()}`); });
  await page.setViewport({ width, height });
  if (dark) await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
  if (!script) await page.setJavaScriptEnabled(false);
  if (before) await page.evaluateOnNewDocument(before);
  const go = async (to) => {
    heard = { said: [], asked: [], failed: [] };
    await page.goto(to, { waitUntil: "load" });
    return heard;
  };
  return { page, go, heard: await go(url), close: () => context.close() };
}
