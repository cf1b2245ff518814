// What readers choose for their eyes, and what they copy: from a disk and from a server, in Chromium and in Firefox.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, firefox, open } from "./lib/browser.mjs";
import { desk, edition, site } from "./lib/places.mjs";
import { samples } from "./lib/samples.mjs";
import { serve } from "./lib/serve.mjs";
import { none, short } from "./lib/tell.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const NIGHT = "rgb(22, 32, 28)", DAY = "rgb(253, 252, 249)";

let browser, server;
before(async () => { browser = await chromium(); server = await serve(desk); });
after(async () => { await browser?.close(); await server?.close(); });

const disk = (file) => pathToFileURL(file).href;
const loopback = (file) => server.address + relative(desk, file).split("/").map(encodeURIComponent).join("/");
const page = (name, kit, kind, title) => join(edition(name, kit, kind), `${title}.html`);
const telephone = (kind = "participant") => page("kits", "train-the-trainer", kind, "telephone");
const code = () => page("code-and-math", "averages", "participant", "mean-median");

const paper = (tab) => tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
/** What the document says of its look as soon as there is a body to paint. */
const watch = () => {
  new MutationObserver(() => { if (document.body && !("firstLook" in window)) window.firstLook = document.documentElement.dataset.look ?? ""; })
    .observe(document, { childList: true, subtree: true });
};
const firstLook = (tab) => tab.evaluate(() => window.firstLook);
const pick = (tab, value) => tab.$eval(`.look input[value="${value}"]`, (field) => field.click());
/** Chromium with colors of the reader's own. */
async function force(tab, dark) {
  const session = await tab.createCDPSession();
  await session.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }, { name: "prefers-color-scheme", value: dark ? "dark" : "light" }] });
}
async function violations(tab) {
  await tab.evaluate(axe);
  return tab.evaluate(async () => (await window.axe.run(document, { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] }, resultTypes: ["violations"] })).violations
    .flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}`)));
}

for (const [from, address] of [["a disk", disk], ["a server", loopback]]) {
  test(`dark, larger and farther apart stay so on every page, opened from ${from}`, async () => {
    const opened = await open(browser, address(telephone("facilitator")), { before: watch });
    const tab = opened.page;
    assert.equal(await paper(tab), DAY);
    const length = () => tab.$eval(".text > p", (words) => words.offsetWidth / parseFloat(getComputedStyle(words).fontSize));
    const lengths = [];
    for (const value of ["short", "", "long"]) {
      await tab.$eval(`.look input[name="_look-3"][value="${value}"]`, (field) => field.click());
      lengths.push(Math.round(await length()));
    }
    assert.deepEqual(lengths, [24, 32, 43], "in letters' widths");
    // With the keyboard alone.
    for (let at = 0; at < 40 && !(await tab.evaluate(() => document.activeElement.matches(".look summary"))); at += 1) await tab.keyboard.press("Tab");
    await tab.keyboard.press("Enter");
    await tab.keyboard.press("Tab");
    await tab.keyboard.press("ArrowDown");
    await tab.keyboard.press("ArrowDown");
    assert.equal(await paper(tab), NIGHT);
    await tab.keyboard.press("Tab");
    await tab.keyboard.press("ArrowDown");
    await tab.keyboard.press("ArrowDown");
    await pick(tab, "spaced");
    const [size, apart] = await tab.evaluate(() => {
      const words = document.querySelector(".text > p"), style = getComputedStyle(words);
      return [parseFloat(getComputedStyle(document.documentElement).fontSize), parseFloat(style.letterSpacing) / parseFloat(style.fontSize)];
    });
    assert.equal(size, 16 * 1.125 * 1.5);
    assert.ok(Math.abs(apart - 0.12) < 0.001, `letters stand ${apart} apart`);
    await tab.keyboard.press("Escape");
    assert.deepEqual(await tab.evaluate(() => [document.querySelector(".look").open, document.activeElement.matches(".look summary")]), [false, true]);

    const wanted = "dark largest spaced long";
    await tab.reload();
    assert.deepEqual([await firstLook(tab), await paper(tab)], [wanted, NIGHT], "and before anything is painted");
    for (const other of [page("kits", "train-the-trainer", "facilitator", "run"), page("kits", "authoring-kits", "participant", "index"), join(site("kits"), "index.html")]) {
      await opened.go(address(other));
      assert.deepEqual([await firstLook(tab), await paper(tab)], [wanted, NIGHT], short(other));
      assert.deepEqual(await tab.$$eval(".look :checked", (all) => all.map((one) => one.value)), wanted.split(" "));
    }
    await opened.go(address(join(site("kits"), "verify.html")));
    assert.equal(await paper(tab), NIGHT, "the page that checks packets, which stands alone");
    await opened.go(address(telephone("facilitator")));
    await tab.click(".look summary");
    await tab.click(".look button");
    assert.deepEqual([await paper(tab), await tab.evaluate(() => Object.keys(localStorage))], [DAY, []], "as usual again, and nothing is kept");
    assert.deepEqual(opened.heard.said, []);
    await opened.close();
  });

  test(`light stays light in a dark system, opened from ${from}`, async () => {
    const { page: tab, close } = await open(browser, address(telephone()), { dark: true });
    assert.equal(await paper(tab), NIGHT);
    await pick(tab, "light");
    await tab.reload();
    assert.deepEqual([await paper(tab), await tab.evaluate(() => getComputedStyle(document.documentElement).colorScheme)], [DAY, "light"]);
    await close();
  });

  for (const clipboard of [true, false]) {
    test(`code and check codes are copied, opened from ${from}${clipboard ? "" : " by a browser without a clipboard for pages"}`, async () => {
      const opened = await open(browser, address(code()), { before: clipboard ? undefined : () => Object.defineProperty(Navigator.prototype, "clipboard", { get() {} }) });
      const tab = opened.page;
      const pasted = async () => {
        await tab.evaluate(() => { const field = document.createElement("textarea"); field.id = "pasted"; document.querySelector("#pasted")?.remove(); document.body.append(field); field.focus(); });
        await tab.keyboard.press("KeyV", { commands: ["Paste"] });
        return tab.$eval("#pasted", (field) => field.value);
      };
      for (const [button, source] of [["main .copy", "main pre"], [".colophon .copy", ".colophon .code"]]) {
        const wanted = await tab.$eval(source, (one) => one.textContent);
        await tab.focus(button);
        await tab.keyboard.press("Enter");
        await tab.waitForSelector(`${button} + .copied`);
        assert.equal(await tab.$eval(`${button} + .copied`, (one) => one.textContent), "Copied");
        assert.ok(await tab.$$eval("[role=status]", (all) => all.some((one) => /^Copied/.test(one.textContent))), "and it is said aloud");
        assert.ok(await tab.$eval(button, (one) => document.activeElement === one), "the focus stays");
        assert.equal((await pasted()).trimEnd(), wanted.trimEnd());
      }
      assert.deepEqual(opened.heard.said, []);
      await opened.close();
    });
  }
}

test("a browser that does not let pages copy is told of in words, and the text is selected", async () => {
  const { page: tab, close } = await open(browser, disk(code()), { before: () => { Object.defineProperty(Navigator.prototype, "clipboard", { get() {} }); document.execCommand = () => false; } });
  await tab.click(".colophon .copy");
  assert.match(await tab.$eval(".colophon .copied", (one) => one.textContent), /does not let/);
  assert.equal(await tab.evaluate(() => String(getSelection())), await tab.$eval(".colophon .code", (one) => one.textContent));
  await close();
});

test("on the web each heading has a link to copy; on a disk none", async () => {
  const opened = await open(browser, disk(telephone()));
  assert.equal(await opened.page.$(".here"), null);
  await opened.go(loopback(telephone()));
  const tab = opened.page;
  const all = await tab.$$eval("main :is(h2, h3)[id]:not(.title)", (heads) => heads.map((head) => [head.querySelector(".here")?.getAttribute("href"), `#${head.id}`, head.ariaLabel]));
  assert.ok(all.length > 1);
  for (const [href, wanted, name] of all) { assert.equal(href, wanted); assert.ok(name); }
  await tab.evaluate(() => { Object.defineProperty(Navigator.prototype, "clipboard", { get: () => ({ writeText: (text) => { window.copied = text; return Promise.resolve(); } }) }); });
  await tab.focus(".here");
  assert.equal(await tab.$eval(".here", (one) => getComputedStyle(one).opacity), "1", "it is seen when it has the focus");
  await tab.keyboard.press("Enter");
  assert.equal(await tab.evaluate(() => window.copied), `${loopback(telephone())}${all[0][1]}`);
  await opened.close();
});

