// The live preview in a browser: what is saved is seen, where the reader is, without a page that loads anew.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium, open } from "./lib/browser.mjs";
import { preview, workspace } from "./lib/preview.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const long = Array.from({ length: 60 }, (_, at) => `Paragraph ${at} of a page that is longer than any window.`).join("\n\n");
const module = (word, more = "") => `---
title: Waiting
core_message: Wait before you explain.
---
The first word is ${word}.

::: say
Only the facilitator reads canary ${word}.
:::

${more}

::: hint
A hint that somebody opened.
:::

::: reflect {#mine}
What will you try?
:::

## Further down {#down}

${long}

[A link to hold on to](#down)

The last word is ${word}.
`;
const files = {
  "book.toml": "[book]\ntitle = \"Previewed\"\n",
  "kits/trust/kit.yaml": "schema: 1\ntitle: Trust\nversion: 1.0.0\n",
  "kits/trust/modules/01-wait.md": module("one"),
  "kits/trust/modules/02-next.md": "---\ntitle: Next\ncore_message: Go on.\n---\nNext.\n\n![A circle](../media/circle.svg)\n",
  "kits/trust/media/circle.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\" width=\"9\" height=\"9\"><circle r=\"4\"/></svg>\n",
};
const MODULE = "kits/trust/modules/01-wait.md";

let browser, desk, server;
before(async () => {
  browser = await chromium();
  desk = workspace(files);
  server = await preview(desk.folder);
});
after(async () => { await browser?.close(); await server?.end(); desk?.clear(); });

const at = (edition, page = "wait") => `${server.address}trust/1.0.0-draft/${edition}/${page}.html`;
const state = (page) => page.evaluate(() => document.querySelector("#_serve-bar").shadowRoot.querySelector(".state").textContent);
const ready = (page) => page.waitForFunction(() => /^Up to date/.test(document.querySelector("#_serve-bar")?.shadowRoot.querySelector(".state").textContent));
const says = (page, words) => page.waitForFunction((words) => document.querySelector("main")?.innerText.includes(words), {}, words);
const mark = (page) => page.evaluate(() => { window.marked = true; });
const marked = (page) => page.evaluate(() => window.marked === true);
const panel = (page) => page.evaluate(() => {
  const root = document.querySelector("#_serve-bar").shadowRoot;
  const part = root.querySelector(".panel");
  return { shown: !part.hidden, heading: part.querySelector(".heading").textContent, told: part.querySelector("pre").textContent };
});
const panelIs = (page, shown) => page.waitForFunction((shown) => document.querySelector("#_serve-bar")?.shadowRoot.querySelector(".panel").hidden === !shown, {}, shown);
const begin = async (url, look) => { const opened = await open(browser, url, look); await ready(opened.page); return opened; };
const restore = async (page) => { desk.write(MODULE, files[MODULE]); await says(page, "The first word is one."); };

