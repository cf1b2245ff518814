// Rehearsal of a module: one thing at a time, everything in its turn, words hidden and shown, what came of it, and on to the next.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, firefox, open } from "./lib/browser.mjs";
import { desk, edition } from "./lib/places.mjs";
import { serve } from "./lib/serve.mjs";
import { none } from "./lib/tell.mjs";

let browser, server;
before(async () => { browser = await chromium(); server = await serve(desk); });
after(async () => { await browser?.close(); await server?.close(); });

const disk = (file) => pathToFileURL(file).href;
const loopback = (file) => server.address + relative(desk, file).split("/").map(encodeURIComponent).join("/");
const module = (title = "lead", kind = "facilitator") => join(edition("kits", "train-the-trainer", kind), `${title}.html`);
const wide = () => join(edition("stress", "wide", "facilitator"), "wide.html");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function begun(file = module(), look = {}, address = disk) {
  const opened = await open(browser, `${address(file)}#_rehearse`, look);
  await opened.page.waitForSelector(".rehearsing .toolbar");
  return { ...opened, tab: opened.page };
}
const progress = (tab) => tab.$eval(".progress", (one) => one.textContent);
const shown = (tab) => tab.$eval("main", (main) => main.innerText.replace(/\s+/g, " "));
const said = (tab) => tab.evaluate(() => document.querySelector('[role="status"].unseen')?.textContent.trim() ?? "");
const whole = (tab) => tab.evaluate(() => ({ words: document.querySelector("main").innerText, head: document.querySelector(".masthead").checkVisibility(), left: document.querySelectorAll(".out, .apart, .veiled, .rehearsal, .rehearsed, .rehearsing, .rehearsing-at, .rehearsing-in").length }));
/** All its steps, each as `see` finds it; ends at the summary. */
async function walk(tab, see) {
  const steps = [];
  for (let step = 0; (await tab.$(".rehearsing-at")) !== null; step += 1) {
    assert.ok(step < 100, "it comes to an end");
    steps.push(await see());
    await tab.keyboard.press("ArrowRight");
  }
  return steps;
}

