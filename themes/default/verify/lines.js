// A verdict in words, the same as `verdict/text.rs` makes of it: lines of parts, of which some are names that others gave.
const NAMES_SHOWN = 12;
const LETTERS_SHOWN = 120;

/** A text as it may be shown: what would steer the direction of writing is spelled out, and it is cut after 120 characters. */
function shown(text) {
  const letters = Array.from(text);
  const turns = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/;
  const safe = letters.slice(0, LETTERS_SHOWN).map((letter) => (turns.test(letter) ? `\\u{${letter.codePointAt(0).toString(16)}}` : letter));
  return safe.join("") + (letters.length > LETTERS_SHOWN ? "\u2026" : "");
}

/** The lines, each with its `kind` and its `parts`: `text` and, where somebody else chose the words, `name: true`. */
function linesFor(verdict, say) {
  const own = (text) => ({ text: String(text) });
  const name = (text) => ({ text: shown(text || ""), name: true });
  const fill = (key, places = {}) => say[key].split(/\{(.*?)\}/).flatMap((text, at) => (at % 2 === 0 ? own(text) : places[text] || []));
  const word = (what, value) => (`${what}.${value}` in say ? own(say[`${what}.${value}`]) : name(value));
  const lines = [];
  const line = (kind, key, places) => lines.push({ kind, parts: fill(key, places) });

  const packet = verdict.kit === null ? [] : fill(verdict.language ? "packet" : "packet-all", {
    title: name(verdict.title || verdict.kit), version: name(verdict.version), edition: word("edition", verdict.edition), language: word("language", verdict.language),
  });
  line("head", `${verdict.answer}.head`, { packet });
  if (["genuine", "repacked"].includes(verdict.answer)) {
    line("files", verdict.files === null ? "same" : "same-files", { files: own(verdict.files) });
    line("code", "code", { code: name(verdict.code) });
  }
  if (verdict.cause) {
    const places = { about: name(verdict.about), kit: name(verdict.kit), version: name(verdict.version) };
    line("wrong", `${verdict.cause}.wrong`, places);
    for (const part of ["why", "do"]) line(part, part, { text: fill(`${verdict.cause}.${part}`, places) });
  }
  if (verdict.answer === "cannot-tell" && packet.length > 0) line("claims", "claims", { packet });
  if (verdict.answer === "cannot-tell" && verdict.ownList !== null) line("own-list", verdict.ownList ? "own-list.right" : "own-list.wrong");
  for (const list of ["changed", "missing", "added", "ignored"].filter((one) => verdict[one].length > 0)) {
    const names = verdict[list].slice(0, NAMES_SHOWN).flatMap((one, at) => (at === 0 ? name(one) : [own(", "), name(one)]));
    const more = verdict[list].length - NAMES_SHOWN;
    if (more > 0) names.push(...fill("more-names", { number: own(more) }));
    line("list", `list.${list}`, { number: own(verdict[list].length), names });
  }
  for (const { notice, date, reason, version } of verdict.notices) {
    const key = notice === "newer" ? "newer" : date ? "withdrawn-on" : "withdrawn";
    line("notice", `notice.${key}`, { reason: name(reason), date: name(date), version: name(version) });
  }
  return lines;
}

/** A line as plain text. */
function plain({ parts }) {
  return parts.map(({ text }) => text).join("");
}
