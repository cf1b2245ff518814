// Plays the workflow of our own kits on this machine, as far as it can be played without GitHub: a fresh shallow clone, the step that
// builds as it is written in the workflow, the artifact served under a sub-path. Then it walks every link in a browser, and
// verifies every packet that the site offers.
//
//   node tests/play-workflow.mjs          what is committed is played, and nothing else

import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { root, tttkit } from "./browser/lib/places.mjs";
import { serve } from "./browser/lib/serve.mjs";
import { walk } from "./browser/lib/walk.mjs";

const UNDER = "/district/training/";   // a project's site on Pages never stands at the top of its server
const CARGO = "cargo +stable run --release --locked --quiet --";

const workflow = readFileSync(join(root, ".github/workflows/kits.yml"), "utf8");
const complaints = [];
const complain = (...lines) => complaints.push(...lines);

/** The lines of a step, as they stand in the workflow. */
function step(name) {
  const lines = workflow.split("\n");
  const at = lines.findIndex((line) => line.trim() === `- name: ${name}`);
  if (at < 0) throw new Error(`the workflow has no step "${name}"`);
  const end = lines.findIndex((line, index) => index > at && /^( {0,6}- |( {0,4})\S)/.test(line));
  return lines.slice(at, end < 0 ? undefined : end);
}

/** What a step runs. */
function script(name) {
  const lines = step(name);
  const at = lines.findIndex((line) => line.trim() === "run: |");
  if (at < 0) throw new Error(`the step "${name}" runs nothing`);
  return lines.slice(at + 1).map((line) => line.trim()).filter(Boolean).join("\n");
}

/** A value of the workflow, by its key, in some of its lines. */
function value(lines, key) {
  const found = lines.map((line) => line.match(new RegExp(`^\\s*${key}: (.+)$`))?.[1]).find(Boolean);
  if (!found) throw new Error(`the workflow says nothing of "${key}"`);
  return found;
}

/** What `tttkit verify` says of a packet, with the site's own record. */
function verify(file) {
  const { status, stdout, stderr } = spawnSync(tttkit, ["verify", file, "--site", artifact, "--format", "json"], { encoding: "utf8" });
  const answer = status === null || !stdout.startsWith("{") ? undefined : JSON.parse(stdout).answer;
  return { code: status, answer, said: stdout + stderr };
}

const desk = mkdtempSync(join(tmpdir(), "tttkit-workflow-"));
const artifact = join(desk, "artifact");
let server;
try {
  if (!existsSync(tttkit)) throw new Error(`${tttkit} is not built`);

  console.log("Take the kits");
  const clone = join(desk, "clone");
  execFileSync("git", ["clone", "--quiet", "--depth", "1", `file://${root}`, clone], { stdio: "inherit" });
  const git = (...words) => execFileSync("git", ["-C", clone, ...words], { encoding: "utf8" }).trim();
  if (git("rev-parse", "--is-shallow-repository") !== "true" && Number(git("rev-list", "--count", "HEAD")) > 1) complain("the clone is not shallow");

  console.log("Build the site");
  const workspace = value(workflow.split("\n"), "WORKSPACE");
  const written = script("Build the site");
  if (!written.includes(CARGO)) throw new Error(`the step that builds does not run \`${CARGO}\``);
  mkdirSync(artifact);
  server = await serve(artifact, UNDER);
  const summary = join(desk, "summary.md");
  writeFileSync(summary, "");
  // The program is built already; compiling it again would show nothing new.
  const run = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", written.replaceAll(CARGO, `'${tttkit}'`)], {
    cwd: clone,
    stdio: "inherit",
    env: { PATH: process.env.PATH, HOME: desk, CI: "true", GITHUB_ACTIONS: "true", GITHUB_WORKSPACE: clone, GITHUB_STEP_SUMMARY: summary, WORKSPACE: workspace, SITE_URL: server.address.replace(/\/$/, "") },
  });
  if (run.status !== 0) throw new Error(`the step that builds ended with ${run.status}`);
  const told = readFileSync(summary, "utf8");
  console.log(told);
  if (!told.startsWith("## Kits: built\n")) complain("the summary does not say that the kits were built");
  const changed = git("status", "--porcelain");
  if (changed) complain(`building changed the clone:\n${changed}`);

  console.log("Hand the site over");
  const site = join(clone, value(step("Hand the site over"), "path").replace("${{ env.WORKSPACE }}", workspace));
  // The action that does this on GitHub leaves out what begins with a dot.
  cpSync(site, artifact, { recursive: true, filter: (path) => path === site || !basename(path).startsWith(".") });

  console.log("Walk every link");
  const walked = await walk(server.address, artifact);
  complain(...walked.complaints);
  console.log(`  ${walked.pages} pages (${walked.unlinked} that no page leads to), ${walked.links} links, ${walked.files} other files`);

  console.log("Verify every packet");
  const kits = JSON.parse(readFileSync(join(artifact, "versions.json"), "utf8")).kits;
  const offered = kits.flatMap(({ id, releases }) => releases.flatMap(({ version, withdrawn, packets }) =>
    packets.map(({ file, edition }) => ({ path: `${id}/${version}/${file}`, edition, withdrawn }))));
  const ledgers = kits.map(({ id }) => join(clone, workspace, "kits", id, "kit.lock")).filter((path) => existsSync(path));
  const post = join(desk, "post");
  mkdirSync(post);
  let verified = 0;
  for (const { path, withdrawn } of offered) {
    const answer = await fetch(server.address + path);
    // Nothing of a withdrawn version is offered.
    if (withdrawn !== undefined) continue;
    if (!answer.ok) {
      // An edition that the site does not show has no packet there; everything that is there was linked, or is complained of above.
      if (existsSync(join(artifact, path))) complain(`${path}: ${answer.status}`);
      continue;
    }
    const file = join(post, basename(path));
    writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
    const genuine = verify(file);
    if (genuine.code !== 0 || genuine.answer !== "genuine") complain(`${path}: \`tttkit verify\` ends with ${genuine.code}: ${genuine.said}`);
    verified += 1;
    if (verified === 1) {
      // What cannot fail shows nothing: one byte in the middle.
      const bytes = readFileSync(file);
      bytes[bytes.length >> 1] ^= 1;
      writeFileSync(file, bytes);
      const broken = verify(file);
      if (![1, 2].includes(broken.code) || broken.answer === "genuine") complain(`${path}: with one bit flipped, \`tttkit verify\` ends with ${broken.code}: ${broken.said}`);
    }
    rmSync(file);
  }
  console.log(`  ${verified} packets of ${offered.length} that were ever released`);
  if (ledgers.length > 0 && verified === 0) complain("there are releases, and no packet of them is offered");
} finally {
  await server?.close();
  rmSync(desk, { recursive: true, force: true });
}

if (complaints.length > 0) {
  console.error(`\n${complaints.length} complaints:`);
  for (const line of complaints.slice(0, 60)) console.error(`  ${line}`);
  process.exitCode = 1;
} else {
  console.log("The workflow would have published this site.");
}
