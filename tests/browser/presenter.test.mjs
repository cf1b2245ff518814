// Presenting: the deck as a page and on paper, the presenter's desk, the projector in a window of its own, and one window where there is no second.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, firefox, open } from "./lib/browser.mjs";
import { desk, edition, versionOf } from "./lib/places.mjs";
import { serve } from "./lib/serve.mjs";
import { none } from "./lib/tell.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser, fox, server;
before(async () => { [browser, fox, server] = await Promise.all([chromium(), firefox(), serve(desk)]); });
after(async () => { await Promise.all([browser?.close(), fox?.close(), server?.close()]); });

const file = (name = "kits", kit = "train-the-trainer", page = "presenter", language = "") => join(edition(name, kit, "facilitator", language), `${page}.html`);
const disk = (path) => pathToFileURL(path).href;
const loopback = (path) => server.address + relative(desk, path).split("/").map(encodeURIComponent).join("/");

/** Waits until something is so in a page: `ask` runs there, or here where it is given no page. */
async function until(what, ask, ...values) {
  const end = Date.now() + 15_000;
  for (;;) {
    const found = await ask(...values);
    if (found) return found;
    assert.ok(Date.now() < end, `waited in vain until ${what}`);
    await new Promise((done) => setTimeout(done, 40));
  }
}

/** The desk, ready. */
async function present(url, look, from = browser) {
  const opened = await open(from, url, { width: 1280, height: 800, ...look });
  await opened.page.waitForSelector(".desk .slide > *");
  return opened;
}
const press = (tab, words, within = "main") => tab.evaluate((wanted, place) => {
  const found = [...document.querySelectorAll(`${place} button`)].find((one) => one.textContent === wanted && one.checkVisibility());
  if (!found) throw new Error(`no button says ${wanted}`);
  found.focus();
}, words, within).then(() => tab.keyboard.press("Enter"));
const heading = (tab) => tab.$eval(".desk h2", (one) => one.textContent);
const seen = (tab) => tab.evaluate(() => ({
  words: (document.querySelector(".whole .slide")?.innerText ?? "").replace(/\s+/g, " ").trim(),
  number: document.querySelector(".whole footer span:last-child")?.textContent ?? "",
  blank: Boolean(document.querySelector(".whole.blank")),
}));
/** The deck as the page has it. */
const deckOf = (tab) => tab.$$eval("main .card .slide", (all) => all.map((one) => one.textContent.replace(/\s+/g, " ").trim()));

/** Opens the projector from the desk, as people do. */
async function project(tab) {
  await press(tab, "Open the projector");
  const projector = await until("the projector is there", async () => (await tab.browserContext().pages()).find((one) => one.url().endsWith("projector.html")));
  await until("it shows a slide", async () => (await seen(projector).catch(() => ({}))).number);
  return projector;
}
const shows = (projector, number) => until(`the projector shows slide ${number}`, async () => (await seen(projector).catch(() => ({}))).number === String(number));
const isAt = (tab, number) => until(`the desk is at slide ${number}`, async () => (await heading(tab).catch(() => "")).includes(` ${number} of `));

test("without scripts, the page has every slide and prompt, with its place in the guide", async () => {
  const { page: tab, heard, close } = await open(browser, disk(file()), { script: false });
  const cards = await tab.$$eval("main .card", (all) => all.map((card) => ({ seen: card.checkVisibility(), words: card.querySelector(".frame > .slide").innerText.trim(), href: card.querySelector(".fine a")?.getAttribute("href") })));
  assert.ok(cards.length > 60, `${cards.length} cards`);
  none(cards.filter(({ seen: visible, words }) => !visible || words.length < 4).map(({ words }) => words), "cards without words");
  for (const wanted of ["telephone.html", "core-and-periphery.html#sort-the-parts"]) assert.ok(cards.some(({ href }) => href === wanted), wanted);
  assert.ok(cards.some(({ words }) => words.includes("Break") && words.includes("We go on at 9:40")), "breaks say when they end");
  assert.deepEqual(heard.said, []);
  await close();
});

