// On paper: every sheet says what it is, nothing that only a screen can use is printed, and there is room to write.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, open } from "./lib/browser.mjs";
import { edition } from "./lib/places.mjs";
import { none, short } from "./lib/tell.mjs";

let browser;
const paper = mkdtempSync(join(tmpdir(), "tttkit-print-"));
before(async () => { browser = await chromium(); });
after(() => browser?.close());

const page = (name, kit, kind, title) => join(edition(name, kit, kind), `${title}.html`);

/** The text of every sheet of a page on paper. `change` happens on the page first. */
async function sheets(file, { format = "letter", change } = {}) {
  const { page: tab, close } = await open(browser, pathToFileURL(file).href);
  await change?.(tab);
  const pdf = join(paper, "sheet.pdf");
  await tab.pdf({ path: pdf, format, printBackground: false });
  await close();
  return execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" }).split("\f").slice(0, -1);
}

const EDITION = { facilitator: /Facilitator (guide|edition)/i, participant: /Participant workbook/i };
const SCREEN = ["Skip to content", "Before this", "Check my answer", "Kept in this browser", "Does this page look bare"];

for (const [kind, titles] of Object.entries({ participant: ["telephone", "lead", "my-plan", "agenda", "index", "all-in-one"], facilitator: ["telephone", "run", "get-ready", "all-in-one"] })) {
  for (const title of titles) {
    test(`${title}, ${kind}: each sheet says kit, version and edition, and nothing of the screen's`, async (t) => {
      for (const format of ["letter", "a4"]) {
        const file = page("kits", "train-the-trainer", kind, title);
        const all = await sheets(file, { format });
        if (format === "letter") t.diagnostic(`${all.length} sheets`);
        none(all.flatMap((sheet, at) => [
          ...(/Train the trainer/.test(sheet) ? [] : ["no kit"]), ...(/\d+\.\d+\.\d+/.test(sheet) ? [] : ["no version"]), ...(EDITION[kind].test(sheet) ? [] : ["no edition"]),
          ...(sheet.replace(/\s/g, "").length > 130 ? [] : ["all but empty"]),
          ...(/^\s*(Search|Look|All pages|Add a note)\s*$/m.test(sheet) ? ["a button of the screen's"] : []),
          ...SCREEN.filter((words) => sheet.includes(words)).map((words) => `"${words}"`),
        ].map((line) => `${short(file)}, ${format}, sheet ${at + 1}: ${line}`)), "sheets");
        const most = { "all-in-one": 120, index: 4, agenda: 3, "my-plan": 4, run: 2, "get-ready": 12 }[title] ?? 14;
        assert.ok(all.length >= 1 && all.length <= most, `${all.length} sheets`);
      }
    });
  }
}

for (const [kit, title] of [["train-the-trainer", "lead"], ["train-the-trainer", "room"], ["authoring-kits", "blocks"]]) {
  test(`on paper a label in the margin has room for its words, ${title}`, async () => {
    const { page: tab, close } = await open(browser, pathToFileURL(page("kits", kit, "facilitator", title)).href, { width: 700, height: 960 });
    await tab.waitForSelector(".note-add");
    await tab.emulateMediaType("print");
    const narrow = await tab.$$eval(".label", (all) => all.filter((one) => one.checkVisibility()).flatMap((one) => {
      const style = getComputedStyle(one);
      const room = one.clientWidth - parseFloat(style.paddingInlineStart) - parseFloat(style.paddingInlineEnd);
      return room < 60 ? [`${one.textContent.trim()}: ${room} px`] : [];
    }));
    none(narrow, "labels that stand letter by letter");
    assert.deepEqual(await tab.$$eval(".note-line", (all) => all.filter((one) => one.checkVisibility()).length), 0, "where a note could be added, paper is not kept free");
    await close();
  });
}

test("no button of the head is on paper", async () => {
  const opened = await open(browser, pathToFileURL(page("kits", "train-the-trainer", "facilitator", "lead")).href);
  await opened.page.waitForSelector("[data-rehearse-now]", { visible: true });
  const seen = () => opened.page.$$eval(".masthead :is(button, summary)", (all) => all.filter((one) => one.checkVisibility()).map((one) => one.textContent.trim()));
  assert.ok((await seen()).length >= 4, "they are on the screen");
  await opened.page.emulateMediaType("print");
  assert.deepEqual(await seen(), []);
  await opened.close();
});

test("each day of the run of show is one sheet, with a column for the minutes it took", async () => {
  const all = await sheets(page("kits", "train-the-trainer", "facilitator", "run"));
  assert.equal(all.length, 2);
  for (const sheet of all) assert.match(sheet, /Actual/);
});

test("an empty field is ruled lines, a filled one its words", async () => {
  const file = page("stress", "wide", "participant", "wide");
  const { page: tab, close } = await open(browser, pathToFileURL(file).href);
  await tab.emulateMediaType("print");
  const look = () => tab.$eval(".reflect textarea", (field) => {
    const [ruled, written] = [".ruled", ".written"].map((name) => field.parentElement.querySelector(name));
    const lines = [...ruled.querySelectorAll("i")].filter((line) => line.getBoundingClientRect().height > 25 && parseFloat(getComputedStyle(line).borderBlockEndWidth) > 0);
    return { field: field.checkVisibility(), written: written.checkVisibility() && written.textContent, lines: lines.length };
  });
  await tab.$$eval(".tab-row > input", (all) => all.forEach((one) => { one.checked = true; }));
  assert.deepEqual(await look(), { field: false, written: false, lines: 3 });
  await tab.$eval(".reflect textarea", (field) => { field.value = "Words that I wrote"; field.dispatchEvent(new Event("input")); });
  assert.deepEqual(await look(), { field: false, written: "Words that I wrote", lines: 0 });
  await close();
  const all = await sheets(file, { change: (tab) => tab.$$eval("textarea", (fields) => fields.forEach((field) => { field.value = "Words that I wrote"; })) });
  assert.match(all.join(""), /Words that I wrote/);
});

test("every tab is printed under its name; folded answers are not", async () => {
  const text = (await sheets(page("stress", "wide", "participant", "wide"))).join("").replace(/\s+/g, " ");
  assert.match(text, /A first tab with a long name.*One\..*A second tab with a longer name.*Two\./);
  assert.doesNotMatch(text, /Red first/);
  const guide = (await sheets(page("stress", "wide", "facilitator", "wide"))).join("");
  assert.match(guide, /Red first/, "the facilitator's sheet has the answers");
});

test("no words run off the paper", async () => {
  for (const kind of ["facilitator", "participant"]) {
    const { page: tab, close } = await open(browser, pathToFileURL(page("stress", "wide", kind, "wide")).href, { width: 660, height: 900 });   // letter, less its margins
    await tab.emulateMediaType("print");
    assert.equal(await tab.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth), false, kind);
    await close();
  }
});
