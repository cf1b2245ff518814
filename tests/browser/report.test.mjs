// Reports for the program lead: one file that asks for nothing, and that everybody can read, on a screen and on paper.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { HtmlValidate } from "html-validate";
import { chromium, firefox, open } from "./lib/browser.mjs";
import { desk, root, tttkit, workspaces } from "./lib/places.mjs";
import { none, short } from "./lib/tell.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const folder = join(desk, "reports");

/** The reports that are looked at: each kit with the workspace that it is in. */
const reports = [
  ["train-the-trainer", root],
  ["authoring-kits", root],
  ["trust", join(root, "tests/report/whole/in")],
  ["bare", join(root, "tests/report/bare/in")],
  ["mahattat", workspaces.arabic],
  ["wide", workspaces.stress],
  ["silence", workspaces.media],
  ["waiting", workspaces.locales],
  ...(workspaces.corpus ? [["ditap-module-1", workspaces.corpus]] : []),
].map(([kit, workspace]) => ({ kit, workspace, file: join(folder, `${kit}.html`) }));
const [ours] = reports;

let browser;
before(async () => {
  mkdirSync(folder, { recursive: true });
  for (const { kit, workspace, file } of reports) execFileSync(tttkit, ["report", kit, "--workspace", workspace, "--out", file, "--date", "2026-11-25"], { stdio: ["ignore", "inherit", "pipe"] });
  browser = await chromium();
});
after(() => browser?.close());

const url = ({ file }) => pathToFileURL(file).href;
const unfolded = (page) => page.evaluate(() => document.querySelectorAll("details").forEach((fold) => { fold.open = true; }));

test("a report asks for nothing, says nothing to the console and needs no script, in two browsers", async () => {
  const other = await firefox();
  const wrong = [];
  for (const [name, one] of [["Chromium", browser], ["Firefox", other]]) {
    // Firefox is driven in a way that cannot turn scripts off.
    for (const script of name === "Chromium" ? [true, false] : [true]) {
      const opened = await open(one, "about:blank", { script });
      for (const report of reports) {
        const heard = await opened.go(url(report));
        // Firefox brings a font of its own along, for what no other font has.
        const lines = [...heard.said, ...heard.failed, ...heard.asked.filter((asked) => asked !== url(report) && !asked.startsWith("data:font/"))];
        wrong.push(...lines.map((line) => `${name}, ${report.kit}: ${line}`));
      }
      await opened.close();
    }
  }
  await other.close();
  none(wrong, "words");
});

test("its policy lets its own style in, and no other", async () => {
  const opened = await open(browser, url(ours));
  const seen = await opened.page.evaluate(() => {
    const style = document.createElement("style");
    style.textContent = "body { display: none }";
    document.head.append(style);
    return { rule: getComputedStyle(document.querySelector(".masthead")).borderBlockStartStyle, shown: getComputedStyle(document.body).display };
  });
  await opened.close();
  assert.deepEqual(seen, { rule: "solid", shown: "block" });
});

