// Keeps what is typed into the fields of this page, in this browser alone. A browser that refuses storage keeps nothing, and the
// page works all the same.
//
// A field grows with what is written into it. On paper its words stand in an element of their own: a field would be cut there.
tttkit.feature("keep", function () {
  "use strict";
  const fields = tttkit.all("textarea[data-store]");
  if (fields.length === 0) { return; }
  const touched = new Set();
  const least = new Map(fields.map((field) => [field, field.rows]));
  const paper = new Map();
  let pause = 0;

  for (const field of fields) {
    const words = tttkit.make(field.closest("p") ? "span" : "div", { class: "made printed written", "aria-hidden": "true" });
    paper.set(field, words);
    field.classList.add("mirrored");
    (field.nextElementSibling && field.nextElementSibling.matches(".ruled") ? field.nextElementSibling : field).after(words);
    field.addEventListener("input", function () {
      touched.add(field);
      shown(field);
      tttkit.store.ready(() => keep(field));
    });
    field.addEventListener("change", () => { if (touched.has(field) && tttkit.store.lasts()) { tttkit.say(tttkit.word("js_kept")); } });
  }

  function shown(field) {
    paper.get(field).textContent = field.value;
    if (!field.clientHeight) { return; }
    field.rows = least.get(field);
    const line = parseFloat(window.getComputedStyle(field).lineHeight);
    if (line > 0) { field.rows = Math.max(least.get(field), Math.ceil(field.scrollHeight / line - 0.1)); }
  }

  function keep(field) {
    const lasts = tttkit.store.set(field.dataset.store, field.value);
    window.clearTimeout(pause);
    pause = window.setTimeout(() => note(field, lasts), lasts ? 700 : 0);
  }

  // Quietly, under the field, once the writer pauses.
  function note(field, lasts) {
    const place = document.getElementById(field.getAttribute("aria-describedby"));
    tttkit.all(".kept > .made").forEach((old) => old.remove());
    if (place) { place.append(tttkit.make("span", { class: "made" + (lasts ? "" : " lost") }, " ", tttkit.word(lasts ? "js_kept" : "js_not_kept"))); }
  }

  function all() { fields.forEach(shown); }

  tttkit.store.ready(function () {
    const take = (field) => {
      const kept = tttkit.store.get(field.dataset.store);
      if (kept !== null && !touched.has(field) && field.value !== kept) { field.value = kept; }
      shown(field);
    };
    fields.forEach(take);
    // What another page of this kit kept, or a file brought back.
    document.addEventListener("tttkit:kept", (event) => {
      for (const field of fields) {
        if (document.activeElement === field || (event.detail && event.detail.key && event.detail.key !== field.dataset.store)) { continue; }
        field.value = tttkit.store.get(field.dataset.store) || "";
        shown(field);
      }
    });
  });
  // Panels and folds that open have fields without a height until then.
  document.addEventListener("toggle", all, true);
  document.addEventListener("change", all);
  window.addEventListener("beforeprint", all);
});
