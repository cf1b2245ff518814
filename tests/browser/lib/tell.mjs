// Failures as a list: every one of them, each with its page.

import assert from "node:assert/strict";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { desk } from "./places.mjs";

/** The short name of a page: its path below the folder of all sites. */
export const short = (page) => relative(desk, page.startsWith("file:") ? fileURLToPath(page) : page);

/** Fails with all complaints, if there are any. */
export function none(complaints, what) {
  const shown = complaints.slice(0, 40).map((line) => `  ${line}`).join("\n");
  const more = complaints.length > 40 ? `\n  and ${complaints.length - 40} more` : "";
  assert.equal(complaints.length, 0, `${what}: ${complaints.length}\n${shown}${more}`);
}
