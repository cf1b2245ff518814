// A workspace with one large kit, the same every time: for what must stay fast. Three hundred pages of about 1,100 words, as real
// guides have them: frequent words are frequent, rare ones rare, in two languages' letters.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const COMMON = "the of and to a in is that it for you with are this on as be what they ask people think time wait say have their one when from can not your how or will group each other answer question about then there more some table read share before after time-keeper listen learn room training".split(" ");
const STEMS = "accept balanc carri decid emphas facilit gather hesit imagin judg kindl listen measur notic observ practic questio reflect summar teach understand valu wonder yield assess bridg challeng demonstr evalu forc guid hand instruct join know lead model name organ plan quiet record stud trust util verif welcom".split(" ");
const ENDS = ["e", "ing", "ion", "ed", "er", "ment", "able", "ive", "s", "ance", "ité", "ñón", "ße"];

/** Writes it and answers its folder. */
export function manyPages(folder, pages = 300) {
  let state = 20260914;
  const roll = (most) => { state = Math.imul(state ^ (state >>> 15), 2246822519) + 3266489917 | 0; return (state >>> 8) % most; };
  const word = () => (roll(100) < 55 ? COMMON[Math.floor((roll(1000) / 1000) ** 2 * COMMON.length)] : STEMS[Math.floor((roll(1000) / 1000) ** 1.5 * STEMS.length)] + ENDS[roll(ENDS.length)]);
  const words = (count) => Array.from({ length: count }, word).join(" ");
  const sentence = () => { const text = words(8 + roll(12)); return `${text[0].toUpperCase()}${text.slice(1)}.`; };
  const paragraph = (count) => Array.from({ length: count }, sentence).join(" ");
  const section = (page, nth) => [
    `## ${words(3)}`, paragraph(5), `::: say\n${paragraph(3)}\n:::`,
    `::: activity {#act-${page}-${nth} title="${words(3)}" minutes=10 grouping=pairs}\n::: do\n1. (5 min) ${sentence()}\n2. (5 min) ${sentence()}\n:::\n::: ask\n${sentence()}\n:::\n::: look-for\n- ${sentence()}\n- ${sentence()}\n:::\n:::`,
    `- ${sentence()}\n- ${sentence()}\n- ${sentence()}`,
    `::: tip\n${paragraph(2)}\n:::`,
  ].join("\n\n");
  const put = (path, text) => { const file = join(folder, path); mkdirSync(join(file, ".."), { recursive: true }); writeFileSync(file, text); };
  put("book.toml", "[book]\ntitle = \"One large kit\"\n");
  put("kits/large/kit.yaml", "schema: 1\ntitle: A large kit\nversion: 1.0.0\nlanguage: en\n");
  for (let page = 1; page <= pages; page += 1) {
    const front = `---\nid: m${page}\ntitle: ${words(3)}\ncore_message: ${sentence()}\nminutes: 40\nobjectives:\n  - ${sentence()}\n---`;
    put(`kits/large/modules/${String(page).padStart(3, "0")}-m${page}.md`, [front, paragraph(4), section(page, 1), section(page, 2), section(page, 3), paragraph(6)].join("\n\n") + "\n");
  }
  return folder;
}
