// How long it takes from saving a module to its changed text in Chromium, under `tttkit serve`: the median of twenty edits. Nothing is asserted:
// machines differ.
//
//   node measure-serve.mjs [modules, 1000]         (TTTKIT_PROFILE=release for the program as it ships)

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { chromium, open } from "./lib/browser.mjs";
import { root } from "./lib/places.mjs";
import { preview, workspace } from "./lib/preview.mjs";

const EDITS = 20;
const modules = process.argv[2] ?? "1000";
const { folder, clear } = workspace({});
execFileSync("cargo", ["bench", "--profile", "dev", "--quiet", "--bench", "corpus", "--", modules, folder], { cwd: root, stdio: "ignore" });

const began = performance.now();
const server = await preview(folder);
const open_after = performance.now() - began;
const browser = await chromium();
const kit = `kit-${String(Math.floor(modules / 20)).padStart(4, "0")}`;
const file = join(folder, `kits/${kit}/modules/03-module-3.md`);
const before = readFileSync(file, "utf8");

/** Saves words that were not there, and waits for them in the page that is open: in milliseconds, by the clock of this process. */
async function measure(edition) {
  const { page, heard, close } = await open(browser, `${server.address}${kit}/1.0.0-draft/${edition}/module-3.html`);
  await page.waitForFunction(() => document.querySelector("#_serve-bar")?.shadowRoot.querySelector("[data-state=well]"));
  await page.evaluate(() => {
    window.marked = true;
    const seen = () => {
      const words = /word-\d+-seen/.exec(document.querySelector("main").textContent)?.[0];
      if (words && words !== window.told) { window.told = words; console.log(`seen ${words}`); }
    };
    new MutationObserver(seen).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  const times = [];
  for (let edit = 0; edit < EDITS + 2; edit += 1) {
    const words = `word-${edit}-seen`;
    const seen = new Promise((done) => {
      const hear = (message) => { if (message.text() === `seen ${words}`) { page.off("console", hear); done(performance.now()); } };
      page.on("console", hear);
    });
    const start = performance.now();
    writeFileSync(file, before.replace("## ", `A paragraph with ${words} in it.\n\n## `));
    times.push(await seen - start);
    await new Promise((rest) => setTimeout(rest, 250));
  }
  const marked = await page.evaluate(() => window.marked === true);
  await close();
  writeFileSync(file, before);
  // The first two warm up what every program warms up.
  const sorted = times.slice(2).sort((one, other) => one - other);
  const median = (sorted[EDITS / 2 - 1] + sorted[EDITS / 2]) / 2;
  console.log(`${edition}: median ${median.toFixed(1)} ms, best ${sorted[0].toFixed(1)}, worst ${sorted.at(-1).toFixed(1)}; ${marked ? "no page loaded anew" : "THE PAGE WAS LOADED ANEW"}; ${heard.failed.length} failed requests`);
}

console.log(`${modules} modules, ${cpus().length} processors; open after ${open_after.toFixed(0)} ms`);
await measure("participant");
await measure("facilitator");
console.log(server.said.join("").split("\n").filter((line) => line.startsWith("changed")).slice(-3).join("\n"));
await browser.close();
await server.end();
clear();