test("what participants read too is on slides in their words, and no cue is", async () => {
  const { page: tab, go, close } = await open(browser, disk(join(edition("kits", "train-the-trainer", "participant"), "all-in-one.html")));
  const theirs = (await tab.$eval("main", (main) => main.textContent)).replace(/\s+/g, " ");
  await go(disk(file()));
  const cards = await tab.$$eval("main .card .slide", (all) => all.filter((one) => !/is-(ask|poll|opening|other|break|activity|module)/.test(one.className))
    .map((one) => [...one.querySelectorAll("h3, p:not(.over, .under), li")].map((line) => line.textContent.replace(/\s+/g, " ").trim())));
  assert.ok(cards.length > 30, `${cards.length} cards`);
  // One slide is the facilitator's own: participants see it once, and must not keep it.
  assert.deepEqual(cards.filter((lines) => lines.some((line) => !theirs.includes(line))).map(([title]) => title), ["Message A: five points"]);
  await close();
});

for (const [name, which] of [["Chromium", () => browser], ["Firefox", () => fox]]) {
  for (const [from, address] of [["a disk", disk], ["a server", loopback]]) {
    test(`${name}: two windows move together, and either can be loaded again, opened from ${from}`, async () => {
      const { page: tab, close } = await present(address(file()), {}, which());
      const said = [];
      tab.on("console", (message) => said.push(message.text()));
      const projector = await project(tab);
      projector.on("console", (message) => said.push(message.text()));
      projector.on("pageerror", (error) => said.push(error.message));
      const deck = await deckOf(tab);
      await tab.bringToFront();
      await until("the desk knows", async () => (await heading(tab)).startsWith("On the screen"));
      for (const [key, number] of [["ArrowRight", 2], ["PageDown", 3], [" ", 4], ["ArrowLeft", 3], ["End", deck.length], ["Home", 1], ["ArrowRight", 2]]) {
        await tab.keyboard.press(key);
        await shows(projector, number);
      }
      assert.ok(deck[1].startsWith((await seen(projector)).words.slice(0, 20)));
      // From the other window.
      await projector.bringToFront();
      await projector.keyboard.press("PageDown");
      await isAt(tab, 3);
      await projector.keyboard.press("ArrowLeft");
      await isAt(tab, 2);
      await projector.keyboard.press("b");
      await until("the screen is blank", async () => (await seen(projector)).blank);
      assert.equal((await seen(projector)).words, "");
      await projector.keyboard.press(".");
      await until("it is not", async () => !(await seen(projector)).blank);
      // Either is loaded again.
      await projector.reload();
      await shows(projector, 2);
      await tab.bringToFront();
      await tab.reload();
      await tab.waitForSelector(".desk .slide > *");
      await isAt(tab, 2);
      await until("the desk knows the projector again", async () => (await heading(tab)).startsWith("On the screen"));
      await tab.keyboard.press("ArrowRight");
      await shows(projector, 3);
      // The desk goes to another page and comes back.
      await tab.goto(address(file("kits", "train-the-trainer", "run")));
      assert.equal((await seen(projector)).number, "3", "the last slide stays");
      await tab.goto(address(file()));
      await tab.waitForSelector(".desk .slide > *");
      await until("the desk knows the projector once more", async () => (await heading(tab)).startsWith("On the screen"));
      // Escape closes the projector, and the desk says so.
      await projector.bringToFront();
      await projector.keyboard.press("Escape").catch(() => {});   // the window is gone before the key is up
      await tab.bringToFront();
      await until("the desk knows that it is gone", async () => (await heading(tab)).includes("on no screen yet"));
      assert.equal(await tab.$eval(".told", (one) => one.textContent), "The projector was closed.");
      assert.deepEqual(said, []);
      await close();
    });
  }
}

test("when the presenter's window is closed, the last slide stays", async () => {
  const { page: tab, close } = await present(disk(file()));
  const projector = await project(tab);
  await tab.bringToFront();
  await tab.keyboard.press("ArrowRight");
  await shows(projector, 2);
  await tab.close();
  // The browser answers before the page is gone; until then the desk would still turn the slide.
  await until("the desk is gone", () => projector.evaluate(() => !window.opener || window.opener.closed));
  await projector.keyboard.press("ArrowRight");
  await new Promise((done) => setTimeout(done, 1200));   // longer than it waits before it asks again
  assert.equal((await seen(projector)).number, "2");
  await close();
});

