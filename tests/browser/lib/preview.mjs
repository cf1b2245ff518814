// `tttkit serve` over a workspace of a test's own.

import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { tttkit } from "./places.mjs";

/** A folder with these files, or with a copy of a workspace; `write` changes a file, `clear` takes all away. */
export function workspace(from) {
  const folder = mkdtempSync(join(tmpdir(), "tttkit-serve-"));
  const write = (name, text) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  if (typeof from === "string") cpSync(from, folder, { recursive: true });
  else for (const [name, text] of Object.entries(from)) write(name, text);
  return { folder, write, clear: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Starts a preview; the answer has its `address`, what it `said`, and `end`. */
export async function preview(folder, ...options) {
  const program = spawn(tttkit, ["serve", folder, "--port", "0", ...options], { stdio: ["ignore", "ignore", "pipe"] });
  const said = [];
  const address = await new Promise((found, failed) => {
    program.stderr.on("data", (data) => {
      said.push(String(data));
      const [address] = /http:\/\/\S+\//.exec(said.join("")) ?? [];
      if (address) found(address);
    });
    program.on("exit", (code) => failed(new Error(`serve ended with ${code}: ${said.join("")}`)));
  });
  const end = () => new Promise((done) => {
    if (program.exitCode !== null || program.signalCode !== null) return done();
    program.removeAllListeners("exit");
    program.on("exit", done);
    program.kill("SIGINT");
  });
  return { address, said, end };
}