for (const [name, look] of Object.entries({
  "on a laptop, by day": { width: 1280, height: 900 },
  "on a laptop, in the dark": { width: 1280, height: 900, dark: true },
  "on a phone, by day": { width: 320, height: 640 },
  "on a phone, in the dark": { width: 320, height: 640, dark: true },
})) {
  test(`axe finds nothing ${name}`, async () => {
    const opened = await open(browser, "about:blank", look);
    const wrong = [];
    for (const report of reports) {
      await opened.go(url(report));
      await unfolded(opened.page);
      await opened.page.evaluate(axe);
      const seen = await opened.page.evaluate(async (values) => {
        const { violations, passes } = await window.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] });
        return { passes: passes.length, lines: violations.flatMap((rule) => rule.nodes.slice(0, 3).map((node) => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary.split("\n").slice(1, 2).join("").trim()}`)) };
      }, ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]);
      if (seen.passes < 8) wrong.push(`${report.kit}: axe looked at ${seen.passes} rules alone`);
      wrong.push(...seen.lines.map((line) => `${report.kit}: ${line}`));
    }
    await opened.close();
    none(wrong, "violations");
  });
}

test("nothing scrolls sideways at 320 pixels, with large letters or text set wide, but tables in frames that the keyboard reaches", async () => {
  const wrong = [];
  for (const [width, css] of [[320, ""], [1280, ""], [1280, "html { font-size: 200% !important; }"], [390, "* { line-height: 1.8 !important; letter-spacing: .18em !important; word-spacing: .24em !important; }"]]) {
    const opened = await open(browser, "about:blank", { width, height: 800 });
    for (const report of reports) {
      await opened.go(url(report));
      await unfolded(opened.page);
      const lines = await opened.page.evaluate((text) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(text);
        document.adoptedStyleSheets = [sheet];
        const { scrollWidth, clientWidth } = document.documentElement;
        const frames = [...document.querySelectorAll("*")].filter((one) => /auto|scroll/.test(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth + 1);
        return [
          ...(scrollWidth > clientWidth ? [`scrolls by ${scrollWidth - clientWidth}px`] : []),
          ...frames.filter((one) => one.tabIndex !== 0 || !one.ariaLabel || one.getAttribute("role") !== "region").map((one) => `${one.className} cannot be reached`),
        ];
      }, css);
      wrong.push(...lines.map((line) => `${report.kit}, ${width} pixels, ${css.slice(0, 20)}: ${line}`));
    }
    await opened.close();
  }
  none(wrong, "narrow reports");
});

test("every report is valid HTML", async () => {
  const validator = new HtmlValidate({
    root: true,
    extends: ["html-validate:standard"],
    rules: { "long-title": "off", "no-redundant-role": "off", "prefer-native-element": "off", "text-content": "off" },
  });
  const wrong = [];
  for (const { kit, file } of reports) {
    const report = await validator.validateString(readFileSync(file, "utf8"));
    wrong.push(...report.results.flatMap(({ messages }) => messages.slice(0, 3).map(({ ruleId, message, line }) => `${kit}:${line}: ${ruleId}: ${message}`)));
  }
  const jar = join(dirname(createRequire(import.meta.url).resolve("vnu-jar")), "build/dist/vnu.jar");
  const run = spawnSync("java", ["-Xss2m", "-jar", jar, "--errors-only", "--format", "json", ...reports.map(({ file }) => file)], { encoding: "utf8", maxBuffer: 1 << 28 });
  if (run.error) throw run.error;
  // Stacked tables state their roles, and it knows no container queries: see valid.test.mjs.
  const known = [/^The “role” attribute must not be used on a “t[hdr]” element/, /^CSS: /];
  wrong.push(...JSON.parse(run.stderr.slice(run.stderr.indexOf('{"version"'))).messages.filter(({ message }) => !known.some((one) => one.test(message))).map(({ url: at, lastLine, message }) => `${short(at)}:${lastLine}: ${message}`));
  none(wrong, "mistakes");
});

test("what a mark says is said in words, and what a bar shows is in the table beside it", async () => {
  const opened = await open(browser, url(reports.find(({ kit }) => kit === "trust")));
  const seen = await opened.page.evaluate(() => ({
    bare: [...document.querySelectorAll(".mark")].filter((mark) => mark.ariaHidden !== "true" || mark.parentElement.textContent.replace(mark.textContent, "").trim() === "").length,
    states: [...document.querySelectorAll(".matrix tbody tr")].map((row) => [...row.querySelectorAll("td > .state")].map((state) => state.textContent.replace(/^\W+/, "").trim())),
    bars: [...document.querySelectorAll(".timed")].map((one) => [one.querySelectorAll(".bar").length, one.querySelectorAll("tbody tr:not(.sum)").length]),
    told: document.querySelector(".bar desc").textContent,
    patterns: [...document.querySelectorAll("rect[fill]")].filter((one) => !document.getElementById(/#(.+)\)/.exec(one.getAttribute("fill"))[1])).length,
    links: [...document.querySelectorAll("a[href^='#']")].filter((link) => !document.getElementById(link.hash.slice(1))).map((link) => link.hash),
  }));
  await opened.close();
  assert.equal(seen.bare, 0);
  assert.deepEqual(seen.states, [["Taught", "Checked"], ["Said again; no activity is marked for it", "No check is marked for it"], ["Taught", "Checked"], ["No activity is marked for it", "No check is marked for it"]]);
  assert.deepEqual(seen.bars, [[2, 2], [3, 3]]);
  assert.equal(seen.told, "Activity: 10 min, Discuss: 10–15 min, Between activities: 10–15 min");
  assert.equal(seen.patterns, 0);
  assert.deepEqual(seen.links, []);
});

test("time runs from right to left where lines do", async () => {
  const opened = await open(browser, url(reports.find(({ kit }) => kit === "mahattat")));
  const at = await opened.page.evaluate(() => ["_full", "_slant"].map((name) => document.querySelector(`.bar rect[fill="url(#${name})"]`).getBoundingClientRect().left));
  await opened.close();
  assert.ok(at[0] > at[1], "what comes first stands at the right");
});

test("on paper each sheet says what it is of, bars stay, and places of findings go", async () => {
  const wrong = [];
  for (const report of reports) {
    const opened = await open(browser, url(report));
    const pdf = join(folder, `${report.kit}.pdf`);
    await opened.page.pdf({ path: pdf, format: "letter", printBackground: false });
    await opened.page.emulateMediaType("print");
    const seen = await opened.page.evaluate(() => ({ folds: [...document.querySelectorAll("details")].filter((one) => one.checkVisibility()).length, wide: document.documentElement.scrollWidth > document.documentElement.clientWidth }));
    await opened.close();
    if (seen.folds > 0) wrong.push(`${report.kit}: what is folded is on paper`);
    const sheets = execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" }).split("\f").slice(0, -1);
    wrong.push(...sheets.flatMap((sheet, at) => (/\d+\.\d+\.\d+/.test(sheet) ? [] : [`${report.kit}, sheet ${at + 1}: no version`])));
    wrong.push(...sheets.flatMap((sheet, at) => (sheet.replace(/\s/g, "").length > 130 ? [] : [`${report.kit}, sheet ${at + 1}: all but empty`])));
  }
  none(wrong, "sheets");
  assert.ok(existsSync(join(folder, "trust.pdf")));
});
