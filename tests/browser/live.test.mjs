// The run of show while it runs: found at a glance, told in words, kept, moved, printed; from a disk and from a server.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, firefox, open } from "./lib/browser.mjs";
import { at, heldClock } from "./lib/clock.mjs";
import { desk, edition } from "./lib/places.mjs";
import { serve } from "./lib/serve.mjs";
import { none } from "./lib/tell.mjs";

let browser, server;
before(async () => { browser = await chromium(); server = await serve(desk); });
after(async () => { await browser?.close(); await server?.close(); });

const disk = (file) => pathToFileURL(file).href;
const loopback = (file) => server.address + relative(desk, file).split("/").map(encodeURIComponent).join("/");
const run = (name = "kits", kit = "train-the-trainer") => join(edition(name, kit, "facilitator"), "run.html");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The page at a time, its clock held there. */
async function held(minutes, { file = run(), address = disk, ...look } = {}) {
  const opened = await open(browser, "about:blank", { ...look, before: heldClock });
  await at(opened.page, minutes);
  const heard = await opened.go(address(file));
  return { ...opened, heard, tab: opened.page };
}
/** The clock goes on, and the page has looked at it. */
async function later(tab, minutes) {
  await at(tab, minutes);
  await tab.waitForFunction((wanted) => document.querySelector("#_bar .clock").textContent === wanted, {}, `${Math.floor(minutes / 60)}:${String(Math.floor(minutes % 60)).padStart(2, "0")}`);
}
const press = (tab, name) => tab.$eval(`[data-do=${name}]`, (button) => { button.focus(); button.click(); });
const bar = (tab) => tab.$eval("#_bar", (all) => Object.fromEntries([["at", ".at strong"], ["left", ".left"], ["then", ".at .fine"], ["drift", ".drift strong"], ["win", ".drift .fine"], ["clock", ".clock"]].map(([name, part]) => [name, all.querySelector(part).textContent])));
const now = (tab) => tab.$$eval("tr.now", (rows) => rows.map((row) => row.querySelector("p").textContent));
const column = (tab, nth) => tab.$$eval("#two-half-days-1 tbody tr", (rows, nth) => rows.map((row) => row.cells[nth].textContent), nth);
const said = (tab) => tab.evaluate(() => document.querySelector('[role="status"].unseen')?.textContent.trim() ?? "");
const inView = (tab, selector) => tab.$eval(selector, (one) => { const box = one.getBoundingClientRect(); return box.top >= 0 && box.bottom <= document.querySelector("#_bar").getBoundingClientRect().top; });

for (const [from, address] of [["a disk", disk], ["a server", loopback]]) {
  test(`a session that runs is found at a glance and outlives a reload, opened from ${from}`, async () => {
    const { tab, heard, close } = await held(506, { address });
    assert.deepEqual(await bar(tab).then(({ at: title, left }) => [title, left]), ["Not started", "At 8:30: Arrive, make a name tent, find a table"]);
    assert.deepEqual(await now(tab), []);
    await later(tab, 510);
    await press(tab, "begin");
    assert.deepEqual(await now(tab), ["Now: Arrive, make a name tent, find a table"]);
    await later(tab, 516);
    await press(tab, "next");
    assert.deepEqual(await now(tab), ["Now: 1.1 Training that reached us second-hand"]);
    await later(tab, 517);
    const is = { at: "1.1 Training that reached us second-hand", left: "4 of 5 minutes left", then: "Next: 1.2 The message relay", drift: "1 minute behind", win: "To win it back: 1.1 Training that reached us second-hand: Hear the two examples only after the relay, when people have the words for them (saves 1 minute). All that can be dropped from here on saves 21 minutes.", clock: "8:37" };
    assert.deepEqual(await bar(tab), is);
    await tab.reload();
    assert.deepEqual(await bar(tab), is);
    assert.deepEqual(await now(tab), ["Now: 1.1 Training that reached us second-hand"]);
    assert.equal(await tab.$$eval("tr.done", (rows) => rows.length), 1);
    assert.deepEqual((await column(tab, 3)).slice(0, 3), ["6", "", ""]);
    assert.equal(await tab.$eval("#_bar .at a", (link) => link.getAttribute("href")), "telephone.html#second-hand");
    await tab.waitForFunction(() => { const box = document.querySelector("tr.now").getBoundingClientRect(); return box.top > 0 && box.bottom < document.querySelector("#_bar").getBoundingClientRect().top; });
    assert.deepEqual(heard.said, []);
    await close();
  });
}

