// What a participant does: reads on, checks an answer, writes, takes it away, proves attendance; on a screen and on paper.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, firefox, open } from "./lib/browser.mjs";
import { desk, edition } from "./lib/places.mjs";
import { serve } from "./lib/serve.mjs";
import { none } from "./lib/tell.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const paper = mkdtempSync(join(tmpdir(), "tttkit-learn-"));
let browser, server;
before(async () => { browser = await chromium(); server = await serve(desk); });
after(async () => { await browser?.close(); await server?.close(); });

const disk = (file) => pathToFileURL(file).href;
const loopback = (file) => server.address + relative(desk, file).split("/").map(encodeURIComponent).join("/");
const kit = (title, kind = "participant") => join(edition("kits", "train-the-trainer", kind), `${title}.html`);
const wide = (title) => join(edition("stress", "wide", "participant"), `${title}.html`);
const arabic = (title) => join(edition("arabic", "mahattat", "participant"), `${title}.html`);
const seen = (tab, selector) => tab.$$eval(selector, (all) => all.filter((one) => one.checkVisibility()).map((one) => one.innerText.trim().replace(/\s+/g, " ")));
const kept = (tab) => tab.evaluate(() => Object.fromEntries(Object.entries(localStorage).map(([key, value]) => [key.replace(/^tttkit:[^:]+:/, ""), value])));
const keep = (tab, values) => tab.evaluate((all) => Object.entries(all).forEach(([key, value]) => localStorage.setItem(`tttkit:${document.documentElement.dataset.kit}:${key}`, value)), values);

