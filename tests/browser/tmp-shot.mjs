import { chromium, open } from "./lib/browser.mjs";
const [,, url, out, w, h, dark, js] = process.argv;
const b = await chromium();
const o = await open(b, url, { width: +w, height: +h, dark: dark === "dark", script: js !== "nojs" });
console.log(o.heard);
await o.page.screenshot({ path: out, fullPage: true });
await b.close();