test("a start that is typed, or is now, moves every time of that day, and is what the page to get ready knows", async () => {
  const { tab, close } = await held(523.5);
  const planned = await column(tab, 0);
  assert.equal(planned[0], "8:30");
  const other = await tab.$$eval("#two-half-days-2 tbody th", (all) => all.map((one) => one.textContent));
  await tab.focus("#_start");
  await tab.keyboard.type("0915AM");
  await tab.waitForFunction(() => document.querySelector("#two-half-days-1 tbody th").textContent === "9:15");
  const minutes = (clock) => Number(clock.split(":")[0]) * 60 + Number(clock.split(":")[1]);
  assert.deepEqual((await column(tab, 0)).map(minutes), planned.map((clock) => minutes(clock) + 45));
  assert.equal(await tab.$eval("#two-half-days-1 .facts dd", (one) => one.textContent), "9:15 to 10:55");
  assert.deepEqual(await tab.$$eval("#two-half-days-2 tbody th", (all) => all.map((one) => one.textContent)), other);
  assert.equal(await said(tab), "Starts at 9:15");
  assert.deepEqual(await tab.evaluate(() => JSON.parse(localStorage["tttkit:train-the-trainer:f:session"])), { start: "09:15", plan: "two-half-days" });
  await tab.click("#_start-now");
  assert.equal((await column(tab, 0))[0], "8:43");
  await tab.reload();
  assert.equal((await column(tab, 0))[0], "8:43");
  assert.equal(await tab.$eval("#_start", (one) => one.value), "08:43");
  await tab.click("#_start-plan");
  assert.deepEqual(await column(tab, 0), planned);
  await close();
});

test("started near the plan's time it keeps that; at another time of the day it starts then", async () => {
  for (const [minutes, first, drift] of [[516, "8:30", "6 minutes behind"], [503, "8:30", "7 minutes ahead"], [1140, "19:00", "On time"]]) {
    const { tab, close } = await held(minutes);
    await press(tab, "begin");
    assert.deepEqual([(await column(tab, 0))[0], (await bar(tab)).drift], [first, drift]);
    await close();
  }
});

test("what was typed on the page to get ready is where it begins", async () => {
  const { tab, close } = await held(520);
  await tab.evaluate(() => { localStorage["tttkit:train-the-trainer:f:session"] = JSON.stringify({ start: "13:00", place: "Library", date: "2026-10-06" }); });
  await tab.reload();
  // Its date is past, so the second day is what comes next; the first is chosen by hand.
  await tab.select("#_day", "0");
  await tab.evaluate(() => localStorage.removeItem("tttkit:train-the-trainer:f:live"));
  await tab.evaluate(() => { localStorage["tttkit:train-the-trainer:f:session"] = JSON.stringify({ start: "13:00", place: "Library" }); });
  await tab.reload();
  assert.equal((await column(tab, 0))[0], "13:00");
  assert.equal(await tab.$eval("#_session", (line) => line.textContent), "Library");
  await close();
});