async function tabTo(tab, selector, most = 150) {
  for (let at = 0; at < most; at += 1) {
    await tab.keyboard.press("Tab");
    if (await tab.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
  }
  assert.fail(`${selector} is not reached by the Tab key`);
}

/** The text of each sheet of a tab on paper, and how large the sheets are. */
async function sheets(tab, format = "letter") {
  const pdf = join(paper, "sheets.pdf");
  await tab.pdf({ path: pdf, format });
  const sizes = execFileSync("pdfinfo", ["-l", "99", pdf], { encoding: "utf8" }).match(/(?<=Page +\d+ size: +)[\d.]+ x [\d.]+/g);
  return { text: execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" }).split("\f").slice(0, -1), sizes };
}

for (const [from, address] of [["a disk", disk], ["a server", loopback]]) {
  test(`what was read is told in the menu, in the contents and at the page's end, opened from ${from}`, async () => {
    const { page: tab, go, heard, close } = await open(browser, address(kit("index")));
    assert.deepEqual(await seen(tab, "#_progress, .contents .read"), [], "nothing is told before anything was read");
    await go(address(kit("telephone")));
    await tabTo(tab, "#_read");
    await tab.keyboard.press("Space");
    assert.deepEqual(await seen(tab, "#_tally"), ["1 of 7 modules read."]);
    assert.match(await tab.$eval("[role=status].unseen", (one) => one.textContent), /Marked as read\. 1 of 7/);
    await tab.keyboard.press("Space");
    assert.deepEqual(await kept(tab), {}, "a mark can be taken back");
    await tab.keyboard.press("Space");
    await tabTo(tab, ".turn .next");
    await Promise.all([tab.waitForNavigation(), tab.keyboard.press("Enter")]);
    await Promise.all([tab.waitForNavigation(), tab.click(".turn .next")]);
    await tab.click(".menu summary");
    assert.deepEqual((await seen(tab, ".menu a:has(.read)")), ["1 Why training turns into telephone read", "2 Core message and periphery read"], "whoever goes on has read the page");
    await go(address(kit("index")));
    assert.deepEqual(await seen(tab, "#_progress"), ["2 of 7 modules read. Go on with 3 Leading without being the expert."]);
    assert.deepEqual(await seen(tab, "#_start"), [], "and no longer where to begin");
    assert.equal((await seen(tab, ".contents .read")).length, 2);
    await Promise.all([tab.waitForNavigation(), tab.click("#_progress a")]);
    assert.match(tab.url(), /lead\.html$/);
    await go(address(kit("my-plan")));
    assert.deepEqual(await seen(tab, "#_read"), [], "a handout is not read but filled in");
    assert.deepEqual(heard.said, []);
    await close();
  });

  test(`a check tells of the answer that was given, then of the others, opened from ${from}`, async () => {
    const { page: tab, go, close } = await open(browser, address(kit("telephone")));
    await tabTo(tab, ".check summary");
    await tab.keyboard.press("Enter");
    assert.equal(await tab.$eval(".check details", (fold) => fold.open), false, "nothing is given away to whoever has not chosen");
    assert.match((await seen(tab, ".first-choose")).join(), /Choose an answer first/);
    await tabTo(tab, ".first-choose button");
    await tab.keyboard.press("Enter");
    assert.equal((await seen(tab, ".check .verdicts dt")).length, 3, "unless they ask for all");
    await tab.click(".check .choice:nth-of-type(1) input");
    assert.equal(await tab.$eval(".check details", (fold) => fold.open), false, "a choice closes what stood open");
    await tab.focus(".check summary");
    await tab.keyboard.press("Enter");
    assert.match((await seen(tab, ".told")).join(), /^Not yet\. Practice will make you fluent/);
    assert.match(await tab.$eval("[role=status].unseen", (one) => one.textContent), /Not yet.*Practice will make you fluent/);
    assert.deepEqual(await seen(tab, ".folded > .verdicts > *"), []);
    await tabTo(tab, ".told button");
    await tab.keyboard.press("Enter");
    const others = (await seen(tab, ".folded > .verdicts > dt")).join("|");
    assert.match(others, /^Bring the page.*: right\|Ask them.*: not yet$/);
    assert.ok(await tab.evaluate(() => document.activeElement.matches(".verdicts")), "the focus is where there is more to read");
    await tab.click(".check .choice:nth-of-type(2) input");
    await tab.click(".check summary");
    assert.match((await seen(tab, ".told")).join(), /^Right\. Then all of them have the words/);
    await go(address(kit("telephone")));
    assert.deepEqual(await tab.$$eval(".check input", (all) => all.map((one) => one.checked)), [false, true, false], "what was chosen is kept");
    await go(address(kit("all-in-one")));
    assert.deepEqual(await tab.$$eval("[data-check=check-telephone] input", (all) => all.map((one) => one.checked)), [false, true, false], "and known on the page of all pages");
    await close();
  });
}

test("a check with several right answers says what is missing", async () => {
  const { page: tab, close } = await open(browser, disk(wide("wide")));
  const ask = async (...choices) => {
    for (const at of choices) await tab.click(`.check .choice:nth-of-type(${at}) input`);
    await tab.click(".check summary");
    return (await seen(tab, ".told .verdict")).join();
  };
  assert.equal(await ask(1), "Right so far. 1 right answer is still missing.");
  assert.equal(await ask(3), "Not yet. 1 right answer is still missing.");
  assert.equal(await ask(2), "Not yet.", "all that is right, and more");
  assert.equal(await ask(3), "Right.");
  assert.deepEqual(await seen(tab, ".told button"), ["Show the other answers"]);
  await close();
});

test("a field grows with what is written, says that it is kept, and is on paper to its last word", async () => {
  const { page: tab, go, close } = await open(browser, disk(kit("telephone")));
  const height = () => tab.$eval("textarea", (field) => field.clientHeight);
  const before = await height();
  await tab.type("textarea", "One line\n".repeat(12));
  assert.ok(await height() > before * 2, "it grows");
  assert.ok(await tab.$eval("textarea", (field) => field.scrollHeight <= field.clientHeight + 2), "and nothing of it is hidden");
  await tab.waitForFunction(() => /Kept\./.test(document.querySelector(".reflect .kept").textContent));
  const long = Array.from({ length: 400 }, (_, at) => `word${at}`).join(" ");
  await keep(tab, { "reflect-blurred": long });
  await go(disk(kit("telephone")));
  const { text } = await sheets(tab);
  for (const word of ["word0", "word200", "word399"]) assert.match(text.join(" "), new RegExp(`${word}\\b`));
  await tab.$eval("textarea", (field) => { field.value = ""; field.dispatchEvent(new Event("input", { bubbles: true })); });
  assert.equal(await height(), before, "and shrinks again");
  await close();
});

test("a browser that keeps nothing says so, and harms nothing", async () => {
  const before = () => Object.defineProperty(window, "localStorage", { get() { throw new DOMException("refused", "SecurityError"); } });
  const { page: tab, go, heard, close } = await open(browser, disk(kit("telephone")), { before });
  await tab.type("textarea", "words");
  await tab.waitForSelector(".reflect .lost", { visible: true });
  assert.match((await seen(tab, ".reflect .lost")).join(), /does not keep/);
  await tab.click("#_read");
  assert.deepEqual(await seen(tab, "#_tally"), ["1 of 7 modules read."]);
  assert.deepEqual([...heard.said, ...(await go(disk(kit("takeaway")))).said, ...(await go(disk(kit("attendance")))).said], []);
  await close();
});

test("a ticked box of a checklist stays ticked", async () => {
  const { page: tab, go, close } = await open(browser, disk(kit("my-plan")));
  await tab.click(".task input");
  await go(disk(kit("my-plan")));
  assert.deepEqual(await tab.$$eval(".task input", (all) => all.filter((one) => one.checked).length), 1);
  await go(disk(kit("all-in-one")));
  assert.equal(await tab.$$eval("#my-plan .task input", (all) => all.filter((one) => one.checked).length), 1);
  await close();
});

test("the takeaway has key points, every question with its answer, and a plan that is kept", async () => {
  const { page: tab, go, close } = await open(browser, loopback(kit("takeaway")));
  assert.ok((await seen(tab, ".points li")).length >= 7 * 3);
  const asked = await tab.$$eval("[data-wrote]", (all) => all.map((one) => one.dataset.wrote));
  const places = await open(browser, disk(kit("all-in-one")));
  assert.deepEqual(asked, await places.page.$$eval(".sheet textarea[data-store]", (all) => all.map((one) => one.dataset.store)), "every question, in order");
  await places.close();
  assert.deepEqual(await seen(tab, ".wrote"), []);
  // Another page of the kit writes, and this one shows it.
  const other = await tab.browserContext().newPage();
  await other.goto(loopback(kit("telephone")));
  await other.type("textarea", "It was made smaller.");
  await other.close();   // a page behind another is not painted, and waits for ever
  await tab.bringToFront();
  await tab.waitForFunction(() => document.querySelector(".wrote")?.textContent === "It was made smaller.");
  assert.deepEqual(await seen(tab, ".filled .there"), ["Change it on its page"]);
  await tabTo(tab, ".answer:not(.filled) .there a");
  await Promise.all([tab.waitForNavigation(), tab.keyboard.press("Enter")]);
  assert.match(tab.url(), /core-and-periphery\.html#reflect-own-core$/);
  await go(loopback(kit("takeaway")));
  for (const [nth, words] of ["Read it aloud", "Tuesday", "Rosa", "They repeat it"].entries()) {
    await tabTo(tab, ".step textarea");
    await tab.keyboard.type(words);
    assert.equal(await tab.evaluate(() => document.activeElement.dataset.store), `plan:1.${["what", "when", "who", "how"][nth]}`);
  }
  await go(loopback(kit("takeaway")));
  const { text } = await sheets(tab);
  const all = text.join(" ");
  for (const words of ["It was made smaller.", "Read it aloud", "Tuesday", "They repeat it", "My action plan"]) assert.ok(all.includes(words), words);
  assert.ok(!/Write it on its page|Print this page|kept in this browser/.test(all), "nothing of the screen's");
  await close();
});

test("an exit ticket without room of its own has it on the takeaway", async () => {
  const { page: tab, go, close } = await open(browser, disk(wide("takeaway")));
  await tab.type("textarea[data-store='ticket:wide.1']", "What I still wonder");
  await go(disk(wide("takeaway")));
  assert.equal(await tab.$eval("textarea[data-store='ticket:wide.1']", (field) => field.value), "What I still wonder");
  await close();
});

test("a certificate is filled in, kept, and printed on one sheet on its side", async () => {
  const { page: tab, go, close } = await open(browser, disk(kit("attendance")));
  assert.match(await tab.$eval("#_time", (field) => field.value), /hours/, "the kit's own time stands there to be changed");
  await tabTo(tab, "#_name");
  await tab.keyboard.type("Rosa Méndez");
  await tabTo(tab, "#_where");
  await tab.keyboard.type("Riverbend");
  await go(disk(kit("all-in-one")));
  assert.equal(await tab.$eval("#_name", (field) => field.value), "Rosa Méndez", "and is on the workbook's cover");
  await go(disk(kit("attendance")));
  for (const format of ["letter", "a4"]) {
    const { text, sizes } = await sheets(tab, format);
    assert.equal(text.length, 1, format);
    const [width, height] = sizes[0].split(" x ").map(Number);
    assert.ok(width > height, "on its side");
    for (const words of ["Certificate of attendance", "Rosa Méndez", "Train the trainer", "Riverbend", "Signature", "records attendance"]) assert.ok(text[0].includes(words), words);
    assert.match(text[0], /([0-9A-Z]{4}-){4}[0-9A-Z]{4}/);
  }
  await go(disk(arabic("attendance")));
  const { sizes } = await sheets(tab);
  assert.equal(sizes.join(), "792 x 612", "from right to left too");
  await close();
});

test("the workbook has a cover, contents, and its colophon on every sheet; the facilitator's has nobody's name", async () => {
  for (const kind of ["participant", "facilitator"]) {
    const { page: tab, close } = await open(browser, disk(kit("all-in-one", kind)));
    const { text } = await sheets(tab, "a4");
    assert.match(text[0], /Train the trainer[\s\S]*Check code[\s\S]*([0-9A-Z]{4}-){4}/);
    assert.equal(/This workbook belongs to/.test(text[0]), kind === "participant");
    assert.match(text[1], /Contents[\s\S]*Glossary/);
    assert.doesNotMatch(text[0], /Glossary/);
    none(text.flatMap((sheet, at) => /Train the trainer[^\n]*([0-9A-Z]{4}-){4}/.test(sheet) ? [] : [`${kind}, sheet ${at + 1}`]), "sheets without kit and check code");
    await close();
  }
});

test("without scripts there are key points, questions with room on paper, and a form to fill in by hand", async () => {
  const { page: tab, go, close } = await open(browser, disk(kit("takeaway")), { script: false });
  const made = () => tab.$$eval("main .made", (all) => all.filter((one) => one.checkVisibility()).length);
  assert.equal(await made(), 0, "no empty frame");
  await tab.emulateMediaType("print");
  const bare = await tab.$$eval(".answer, .step .body > div", (all) => all.filter((one) => ![...one.querySelectorAll(".ruled i")].some((line) => line.getBoundingClientRect().height > 20)).length);
  assert.equal(bare, 0, "each has lines");
  await go(disk(kit("attendance")));
  assert.equal(await made(), 0);
  assert.ok((await tab.$$eval(".certificate .ruled i", (all) => all.filter((line) => line.getBoundingClientRect().height > 20).length)) >= 4);
  await close();
});

for (const [name, look] of Object.entries({ "by day": { width: 1280, height: 900 }, "on a phone in the dark": { width: 390, height: 844, dark: true }, "on a narrow phone": { width: 320, height: 640 } })) {
  test(`nothing is in anybody's way while it is used, ${name}`, async () => {
    const opened = await open(browser, "about:blank", look);
    const tab = opened.page;
    const found = [];
    const look_at = async (file, use) => {
      const heard = await opened.go(disk(file));
      await use();
      const said = [...heard.said];   // before axe, which has words of its own
      await tab.evaluate(axe);
      const lines = await tab.evaluate(async () => (await window.axe.run(document, { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] }, resultTypes: ["violations"] })).violations.map((rule) => `${rule.id} ${rule.nodes[0].target}`));
      const wide = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      found.push(...[...lines, ...said, ...(wide > 0 ? [`${wide}px too wide`] : [])].map((line) => `${file.split("/").slice(-2).join("/")}: ${line}`));
    };
    const fill = () => tab.$$eval("main [data-store]", (all) => all.forEach((field) => { field.value = "Some words of mine, and some more"; field.dispatchEvent(new Event("input", { bubbles: true })); }));
    await look_at(kit("telephone"), async () => { await fill(); await tab.click(".check summary"); await tab.waitForSelector(".first-choose:not([hidden])"); });
    await look_at(kit("telephone"), async () => { await tab.click("#_read"); await tab.click(".check input"); await tab.click(".check summary"); await tab.click(".told button"); });
    await look_at(kit("index"), async () => { await tab.waitForSelector("#_progress:not([hidden])"); await tab.click(".menu summary"); });
    await look_at(kit("takeaway"), fill);
    await look_at(kit("attendance"), fill);
    await look_at(kit("all-in-one"), fill);
    for (const title of ["mahattat", "takeaway", "attendance"]) await look_at(arabic(title), fill);
    await opened.close();
    none(found, "complaints");
  });
}

test("Firefox from a disk: pages share what was read, chosen and written, and paper has it whole", async () => {
  const strict = await firefox();
  try {
    const said = [];
    const go = async (title) => {
      const tab = await strict.newPage();
      tab.on("console", (message) => said.push(message.text()));
      tab.on("pageerror", (error) => said.push(error.message));
      await tab.goto(disk(kit(title)), { waitUntil: "load" });
      await tab.waitForFunction(() => document.querySelector("#_read, #_carry:not([hidden]), #_name, #_progress"));
      return tab;
    };
    const first = await go("telephone");
    await first.click(".check input");
    await first.type("textarea", "It was made smaller.");
    await Promise.all([first.waitForNavigation(), first.click(".turn .next")]);
    await first.close();
    const front = await go("index");
    await front.waitForSelector("#_progress:not([hidden])");
    assert.match(await front.$eval("#_progress", (line) => line.textContent), /1 of 7 modules read/);
    await front.close();
    const again = await go("telephone");
    await again.waitForFunction(() => document.querySelector(".check input").checked);
    await again.close();
    const takeaway = await go("takeaway");
    await takeaway.waitForSelector(".wrote");
    await takeaway.type(".step textarea", `Begin ${"and go on, ".repeat(60)}until the end`);
    const { text } = await sheets(takeaway);
    for (const words of ["It was made smaller.", "Begin", "until the end"]) assert.ok(text.join(" ").includes(words), words);
    none(text.flatMap((sheet, at) => /([0-9A-Z]{4}-){4}/.test(sheet) ? [] : [`sheet ${at + 1}`]), "sheets without a check code");
    await takeaway.close();
    const attendance = await go("attendance");
    assert.equal((await sheets(attendance)).text.length, 1);
    assert.deepEqual(said, []);
  } finally {
    await strict.close();
  }
});
