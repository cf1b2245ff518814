// Pictures of real pages for our own guide: small, and the same every time on one machine.
//
//   node tests/browser/guide-pictures.mjs [FOLDER]       kits/authoring-kits/media, if none is named

import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, open } from "./lib/browser.mjs";
import { build } from "./lib/build.mjs";
import { edition, root, site, workspaces } from "./lib/places.mjs";

const AT_MOST = 60_000;   // bytes a picture
const folder = resolve(process.argv[2] ?? join(root, "kits/authoring-kits/media"));

// The same kit in the built-in look: its book.toml without the district.
const plain = mkdtempSync(join(tmpdir(), "tttkit-"));
cpSync(workspaces.theme, plain, { recursive: true });
rmSync(join(plain, "themes"), { recursive: true });
const book = readFileSync(join(plain, "book.toml"), "utf8");
writeFileSync(join(plain, "book.toml"), book.replace(/\n\[output\.html\][\s\S]*$/, "\n"));

build("theme");
build("theme-plain", plain);
rmSync(plain, { recursive: true });

const look = (name) => join(edition(name, "walkthroughs", "facilitator"), "look.html");
/** What is shown, in which light, and how much of it. */
const pictures = {
  "look-built-in": { file: look("theme-plain") },
  "look-district": { file: look("theme") },
  "look-district-dark": { file: look("theme"), dark: true },
};

const browser = await chromium();
for (const [name, { file, dark }] of Object.entries(pictures)) {
  const { page, close } = await open(browser, pathToFileURL(file).href, { width: 960, height: 660, dark });
  // An edge, for a picture of paper lies on paper.
  await page.evaluate(() => {
    const edge = document.createElement("div");
    for (const [name, value] of Object.entries({ position: "fixed", inset: "0", border: "1px solid #7a7e79", "z-index": "9", "pointer-events": "none" })) edge.style.setProperty(name, value);
    document.body.append(edge);
  });
  const path = join(folder, `${name}.webp`);
  await page.screenshot({ path, type: "webp", quality: 60 });
  await close();
  const { size } = statSync(path);
  if (size > AT_MOST) throw new Error(`${path} has ${size} bytes, and may have ${AT_MOST}`);
  console.log(`${path}: ${size} bytes`);
}
await browser.close();
rmSync(site("theme-plain"), { recursive: true, force: true });
