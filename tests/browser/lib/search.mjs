// The search without the page around it: what folds, asks, scans and cuts snippets, for Node.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./places.mjs";

const part = (name) => readFileSync(join(root, "themes/default/scripts/own/find", `${name}.js`), "utf8");
const text = ["fold", "ask", "scan", "snippet"].map(part).join("\n");

/** Its functions by their names. */
export const search = new Function(`"use strict";\nconst tttkit = { search: {} };\n${text}\nreturn tttkit.search;`)();

/** An index of pages, each `[name, [depth, kind, title, text] ...]`; kind 1 is a core message. */
export function indexOf(...pages) {
  const index = new search.Index({
    kinds: ["", "Core message", "Say"],
    pages: pages.map(([name, title, ...places]) => [name, title, "", [[0, 0, "", "", ""], ...places.map(([depth, kind, own, words]) => [depth, kind, "", own, words])]]),
  });
  index.work(Infinity);
  return index;
}

/** What is found, best first, as "page: title or text". */
export const found = (index, typed, most = 30) => search.find(index, typed).best(most).map((place) => `${place.page.name}: ${place.title || place.text}`);

/** A text with what is found in it in brackets. */
export const bracketed = (text, typed) => search.pieces(text, search.hits(text, search.ask(typed))).map(([words, hit]) => (hit ? `[${words}]` : words)).join("");
