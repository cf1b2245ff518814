// From what was found to its place, and what was looked for marked on the page.
(function () {
  "use strict";
  const search = tttkit.search;
  const { all, one } = tttkit;
  const MOST = 300;
  const PARTS = "p, li, td, th, dt, dd, h1, h2, h3, h4, h5, h6, figcaption, pre, label, legend, summary, blockquote, div, section";

  // The places above a place, the nearest last.
  function above(index, place) {
    const found = [];
    let depth = place.depth;
    for (let at = index.places.indexOf(place, place.page.first) - 1; at > place.page.first; at -= 1) {
      const other = index.places[at];
      if (other.depth < depth) { depth = other.depth; found.unshift(other); }
    }
    return found;
  }

  // The titles above a place and its own.
  search.path = (index, place) => above(index, place).concat(place).map(({ title }) => title).filter((title) => title !== "");

  // The address of a place, with what was looked for and the words that stand there. On a page of all pages, it is on that page.
  search.address = function (index, place, find, near) {
    const page = place.page.name;
    const anchored = place.anchor ? place : above(index, place).reverse().find(({ anchor }) => anchor);
    const together = tttkit.about.page === "all-in-one" && document.getElementById(page) !== null;
    const anchor = anchored ? anchored.anchor : "";
    const id = together ? page + (anchor && "." + anchor) : anchor || "_main";
    const there = together || page === tttkit.about.page ? "" : page + ".html";
    const asked = find ? "?find=" + encodeURIComponent(find) + (near ? "&near=" + encodeURIComponent(near) : "") : "";
    return there + "#" + encodeURIComponent(id) + asked;
  };

  // Goes to the place that the address names, and marks what was looked for.
  search.arrive = function () {
    const [anchor, asked] = window.location.hash.slice(1).split("?find=");
    if (asked === undefined) { return; }
    const [find, near] = asked.split("&near=").map(decodeURIComponent);
    window.location.replace("#" + anchor);
    const place = document.getElementById(decodeURIComponent(anchor));
    clear();
    const marks = mark((place && place.closest(".sheet")) || one("main"), place, find, near || "");
    if (marks.count === 0) { return; }
    reveal(marks.first);
    marks.first.scrollIntoView({ block: "center" });
    tttkit.say(tttkit.plural("js_search_marked", marks.count));
    document.addEventListener("keydown", function escape(event) {
      if (event.key !== "Escape" || one("dialog[open]")) { return; }
      document.removeEventListener("keydown", escape);
      clear();
    });
  };

  // The texts below an element, one after the other, a line end where a part begins.
  function texts(within) {
    const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
    const found = [];
    let text = "", part = null;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.parentElement.closest("script, style, textarea, .made, .note-mark")) { continue; }
      const own = node.parentElement.closest(PARTS);
      if (own !== part) { text += "\n"; part = own; }
      found.push({ node, start: text.length });
      text += node.data;
    }
    return { found, text };
  }

  function mark(within, place, find, near) {
    const { found, text } = texts(within);
    let hits = search.hits(text, search.ask(find));
    if (hits.length === 0) { hits = search.hits(text, search.ask(find, true)); }
    // The first hit is that which the reader chose: at the words that stood there, else at the place, else the first of all.
    const after = found.find(({ node }) => place && (place.contains(node) || place.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING));
    const from = after ? after.start : 0;
    const words = near === "" ? [] : search.hits(text, { needles: [search.fold(near).trimEnd()] });
    const at = (words.find(({ start }) => start >= from) || words[0] || { start: from }).start;
    const chosen = hits.find(({ start }) => start >= at) || hits[0];
    const marked = hits.slice(0, MOST);
    if (chosen && !marked.includes(chosen)) { marked.push(chosen); }
    let first = null;
    // From the last to the first: what was cut does not move what is still to be cut.
    for (let nth = found.length - 1, hit = marked.length - 1; nth >= 0 && hit >= 0; nth -= 1) {
      const { node, start } = found[nth];
      const end = start + node.data.length;
      while (hit >= 0 && marked[hit].start >= end) { hit -= 1; }
      for (let next = hit; next >= 0 && marked[next].end > start; next -= 1) {
        const cut = node.splitText(Math.max(marked[next].start - start, 0));
        cut.splitText(Math.min(marked[next].end - Math.max(marked[next].start, start), cut.data.length));
        const wrap = tttkit.make("mark", { class: "hit" });
        cut.replaceWith(wrap);
        wrap.append(cut);
        if (marked[next] === chosen) { first = wrap; }
      }
    }
    return { count: first ? marked.length : 0, first };
  }

  function clear() {
    for (const hit of all("mark.hit")) {
      const parent = hit.parentNode;
      hit.replaceWith(...hit.childNodes);
      parent.normalize();
    }
  }

  // What is folded away or stands behind a tab comes to light.
  function reveal(element) {
    for (let at = element; at; at = at.parentElement) {
      if (at.tagName === "DETAILS") { at.open = true; }
      if (at.matches(".panel")) {
        const tab = one("#" + CSS.escape(at.previousElementSibling.htmlFor));
        if (tab) { tab.checked = true; }
      }
    }
  }
})();
