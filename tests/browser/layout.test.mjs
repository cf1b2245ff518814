// Room for everybody: 320 pixels (a laptop's screen at 400 %), wider text spacing, and lines that run from right to left.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, open } from "./lib/browser.mjs";
import { edition, pages } from "./lib/places.mjs";
import { samples } from "./lib/samples.mjs";
import { none, short } from "./lib/tell.mjs";

let browser;
before(async () => { browser = await chromium(); });
after(() => browser?.close());

/** What sticks out of the page, and what is cut off, with its words. */
function outside() {
  const root = document.documentElement;
  const hidden = (element) => element.closest(".unseen, .skip, [hidden]") || !element.checkVisibility();
  const scrolls = (element) => { for (let at = element; at && at !== root; at = at.parentElement) if (/auto|scroll/.test(getComputedStyle(at).overflowX)) return true; return false; };
  const name = (element) => `${element.tagName.toLowerCase()}.${element.className} "${element.textContent.trim().slice(0, 30)}"`;
  const lines = [];
  if (root.scrollWidth > root.clientWidth) {
    const worst = [...document.body.querySelectorAll("*")].filter((element) => !hidden(element) && !scrolls(element))
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.right > root.clientWidth + 1 || box.left < -1));
    lines.push(`scrolls sideways by ${root.scrollWidth - root.clientWidth}px: ${worst.slice(-2).map(({ element }) => name(element)).join(", ")}`);
  }
  for (const element of document.body.querySelectorAll("*")) {
    // The browser itself cuts the name of a file that was chosen.
    if (hidden(element) || element.closest("math, svg, .scroll, pre, input[type=file]")) continue;
    const style = getComputedStyle(element);
    const cut = (axis, whole, shown) => /hidden|clip/.test(axis) && whole > shown + 1;
    if (cut(style.overflowX, element.scrollWidth, element.clientWidth) || cut(style.overflowY, element.scrollHeight, element.clientHeight)) lines.push(`cut off: ${name(element)}`);
  }
  return lines;
}

/** Labels that lie over words beside them. */
function overlaps() {
  const boxes = [...document.querySelectorAll(".block > .label b, .activity-head > *, .masthead .kit, .masthead .edition, .masthead nav a, .menu summary, .turn a")]
    .filter((element) => element.checkVisibility() && !element.closest(".unseen"))
    .map((element) => ({ element, box: element.getBoundingClientRect() })).filter(({ box }) => box.width > 1 && box.height > 1);
  return boxes.flatMap(({ element, box }, at) => boxes.slice(at + 1, at + 8)
    .filter(({ element: other, box: next }) => !element.contains(other) && !other.contains(element)
      && Math.min(box.right, next.right) - Math.max(box.left, next.left) > 2 && Math.min(box.bottom, next.bottom) - Math.max(box.top, next.top) > 2)
    .map(({ element: other }) => `"${element.textContent.trim().slice(0, 30)}" lies over "${other.textContent.trim().slice(0, 30)}"`));
}

/** WCAG 2.1, 1.4.12: line height 1.5, paragraphs 2, letters .12, words .16; here a half more than that. */
const SPACING = "* { line-height: 1.8 !important; letter-spacing: .18em !important; word-spacing: .24em !important; } p { margin-bottom: 2.4em !important; }";

async function through(files, look, change) {
  const opened = await open(browser, "about:blank", look);
  const found = [];
  for (const file of files) {
    await opened.go(pathToFileURL(file).href);
    await opened.page.evaluate(() => document.querySelectorAll("main details").forEach((fold) => { fold.open = true; }));
    await change?.(opened.page);
    // Slides fit themselves to what changed, a frame later.
    await opened.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)))));
    const lines = [...(await opened.page.evaluate(outside)), ...(await opened.page.evaluate(overlaps))];
    found.push(...lines.map((line) => `${short(file)}: ${line}`));
  }
  await opened.close();
  return found;
}

const space = (page) => page.evaluate((css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}, SPACING);

test("no page scrolls sideways at 320 pixels, and nothing is cut off", async () => none(await through(pages(), { width: 320, height: 640 }), "narrow pages"));
test("nor with text set wide, on a phone", async () => none(await through(samples(), { width: 390, height: 844 }, space), "text set wide"));
test("nor with text set wide, on a laptop", async () => none(await through(samples(), { width: 1280, height: 900 }, space), "text set wide"));
test("nor with letters twice as large", async () => none(await through(samples(), { width: 1280, height: 900 }, (page) => page.evaluate(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("html { font-size: 200% !important; }");
  document.adoptedStyleSheets = [sheet];
})), "large letters"));

// What readers choose under "Look", at its extremes.
for (const [look, screen] of [["largest spaced long", { width: 320, height: 640 }], ["largest spaced long", { width: 1280, height: 900 }], ["larger short", { width: 900, height: 900 }]]) {
  test(`nor looking ${look}, ${screen.width} pixels wide`, async () => none(await through(samples(), screen, (page) => page.evaluate((words) => { document.documentElement.dataset.look = words; }, look)), "chosen looks"));
}

test("Arabic runs from right to left: kinds at the right, times at the left", async () => {
  const opened = await open(browser, pathToFileURL(join(edition("arabic", "mahattat", "facilitator"), "mahattat.html")).href);
  const at = await opened.page.evaluate(() => {
    const middle = (selector) => { const box = document.querySelector(selector).getBoundingClientRect(); return box.left + box.width / 2; };
    return { dir: document.documentElement.dir, said: getComputedStyle(document.body).direction, kind: middle(".say > .label b"), words: middle(".say > .body"), title: middle(".activity-head h2"), time: middle(".activity-head .min"), code: getComputedStyle(document.querySelector("pre code")).direction };
  });
  await opened.close();
  assert.equal(at.dir, "rtl");
  assert.equal(at.said, "rtl");
  assert.ok(at.kind > at.words, "the label stands at the right of the words");
  assert.ok(at.time < at.title, "the time stands at the left of the title");
  assert.equal(at.code, "ltr", "code runs from left to right in any language");
});
