// What a facilitator writes beside a guide, and what a browser keeps: noted, carried in a file to another browser, listed, printed.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, firefox, open } from "./lib/browser.mjs";
import { desk, edition, files, versionOf } from "./lib/places.mjs";
import { serve } from "./lib/serve.mjs";
import { none } from "./lib/tell.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const KIT = "train-the-trainer";
const folder = mkdtempSync(join(tmpdir(), "tttkit-notes-"));
let browser, server;
before(async () => { browser = await chromium(); server = await serve(desk); });
after(async () => { await browser?.close(); await server?.close(); });

const disk = (file) => pathToFileURL(file).href;
const loopback = (file) => server.address + relative(desk, file).split("/").map(encodeURIComponent).join("/");
const page = (title, kind = "facilitator", name = "kits", kit = KIT) => join(edition(name, kit, kind), `${title}.html`);

/** Puts entries into the store of a page before its scripts run. */
const seed = (items) => `try { for (const [key, value] of ${JSON.stringify(Object.entries(items))}) localStorage.setItem("tttkit:${KIT}:" + key, value); } catch (refused) { /* none */ }`;
const kept = (tab) => tab.evaluate(() => Object.fromEntries(tttkit.store.keys("f:").map((key) => [key, tttkit.store.get(key)])));
const note = (text, more = {}) => JSON.stringify({ text, kind: "say", words: "", of: 1, language: "en", label: "Say", title: "A page", ...more });
const file = (items, more = {}) => JSON.stringify({ format: "tttkit-kept", version: 1, kit: KIT, kitVersion: `${versionOf(KIT)}-draft`, edition: "facilitator", language: "en", code: "x", saved: "2026-10-06", items, ...more });

async function tabTo(tab, selector, most = 150) {
  for (let at = 0; at < most; at += 1) {
    await tab.keyboard.press("Tab");
    if (await tab.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
  }
  assert.fail(`${selector} is not reached by the Tab key`);
}

/** Brings the panel of kept things to the page that is open, and waits for it. */
async function panel(tab) {
  await tab.$eval("#_keep", (place) => place.scrollIntoView());
  await tab.waitForSelector(".carry input[type=file]");
}

/** Brings in a file as if somebody had chosen it, and answers what the panel says. */
async function bring(tab, text, name = "notes.json") {
  await panel(tab);
  await tab.evaluate((words, called) => {
    document.querySelector(".carry-answer").replaceChildren();
    const chosen = new DataTransfer();
    chosen.items.add(new File([words], called, { type: "application/json" }));
    const field = document.querySelector(".carry input[type=file]");
    field.files = chosen.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }, text, name);
  await tab.waitForFunction(() => document.querySelector(".carry-answer").textContent !== "");
  return tab.$eval(".carry-answer", (answer) => answer.textContent);
}

/** What the page hands to its reader from now on, instead of a download. */
const catchFiles = (tab) => tab.evaluate(() => { tttkit.save = (name, kind, text) => { window.saved = { name, kind, text }; }; });

for (const [from, address] of [["a disk", disk], ["a server", loopback]]) {
  test(`notes are written with the keyboard, saved, and brought back in a fresh browser, from ${from}`, async () => {
    const opened = await open(browser, address(page("telephone")));
    const { page: tab } = opened;
    const said = [...opened.heard.said];
    await tabTo(tab, "#second-hand ~ .note-add");
    await tab.keyboard.press("Enter");
    await tab.keyboard.type("Tell the story of the tickets.");
    await tabTo(tab, ".say .note-add");
    await tab.keyboard.press("Enter");
    await tab.keyboard.type("Slowly.");
    await tab.keyboard.press("Enter");
    await tab.keyboard.type("Then smile.");
    said.push(...(await opened.go(address(page("lead")))).said);
    await tabTo(tab, ".opening .note-add");
    await tab.keyboard.press("Enter");
    await tab.keyboard.type("For the whole page.");
    const keys = ["f:note:lead:.", "f:note:telephone:second-hand", "f:note:telephone:second-hand/say/1"];
    assert.deepEqual(Object.keys(await kept(tab)), keys);

    said.push(...(await opened.go(address(page("delivery")))).said);
    const listed = await tab.$$eval("#_own-notes li", (all) => all.map((one) => [one.querySelector("a").textContent, one.querySelector("p").textContent]));
    assert.deepEqual(listed.map(([, text]) => text), ["Tell the story of the tickets.", "Slowly.\nThen smile.", "For the whole page."], "in the order of the guide");
    assert.equal(listed[1][0], "Why training turns into telephone: Say, 1.1 Training that reached us second-hand");
    await panel(tab);
    const session = await browser.target().createCDPSession();
    await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder, browserContextId: tab.browserContext().id });
    const before = readdirSync(folder);
    await tabTo(tab, ".carry .first");
    await tab.keyboard.press("Enter");
    const fresh = () => readdirSync(folder).find((name) => !before.includes(name) && name.endsWith(".json"));
    while (!fresh()) await tab.evaluate(() => new Promise((done) => setTimeout(done, 20)));
    const name = fresh();
    assert.match(name, /^train-the-trainer-facilitator-\d{4}-\d\d-\d\d( \(\d\))?\.json$/);
    const text = readFileSync(join(folder, name), "utf8");
    execFileSync("rm", [join(folder, name)]);
    const { items, ...head } = JSON.parse(text);
    assert.deepEqual(Object.keys(items), keys);
    assert.deepEqual(Object.keys(head), ["format", "version", "kit", "kitVersion", "edition", "language", "code", "saved"]);
    await opened.close();

    const other = await open(browser, address(page("delivery")));
    assert.match(await bring(other.page, text), /^3 entries were brought in\.$/);
    assert.equal(await other.page.$$eval("#_own-notes li", (all) => all.length), 3, "they are there at once");
    await Promise.all([other.page.waitForNavigation(), other.page.$eval("#_own-notes li:nth-child(2) a", (link) => link.click())]);
    const beside = await other.page.$eval("#second-hand", (head) => head.closest(".activity").querySelector(".say .own-note textarea").value);
    assert.equal(beside, "Slowly.\nThen smile.");
    assert.equal(await other.page.evaluate(() => document.activeElement.value), "Slowly.\nThen smile.", "the link leads into the note");
    none([...said, ...other.heard.said], "words on the console");
    await other.close();
  });
}

