// What the interface says, in the language of the page and in no other; numbers, days and plurals alike in pages and in scripts.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, open } from "./lib/browser.mjs";
import { edition, files, site } from "./lib/places.mjs";
import { strings } from "./lib/strings.mjs";
import { none, short } from "./lib/tell.mjs";

let browser, opened;
before(async () => { browser = await chromium(); opened = await open(browser, "about:blank"); });
after(() => browser?.close());

const disk = (file) => pathToFileURL(file).href;
const ours = (file) => !/\/assets\/|\/latest\//.test(file);
const arabic = () => files(site("arabic"), ".html").filter(ours);
const spanish = () => ["facilitator", "participant"].flatMap((kind) => files(edition("locales", "waiting", kind, "es"), ".html")).filter(ours);

/** What the interface of a page says: texts and what is read aloud, outside of what the kit's author wrote, of code and of isolated names. */
const said = () => {
  const apart = ".text, code, .code, bdi, pre, kbd, script, style, svg, video, audio, #answer, [lang]:not(html)";
  const seen = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (!text.parentElement.closest(apart)) seen.push(text.data);
  }
  for (const element of document.body.querySelectorAll("[aria-label], [title], [alt], [placeholder]")) {
    if (!element.closest(apart)) seen.push(...["aria-label", "title", "alt", "placeholder"].map((name) => element.getAttribute(name)));
  }
  return seen.filter((words) => words && words.trim()).map((words) => words.trim().replace(/\s+/g, " "));
};

/** Names that have no Arabic: of files, programs and systems, of keys and authors, of versions, licenses and addresses, and what a terminal says. */
const NAMES = /\d+\.\d+\.\d+(-draft)?|CC-BY-4\.0|\S+@\S+|index\.html|MANIFEST\.sha256|(?<![A-Za-z])(OK|U|Linux|macOS|Windows|Chrome|Edge|Firefox|Safari|JSON|CSV|FRAME|Wiltsey Stirman|Baumann|Miller|Page Down|Page Up|Home|End|Escape|[BTQFN])(?![A-Za-z])|Implementation Science 14:58|، 2019/g;

test("an Arabic page says nothing in Latin letters but names", async () => {
  const wrong = [];
  for (const file of arabic()) {
    await opened.go(disk(file));
    for (const words of await opened.page.evaluate(said)) {
      if (/[A-Za-z]/.test(words.replace(NAMES, ""))) wrong.push(`${short(file)}: ${words}`);
    }
  }
  assert.ok(arabic().length > 12);
  none([...new Set(wrong)], "words that are not Arabic");
});

test("an Arabic page counts in the digits that its country reads, whoever made the number", async () => {
  const wrong = [];
  for (const file of arabic().filter((file) => !file.endsWith("/verify.html"))) {
    await opened.go(disk(file));
    for (const words of await opened.page.evaluate(said)) {
      if (/[0-9]/.test(words.replace(NAMES, ""))) wrong.push(`${short(file)}: ${words}`);
    }
  }
  none([...new Set(wrong)], "numbers in other digits");
  await opened.go(disk(join(edition("arabic", "mahattat", "facilitator"), "mahattat.html")));
  const lists = await opened.page.$$eval(".text ol:not([role])", (lists) => lists.map((list) => getComputedStyle(list).listStyleType));
  assert.ok(lists.length > 0 && lists.every((style) => style === "arabic-indic"), lists.join(", "));
});

test("a Spanish page says nothing in English", async () => {
  const [english, own] = [strings("en"), strings("es")];
  const escape = (words) => words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const foreign = [...english].filter(([key, words]) => words !== own.get(key) && words.replace(/\{\w+\}/g, "").trim().length > 2);
  const patterns = foreign.map(([key, words]) => [key, new RegExp(`^${words.split(/\{\w+\}/).map(escape).join(".+")}[.:]?$`)]);
  const kept = new Set([...own.values()]);
  const wrong = [];
  for (const file of spanish()) {
    await opened.go(disk(file));
    for (const words of await opened.page.evaluate(said)) {
      const found = patterns.find(([, pattern]) => pattern.test(words) && !kept.has(words));
      if (found) wrong.push(`${short(file)}: ${words} (${found[0]})`);
    }
  }
  assert.ok(spanish().length > 8);
  none([...new Set(wrong)], "words that are not Spanish");
});

