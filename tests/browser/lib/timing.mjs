// The facilitator's timing without a page around it, with the English words.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./places.mjs";

const theme = join(root, "themes/default");
const words = Object.fromEntries(readFileSync(join(theme, "strings/en.txt"), "utf8").split("\n").filter((line) => line.startsWith("jsf_")).map((line) => line.split(/ = (.*)/s)));
const kept = new Map();
const tttkit = {
  word: (key, values) => words[key].replace(/\{(\w+)\}/g, (whole, name) => String(values?.[name] ?? whole)),
  plural: (key, count, values) => tttkit.word(`${key}_${count === 1 ? "one" : "other"}`, { count, ...values }),
  number: String,
  today: () => "2026-10-07",
  parseClock: (text) => (/^\d+:\d+$/.test(text) ? Number(text.split(":")[0]) * 60 + Number(text.split(":")[1]) : null),
  store: { read: (key) => JSON.parse(kept.get(key) ?? "null"), write: (key, value) => kept.set(key, JSON.stringify(value)) },
};
class DOMParser {
  parseFromString(html) { return { body: { textContent: html.replace(/<[^>]+>/g, "") } }; }
}
new Function("tttkit", "DOMParser", readFileSync(join(theme, "scripts/facilitator/own/timing.js"), "utf8"))(tttkit, DOMParser);

/** Its functions, and what it keeps. */
export const timing = tttkit.timing;
export { kept };
