// Packets, as people get them: three programs unpack each, its listing is true, and it opens from the folder it was put in.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, existsSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium, open } from "./lib/browser.mjs";
import { facts } from "./lib/facts.mjs";
import { desk, files, site } from "./lib/places.mjs";
import { none } from "./lib/tell.mjs";

const unpackers = {
  "Info-ZIP": (zip, folder) => execFileSync("unzip", ["-q", zip, "-d", folder]),
  "7-Zip": (zip, folder) => execFileSync("7z", ["x", "-bd", "-y", `-o${folder}`, zip], { stdio: "pipe" }),
  Python: (zip, folder) => execFileSync("python3", ["-c", "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; z.extractall(sys.argv[2])", zip, folder]),
};

let browser;
const downloads = mkdtempSync(join(tmpdir(), "Meine Übungen "));
before(async () => { browser = await chromium(); });
after(async () => { await browser?.close(); rmSync(downloads, { recursive: true, force: true }); });

const packets = files(desk, ".zip");
// Those that people read; the others hold what a kit is made from.
const zips = packets.filter((zip) => !zip.endsWith("-source.zip"));
const content = (folder) => Object.fromEntries(files(folder).map((file) => [relative(folder, file), readFileSync(file).toString("base64")]));

test("every packet is whole, in three programs, and its listing is true", (t) => {
  assert.ok(zips.length >= 30, `${zips.length} packets`);
  t.diagnostic(`${packets.length} packets, ${packets.length - zips.length} of them sources`);
  for (const [at, zip] of packets.entries()) {
    const inside = zip.endsWith("-source.zip") ? ["kit.yaml", "RELEASE.txt"] : ["index.html", "all-in-one.html", "RELEASE.txt"];
    const got = Object.entries(unpackers).map(([name, unpack]) => {
      const folder = join(downloads, `${at} ${name}`);
      unpack(zip, folder);
      const [root, ...others] = readdirSync(folder);
      assert.deepEqual(others, [], `${zip}: one folder in it`);
      assert.match(zip, new RegExp(`/${root.replace(/-(facilitator|participant)$/, "(-[a-z]{2}(-[a-z]{2})?)?-$1")}\\.zip$`.replaceAll(".0", "\\.0")), "the folder is named like the file");
      execFileSync("sha256sum", ["--check", "--strict", "--quiet", "MANIFEST.sha256"], { cwd: join(folder, root) });
      const listed = readFileSync(join(folder, root, "MANIFEST.sha256"), "utf8").trimEnd().split("\n").map((line) => line.slice(66));
      assert.deepEqual(listed.toSorted(), files(join(folder, root)).map((file) => relative(join(folder, root), file)).filter((name) => name !== "MANIFEST.sha256").toSorted(), "every file is listed");
      assert.ok(inside.every((name) => listed.includes(name)), `${zip}: ${inside.join(", ")}`);
      return content(folder);
    });
    assert.deepEqual(got[1], got[0], `${zip}: 7-Zip and Info-ZIP give the same`);
    assert.deepEqual(got[2], got[0], `${zip}: Python and Info-ZIP give the same`);
  }
});

test("the packets of our kits open from a folder, and every page is reached by links", async (t) => {
  const opened = await open(browser, "about:blank");
  let count = 0;
  const wrong = [];
  for (const zip of zips.filter((zip) => zip.startsWith(site("kits")))) {
    const folder = join(downloads, `walk ${relative(dirname(zip), zip)}`);
    unpackers["Info-ZIP"](zip, folder);
    const [root] = readdirSync(folder);
    const start = pathToFileURL(join(folder, root, "index.html")).href;
    const seen = new Set([start]);
    for (const url of seen) {
      const heard = await opened.go(url);
      count += 1;
      const page = await opened.page.evaluate(facts);
      const styled = await opened.page.evaluate(() => getComputedStyle(document.querySelector(".unstyled")).display === "none");
      wrong.push(...[...heard.said, ...heard.failed, ...(styled ? [] : ["no style"])].map((line) => `${url}: ${line}`));
      for (const { href } of page.links.filter(({ href }) => href.startsWith("file:"))) {
        const to = href.split("#")[0];
        if (relative(join(folder, root), fileURLToPath(to)).startsWith("..") || !existsSync(fileURLToPath(to))) wrong.push(`${url}: ${to} is not in the packet`);
        else seen.add(to);
      }
    }
    // What keeps words for Firefox is no page for people, and the projector's window is opened by the presenter's.
    const unreached = files(join(folder, root), ".html").filter((file) => !/\/(assets\/keep|projector)\.html$/.test(file) && !seen.has(pathToFileURL(file).href));
    wrong.push(...unreached.map((file) => `no link leads to ${file}`));
  }
  await opened.close();
  t.diagnostic(`${count} pages`);
  none(wrong, "packets");
});

test("a page without its style says to extract all files first", async () => {
  const folder = join(downloads, "one file");
  const zip = zips.find((zip) => zip.startsWith(site("kits")) && zip.includes("participant"));
  execFileSync("unzip", ["-q", "-j", zip, "*/index.html", "-d", folder]);
  const { page, close } = await open(browser, pathToFileURL(join(folder, "index.html")).href);
  assert.match(await page.$eval(".unstyled", (words) => (words.checkVisibility() ? words.innerText : "")), /extract all/i);
  await close();
});
