// The words of the interface, as the theme's strings files have them.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./places.mjs";

/** The words of a language by their keys. */
export function strings(language) {
  const text = readFileSync(join(root, "themes/default/strings", `${language}.txt`), "utf8");
  const lines = text.split("\n").filter((line) => line.includes(" = ") && !line.startsWith("#"));
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(" = ")), line.slice(line.indexOf(" = ") + 3).trim()]));
}