test("Firefox carries notes from file to file, opened from a disk", async () => {
  const fox = await firefox();
  try {
    const visit = async (title) => {
      const tab = await fox.newPage();
      const said = [];
      tab.on("console", (message) => said.push(message.text()));
      await tab.goto(disk(page(title)), { waitUntil: "load" });
      await tab.evaluate(() => new Promise((done) => tttkit.store.ready(done)));
      return { tab, said };
    };
    const first = await visit("telephone");
    await first.tab.focus(".opening .note-add");
    await first.tab.keyboard.press("Enter");
    await first.tab.keyboard.type("From one page");
    await first.tab.close();
    const { tab, said } = await visit("delivery");
    assert.equal(await tab.$eval("#_own-notes li p", (words) => words.textContent), "From one page");
    await panel(tab);
    await catchFiles(tab);
    await tab.$eval(".carry .first", (button) => button.click());
    const { text } = await tab.evaluate(() => window.saved);
    assert.deepEqual(Object.keys(JSON.parse(text).items), ["f:note:telephone:."]);
    await tab.evaluate(() => tttkit.store.keys().forEach((key) => tttkit.store.remove(key)));
    assert.match(await bring(tab, text), /1 entry was brought in/);
    await tab.close();
    const last = await visit("telephone");
    assert.equal(await last.tab.$eval(".opening .own-note textarea", (field) => field.value), "From one page");
    assert.deepEqual([...first.said, ...said, ...last.said], []);
  } finally {
    await fox.close();
  }
});

test("an emptied note is gone, its button is back, and a core message takes none", async () => {
  const { page: tab, close } = await open(browser, disk(page("telephone")));
  assert.equal(await tab.$$eval(".core .note-add", (all) => all.length), 0);
  assert.ok(await tab.$$eval(".block:not(.core), .activity", (all) => all.every((block) => block.querySelector(".note-add"))));
  await tab.focus(".say .note-add");
  await tab.keyboard.press("Enter");
  assert.equal(await tab.$eval(".say .note-add", (button) => button.hidden), true);
  const label = await tab.evaluate(() => document.activeElement.labels[0].textContent);
  assert.match(label, /^My note: Say, 1\.1 /);
  await tab.keyboard.press("Escape");
  assert.ok(await tab.evaluate(() => document.activeElement.matches(".say .note-add")), "the focus is on the button again");
  await tab.keyboard.press("Enter");
  await tab.keyboard.type("xy");
  assert.equal(Object.keys(await kept(tab)).length, 1);
  await tab.keyboard.press("Backspace");
  await tab.keyboard.press("Backspace");
  await tab.keyboard.press("Tab");
  assert.deepEqual(await kept(tab), {});
  assert.equal(await tab.$$eval(".own-note", (all) => all.length), 0);
  await close();
});

