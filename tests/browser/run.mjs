// Builds every workspace with tttkit, then runs the tests over what came out.
//
//   node tests/browser/run.mjs              all
//   node tests/browser/run.mjs keyboard     those whose file name holds a word

import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { desk, here, packets, root, site, tttkit, workspaces } from "./lib/places.mjs";

rmSync(desk, { recursive: true, force: true });
mkdirSync(desk, { recursive: true });
for (const [name, folder] of Object.entries(workspaces)) {
  console.log(`${name}:`);
  execFileSync(tttkit, ["build", folder, "--drafts", "--out", site(name)], { stdio: "inherit" });
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
const run = spawnSync(process.execPath, ["--test", "--test-reporter=spec", "--test-concurrency=2", ...tests], { stdio: "inherit" });
process.exitCode = run.status ?? 1;
