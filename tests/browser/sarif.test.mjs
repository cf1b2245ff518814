// What tttkit tells other programs, by the schemas of what it says it is: SARIF 2.1.0 by the one that the standard publishes, JSON by our own.

import { test } from "node:test";
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import Ajv from "ajv";
import Draft04 from "ajv-draft-04";
import formats from "ajv-formats";
import { root, tttkit } from "./lib/places.mjs";

const require = createRequire(import.meta.url);
const json = (file) => JSON.parse(readFileSync(file, "utf8"));

// Formats are checked (addresses are addresses), and a keyword that the validator does not know is an error.
const standard = json(require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"));
const sarif = formats(new Draft04({ allErrors: true, strict: true, strictTypes: false, strictRequired: false, unicodeRegExp: false })).compile(standard);
const schema = json(join(root, "src/diagnostic/findings.schema.json"));
const findings = new Ajv({ allErrors: true, strict: true, strictTypes: false, strictRequired: false }).compile(schema);

const good = {
  "book.toml": '[book]\ntitle = "Kits"\n',
  "kits/trust/kit.yaml": "schema: 1\ntitle: Building trust\nversion: 1.0.0\n",
};
const long = "Trust comes first. It takes time.";
const module = (core, more = "") => `---\ntitle: Why\ncore_message: ${core}\n${more}---\n\nText.\n`;

/** Workspaces of the tests' own: what no case of a rule has. */
const made = {
  allowed: { ...good, "kits/trust/modules/01-why.md": module(long, 'allow:\n  - {rule: long-core-message, reason: "our [motto](x) is {so}"}\n') },
  names: { ...good, "kits/trust/pages/50%, sure #1 ünd.md": "# A\n\n::: sya\nText.\n:::\n", "kits/trust/modules/01-why.md": module("One.") },
  repairable: { ...good, "kits/trust/modules/01-why.md": module("One.") + "\n::: Say\n[a](#A_B) {x}\n:::\n\n## A {#A_B}\n" },
  sound: { ...good, "kits/trust/modules/01-why.md": module("One.") },
  crowd: { ...good, "kits/trust/modules/01-why.md": module("One.") + "[a](#b)\n\n".repeat(1200) },
};

const desk = mkdtempSync(join(root, "target", "told-"));

/** Every workspace to check, by name: the cases of all rules, those above, and our own kits. */
function* workspaces() {
  const cases = join(root, "tests/diagnostics");
  for (const name of readdirSync(cases)) {
    for (const half of ["in", "near"]) {
      if (existsSync(join(cases, name, half))) yield [`${name}/${half}`, join(cases, name, half)];
      const page = join(cases, name, `${half}.md`);
      if (existsSync(page)) yield [`${name}/${half}.md`, write(`${name}-${half}`, { ...good, "kits/trust/modules/01-why.md": readFileSync(page) })];
    }
  }
  for (const [name, files] of Object.entries(made)) yield [name, write(name, files)];
  yield ["our kits", root];
}

function write(name, files) {
  for (const [path, text] of Object.entries(files)) {
    const file = join(desk, name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return join(desk, name);
}

function run(cwd, ...args) {
  const { status, stdout, stderr } = spawnSync(tttkit, args, { cwd, encoding: "utf8", maxBuffer: 1 << 28 });
  assert.ok(status === 0 || status === 1, `${args.join(" ")}: exit ${status}: ${stderr}`);
  return stdout;
}

const all = [...workspaces()];
process.on("exit", () => rmSync(desk, { recursive: true, force: true }));

test("every log is SARIF by the standard's own schema", (t) => {
  let results = 0;
  for (const [name, folder] of all) {
    const text = run(folder, "check", "--format", "sarif", "--date", "2026-11-25");
    const log = JSON.parse(text);
    assert.ok(sarif(log), `${name}: ${JSON.stringify(sarif.errors?.slice(0, 3))}`);
    assert.equal(text, JSON.stringify(log) + "\n", `${name}: one line`);
    results += log.runs[0].results.length;
    beyond(log, name);
  }
  t.diagnostic(`${all.length} workspaces, ${results} results`);
  assert.ok(results > 250, `${results} results`);
});

/** What the specification asks for in words, and what GitHub takes. */
function beyond(log, name) {
  const [run] = log.runs;
  const { rules } = run.tool.driver;
  assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length, `${name}: an id stands twice`);
  assert.ok(run.results.length <= 25_000 && rules.length <= 25_000, name);
  assert.ok(gzipSync(JSON.stringify(log)).length < 10 * 1024 * 1024, name);
  const seen = new Set();
  for (const result of run.results) {
    const where = `${name}: ${JSON.stringify(result).slice(0, 300)}`;
    assert.equal(rules[result.ruleIndex].id, result.ruleId, where);
    assert.equal(result.locations.length, 1, where);
    assert.ok((result.relatedLocations ?? []).length <= 100, where);
    const fingerprint = JSON.stringify(result.partialFingerprints);
    assert.ok(!seen.has(fingerprint), `${where}: two with one fingerprint`);
    seen.add(fingerprint);
    const changed = (result.fixes ?? []).flatMap(({ artifactChanges }) => artifactChanges);
    const places = [...result.locations, ...(result.relatedLocations ?? [])].map(({ physicalLocation }) => [physicalLocation.artifactLocation, physicalLocation.region])
      .concat(changed.flatMap(({ artifactLocation, replacements }) => replacements.map(({ deletedRegion }) => [artifactLocation, deletedRegion])));
    for (const [{ uri, uriBaseId }, { startLine, startColumn, endLine, endColumn }] of places) {
      assert.match(uri, /^(?:[\w.~/-]|%[0-9A-F]{2})+$/, where);
      assert.equal(uriBaseId, "%SRCROOT%", where);
      assert.ok(run.originalUriBaseIds[uriBaseId], where);
      assert.ok(endLine > startLine || (endLine === startLine && endColumn >= startColumn), `${where}: it ends before it starts`);
    }
    // No placeholder and no link: braces are doubled, and no bracket closes in front of an address.
    for (const { text } of [result.message, ...(result.relatedLocations ?? []).flatMap(({ message }) => message ?? [])]) {
      assert.ok(!/[{}]/.test(text.replaceAll("{{", "").replaceAll("}}", "")) && !/(?<!\\)\]\(/.test(text), `${where}: ${text}`);
    }
  }
  const order = run.results.map(({ level, suppressions }) => (suppressions ? 3 : 0) + ["error", "warning", "note"].indexOf(level));
  assert.deepEqual(order, [...order].sort(), `${name}: the gravest first`);
}

test("a log shows places, reasons and repairs", () => {
  const results = (name) => JSON.parse(run(join(desk, name), "check", "--format", "sarif")).runs[0].results;
  const [allowed] = results("allowed").filter(({ suppressions }) => suppressions);
  assert.deepEqual(allowed.suppressions, [{ kind: "inSource", status: "accepted", justification: "our [motto](x) is {so}" }]);
  assert.ok(results("names").some(({ locations }) => locations[0].physicalLocation.artifactLocation.uri === "kits/trust/pages/50%25%2C%20sure%20%231%20%C3%BCnd.md"));
  assert.deepEqual(results("repairable").flatMap(({ ruleId, fixes }) => (fixes ? ruleId : [])).sort(), ["bad-id", "unknown-block"]);
  const from = run(desk, "check", "--format", "sarif", "repairable");
  assert.ok(JSON.parse(from).runs[0].results.every(({ locations }) => locations[0].physicalLocation.artifactLocation.uri.startsWith("repairable/")));
  assert.ok(sarif(JSON.parse(run(desk, "check", "--format", "sarif", join(desk, "repairable")))), "a whole path is an address too");
});

test("a repair leads where the text that it replaces stands", () => {
  const folder = join(desk, "repairable");
  for (const { fix } of JSON.parse(run(folder, "check", "--format", "json")).diagnostics) {
    for (const { file, line, column, end_line, end_column, text } of fix?.edits ?? []) {
      assert.equal(line, end_line);
      const old = [...readFileSync(join(folder, file), "utf8").split("\n")[line - 1]].slice(column - 1, end_column - 1).join("");
      assert.ok(old === "A_B" || old === "Say", old);
      assert.ok(text === "a-b" || text === "say", text);
    }
  }
});

test("a finding keeps its fingerprint when lines come before it", () => {
  const folder = join(desk, "moved");
  cpSync(join(desk, "repairable"), folder, { recursive: true });
  const fingerprints = () => JSON.parse(run(folder, "check", "--format", "sarif")).runs[0].results.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints)).sort();
  const before = fingerprints();
  const page = join(folder, "kits/trust/modules/01-why.md");
  writeFileSync(page, readFileSync(page, "utf8").replace("Text.", "More text.\n\nText."));
  assert.deepEqual(fingerprints(), before);
});

