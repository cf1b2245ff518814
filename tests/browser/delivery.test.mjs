// The record of a delivery: filled in, kept beside others, taken from the run of show, handed in, printed.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, open } from "./lib/browser.mjs";
import { edition } from "./lib/places.mjs";

const KIT = "train-the-trainer";
const folder = mkdtempSync(join(tmpdir(), "tttkit-delivery-"));
let browser;
before(async () => { browser = await chromium(); });
after(() => browser?.close());

const url = (name = "kits", kit = KIT) => pathToFileURL(join(edition(name, kit, "facilitator"), "delivery.html")).href;
const seed = (items) => `try { for (const [key, value] of ${JSON.stringify(Object.entries(items))}) localStorage.setItem("tttkit:${KIT}:" + key, value); } catch (refused) { /* none */ }`;
const records = (tab) => tab.evaluate(() => Object.fromEntries(tttkit.store.keys("f:delivery:").map((key) => [key, tttkit.store.read(key)])));
const catchFiles = (tab) => tab.evaluate(() => { tttkit.save = (name, kind, text) => { window.saved = { name, kind, text }; }; });
const taken = (key) => `[data-taken="${key}"]`;

/** A table as RFC 4180 has it. */
function parsed(text) {
  const rows = [[]];
  for (const [, cell, end] of text.matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)) {
    rows.at(-1).push(cell.replaceAll('""', '"'));
    if (end === "\r\n") rows.push([]);
  }
  assert.deepEqual(rows.pop(), [], "every row ends");
  return rows;
}

const FULL = {
  date: "2026-10-06", place: "=HYPERLINK(\"http://x\")", people: "24", names: "Ana, \"Tom\"\nLee", plan: "two-half-days-1",
  core: {}, taken: { "telephone#second-hand": "7", "telephone#message-relay": "18" },
  changes: [{ what: "1.2 The message relay", kind: "shorten", why: "-2 minutes", who: "Both", when: "moment", whole: "yes" }, { what: "Break" }],
  well: "@all laughed", differently: "", questions: "", edited: 5,
};

test("a record is filled in with the keyboard and is there when the page is opened again", async () => {
  const opened = await open(browser, url());
  const { page: tab } = opened;
  await tab.focus("#_place");
  await tab.keyboard.type("Room 12");
  await tab.keyboard.press("Tab");
  await tab.keyboard.type("Ana Ruiz");
  await tab.keyboard.press("Tab");
  await tab.keyboard.press("Space");
  await tab.keyboard.press("Tab");
  await tab.keyboard.press("Space");
  await tab.keyboard.press("ArrowRight");
  await tab.focus(taken("telephone#second-hand"));
  await tab.keyboard.type("7");
  await tab.focus(taken("telephone#message-relay"));
  await tab.keyboard.type("18");
  assert.equal(await tab.$eval(taken("telephone"), (field) => field.placeholder), "25", "a module takes what its activities took");
  assert.equal(await tab.$eval(".taken output", (sum) => sum.textContent), "25");
  await tab.focus("#_what-1");
  await tab.keyboard.type("The relay");
  await tab.focus("#_add button");
  await tab.keyboard.press("Enter");
  assert.equal(await tab.evaluate(() => document.activeElement.id), "_what-2");
  await tab.keyboard.type("The break");
  await tab.select("#_kind-2", "shorten");
  const ids = await tab.$$eval("main [id]", (all) => all.map((one) => one.id));
  assert.equal(new Set(ids).size, ids.length, "every id is there once");
  assert.deepEqual(opened.heard.said, []);

  await opened.go(url());
  const [[key, record]] = Object.entries(await records(tab));
  assert.match(key, /^f:delivery:\d{4}-\d\d-\d\d-1$/);
  assert.equal(record.place, "Room 12");
  assert.deepEqual(record.changes, [{ what: "The relay" }, { what: "The break", kind: "shorten" }]);
  assert.deepEqual(record.taken, { "telephone#second-hand": "7", "telephone#message-relay": "18" });
  assert.deepEqual(Object.values(record.core), ["stands", "part"], "the arrow keys choose");
  assert.equal(await tab.$eval("#_place", (field) => field.value), "Room 12");
  assert.equal(await tab.$$eval(".change:not(.print)", (all) => all.length), 2);
  await tab.$eval(".change:nth-of-type(1) [data-remove]", (button) => button.click());
  assert.deepEqual(Object.values(await records(tab))[0].changes, [{ what: "The break", kind: "shorten" }]);
  assert.equal(await tab.$eval(".change legend", (legend) => legend.textContent), "Change 1");
  await opened.close();
});

