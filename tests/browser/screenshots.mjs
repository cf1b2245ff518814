// Pictures of every kind of page, for people to look at: on a laptop, on a phone, in the dark, from right to left, on paper.
//
//   node tests/browser/screenshots.mjs FOLDER

import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, open } from "./lib/browser.mjs";
import { build } from "./lib/build.mjs";
import { desk, edition, root, site, tttkit, workspaces } from "./lib/places.mjs";

const folder = resolve(process.argv[2] ?? (() => { throw new Error("say which folder to write to"); })());
mkdirSync(folder, { recursive: true });
for (const old of readdirSync(folder).filter((name) => name.endsWith(".png"))) rmSync(join(folder, old));
for (const name of ["kits", "published", "arabic", "stress", "media", "code-and-math", "tabs-and-slides", "self-check", "locales", "theme"]) {
  build(name);
}

/** The report of a kit, for the program lead. */
const report = (kit, workspace) => {
  const file = join(desk, `${kit}-report.html`);
  execFileSync(tttkit, ["report", kit, "--workspace", workspace, "--out", file], { stdio: "inherit" });
  return file;
};
const kit = (kind, title) => join(edition("kits", "train-the-trainer", kind), `${title}.html`);
const subjects = {
  "site": join(site("published"), "index.html"),
  "kit": join(site("published"), "train-the-trainer", "index.html"),
  ...Object.fromEntries(["index", "telephone", "lead", "run", "get-ready", "presenter", "delivery", "room", "agenda", "all-in-one"].map((title) => [`facilitator-${title}`, kit("facilitator", title)])),
  ...Object.fromEntries(["index", "welcome", "telephone", "my-plan", "agenda", "closing", "glossary", "takeaway", "attendance", "all-in-one"].map((title) => [`participant-${title}`, kit("participant", title)])),
  "blocks": join(edition("kits", "authoring-kits", "participant"), "blocks.html"),
  "stress-facilitator": join(edition("stress", "wide", "facilitator"), "wide.html"),
  "stress-participant": join(edition("stress", "wide", "participant"), "wide.html"),
  "arabic-facilitator": join(edition("arabic", "mahattat", "facilitator"), "mahattat.html"),
  "arabic-front": join(edition("arabic", "mahattat", "participant"), "index.html"),
  "media": join(edition("media", "silence", "participant"), "two-seconds.html"),
  "math": join(edition("code-and-math", "averages", "participant"), "mean-median.html"),
  "tabs": join(edition("tabs-and-slides", "voice", "participant"), "one-minute.html"),
  "check": join(edition("self-check", "feedback", "participant"), "next-step.html"),
  "district": join(edition("theme", "walkthroughs", "facilitator"), "look.html"),
  "report": report("train-the-trainer", root),
  "report-arabic": report("mahattat", workspaces.arabic),
  ...(workspaces.corpus ? { "report-corpus": report("ditap-module-1", workspaces.corpus) } : {}),
  "spanish": join(edition("locales", "waiting", "facilitator", "es"), "wait-time.html"),
};
const looks = {
  laptop: { width: 1280, height: 900 },
  phone: { width: 390, height: 844 },
  dark: { width: 1280, height: 900, dark: true },
};
const TALL = 4000;

const browser = await chromium();
for (const [look, size] of Object.entries(looks)) {
  const opened = await open(browser, "about:blank", size);
  for (const [name, file] of Object.entries(subjects)) {
    if (look === "dark" && !/telephone|run|index|stress|site|report/.test(name)) continue;
    await opened.go(pathToFileURL(file).href);
    const tall = await opened.page.evaluate(() => document.documentElement.scrollHeight);
    await opened.page.screenshot({ path: join(folder, `${name}-${look}.png`), clip: { x: 0, y: 0, width: size.width, height: Math.min(tall, TALL) } });
  }
  await opened.close();
}
for (const [look, size] of Object.entries(looks)) {
  const opened = await open(browser, `${pathToFileURL(kit("facilitator", "lead")).href}#_rehearse`, size);
  await opened.page.waitForSelector(".rehearsing-at");
  await opened.page.screenshot({ path: join(folder, `facilitator-rehearsal-${look}.png`) });
  await opened.go(pathToFileURL(kit("facilitator", "run")).href);
  for (const step of ["begin", "next", "next"]) await opened.page.click(`[data-do=${step}]`);
  await opened.page.screenshot({ path: join(folder, `facilitator-run-live-${look}.png`) });
  await opened.close();
}
for (const name of ["facilitator-telephone", "participant-telephone", "facilitator-run", "participant-my-plan", "participant-takeaway", "participant-attendance", "facilitator-get-ready", "facilitator-index", "stress-participant", "arabic-facilitator", "report"]) {
  const opened = await open(browser, pathToFileURL(subjects[name]).href);
  const pdf = join(folder, `${name}.pdf`);
  await opened.page.pdf({ path: pdf, format: "letter" });
  await opened.close();
  execFileSync("pdftoppm", ["-r", "60", "-png", "-l", "4", pdf, join(folder, `${name}-print`)]);
  rmSync(pdf);
}

// all of them on one sheet
const pictures = readdirSync(folder).filter((name) => name.endsWith(".png")).sort();
const sheet = `<!doctype html><meta charset="utf-8"><style>body{margin:16px;font:12px sans-serif;background:#ddd;display:grid;grid-template-columns:repeat(6,1fr);gap:12px}
figure{margin:0}div{height:330px;overflow:hidden;background:#fff}img{width:100%;display:block}figcaption{padding:4px 0}</style>${pictures.map((name) =>
  `<figure><div><img src="data:image/png;base64,${readFileSync(join(folder, name)).toString("base64")}"></div><figcaption>${basename(name, ".png")}</figcaption></figure>`).join("")}`;
const opened = await open(browser, "about:blank", { width: 1800, height: 1000 });
await opened.page.setContent(sheet, { waitUntil: "load" });
await opened.page.screenshot({ path: join(folder, "contact-sheet.png"), fullPage: true });
await browser.close();
console.log(`${pictures.length} pictures and contact-sheet.png in ${folder}`);