test("a step that runs over says so, and the room's clock is told by whole minutes alone", async () => {
  const { tab, close } = await held(510);
  await press(tab, "begin");
  await later(tab, 511);
  await tab.evaluate(() => { window.heard = []; new MutationObserver(() => window.heard.push(document.querySelector('[role="status"].unseen').textContent.trim())).observe(document.querySelector('[role="status"].unseen'), { childList: true }); });
  const heard = () => tab.evaluate(() => window.heard);
  await later(tab, 514);
  assert.deepEqual(await heard(), [], "minutes that pass as planned are not told");
  await later(tab, 516);
  await at(tab, 516.4);
  await tab.waitForFunction(() => document.querySelector("#_bar .left").textContent.startsWith("1 minute over"));
  assert.deepEqual(await bar(tab).then(({ left, drift }) => [left, drift]), ["1 minute over its 5", "1 minute behind"]);
  const first = await heard();
  assert.equal(first.length, 1, "nor is each second");
  assert.match(first[0], /^1 minute behind\. 1 minute over its 5\. To win it back: /);
  await later(tab, 518);
  assert.match((await heard()).at(-1), /^3 minutes behind\. 3 minutes over its 5\. To win it back: 1\.3 What wears off: .*saves 3 minutes/);
  assert.deepEqual(await tab.$$eval(".short.pick", (all) => all.map((one) => one.closest("tr").querySelector("p").textContent)), ["1.3 What wears off"], "and it is marked in the table");
  await press(tab, "next");
  assert.match((await heard()).at(-1), /^Now: 1\.1 Training that reached us second-hand\. 5 of 5 minutes left\. 3 minutes behind$/);
  await close();
});

test("it is run with the keyboard alone", async () => {
  const { tab, close } = await held(510);
  for (let stops = 0; !(await tab.evaluate(() => document.activeElement.matches("[data-do=begin]"))); stops += 1) {
    assert.ok(stops < 80, "Start is reached by the Tab key");
    await tab.keyboard.press("Tab");
  }
  await tab.keyboard.press("Enter");
  assert.equal(await tab.evaluate(() => document.activeElement.dataset.do), "next", "the focus goes on to what comes next");
  await tab.keyboard.press("ArrowRight");
  await tab.keyboard.press("ArrowRight");
  assert.deepEqual(await now(tab), ["Now: 1.2 The message relay"]);
  await tab.keyboard.press("ArrowLeft");
  assert.deepEqual(await now(tab), ["Now: 1.1 Training that reached us second-hand"]);
  await tab.focus("#_start");
  await tab.evaluate(() => window.scrollTo(0, 0));
  await tab.keyboard.down("Alt");
  await tab.keyboard.press("KeyN");
  await tab.keyboard.up("Alt");
  await tab.waitForFunction(() => document.activeElement.dataset.do === "next");
  await tab.waitForFunction(() => { const box = document.querySelector("tr.now").getBoundingClientRect(); return box.top > 0 && box.bottom < document.querySelector("#_bar").getBoundingClientRect().top; });
  await close();
});

test("a pause stops the step and not the day; back takes a step up again", async () => {
  const { tab, close } = await held(510);
  await press(tab, "begin");
  await later(tab, 512);
  await press(tab, "pause");
  await later(tab, 516);
  assert.deepEqual(await bar(tab).then(({ at: title, left, drift }) => [title, left, drift]), ["Paused: Arrive, make a name tent, find a table", "3 of 5 minutes left", "4 minutes behind"]);
  assert.equal(await tab.evaluate(() => document.activeElement.dataset.do !== "pause"), true, "the focus is not left on a button that is gone");
  await tab.reload();
  assert.equal((await bar(tab)).left, "3 of 5 minutes left");
  await press(tab, "resume");
  await later(tab, 519);
  await press(tab, "next");
  assert.equal((await column(tab, 3))[0], "5");
  await press(tab, "back");
  assert.deepEqual([(await column(tab, 3))[0], (await bar(tab)).left], ["", "0 of 5 minutes left"]);
  await close();
});

test("it is forgotten when that is confirmed, and not before", async () => {
  const { tab, close } = await held(510);
  await press(tab, "begin");
  await press(tab, "next");
  await tab.click("[data-do=reset]");
  assert.ok(await tab.$eval("#_reset", (dialog) => dialog.matches(":modal")));
  await tab.keyboard.press("Escape");
  assert.equal((await now(tab)).length, 1);
  await tab.click("[data-do=reset]");
  await tab.click("#_reset [value=no]");
  assert.equal((await now(tab)).length, 1);
  await tab.click("[data-do=reset]");
  await tab.click("#_reset [value=yes]");
  await tab.waitForFunction(() => document.activeElement.dataset.do === "begin");
  assert.deepEqual([(await now(tab)).length, (await column(tab, 3)).join("")], [0, ""]);
  await tab.reload();
  assert.equal((await bar(tab)).at, "Not started");
  await close();
});

