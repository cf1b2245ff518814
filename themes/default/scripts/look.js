// How pages look to this reader: light or dark, size, spacing and length of lines. What was chosen stands as words in `data-look` of
// the document, where look.css finds it, and is kept for all kits of this browser.
tttkit.feature("look", function () {
  "use strict";
  const root = document.documentElement;
  const place = tttkit.one("#_tools");
  if (!place || tttkit.about.page === "keep") { return; }

  const percent = (number) => new Intl.NumberFormat(tttkit.locale, { style: "percent" }).format(number);
  const rows = [
    [tttkit.word("js_look_colors"), [["", tttkit.word("js_look_auto")], ["light", tttkit.word("js_look_light")], ["dark", tttkit.word("js_look_dark")]]],
    [tttkit.word("js_look_size"), [["", percent(1)], ["larger", percent(1.25)], ["largest", percent(1.5)]]],
    [tttkit.word("js_look_spacing"), [["", tttkit.word("js_look_usual")], ["spaced", tttkit.word("js_look_spaced")]]],
    [tttkit.word("js_look_lines"), [["short", tttkit.word("js_look_short")], ["", tttkit.word("js_look_usual")], ["long", tttkit.word("js_look_long")]]],
  ];
  const fields = [];

  function row([name, choices], at) {
    return tttkit.make("fieldset", at === 0 ? { class: "colors" } : {}, tttkit.make("legend", {}, name), choices.map(([value, words]) => {
      const field = tttkit.make("input", { type: "radio", name: "_look-" + at, value, onchange: keep });
      fields.push(field);
      return tttkit.make("label", {}, field, words);
    }));
  }

  function show(look) {
    const words = look.split(" ");
    if (look) { root.dataset.look = look; } else { delete root.dataset.look; }
    rows.forEach(([, choices], at) => {
      const chosen = choices.map(([value]) => value).find((value) => value && words.includes(value)) || "";
      for (const field of fields) { if (field.name === "_look-" + at) { field.checked = field.value === chosen; } }
    });
    // Word for the next page: Firefox lets the files of a disk share that, and nothing else that is known before a page is painted.
    if (tttkit.about.disk && window.location.origin === "null") {
      try { document.cookie = "tttkit-look=" + encodeURIComponent(look) + "; path=/; samesite=strict"; } catch (refused) { /* then it comes a moment later */ }
    }
  }

  function keep() {
    const look = fields.filter((field) => field.checked && field.value).map((field) => field.value).join(" ");
    show(look);
    tttkit.store.set(tttkit.store.look, look);
  }

  const reset = tttkit.make("button", { type: "button", onclick: () => { fields.forEach((field) => { field.checked = !field.value; }); keep(); tttkit.say(tttkit.word("js_look_done")); } }, tttkit.word("js_look_reset"));
  const lasts = tttkit.make("p", { class: "fine", hidden: true }, tttkit.word("js_look_kept"));
  const panel = tttkit.make("div", { class: "drop-down" }, rows.map(row), reset, lasts);
  place.append(tttkit.make("details", { class: "look made" }, tttkit.make("summary", {}, tttkit.icon("look"), tttkit.word("js_look")), panel));
  show(root.dataset.look || "");
  const kept = () => show(tttkit.store.get(tttkit.store.look) || "");
  tttkit.store.ready(() => { kept(); lasts.hidden = !tttkit.store.lasts(); });
  document.addEventListener("tttkit:kept", (event) => { if (event.detail.key === tttkit.store.look) { kept(); } });
});

// What unfolds from the head of a page lies over its text: it folds again on Escape, on a press outside, and when the focus leaves it.
tttkit.feature("drop-downs", function () {
  "use strict";
  const folds = () => tttkit.all(".masthead details[open]");
  document.addEventListener("keydown", (event) => {
    const open = event.key === "Escape" ? folds() : [];
    for (const fold of open) {
      fold.open = false;
      if (fold.contains(document.activeElement)) { tttkit.one("summary", fold).focus(); }
    }
  });
  const leave = (event) => { for (const fold of folds()) { if (event.target instanceof Node && !fold.contains(event.target)) { fold.open = false; } } };
  document.addEventListener("pointerdown", leave);
  document.addEventListener("focusin", leave);
});
