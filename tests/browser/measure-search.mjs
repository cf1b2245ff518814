// How fast the search is: a kit of 300 pages in Chromium with its processor slowed down four times, keystroke by keystroke.
//
//   node tests/browser/measure-search.mjs [PAGES] [SLOWER]

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, open } from "./lib/browser.mjs";
import { manyPages } from "./lib/many.mjs";
import { tttkit } from "./lib/places.mjs";

const pages = Number(process.argv[2] ?? 300), slower = Number(process.argv[3] ?? 4);
const typed = ["the", "wait time", "think about the question", "\"each other\" listen", "verité", "facilitation", "zzz", "s", "reflect, then share"];

const folder = mkdtempSync(join(tmpdir(), "search-"));
execFileSync(tttkit, ["build", manyPages(join(folder, "workspace"), pages), "--drafts", "--out", join(folder, "site")], { stdio: "inherit" });
const guide = join(folder, "site", "large", "1.0.0-draft", "facilitator");
const browser = await chromium();
const { page, close } = await open(browser, pathToFileURL(join(guide, "m150.html")).href);
const cdp = await page.createCDPSession();
await cdp.send("Performance.enable");
const heap = async () => {
  await cdp.send("HeapProfiler.collectGarbage");
  const { metrics } = await cdp.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "JSHeapUsedSize").value / 1e6;
};
const before = await heap();
await cdp.send("Emulation.setCPUThrottlingRate", { rate: slower });

const times = await page.evaluate(async () => {
  const start = performance.now();
  document.querySelector(".search-button").click();
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  let open = 0, worst = 0, last = performance.now();
  while (!window.tttkit.search.index) {
    await new Promise((done) => setTimeout(done));
    if (!open && document.querySelector("dialog[open]")) open = performance.now() - start;
    worst = Math.max(worst, performance.now() - last);
    last = performance.now();
  }
  await frame();
  return { open, ready: performance.now() - start, worst };
});

// A keystroke: from the event until what it shows is laid out. What is painted behind it is measured as the time to the next frame but one.
const strokes = await page.evaluate(async (typed) => {
  const field = document.querySelector("#_search");
  const strokes = [];
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  for (const words of typed) {
    field.value = "";
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await frame();
    for (let length = 1; length <= words.length; length += 1) {
      await frame();
      field.value = words.slice(0, length);
      const start = performance.now();
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      const found = performance.now();
      document.querySelector(".found").getBoundingClientRect();
      const end = performance.now();
      strokes.push({ words: field.value, script: found - start, whole: end - start, told: document.querySelector(".search-count").textContent });
    }
  }
  return strokes;
}, typed);
const after = await heap();

const sorted = strokes.map(({ whole }) => whole).sort((one, other) => one - other);
const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))].toFixed(1);
const scripts = strokes.map(({ script }) => script).sort((one, other) => one - other);
const size = (name) => (statSync(join(guide, "assets", name)).size / 1e6).toFixed(2);
const places = await page.evaluate(() => window.tttkit.search.index.places.length);
console.log(`${pages} pages, ${places} places, processor ${slower} times slower, ${await browser.version()}`);
console.log(`index ${size("search.js")} MB, program ${size("find.js")} MB; dialog open after ${times.open.toFixed(0)} ms, ready after ${times.ready.toFixed(0)} ms, longest task ${times.worst.toFixed(0)} ms`);
console.log(`memory: ${before.toFixed(1)} MB before, ${after.toFixed(1)} MB after`);
console.log(`${strokes.length} keystrokes: median ${at(0.5)} ms, 95 of 100 ${at(0.95)} ms, worst ${at(1)} ms (search alone: median ${scripts[scripts.length >> 1].toFixed(1)} ms)`);
for (const stroke of [...strokes].sort((one, other) => other.whole - one.whole).slice(0, 8)) console.log(`  ${stroke.whole.toFixed(1)} ms (${stroke.script.toFixed(1)})  ${stroke.words}  ${stroke.told}`);
await close();
await browser.close();
rmSync(folder, { recursive: true });