test("what unfolds from the head folds again: on Escape, on a press outside, when the focus leaves", async () => {
  const { page: tab, close } = await open(browser, disk(telephone()));
  const folded = (fold) => tab.waitForFunction((name) => !document.querySelector(name).open, {}, fold);
  for (const fold of [".look", ".menu"]) {
    const unfold = async () => { await tab.click(`${fold} summary`); await tab.waitForFunction((name) => document.querySelector(name).open, {}, fold); };
    await unfold();
    await tab.keyboard.press("Escape");
    await folded(fold);
    assert.ok(await tab.evaluate((name) => document.activeElement.matches(`${name} summary`), fold));
    await unfold();
    await tab.mouse.click(40, 700);
    await folded(fold);
    await unfold();
    await tab.focus("main a");
    await folded(fold);
  }
  await close();
});

for (const [name, look] of Object.entries({ "a laptop": { width: 1280 }, "a phone in the dark": { width: 390, dark: true }, "the narrowest screen": { width: 320, height: 400 } })) {
  test(`the panel can be used by all, on ${name}, in any direction`, async () => {
    const opened = await open(browser, "about:blank", look);
    const wrong = [];
    for (const file of [telephone("facilitator"), code(), page("arabic", "mahattat", "participant", "mahattat"), join(site("kits"), "index.html")]) {
      await opened.go(loopback(file));
      await opened.page.click(".look summary");
      for (const chosen of ["", "largest", "spaced"]) {
        if (chosen) await pick(opened.page, chosen);
        const seen = await opened.page.evaluate(() => {
          const root = document.documentElement, panel = document.querySelector(".look .drop-down"), box = panel.getBoundingClientRect();
          return { wide: root.scrollWidth - root.clientWidth, out: box.left < 0 || box.right > root.clientWidth, cut: panel.scrollWidth > panel.clientWidth };
        });
        if (seen.wide > 0 || seen.out || seen.cut) wrong.push(`${short(file)}, ${chosen}: ${JSON.stringify(seen)}`);
        wrong.push(...(await violations(opened.page)).map((line) => `${short(file)}, ${chosen}: ${line}`));
      }
      await opened.page.click(".look button");
      await opened.page.evaluate(() => localStorage.clear());
    }
    none(wrong, "with the panel open");
    await opened.close();
  });
}