test("at the end it says so, leads to the record, and paper has the minutes then and not before", async () => {
  const { tab, close } = await held(510);
  const printed = async () => {
    await tab.emulateMediaType("print");
    const seen = await tab.$$eval("#two-half-days-1 .actual .made, #two-half-days-1 .now strong, #_bar, #_live", (all) => all.filter((one) => one.checkVisibility()).map((one) => one.textContent));
    const marked = await tab.$eval("#two-half-days-1", (day) => Boolean(day.querySelector(".now")) && getComputedStyle(day.querySelector(".now th"), "::before").display !== "none");
    await tab.emulateMediaType(null);
    return { seen, marked };
  };
  await press(tab, "begin");
  await later(tab, 516);
  await press(tab, "next");
  assert.deepEqual(await printed(), { seen: [], marked: false });
  for (let minutes = 520; (await tab.$("[data-do=next]:not([hidden])")) !== null; minutes += 10) {
    await at(tab, minutes);
    await press(tab, "next");
  }
  assert.deepEqual(await bar(tab).then(({ at: title, drift }) => [title, drift]), ["Finished", "On time"]);
  assert.ok(await tab.$eval('#_bar a[href="delivery.html"]', (link) => link.checkVisibility()));
  const taken = await column(tab, 3);
  assert.ok(taken.every((minutes) => minutes !== ""), taken.join());
  assert.deepEqual(taken.slice(0, 5), ["6", "24", "4", "10", "10"], "and a module took what its steps took");
  assert.deepEqual((await printed()).seen, taken);
  const state = await tab.evaluate(() => JSON.parse(localStorage["tttkit:train-the-trainer:f:live"]));
  assert.deepEqual([state.plan, state.day, state.taken["telephone#second-hand"]], ["two-half-days", 0, 240]);
  await close();
});

test("another day is chosen, and its start is its own; what the first took stays with the plan", async () => {
  const { tab, close } = await held(510);
  await press(tab, "begin");
  await press(tab, "next");
  await tab.select("#_day", "1");
  assert.equal((await bar(tab)).left, "At 8:30: 4.1 What your tickets said");
  await press(tab, "begin");
  assert.deepEqual(await tab.$$eval("tr.now", (rows) => rows.map((row) => row.closest("section").id)), ["two-half-days-2"]);
  await tab.reload();
  assert.deepEqual(await tab.$$eval("tr.now", (rows) => rows.map((row) => row.closest("section").id)), ["two-half-days-2"]);
  assert.ok("two-half-days-1/Arrive, make a name tent, find a table" in await tab.evaluate(() => JSON.parse(localStorage["tttkit:train-the-trainer:f:live"]).taken));
  await close();
});

test("a kit with several plans lets one be chosen; one without any starts when somebody starts it", async () => {
  const several = await held(600, { file: run("plans", "meetings") });
  assert.deepEqual(await several.tab.$$eval("#_day option", (all) => all.map((one) => one.textContent)), ["One day: The day", "Two afternoons: First afternoon", "Two afternoons: Second afternoon"]);
  await several.close();
  const none = await held(600.5, { file: run("media", "silence") });
  assert.equal(await none.tab.$eval("#_day", (select) => select.checkVisibility()), false);
  await press(none.tab, "begin");
  assert.equal(await none.tab.$eval("tbody th", (one) => one.textContent), "10:00");
  assert.equal((await bar(none.tab)).drift, "On time");
  await none.close();
});

