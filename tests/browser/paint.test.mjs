// How soon a page shows, opened from a disk.

import { test } from "node:test";
import assert from "node:assert/strict";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, open } from "./lib/browser.mjs";
import { samples } from "./lib/samples.mjs";
import { none, short } from "./lib/tell.mjs";

const SOON = 100;     // milliseconds from the start of the navigation to the first paint
const TRIES = 12;     // what slows one try is the machine; what slows all of them is the page

/** Milliseconds to the first paint of the page that is open. */
const painted = (page) => page.evaluate(() => new Promise((done) => {
  const seen = performance.getEntriesByName("first-paint")[0];
  if (seen) return done(seen.startTime);
  new PerformanceObserver((list) => { const entry = list.getEntriesByName("first-paint")[0]; if (entry) done(entry.startTime); }).observe({ type: "paint", buffered: true });
}));

test("every kind of page shows within 100 ms", async (t) => {
  const browser = await chromium();
  try {
    const { page } = await open(browser, "about:blank");
    const slow = [];
    const times = [];
    // All pages in one are as heavy as the kit.
    for (const file of samples().filter((file) => basename(file) !== "all-in-one.html")) {
      let best = Infinity;
      for (let attempt = 0; attempt < TRIES && best >= SOON; attempt += 1) {
        await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
        best = Math.min(best, await painted(page));
      }
      times.push(best);
      if (best >= SOON) slow.push(`${short(file)}: ${Math.round(best)} ms`);
    }
    t.diagnostic(`between ${Math.round(Math.min(...times))} and ${Math.round(Math.max(...times))} ms over ${times.length} pages`);
    assert.ok(times.every((time) => time > 0), "a paint takes some time");
    none(slow, "slow pages");
  } finally {
    await browser.close();
  }
});
