// Text as it is compared: without case, accents and marks of vowels, words with a space on each side. The same for what is searched
// and for what is typed; and for each letter, where it stood in the text as it was written.
(function () {
  "use strict";

  // Accents of Latin, Greek and Cyrillic; points of Hebrew; vowels of Arabic; and what cannot be seen. Vowel signs of other
  // scripts are letters in all but name, and stay.
  const MARKS = /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\u00ad\u200b-\u200f\u2060\ufeff]/g;

  // Letters that no normal form takes apart, and those that people write for each other.
  const LETTERS = {
    "\u00df": "ss", "\u00e6": "ae", "\u0153": "oe", "\u00f8": "o", "\u0142": "l", "\u0111": "d", "\u00f0": "d", "\u00fe": "th", "\u0127": "h", "\u0131": "i",
    "\u03c2": "\u03c3", "\u0671": "\u0627", "\u0649": "\u064a", "\u0629": "\u0647", "\u06cc": "\u064a", "\u06a9": "\u0643", "\u02bb": " ", "\u02bc": " ", "\u2044": " ",
  };
  for (let digit = 0; digit < 10; digit += 1) {
    LETTERS[String.fromCharCode(0x660 + digit)] = LETTERS[String.fromCharCode(0x6f0 + digit)] = String(digit);
  }
  const ODD = new RegExp("[" + Object.keys(LETTERS).join("") + "]", "g");

  // Scripts without spaces between words: there a word may begin at any character.
  const RUN = "[\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}]";
  const run = new RegExp(RUN, "u");
  const runs = new RegExp(RUN + "+", "gu");
  const gaps = new RegExp("(" + RUN + ") +(?=" + RUN + ")", "gu");
  const ASCII = /^[\x00-\x7f]*$/;

  // The letters of some text: everything but what separates words.
  function letters(text) {
    if (ASCII.test(text)) { return text.toLowerCase().replace(/[^a-z0-9\n]/g, " "); }
    return text.normalize("NFKD").toLowerCase().replace(MARKS, "").replace(ODD, (one) => LETTERS[one]).replace(/[^\p{L}\p{N}\p{M}\n]/gu, " ");
  }

  // Some text folded: " a b \n c ", a line end where no phrase reaches over.
  function fold(text) {
    let words = letters(text);
    if (run.test(words)) { words = words.replace(gaps, "$1").replace(runs, " $& "); }
    return (" " + words + " ").replace(/ *\n[ \n]*/g, " \n ").replace(/ {2,}/g, " ");
  }

  // The letters of one character with its marks: there are few of them, and they come again and again.
  const CLUSTER = /\P{M}\p{M}*|\p{M}+/suy;
  const known = new Map();
  function lettersOf(cluster) {
    let found = known.get(cluster);
    if (found === undefined) { known.set(cluster, found = letters(cluster)); }
    return found;
  }

  // The same with the place of each of its characters: `from[i]` to `until[i]` in the text as it was written.
  function mapped(text) {
    const from = [0], until = [0];
    let folded = " ";
    let wide = false;     // whether the last letter was of a script without spaces
    let gap = true;       // whether a space came last
    let broken = false;   // whether a line end is due
    let spaced = false;   // whether a space is due
    function put(one, start, end) { folded += one; for (let at = 0; at < one.length; at += 1) { from.push(start); until.push(end); } }
    for (let start = 0, end = 0; start < text.length; start = end) {
      end = start + 1;
      // A letter that a mark may follow, or half of one, is taken with what belongs to it.
      if (text.charCodeAt(start) >= 0x300 || text.charCodeAt(end) >= 0x300) {
        CLUSTER.lastIndex = start;
        end = start + CLUSTER.exec(text)[0].length;
      }
      for (const one of lettersOf(text.slice(start, end))) {
        if (one === "\n") { broken = true; continue; }
        if (one === " ") { spaced = true; continue; }
        const now = one >= "\u0e00" && run.test(one);
        if (broken) { put(gap ? "\n " : " \n ", start, start); } else if (!gap && (now !== wide || (spaced && !now))) { put(" ", start, start); }
        broken = spaced = gap = false;
        put(one, start, end);
        wide = now;
      }
    }
    if (broken) { put(gap ? "\n " : " \n ", text.length, text.length); } else if (!gap) { put(" ", text.length, text.length); }
    return { folded, from, until };
  }

  Object.assign(tttkit.search, { fold, mapped, wide: (one) => run.test(one) });
})();