for (const [from, address] of [["a disk", disk], ["a server", loopback]]) {
  test(`from the button to the next module with the keyboard alone, opened from ${from}`, async () => {
    const { page: tab, heard, close } = await open(browser, address(module()));
    for (let stops = 0; !(await tab.evaluate(() => document.activeElement.matches("[data-rehearse-now]"))); stops += 1) {
      assert.ok(stops < 40, "it is reached by the Tab key");
      await tab.keyboard.press("Tab");
    }
    await tab.keyboard.press("Enter");
    await tab.waitForSelector(".rehearsing-at");
    assert.equal(await tab.evaluate(() => document.activeElement.dataset.do), "next");
    assert.match(await progress(tab), /^1 of \d+$/);
    await tab.keyboard.press("Enter");
    assert.match(await progress(tab), /^2 of /);
    await tab.keyboard.press("ArrowLeft");
    assert.match(await progress(tab), /^1 of /);
    await tab.keyboard.press("ArrowLeft");
    assert.match(await progress(tab), /^1 of /, "there is nothing before the first");
    await tab.evaluate(() => document.activeElement.blur());
    await tab.keyboard.press("Space");
    assert.match(await progress(tab), /^2 of /);
    assert.match(await said(tab), /^2 of \d+\. Do\. .*prediction/);
    await walk(tab, () => null);
    assert.match(await tab.evaluate(() => document.activeElement.textContent), /^Rehearsed: Leading/);
    await tab.waitForSelector(".rehearsed a.button");
    await tab.focus(".rehearsed a.button");
    await Promise.all([tab.waitForNavigation(), tab.keyboard.press("Enter")]);
    assert.match(tab.url(), /adapt\.html#_rehearse$/);
    await tab.waitForSelector(".rehearsing-at");
    assert.deepEqual(heard.said, []);
    await close();
  });
}

test("every block and every step comes once, in the order of the page, alone but for what it belongs to", async () => {
  for (const file of [module(), module("rehearse"), wide()]) {
    const { tab, close } = await begun(file);
    const wanted = await tab.$$eval("main .text .cue:not(.do), main .text .steps > li, main .text .discussion, main .text .on-screen", (all) => all.map((one, at) => { one.dataset.at = at; return String(at); }));
    const steps = await walk(tab, () => tab.evaluate(() => {
      const unit = document.querySelector(".rehearsing-at");
      const others = [...document.querySelectorAll("main .text .cue, main .text .steps > li")].filter((one) => one.checkVisibility() && !one.contains(unit) && !unit.contains(one));
      const around = [...document.querySelectorAll("main .opening, main .needs, .masthead, .colophon, .turn, .crumbs")].filter((one) => one.checkVisibility());
      return { at: unit.dataset.at, seen: unit.checkVisibility() && unit.innerText.trim() !== "", others: others.length + around.length, top: unit.getBoundingClientRect().top < innerHeight, number: unit.matches("li") ? `${unit.value} ${[...unit.parentNode.children].indexOf(unit) + unit.parentNode.start}` : "" };
    }));
    const order = steps.map(({ at }) => at).filter((at) => at !== undefined);
    assert.deepEqual([...order].sort((one, other) => one - other), order, "in order");
    assert.deepEqual(order, wanted, "each of them");
    none(steps.flatMap(({ seen, others, top, number }, at) => [seen ? "" : `${at}: is not seen`, others > 0 ? `${at}: ${others} others are seen` : "", top ? "" : `${at}: is below the screen`, number.split(" ")[0] === (number.split(" ")[1] ?? "") ? "" : `${at}: numbered ${number}`].filter(Boolean)), file);
    await close();
  }
});

test("an activity is named while its steps are on, and its purpose is told with the first", async () => {
  const { tab, close } = await begun();
  const steps = await walk(tab, () => tab.evaluate(() => { const of = document.querySelector(".rehearsing-at").closest(".activity"); return of && { of: of.getAttribute("aria-labelledby"), head: of.querySelector(".activity-head").checkVisibility(), purpose: of.querySelector(".purpose").checkVisibility() }; }));
  const inside = steps.filter(Boolean);
  assert.ok(inside.every(({ head }) => head));
  const firsts = inside.filter(({ of }, at) => of !== inside[at - 1]?.of);
  assert.equal(firsts.length, 3);
  assert.deepEqual(inside.filter(({ purpose }) => purpose), firsts);
  await close();
});

test("blocks in tabs, in lists, in local slots and in each other have their turn and are seen", async () => {
  const { tab, close } = await begun(wide());
  const kinds = await walk(tab, () => tab.evaluate(() => {
    const unit = document.querySelector(".rehearsing-at");
    return ["li", ".panel", ".local", ".activity .activity"].filter((where) => unit.parentNode.closest(where)).concat(unit.checkVisibility() ? [] : ["unseen"]).concat(unit.closest(".panel") && ![...document.querySelectorAll(".tab-row > label")].some((label) => label.checkVisibility()) ? ["no tab"] : []);
  }));
  const found = new Set(kinds.flat());
  assert.ok(found.has(".panel"), "in a tab");
  assert.ok(!found.has("unseen") && !found.has("no tab"), [...found].join());
  // What the fixture does not nest is nested here.
  await tab.evaluate(() => { window.location.hash = "_main"; });
  await tab.waitForFunction(() => !document.body.classList.contains("rehearsing"));
  await tab.evaluate(() => {
    const say = () => { const block = document.querySelector(".say").cloneNode(true); block.removeAttribute("id"); block.classList.add("placed"); return block; };
    document.querySelector(".steps > li").append(say());
    document.querySelector(".local > .body").append(say());
    document.querySelector(".text > ul > li, .text > ol > li").append(say());
    const inner = document.querySelector(".activity").cloneNode(false);
    inner.append(say());
    document.querySelector(".activity").append(inner);
    window.location.hash = "_rehearse";
  });
  await tab.waitForSelector(".rehearsing-at");
  const placed = (await walk(tab, () => tab.evaluate(() => { const unit = document.querySelector(".rehearsing-at"); return { placed: unit.matches(".placed"), seen: unit.checkVisibility(), holds: [...unit.querySelectorAll(".placed")].filter((one) => one.checkVisibility()).length }; })));
  assert.equal(placed.filter((one) => one.placed).length, 4);
  assert.ok(placed.every(({ seen, holds }) => seen && holds === 0));
  await close();
});

test("what to say is hidden and looked at, by button and by key, and stays as it was chosen", async () => {
  const { tab, close } = await begun();
  const toSay = async () => { while (!(await tab.$(".rehearsing-at.say"))) await tab.keyboard.press("ArrowRight"); };
  await toSay();
  const words = (await tab.$eval(".rehearsing-at .body", (body) => body.innerText)).replace(/\s+/g, " ").trim();
  assert.ok((await said(tab)).endsWith(words));
  await tab.click("[data-do=words]");
  assert.ok(!(await shown(tab)).includes(words.slice(0, 30)));
  assert.ok((await shown(tab)).includes("Say it in your own words"));
  assert.equal(await said(tab), "Say it in your own words, then look.");
  await tab.keyboard.press("ArrowDown");
  assert.ok((await shown(tab)).includes(words));
  assert.ok((await said(tab)).includes(words.slice(0, 30)));
  await tab.reload();
  await tab.waitForSelector(".rehearsing-at");
  await toSay();
  assert.ok(!(await shown(tab)).includes(words.slice(0, 30)), "it is still hidden");
  assert.ok(!(await said(tab)).includes(words.slice(0, 30)), "from listeners, too");
  await tab.click(".rehearsal button");
  assert.ok((await shown(tab)).includes(words));
  assert.equal(await tab.evaluate(() => document.activeElement.dataset.do), "next");
  await tab.click("[data-do=words]");
  await tab.keyboard.press("ArrowRight");
  assert.equal(await tab.$(".veiled"), null, "and shown again when that is chosen");
  await close();
});

test("the end sums up minutes against the plan and what was said before looking, and keeps it", async () => {
  const { tab, close } = await begun();
  await tab.evaluate(() => { const real = Date.now; window.ahead = 0; Date.now = () => real() + window.ahead; });
  let spoken = 0;
  for (let step = 0; (await tab.$(".rehearsing-at")) !== null; step += 1) {
    await tab.evaluate(() => { window.ahead += 10000; });
    if (await tab.$(".rehearsing-at:is(.say, .ask, .discussion)")) {
      spoken += 1;
      // Of all that is to be said, the first is read; the others are tried before they are looked at.
      if (spoken === 1) await tab.click("[data-do=words]");
    }
    await tab.keyboard.press("ArrowRight");
  }
  const rows = await tab.$$eval(".rehearsed tbody tr", (all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));
  assert.deepEqual(rows.map(([title, , plan]) => [title, plan]), [["3.1 Tap a tune", "8"], ["3.2 The question I am afraid of", "14"], ["3.3 Your first two sentences", "8"], ["Between activities", ""], ["Whole module", "30"]]);
  assert.equal(rows[4][3], `${spoken - 1} of ${spoken}`);
  const kept = await tab.evaluate(() => JSON.parse(localStorage["tttkit:train-the-trainer:f:rehearsal:lead"]));
  const [minutes, seconds] = rows[4][1].split(":").map(Number);
  assert.ok(Math.abs(kept.seconds - minutes * 60 - seconds) <= 1 && kept.seconds >= kept.steps * 10, `${kept.seconds} seconds for ${kept.steps} steps`);
  assert.match(kept.date, /^\d{4}-\d\d-\d\d$/);
  assert.deepEqual([kept.least, kept.most, kept.said, kept.without], [30, 30, spoken, spoken - 1]);
  await tab.click(".rehearsed button:first-of-type");
  assert.match(await progress(tab), /^1 of /, "again, from the start");
  assert.match(await tab.$eval(".whole", (one) => one.textContent), /^Module: 0:0\d of 30 minutes$/);
  await close();
});

test("a timer counts what is seen against the plan of the activity and of the module", async () => {
  const { tab, close } = await begun();
  await tab.evaluate(() => { const real = Date.now; window.ahead = 0; Date.now = () => real() + window.ahead; window.ahead = 75000; });
  await tab.waitForFunction(() => /^3\.1 Tap a tune: 1:1\d of 8 minutes$/.test(document.querySelector(".own").textContent));
  assert.match(await tab.$eval(".whole", (one) => one.textContent), /^Module: 1:1\d of 30 minutes$/);
  await tab.evaluate(() => { Object.defineProperty(document, "hidden", { value: true, configurable: true }); document.dispatchEvent(new Event("visibilitychange")); window.ahead += 600000; Object.defineProperty(document, "hidden", { value: false, configurable: true }); document.dispatchEvent(new Event("visibilitychange")); });
  const before = await tab.$eval(".own", (one) => one.textContent);
  await tab.waitForFunction((before) => document.querySelector(".own").textContent !== before, {}, before);
  assert.match(await tab.$eval(".own", (one) => one.textContent), /: 1:[12]\d of 8 minutes$/, "time in which nobody looks is not counted");
  await close();
});

test("Escape leaves, the module is whole again where it was left, and nothing counts as rehearsed", async () => {
  const { page: tab, close } = await open(browser, disk(module()));
  const before = await whole(tab);
  await tab.click("[data-rehearse-now]");
  await tab.waitForSelector(".rehearsing-at");
  await tab.click("[data-do=words]");
  for (let step = 0; step < 20; step += 1) await tab.keyboard.press("ArrowRight");
  await tab.keyboard.press("Escape");
  await tab.waitForFunction(() => !document.body.classList.contains("rehearsing"));
  assert.deepEqual(await whole(tab), before);
  assert.ok(await tab.evaluate(() => document.activeElement.matches("[data-rehearse-now]")));
  assert.ok(await tab.evaluate(() => scrollY > 1000));
  assert.equal(await tab.evaluate(() => localStorage["tttkit:train-the-trainer:f:rehearsal:lead"]), undefined);
  await tab.goBack();
  await tab.waitForSelector(".rehearsing-at");
  await tab.goForward();
  await tab.waitForFunction(() => !document.body.classList.contains("rehearsing"));
  assert.deepEqual(await whole(tab), before, "by the browser's own buttons, too");
  await close();
});

test("paper has the whole module whatever is on the screen", async () => {
  const { tab, close } = await begun();
  await tab.emulateMediaType("print");
  const seen = await tab.evaluate(() => [".opening", ".look-for", ".colophon", ".masthead"].every((one) => document.querySelector(one).checkVisibility()) && !document.querySelector(".toolbar").checkVisibility());
  assert.ok(seen);
  await close();
});

test("participants have nothing of it, nor has a page that is no module, nor one without scripts", async () => {
  for (const [file, look] of [[module("lead", "participant"), {}], [module("run"), {}], [module("glossary"), {}], [module("all-in-one"), {}], [module(), { script: false }]]) {
    const { page: tab, close } = await open(browser, `${disk(file)}#_rehearse`, look);
    assert.equal(await tab.$("[data-rehearse-now], .rehearsing"), null, file);
    assert.ok(await tab.$eval(".opening", (one) => one.checkVisibility()));
    await close();
  }
  const script = readFileSync(join(module("lead", "participant"), "../assets/script.js"), "utf8");
  assert.doesNotMatch(script, /rehears/i);
});

test("what every module carries for it is small, and so is what comes when somebody rehearses", () => {
  const squeezed = (path) => readFileSync(new URL(`../../themes/default/scripts/facilitator/${path}.js`, import.meta.url), "utf8").split("\n").map((line) => line.trim()).filter((line) => line && !line.startsWith("//")).join("\n").length;
  assert.ok(squeezed("rehearse") < 1_200, `${squeezed("rehearse")} characters`);
  assert.ok(squeezed("own/timing") + squeezed("own/rehearse") < 24_000, `${squeezed("own/timing")} and ${squeezed("own/rehearse")} characters`);
});

for (const [name, look] of Object.entries({ "by day": { width: 1280, height: 900 }, "in the dark": { width: 1280, height: 900, dark: true }, "on a phone": { width: 320, height: 640 } })) {
  test(`while it runs axe finds nothing and nothing is cut off, ${name}`, async () => {
    const { tab, close } = await begun(wide(), look);
    const found = [];
    const check = async (state) => {
      found.push(...await tab.evaluate(async (state) => (await window.axe.run(document, { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }, resultTypes: ["violations"], preload: false })).violations.flatMap((rule) => rule.nodes.map((node) => `${state}: ${rule.id}: ${node.target.join(" ")}`)), state));
      const over = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) found.push(`${state}: ${over}px too wide`);
    };
    await tab.evaluate(axe);
    await tab.click("[data-do=words]");
    for (let step = 0; (await tab.$(".rehearsing-at")) !== null; step += 1) {
      if (step % 6 === 0 || (await tab.$(".veiled"))) await check(`step ${step}`);
      await tab.keyboard.press("ArrowRight");
    }
    await check("end");
    none(found, "while it runs");
    await close();
  });
}