test("scripts write numbers, times and days as the page does", async () => {
  const at = async (file) => {
    await opened.go(disk(file));
    return opened.page.evaluate(() => ({
      number: tttkit.number(1250), clock: tttkit.clock(510), timer: tttkit.timer(250), day: tttkit.date("2026-08-01", { dateStyle: "long" }),
      word: (tttkit.words.js_test = "{count} {name}", tttkit.word("js_test", { count: 7, name: "a" })),
      page: document.querySelector(".colophon").textContent, clocks: document.body.textContent,
    }));
  };
  const egypt = await at(join(edition("arabic", "mahattat", "facilitator"), "run.html"));
  assert.deepEqual([egypt.number, egypt.clock, egypt.timer, egypt.day], ["١٬٢٥٠", "٨:٣٠", "٤:١٠", "١ أغسطس ٢٠٢٦"]);
  assert.equal(egypt.word, "٧ \u2068a\u2069");
  assert.ok(egypt.page.includes(egypt.day) && egypt.clocks.includes(egypt.clock));
  const mexico = await at(join(edition("locales", "waiting", "facilitator", "es"), "index.html"));
  assert.deepEqual([mexico.number, mexico.clock, mexico.day], ["1250", "8:30", "1 de agosto de 2026"]);
  const states = await at(join(edition("kits", "train-the-trainer", "facilitator"), "index.html"));
  assert.deepEqual([states.number, states.clock, states.day, states.word], ["1,250", "8:30", "August 1, 2026", "7 a"]);
});

test("scripts choose the plural of the language", async () => {
  await opened.go(disk(join(edition("arabic", "mahattat", "participant"), "index.html")));
  const plurals = await opened.page.evaluate(() => {
    Object.assign(tttkit.words, { js_day_one: "يوم", js_day_two: "يومان", js_day_few: "{count} أيام", js_day_other: "{count} يوم" });
    return [1, 2, 5, 100].map((count) => tttkit.plural("js_day", count));
  });
  assert.deepEqual(plurals, ["يوم", "يومان", "٥ أيام", "١٠٠ يوم"]);
});

test("nothing leans or spreads on a page from right to left, and codes keep their direction", async () => {
  await opened.go(disk(join(edition("arabic", "mahattat", "facilitator"), "mahattat.html")));
  const wrong = await opened.page.$$eval("body *:not(script, pre *, code, .code)", (all) => all.flatMap((element) => {
    const { fontStyle, letterSpacing } = getComputedStyle(element);
    return fontStyle !== "normal" || !["normal", "0px"].includes(letterSpacing) ? [`${element.tagName}.${element.className}: ${fontStyle}, ${letterSpacing}`] : [];
  }));
  none([...new Set(wrong)], "elements");
  assert.deepEqual(await opened.page.$$eval(".code, pre, code", (all) => [...new Set(all.map((one) => getComputedStyle(one).direction))]), ["ltr"]);
});

test("a page on which names run both ways is still in order", async () => {
  await opened.go(disk(join(edition("arabic", "mahattat", "participant"), "mahattat.html")));
  const order = await opened.page.evaluate(() => {
    const title = document.querySelector(".masthead .kit a");
    title.textContent = "Ready, set, go!";
    const range = document.createRange();
    const at = (from, to) => { range.setStart(title.firstChild, from); range.setEnd(title.firstChild, to); return range.getBoundingClientRect().left; };
    return at(0, 1) < at(14, 15);
  });
  assert.ok(order, "a title in English ends where English does");
});
