// Builds every workspace with tttkit, then runs the tests over what came out.
//
//   node tests/browser/run.mjs              all
//   node tests/browser/run.mjs keyboard     those whose file name holds a word

import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "./lib/build.mjs";
import { desk, here, packets, root, workspaces } from "./lib/places.mjs";

rmSync(desk, { recursive: true, force: true });
for (const name of Object.keys(workspaces)) {
  console.log(`${name}:`);
  build(name);
}

const wanted = process.argv.slice(2);
const tests = readdirSync(here)
  .filter((name) => name.endsWith(".test.mjs") && (wanted.length === 0 || wanted.some((word) => name.includes(word))))
  .map((name) => join(here, name));
if (tests.length === 0) throw new Error(`no test is called ${wanted.join(" or ")}`);
if (tests.some((test) => test.endsWith("verify.test.mjs"))) {
  rmSync(packets, { recursive: true, force: true });
  execFileSync("cargo", ["test", "--quiet", "--test", "verify", "every_packet"], { cwd: root, env: { ...process.env, PACKETS: packets }, stdio: "inherit" });
}
// What asks a clock has the machine to itself.
const timed = tests.filter((test) => test.endsWith("paint.test.mjs"));
const runs = [[2, tests.filter((test) => !timed.includes(test))], [1, timed]].filter(([, some]) => some.length > 0).map(([at_once, some]) =>
  spawnSync(process.execPath, ["--test", "--test-reporter=spec", `--test-concurrency=${at_once}`, ...some], { stdio: "inherit" }).status ?? 1);
process.exitCode = Math.max(...runs);
