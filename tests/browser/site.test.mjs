// A site of releases on a server, below a path: old pages tell that there is a newer version, `latest/` leads on, what is not there is
// answered, and nothing that a page needs is refused.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, open } from "./lib/browser.mjs";
import { tttkit } from "./lib/places.mjs";
import { serve } from "./lib/serve.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const REASON = "module 2 says <b>never</b> & means always.";
let browser, folder, server;

/** 0.1.0 withdrawn, 0.1.1 old, 0.1.2 the newest; and a draft beside them. */
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "tttkit-site-"));
  const run = (...typed) => execFileSync(tttkit, typed, { cwd: folder, stdio: "pipe" });
  const kit = join(folder, "kits/first-kit/kit.yaml");
  const version = (from, to) => writeFileSync(kit, readFileSync(kit, "utf8").replace(`version: ${from}`, `version: ${to}`));
  run("init");
  run("release", "first-kit", "--date", "2026-01-10");
  version("0.1.0", "0.1.1");
  run("release", "first-kit", "--date", "2026-02-10");
  version("0.1.1", "0.1.2");
  run("release", "first-kit", "--date", "2026-03-10");
  run("withdraw", "first-kit", "0.1.0", "--reason", REASON, "--date", "2026-03-11");
  run("build", "--site-url", "https://district.example/training/");
  server = await serve(join(folder, "site"));
  browser = await chromium();
});
after(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a page's banner says, when the network is quiet. */
async function banner(url) {
  const opened = await open(browser, url);
  await opened.page.waitForNetworkIdle();
  const seen = await opened.page.evaluate(() => {
    const place = document.querySelector(".banner");
    return { words: place && place.innerText, html: place && place.innerHTML, href: place?.querySelector("a")?.href };
  });
  const heard = opened.heard;
  await opened.close();
  return { ...seen, ...heard };
}

test("a page of an old version says that there is a newer one", async () => {
  const seen = await banner(`${server.address}first-kit/0.1.1/participant/ask-first.html`);
  assert.equal(seen.words, "A newer version exists: 0.1.2. All versions");
  assert.equal(seen.href, `${server.address}first-kit/index.html`);
  assert.deepEqual([seen.said, seen.failed], [[], []]);
});

test("a page of a withdrawn version says when and why, in words that are no markup", async () => {
  const seen = await banner(`${server.address}first-kit/0.1.0/facilitator/index.html`);
  assert.equal(seen.words.split("\n")[0], `This version was withdrawn on March 11, 2026: ${REASON}`);
  assert.match(seen.words, /A newer version exists: 0\.1\.2\. All versions$/);
  assert.ok(!seen.html.includes("<b>"));
});

test("a page of the newest version says nothing", async () => {
  const seen = await banner(`${server.address}first-kit/0.1.2/participant/ask-first.html`);
  assert.equal(seen.words, "");
  assert.ok(seen.asked.includes(`${server.address}versions.js`));
});

test("a page on a disk asks nobody", async () => {
  const seen = await banner(pathToFileURL(join(folder, "site/first-kit/0.1.1/participant/ask-first.html")).href);
  assert.equal(seen.words, "");
  assert.deepEqual(seen.asked.filter((url) => url.includes("versions.js")), []);
});

test("a page whose site is gone keeps silent", async () => {
  const alone = await serve(join(folder, "site/first-kit/0.1.1/participant"), "/a/b/c/");
  const seen = await banner(`${alone.address}ask-first.html`);
  assert.equal(seen.words, "");
  assert.deepEqual(seen.said.filter((line) => line.startsWith("uncaught")), []);
  await alone.close();
});

test("latest leads on to the newest version", async () => {
  for (const [from, to] of [
    ["first-kit/latest/", "first-kit/index.html"],
    ["first-kit/latest/participant/ask-first.html", "first-kit/0.1.2/participant/ask-first.html"],
    // With the place on the page, which a page that leads on by itself would lose.
    ["first-kit/latest/participant/ask-first.html#_main", "first-kit/0.1.2/participant/ask-first.html#_main"],
    ["first-kit/latest/#%22%3E%3Cscript%3E", "first-kit/index.html#%22%3E%3Cscript%3E"],
  ]) {
    const opened = await open(browser, server.address + from);
    await opened.page.waitForFunction((wanted) => location.href === wanted, {}, server.address + to);
    await opened.close();
  }
  // Without a server, and without scripts.
  const file = (path) => pathToFileURL(join(folder, "site", path)).href;
  const opened = await open(browser, `${file("first-kit/latest/participant/ask-first.html")}#_main`);
  await opened.page.waitForFunction((wanted) => location.href === wanted, {}, `${file("first-kit/0.1.2/participant/ask-first.html")}#_main`);
  await opened.page.setJavaScriptEnabled(false);
  await opened.page.goto(`${server.address}first-kit/latest/participant/ask-first.html#_main`);
  const deadline = Date.now() + 10_000;
  while (!opened.page.url().includes("0.1.2") && Date.now() < deadline) { await new Promise((resolve) => setTimeout(resolve, 50)); }
  assert.match(opened.page.url(), /first-kit\/0\.1\.2\/participant\/ask-first\.html/);
  await opened.close();
});

test("what is not there is answered with a page that leads back", async () => {
  const opened = await open(browser, `${server.address}first-kit/9.9.9/participant/x.html`);
  const links = await opened.page.evaluate(() => [...document.querySelectorAll("main a, link[rel=stylesheet]")].map((link) => link.href));
  assert.deepEqual(links, [`${server.address}assets/style.css`, `${server.address}index.html`]);
  await opened.close();
});

test("the kit's page can be used by all, and nothing on it is refused", async () => {
  for (const look of [{ width: 1280 }, { width: 390 }, { width: 1280, dark: true }]) {
    const opened = await open(browser, `${server.address}first-kit/`, look);
    assert.deepEqual([opened.heard.said, opened.heard.failed], [[], []]);
    await opened.page.evaluate(() => document.querySelectorAll("details").forEach((fold) => { fold.open = true; }));
    const wide = await opened.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(wide, 0, "it can be pushed aside");
    await opened.page.evaluate(axe);
    const wrong = await opened.page.evaluate(async () => (await window.axe.run(document, { resultTypes: ["violations"] })).violations
      .flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}`)));
    assert.deepEqual(wrong, []);
    const known = await opened.page.evaluate(() => JSON.parse(document.querySelector("script[type='application/ld+json']").textContent));
    assert.deepEqual([known["@type"], known.version, known.url], ["LearningResource", "0.1.2", "https://district.example/training/first-kit/"]);
    const zips = await opened.page.evaluate(() => [...document.querySelectorAll("a[href$='.zip']")].map((link) => link.href));
    assert.ok(zips.length > 3 && zips.every((href) => !href.includes("0.1.0")), zips.join("\n"));
    for (const href of zips) assert.equal((await fetch(href)).status, 200, href);
    await opened.close();
  }
});
