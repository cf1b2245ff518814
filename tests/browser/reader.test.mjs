// What readers do: with the keyboard, with what they write, with scripts off, with storage refused; from a disk and from a server.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, open } from "./lib/browser.mjs";
import { facts } from "./lib/facts.mjs";
import { desk, edition, files, pages, site } from "./lib/places.mjs";
import { samples } from "./lib/samples.mjs";
import { serve } from "./lib/serve.mjs";
import { none, short } from "./lib/tell.mjs";

let browser, server;
before(async () => { browser = await chromium(); server = await serve(desk); });
after(async () => { await browser?.close(); await server?.close(); });

const disk = (file) => pathToFileURL(file).href;
const loopback = (file) => server.address + relative(desk, file).split("/").map(encodeURIComponent).join("/");
const page = (name, kit, kind, title) => join(edition(name, kit, kind), `${title}.html`);
const wide = () => page("stress", "wide", "participant", "wide");

const focused = (tab) => tab.evaluate(() => {
  const at = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(at);
  const sign = at.matches("input") && at.labels[0] && at.offsetWidth < 3 ? getComputedStyle(at.labels[0]) : { outlineStyle, outlineWidth };
  return { tag: at.tagName, id: at.id, href: at.getAttribute("href"), words: at.textContent.trim().slice(0, 60), ring: sign.outlineStyle !== "none" && parseFloat(sign.outlineWidth) >= 2 };
});
async function tabTo(tab, selector, most = 120) {
  for (let at = 0; at < most; at += 1) {
    await tab.keyboard.press("Tab");
    if (await tab.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
  }
  assert.fail(`${selector} is not reached by the Tab key`);
}

test("the first Tab shows the way past the head, and takes it", async () => {
  for (const file of [wide(), page("kits", "train-the-trainer", "facilitator", "run"), join(site("kits"), "index.html")]) {
    const { page: tab, close } = await open(browser, disk(file));
    await tab.keyboard.press("Tab");
    assert.deepEqual(await focused(tab).then(({ href, ring }) => ({ href, ring })), { href: "#_main", ring: true });
    const box = await tab.evaluate(() => { const { left, top, width } = document.activeElement.getBoundingClientRect(); return left >= 0 && top >= 0 && width > 20; });
    assert.ok(box, "it can be seen");
    await tab.keyboard.press("Enter");
    assert.equal((await focused(tab)).id, "_main");
    await tab.keyboard.press("Tab");
    assert.ok(await tab.evaluate(() => document.querySelector("main").contains(document.activeElement)), "and the next Tab goes on from there");
    await close();
  }
});

test("everything that takes the focus shows that it has it", async () => {
  const { page: tab, close } = await open(browser, disk(wide()));
  const bare = [];
  let count = 0;
  for (; count < 200; count += 1) {
    await tab.keyboard.press("Tab");
    const at = await focused(tab);
    if (at.tag === "BODY") break;
    if (!at.ring) bare.push(`${at.tag} ${at.id} ${at.words}`);
  }
  assert.ok(count > 15 && count < 200, `${count} stops`);
  none(bare, "stops without a ring");
  await close();
});

test("the menu of all pages opens and closes from the keyboard, and leads on", async () => {
  const { page: tab, close } = await open(browser, disk(page("kits", "train-the-trainer", "participant", "telephone")));
  await tabTo(tab, ".menu summary");
  await tab.keyboard.press("Enter");
  assert.ok(await tab.$eval(".menu", (menu) => menu.open));
  await tab.keyboard.press("Enter");
  assert.ok(!(await tab.$eval(".menu", (menu) => menu.open)));
  await tab.keyboard.press("Space");
  await tabTo(tab, '.menu a[href="lead.html"]');
  await Promise.all([tab.waitForNavigation(), tab.keyboard.press("Enter")]);
  assert.match(tab.url(), /lead\.html$/);
  await close();
});

test("tabs switch with the arrow keys, and are one stop", async () => {
  const { page: tab, close } = await open(browser, disk(wide()));
  await tabTo(tab, ".tab-row > input");
  const shown = () => tab.$$eval(".panel", (panels) => panels.map((panel) => panel.checkVisibility()));
  assert.deepEqual(await shown(), [true, false]);
  await tab.keyboard.press("ArrowRight");
  assert.deepEqual(await shown(), [false, true]);
  await tab.keyboard.press("ArrowLeft");
  assert.deepEqual(await shown(), [true, false]);
  await tab.keyboard.press("Tab");
  assert.ok(await tab.evaluate(() => !document.activeElement.matches(".tab-row > input")));
  await close();
});

test("a self-check in a tab looks like any other", async () => {
  const { page: tab, close } = await open(browser, disk(wide()));
  await tab.click(".tab-row > label:nth-of-type(2)");
  const sizes = await tab.$$eval(".panel .choice input", (all) => all.map((one) => { const style = getComputedStyle(one); return style.opacity === "1" && one.offsetWidth > 20; }));
  assert.deepEqual(sizes, [true, true]);
  await close();
});

test("folds and self-checks work from the keyboard, and say right and wrong in words", async () => {
  const { page: tab, close } = await open(browser, disk(page("self-check", "feedback", "participant", "next-step")));
  await tabTo(tab, ".choice input");
  await tab.keyboard.press("Space");
  assert.ok(await tab.evaluate(() => document.activeElement.checked));
  await tab.keyboard.press("ArrowDown");
  assert.equal(await tab.$$eval(".choices:first-of-type .choice input", (all) => all.filter((one) => one.checked).length), 1);
  await tabTo(tab, "details.fold > summary");
  const words = () => tab.evaluate(() => { const fold = document.querySelector(".check details"); return fold.checkVisibility() && fold.open ? fold.innerText : ""; });
  assert.equal(await words(), "");
  await tab.keyboard.press("Enter");
  assert.match(await words(), /not yet/i, "of the answer that was chosen");
  await tabTo(tab, ".told button");
  await tab.keyboard.press("Enter");
  assert.match(await words(), /: right/i, "and then of the others");
  await close();
});

test("the facilitator sees the answers open", async () => {
  const { page: tab, close } = await open(browser, disk(page("self-check", "feedback", "facilitator", "next-step")));
  assert.equal(await tab.$$eval(".check details", (all) => all.length), 0);
  assert.match(await tab.$eval(".check .verdicts", (list) => list.innerText), /right/i);
  await close();
});

for (const [from, address] of [["a disk", disk], ["a server", loopback]]) {
  test(`what is written is kept, opened from ${from}`, async () => {
    const opened = await open(browser, address(page("kits", "train-the-trainer", "participant", "telephone")));
    const tab = opened.page;
    const fields = await tab.$$eval("textarea[data-store]", (all) => all.map((one) => one.dataset.store));
    assert.ok(fields.length > 0, "there is room to write");
    assert.equal(new Set(fields).size, fields.length, "each under a name of its own");
    await tab.type("textarea[data-store]", "My first delivery is on Tuesday. \u00e9\u4e2d");
    await tab.reload();
    assert.equal(await tab.$eval("textarea[data-store]", (one) => one.value), "My first delivery is on Tuesday. \u00e9\u4e2d");
    const keys = await tab.evaluate(() => Object.keys(localStorage));
    assert.deepEqual(keys, [`tttkit:train-the-trainer:${fields[0]}`]);
    await opened.go(address(page("kits", "train-the-trainer", "participant", "all-in-one")));
    assert.equal(await tab.$eval(`textarea[data-store="${fields[0]}"]`, (one) => one.value), "My first delivery is on Tuesday. \u00e9\u4e2d", "and it is there in the all-in-one page");
    await tab.$eval(`textarea[data-store="${fields[0]}"]`, (one) => { one.value = ""; one.dispatchEvent(new Event("input", { bubbles: true })); });
    assert.deepEqual(await tab.evaluate(() => Object.keys(localStorage)), [], "nothing is left of what is deleted");
    await opened.close();
  });

  test(`a browser that refuses storage harms nothing, opened from ${from}`, async () => {
    const before = () => Object.defineProperty(window, "localStorage", { get() { throw new DOMException("refused", "SecurityError"); } });
    const { page: tab, heard, close } = await open(browser, address(wide()), { before });
    // The first field that can be seen: one in a closed tab takes no words.
    const field = await tab.evaluateHandle(() => [...document.querySelectorAll("textarea[data-store]")].find((one) => one.checkVisibility()));
    await field.type("words");
    assert.equal(await field.evaluate((one) => one.value), "words");
    assert.deepEqual(heard.said, []);
    await close();
  });

  test(`an inline script is blocked, and so is a request elsewhere, opened from ${from}`, async () => {
    const { page: tab, close } = await open(browser, address(page("kits", "train-the-trainer", "participant", "index")));
    const broken = await tab.evaluate(async () => {
      const seen = [];
      document.addEventListener("securitypolicyviolation", (event) => seen.push(event.effectiveDirective));
      const add = (tag, set) => { const element = document.createElement(tag); set(element); document.body.append(element); };
      add("script", (element) => { element.textContent = "window.ran = true"; });
      add("style", (element) => { element.textContent = "h1 { color: rgb(1, 2, 3) }"; });
      add("img", (element) => { element.src = "http://127.0.0.1:9/x.png"; });
      add("iframe", (element) => { element.src = "http://127.0.0.1:9/x.html"; });
      document.querySelector("h1").setAttribute("style", "color: rgb(1, 2, 3)");
      await fetch("http://127.0.0.1:9/").catch(() => {});
      await new Promise((done) => setTimeout(done, 200));
      return { ran: Boolean(window.ran), color: getComputedStyle(document.querySelector("h1")).color, seen: [...new Set(seen)].sort() };
    });
    assert.equal(broken.ran, false);
    assert.notEqual(broken.color, "rgb(1, 2, 3)");
    assert.deepEqual(broken.seen, ["connect-src", "frame-src", "img-src", "script-src-elem", "style-src-attr", "style-src-elem"]);
    await close();
  });
}

test("served under a sub-path, every page comes whole, with its style, and asks nobody else", async (t) => {
  const opened = await open(browser, "about:blank");
  const wrong = [];
  const list = pages();
  for (const file of list) {
    const heard = await opened.go(loopback(file));
    const styled = await opened.page.evaluate(() => getComputedStyle(document.body).marginTop === "0px" && document.styleSheets.length > 0 && document.styleSheets.length === document.querySelectorAll("link[rel=stylesheet], style").length);
    wrong.push(...[...heard.said, ...heard.failed, ...heard.asked.filter((url) => !url.startsWith(server.address) && !url.startsWith("data:")).map((url) => `asks for ${url}`), ...(styled ? [] : ["no style"])].map((line) => `${short(file)}: ${line}`));
  }
  await opened.close();
  t.diagnostic(`${list.length} pages`);
  none(wrong, "pages from a server");
});

test("the zips are where the kit's page says", async (t) => {
  const opened = await open(browser, "about:blank");
  const links = [];
  for (const file of files(site("published"), "index.html").filter((file) => relative(site("published"), file).split("/").length === 2)) {
    await opened.go(loopback(file));
    links.push(...await opened.page.$$eval('a[href$=".zip"]', (all) => all.map((one) => one.href)));
  }
  const kinds = await Promise.all(links.map(async (link) => { const answer = await fetch(link); return `${answer.status} ${new TextDecoder().decode((await answer.arrayBuffer()).slice(0, 2))}`; }));
  t.diagnostic(`${links.length} zips`);
  // Of each of our two kits: both editions and the sources of its newest release, and older ones beside it.
  assert.ok(links.length >= 6, `${links.length} zips`);
  assert.ok(kinds.every((kind) => kind === "200 PK"), kinds.join(", "));
  await opened.close();
});

test("without scripts, the words are the same and every answer is there", async () => {
  const whole = await open(browser, "about:blank"), bare = await open(browser, "about:blank", { script: false });
  const wrong = [];
  for (const file of samples()) {
    const read = async ({ page: tab, go }) => {
      await go(disk(file));
      // What scripts put on a page says that they made it.
      await tab.$$eval("main .made", (all) => all.forEach((made) => made.remove()));
      await tab.$$eval("main details", (all) => all.forEach((fold) => { fold.open = true; }));
      const { links } = await tab.evaluate(facts);
      return JSON.stringify({ words: await tab.$eval("main", (main) => main.innerText), links: links.map(({ written }) => written) });
    };
    if (await read(whole) !== await read(bare)) wrong.push(`${short(file)}: other words without scripts`);
  }
  none(wrong, "without scripts");
  await bare.go(disk(wide()));
  await bare.page.click(".menu summary");
  assert.ok(await bare.page.$eval(".menu a", (link) => link.checkVisibility()), "the menu opens without scripts");
  await bare.page.click(".tab-row > label:nth-of-type(2)");
  assert.deepEqual(await bare.page.$$eval(".panel", (all) => all.map((panel) => panel.checkVisibility())), [false, true]);
  await bare.page.click(".check details summary");
  assert.match(await bare.page.$eval(".check .folded", (fold) => fold.innerText), /Yes/);
  await whole.close();
  await bare.close();
});

for (const [from, address] of [["a disk", disk], ["a server", loopback]]) {
  test(`a film opened from ${from} has its captions on`, async () => {
    const opened = await open(browser, address(page("media", "silence", "participant", "two-seconds")));
    const tracks = await opened.page.evaluate(async () => {
      // the example holds a sound; a film with the same track stands for it
      const sound = document.querySelector("audio, video");
      const film = document.createElement("video");
      film.src = sound.src;
      for (const track of document.querySelectorAll(".transcript[data-captions]")) {
        const one = document.createElement("track");
        one.setAttribute("src", track.dataset.captions);
        one.srclang = "en";
        one.kind = "captions";
        film.append(one);
      }
      sound.replaceWith(film);
      const again = document.createElement("script");
      again.src = "assets/script.js";
      await new Promise((done) => { again.onload = done; document.body.append(again); });
      for (let wait = 0; wait < 40 && !film.textTracks[0]?.cues?.length; wait += 1) await new Promise((done) => setTimeout(done, 50));
      return [...film.textTracks].map((track) => ({ mode: track.mode, cues: [...(track.cues ?? [])].map((cue) => [cue.startTime, cue.endTime, cue.text]) }));
    });
    assert.equal(tracks.length, 1);
    assert.equal(tracks[0].mode, "showing");
    assert.deepEqual(tracks[0].cues, [[0, 1, "(One second of silence.)"], [1, 2, "(Another second of silence.)"]]);
    assert.deepEqual(opened.heard.said, []);
    await opened.close();
  });
}