test("several records stand beside each other; one is deleted when that is confirmed", async () => {
  const { page: tab, close } = await open(browser, url(), { before: seed({ "f:delivery:a-1": JSON.stringify(FULL), "f:delivery:b-1": JSON.stringify({ place: "Later", date: "2026-11-01", edited: 9, core: 7, changes: "x", taken: [] }), "f:delivery:broken": "{" }) });
  const options = () => tab.$$eval("#_pick option", (all) => all.map((one) => one.textContent));
  assert.deepEqual(await options(), ["Nov 1, 2026, Later", "Oct 6, 2026, =HYPERLINK(\"http://x\")"]);
  assert.equal(await tab.$eval("#_place", (field) => field.value), "Later", "the one that was edited last is open");
  await tab.select("#_pick", "f:delivery:a-1");
  assert.equal(await tab.$eval("#_plan", (field) => field.value), "two-half-days-1");
  assert.deepEqual(await tab.$$eval("table.taken", (all) => all.map((one) => one.checkVisibility())), [true, false], "one day is one table");
  await tab.click("#_new");
  assert.equal(await tab.$eval("#_place", (field) => field.value), "");
  await tab.type("#_place", "Third");
  assert.equal((await options()).length, 3);
  await tab.click("#_delete");
  await tab.click("#_sure-no");
  assert.equal((await options()).length, 3);
  await tab.click("#_delete");
  await tab.click("#_sure-yes");
  assert.equal((await options()).length, 2);
  assert.equal(await tab.$eval("#_place", (field) => field.value), "Later");
  await close();
});

test("a new record starts with what is known, and takes the minutes of the run of show", async () => {
  const live = { plan: "two-half-days", day: 0, start: 510, at: 2, began: { 0: new Date(2026, 9, 7, 8, 31).getTime() }, taken: { "telephone#second-hand": 431, "two-half-days-1/Break": 590 } };
  const { page: tab, go, close } = await open(browser, url(), { before: seed({ "f:session": JSON.stringify({ date: "2026-10-06", place: "Lincoln", people: 24, plan: "two-half-days" }) }) });
  const values = () => tab.evaluate(() => ["date", "place", "people", "plan"].map((name) => document.getElementById(`_${name}`).value));
  assert.deepEqual(await values(), ["2026-10-06", "Lincoln", "24", "two-half-days"]);
  assert.deepEqual(await records(tab), {}, "nothing is kept until somebody writes");
  assert.equal(await tab.$eval("#_fill", (line) => line.hidden), true);
  await tab.evaluate((state) => tttkit.store.write("f:live", state), live);
  await go(url());
  assert.deepEqual(await values(), ["2026-10-07", "Lincoln", "24", "two-half-days"], "the day that it was run");
  assert.equal(await tab.$eval(taken("telephone#second-hand"), (field) => field.value), "7");
  assert.equal(await tab.$eval(taken("two-half-days-1/Break"), (field) => field.value), "10");
  await tab.$eval(taken("telephone#second-hand"), (field) => { field.value = ""; field.dispatchEvent(new Event("input", { bubbles: true })); });
  await tab.click("#_fill button");
  assert.equal(await tab.$eval(taken("telephone#second-hand"), (field) => field.value), "7");
  await close();
});

test("rows have the keys of the run of show", async () => {
  const { page: tab, close } = await open(browser, url());
  await tab.addScriptTag({ url: "assets/plan.js" });
  const wanted = await tab.evaluate(() => tttkit.plans[0].days.flatMap((day) => day.items.map((item) => (item.page ? item.page + (item.kind === "step" ? `#${item.anchor || item.number || item.title}` : "") : `${day.anchor}/${item.title}`))));
  assert.deepEqual(await tab.$$eval('[data-plan="two-half-days"] [data-taken]', (all) => all.map((one) => one.dataset.taken)), wanted);
  await close();
});