test("walking the whole deck, the projector never holds a word of the facilitator's, and every slide is seen whole", async (t) => {
  const reader = await open(browser, disk(join(edition("kits", "train-the-trainer", "participant"), "all-in-one.html")));
  const theirs = (await reader.page.$eval("main", (main) => main.textContent)).replace(/\s+/g, " ");
  await reader.close();
  const { page: tab, close } = await present(disk(file()));
  const projector = await project(tab);
  await projector.setViewport({ width: 1280, height: 720 });
  await tab.bringToFront();
  const count = (await deckOf(tab)).length;
  const cues = new Set();
  const wrong = [];
  const held = [];
  for (let number = 1; number <= count; number += 1) {
    await shows(projector, number);
    await until("the notes are there", () => tab.$eval(".beside .text", (one) => one.childElementCount > 0));
    (await tab.$$eval(".beside .text :is(.say, .do, .look-for, .anticipate, .if-short, .if-time, .answer-key, .debrief, .facilitator, .transition) > .body :is(p, li)", (all) =>
      all.map((one) => one.textContent.replace(/\s+/g, " ").trim()))).filter((line) => line.length > 25).forEach((line) => cues.add(line));
    const { text, over, links, said } = await projector.evaluate(() => {
      const slide = document.querySelector(".whole .slide");
      return {
        text: slide.textContent.replace(/\s+/g, " "), links: slide.querySelectorAll("a, script, [id], input, button").length,
        over: slide.scrollHeight > slide.clientHeight + 1 || slide.scrollWidth > slide.clientWidth + 1,
        said: [...document.querySelectorAll("body > :not(main), main > :not(.whole)")].some((one) => one.checkVisibility()),
      };
    });
    held.push(text);
    if (over) wrong.push(`slide ${number} is cut: ${text.slice(0, 60)}`);
    if (links) wrong.push(`slide ${number} holds what it may not`);
    if (said) wrong.push(`slide ${number}: something stands beside it`);
    await tab.keyboard.press("ArrowRight");
  }
  const whole = (await projector.evaluate(() => document.documentElement.textContent)).replace(/\s+/g, " ") + held.join(" ");
  t.diagnostic(`${count} slides, ${cues.size} lines of cues`);
  assert.ok(cues.size > 150, `${cues.size} lines of cues`);
  // A cue may have somebody read a core message aloud: that is everybody's.
  none([...cues].filter((line) => whole.includes(line) && !theirs.includes(line)), "cues on the projector");
  none(wrong, "slides");
  await close();
});

test("the projector makes nothing of what a slide may not hold, and hears nobody but the window that opened it", async () => {
  const { page: tab, close } = await present(disk(file()));
  const projector = await project(tab);
  await projector.bringToFront();
  const made = await projector.evaluate(() => {
    const bad = "<p onclick='x()' id='a' style='color:red'>Words <a href='https://example.org/'>linked</a></p><script>window.ran = 1</script><img src='https://example.org/x.png' onerror='window.ran = 1'><img src='assets/media/../../x.svg'><iframe src='index.html'></iframe><form><input></form><svg><use href='#x'></use><path d='M0 0'></path></svg><video src='assets/media/a.mp4'></video><math><mi>x</mi></math>";
    const box = document.createElement("div");
    box.append(window.tttkit.stage.safe(bad));
    return { html: box.innerHTML, ran: Boolean(window.ran) };
  });
  assert.equal(made.ran, false);
  assert.equal(made.html, '<p>Words linked</p><img><img><svg><path d="M0 0"></path></svg><video src="assets/media/a.mp4" controls=""></video><math><mi>x</mi></math>');
  const before = await seen(projector);
  await projector.evaluate(() => window.postMessage({ tttkit: "slide", kit: window.tttkit.about.kit, stamp: "9", html: "<p>Forged</p>", number: 99, letters: true }, "*"));
  await projector.evaluate(() => new Promise((done) => setTimeout(done, 50)));
  assert.deepEqual(await seen(projector), before);
  await tab.evaluate(() => window.postMessage({ tttkit: "projector", kit: window.tttkit.about.kit, code: window.tttkit.about.code, does: "last" }, "*"));
  await tab.evaluate(() => new Promise((done) => setTimeout(done, 50)));
  await isAt(tab, 1);
  await close();
});

