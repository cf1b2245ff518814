// The page itself: what is chosen, dropped or typed goes in, and the answer is written under it.
const known = JSON.parse(document.getElementById("known").textContent);
const words = JSON.parse(document.getElementById("words").textContent);

function part(id) {
  return document.getElementById(id);
}

/** A sentence of the page's own, its places filled. */
function says(name, places = {}) {
  return words.says[name].replace(/\{(\w+)\}/g, (whole, place) => (place in places ? places[place] : whole));
}

function element(name, text, more = {}) {
  return Object.assign(document.createElement(name), { textContent: text }, more);
}

// Only the newest question is answered: whoever drops a second file while the first is read has changed their mind.
let asked = 0;

class Superseded extends Error {}

async function ask(file) {
  asked += 1;
  const mine = asked;
  const progress = part("progress");
  clear();
  part("status").textContent = says("reading", { file: file.name });
  // It is read as a whole, and mostly once more, file by file.
  Object.assign(progress, { hidden: false, value: 0, max: Math.max(1, 2 * file.size) });
  const step = (bytes) => {
    if (mine !== asked) throw new Superseded();
    progress.value += bytes;
  };
  let wrong;
  try {
    const verdict = await verify(file, known, step);
    if (mine !== asked) return;
    part("status").textContent = "";
    tell(file, verdict);
  } catch (error) {
    if (mine !== asked) return;
    wrong = error;
    part("status").textContent = error instanceof TooOld ? says("old") : says("unreadable", { file: file.name });
  }
  progress.hidden = true;
  // What is neither the browser's age nor its disk is a mistake of ours: the console shall tell.
  if (wrong && !(wrong instanceof TooOld || wrong instanceof DOMException)) throw wrong;
}

function clear() {
  delete part("result").dataset.answer;
  delete part("result").dataset.cause;
  part("head").hidden = true;
  part("answer").replaceChildren();
}

/** Writes the answer: its own words larger, what introduces a line bold, names so that they cannot turn the line around. */
function tell(file, verdict) {
  Object.assign(part("result").dataset, { answer: verdict.answer }, verdict.cause && { cause: verdict.cause });
  part("name").textContent = shown(file.name);
  part("head").hidden = false;
  part("answer").replaceChildren(...linesFor(verdict, words.verdict).map(paragraph));
  part("result").scrollIntoView({ block: "nearest" });
}

const LEADS = { head: /^[\p{Lu}, -]+\b:?/u, notice: /^[\p{Lu} ]+\b:?/u, why: /^.*?:/, do: /^.*?:/, code: /^.*?:/, list: /^.*?:/ };

function paragraph(line) {
  const made = element(line.kind === "head" ? "h2" : "p", "");
  const lead = LEADS[line.kind] ? (LEADS[line.kind].exec(plain(line)) || [""])[0] : "";
  let left = lead.length;
  if (left > 0) made.append(element("strong", lead));
  for (const { text, name } of line.parts) {
    const rest = text.slice(left);
    left = Math.max(0, left - text.length);
    if (rest) made.append(name ? element("bdi", rest) : rest);
  }
  return made;
}

function choose(files) {
  if (files.length === 1) ask(files[0]);
  else if (files.length > 1) part("status").textContent = says("one");
}

part("file").addEventListener("change", (event) => {
  choose(event.target.files);
});

// The whole page takes a packet, so that nobody who misses the frame leaves the page for the file.
document.addEventListener("dragover", (event) => {
  event.preventDefault();
  part("drop").classList.add("over");
});
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) part("drop").classList.remove("over");
});
document.addEventListener("drop", (event) => {
  event.preventDefault();
  part("drop").classList.remove("over");
  const [item] = event.dataTransfer.items || [];
  const entry = item && item.webkitGetAsEntry && item.webkitGetAsEntry();
  if (entry && entry.isDirectory) part("status").textContent = says("folder");
  else choose(event.dataTransfer.files);
});

function lookUp() {
  const answer = part("code-answer");
  const code = typedCode(part("code").value);
  if (!part("code").value.trim()) return answer.replaceChildren(element("p", says("no_code")));
  if (!code) return answer.replaceChildren(element("p", says("bad_code")));
  const found = findCode(known, code);
  if (found.length === 0) return answer.replaceChildren(element("p", says("unknown_code", { code })));
  const list = element("ul", "");
  for (const { kit, edition, language, releases } of found) {
    const title = kit.title ? `${kit.title} (${kit.id})` : kit.id;
    const versions = releases.map((release) => release.version).join(", ");
    const line = element("li", says(language ? "code_of" : "code_of_all", { kit: title, versions, edition: words.editions[edition] || edition, language: words.languages[language] || language }));
    const notes = releases.filter((release) => release.withdrawn).map((release) => says("withdrawn", { version: release.version, reason: release.withdrawn }));
    if (kit.latest && !releases.some((release) => release.version === kit.latest)) notes.push(says("newest", { kit: kit.title || kit.id, version: kit.latest }));
    line.append(...notes.map((note) => element("p", note)));
    list.append(line);
  }
  return answer.replaceChildren(element("p", says("code", { code })), list);
}

part("ask-code").addEventListener("submit", (event) => {
  event.preventDefault();
  lookUp();
});

// What a printed sheet's square leads to: `verify.html#7QF4-9KXM-2T0B-V8HD-C3RW`.
function fromAddress() {
  const code = typedCode(location.hash.slice(1));
  if (!code) return;
  part("code").value = code;
  lookUp();
}

part("no-script").hidden = true;
part("ask").hidden = false;
part("ask-code").hidden = false;
window.addEventListener("hashchange", fromAddress);
fromAddress();