test("with colors of the reader's own, nothing that had a shape loses it", async () => {
  const opened = await open(browser, "about:blank");
  const wrong = [];
  for (const dark of [false, true]) {
    await force(opened.page, dark);
    for (const file of samples()) {
      await opened.go(disk(file));
      const lines = await opened.page.evaluate(() => {
        const all = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
        const paper = getComputedStyle(document.body).backgroundColor;
        const line = (one, sides) => { const style = getComputedStyle(one); return sides.some((side) => parseFloat(style[`border${side}Width`]) >= 1 && style[`border${side}Style`] !== "none" && style[`border${side}Color`] !== paper && !/^rgba.*, 0\)$/.test(style[`border${side}Color`])); };
        const bad = [];
        const lined = (selector, sides) => all(selector).forEach((one) => { if (!line(one, sides)) bad.push(`no line: ${selector}`); });
        if (!matchMedia("(forced-colors: active)").matches) bad.push("the colors are not forced");
        lined(".masthead [aria-current]", ["Bottom", "Left", "Right"]);
        lined(".edition, .say > .label b, .do > .label b, .ask > .label b, .button, .drop-down", ["Bottom"]);
        lined(".cue:is(.say, .do, .ask, .look-for, .anticipate) > .body, .discussion > .body", ["Left", "Right"]);
        lined(".core .body", ["Top"]);
        lined(".tab-row > input:checked + label", ["Bottom"]);
        if (all(".tab-row > input:not(:checked) + label").some((one) => getComputedStyle(one).borderBottomColor !== paper)) bad.push("a tab that is not chosen looks as if it were");
        lined(".activity", ["Top"]);
        for (const one of all(".icon")) { const style = getComputedStyle(one); if (style.stroke === paper || style.stroke === "none") bad.push("a picture that cannot be seen"); }
        for (const one of all("a[href], button, summary, input, textarea, [tabindex='0']").slice(0, 40)) {
          one.focus({ focusVisible: true });
          const style = getComputedStyle(one.matches(".tab-row > input") ? one.nextElementSibling : one);
          if (document.activeElement === one && (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2)) bad.push(`no ring: ${one.tagName} ${one.className}`);
        }
        for (const one of all(".edition, .say > .label b, .first")) { const style = getComputedStyle(one); if (style.color === style.backgroundColor) bad.push("words that cannot be read"); }
        return [...new Set(bad)];
      });
      wrong.push(...lines.map((line) => `${short(file)}${dark ? ", dark" : ""}: ${line}`));
    }
  }
  none(wrong, "with forced colors");
  await opened.close();
});