test("the bar stays at the foot of a high screen and lies above the plan on a low one", async () => {
  const { tab, close } = await held(510);
  await press(tab, "begin");
  await tab.evaluate(() => window.scrollTo(0, 0));
  assert.ok(await tab.$eval("#_bar", (one) => Math.abs(one.getBoundingClientRect().bottom - innerHeight) < 1));
  await tab.setViewport({ width: 900, height: 400 });
  await tab.waitForSelector("main #_bar");
  assert.equal(await tab.$eval("#_bar", (one) => getComputedStyle(one).position), "static");
  assert.ok(await tab.$eval("#_bar", (one) => one.getBoundingClientRect().bottom < document.querySelector("table").getBoundingClientRect().top));
  await close();
});

test("nothing slides: the current step is there at once, for whoever wants less motion and for everybody", async () => {
  const { tab, close } = await held(510);
  await press(tab, "begin");
  const moved = await tab.evaluate(async () => {
    for (let step = 0; step < 6; step += 1) document.querySelector("[data-do=next]").click();
    const before = scrollY;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return scrollY - before;
  });
  assert.equal(moved, 0);
  assert.ok(await inView(tab, "tr.now"));
  await close();
});

test("without scripts the table is whole, and nothing promises what does not work", async () => {
  const { page: tab, close } = await open(browser, disk(run()), { script: false });
  assert.deepEqual(await tab.$$eval(".made", (all) => all.filter((one) => one.checkVisibility()).map((one) => one.className)), []);
  assert.equal(await tab.$$eval("tbody tr", (rows) => rows.filter((row) => row.cells[0].textContent && row.cells[2].textContent).length), await tab.$$eval("tbody tr", (rows) => rows.length));
  assert.match(await tab.$eval("#two-half-days-1", (day) => day.innerText), /saves 4\u00a0min/);
  await close();
});

for (const [name, look] of Object.entries({ "by day": { width: 1280, height: 900 }, "in the dark": { width: 1280, height: 900, dark: true }, "on a phone": { width: 390, height: 844 }, "on a phone in the dark": { width: 320, height: 640, dark: true } })) {
  test(`while it runs axe finds nothing and nothing is cut off, ${name}`, async () => {
    const { tab, close, heard } = await held(510, look);
    const found = [];
    const check = async (state) => {
      await tab.evaluate(axe);
      found.push(...await tab.evaluate(async (state) => (await window.axe.run(document, { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }, resultTypes: ["violations"], preload: false })).violations.flatMap((rule) => rule.nodes.map((node) => `${state}: ${rule.id}: ${node.target.join(" ")}`)), state));
      const wide = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) found.push(`${state}: ${wide}px too wide`);
    };
    await check("before");
    await press(tab, "begin");
    await later(tab, 519);
    await press(tab, "next");
    await check("behind");
    await press(tab, "pause");
    await tab.click("[data-do=reset]");
    await check("asked");
    none(found, "while it runs");
    assert.deepEqual(heard.said, []);
    await close();
  });
}

test("from right to left the strip and the arrow keys are turned round", async () => {
  const { tab, heard, close } = await held(540, { file: run("arabic", "mahattat"), width: 390, height: 844 });
  await press(tab, "begin");
  await tab.keyboard.press("ArrowLeft");
  assert.equal(await tab.$$eval("tr.done", (rows) => rows.length > 0), true);
  assert.match(await tab.$eval("#_bar svg", (svg) => getComputedStyle(svg).transform), /matrix\(-1/);
  assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  assert.deepEqual(heard.said, []);
  await close();
});

test("Firefox keeps a session that was opened from a disk", async () => {
  const fox = await firefox();
  try {
    const { page: tab, heard, close } = await open(fox, disk(run()));
    await tab.waitForSelector("#_bar:not([hidden])");
    await press(tab, "begin");
    await press(tab, "next");
    await tab.reload();
    await tab.waitForSelector("tr.now");
    assert.deepEqual(await now(tab), ["Now: 1.1 Training that reached us second-hand"]);
    assert.deepEqual(heard.said, []);
    await close();
  } finally {
    await fox.close();
  }
});
