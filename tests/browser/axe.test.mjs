// WCAG 2.1 A and AA, as far as axe can see: every page once, and a page of each kind in the dark, on a phone, and both.

import { after, before, test } from "node:test";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium, open } from "./lib/browser.mjs";
import { pages } from "./lib/places.mjs";
import { samples } from "./lib/samples.mjs";
import { none, short } from "./lib/tell.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];

let browser;
before(async () => { browser = await chromium(); });
after(() => browser?.close());

/** What axe finds on each page, one line a rule and place. */
async function violations(files, look) {
  const opened = await open(browser, "about:blank", look);
  const found = [];
  for (const file of files) {
    await opened.go(pathToFileURL(file).href);
    // what is folded is read too
    await opened.page.evaluate(() => document.querySelectorAll("main details").forEach((fold) => { fold.open = true; }));
    await opened.page.evaluate(axe);
    const seen = await opened.page.evaluate(async (values) => {
      const { violations, passes } = await window.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] });
      return { passes: passes.length, lines: violations.flatMap((rule) => rule.nodes.slice(0, 3).map((node) => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary.split("\n").slice(1, 2).join("").trim()}`)) };
    }, tags);
    if (seen.passes < 8) found.push(`${short(file)}: axe looked at ${seen.passes} rules alone`);
    found.push(...seen.lines.map((line) => `${short(file)}: ${line}`));
  }
  await opened.close();
  return found;
}

test("every page, on a laptop, by day", async (t) => {
  t.diagnostic(`${pages().length} pages`);
  none(await violations(pages(), { width: 1280, height: 900 }), "violations");
});
for (const [name, look] of Object.entries({
  "on a laptop, in the dark": { width: 1280, height: 900, dark: true },
  "on a phone, by day": { width: 390, height: 844 },
  "on a phone, in the dark": { width: 390, height: 844, dark: true },
})) {
  test(`every kind of page, ${name}`, async (t) => {
    t.diagnostic(`${samples().length} pages`);
    none(await violations(samples(), look), "violations");
  });
}
