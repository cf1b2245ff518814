// verify.html as it lies on a disk, in Chromium and in Firefox: the same answers in the same words as `tttkit verify`.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { deflateRawSync } from "node:zlib";
import { chromium, firefox, open } from "./lib/browser.mjs";
import { corpus, pageWith } from "./lib/corpus.mjs";
import { facts } from "./lib/facts.mjs";
import { tttkit } from "./lib/places.mjs";
import { script } from "./lib/script.mjs";
import { none } from "./lib/tell.mjs";
import { crc32, zip } from "./lib/zip.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const { known, records, packets } = corpus();
const url = pathToFileURL(pageWith(known)).href;
const words = JSON.parse(/id="words">(.*?)<\/script>/s.exec(readFileSync(new URL(url), "utf8"))[1]);
const browsers = {};
before(async () => Object.assign(browsers, { Chromium: await chromium(), Firefox: await firefox() }));
after(() => Promise.all(Object.values(browsers).map((browser) => browser.close())));

/** What `tttkit verify` says of each packet. It ends with 1 or 2 where the packet is not what was released. */
const said = new Map(packets.map(({ name, file }) => {
  const run = (() => {
    try {
      return { out: execFileSync(tttkit, ["verify", file, "--site", records, "--format", "json"], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }), code: 0 };
    } catch (error) {
      return { out: error.stdout, code: error.status, err: error.stderr };
    }
  })();
  if (!run.out) throw new Error(`tttkit verify ${name}: ${run.err}`);
  return [name, { ...JSON.parse(run.out), exit: run.code }];
}));
const packet = (answer, cause = null) => {
  const found = packets.find(({ name }) => said.get(name).answer === answer && said.get(name).cause === cause);
  assert.ok(found, `no packet of the corpus is ${answer} because of ${cause}`);
  return found;
};

const codes = known.kits.flatMap((kit) => kit.releases.flatMap((release) => release.packets.map((one) => ({ kit, release, code: script.checkCode(one.content) }))));

/** Gives a file to the page and waits for what it says. */
async function ask(page, file) {
  const field = await page.$("#file");
  await field.uploadFile(file);
  return answer(page, basename(file));
}

async function answer(page, name) {
  await page.waitForFunction((wanted) => document.getElementById("name").textContent === wanted && document.getElementById("result").dataset.answer, {}, name);
  return page.evaluate(() => ({
    ...document.getElementById("result").dataset,
    lines: [...document.getElementById("answer").children].map((line) => line.textContent),
  }));
}

test("the script says of every packet what tttkit verify says, key by key", async () => {
  const { openAsBlob } = await import("node:fs");
  const wrong = [];
  // Node's own inflating takes no notice of data behind the end; the browsers' does, and they are asked about that packet below.
  for (const { name, file } of packets.filter((one) => one.name !== "data-behind-the-deflated.zip")) {
    const { text, exit, ...wanted } = said.get(name);
    const verdict = await script.verify(await openAsBlob(file), known, () => {});
    for (const key of Object.keys(wanted)) if (JSON.stringify(verdict[key]) !== JSON.stringify(wanted[key])) wrong.push(`${name}: ${key} is ${JSON.stringify(verdict[key])}, not ${JSON.stringify(wanted[key])}`);
    const lines = script.linesFor(verdict, words.verdict).map(script.plain);
    if (JSON.stringify(lines) !== JSON.stringify(text)) wrong.push(`${name}: says ${lines.join(" / ")}, not ${text.join(" / ")}`);
  }
  none(wrong, "differences");
});

