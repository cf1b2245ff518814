import { chromium, open } from "./lib/browser.mjs";
import { pathToFileURL } from "node:url";
const [,, html, zip, out, w, h, dark, code] = process.argv;
const b = await chromium();
const o = await open(b, pathToFileURL(html).href, { width: +w, height: +h, dark: dark === "dark" });
const input = await o.page.$("#file");
await input.uploadFile(zip);
await o.page.waitForSelector("#result[data-answer]");
if (code) { await o.page.type("#code", code); await o.page.click("#ask-code button"); }
console.log(o.heard, await o.page.$eval("#answer", e => e.innerText));
await o.page.screenshot({ path: out, fullPage: true });
await b.close();
