// The pages as HTML: well formed, and by the standard's rules on what may stand in what.

import { test } from "node:test";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { HtmlValidate } from "html-validate";
import { desk, files, pages, site, workspaces } from "./lib/places.mjs";
import { none, short } from "./lib/tell.mjs";

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:standard"],
  rules: {
    "long-title": "off",             // authors name their pages
    "no-redundant-role": "off",      // stacked tables state their roles, for `display: block` drops them
    "prefer-native-element": "off",  // likewise
    "no-implicit-input-type": "off",
    "require-sri": "off",            // files have no origin to check against
    "tel-non-breaking": "off",
    "text-content": "off",
  },
});

test("every page is valid HTML", async (t) => {
  const list = pages();
  t.diagnostic(`${list.length} pages`);
  const wrong = [];
  for (const file of list) {
    const report = await validator.validateString(readFileSync(file, "utf8"));
    wrong.push(...report.results.flatMap(({ messages }) => messages.slice(0, 3).map(({ ruleId, message, line }) => `${short(file)}:${line}: ${ruleId}: ${message}`)));
  }
  none(wrong, "mistakes");
});

/** What the Nu Html Checker, the W3C's own, says of files: one process for all of them. */
function checked(list) {
  const jar = join(dirname(createRequire(import.meta.url).resolve("vnu-jar")), "build/dist/vnu.jar");
  const run = spawnSync("java", ["-Xss2m", "-jar", jar, "--errors-only", "--format", "json", ...list], { encoding: "utf8", maxBuffer: 1 << 28 });
  if (run.error) throw run.error;
  return JSON.parse(run.stderr.slice(run.stderr.indexOf('{"version"'))).messages;
}

/** What the checker says and we do all the same. */
const KNOWN_BETTER = [
  // Stacked tables state their roles: browsers that people still have drop them where a table is laid out as blocks.
  /^The “role” attribute must not be used on a “t[hdr]” element/,
  // A formula wider than a phone scrolls, and the keyboard must reach it. Source: MathML Core, 2.1.3, global attributes.
  /^Attribute “tabindex” not allowed on element “math”/,
  // It knows no container queries; browsers do (verify.html alone holds its styles).
  /^CSS: /,
];

test("every page is valid for the Nu Html Checker", (t) => {
  const keepers = Object.keys(workspaces).flatMap((name) => files(site(name), "/assets/keep.html"));
  const list = [...pages(), ...keepers];
  const wrong = checked(list)
    .filter(({ message }) => !KNOWN_BETTER.some((known) => known.test(message)))
    .map(({ url, lastLine, message }) => `${short(fileURLToPath(url))}:${lastLine}: ${message}`);
  t.diagnostic(`${list.length} documents`);
  none(wrong, "mistakes");
});

test("the checker finds what is wrong", () => {
  const file = join(desk, "wrong.html");
  writeFileSync(file, "<!doctype html><html lang=en><title>Wrong</title><p><div></div></p><img>");
  assert.ok(checked([file]).length >= 2);
});
