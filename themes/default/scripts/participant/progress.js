// How far a reader has come: which pages they marked as read, told in the menu, in the contents and at each page's end.
//
// The menu and the contents say what there is to read (`data-read`: `module` or `page`).
tttkit.feature("progress", function () {
  "use strict";
  const nameOf = (entry) => tttkit.one("a", entry).getAttribute("href").replace(/\.html$/, "");
  const isRead = (name) => tttkit.store.get("read:" + name) !== null;
  const contents = tttkit.all("main .contents [data-read]");
  const menu = tttkit.all(".menu [data-read]");
  const all = contents.length > 0 ? contents : menu;
  const here = menu.find((entry) => nameOf(entry) === tttkit.about.page);
  if (all.length === 0) { return; }

  // "3 of 7 modules read." A menu that leaves pages out cannot tell.
  function tally() {
    const modules = all.filter((entry) => entry.dataset.read === "module");
    const counted = modules.length > 0 ? modules : all;
    const read = counted.filter((entry) => isRead(nameOf(entry))).length;
    const cut = contents.length === 0 && tttkit.one(".menu a[href='index.html#contents']");
    return cut ? "" : tttkit.plural(modules.length > 0 ? "jsp_modules_read" : "jsp_pages_read", counted.length, { read: tttkit.number(read) });
  }

  function words(entry) {
    const link = tttkit.one("a", entry);
    const word = tttkit.one(".read", link);
    if (word) { word.remove(); }
    if (isRead(nameOf(entry))) { link.append(tttkit.make("span", { class: "made read" }, " ", tttkit.word("jsp_read"))); }
  }

  // Where to go on: behind the last page that was read, or at what was left out before it.
  function unread() {
    const read = all.map((entry) => isRead(nameOf(entry)));
    const behind = all[read.lastIndexOf(true) + 1];
    return behind || all[read.indexOf(false)];
  }

  // The way on from the front page.
  function front() {
    const start = tttkit.one("#_progress");
    if (!start) { return; }
    start.replaceChildren();
    start.hidden = !all.some((entry) => isRead(nameOf(entry)));
    const begin = tttkit.one("#_start");
    if (begin) { begin.hidden = !start.hidden; }
    if (start.hidden) { return; }
    const next = unread();
    start.append(tttkit.make("strong", {}, tally()), " ");
    if (!next) { start.append(tttkit.word("jsp_all_read")); return; }
    const link = tttkit.one("a", next);
    start.append(tttkit.word("jsp_go_on"), " ", tttkit.make("a", { href: link.getAttribute("href") }, link.firstChild.textContent), ".");
  }

  function told() {
    contents.concat(menu).forEach(words);
    front();
    const line = tttkit.one("#_tally");
    if (line) { line.textContent = tally(); }
  }

  function mark(name, read) {
    tttkit.store.set("read:" + name, read ? "1" : null);
    told();
  }

  tttkit.store.ready(function () {
    if (here) {
      const name = tttkit.about.page;
      const box = tttkit.make("input", { type: "checkbox", id: "_read" });
      box.checked = isRead(name);
      box.addEventListener("change", function () {
        mark(name, box.checked);
        tttkit.say(tttkit.word(box.checked ? "jsp_marked" : "jsp_unmarked") + " " + tally());
      });
      const turn = tttkit.one(".turn");
      const line = tttkit.make("div", { class: "made reading" },
        tttkit.make("label", { class: "choice" }, box, tttkit.make("span", {}, tttkit.word("jsp_read_this"))), tttkit.make("p", { class: "fine", id: "_tally" }));
      if (turn) { turn.before(line); } else { tttkit.one("main").append(line); }
      // Who goes on has read it.
      const next = tttkit.one(".turn .next");
      if (next) { next.addEventListener("click", () => { box.checked = true; mark(name, true); }); }
      document.addEventListener("tttkit:kept", () => { box.checked = isRead(name); });
    }
    told();
    document.addEventListener("tttkit:kept", told);
  });
});
