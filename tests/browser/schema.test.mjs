// The schemas that `tttkit schema` prints, judged by a validator that others made: every file of the repository that tttkit reads
// without a word is taken, every mistake of tests/diagnostics that a schema can tell is refused.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import Ajv from "ajv";
import { root } from "./lib/places.mjs";

const folder = mkdtempSync(join(tmpdir(), "tttkit-schema-"));
const path = join(folder, "cases.json");
execFileSync("cargo", ["test", "--quiet", "--test", "schema"], { cwd: root, env: { ...process.env, SCHEMA_CASES: path }, stdio: "inherit" });
const { schemas, cases } = JSON.parse(readFileSync(path, "utf8"));
rmSync(folder, { recursive: true });

// A value may be a text or a number, and a list may be left empty behind its key: both are meant.
const ajv = new Ajv({ strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false, allErrors: true });
const validate = Object.fromEntries(schemas.map(({ name, schema }) => [name, ajv.compile(schema)]));

for (const { name } of schemas) {
  const judged = cases.filter(({ of }) => of === name).map((one) => {
    const taken = validate[name](one.value);
    return { ...one, taken, errors: ajv.errorsText(validate[name].errors) };
  });
  test(`${name}: what tttkit reads is taken`, () => {
    const wrong = judged.filter(({ good, taken }) => good && !taken).map(({ name, errors }) => `${name}: ${errors}`);
    assert.deepEqual(wrong, []);
    assert.ok(judged.some(({ good }) => good));
  });
  test(`${name}: what a schema can tell is refused`, () => {
    const wrong = judged.filter(({ good, taken }) => !good && taken).map(({ name }) => name);
    assert.deepEqual(wrong, []);
  });
}
