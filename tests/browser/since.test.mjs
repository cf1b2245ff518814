// What changed since the version that somebody taught last: on the facilitator's front page, since each earlier release; participants
// have none of it. From a disk, with the keyboard.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, open } from "./lib/browser.mjs";
import { tttkit } from "./lib/places.mjs";

let browser, folder;
const kit = () => join(folder, "kits/first-kit");

/** 0.1.0 and 0.2.0 are released; the working copy says another core message than either. */
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "tttkit-since-"));
  const run = (...typed) => execFileSync(tttkit, typed, { cwd: folder, stdio: "pipe" });
  const edit = (file, change) => writeFileSync(join(kit(), file), change(readFileSync(join(kit(), file), "utf8")));
  run("init");
  run("release", "first-kit", "--date", "2026-01-10");
  edit("kit.yaml", (text) => text.replace("version: 0.1.0", "version: 0.2.0"));
  edit("pages/welcome.md", (text) => `${text}\nThe second version says this as well.\n`);
  run("release", "first-kit", "--date", "2026-02-10");
  edit("kit.yaml", (text) => text.replace("version: 0.2.0", "version: 1.0.0"));
  edit("modules/01-say-what-you-saw.md", (text) => text.replace(/^core_message: .*$/m, "core_message: Say what you saw before anything else at all."));
  run("build", "--drafts");
  browser = await chromium();
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const front = (edition) => pathToFileURL(join(folder, "site/first-kit/1.0.0-draft", edition, "index.html")).href;

test("the facilitator's front page tells what changed since each earlier release, core messages first and word by word", async () => {
  const { page: tab, heard, close } = await open(browser, front("facilitator"));
  const summaries = () => tab.$$eval("main details > summary", (all) => all.map((one) => one.innerText.trim()).filter((words) => words.startsWith("Since")));
  const since = await summaries();
  assert.match(since.join("\n"), /^Since 0\.2\.0\b.*\nSince 0\.1\.0\b/, "the newest first");
  for (let stops = 0; !(await tab.evaluate(() => document.activeElement.matches("main details > summary") && document.activeElement.innerText.trim().startsWith("Since 0.2.0"))); stops += 1) {
    assert.ok(stops < 80, "it is reached by the Tab key");
    await tab.keyboard.press("Tab");
  }
  await tab.keyboard.press("Enter");
  const told = await tab.evaluate(() => {
    const open = document.activeElement.parentElement;
    return { open: open.open, first: open.querySelector("h3").innerText, words: open.innerText, added: [...open.querySelectorAll("ins")].map((one) => one.innerText).join(" "), removed: open.querySelectorAll("del").length };
  });
  assert.ok(told.open);
  assert.equal(told.first, "Core messages");
  assert.match(told.added, /anything else at all/);
  assert.ok(told.removed > 0, "what was said before is there, struck out");
  assert.ok(!told.words.includes("The second version says this"), "what changed before that is no news");
  assert.deepEqual(heard.said, []);
  await close();
});

test("participants are told nothing of it, and without scripts it opens all the same", async () => {
  const plain = await open(browser, front("participant"));
  assert.equal(await plain.page.$$eval("summary", (all) => all.filter((one) => one.innerText.trim().startsWith("Since")).length), 0);
  await plain.close();
  const bare = await open(browser, front("facilitator"), { script: false });
  assert.match(await bare.page.$$eval("main details", (all) => all.map((one) => one.textContent).join(" ")), /anything else at all/);
  await bare.close();
});