test("where no second window opens, one is enough, by keys alone", async () => {
  const { page: tab, heard, close } = await present(disk(file()), { before: () => { window.open = () => null; } });
  await press(tab, "Open the projector");
  assert.match(await tab.$eval(".told", (one) => one.textContent), /did not open a second window/);
  assert.equal(await tab.evaluate(() => document.activeElement.textContent), "Use one window", "the way out has the focus");
  await tab.keyboard.press("Enter");
  await until("one window shows the slide", async () => (await seen(tab)).number === "1");
  const alone = await tab.evaluate(() => {
    const box = document.querySelector(".one-window .frame").getBoundingClientRect();
    return { whole: box.left === 0 && box.width === window.innerWidth && Math.abs(box.height - window.innerHeight) < 2, top: document.elementFromPoint(5, 5).closest("dialog") !== null, full: Boolean(document.fullscreenElement) };
  });
  assert.deepEqual(alone, { whole: true, top: true, full: true });
  await tab.keyboard.press("ArrowRight");
  await until("the next", async () => (await seen(tab)).number === "2");
  await tab.keyboard.press("b");
  await until("blank", async () => (await seen(tab)).blank);
  await tab.keyboard.press("b");
  await tab.keyboard.press("n");
  await until("the notes are back", () => tab.evaluate(() => !document.querySelector("dialog[open]") && !document.fullscreenElement));
  await isAt(tab, 2);
  await tab.keyboard.press("n");
  await until("the slide is back", () => tab.evaluate(() => Boolean(document.querySelector("dialog[open]"))));
  await tab.keyboard.press("Escape");
  await until("Escape leaves", () => tab.evaluate(() => !document.querySelector("dialog[open]")));
  assert.deepEqual(heard.said, []);
  await close();
});

test("the desk is moved by its buttons, its list, its keys; and letters can be turned off", async () => {
  const { page: tab, heard, close } = await present(disk(file()));
  await press(tab, "Next slide");
  await isAt(tab, 2);
  await press(tab, "Back");
  await isAt(tab, 1);
  await until("it is said aloud", () => tab.$eval(".unseen[role=status]", (one) => one.textContent.startsWith("Slide 1 of ")));
  await press(tab, "All slides");
  assert.equal(await tab.evaluate(() => document.activeElement.getAttribute("aria-current")), "true");
  await press(tab, "Sort the parts", "dialog");
  await isAt(tab, 19);
  await until("its notes", () => tab.$eval(".beside .text", (one) => one.innerText.includes("sort")));
  assert.equal(await tab.$eval(".where a", (one) => one.getAttribute("href")), "core-and-periphery.html#sort-the-parts");
  // A key on a button presses it, and does not move on as well.
  await tab.focus(".bar button:nth-of-type(3)");
  await tab.keyboard.press(" ");
  assert.match(await heading(tab), /^The screen is blank/);
  await isAt(tab, 19);
  await tab.keyboard.press("ArrowRight");
  await isAt(tab, 19);   // first it shows the slide again
  await tab.evaluate(() => { document.querySelector(".keys-said").open = true; });
  await tab.click(".keys-said input");
  await tab.evaluate(() => document.activeElement.blur());
  await tab.keyboard.press("b");
  await tab.keyboard.press("n");
  assert.doesNotMatch(await heading(tab), /blank/);
  assert.equal(await tab.$("dialog[open]"), null);
  await tab.keyboard.press("PageDown");
  await isAt(tab, 20);
  // Size of notes, kept.
  const sizeOf = () => tab.$eval(".beside .text p", (one) => one.getBoundingClientRect().height / one.getClientRects().length);
  const small = await sizeOf();
  await press(tab, "Larger notes");
  await press(tab, "Larger notes");
  assert.ok(await sizeOf() > small * 1.3);
  await tab.reload();
  await tab.waitForSelector(".desk .slide > *");
  await isAt(tab, 20);
  assert.ok(await tab.$eval(".beside", (one) => one.classList.contains("size-3")));
  assert.deepEqual(heard.said, []);
  await close();
});

