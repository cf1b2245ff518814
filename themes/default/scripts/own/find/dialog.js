// The dialog: a field, and what was found as links, a list a page. The arrow keys go through them, and who types on goes on typing.
(function () {
  "use strict";
  const search = tttkit.search;
  const { make, word, plural } = tttkit;
  // So many places are shown at first, and so many more at a time; while somebody types, those alone that can be seen without
  // scrolling. The others follow a moment later.
  const SHOWN = 30, AT_ONCE = 5, LATER = 150;
  // A reader of the screen is told the count when the typing rests.
  const REST = 700;

  let dialog = null, field, count, list, more, back;
  let index = null, wanted = "", shown = SHOWN, resting = 0, later = 0, rest = null;

  function build() {
    field = make("input", { type: "search", id: "_search", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search", "aria-describedby": "_search-help", oninput: () => { shown = SHOWN; ask(); } });
    count = make("p", { class: "search-count" });
    list = make("ul", { class: "found" });
    more = make("button", { type: "button", hidden: true, onclick: showMore }, word("js_search_more"));
    const key = make("input", { type: "checkbox", checked: tttkit.store.get("search-key") !== "off", onchange: () => tttkit.store.set("search-key", key.checked ? null : "off") });
    dialog = make("dialog", { class: "search made", "aria-labelledby": "_search-label", onkeydown: keys, oncancel: (event) => { event.preventDefault(); shut(); } },
      make("div", { class: "search-head" },
        make("label", { for: "_search", id: "_search-label" }, word("js_search_all")),
        make("button", { type: "button", onclick: shut }, word("js_search_close")),
        field,
        make("p", { class: "fine", id: "_search-help" }, word("js_search_help"), " ", make("span", {}, word("js_search_arrows")))),
      make("div", { class: "search-found" }, count, list, more, make("label", { class: "fine search-key" }, key, make("span", {}, word("js_search_key")))));
    document.body.append(dialog);
    list.addEventListener("click", follow);
  }

  // Opens the dialog; the button takes the focus back when it closes.
  search.open = function (button) {
    if (!dialog) { build(); }
    back = button;
    if (!dialog.open) { dialog.showModal(); }
    field.focus();
    field.select();
    tttkit.say("");
    if (index) { return; }
    tell(word("js_search_loading"));
    tttkit.load("search.js").then(ready, () => tell(word("js_search_failed")));
  };

  // Folds the text in slices, so that what is typed meanwhile is taken.
  function ready() {
    const made = new search.Index(tttkit.index);
    tttkit.index = null;
    (function go() {
      if (!made.work(performance.now() + 8)) { window.setTimeout(go, 0); return; }
      index = made;
      search.index = made;
      ask();
    })();
  }

  function tell(words) {
    count.textContent = words;
    window.clearTimeout(resting);
    resting = window.setTimeout(() => { if (dialog.open && words) { tttkit.say(words); } }, REST);
  }

  function ask() {
    wanted = field.value.trim();
    if (!index) { return; }
    const found = search.find(index, wanted);
    const whole = shown > SHOWN || found.places <= AT_ONCE;
    show(found, whole ? shown : AT_ONCE);
    window.clearTimeout(later);
    rest = whole ? null : () => show(found, shown);
    later = window.setTimeout(finish, LATER);
    if (found.asked.needles.length === 0) { tell(""); return; }
    const places = () => word("js_search_found", { places: plural("js_search_places", found.places), pages: plural("js_search_pages", found.pages) });
    tell(found.places > 0 ? places() : word("js_search_none", { words: wanted }));
  }

  // Shows what the last keystroke left for later.
  function finish() {
    if (rest) { rest(); }
    rest = null;
  }

  // A list a page, in the order of the best place of each.
  function show(found, most) {
    const groups = new Map();
    for (const place of found.best(most)) {
      if (!groups.has(place.page)) { groups.set(place.page, []); }
      groups.get(place.page).push(place);
    }
    list.replaceChildren(...Array.from(groups, ([page, places]) => group(page, places, found.asked)));
    more.hidden = found.places <= shown;
  }

  function group(page, places, asked) {
    const own = places.find((place) => place.depth === 0);
    const head = index.places[page.first];
    const items = places.filter((place) => place !== own).map((place) => make("li", {}, link(place, asked, where(place, asked))));
    return make("li", page.language ? { lang: page.language, dir: "auto" } : {},
      link(own || head, asked, make("strong", {}, marked(page.title, asked)), !own),
      items.length > 0 && make("ul", {}, items));
  }

  // A link to a place, with the words around what was found there; one for its page alone leads to the first hit of the page.
  function link(place, asked, title, bare) {
    const { pieces, near } = bare ? { pieces: [], near: "" } : search.snippet(place.text, asked);
    return make("a", { href: search.address(index, place, wanted, near) }, title, pieces.length > 0 && make("span", { class: "snippet" }, pieces.map(piece)));
  }

  // The titles above a place and its own, and what kind of place it is.
  function where(place, asked) {
    const titles = search.path(index, place).map((title, at, all) => (at + 1 < all.length ? [title, " / "] : marked(title, asked)));
    return make("span", { class: "where" }, place.kind > 0 && [make("b", {}, index.kinds[place.kind]), " "], titles.flat());
  }

  const piece = ([words, found]) => (found ? make("mark", {}, words) : words);
  const marked = (words, asked) => search.pieces(words, search.hits(words, asked)).map(piece);

  // A place on this very page: the dialog goes out of its way.
  function follow(event) {
    const to = event.target.closest("a");
    if (to && to.getAttribute("href").startsWith("#") && !event.ctrlKey && !event.metaKey && !event.shiftKey) { dialog.close(); }
  }

  function shut() {
    window.clearTimeout(resting);
    dialog.close();
    back.focus();
  }

  function showMore() {
    const before = tttkit.all("a", list).length;
    shown += SHOWN;
    ask();
    const links = tttkit.all("a", list);
    (links[before] || links[links.length - 1]).focus();
  }

  function keys(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) { return; }
    // The focus is about to go to a link: none is replaced under it.
    if (event.key === "ArrowDown" || event.key === "Enter" || event.key === "Tab") { finish(); }
    const links = tttkit.all("a", list);
    const at = links.indexOf(document.activeElement);
    const typing = document.activeElement === field;
    if (event.key === "Escape") { shut(); }
    else if (event.key === "ArrowDown" && (typing || at >= 0)) { (links[at + 1] || document.activeElement).focus(); }
    else if (event.key === "ArrowUp" && at >= 0) { (links[at - 1] || field).focus(); }
    else if (event.key === "Enter" && typing) { if (links[0]) { links[0].focus(); } }
    else if (at >= 0 && (event.key === "Backspace" || (event.key.length === 1 && event.key !== " "))) { field.focus(); return; }
    else { return; }
    event.preventDefault();
  }
})();