test("without scripts every page is whole: its words, its ways, its times, and nothing that cannot work", async () => {
  const opened = await open(browser, "about:blank", { script: false });
  const wrong = [];
  for (const file of [...samples(), ...["get-ready", "presenter", "projector", "delivery"].map((title) => page("kits", "train-the-trainer", "facilitator", title)), ...["takeaway", "attendance"].map((title) => page("kits", "train-the-trainer", "participant", title))]) {
    await opened.go(disk(file));
    const lines = await opened.page.evaluate(() => {
      const all = (selector) => [...document.querySelectorAll(selector)];
      const seen = (one) => one.checkVisibility();
      const bad = [];
      const words = document.querySelector("main").innerText.trim();
      if (words.length < 40 && !/projector|presenter/.test(location.pathname)) bad.push(`only ${words.length} letters`);
      if (all(".made").some((one) => seen(one) && one.innerText.trim())) bad.push("something that only a script can use is shown");
      if (all("main button, .masthead button").some(seen)) bad.push("a button that does nothing");
      if (document.documentElement.dataset.edition) {
        if (!all(".masthead nav a").some(seen)) bad.push("no ways");
        if (!all(".menu summary").some(seen)) bad.push("no menu");
        if (!document.querySelector(".colophon .code").textContent.trim()) bad.push("no check code");
        for (const time of all(".schedule tbody tr")) { if (!/\S/.test(time.querySelector("th").textContent)) bad.push("a row without a time"); }
        if (/\/run\.html/.test(location.pathname) && all(".schedule tbody tr").length < 10) bad.push("no times");
      }
      for (const one of all("main :is(p, ul, ol, table, section, figure)")) { if (seen(one) && !one.innerText.trim() && !one.querySelector("img, svg, video, audio, input, textarea, hr, i")) bad.push(`empty: ${one.tagName}.${one.className}`); }
      return bad;
    });
    wrong.push(...lines.map((line) => `${short(file)}: ${line}`));
  }
  none(wrong, "without scripts");
  await opened.close();
});

test("in Firefox, what is chosen stays chosen, also between files of a disk", async () => {
  const fox = await firefox();
  try {
    for (const address of [disk, loopback]) {
      const tab = await fox.newPage();
      const said = [];
      tab.on("console", (message) => said.push(message.text()));
      tab.on("pageerror", (error) => said.push(error.message));
      await tab.evaluateOnNewDocument(watch);
      await tab.goto(address(telephone()), { waitUntil: "load" });
      await tab.click(".look summary");
      await pick(tab, "dark");
      await pick(tab, "larger");
      await tab.waitForFunction(() => document.documentElement.dataset.look === "dark larger");
      await Promise.all([tab.waitForNavigation(), tab.$eval('a[rel="next"]', (link) => link.click())]);
      assert.deepEqual([await firstLook(tab), await paper(tab)], ["dark larger", NIGHT], "the next page comes up dark");
      await tab.close();
      // A window of its own, later.
      const again = await fox.newPage();
      await again.goto(address(page("kits", "train-the-trainer", "participant", "lead")), { waitUntil: "load" });
      await again.waitForFunction(() => document.documentElement.dataset.look === "dark larger" && document.querySelector('.look [value="dark"]').checked);
      await again.click(".look summary");
      await again.click(".look button");
      await again.waitForFunction(() => document.documentElement.dataset.look === undefined);
      await again.goto(address(telephone()), { waitUntil: "load" });
      await again.waitForFunction(() => document.querySelector(".look .fine:not([hidden])"));
      assert.equal(await paper(again), DAY, "and back again");
      await again.close();
      assert.deepEqual(said, []);
    }
  } finally {
    await fox.close();
  }
});