test("the page and the desk take turns, and paper has the page", async (t) => {
  const { page: tab, close } = await present(disk(file()));
  const visible = (selector) => tab.$eval(selector, (one) => one.checkVisibility());
  assert.deepEqual([await visible(".desk"), await visible(".card")], [true, false]);
  const pdf = join(desk, "..", "presenter.pdf");
  await tab.pdf({ path: pdf, format: "letter" });
  const text = execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" });
  const count = (await deckOf(tab)).length;
  const sheets = text.split("\f").length - 1;
  t.diagnostic(`${count} slides on ${sheets} sheets`);
  assert.ok(sheets < count / 3, `${sheets} sheets`);
  assert.match(text, /Sort the parts/);
  assert.match(text, /We go on at 9:40/);
  assert.doesNotMatch(text, /Open the projector|Blank the screen|You have twelve parts/);
  assert.equal(text.split("\f").slice(0, -1).filter((sheet) => sheet.includes(versionOf("train-the-trainer")) && sheet.includes("Facilitator guide")).length, sheets, "every sheet says what it is");
  await press(tab, "Read as a page");
  assert.deepEqual([await visible(".desk"), await visible(".card"), await tab.evaluate(() => document.activeElement.textContent)], [false, true, "Present"]);
  await tab.keyboard.press("Enter");
  assert.deepEqual([await visible(".desk"), await visible(".card")], [true, false]);
  await close();
});

for (const [name, look] of Object.entries({ "on a laptop": {}, "on a laptop, in the dark": { dark: true }, "on a phone": { width: 390, height: 844 }, "on a narrow phone, in the dark": { width: 320, height: 640, dark: true } })) {
  test(`the desk, its list and one window are open to everybody ${name}`, async () => {
    for (const path of [file(), file("arabic", "mahattat")]) {
      const { page: tab, heard, close } = await present(disk(path), look);
      const complaints = async (state) => {
        await tab.evaluate(axe);
        const found = await tab.evaluate(async () => (await window.axe.run(document, { preload: false, runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] }, resultTypes: ["violations"] })).violations
          .flatMap((rule) => rule.nodes.slice(0, 3).map((node) => `${rule.id}: ${node.target.join(" ")}`)));
        const small = await tab.$$eval(".desk button, .bar button, dialog button, .desk input", (all) => all.filter((one) => one.checkVisibility() && (one.getBoundingClientRect().height < (one.tagName === "INPUT" ? 24 : 44))).map((one) => `${one.textContent} is ${one.getBoundingClientRect().height} high`));
        const wide = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        return [...found, ...small, ...(wide > 0 ? [`${wide}px too wide`] : [])].map((line) => `${state}: ${line}`);
      };
      const wrong = await complaints("desk");
      await tab.evaluate(() => document.querySelectorAll(".bar button")[3].click());
      wrong.push(...await complaints("list"));
      await tab.keyboard.press("Escape");
      await tab.keyboard.press("n");
      await until("one window", () => tab.evaluate(() => Boolean(document.querySelector(".one-window[open]"))));
      wrong.push(...await complaints("one window"));
      await tab.keyboard.press("t");
      wrong.push(...await complaints("one window, the other light"));
      none(wrong, path);
      assert.deepEqual(heard.said, []);
      await close();
    }
  });
}

test("from right to left, the keys go where the slides go", async () => {
  const { page: tab, close } = await present(disk(file("arabic", "mahattat")));
  const number = () => tab.$eval(".desk h2", (one) => one.textContent);
  const first = await number();
  await tab.keyboard.press("ArrowLeft");
  const second = await number();
  assert.notEqual(second, first);
  await tab.keyboard.press("ArrowRight");
  assert.equal(await number(), first);
  await tab.keyboard.press("PageDown");
  assert.equal(await number(), second);
  await close();
});

test("a kit with media is presented without a complaint", async () => {
  const { page: tab, heard, close } = await present(disk(file("media", "silence")));
  await press(tab, "All slides");
  await tab.keyboard.press("Escape");
  assert.deepEqual(heard.said, []);
  assert.deepEqual(heard.failed, []);
  await close();
});