test("what is saved is seen without a page that loads anew, and the reader stays where they are", async () => {
  const { page, heard, close } = await begin(at("participant"));
  await page.evaluate(() => { document.querySelector("main details").open = true; });
  await page.type("textarea", "my own words");
  await page.focus("a[href$='#down']");
  await page.evaluate(() => window.scrollTo(0, 900));
  await mark(page);
  const top = await page.evaluate(() => window.scrollY);
  desk.write(MODULE, module("two"));
  await says(page, "The first word is two.");
  await says(page, "The last word is two.");
  const seen = await page.evaluate(() => ({
    top: window.scrollY, open: document.querySelector("main details").open, typed: document.querySelector("textarea").value,
    focus: document.activeElement.getAttribute("href"),
  }));
  assert.ok(await marked(page), "the page was not loaded anew");
  assert.equal(seen.top, top);
  assert.equal(seen.open, true);
  assert.equal(seen.typed, "my own words");
  assert.match(seen.focus, /#down$/);
  assert.ok(!(await page.content()).includes("canary"), "nothing of the facilitator's");
  assert.deepEqual(heard.said, []);
  assert.deepEqual(heard.failed, []);
  // A paragraph that comes, and goes.
  desk.write(MODULE, module("two", "A paragraph that was not there.\n\n- one\n- two"));
  await says(page, "A paragraph that was not there.");
  desk.write(MODULE, module("one"));
  await page.waitForFunction(() => !document.querySelector("main").innerText.includes("was not there"));
  assert.ok(await marked(page));
  await close();
});

test("an editor that saves by renaming, a page that goes and comes back, a page that is new", async () => {
  const { page, close } = await begin(at("participant"));
  await mark(page);
  writeFileSync(join(desk.folder, "kits/trust/modules/.01-wait.md.swp"), module("renamed"));
  renameSync(join(desk.folder, "kits/trust/modules/.01-wait.md.swp"), join(desk.folder, MODULE));
  await says(page, "The first word is renamed.");
  assert.ok(await marked(page));
  rmSync(join(desk.folder, MODULE));
  await panelIs(page, true);
  assert.match((await panel(page)).heading, /not there any more/);
  desk.write(MODULE, module("back"));
  await says(page, "The first word is back.");
  await panelIs(page, false);
  const response = await page.goto(at("participant", "third"));
  assert.equal(response.status(), 404);
  desk.write("kits/trust/modules/03-third.md", "---\ntitle: Third\ncore_message: Go on.\n---\nThe third page.\n");
  await says(page, "The third page.");
  rmSync(join(desk.folder, "kits/trust/modules/03-third.md"));
  await page.goto(at("participant"));
  await restore(page);
  await close();
});

test("a mistake is shown over the page that was good last, with its place, and goes when it is mended", async () => {
  const { page, close } = await begin(at("facilitator"));
  await mark(page);
  desk.write(MODULE, module("three").replace("::: say", "::: sya"));
  await panelIs(page, true);
  const { heading, told } = await panel(page);
  assert.match(heading, /^1 mistake: /);
  assert.match(told, /error\[unknown-block\]: there is no block `sya`/);
  assert.match(told, /kits\/trust\/modules\/01-wait\.md:7:5/);
  assert.match(told, /help: write `say`/);
  assert.ok((await page.evaluate(() => document.querySelector("main").innerText)).includes("canary one"), "the page stays");
  await page.evaluate(axe);
  const found = await page.evaluate(async () => (await window.axe.run(document, { resultTypes: ["violations"], runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] } })).violations
    .flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}`)));
  assert.deepEqual(found, []);
  // Closed with the keyboard, and opened again.
  await page.keyboard.press("Escape");
  await panelIs(page, false);
  const again = await page.evaluateHandle(() => document.querySelector("#_serve-bar").shadowRoot.querySelector("button.wrong"));
  assert.equal(await again.evaluate((button) => button.hidden ? "" : button.textContent), "1 mistake");
  await again.focus();
  await page.keyboard.press("Enter");
  await panelIs(page, true);
  desk.write(MODULE, module("four"));
  await says(page, "The first word is four.");
  await panelIs(page, false);
  assert.match(await state(page), /^Up to date/);
  assert.ok(await marked(page));
  await restore(page);
  await close();
});

test("what the coach says is a button away, and goes when it is mended", async () => {
  const { page, heard, close } = await begin(at("facilitator"));
  const part = (selector) => page.evaluateHandle((selector) => document.querySelector("#_serve-bar").shadowRoot.querySelector(selector), selector);
  const coach = await part("button[aria-controls=coach]");
  const until = (ask, ...more) => page.waitForFunction(ask, {}, ...more);
  assert.ok(!(await (await part("#coach pre")).evaluate((pre) => pre.textContent)).includes("long-core-message"));
  desk.write(MODULE, module("two").replace(/core_message: .*/, "core_message: Wait. Then ask."));
  await until((box) => box.textContent.includes("long-core-message"), await part("#coach pre"));
  assert.match(await coach.evaluate((button) => button.textContent), /^\d+ to mend, \d+ of advice$/);
  await coach.focus();
  await page.keyboard.press("Enter");
  const shown = await part("#coach");
  assert.deepEqual(await shown.evaluate((box) => [box.hidden, box.querySelector("pre").textContent.includes("kits/trust/modules/01-wait.md:")]), [false, true]);
  assert.match(await shown.evaluate((box) => box.textContent), /long-core-message/);
  assert.equal(await coach.evaluate((button) => button.getAttribute("aria-expanded")), "true");
  assert.deepEqual(heard.said, []);
  await page.evaluate(axe);
  const found = await page.evaluate(async () => (await window.axe.run(document, { resultTypes: ["violations"], runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] } })).violations
    .flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}`)));
  assert.deepEqual(found, []);
  await page.keyboard.press("Escape");
  assert.equal(await shown.evaluate((box) => box.hidden), true);
  assert.equal(await page.evaluate(() => document.querySelector("#_serve-bar").shadowRoot.activeElement.getAttribute("aria-controls")), "coach");
  desk.write(MODULE, files[MODULE]);
  await until((box) => !box.textContent.includes("long-core-message"), shown);
  await close();
});