test("from right to left the arrow keys are turned round", async () => {
  const { tab, heard, close } = await begun(join(edition("arabic", "mahattat", "facilitator"), "mahattat.html"), { width: 390, height: 844 });
  const before = await progress(tab);
  await tab.keyboard.press("ArrowLeft");
  assert.notEqual(await progress(tab), before);
  await tab.keyboard.press("ArrowRight");
  assert.equal(await progress(tab), before);
  assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  assert.deepEqual(heard.said, []);
  await close();
});

test("Firefox rehearses from a disk and keeps it", async () => {
  const fox = await firefox();
  try {
    const { page: tab, go, heard, close } = await open(fox, `${disk(module())}#_rehearse`);
    await tab.waitForSelector(".rehearsing-at");
    await walk(tab, () => null);
    await tab.waitForSelector('.rehearsed a[href="adapt.html#_rehearse"]');
    assert.deepEqual(heard.said, []);
    await go(disk(module("adapt")));
    await tab.waitForFunction(() => new Promise((done) => { tttkit.store.ready(() => done(tttkit.store.read("f:rehearsal:lead")?.steps > 20)); }));
    await close();
  } finally {
    await fox.close();
  }
});

for (const [name, look] of [["a laptop", { width: 1280, height: 900 }], ["a phone", { width: 390, height: 844 }]]) {
  test(`the bar stands at the foot of the window, with room around its words and buttons, on ${name}`, async () => {
    const { tab, close } = await begun(module(), look);
    const seen = await tab.evaluate(() => {
      const box = (one) => one.getBoundingClientRect().toJSON();
      const bar = document.querySelector(".toolbar");
      return {
        foot: innerHeight - box(bar).bottom,
        within: [...bar.querySelectorAll("p, button")].filter((one) => one.checkVisibility()).map(box).map(({ left, right }) => Math.min(left, innerWidth - right)),
        buttons: [...bar.querySelectorAll("button")].map(box),
      };
    });
    assert.ok(Math.abs(seen.foot) < 1, `${seen.foot} px below it`);
    assert.ok(Math.min(...seen.within) >= 12, `${Math.min(...seen.within)} px to the window's edge`);
    const close_to = (one, other) => one.bottom > other.top && one.top < other.bottom && other.left >= one.left && other.left - one.right < 4 && one !== other;
    assert.deepEqual(seen.buttons.filter((one) => seen.buttons.some((other) => close_to(one, other))), [], "buttons do not touch");
    await close();
  });
}
