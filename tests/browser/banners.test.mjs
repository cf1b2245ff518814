// What a page says of itself before anybody reads it: that it is a draft, not valid yet or no longer, in which other languages it
// is, that its folder was not extracted; and what every sheet says, in two browsers.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, firefox, open } from "./lib/browser.mjs";
import { desk, edition, files, tttkit } from "./lib/places.mjs";
import { serve } from "./lib/serve.mjs";
import { none, short } from "./lib/tell.mjs";

let browser, server, folder;
before(async () => {
  browser = await chromium();
  server = await serve(desk);
  folder = mkdtempSync(join(tmpdir(), "tttkit-banners-"));
});
after(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const disk = (file) => pathToFileURL(file).href;
const loopback = (file) => server.address + relative(desk, file).split("/").map(encodeURIComponent).join("/");
const page = (name, kit, kind, title, language) => join(edition(name, kit, kind, language), `${title}.html`);
/** Sets the clock of a page to noon of a day. */
const on = (day) => `{ const real = Date, noon = new real("${day}T12:00:00").getTime();
  Date = class extends real { constructor(...given) { super(...(given.length > 0 ? given : [noon])); } static now() { return noon; } }; }`;
const banners = (tab) => tab.$$eval(".banner, .draft-note", (all) => all.filter((one) => one.checkVisibility()).map((one) => one.innerText.replace(/\s+/g, " ").trim()));
/** The text of every sheet of a page on paper. */
async function sheets(tab, name = "sheet") {
  const pdf = join(folder, `${name}.pdf`);
  writeFileSync(pdf, await tab.pdf({ format: "letter", printBackground: false }));
  return execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" }).split("\f").slice(0, -1);
}

const DRAFT = "This is a draft: it has not been released, and may change without notice.";

test("every page of a draft says that it is one, without scripts and on paper", async () => {
  const opened = await open(browser, "about:blank", { script: false });
  const wrong = [];
  for (const kind of ["facilitator", "participant"]) {
    for (const file of files(edition("two-editions", "greeting", kind), ".html").filter((file) => !file.includes("/assets/"))) {
      await opened.go(disk(file));
      const said = await banners(opened.page);
      if (String(said) !== DRAFT && basename(file) !== "projector.html") wrong.push(`${short(file)}: ${said}`);
    }
  }
  none(wrong, "drafts that do not say so");
  await opened.go(disk(page("kits", "train-the-trainer", "participant", "telephone")));
  const all = await sheets(opened.page);
  assert.ok(all[0].includes(DRAFT));
  for (const sheet of all) assert.match(sheet, /-draft, not released yet/);
  await opened.close();
});

// The Arabic kit is valid from 1 August 2026 until 31 July 2027.
for (const [day, wanted] of [["2026-07-31", "before"], ["2026-08-01", ""], ["2027-07-31", ""], ["2027-08-01", "after"]]) {
  test(`on ${day}, a page says ${wanted ? `that its days are ${wanted === "before" ? "to come" : "over"}` : "nothing of its days"}`, async () => {
    for (const address of [disk, loopback]) {
      for (const kind of ["facilitator", "participant"]) {
        const opened = await open(browser, address(page("arabic", "mahattat", kind, "index")), { before: on(day) });
        const shown = await opened.page.$$eval(".banner", (all) => all.filter((one) => one.checkVisibility()).map((one) => one.dataset.before ? "before" : one.dataset.after ? "after" : one.innerText));
        assert.deepEqual(shown, wanted ? [wanted] : []);
        if (wanted) {
          const words = await opened.page.$eval(`.banner[data-${wanted}]`, (one) => one.textContent);
          assert.ok(words.includes(wanted === "before" ? "١ أغسطس ٢٠٢٦" : "٣١ يوليو ٢٠٢٧"), words);
          await opened.page.emulateMediaType("print");
          assert.ok(await opened.page.$eval(`.banner[data-${wanted}]`, (one) => one.checkVisibility()), "on paper as well");
        }
        assert.deepEqual(opened.heard.said, []);
        await opened.close();
      }
    }
  });
}

test("without scripts the days stand in the colophon", async () => {
  const { page: tab, close } = await open(browser, disk(page("arabic", "mahattat", "participant", "index")), { script: false });
  assert.match(await tab.$eval(".colophon", (one) => one.innerText), /٢٠٢٦[^]*٢٠٢٧/);
  assert.equal(await tab.$eval("[data-after]", (one) => one.checkVisibility()), false);
  await close();
});

test("on a site, a page leads to itself in the kit's other languages and back; on a disk and in a packet alone it does not", async () => {
  const english = page("locales", "waiting", "participant", "wait-time");
  const opened = await open(browser, loopback(english) + "#why");
  const tab = opened.page;
  const link = async () => {
    await tab.waitForSelector(".languages a");
    return tab.$$eval(".languages a", (all) => all.map((one) => ({ words: one.textContent, lang: one.lang, hreflang: one.hreflang, href: one.href })));
  };
  assert.deepEqual(await link(), [{ words: "Español", lang: "es", hreflang: "es", href: loopback(page("locales", "waiting", "participant", "wait-time", "es")) + "#why" }]);
  await Promise.all([tab.waitForNavigation(), tab.click(".languages a")]);
  assert.equal(await tab.evaluate(() => document.documentElement.lang), "es");
  assert.deepEqual((await link()).map(({ words, href }) => [words, href]), [["English", loopback(english) + "#why"]]);
  // Every page of every edition finds its other.
  const wrong = [];
  for (const kind of ["facilitator", "participant"]) {
    for (const file of files(edition("locales", "waiting", kind), ".html").filter((file) => !file.includes("/assets/"))) {
      await opened.go(loopback(file));
      const [{ href }] = basename(file) === "projector.html" ? [{ href: loopback(file) }] : await link();
      if ((await fetch(href)).status !== 200) wrong.push(`${short(file)} leads to ${href}`);
    }
  }
  none(wrong, "ways to other languages");
  const heard = await opened.go(disk(english));
  assert.equal(await tab.$(".languages"), null);
  assert.deepEqual(heard.asked.filter((url) => url.includes("versions.js")), []);
  await opened.close();

  const alone = await serve(dirname(english), "/lms/courses/7/waiting/");
  const there = await open(browser, `${alone.address}wait-time.html`);
  await there.page.waitForNetworkIdle();
  assert.equal(await there.page.$(".languages"), null);
  await there.close();
  await alone.close();
});

test("a page alone, as from a zip that was not extracted, says what to do first", async () => {
  copyFileSync(page("kits", "train-the-trainer", "participant", "index"), join(folder, "index.html"));
  const { page: tab, close } = await open(browser, disk(join(folder, "index.html")));
  const said = await tab.$$eval("body > p", (all) => all.map((one) => ({ words: one.textContent, seen: one.checkVisibility(), top: one.getBoundingClientRect().top })));
  assert.match(said[0].words, /^Does this page look bare\? Extract all files/);
  assert.ok(said[0].seen && said[0].top < 100, "it is the first thing to see");
  assert.equal(await tab.$eval("symbol", (one) => one.checkVisibility()), false, "and no loose pictures");
  await close();
});

const CODE = /\b[0-9A-Z]{4}(-[0-9A-Z]{4}){4}\b/;
const printed = [
  ...["telephone", "run", "agenda", "index", "presenter", "get-ready", "delivery"].map((title) => ["facilitator", title]),
  ...["telephone", "index", "my-plan", "takeaway", "attendance", "all-in-one"].map((title) => ["participant", title]),
];
const few = printed.filter(([kind, title]) => /facilitator\/(telephone|run)|participant\/(my-plan|all-in-one)/.test(`${kind}/${title}`));   // Firefox takes its time
for (const [name, launch, list] of [["Chromium", chromium, printed], ["Firefox", firefox, few]]) {
  test(`on paper from ${name}, every sheet says kit, version, edition and check code`, async (t) => {
    const own = await launch();
    const wrong = [];
    let count = 0;
    for (const [kind, title] of list) {
      const file = page("kits", "train-the-trainer", kind, title);
      const code = readFileSync(file, "utf8").match(/data-code="([^"]+)"/)[1];
      const tab = await own.newPage();
      await tab.goto(disk(file), { waitUntil: "load" });
      const all = await sheets(tab, `${name}-${kind}-${title}`);
      count += all.length;
      wrong.push(...all.flatMap((sheet, at) => {
        const foot = sheet.split("\n").slice(-12).join("\n");
        const lacks = [["kit", /Train the trainer/], ["version", /\d+\.\d+\.\d+/], ["edition", kind === "facilitator" ? /Facilitator guide/ : /Participant workbook/], ["check code", new RegExp(code)]].filter(([, one]) => !one.test(foot)).map(([what]) => what);
        return [...lacks, ...(sheet.replace(/\s/g, "").length > 130 ? [] : ["words"])].map((what) => `${short(file)}, sheet ${at + 1}: no ${what}`);
      }));
      await tab.close();
    }
    t.diagnostic(`${count} sheets`);
    assert.match(readFileSync(page("kits", "train-the-trainer", "participant", "index"), "utf8"), CODE);
    none(wrong, "sheets");
    await own.close();
  });
}

test("the cover of a release has its QR code, black on white, in the dark and on paper", async () => {
  const run = (...typed) => execFileSync(tttkit, typed, { cwd: folder, stdio: "pipe" });
  run("init");
  run("release", "first-kit", "--date", "2026-01-10");
  run("build", "--site-url", "https://district.example/training/");
  for (const kind of ["facilitator", "participant"]) {
    const { page: tab, close } = await open(browser, disk(join(folder, "site/first-kit/0.1.0", kind, "index.html")), { dark: true });
    for (const media of ["screen", "print"]) {
      await tab.emulateMediaType(media);
      const seen = await tab.$eval(".qr", (one) => ({ shown: one.checkVisibility(), millimetres: one.getBoundingClientRect().width / 96 * 25.4, paper: getComputedStyle(one).backgroundColor, ink: getComputedStyle(one.querySelector("path")).fill, says: one.getAttribute("aria-label") ?? one.textContent }));
      assert.ok(seen.shown && seen.millimetres > 25, `${kind}, ${media}: ${JSON.stringify(seen)}`);
      assert.deepEqual([seen.paper, seen.ink], ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]);
    }
    assert.deepEqual(await banners(tab), [], "a release is no draft");
    await close();
  }
});
