// Brings a page up to date where it stands. Its own scripts have added to it what the server does not know of, and its reader has opened,
// typed and scrolled: so what came from the server before is compared with what comes now, and what differs, and no more, is done to
// the page. Everything that stands in both is left alone.
(function () {
  "use strict";
  const ours = (window.tttkitServe = {});

  // What cannot be brought to life by itself once the scripts of a page have run: it takes a page that loads anew.
  const LIVELY = "fieldset, textarea, input, select, form, audio, video, [data-check]";
  // Where the longest common row takes more steps than this, lists are matched by their order.
  const STEPS_AT_MOST = 400000;

  const live = new WeakMap();

  // Notes which part of the page a part of what came from the server became.
  function pair(server, page) {
    live.set(server, page);
    const inside = page.childNodes;
    Array.from(server.childNodes).forEach((child, at) => { if (inside[at]) { pair(child, inside[at]); } });
  }

  const mine = (node) => node.nodeType === 1 && node.id === "_serve";
  const children = (node) => Array.from(node.childNodes).filter((child) => !mine(child));
  const sign = (node) => (node.nodeType === 1 ? node.outerHTML : node.nodeType + ":" + node.data);
  const alike = (one, other) => one.nodeName === other.nodeName && (one.id || "") === (other.id || "");

  // The places, in two rows of signs, of a longest row that both have.
  function common(before, after) {
    const pairs = [];
    let start = 0;
    let [one, other] = [before.length, after.length];
    while (start < one && start < other && before[start] === after[start]) { pairs.push([start, start]); start += 1; }
    const tail = [];
    while (one > start && other > start && before[one - 1] === after[other - 1]) { one -= 1; other -= 1; tail.unshift([one, other]); }
    const [rows, columns] = [one - start, other - start];
    if (rows > 0 && columns > 0 && rows * columns <= STEPS_AT_MOST) {
      const longest = Array.from({ length: rows + 1 }, () => new Uint32Array(columns + 1));
      for (let row = rows - 1; row >= 0; row -= 1) {
        for (let column = columns - 1; column >= 0; column -= 1) {
          longest[row][column] = before[start + row] === after[start + column]
            ? longest[row + 1][column + 1] + 1
            : Math.max(longest[row + 1][column], longest[row][column + 1]);
        }
      }
      let [row, column] = [0, 0];
      while (row < rows && column < columns) {
        if (before[start + row] === after[start + column]) { pairs.push([start + row, start + column]); row += 1; column += 1; }
        else if (longest[row + 1][column] >= longest[row][column + 1]) { row += 1; } else { column += 1; }
      }
    }
    return pairs.concat(tail);
  }

  // Attributes that differ between what came before and what comes now; what a script or the reader set stays.
  function attributes(before, after, page) {
    const names = new Set(before.getAttributeNames().concat(after.getAttributeNames()));
    for (const name of names) {
      const [was, is] = [before.getAttribute(name), after.getAttribute(name)];
      if (was === is) { continue; }
      if (name === "class" && page) {
        const words = (text) => (text || "").split(/\s+/).filter(Boolean);
        page.classList.remove(...words(was).filter((word) => !words(is).includes(word)));
        page.classList.add(...words(is));
      } else if (page) {
        if (is === null) { page.removeAttribute(name); } else { page.setAttribute(name, is); }
      }
      if (is === null) { before.removeAttribute(name); } else { before.setAttribute(name, is); }
    }
  }

  // What one change came to: whether the page has to load anew, because of what it is about.
  let lively = false;
  const touches = (node) => {
    const element = node.nodeType === 1 ? node : null;
    if (element && (element.matches(LIVELY) || element.querySelector(LIVELY))) { lively = true; }
  };

  function remove(child) {
    const page = live.get(child);
    touches(child);
    if (page) { page.remove(); }
    child.remove();
  }

  // Puts a copy behind a part that stands already, or in front of all where there is none.
  function insert(fresh, parent, previous) {
    const [kept, shown] = [fresh.cloneNode(true), document.importNode(fresh, true)];
    touches(fresh);
    const beside = previous && live.get(previous);
    if (previous) { previous.after(kept); } else { parent.prepend(kept); }
    if (beside && beside.parentNode) { beside.after(shown); }
    else if (!previous && live.get(parent)) { live.get(parent).prepend(shown); }
    else { lively = true; }
    pair(kept, shown);
    return kept;
  }

  function patch(before, after) {
    const page = live.get(before);
    if (before.nodeType !== 1) {
      if (before.data !== after.data) {
        if (page) { page.data = after.data; }
        before.data = after.data;
        if (page && page.parentNode && page.parentNode.closest("fieldset, [data-check]")) { lively = true; }
      }
      return;
    }
    attributes(before, after, page);
    const [old, fresh] = [children(before), children(after)];
    const same = common(old.map(sign), fresh.map(sign));
    same.push([old.length, fresh.length]);
    let [row, column] = [0, 0];
    let previous = null;
    for (const [end, until] of same) {
      // Between two parts that stayed: what is of one kind becomes the other, in order; the rest goes or comes.
      const going = old.slice(row, end);
      for (const one of fresh.slice(column, until)) {
        const at = going.findIndex((other) => alike(other, one));
        const named = at > 0 && going.slice(0, at).some((other) => other.id && fresh.some((later) => later.id === other.id));
        if (at >= 0 && !named) {
          going.splice(0, at).forEach(remove);
          previous = going.shift();
          patch(previous, one);
        } else {
          previous = insert(one, before, previous);
        }
      }
      going.forEach(remove);
      if (end < old.length) { previous = old[end]; }
      [row, column] = [end + 1, until + 1];
    }
  }

  const head = (page) => Array.from(page.head.children).filter((part) => !part.matches("title, #_serve")).map((part) => part.outerHTML).join("\n");

  // The page as it came: this runs before its own scripts do.
  const came = { body: document.body.cloneNode(true), html: document.documentElement.cloneNode(false), head: head(document), title: document.title };
  pair(came.body, document.body);
  live.set(came.html, document.documentElement);
  // How the reader wants it to look was set already, by the page's first script.
  came.html.removeAttribute("data-look");

  // Makes the page what some HTML says; false where that takes a page that loads anew.
  ours.morph = function (text) {
    const fresh = new DOMParser().parseFromString(text, "text/html");
    if (head(fresh) !== came.head) { return false; }
    lively = false;
    attributes(came.html, fresh.documentElement.cloneNode(false), document.documentElement);
    if (came.title !== fresh.title) { document.title = came.title = fresh.title; }
    patch(came.body, fresh.body);
    return !lively;
  };
})();
