// The index, and the scan over it: all text of an edition as one folded text, gone over once for each term.
(function () {
  "use strict";
  const search = tttkit.search;

  // What a term found in a place: nothing, the start of a word or a whole word, in the text or in the title.
  const TEXT = 1, TEXT_WHOLE = 2, TITLE = 3, TITLE_WHOLE = 4;
  // What that is worth, by what the place is.
  const PAGE = [0, 8, 12, 70, 100], HEADING = [0, 8, 12, 44, 60], BLOCK = [0, 8, 12, 30, 42], CORE = [0, 26, 34, 30, 42];
  const PHRASE_IN_TITLE = 40, PHRASE_IN_TEXT = 24, NEAR = 8;
  // So many of the best are looked at more closely; so many scans are kept for the next keystroke.
  const CLOSER = 30, KEPT = 12;

  // The index made ready to be searched. `work` goes on with it until a time is over and answers whether it is ready.
  search.Index = function (data) {
    const places = this.places = [];
    const worth = (depth, kind) => (depth === 0 ? PAGE : kind === 1 ? CORE : kind === 0 ? HEADING : BLOCK);
    this.pages = data.pages.map(([name, title, language, sections]) => {
      const page = { name, title, language, first: places.length };
      sections.forEach(([depth, kind, anchor, own, text]) => places.push({ page, depth, kind, anchor, title: depth === 0 ? title : own, text, worth: worth(depth, kind), start: 0, body: 0 }));
      page.last = places.length;
      return page;
    });
    this.kinds = data.kinds;
    this.size = 0;
    this.hay = "";
    this.scans = new Map();
    this.scanned = 0;
    const pieces = [];
    let at = 0;
    this.work = function (until) {
      for (; at < places.length; at += 1) {
        if (at % 16 === 0 && performance.now() > until) { return false; }
        const place = places[at];
        const title = search.fold(place.title) + "\n";
        place.start = this.size;
        place.body = this.size + title.length;
        const text = search.fold(place.text) + "\n";
        pieces.push(title, text);
        this.size = place.body + text.length;
      }
      if (this.hay === "") { this.hay = pieces.splice(0).join(""); }
      return true;
    };
  };

  // What a needle found in each place, or in those alone that `within` found something in. It is sought without the space in front
  // of it where it is longer than that: of spaces there are too many to stop at.
  function scan(index, needle, within) {
    const { hay, places } = index;
    const found = new Uint8Array(places.length);
    const start = needle[0] === " ";
    const skip = start && needle.length > 2 ? 1 : 0;
    const sought = needle.slice(skip);
    const size = sought.length;
    const shut = sought[size - 1] === " ";
    const step = Math.max(shut ? size - 1 : size, 1);

    // Looks through the places from one to before another.
    function look(first, last) {
      const base = places[first].start;
      const text = hay.slice(base, last < places.length ? places[last].start : index.size);
      let place = first;
      let at = text.indexOf(sought);
      while (at >= 0) {
        while (place + 1 < last && places[place + 1].start <= base + at) { place += 1; }
        let next = at + step;
        if (skip === 0 || text.charCodeAt(at - 1) === 32) {
          const titled = base + at < places[place].body;
          const whole = (start || text.charCodeAt(at - 1) === 32) && (shut || text.charCodeAt(at + size) === 32);
          const value = titled ? (whole ? TITLE_WHOLE : TITLE) : (whole ? TEXT_WHOLE : TEXT);
          if (value > found[place]) { found[place] = value; }
          // A whole word in the text is the most that is still to be found; one or two letters are not worth a second look.
          if (value === TITLE_WHOLE || (!titled && (whole || found[place] >= TITLE || size < 3))) {
            place += 1;
            if (place >= last) { return; }
            next = places[place].start - base;
          }
        }
        at = text.indexOf(sought, next);
      }
    }

    index.scanned += 1;
    if (!within) { look(0, places.length); return found; }
    for (let first = 0; first < places.length; first += 1) {
      if (within[first] === 0) { continue; }
      let last = first + 1;
      while (last < places.length && within[last] > 0) { last += 1; }
      look(first, last);
      first = last;
    }
    return found;
  }

  // The same for a term, kept for the next keystroke. A term that goes on where another ended is sought where that was found.
  function scanTerm(index, needle) {
    let found = index.scans.get(needle);
    if (!found) {
      const shorter = Array.from(index.scans.keys()).filter((one) => needle.startsWith(one)).sort((one, other) => other.length - one.length)[0];
      found = scan(index, needle, index.scans.get(shorter));
      if (index.scans.size >= KEPT) { index.scans.delete(index.scans.keys().next().value); }
      index.scans.set(needle, found);
    }
    return found;
  }

  // How close together the terms stand in a place: 1 where they follow each other, less and less where they do not.
  function closeness(index, at, needles) {
    const place = index.places[at];
    const next = index.places[at + 1];
    const text = index.hay.slice(place.start, next ? next.start : index.size);
    const marks = [];
    needles.forEach(function (needle, term) {
      for (let found = text.indexOf(needle), count = 0; found >= 0 && count < 20; found = text.indexOf(needle, found + 1), count += 1) { marks.push([found, term]); }
    });
    marks.sort((one, other) => one[0] - other[0]);
    const last = needles.map(() => -Infinity);
    let span = Infinity;
    for (const [found, term] of marks) {
      last[term] = found;
      span = Math.min(span, found - Math.min(...last));
    }
    return 1 / (1 + span / 40);
  }

  // A place with its score as one number, the best first, earlier places before later ones.
  const PLACES = 1 << 20;
  const key = (score, at) => (10000 - score) * PLACES + at;
  // Behind all that have every term.
  const BEHIND = -10000;

  // The places in which every term found something.
  function together(scans) {
    const all = scans[0].slice();
    for (const scan of scans) {
      for (let at = 0; at < all.length; at += 1) { if (scan[at] === 0) { all[at] = 0; } }
    }
    return all;
  }

  // The keys of all places that have every term, and of the best places of each page that has them here and there.
  function rank(index, asked) {
    const { places, pages } = index;
    const all = (1 << asked.needles.length) - 1;
    const scans = asked.needles.map((needle) => scanTerm(index, needle));
    const phrase = asked.phrase === "" ? null : scan(index, asked.phrase, together(scans));
    const found = [];
    const best = scans.map(() => -1);
    const apart = [];
    let count = 0, others = 0;
    for (const page of pages) {
      let here = 0, whole = false;
      best.fill(-1);
      for (let at = page.first; at < page.last; at += 1) {
        let bits = 0, score = 0;
        for (let term = 0; term < scans.length; term += 1) {
          const value = scans[term][at];
          if (value === 0) { continue; }
          bits |= 1 << term;
          score += places[at].worth[value];
          if (best[term] < 0 || value > scans[term][best[term]]) { best[term] = at; }
        }
        if (bits === 0) { continue; }
        here |= bits;
        if (bits !== all) { continue; }
        whole = true;
        if (phrase && phrase[at] > 0) { score += phrase[at] >= TITLE ? PHRASE_IN_TITLE : PHRASE_IN_TEXT; }
        found.push(key(score, at));
      }
      if (here !== all) { continue; }
      if (whole) { count += 1; } else { others += 1; }
      // The terms stand on this page, but no place has them all: the best place of each is told, behind all that have, where
      // these are few.
      if (!whole) { apart.push(...new Set(best)); }
    }
    if (found.length < CLOSER) {
      apart.forEach((at) => found.push(key(BEHIND, at)));
      count += others;
    }
    const sorted = Float64Array.from(found).sort();
    if (asked.needles.length > 1) {
      const closer = sorted.subarray(0, CLOSER);
      closer.forEach((one, nth) => { closer[nth] -= Math.round(NEAR * closeness(index, one % PLACES, asked.needles)) * PLACES; });
      closer.sort();
    }
    return { sorted, count };
  }

  // What a question finds: how many places on how many pages, and `best(n)`, the first of them. What finds nothing is asked once
  // more, less strictly.
  search.find = function (index, typed) {
    let asked = search.ask(typed, false);
    let { sorted, count } = asked.needles.length > 0 ? rank(index, asked) : { sorted: [], count: 0 };
    if (sorted.length === 0 && asked.needles.length > 0) {
      asked = search.ask(typed, true);
      ({ sorted, count } = rank(index, asked));
    }
    return { asked, places: sorted.length, pages: count, best: (most) => Array.from(sorted.slice(0, most), (one) => index.places[one % PLACES]) };
  };
})();
