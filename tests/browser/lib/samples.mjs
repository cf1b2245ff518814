// A page of each kind, in both editions: for what takes too long to ask of all pages.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { edition, site } from "./places.mjs";

const ours = (kind, ...names) => names.map((name) => join(edition("kits", "train-the-trainer", kind), `${name}.html`));
const of = (name, kit, page, language) => ["facilitator", "participant"].map((kind) => join(edition(name, kit, kind, language), `${page}.html`));

/** The files, by nothing but themselves: the site's own pages, every kind of page, every kind of block. */
export function samples() {
  const list = [
    join(site("kits"), "index.html"),
    join(site("kits"), "train-the-trainer", "index.html"),
    ...ours("facilitator", "index", "welcome", "telephone", "lead", "my-plan", "agenda", "run", "get-ready", "presenter", "projector", "delivery", "room", "glossary", "all-in-one"),
    ...ours("participant", "index", "welcome", "telephone", "lead", "my-plan", "agenda", "closing", "takeaway", "attendance", "observation-sheet", "takeaway", "attendance", "all-in-one"),
    join(edition("kits", "authoring-kits", "participant"), "blocks.html"),
    ...of("stress", "wide", "wide"),
    ...of("arabic", "mahattat", "mahattat"),
    ...of("arabic", "mahattat", "index"),
    join(edition("arabic", "mahattat", "participant"), "takeaway.html"),
    join(edition("arabic", "mahattat", "participant"), "attendance.html"),
    ...of("locales", "waiting", "wait-time", "es"),
    ...of("media", "silence", "two-seconds"),
    ...of("code-and-math", "averages", "mean-median"),
    ...of("tabs-and-slides", "voice", "one-minute"),
    ...of("theme", "walkthroughs", "look"),
  ];
  const missing = list.filter((file) => !existsSync(file));
  if (missing.length > 0) throw new Error(`no such pages: ${missing.join(", ")}`);
  return list;
}
