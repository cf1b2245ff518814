// A district's own look, as its book.toml says it: in the browser, by day, at night and on paper.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, open } from "./lib/browser.mjs";
import { edition, site } from "./lib/places.mjs";

let browser;
before(async () => { browser = await chromium(); });
after(() => browser?.close());

const disk = (file) => pathToFileURL(file).href;
const page = (kind, name) => disk(join(edition("theme", "walkthroughs", kind), `${name}.html`));
const seen = (tab) => tab.evaluate(() => {
  const color = (selector) => getComputedStyle(document.querySelector(selector)).color;
  const logo = document.querySelector(".masthead .logo");
  const box = logo.getBoundingClientRect();
  return {
    logo: logo.naturalWidth > 0 && box.height > 30 && box.height < 60 && box.left >= 0 && box.right <= innerWidth, alt: logo.alt,
    link: color(".masthead nav a:not([aria-current])"), faces: getComputedStyle(document.body).fontFamily,
    words: document.querySelector(".edition")?.textContent, foot: document.querySelector(".colophon")?.textContent ?? "",
    wide: document.documentElement.scrollWidth > innerWidth,
  };
});

test("logo, colors, type and words are the district's, on a laptop and on a phone", async () => {
  for (const size of [{ width: 1280, height: 900 }, { width: 320, height: 700 }]) {
    const { page: tab, heard, close } = await open(browser, page("facilitator", "look"), size);
    const look = await seen(tab);
    assert.deepEqual({ logo: look.logo, alt: look.alt, link: look.link, words: look.words, wide: look.wide },
      { logo: true, alt: "Riverbend Schools", link: "rgb(31, 61, 122)", words: "Trainer guide", wide: false });
    assert.ok(look.faces.startsWith("Charter") && look.foot.includes("Riverbend School District"), look.faces);
    assert.deepEqual(heard.said, []);
    await close();
  }
});

test("at night the colors for the night show, and the logo keeps a sheet of paper", async () => {
  const { page: tab, close } = await open(browser, page("participant", "look"), { dark: true });
  const look = await seen(tab);
  assert.deepEqual([look.link, look.words], ["rgb(169, 196, 245)", "Participant workbook"]);
  assert.equal(await tab.$eval(".logo", (logo) => getComputedStyle(logo).backgroundColor), "rgb(255, 255, 255)");
  await close();
});

test("on paper everything is black, whatever the district chose", async () => {
  const { page: tab, close } = await open(browser, page("facilitator", "look"));
  await tab.emulateMediaType("print");
  assert.equal(await tab.$eval(".text .say .label b", (label) => getComputedStyle(label).color), "rgb(0, 0, 0)");
  assert.ok(await tab.$eval(".logo", (logo) => logo.getBoundingClientRect().height > 10));
  await close();
});

test("the site's own pages have it too, and the page that checks packets stands alone", async () => {
  const { page: tab, go, close } = await open(browser, disk(join(site("theme"), "walkthroughs", "index.html")));
  assert.equal((await seen(tab)).logo, true);
  const heard = await go(disk(join(site("theme"), "verify.html")));
  assert.equal(await tab.$(".logo"), null);
  assert.deepEqual(heard.said, []);
  assert.deepEqual(heard.asked.length, 1);
  await close();
});