test("a broken book.toml stops nothing, and a theme is seen as it is written", async () => {
  const { page, close } = await begin(at("participant"));
  await mark(page);
  desk.write("book.toml", "[book\ntitle = ");
  await panelIs(page, true);
  desk.write(MODULE, module("five"));
  await says(page, "The first word is five.");
  desk.write("themes/own/styles/yours.css", "main { --seen: first; }\n");
  desk.write("book.toml", `${files["book.toml"]}\n[output.html]\ntheme = "themes/own"\n`);
  await panelIs(page, false);
  const seen = (word) => page.waitForFunction((word) => getComputedStyle(document.querySelector("main")).getPropertyValue("--seen") === word, {}, word);
  await seen("first");
  await page.waitForFunction(() => document.readyState === "complete");
  await ready(page);
  await mark(page);
  desk.write("themes/own/styles/yours.css", "main { --seen: second; }\n");
  await seen("second");
  assert.ok(await marked(page), "a stylesheet takes no page that loads anew");
  desk.write("book.toml", files["book.toml"]);
  rmSync(join(desk.folder, "themes"), { recursive: true });
  await restore(page);
  await close();
});

test("a picture is seen as it is drawn", async () => {
  const { page, close } = await begin(at("participant", "next"));
  await mark(page);
  const wide = (width) => page.waitForFunction((width) => document.querySelector("main img").naturalWidth === width, {}, width);
  await wide(9);
  desk.write("kits/trust/media/circle.svg", files["kits/trust/media/circle.svg"].replace("width=\"9\"", "width=\"21\""));
  await wide(21);
  assert.ok(await marked(page));
  desk.write("kits/trust/media/circle.svg", files["kits/trust/media/circle.svg"]);
  await wide(9);
  await close();
});

test("the bar leads to the other edition, and to the width of a phone", async () => {
  const { page, close } = await begin(at("participant"));
  const link = (words) => page.evaluateHandle((words) => Array.from(document.querySelector("#_serve-bar").shadowRoot.querySelectorAll("a")).find((link) => link.textContent === words), words);
  await Promise.all([page.waitForNavigation(), (await link("Facilitator")).click()]);
  assert.equal(page.url(), at("facilitator"));
  await ready(page);
  await says(page, "canary one");
  await Promise.all([page.waitForNavigation(), (await link("Phone")).click()]);
  await ready(page);
  const frame = await (await page.$("#_serve-frame")).contentFrame();
  assert.equal(frame.url(), at("facilitator"));
  assert.equal(await frame.evaluate(() => window.innerWidth), 390);
  assert.equal(await frame.evaluate(() => matchMedia("(max-width: 400px)").matches), true);
  assert.equal(await frame.$("#_serve-bar"), null, "one bar is enough");
  await frame.evaluate(() => { window.marked = true; });
  desk.write(MODULE, module("six"));
  await says(frame, "canary six");
  assert.ok(await frame.evaluate(() => window.marked));
  await page.evaluate(axe);
  const found = await page.evaluate(async () => (await window.axe.run(document, { resultTypes: ["violations"], runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] } })).violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}`)));
  assert.deepEqual(found, []);
  // The switch keeps the width, and a link in the frame the switch.
  await frame.evaluate(() => { window.location.assign("next.html"); });
  await page.waitForFunction(() => window.location.search.includes("next.html"));
  await ready(page);
  await Promise.all([page.waitForNavigation(), (await link("Participant")).click()]);
  await ready(page);
  assert.match(page.url(), /participant%2Fnext\.html&width=390/);
  await Promise.all([page.waitForNavigation(), (await link("Full width")).click()]);
  assert.equal(page.url(), at("participant", "next"));
  desk.write(MODULE, files[MODULE]);
  await close();
});

test("who listens on a network sees the participant edition, and no source", async () => {
  const other = workspace(files);
  const shown = await preview(other.folder, "--host", "127.0.0.1");
  const here = (edition) => `${shown.address}trust/1.0.0-draft/${edition}/wait.html`;
  const { page, close } = await open(browser, here("participant"));
  await ready(page);
  const texts = await Promise.all([here("participant"), here("facilitator"), `${shown.address}trust/index.html`, `${shown.address}index.html`, `${shown.address}trust/1.0.0-draft/facilitator/assets/search.js`, `${shown.address}trust/1.0.0-draft/participant/assets/search.js`]
    .map(async (url) => (await fetch(url)).text()));
  assert.ok(texts[0].includes("The first word is one"));
  assert.ok(texts.every((text) => !text.includes("canary")), "nothing of the facilitator's");
  assert.ok(!texts[2].includes("facilitator/"), "and nothing that leads there");
  other.write(MODULE, module("two").replace("canary two.", "canary two ![](../media/none.svg)."));
  await panelIs(page, true);
  const { heading, told } = await panel(page);
  assert.match(heading, /mistake/);
  assert.equal(told, "The terminal tells what is wrong.");
  assert.ok(!(await page.evaluate(() => document.documentElement.outerHTML + document.querySelector("#_serve-bar").shadowRoot.innerHTML)).includes("canary"));
  await close();
  await shown.end();
  assert.match(shown.said.join(""), /canary two/, "the author is told");
  other.clear();
});
