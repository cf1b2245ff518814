// The facilitator's own notes beside any block of an author's page, in this browser alone. Core messages take none: they are fixed.
//
// A note is kept under `f:note:<page>:<place>` as JSON: {text, kind, words, of, language, label, title}. The place of a block is the
// author's id where it has one; else its kind and which of that kind it is in its activity: `sort-the-parts/say/2`. `.` is the page.
// So that a note finds its block in a later version, it remembers how that began (`words`) and how many of its kind stood there
// (`of`). It stands beside the block of its place, if that has an id or begins alike; else beside the one of its kind on the page
// that begins alike; else beside the one of its place, if there are as many as before. A note that finds nothing stands at the head
// of its page, and nothing is lost.
tttkit.feature("notes", function () {
  "use strict";
  const { word, make, all, one, store } = tttkit;
  const PLACES = ".block:not(.core), .activity, :is(.text, .activity) > :is(h2, h3, h4, h5, h6)";
  // How alike the beginnings of two blocks are, from 0 to 1, where they count as one block with a small edit.
  const ALIKE = 0.4;
  const whole = document.body.contains(one("article.sheet"));
  const sheets = whole ? all("article.sheet") : all("main:has(> .text)");
  // Boxes that are shown, by the key that their note is kept under.
  const boxes = new Map();
  const plain = (element, most) => (element ? element.textContent.replace(/\s+/g, " ").trim().slice(0, most) : "");

  // Where notes can stand on a sheet, in order: {key, kind, of, authored, words, label, element, button, put}.
  function places(sheet, page) {
    const ids = new Map();
    const counts = new Map();
    const title = plain(one("h1", sheet), 120);
    const list = [{ key: ".", kind: "page", authored: true, words: title, label: title, element: one(".opening", sheet) }];
    for (const element of all(PLACES, sheet)) {
      const activity = element.classList.contains("activity");
      const block = element.classList.contains("block");
      const head = activity ? one(":is(h2, h3, h4, h5, h6)", element) : block ? one(":scope > .body > .title", element) : element;
      const kind = activity ? "activity" : block ? Array.from(element.classList).find((name) => !["block", "cue", "sans", "full"].includes(name)) || "block" : "heading";
      const inside = ids.get(element.parentElement.closest(".activity"));
      const counted = (inside ? inside.key + "/" : "") + kind;
      const id = (element.id || (head ? head.id : "")).slice(whole ? page.length + 1 : 0);
      const nth = (counts.get(counted) || 0) + 1;
      counts.set(counted, nth);
      const name = activity ? plain(one(".number", element), 20) + " " + plain(head, 120) : block ? plain(one(":scope > .label b", element), 60) : plain(head, 120);
      const place = {
        key: id && !id.startsWith("_") ? id : counted + "/" + nth, counted, kind, authored: id !== "" && !id.startsWith("_"), element,
        words: plain(block ? one(":scope > .body", element) : head, 160), label: name.trim() + (inside ? ", " + inside.label : ""),
      };
      if (activity) { ids.set(element, place); }
      list.push(place);
    }
    list.forEach((place) => { place.of = counts.get(place.counted) || 1; });
    return list;
  }

  // How much of two texts is the same, whatever their script: of all runs of three characters, those that both have.
  function alike(text, other) {
    const runs = (of) => new Set(Array.from(of, (letter, at) => of.slice(at, at + 3)));
    const [first, second] = [runs(text), runs(other)];
    return 2 * Array.from(first).filter((run) => second.has(run)).length / (first.size + second.size || 1);
  }

  function find(list, key, note) {
    const there = list.find((place) => place.key === key.replace(/~\d+$/, ""));
    if (there && (there.authored || note.language !== tttkit.about.language)) { return there; }
    const best = list.filter((place) => place.kind === note.kind)
      .map((place) => ({ place, score: alike(place.words, note.words) + (place === there ? 0.1 : 0) }))
      .sort((a, b) => b.score - a.score)[0];
    if (best && best.score >= ALIKE) { return best.place; }
    return there && there.of === note.of ? there : null;
  }

  // What is kept, or nothing where it is no note: a file may have brought anything.
  function read(key) {
    const note = store.read(key);
    if (!note || typeof note.text !== "string" || note.text === "") { return null; }
    const text = (name) => (typeof note[name] === "string" ? note[name] : "");
    return { text: note.text, kind: text("kind"), words: text("words"), of: note.of, language: text("language"), label: text("label"), title: text("title") };
  }

  function start(sheet) {
    const page = whole ? sheet.id : tttkit.about.page;
    const prefix = "f:note:" + page + ":";
    const list = places(sheet, page);

    function lost() {
      const found = one(".notes-lost", sheet);
      if (found) { return found; }
      const section = make("section", { class: "notes-lost made printed" }, make("h2", {}, word("jsf_note_lost")), make("p", { class: "fine" }, word("jsf_note_lost_why")));
      one(".opening", sheet).after(section);
      return section;
    }

    function close(key, again) {
      const { box, place } = boxes.get(key);
      const section = box.closest(".notes-lost");
      boxes.delete(key);
      box.remove();
      if (section && !one(".own-note", section)) { section.remove(); }
      if (!place) { return; }
      place.button.hidden = Array.from(boxes.values()).some((other) => other.place === place);
      if (again) { place.button.focus(); }
    }

    function show(key, note, place) {
      const id = "_" + key.slice(2);
      const label = place ? place.label : note.label;
      const field = make("textarea", { id, rows: 2, "aria-describedby": id + "-kept" });
      const printed = make("p", { class: "note-words" });
      const fit = () => { printed.textContent = field.value; tttkit.carry.fit(field); };
      field.value = note.text;
      field.addEventListener("input", () => { store.write(key, field.value.trim() === "" ? null : Object.assign({}, note, { text: field.value })); fit(); });
      field.addEventListener("keydown", (event) => { if (event.key === "Escape" && field.value.trim() === "") { close(key, true); } });
      field.addEventListener("blur", () => { if (field.value.trim() === "" && boxes.has(key)) { close(key); tttkit.say(word("jsf_note_removed")); } });
      const box = make("div", { class: "own-note made printed" },
        make("label", { for: field.id }, word("jsf_note_mine"), make("span", { class: place ? "unseen" : "" }, ": " + label)),
        !place && note.words && note.words !== label ? make("p", { class: "fine" }, note.words + "\u2026") : null, field, printed,
        make("p", { class: "fine kept", id: id + "-kept" }, word("jsf_note_kept") + " ", make("a", { href: "delivery.html#_keep" }, word("jsf_note_keep"))),
        tttkit.carry.warning());
      if (!place) { lost().append(box); }
      else if (place.kind === "activity") { one(".activity-head", place.element).after(box); }
      else if (place.kind === "heading") { place.button.parentElement.after(box); }
      else { place.element.append(box); }
      if (place) { place.button.hidden = true; }
      boxes.set(key, { box, place });
      fit();
      return field;
    }

    function add(place) {
      let key = prefix + place.key;
      for (let nth = 2; store.get(key) !== null || boxes.has(key); nth += 1) { key = prefix + place.key + "~" + nth; }
      const { kind, words, of, label } = place;
      show(key, { text: "", kind, words, of, language: tttkit.about.language, label, title: list[0].words }, place).focus();
    }

    function draw(key) {
      const note = read(key);
      if (boxes.has(key)) { close(key); }
      if (note) { show(key, note, find(list, key.slice(prefix.length), note)); }
    }

    for (const place of list) {
      place.button = make("button", { type: "button", class: "note-add made", onclick: () => add(place) }, word("jsf_note_add"), make("span", { class: "unseen" }, ": " + place.label));
      const head = place.kind === "activity" ? one(".activity-head", place.element) : one(":scope > .label", place.element);
      if (head) { head.append(place.button); }
      else if (place.kind === "heading") { place.element.after(make("div", { class: "note-line made" }, place.button)); }
      else { place.element.append(make("div", { class: "made" }, place.button)); }
    }
    store.keys(prefix).forEach(draw);
    // Another page wrote it, or a file brought it.
    document.addEventListener("tttkit:kept", ({ detail: { key } }) => {
      const shown = boxes.get(key);
      if (key.startsWith(prefix) && !(shown && shown.box.contains(document.activeElement))) { draw(key); }
    });
  }

  store.ready(function () {
    sheets.forEach(start);
    // A link to a note comes before the note does.
    let wanted = "";
    try { wanted = decodeURIComponent(window.location.hash.slice(1)); } catch (odd) { return; }
    const field = wanted.startsWith("_note:") ? document.getElementById(wanted) : null;
    if (field) { field.scrollIntoView({ block: "center" }); field.focus({ preventScroll: true }); }
  });
});