test("the table can be read back, and no cell is a formula", async () => {
  const { page: tab, close } = await open(browser, url(), { before: seed({ "f:delivery:2026-10-06-1": JSON.stringify(FULL) }) });
  await catchFiles(tab);
  await tab.click('.covered input[value="part"]');
  await tab.click("#_csv");
  const { name, kind, text } = await tab.evaluate(() => window.saved);
  assert.equal(name, "train-the-trainer-delivery-2026-10-06.csv");
  assert.match(kind, /^text\/csv/);
  assert.equal(text.charCodeAt(0), 0xfeff, "a byte order mark, or spreadsheets read it in another encoding");
  const [head, ...rows] = parsed(text.slice(1));
  assert.deepEqual(head, ["kit", "kit_version", "edition", "check_code", "record", "date", "place", "section", "item", "field", "value"]);
  assert.ok(rows.every((row) => row.length === head.length && row[0] === KIT && row[2] === "facilitator" && /^[0-9A-Z]{4}(-[0-9A-Z]{4}){4}$/.test(row[3]) && row[4] === "2026-10-06-1"));
  assert.deepEqual(rows.flat().filter((cell) => /^[=+\-@]/.test(cell)), []);
  const value = (section, item, field) => rows.find((row) => row[7] === section && row[8] === item && row[9] === field)?.[10];
  assert.equal(value("session", "", "place"), "'=HYPERLINK(\"http://x\")");
  assert.equal(value("session", "", "names"), "Ana, \"Tom\"Lee");
  assert.equal(value("minutes", "1.2 The message relay", "planned"), "15");
  assert.equal(value("minutes", "1.2 The message relay", "taken"), "18");
  assert.equal(value("minutes", "1 Why training turns into telephone", "taken"), "25");
  assert.equal(value("change", "1", "why"), "'-2 minutes");
  assert.equal(value("change", "1", "kind"), "shorten");
  assert.equal(value("reflection", "", "well"), "'@all laughed");
  assert.equal(rows.find((row) => row[7] === "core")[10], "part");
  await tab.click("#_json");
  const saved = await tab.evaluate(() => window.saved);
  const record = JSON.parse(saved.text);
  assert.equal(saved.name, "train-the-trainer-delivery-2026-10-06.json");
  assert.deepEqual([record.format, record.version, record.kit, record.edition, record.kitVersion.startsWith("1."), record.code], ["tttkit-delivery", 1, KIT, "facilitator", true, rows[0][3]]);
  assert.equal(record.place, FULL.place, "data stays as it was typed");
  assert.equal(record.core.length, 7);
  assert.equal(record.core[0].covered, "part");
  assert.deepEqual(record.taken.find((row) => row.row === "telephone#message-relay"), { day: "Half day 1: What must arrive", row: "telephone#message-relay", title: "1.2 The message relay", planned: "15", taken: 18 });
  await close();
});

for (const [name, look] of Object.entries({ "filled in": { before: seed({ "f:delivery:a-1": JSON.stringify(FULL) }) }, "empty, without scripts": { script: false } })) {
  test(`it is two sheets on paper at most, ${name}`, async () => {
    const { page: tab, close } = await open(browser, url(), look);
    for (const format of ["letter", "a4"]) {
      const pdf = join(folder, "record.pdf");
      await tab.pdf({ path: pdf, format });
      const sheets = execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" }).split("\f").slice(0, -1);
      assert.ok(sheets.length <= 2, `${format}: ${sheets.length} sheets`);
      const all = sheets.join("");
      for (const sheet of sheets) assert.match(sheet, /Check code/);
      assert.match(all, /1\.2 The message relay\s+15/);
      assert.match(all, /Signature/);
      assert.doesNotMatch(all, /Save as|Add a change|Remove this change|Bring back/);
      if (look.script === false) assert.match(all, /Change 2[\s\S]*Something left out/);
      else assert.match(all, /Made shorter/);
    }
    await close();
  });
}

test("in Arabic it is no wider than a phone, and figures are read in its numerals", async () => {
  const { page: tab, heard, close } = await open(browser, url("arabic", "mahattat"), { width: 390, height: 844 });
  assert.equal(await tab.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), true);
  await catchFiles(tab);
  await tab.$eval("tbody tr.module input", (field) => { field.value = "١٢"; field.dispatchEvent(new Event("input", { bubbles: true })); });
  await tab.$eval("#_json", (button) => button.click());
  const { taken: rows } = JSON.parse(await tab.evaluate(() => window.saved.text));
  assert.equal(rows[0].taken, 12);
  assert.match(rows[0].planned, /^\d+(–\d+)?$/);
  assert.deepEqual(heard.said, []);
  await close();
});
