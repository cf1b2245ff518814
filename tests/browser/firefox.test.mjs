// Firefox, as strict about files as it can be set: the pages have their style, their script works, and what is written is kept.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { firefox } from "./lib/browser.mjs";
import { desk, edition, site } from "./lib/places.mjs";
import { serve } from "./lib/serve.mjs";

let browser, server;
before(async () => { browser = await firefox(); server = await serve(desk); });
after(async () => { await browser?.close(); await server?.close(); });

const page = (name, kit, kind, title) => join(edition(name, kit, kind), `${title}.html`);
const disk = (file) => pathToFileURL(file).href;
const loopback = (file) => server.address + relative(desk, file).split("/").map(encodeURIComponent).join("/");

async function goto(url) {
  const tab = await browser.newPage();
  const said = [];
  tab.on("console", (message) => said.push(message.text()));
  tab.on("pageerror", (error) => said.push(error.message));
  await tab.goto(url, { waitUntil: "load" });
  return { tab, said };
}

for (const [from, address] of [["a disk", disk], ["a server", loopback]]) {
  test(`style and script work, opened from ${from}`, async () => {
    for (const file of [join(site("kits"), "index.html"), page("kits", "train-the-trainer", "facilitator", "telephone"), page("stress", "wide", "participant", "wide"), page("arabic", "mahattat", "participant", "mahattat")]) {
      const { tab, said } = await goto(address(file));
      assert.equal(await tab.evaluate(() => getComputedStyle(document.body).marginTop), "0px", "the style is there");
      assert.equal(await tab.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), true, "no wider than the window");
      assert.deepEqual(said, []);
      await tab.close();
    }
  });

  test(`what is written is kept, opened from ${from}`, async () => {
    const { tab, said } = await goto(address(page("kits", "train-the-trainer", "participant", "telephone")));
    await tab.type("textarea[data-store]", "On Tuesday.");
    await tab.close();   // a reload would not do: Firefox fills fields again by itself
    const { tab: again, said: later } = await goto(address(page("kits", "train-the-trainer", "participant", "telephone")));
    assert.equal(await again.$eval("textarea[data-store]", (one) => one.value), "On Tuesday.");
    assert.deepEqual([...said, ...later], []);
    await again.close();
  });

  test(`an inline script is blocked, opened from ${from}`, async () => {
    const { tab } = await goto(address(page("kits", "train-the-trainer", "participant", "index")));
    const ran = await tab.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      document.body.append(script);
      return Boolean(window.ran);
    });
    assert.equal(ran, false);
    await tab.close();
  });
}

test("tabs and folds work with the keyboard", async () => {
  const { tab } = await goto(disk(page("stress", "wide", "participant", "wide")));
  await tab.focus(".tabs input");
  await tab.keyboard.press("ArrowRight");
  assert.deepEqual(await tab.$$eval(".panel", (all) => all.map((panel) => panel.checkVisibility())), [false, true]);
  await tab.click(".check .choice input");
  await tab.focus(".check details summary");
  await tab.keyboard.press("Enter");
  assert.equal(await tab.$eval(".check details", (fold) => fold.open), true);
  await tab.close();
});
