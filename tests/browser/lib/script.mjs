// The script of verify.html without the page around it: what reads packets and judges them, for Node.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./places.mjs";

const listed = readFileSync(join(root, "src/render/builtin.rs"), "utf8").matchAll(/"(verify\/[a-z0-9-]+\.js)"/g);
const parts = [...listed].map(([, path]) => path).filter((path) => path !== "verify/page.js");
const text = parts.map((path) => readFileSync(join(root, "themes/default", path), "utf8")).join("\n");

/** Its parts by their names. */
export const script = new Function(`"use strict";\n${text}\nreturn { Sha256, crc32, checkCode, typedCode, folded, foldedDigest, shown, verify, linesFor, plain, inOrder };`)();