test("a note finds its block in another version, and one that finds none is not lost", async () => {
  const first = await open(browser, disk(page("telephone")));
  const words = await first.page.$eval(".ask > .body", (body) => body.textContent.replace(/\s+/g, " ").trim().slice(0, 160));
  await first.close();
  const before = seed({
    "f:note:telephone:second-hand/ask/7": note("moved", { kind: "ask", words: words.replace("two", "three"), of: 9 }),
    "f:note:telephone:second-hand/say/1": note("same place, same number of blocks", { words: "Entirely other sentences stood here then", of: 1 }),
    "f:note:telephone:second-hand/do/1": note("nowhere", { kind: "do", words: "Entirely other sentences stood here then", of: 4, label: "Do, 1.1 Long ago" }),
    "f:note:telephone:message-relay": note("by its id", { kind: "activity", words: "Other" }),
    "f:note:telephone:message-relay/say/1": note("otra lengua", { words: "Otras palabras", of: 7, language: "es" }),
    "f:note:telephone:broken": "{\"text\": 7}",
  });
  const { page: tab, heard, close } = await open(browser, disk(page("telephone")), { before });
  const text = (selector) => tab.$eval(`${selector} textarea`, (field) => field.value);
  assert.equal(await text(".ask .own-note"), "moved");
  assert.equal(await text(".say .own-note"), "same place, same number of blocks");
  assert.equal(await text(".activity-head + .own-note"), "by its id");
  assert.equal(await tab.$eval("#message-relay", (head) => head.closest(".activity").querySelector(".say textarea").value), "otra lengua");
  assert.equal(await text(".notes-lost .own-note"), "nowhere");
  assert.match(await tab.$eval(".notes-lost", (lost) => lost.innerText), /Notes without a place[\s\S]*Do, 1\.1 Long ago[\s\S]*Entirely other sentences/);
  assert.equal(await tab.$$eval(".own-note", (all) => all.length), 5);
  assert.deepEqual(heard.said, []);
  await tab.$eval(".notes-lost textarea", (field) => { field.focus(); field.value = ""; field.dispatchEvent(new Event("input")); field.blur(); });
  assert.equal(await tab.$(".notes-lost"), null);
  await close();
});

test("notes are on paper and in the all-in-one page; the buttons are not", async () => {
  const before = seed({ "f:note:telephone:second-hand/say/1": note("Words in my own hand"), "f:note:telephone:.": note("Of the page", { kind: "page" }) });
  for (const title of ["telephone", "all-in-one"]) {
    const { page: tab, close } = await open(browser, disk(page(title)), { before });
    const pdf = join(folder, `${title}.pdf`);
    await tab.pdf({ path: pdf, format: "letter" });
    await close();
    const text = execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" });
    assert.match(text, /My note/);
    assert.match(text, /Words in my own hand/);
    assert.match(text, /Of the page/);
    assert.doesNotMatch(text, /Add a note|Kept in this browser alone/);
  }
});

test("hostile files bring in nothing but text", async () => {
  const { page: tab, heard, close } = await open(browser, disk(page("delivery")));
  const refused = [
    ["", /not a file that was saved from a kit/],
    ["{", /not a file/],
    ["[]", /not a file/],
    [JSON.stringify({ format: "tttkit-kept", version: 1, kit: KIT, edition: "facilitator", items: [] }), /not a file/],
    [file({}, { version: 2 }), /newer/],
    [file({ "f:a": "b" }, { kit: "<img src=x onerror=alert(1)>" }), /another kit: <img src=x onerror=alert\(1\)>/],
    [file({ a: "b" }, { edition: "participant" }), /the other edition/],
    ["x".repeat(5_000_001), /too large/],
    [file(Object.fromEntries(Array.from({ length: 5001 }, (_, at) => [`f:${at}`, "x"]))), /too large/],
  ];
  for (const [text, answer] of refused) assert.match(await bring(tab, text), answer);
  assert.deepEqual(await kept(tab), {});
  assert.equal(await tab.$(".carry-answer img"), null);

  const items = JSON.stringify({ "f:note:telephone:.": note("<img src=x onerror='window.ran = 1'><script>window.ran = 1</script>", { kind: "page", title: "<b>T</b>" }), "f:number": 7, "f:long": "x".repeat(200_001), reflect: "a participant's", "f:__proto__": note("fine") })
    .replace(/\}$/, ',"__proto__":"polluted","constructor":{"prototype":{"ran":1}}}');
  assert.match(await bring(tab, file({}).replace("{}", items)), /^2 entries were brought in\. 5 could not be read and were left out\.$/);
  assert.deepEqual(Object.keys(await kept(tab)), ["f:__proto__", "f:note:telephone:."]);
  assert.equal(await tab.evaluate(() => ({}).ran ?? window.ran), undefined);
  assert.equal(await tab.$eval("#_own-notes li a", (link) => link.textContent), "<b>T</b>");
  assert.equal(await tab.$("#_own-notes img"), null);
  await tab.goto(disk(page("telephone")), { waitUntil: "load" });
  assert.match(await tab.$eval(".own-note textarea", (field) => field.value), /^<img src=x/);
  assert.equal(await tab.evaluate(() => window.ran), undefined);
  assert.deepEqual(heard.said, []);
  await close();
});

