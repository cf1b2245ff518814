// Keeps which boxes of a checklist are ticked, in this browser alone.
tttkit.feature("ticks", function () {
  "use strict";
  const boxes = tttkit.all(".text .task input[type=checkbox]");
  if (boxes.length === 0) { return; }
  // What a text says as a short name: FNV-1a.
  const mark = (text) => {
    let sum = 2166136261;
    for (const sign of text) { sum = Math.imul(sum ^ sign.codePointAt(0), 16777619) >>> 0; }
    return sum.toString(36);
  };
  // A box is known by its page, by what its item says, and by how many say the same before it: it is the same one in the page of
  // all pages.
  const times = new Map();
  const keys = boxes.map((box) => {
    const sheet = box.closest(".sheet");
    const key = "tick:" + (sheet ? sheet.id : tttkit.about.page) + ":" + mark(box.getAttribute("aria-label"));
    times.set(key, (times.get(key) || 0) + 1);
    return times.get(key) === 1 ? key : key + ":" + times.get(key);
  });
  tttkit.store.ready(function () {
    boxes.forEach((box, at) => {
      const kept = tttkit.store.get(keys[at]);
      if (kept !== null) { box.checked = kept === "1"; }
      box.addEventListener("change", () => tttkit.store.set(keys[at], box.checked ? "1" : "0"));
    });
  });
});
