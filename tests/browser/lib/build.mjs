// Builds the sites that the tests look at.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { desk, root, site, tttkit, workspaces } from "./places.mjs";

/** Builds a workspace as the site of a name; drafts are shown beside what was released. */
export function build(name, workspace = workspaces[name]) {
  if (workspace === workspaces.kits) unreleased(workspace);
  rmSync(site(name), { recursive: true, force: true });
  mkdirSync(desk, { recursive: true });
  execFileSync(tttkit, ["build", workspace, "--drafts", "--out", site(name)], { stdio: "inherit" });
}

/** Our kits as if none had been released: released pages stay as they were made, and what is tested is the program of today. */
function unreleased(folder) {
  rmSync(folder, { recursive: true, force: true });
  for (const name of ["book.toml", "kits"]) {
    cpSync(join(root, name), join(folder, name), { recursive: true, filter: (from) => !["releases", "kit.lock"].includes(basename(from)) });
  }
}
