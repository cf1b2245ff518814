// From a downloaded zip to ready to lead, and from a workbook to what is taken away: one reader, one packet, the keyboard alone.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, open } from "./lib/browser.mjs";
import { edition, files } from "./lib/places.mjs";

const folder = mkdtempSync(join(tmpdir(), "Meine Übungen "));
let browser;
before(async () => { browser = await chromium(); });
after(() => browser?.close());

/** The first page of the packet of an edition, as somebody extracted it. */
function unzipped(kind) {
  const zip = files(dirname(edition("kits", "train-the-trainer", kind)), `-${kind}.zip`)[0];
  execFileSync("unzip", ["-q", "-o", zip, "-d", join(folder, kind)]);
  return pathToFileURL(join(folder, kind, readdirSync(join(folder, kind))[0], "index.html")).href;
}

async function tabTo(tab, selector, most = 250) {
  for (let at = 0; at < most; at += 1) {
    if (await tab.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
    await tab.keyboard.press("Tab");
  }
  assert.fail(`${selector} is not reached by the Tab key on ${tab.url()}`);
}
/** Goes along a link that the Tab key reaches. */
async function follow(tab, selector) {
  await tabTo(tab, selector);
  await Promise.all([tab.waitForNavigation(), tab.keyboard.press("Enter")]);
}
const words = (tab, selector = "main") => tab.$eval(selector, (one) => one.innerText.replace(/\s+/g, " "));
/** Catches what the page hands to its reader. */
const catchFiles = (tab) => tab.evaluate(() => { tttkit.save = (name, kind, text) => { window.saved = { name, kind, text }; }; });
/** Brings a file into the panel of a page, as if it had been chosen. */
async function bring(tab, place, text) {
  await tab.$eval(place, (one) => one.scrollIntoView());
  await tab.waitForSelector(".carry input[type=file]");
  await tab.evaluate((kept) => {
    const chosen = new DataTransfer();
    chosen.items.add(new File([kept], "kept.json", { type: "application/json" }));
    const field = document.querySelector(".carry input[type=file]");
    field.files = chosen.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }, text);
  await tab.waitForFunction(() => document.querySelector(".carry-answer").textContent !== "");
}
/** What the panel saves, asked for with the keyboard. */
async function saved(tab, place) {
  await tab.$eval(place, (one) => one.scrollIntoView());
  await tab.waitForSelector(".carry button");
  await catchFiles(tab);
  await tabTo(tab, ".carry button");
  await tab.keyboard.press("Enter");
  return JSON.parse((await tab.waitForFunction(() => window.saved).then((handle) => handle.jsonValue())).text);
}

test("a first-time facilitator gets ready, rehearses, leads, presents in two windows and carries notes to another machine", async () => {
  const start = unzipped("facilitator");
  const opened = await open(browser, start);
  const { page: tab, heard } = opened;
  assert.match(await words(tab), /Start here.*Get ready.*Rehearse.*Run of show/, "the cover says where to begin");

  await follow(tab, 'main a[href="get-ready.html"]');
  await tabTo(tab, '[data-session="people"]');
  await tab.keyboard.type("24");
  await tabTo(tab, '[data-session="perTable"]');
  await tab.keyboard.type("6");
  await tab.waitForFunction(() => [...document.querySelectorAll(".counted strong")].some((one) => one.textContent === "4"));
  await tabTo(tab, '.ready input[type="checkbox"]');
  await tab.keyboard.press("Space");
  assert.match(await words(tab), /1 of \d+ done/);

  // A question that was asked at the table: where does the guide speak of it?
  await tab.keyboard.press("/");
  await tab.waitForFunction(() => document.querySelector("dialog.search[open]") && tttkit.search.index);
  await tab.keyboard.type("fractions");
  await tab.waitForSelector(".found a");
  await tab.keyboard.press("ArrowDown");
  await Promise.all([tab.waitForNavigation(), tab.keyboard.press("Enter")]);
  await tab.waitForSelector("main mark.hit");
  await tab.keyboard.press("Escape");

  await tab.goto(new URL("lead.html", start).href);
  await tabTo(tab, "[data-rehearse-now]");
  await tab.keyboard.press("Enter");
  await tab.waitForSelector(".rehearsing-at");
  await tab.keyboard.press("ArrowRight");
  assert.match(await words(tab, ".progress"), /^2 of \d+$/);
  await tab.keyboard.press("Escape");
  await tabTo(tab, ".say .note-add");
  await tab.keyboard.press("Enter");
  await tab.keyboard.type("Breathe first.");

  await follow(tab, '.masthead a[href="run.html"]');
  await tabTo(tab, "[data-do=begin]");
  await tab.keyboard.press("Enter");
  await tab.keyboard.press("ArrowRight");
  assert.match(await words(tab, ".schedule .now"), /Now:/);

  await follow(tab, '.masthead a[href="presenter.html"]');
  await tab.waitForSelector(".desk .slide > *");
  await tab.evaluate(() => [...document.querySelectorAll("main button")].find((one) => one.textContent === "Open the projector").setAttribute("data-tried", ""));
  await tabTo(tab, "[data-tried]");
  await tab.keyboard.press("Enter");
  let room;
  for (let wait = 0; !room && wait < 200; wait += 1) {
    room = (await tab.browserContext().pages()).find((one) => one.url().endsWith("projector.html"));
    await new Promise((done) => setTimeout(done, 25));
  }
  await room.waitForSelector(".whole .slide > *");
  const first = await words(room, ".whole .slide");
  await tab.bringToFront();
  await tab.keyboard.press("ArrowRight");
  await room.waitForFunction((before) => document.querySelector(".whole .slide").innerText.replace(/\s+/g, " ") !== before, {}, first);
  await room.close();

  await follow(tab, '.masthead a[href="delivery.html"]');
  const kept = await saved(tab, "#_keep");
  assert.deepEqual([kept.format, kept.kit, kept.edition], ["tttkit-kept", "train-the-trainer", "facilitator"]);
  assert.ok(Object.values(kept.items).some((value) => value.includes("Breathe first.")));
  assert.ok(Object.keys(kept.items).every((key) => key.startsWith("f:")));
  assert.deepEqual(heard.said, []);
  await opened.close();

  const other = await open(browser, new URL("delivery.html", start).href);
  await bring(other.page, "#_keep", JSON.stringify(kept));
  await other.go(new URL("lead.html", start).href);
  await other.page.waitForFunction(() => [...document.querySelectorAll(".own-note textarea")].some((one) => one.value === "Breathe first."));
  assert.deepEqual(other.heard.said, []);
  await other.close();
});

test("a participant reads, checks, writes, takes it away on paper and carries it to another machine", async () => {
  const start = unzipped("participant");
  const opened = await open(browser, start);
  const { page: tab, heard } = opened;
  await follow(tab, 'main a[href="telephone.html"]');
  await tabTo(tab, ".choice input");
  await tab.keyboard.press("Space");
  await tabTo(tab, ".check button, .check summary");
  await tab.keyboard.press("Enter");
  assert.match(await words(tab, ".check"), /right|not yet/i);
  await tabTo(tab, "textarea[data-store]");
  await tab.keyboard.type("On Tuesday I read the sentence aloud.");
  await follow(tab, '.masthead a[href="takeaway.html"]');
  await tab.waitForFunction(() => document.querySelector("main").innerText.includes("On Tuesday I read the sentence aloud."));
  await tabTo(tab, "textarea[data-store^='plan:']");
  await tab.keyboard.type("Hand out the slips.");
  await tab.pdf({ path: join(folder, "takeaway.pdf"), format: "letter" });
  const paper = execFileSync("pdftotext", [join(folder, "takeaway.pdf"), "-"], { encoding: "utf8" }).replace(/\s+/g, " ");
  for (const wanted of ["On Tuesday I read the sentence aloud.", "Hand out the slips.", "Participant workbook"]) assert.ok(paper.includes(wanted), `on paper: ${wanted}`);
  const kept = await saved(tab, "#_carry");
  assert.ok(Object.keys(kept.items).length >= 3 && Object.keys(kept.items).every((key) => !key.startsWith("f:")), Object.keys(kept.items).join(", "));
  assert.deepEqual(heard.said, []);
  await opened.close();

  const other = await open(browser, new URL("takeaway.html", start).href);
  await bring(other.page, "#_carry", JSON.stringify(kept));
  await other.page.waitForFunction(() => document.querySelector("main").innerText.includes("On Tuesday I read the sentence aloud."));
  assert.deepEqual(other.heard.said, []);
  await other.close();
});