test("the same workspace gives the same log", () => {
  for (const [name, folder] of all.slice(0, 20).concat(all.slice(-2))) {
    const log = () => run(folder, "check", "--format", "sarif", "--date", "2026-11-25");
    assert.equal(log(), log(), name);
  }
});

test("what is printed as JSON is what its schema says, of a check and of a build", (t) => {
  let told = 0;
  for (const [at, [name, folder]] of all.entries()) {
    for (const args of [["check", "--date", "2026-11-25"], ["build", "--out", join(desk, "site")]]) {
      // A build tells the same findings in the same form, and takes its time.
      if (args[0] === "build" && (at % 4 > 0 || folder === root)) continue;
      const value = JSON.parse(run(folder, ...args, "--format", "json"));
      assert.ok(findings(value), `${args[0]} ${name}: ${JSON.stringify(findings.errors?.slice(0, 3))}`);
      assert.equal("kits" in value && "allowed" in value, args[0] === "check", name);
      told += value.diagnostics.length;
    }
  }
  t.diagnostic(`${told} findings`);
  assert.ok(told > 1000, `${told} findings`);
});

test("our schema is strict enough to refuse what is none of ours", () => {
  const one = () => JSON.parse(run(join(desk, "repairable"), "check", "--format", "json"));
  const spoilt = [
    (value) => { value.version = 2; },
    (value) => { delete value.diagnostics; },
    (value) => { value.diagnostics[0].line = 0; },
    (value) => { value.diagnostics[0].line = null; },
    (value) => { value.diagnostics[0].severity = "note"; },
    (value) => { delete value.diagnostics[0].fix; },
    (value) => { value.diagnostics.find(({ fix }) => fix).fix.edits = []; },
    (value) => { delete value.diagnostics.find(({ fix }) => fix).fix.edits[0].file; },
    (value) => { value.kits[0].holds = ["Time!"]; },
    (value) => { value.kits[0].errors = -1; },
    (value) => { value.allowed.push({ kit: "trust", reason: "", finding: value.diagnostics[0] }); },
  ];
  for (const spoil of spoilt) {
    const value = one();
    assert.ok(findings(value));
    spoil(value);
    assert.ok(!findings(value), spoil.toString());
  }
});
