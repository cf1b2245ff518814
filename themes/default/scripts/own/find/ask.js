// What somebody typed, as words and phrases to look for.
(function () {
  "use strict";
  const search = tttkit.search;
  const MOST = 8;

  // Arabic and Hebrew write an article and short words in front of a word without a space: a word may begin behind them.
  const LED = /^[\u05d0-\u05ea\u0620-\u064a]/;

  // A term as it is looked for: it begins where a word begins, and ends where one ends if `whole`.
  function needle(term, whole, loose) {
    const open = search.wide(Array.from(term)[0]) || (LED.test(term) && term.length > 1 && !whole) || (loose && term.length > 2);
    const shut = whole && !search.wide(Array.from(term).pop());
    return (open ? "" : " ") + term + (shut ? " " : "");
  }

  // The terms of a question: each word, of which the last may be unfinished, and each phrase in quotes. `loose` looks inside
  // words, too, and takes scripts without spaces apart into their characters.
  search.ask = function (typed, loose) {
    const terms = new Map();
    for (const [, phrase, closed, word] of typed.replace(/[\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d\uff02]/g, "\"").matchAll(/"([^"]*)(")?|([^\s"]+)/g)) {
      const quoted = phrase !== undefined;
      const folded = search.fold(quoted ? phrase : word).trim().replace(/ \n /g, " ");
      const parts = loose && !quoted && search.wide(folded) ? Array.from(folded.replace(/ /g, "")) : [folded];
      for (const term of parts.filter((part) => part !== "")) {
        terms.set(term, needle(term, quoted && closed === "\"", loose && !quoted));
      }
    }
    const words = Array.from(terms.keys()).slice(0, MOST);
    const needles = words.map((word) => terms.get(word));
    return { words, needles, phrase: words.length > 1 ? needle(words.join(" ")) : "" };
  };

  // Where the terms stand in some text as it was written: [start, end] of each, in order, those that touch made one. Where they
  // stand as the phrase that they make, that alone counts; among others, a term of a letter or two counts as a whole word.
  search.hits = function (text, asked) {
    const map = search.mapped(text);
    const whole = asked.phrase ? places(map, [asked.phrase]) : [];
    if (whole.length > 0) { return whole; }
    const few = (needle) => (asked.needles.length > 1 && /^ [a-z0-9]{1,2}$/.test(needle) ? needle + " " : needle);
    return places(map, asked.needles.map(few));
  };

  function places({ folded, from, until }, needles) {
    const found = [];
    needles.forEach(function (sought, term) {
      const lead = sought.length - sought.trimStart().length;
      const length = sought.trim().length;
      for (let at = folded.indexOf(sought); at >= 0; at = folded.indexOf(sought, at + lead + length)) {
        found.push({ start: from[at + lead], end: until[at + lead + length - 1], terms: 1 << term });
      }
    });
    found.sort((one, other) => one.start - other.start || one.end - other.end);
    const joined = [];
    for (const hit of found) {
      const last = joined[joined.length - 1];
      if (last && hit.start < last.end) { last.end = Math.max(last.end, hit.end); last.terms |= hit.terms; } else { joined.push(hit); }
    }
    return joined;
  }
})();