for (const name of ["Chromium", "Firefox"]) {
  test(`${name}: every packet gets the answer and the words of tttkit verify, and nothing is asked of anybody`, async (t) => {
    const { page, heard, close } = await open(browsers[name], url);
    const wrong = [];
    for (const { name: file, file: path, wanted } of packets) {
      const got = await ask(page, path);
      const told = said.get(file);
      if (got.answer !== wanted.answer || (got.cause ?? null) !== (wanted.cause ?? null)) wrong.push(`${file}: ${got.answer}, ${got.cause}; expected was ${wanted.answer}, ${wanted.cause}`);
      got.lines.forEach((line, at) => { if (line !== told.text[at]) wrong.push(`${file}: "${line}", and tttkit says "${told.text[at]}"`); });
      if (got.lines.length !== told.text.length) wrong.push(`${file}: ${got.lines.length} lines, and tttkit says ${told.text.length}`);
    }
    none(wrong, "differences");
    t.diagnostic(`${packets.length} packets`);
    assert.deepEqual([...heard.asked.filter((address) => address !== url), ...heard.said, ...heard.failed], []);
    await close();
  });

  test(`${name}: a packet that is dropped anywhere on the page is checked, and the page stays`, async () => {
    const { page, heard, close } = await open(browsers[name], url);
    const { file } = packet("genuine");
    const drop = (data, called) => page.evaluate((base64, title) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const dataTransfer = new DataTransfer();
      for (const one of title) dataTransfer.items.add(new File([bytes], one));
      const event = (type) => document.querySelector("h1").dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
      const over = !event("dragover") && document.getElementById("drop").classList.contains("over");
      return over && !event("drop") && !document.getElementById("drop").classList.contains("over");
    }, data.toString("base64"), called);
    assert.equal(await drop(readFileSync(file), ["a.zip"]), true);
    assert.equal((await answer(page, "a.zip")).answer, "genuine");
    await drop(Buffer.from("a"), ["b.zip", "c.zip"]);
    assert.equal(await page.$eval("#status", (status) => status.textContent), words.says.one);
    assert.deepEqual(heard.said, []);
    await close();
  });

  test(`${name}: a check code is looked up, however it is typed and where an address brings it`, async () => {
    const { page, go, close } = await open(browsers[name], url);
    const shared = codes.find(({ code, release }) => codes.some((other) => other.code === code && other.release !== release)) ?? codes[0];
    const look = async (typed) => {
      await page.$eval("#code", (field) => { field.value = ""; });
      await page.type("#code", typed);
      await page.keyboard.press("Enter");
      return page.$eval("#code-answer", (told) => told.textContent);
    };
    const told = await look(shared.code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o"));
    const versions = codes.filter(({ code, kit }) => code === shared.code && kit === shared.kit).map(({ release }) => release.version);
    assert.ok(told.startsWith(shared.code) && told.includes(versions.join(", ")) && told.includes(shared.kit.id), told);
    assert.match(await look("7QF4-9KXM-2T0B-V8HD-C3RW"), /7QF4-9KXM-2T0B-V8HD-C3RW/);
    assert.equal(await look("7QF4"), words.says.bad_code);
    assert.equal(await look(" "), words.says.no_code);
    const withdrawn = codes.find(({ release }) => release.withdrawn);
    assert.ok((await look(withdrawn.code)).includes(withdrawn.release.withdrawn));
    await go(`${url}#${shared.code}`);
    assert.ok((await page.$eval("#code-answer", (told) => told.textContent)).startsWith(shared.code));
    await close();
  });

  test(`${name}: with the keyboard alone`, async () => {
    const { page, close } = await open(browsers[name], url);
    const stops = [];
    for (let at = 0; at < 12 && !stops.includes("BUTTON"); at += 1) {
      await page.keyboard.press("Tab");
      stops.push(await page.evaluate(() => {
        const seen = getComputedStyle(document.activeElement).outlineStyle !== "none";
        return seen ? document.activeElement.id || document.activeElement.tagName : `no focus is seen on ${document.activeElement.outerHTML}`;
      }));
    }
    assert.deepEqual(stops.slice(-3), ["file", "code", "BUTTON"], stops.join(" "));
    await close();
  });
}

/** What a reader of streams was given so far, in bytes. */
function count() {
  const { read } = ReadableStreamDefaultReader.prototype;
  window.inflated = { all: 0, most: 0 };
  ReadableStreamDefaultReader.prototype.read = async function counting(...rest) {
    const next = await read.apply(this, rest);
    const bytes = next.value?.length ?? 0;
    window.inflated = { all: window.inflated.all + bytes, most: Math.max(window.inflated.most, bytes) };
    return next;
  };
}

for (const name of ["Chromium", "Firefox"]) {
  test(`${name}: a bomb is refused by its directory, and one that lies about itself is not inflated further than it says`, async () => {
    const { page, close } = await open(browsers[name], url, { before: count });
    const folder = mkdtempSync(join(tmpdir(), "bombs "));
    const give = async (title, bytes) => {
      writeFileSync(join(folder, title), bytes);
      const told = await ask(page, join(folder, title));
      const { all, most } = await page.evaluate(() => window.inflated);
      return { answer: told.answer, cause: told.cause, all, most };
    };
    const mib = 2 ** 20;
    const note = { name: "RELEASE.txt", data: Buffer.from("Kit: a (a)\nVersion: 1.0.0\nEdition: participant\n") };
    const zeros = deflateRawSync(Buffer.alloc(300 * mib));
    assert.deepEqual(await give("honest.zip", zip([note, { name: "big", deflated: zeros, size: 300 * mib, crc: 0 }])), { answer: "cannot-tell", cause: "bomb", all: 0, most: 0 });
    const lying = await give("lying.zip", zip([note, { name: "big", deflated: zeros, size: mib, crc: 0 }]));
    assert.equal(lying.cause, "unknown-kit");
    assert.ok(lying.all < 8 * mib, `${lying.all} bytes were inflated`);
    const large = await give("large.zip", zip([note, { name: "big", deflated: deflateRawSync(Buffer.alloc(60 * mib)), size: 60 * mib, crc: crc32(Buffer.alloc(60 * mib)) }]));
    assert.ok(large.all > 60 * mib && large.most <= 5 * mib, `pieces of ${large.most} bytes`);
    rmSync(folder, { recursive: true });
    await close();
  });
}