test("the projector turns light and dark for the room", async () => {
  const { page: tab, close } = await present(disk(file()), { dark: true });
  const projector = await project(tab);
  const color = () => projector.$eval(".whole", (one) => getComputedStyle(one).backgroundColor);
  assert.equal(await color(), "rgb(22, 32, 28)", "as the desk is");
  await tab.bringToFront();
  await tab.keyboard.press("t");
  await until("it is light", async () => (await color()) === "rgb(253, 252, 249)");
  await projector.bringToFront();
  await projector.keyboard.press("t");
  await until("it is dark", async () => (await color()) === "rgb(22, 32, 28)");
  await close();
});

test("a slide that is too full becomes smaller, and is never cut", async () => {
  const { page: tab, close } = await present(disk(file()));
  const fitted = await tab.evaluate(async () => {
    const frame = window.tttkit.stage.frame("fitted");
    document.querySelector(".screen").append(frame);
    const sizes = [];
    for (const lines of [2, 12, 25, 900]) {
      frame.show("<h3>Much to say</h3><ul>" + "<li>One more line that goes on for a while</li>".repeat(lines) + "</ul>", "is-slide");
      const slide = frame.querySelector(".slide");
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      sizes.push({ type: parseFloat(getComputedStyle(slide).fontSize), whole: slide.scrollHeight <= slide.clientHeight + 1, scrolls: slide.classList.contains("long") });
    }
    return sizes;
  });
  assert.deepEqual(fitted.map(({ whole, scrolls }) => [whole, scrolls]), [[true, false], [true, false], [true, false], [false, true]]);
  assert.ok(fitted[0].type > fitted[1].type && fitted[1].type > fitted[2].type, JSON.stringify(fitted));
  await close();
});

test("a deck of many slides turns in a blink, and the page stays small", async (t) => {
  const { page: tab, close } = await open(browser, "about:blank");
  const session = await tab.createCDPSession();
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await tab.goto(disk(file()));
  await tab.waitForSelector(".desk .slide > *");
  const times = await tab.evaluate(() => {
    const took = [];
    for (let at = 0; at < 60; at += 1) {
      const start = performance.now();
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "PageDown", bubbles: true }));
      took.push(performance.now() - start);
    }
    return took.sort((one, other) => one - other);
  });
  await isAt(tab, 61);
  t.diagnostic(`60 slides: half of them within ${times[30].toFixed(1)} ms, the slowest ${times[59].toFixed(1)} ms, CPU slowed four times`);
  assert.ok(times[30] < 100, `${times[30]} ms`);
  const size = statSync(file()).size;
  t.diagnostic(`${size} bytes`);
  assert.ok(size < 50_000, `${size} bytes`);
  await close();
});

test("the timer and the plan go along with the slides", async () => {
  const { page: tab, heard, close } = await present(disk(file()));
  const bar = () => tab.$eval(".bar", (one) => one.innerText.replace(/\s+/g, " "));
  assert.doesNotMatch(await bar(), /left in/);
  for (let at = 0; at < 3; at += 1) await tab.keyboard.press("PageDown");
  await press(tab, "Start the timer");
  await until("the step of the slide runs", async () => /left in 1\.1 Training that reached us/.test(await bar()));
  for (let at = 0; at < 4; at += 1) await tab.keyboard.press("PageDown");
  await until("the next activity is the current step", async () => /left in 1\.2 The message relay/.test(await bar()));
  await tab.keyboard.press("PageUp");
  await until("and back", async () => /left in 1\.1 /.test(await bar()));
  await press(tab, "Pause the timer");
  assert.match(await bar(), /Paused in 1\.1/);
  await press(tab, "Go on with the timer");
  assert.match(await bar(), /left in 1\.1/);
  assert.match(await bar(), /minutes? (behind|ahead)|On time/);
  // The run of show has the same step.
  assert.equal(await tab.evaluate(() => JSON.parse(window.tttkit.store.get("f:live")).at), 1);
  assert.deepEqual(heard.said, []);
  await close();
});