test("what differs is asked for; both are kept, or the file's, or what is here", async () => {
  const mine = { "f:note:lead:.": note("mine"), "f:delivery:2026-10-06-1": "{\"place\":\"here\"}", "f:session": "{\"people\":9}", "f:same": "same" };
  const theirs = file({ "f:note:lead:.": note("theirs"), "f:delivery:2026-10-06-1": "{\"place\":\"there\"}", "f:session": "{\"people\":24}", "f:same": "same" }, { kitVersion: "1.0.0" });
  const wanted = {
    both: [{ "f:delivery:2026-10-06-1": "here", "f:delivery:2026-10-06-1~2": "there", note: "mine\n\n* * *\n\ntheirs", people: 9 }, /2 entries were brought in\. 1 was here already\. 1 stays as it is here\. It was saved from version 1\.0\.0; this is version [\d.]+-draft\./],
    theirs: [{ "f:delivery:2026-10-06-1": "there", note: "theirs", people: 24 }, /3 entries were brought in/],
    mine: [{ "f:delivery:2026-10-06-1": "here", note: "mine", people: 9 }, /0 entries were brought in.*3 stay as they are/],
  };
  for (const [choice, [after, answer]] of Object.entries(wanted)) {
    const { page: tab, close } = await open(browser, disk(page("delivery")), { before: seed(mine) });
    assert.match(await bring(tab, theirs), /3 entries of the file differ/);
    await tabTo(tab, ".carry-answer input", 1);
    await tab.evaluate((value) => document.querySelector(`.carry-answer input[value=${value}]`).click(), choice);
    await tabTo(tab, ".carry-answer .first", 3);
    await tab.keyboard.press("Enter");
    assert.match(await tab.$eval(".carry-answer", (element) => element.textContent), answer);
    assert.ok(await tab.evaluate(() => document.activeElement.matches(".carry-answer")), "the focus is on the answer");
    const found = await kept(tab);
    const records = Object.fromEntries(Object.entries(found).filter(([key]) => key.startsWith("f:delivery:")).map(([key, value]) => [key, JSON.parse(value).place]));
    assert.deepEqual({ ...records, note: JSON.parse(found["f:note:lead:."]).text, people: JSON.parse(found["f:session"]).people }, after, choice);
    if (choice === "both") assert.match(await bring(tab, file({ "f:note:lead:.": note("theirs") })), /differs/, "and again");
    await close();
  }
});

test("everything can be forgotten, and is asked for first", async () => {
  const { page: tab, close } = await open(browser, disk(page("delivery")), { before: seed({ "f:note:lead:.": note("mine"), "reflect:x": "a participant's" }) });
  await panel(tab);
  const press = async (words) => {
    await tab.evaluate((label) => [...document.querySelectorAll(".carry button")].find((button) => button.textContent === label).click(), words);
    return tab.$eval(".carry-answer", (answer) => answer.textContent);
  };
  assert.match(await press("Forget everything kept here"), /deletes 1 entry/);
  assert.match(await press("Keep it"), /Nothing was changed/);
  assert.equal(Object.keys(await kept(tab)).length, 1);
  await press("Forget everything kept here");
  assert.match(await press("Delete all of it"), /is deleted/);
  assert.deepEqual(await tab.evaluate(() => tttkit.store.keys()), ["reflect:x"], "the other edition's stays");
  assert.equal(await tab.$eval("#_own-notes", (list) => list.hidden), true);
  await close();
});