test("who chooses a second file while the first is read gets the answer on the second", async () => {
  const { page, close } = await open(browsers.Chromium, url);
  const second = packet("changed", "edited");
  await page.evaluate(() => {
    const list = new DataTransfer();
    list.items.add(new File([new Uint8Array(80 * 2 ** 20)], "slow.zip"));
    document.getElementById("file").files = list.files;
    document.getElementById("file").dispatchEvent(new Event("change"));
  });
  assert.equal((await ask(page, second.file)).answer, "changed");
  await new Promise((done) => { setTimeout(done, 1500); });
  assert.equal(await page.$eval("#name", (name) => name.textContent), basename(second.file));
  await close();
});

test("the file field opens by the keyboard", async () => {
  const { page, close } = await open(browsers.Chromium, url);
  // A key goes to the page in front, and opens nothing before the browser has heard that we want to answer.
  await page.bringToFront();
  await page.focus("#file");
  const waiting = page.waitForFileChooser({ timeout: 60_000 });
  await page.waitForFunction(() => document.hasFocus() && document.activeElement?.id === "file");
  await page.keyboard.press("Space");
  const chooser = await waiting;
  const { file } = packet("genuine");
  await chooser.accept([file]);
  assert.equal((await answer(page, basename(file))).answer, "genuine");
  assert.equal(await page.evaluate(() => document.activeElement.id), "file", "the focus stays where it was");
  await close();
});

for (const [look, view] of Object.entries({ "by day": {}, "in the dark": { dark: true }, "on a phone": { width: 320, height: 640 }, "on a phone, in the dark": { width: 320, height: 640, dark: true } })) {
  test(`axe finds nothing with an answer on the page, and nothing sticks out, ${look}`, async () => {
    const { page, close } = await open(browsers.Chromium, url, view);
    const wrong = [];
    const judge = async (what) => {
      await page.evaluate(axe);
      const found = await page.evaluate(async () => (await window.axe.run(document, { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] } })).violations.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.target).join(", ")}`));
      const { wide } = await page.evaluate(facts);
      wrong.push(...found.map((line) => `${what}: ${line}`), ...(wide > 0 ? [`${what}: ${wide}px too wide`] : []));
    };
    for (const name of ["genuine", "repacked", "changed", "cannot-tell"]) {
      await ask(page, packets.find((one) => said.get(one.name).answer === name).file);
      await judge(name);
    }
    await page.type("#code", codes[0].code);
    await page.keyboard.press("Enter");
    await judge("a code");
    await close();
    none(wrong, "violations");
  });
}

test("without JavaScript, the page says so and how to check by hand", async () => {
  const { page, close } = await open(browsers.Chromium, url, { script: false });
  const seen = await page.evaluate(() => ["no-script", "ask", "ask-code", "by-hand"].map((id) => document.getElementById(id).checkVisibility()));
  assert.deepEqual(seen, [true, false, false, true]);
  assert.match(await page.$eval("#by-hand", (part) => part.innerText), /sha256sum -c MANIFEST\.sha256/);
  await close();
});

test("a browser that cannot inflate says so, and still knows a packet by its zip", async () => {
  const { page, close } = await open(browsers.Chromium, url, { before: () => { delete window.DecompressionStream; } });
  assert.equal((await ask(page, packet("genuine").file)).answer, "genuine");
  await (await page.$("#file")).uploadFile(packet("changed", "edited").file);
  await page.waitForFunction(() => !document.getElementById("progress").checkVisibility() && document.getElementById("status").textContent);
  assert.equal(await page.$eval("#status", (status) => status.textContent), words.says.old);
  assert.equal(await page.$eval("#result", (result) => result.dataset.answer), undefined, "no answer of the file before is left");
  await close();
});

test("on paper there is the answer, and nothing to press", async () => {
  const { page, close } = await open(browsers.Chromium, url);
  await ask(page, packet("changed", "edited").file);
  await page.emulateMediaType("print");
  const seen = await page.evaluate(() => ["answer", "name", "file", "ask-code"].map((id) => document.getElementById(id).checkVisibility()));
  assert.deepEqual(seen, [true, true, false, false]);
  await close();
});

test("nothing but its own script runs on the page, and nothing can leave it", async () => {
  const { page, close } = await open(browsers.Chromium, url);
  const got = await page.evaluate(async () => {
    const own = document.createElement("script");
    own.textContent = "window.ran = true";
    document.body.append(own);
    const fetched = await fetch("data:,x").then(() => true, () => false);
    const image = await new Promise((done) => { const picture = new Image(); picture.onload = () => done(true); picture.onerror = () => done(false); picture.src = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="; });
    return [Boolean(window.ran), fetched, image];
  });
  assert.deepEqual(got, [false, false, false]);
  await close();
});
