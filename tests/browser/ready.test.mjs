// The page to get ready: a session's facts, a checklist with real days, materials counted, the core messages from memory.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, firefox, open } from "./lib/browser.mjs";
import { facts } from "./lib/facts.mjs";
import { desk, edition } from "./lib/places.mjs";
import { serve } from "./lib/serve.mjs";
import { none } from "./lib/tell.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let browser, server;
before(async () => { browser = await chromium(); server = await serve(desk); });
after(async () => { await browser?.close(); await server?.close(); });

const page = (name, title = "get-ready", kind = "facilitator") => join(edition("kits", name, kind), `${title}.html`);
const ours = () => page("train-the-trainer");
const arabic = () => join(edition("arabic", "mahattat", "facilitator"), "get-ready.html");
const disk = (file) => pathToFileURL(file).href;
const loopback = (file) => server.address + relative(desk, file).split("/").map(encodeURIComponent).join("/");

/** A day so many days from today, as the page counts: where the reader is. */
const day = (away) => { const now = new Date(); return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() + away)).toISOString().slice(0, 10); };
/** Types facts of a session, as if by hand. */
const type = (tab, values) => tab.evaluate((all) => {
  for (const [name, value] of Object.entries(all)) {
    const field = document.querySelector(`[data-session="${name}"]`);
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}, values);
const kept = (tab, key) => tab.evaluate((name) => localStorage.getItem(`tttkit:train-the-trainer:${name}`), key);
const words = (tab, selector) => tab.$eval(selector, (one) => one.innerText.replace(/\s+/g, " ").trim());
/** The label of the checklist's group for a day. */
const group = (tab, title) => tab.evaluate((wanted) => {
  const label = [...document.querySelectorAll(".ready .label")].find((one) => one.querySelector("b").textContent === wanted);
  return label.innerText.replace(/\s+/g, " ").trim();
}, title);
/** The number for this group in the row that starts with some words. */
const counted = (tab, thing) => tab.evaluate((wanted) => {
  const row = [...document.querySelectorAll(".counts tbody tr")].find((one) => one.querySelector("th").innerText.startsWith(wanted));
  return row.querySelector(".counted strong")?.textContent ?? null;
}, thing);
async function tabTo(tab, selector, most = 150) {
  for (let at = 0; at < most; at += 1) {
    await tab.keyboard.press("Tab");
    if (await tab.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
  }
  assert.fail(`${selector} is not reached by the Tab key`);
}

for (const [from, address] of [["a disk", disk], ["a server", loopback]]) {
  test(`the facts of a session are kept as one, and ticks with them, opened from ${from}`, async () => {
    const { page: tab, heard, close } = await open(browser, address(ours()));
    await type(tab, { date: "2026-10-06", start: "08:30", place: " Room 12 ", people: "24", perTable: "5" });
    assert.deepEqual(JSON.parse(await kept(tab, "f:session")), { date: "2026-10-06", start: "08:30", place: "Room 12", people: 24, perTable: 5 });
    await type(tab, { perTable: "0" });
    assert.equal(JSON.parse(await kept(tab, "f:session")).perTable, undefined, "no table seats nobody");
    await tab.evaluate(() => { const box = document.querySelector("input[data-ready]"); box.click(); });
    await tab.reload();
    assert.equal(await tab.$eval("#_date", (one) => one.value), "2026-10-06");
    assert.equal(await tab.$eval("#_people", (one) => one.value), "24");
    assert.ok(await tab.$eval("input[data-ready]", (one) => one.checked));
    await type(tab, { date: "", start: "", place: "", people: "" });
    assert.equal(await kept(tab, "f:session"), null);
    assert.ok((await tab.evaluate(() => Object.keys(localStorage))).every((key) => key.startsWith("tttkit:train-the-trainer:f:")), "the facilitator's own");
    assert.deepEqual(heard.said, []);
    await close();
  });
}

test("what another page keeps of the session is not lost", async () => {
  const { page: tab, close } = await open(browser, loopback(ours()));
  await tab.evaluate(() => localStorage.setItem("tttkit:train-the-trainer:f:session", JSON.stringify({ plan: "two-half-days", more: 1 })));
  await tab.reload();
  await type(tab, { people: "9" });
  assert.deepEqual(JSON.parse(await kept(tab, "f:session")), { plan: "two-half-days", more: 1, people: 9 });
  await close();
});

test("each group of the checklist says its day, and what is overdue is said in words", async () => {
  const { page: tab, close } = await open(browser, disk(ours()));
  assert.equal(await group(tab, "2 weeks before"), "2 weeks before", "no day without a date");
  await type(tab, { date: day(5) });
  const said = (away) => tab.evaluate((iso) => tttkit.date(iso, { dateStyle: undefined, weekday: "short", day: "numeric", month: "short", year: iso.slice(0, 4) === document.querySelector("#_date").value.slice(0, 4) ? undefined : "numeric" }), day(away));
  assert.equal(await group(tab, "2 weeks before"), `2 weeks before ${await said(-9)} Overdue: 1 still to do`);
  assert.equal(await group(tab, "2 days before"), `2 days before ${await said(3)} in 3 days`);
  assert.equal(await group(tab, "Before the day"), `Before the day by ${await said(4)} in 4 days`);
  assert.equal(await group(tab, "On the day"), `On the day from ${await said(5)} in 5 days`, "this kit takes two days");
  assert.equal(await group(tab, "2 weeks after"), `2 weeks after ${await said(19)} in 19 days`);
  assert.match(await words(tab, '[data-told="todo"]'), /0 of 25 done\. Overdue: 2 still to do\./);
  await tab.evaluate(() => document.querySelectorAll('.ready[data-days="-14"] input').forEach((box) => box.click()));
  assert.match(await group(tab, "2 weeks before"), /all done$/);
  assert.match(await words(tab, '[data-told="todo"]'), /1 of 25 done\. Overdue: 1 still to do\./);
  const order = await tab.$$eval(".ready", (all) => all.map((one) => one.dataset.days ?? "any"));
  assert.deepEqual(order, ["-14", "-7", "-2", "any", "-1", "0", "14"]);
  await close();
});

test("what is ticked here is ticked in its module, and in a list of the author's own", async () => {
  const { page: tab, go, close } = await open(browser, disk(ours()));
  const task = await tab.evaluate(() => {
    const line = [...document.querySelectorAll(".ready label")].find((one) => one.querySelector('a[href="lead.html"]'));
    line.querySelector("input").click();
    document.querySelector(".room .task input").click();
    return line.querySelector("input").dataset.ready;
  });
  await go(disk(page("train-the-trainer", "lead")));
  assert.ok(await tab.$eval(`input[data-ready="${task}"]`, (box) => box.checked));
  assert.equal(await tab.$$eval("input[data-ready]", (all) => all.filter((box) => box.checked).length), 1);
  await go(disk(page("train-the-trainer", "room")));
  assert.deepEqual(await tab.$$eval(".task input", (all) => all.slice(0, 2).map((box) => box.checked)), [true, false]);
  await close();
});

test("materials and copies are counted for the group, by person, table and room", async () => {
  const { page: tab, close } = await open(browser, disk(ours()));
  assert.equal(await tab.$$eval(".counted", (all) => all.length), 0, "nothing is counted before");
  await type(tab, { people: "23" });
  assert.deepEqual([await counted(tab, "Blank index card"), await counted(tab, "Scissors"), await counted(tab, "Sheets of paper")], ["92", null, "3"]);
  await type(tab, { perTable: "5" });
  assert.equal(await words(tab, '[data-told="tables"]'), "makes 5 tables");
  assert.deepEqual([await counted(tab, "Scissors"), await counted(tab, "Chart paper"), await counted(tab, "Core or periphery? Sorting"), await counted(tab, "My plan")], ["5", "5", "5", "23"]);
  assert.deepEqual(await tab.$$eval(".counts thead .counted", (all) => [...new Set(all.map((one) => one.textContent))]), ["For 23 people"]);
  assert.deepEqual(await tab.$$eval(".counts .label b", (all) => all.slice(0, 3).map((one) => one.textContent)), ["You bring", "The host provides", "Participants bring"]);
  await type(tab, { people: "" });
  assert.equal(await tab.$$eval(".counted", (all) => all.length), 0);
  const workshop = await open(browser, disk(page("authoring-kits")));
  await type(workshop.page, { people: "9" });
  assert.equal(await counted(workshop.page, "Laptop"), "5", "nine people make five pairs, one of them a person alone");
  await workshop.close();
  await close();
});

test("a core message is said from memory, compared and judged, from the keyboard alone", async () => {
  const { page: tab, close } = await open(browser, disk(ours()));
  assert.equal(await tab.$$eval(".recall details", (all) => all.filter((one) => one.open).length), 0, "the words are covered");
  assert.ok(!await tab.$eval(".recall .how", (one) => one.checkVisibility()));
  await tabTo(tab, "#_memory-0");
  await tab.keyboard.type("every RETELLING loses something so hand on the words, not your memory");
  await tabTo(tab, ".recall summary");
  await tab.keyboard.press("Enter");
  await tab.waitForFunction(() => document.querySelector(".recall .missed").textContent !== "");
  assert.equal(await words(tab, ".recall .missed"), "Not in yours: “written” … “themselves” … “of them”");
  await tabTo(tab, ".recall .how input");
  await tab.keyboard.press("ArrowDown");
  assert.equal(await kept(tab, "f:ready-check:telephone"), "almost");
  await tab.keyboard.press("ArrowUp");
  assert.match(await words(tab, ".progress"), /^1 of 7 said word for word\./);
  assert.match(await words(tab, '[data-told="recall"]'), /1 of 7 said word for word/);
  await tab.reload();
  assert.match(await words(tab, ".progress"), /^1 of 7 said word for word\./);
  assert.equal(await tab.$$eval(".recall .how", (all) => all.filter((one) => one.checkVisibility()).length), 1, "what was judged can be judged anew");
  const result = async (own) => {
    await tab.evaluate((text) => { document.querySelector("#_memory-0").value = text; document.querySelector(".recall details").open = false; }, own);
    await tab.waitForFunction(() => document.querySelector(".recall .missed").textContent === "");
    await tab.$eval(".recall details", (one) => { one.open = true; });
    await tab.waitForFunction(() => document.querySelector(".recall .missed").textContent !== "");
    return words(tab, ".recall .missed");
  };
  const exact = await tab.$eval(".recall blockquote", (one) => one.textContent);
  assert.equal(await result(exact.toUpperCase().replace(/[.,]/g, "")), "Word for word.");
  assert.equal(await result(`Well: ${exact}`), "All of its words, with some of your own.");
  await tab.click(".progress button");
  assert.deepEqual(await tab.evaluate(() => [document.activeElement.id, document.activeElement.value, document.querySelector(".recall details").open]), ["_memory-0", "", false]);
  await close();
});

test("every question that will come is there, folded, with a way to its place", async () => {
  const { page: tab, close } = await open(browser, disk(ours()));
  const folds = () => tab.$$eval(".asked details", (all) => [all.length, all.filter((one) => one.open).length]);
  assert.deepEqual(await folds(), [29, 0]);
  assert.equal(await tab.$$eval(".room .anticipate", (all) => all.length), 0, "none stands twice");
  assert.ok(!(await words(tab, ".room")).includes("Questions you will get"), "nor a heading of nothing");
  const button = (await tab.$$("main button")).at(-1);
  assert.equal(await button.evaluate((one) => one.textContent), "Show all answers");
  await button.click();
  assert.deepEqual(await folds(), [29, 29]);
  await tab.waitForFunction((one) => one.textContent === "Hide all answers", {}, button);
  await Promise.all([tab.waitForNavigation(), tab.click('.asked a[href="adapt.html#three-lights"]')]);
  assert.match(tab.url(), /adapt\.html#three-lights$/);
  await close();
});

test("the parts of the room stand a level lower than on their own page", async () => {
  const { page: tab, close } = await open(browser, disk(ours()));
  const { levels } = await tab.evaluate(facts);
  assert.ok(levels.every((level, at) => at === 0 ? level === 1 : level <= levels[at - 1] + 1), levels.join(" "));
  assert.equal(await tab.$$eval(".room h2", (all) => all.length), 0);
  assert.ok(await tab.$$eval(".room h3", (all) => all.length) > 3);
  await close();
});

test("what was rehearsed is told beside its module", async () => {
  const { page: tab, close } = await open(browser, disk(ours()));
  await tab.evaluate(() => localStorage.setItem("tttkit:train-the-trainer:f:rehearsal:lead", JSON.stringify({ date: "2026-10-01", seconds: 900 })));
  await tab.reload();
  assert.equal(await words(tab, '[data-rehearsed="lead"]'), "rehearsed on Oct 1, 2026");
  assert.equal(await tab.$eval('[data-rehearsed="lead"]', (one) => one.parentElement.querySelector("a").getAttribute("href")), "lead.html#_rehearse");
  await close();
});

test("without scripts the page is whole", async () => {
  const { page: tab, close } = await open(browser, disk(ours()), { script: false });
  assert.ok(!await tab.$eval(".session", (one) => one.checkVisibility()), "no field that does nothing");
  const text = await words(tab, "main");
  for (const wanted of ["2 weeks before", "Before the day", "On the day", "Every retelling loses something", "Read it as it stands, and then say it any way you like", "Blank index card", "4 per person", "The host provides", "Look at the room the day before"]) {
    assert.ok(text.includes(wanted), wanted);
  }
  await close();
});

test("where nothing can be kept, the page says so and works", async () => {
  const before = () => Object.defineProperty(window, "localStorage", { get() { throw new DOMException("refused", "SecurityError"); } });
  const { page: tab, heard, close } = await open(browser, disk(ours()), { before });
  assert.match(await words(tab, '[data-told="kept"]'), /keeps nothing/);
  await type(tab, { people: "10" });
  assert.equal(await counted(tab, "Pens"), "10");
  assert.deepEqual(heard.said, []);
  await close();
});

test("on paper: the facts, boxes and days, every answer, the messages, and nothing of the screen's", async () => {
  const paper = mkdtempSync(join(tmpdir(), "tttkit-ready-"));
  const { page: tab, close } = await open(browser, disk(ours()));
  const sheets = async () => {
    await tab.pdf({ path: join(paper, "x.pdf"), format: "letter" });
    return execFileSync("pdftotext", ["-layout", join(paper, "x.pdf"), "-"], { encoding: "utf8" }).replace(/\s+/g, " ");
  };
  await type(tab, { date: "2026-10-06", start: "08:30", place: "Room 12", people: "24", perTable: "6" });
  await tab.type("#_memory-0", "my own words");
  const text = await sheets();
  for (const wanted of ["Tuesday, October 6, 2026", "8:30", "Room 12", "Tue, Sep 22", "by Mon, Oct 5", "For 24 people", "Every retelling loses something", "Read it as it stands, and then say it any way you like"]) assert.ok(text.includes(wanted), wanted);
  for (const screen of ["On this page", "Show all answers", "From memory", "How was it", "Overdue", "my own words"]) assert.ok(!text.includes(screen), screen);
  assert.equal(await tab.$$eval(".asked details", (all) => all.filter((one) => one.open).length), 0, "and folded again afterward");
  await close();
});

test("the front page leads to it, and holds the checklist no more", async () => {
  const { page: tab, close } = await open(browser, disk(page("train-the-trainer", "index")));
  const ways = await tab.$$eval("ol:not(.messages):not(.crumbs ol) > li", (all) => all.map((one) => one.querySelector("a")?.getAttribute("href") ?? ""));
  assert.deepEqual(ways.slice(0, 4), ["", "get-ready.html", "telephone.html#_rehearse", "run.html"]);
  assert.match(await words(tab, "main"), /What to do, and when: 25 things; the first 2 weeks before/);
  assert.equal(await tab.$$eval("input[data-ready]", (all) => all.length), 0);
  await close();
});

test("participants have none of it", () => {
  for (const [name, file] of [["style", "style.css"], ["script", "script.js"]]) {
    const text = readFileSync(join(edition("kits", "train-the-trainer", "participant"), "assets", file), "utf8");
    assert.doesNotMatch(text, /f:ready|jsf_ready|\.recall|\.session/, name);
  }
});

for (const [name, look] of Object.entries({
  "on a laptop, by day": { width: 1280, height: 900 },
  "on a laptop, in the dark": { width: 1280, height: 900, dark: true },
  "on a phone, by day": { width: 390, height: 844 },
  "on a phone, in the dark": { width: 390, height: 844, dark: true },
})) {
  test(`at work it is accessible, and no wider than the screen, ${name}`, async () => {
    const wrong = [];
    for (const file of [ours(), arabic()]) {
      const { page: tab, heard, close } = await open(browser, disk(file), look);
      await type(tab, { date: day(5), people: "24", perTable: "5" });
      await tab.evaluate(() => {
        document.querySelectorAll("main details").forEach((fold) => { fold.open = true; });
        document.querySelector("#_memory-0").value = "words";
        document.querySelectorAll("input[data-ready]").forEach((box, at) => { if (at % 2) box.click(); });
      });
      await tab.waitForFunction(() => [...document.querySelectorAll(".how")].every((one) => !one.hidden));
      const wide = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 0) wrong.push(`${file}: ${wide}px too wide`);
      await tab.evaluate(axe);
      wrong.push(...heard.said, ...await tab.evaluate(async () => {
        const { violations } = await window.axe.run(document, { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] }, resultTypes: ["violations"] });
        return violations.flatMap((rule) => rule.nodes.slice(0, 3).map((node) => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary.split("\n")[1]}`));
      }));
      await close();
    }
    none(wrong, "faults");
  });
}

test("Arabic says days in its own words", async () => {
  const { page: tab, close } = await open(browser, disk(arabic()));
  await type(tab, { date: day(1) });
  assert.match(await words(tab, '.ready[data-days="-14"] .label'), /^قبل أسبوعين .*فات موعده/);
  await close();
});

test("Firefox keeps all of it, opened from a disk", async () => {
  const fox = await firefox();
  try {
    const tab = await fox.newPage();
    const said = [];
    tab.on("console", (message) => said.push(message.text()));
    tab.on("pageerror", (error) => said.push(error.message));
    await tab.goto(disk(ours()), { waitUntil: "load" });
    await tab.waitForFunction(() => !document.querySelector(".session").hidden);
    await type(tab, { date: day(5), people: "24" });
    await tab.evaluate(() => {
      document.querySelector("input[data-ready]").click();
      document.querySelector('.recall input[value="said"]').click();
    });
    await tab.goto(disk(page("train-the-trainer", "room")), { waitUntil: "load" });
    await tab.goto(disk(ours()), { waitUntil: "load" });
    await tab.waitForFunction(() => !document.querySelector(".session").hidden);
    assert.equal(await tab.$eval("#_people", (one) => one.value), "24");
    assert.ok(await tab.$eval("input[data-ready]", (one) => one.checked));
    assert.match(await tab.$eval(".progress", (one) => one.textContent), /^1 of 7/);
    assert.deepEqual(said, []);
  } finally {
    await fox.close();
  }
});