test("a browser that keeps nothing says so, and a file can be saved all the same", async () => {
  const before = () => Object.defineProperty(window, "localStorage", { get() { throw new DOMException("refused", "SecurityError"); } });
  const { page: tab, go, heard, close } = await open(browser, disk(page("telephone")), { before });
  await tab.focus(".opening .note-add");
  await tab.keyboard.press("Enter");
  await tab.keyboard.type("while it is open");
  assert.match(await tab.$eval(".own-note", (box) => box.innerText), /This browser keeps nothing when the page closes\. Save a file before you close it\./);
  await go(disk(page("delivery")));
  await panel(tab);
  assert.match(await tab.$eval(".carry", (box) => box.innerText), /keeps nothing/);
  await catchFiles(tab);
  await bring(tab, file({ "f:note:lead:.": note("mine") }));
  await tab.$eval(".carry .first", (button) => button.click());
  assert.match(await tab.evaluate(() => window.saved.text), /mine/);
  assert.deepEqual(heard.said, []);
  const { page: other, close: shut } = await open(browser, disk(page("telephone", "participant")), { before });
  assert.match(await other.$eval("main", (main) => main.innerText), /This browser keeps nothing when the page closes/);
  await shut();
  await close();
});

test("a participant's file holds nothing of the facilitator's, and a facilitator's nothing of theirs", async () => {
  const { page: tab, close } = await open(browser, disk(page("telephone", "participant")), { before: seed({ "f:note:lead:.": note("mine"), "f:session": "{}", "some:field": "my words" }) });
  await tab.evaluate(() => { const place = document.createElement("div"); place.id = "_keep"; document.querySelector("main").append(place); tttkit.carry.panel(place); });
  await panel(tab);
  await catchFiles(tab);
  await tab.$eval(".carry .first", (button) => button.click());
  const { name, text } = await tab.evaluate(() => window.saved);
  assert.match(name, /^train-the-trainer-participant-/);
  assert.deepEqual(JSON.parse(text).items, { "some:field": "my words" });
  assert.match(await bring(tab, file({ "f:note:lead:.": note("x") }, { edition: "participant" })), /0 entries were brought in\. 1 could not be read/);
  await close();
  const words = /jsf_|f:note|f:delivery|own-note|note-add|tttkit-delivery|rec_|Add a note|Record of a delivery/;
  const folders = [edition("kits", KIT, "participant"), edition("arabic", "mahattat", "participant"), edition("stress", "wide", "participant")];
  none(folders.flatMap((site) => files(site).filter((one) => /\.(html|js|css)$/.test(one) && words.test(readFileSync(one, "utf8")))), "files of participants with something of the facilitator's");
  assert.ok(!existsSync(join(folders[0], "assets", "notes.js")) && !existsSync(join(folders[0], "assets", "delivery.js")));
});

for (const [name, look] of Object.entries({ "on a laptop": { width: 1280, height: 900 }, "on a phone in the dark": { width: 390, height: 844, dark: true } })) {
  test(`axe finds nothing while notes are open and a file is asked about, ${name}`, async () => {
    const items = { "f:note:telephone:second-hand/say/1": note("Slowly."), "f:note:telephone:gone": note("lost", { label: "Do, 9.9" }), "f:note:lead:.": note("mine") };
    const opened = await open(browser, "about:blank", { ...look, before: seed(items) });
    const wrong = [];
    const look_at = async (what) => {
      await opened.page.evaluate(axe);
      const found = await opened.page.evaluate(() => window.axe.run(document, { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] } }));
      wrong.push(...found.violations.flatMap((rule) => rule.nodes.map((node) => `${what}: ${rule.id}: ${node.target.join(" ")}`)));
      wrong.push(...await opened.page.evaluate(() => (document.documentElement.scrollWidth > document.documentElement.clientWidth ? ["wider than the window"] : [])));
    };
    await opened.go(disk(page("telephone")));
    await opened.page.$eval(".own-note textarea", (field) => field.focus());
    await look_at("notes");
    await opened.go(disk(page("delivery")));
    await bring(opened.page, file({ "f:note:lead:.": note("theirs") }));
    await look_at("delivery");
    await opened.close();
    const arabic = await open(browser, disk(page("mahattat", "facilitator", "arabic", "mahattat")), look);
    await arabic.page.$eval(".block:not(.core) .note-add", (button) => button.click());
    await arabic.page.keyboard.type("ملاحظة");
    assert.ok(await arabic.page.evaluate(() => document.activeElement.matches(".own-note textarea") && document.documentElement.scrollWidth <= document.documentElement.clientWidth));
    assert.deepEqual(arabic.heard.said, []);
    await arabic.close();
    none(wrong, "violations");
  });
}
