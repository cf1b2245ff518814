// A few words of a place around what was found in it.
(function () {
  "use strict";
  const search = tttkit.search;
  const BEFORE = 50, LENGTH = 170, NEAR = 24;

  // The hits around which most terms stand: where the snippet looks.
  function focus(hits) {
    let best = hits[0], most = 0;
    hits.forEach(function (hit, at) {
      let terms = 0;
      for (let next = at; next < hits.length && hits[next].end < hit.start + LENGTH - BEFORE; next += 1) { terms |= hits[next].terms; }
      const count = terms.toString(2).replace(/0/g, "").length;
      if (count > most) { most = count; best = hit; }
    });
    return best;
  }

  // A place near `at` where the text may be cut: at a space, else between two characters.
  function cut(text, at, step) {
    for (let next = at; Math.abs(next - at) < 24 && next > 0 && next < text.length; next += step) {
      if (/\s/.test(text[next])) { return next; }
    }
    return at > 0 && /[\udc00-\udfff]/.test(text[at] || "") ? at - 1 : at;
  }

  // Some text as pieces, [words, whether they were found]: all of it, or a part from `from` until `until`.
  search.pieces = function (text, hits, from = 0, until = text.length) {
    const pieces = [];
    let at = from;
    for (const { start, end } of hits) {
      if (start < at || end > until) { continue; }
      pieces.push([text.slice(at, start), false], [text.slice(start, end), true]);
      at = end;
    }
    pieces.push([text.slice(at, until), false]);
    return pieces.filter(([words]) => words !== "");
  };

  // The snippet of a text, and the words from the first hit in it on: by them its place is found again on its page.
  search.snippet = function (text, asked) {
    const hits = search.hits(text, asked);
    const first = focus(hits);
    const from = first && first.start > BEFORE ? cut(text, first.start - BEFORE, 1) : 0;
    const until = from + LENGTH < text.length ? Math.max(cut(text, from + LENGTH, -1), first ? first.end : 0) : text.length;
    const pieces = search.pieces(text, hits, from, until).map(([words, found]) => [words.replace(/\n/g, " \u00b7 "), found]);
    if (from > 0) { pieces.unshift(["\u2026", false]); }
    if (until < text.length) { pieces.push(["\u2026", false]); }
    return { pieces, near: first ? text.slice(first.start, Math.max(first.end, first.start + NEAR)).split("\n")[0] : "" };
  };
})();
