// Keeps which tasks are ticked, in this browser: a task ticked on the page to get ready is ticked on its module's page as well. The
// same for the author's own lists of tasks, which are known by their words.
tttkit.feature("ready", function () {
  "use strict";
  const own = "main .task > input, main .task > p > input";
  const boxes = tttkit.all("main input[data-ready], " + own);
  if (boxes.length === 0) { return; }

  // FNV-1a: short, and the same everywhere.
  function hash(words) {
    let sum = 0x811c9dc5;
    for (const character of words) { sum = Math.imul(sum ^ character.codePointAt(0), 0x01000193) >>> 0; }
    return sum.toString(36);
  }
  const key = (box) => "f:ready:" + (box.dataset.ready || "own-" + hash(box.getAttribute("aria-label") || ""));

  function show() {
    for (const box of boxes) {
      const kept = tttkit.store.get(key(box));
      box.checked = kept === null ? box.defaultChecked : kept === "done";
    }
    document.dispatchEvent(new CustomEvent("tttkit:ready"));
  }
  for (const box of boxes) {
    box.addEventListener("change", function () {
      tttkit.store.set(key(box), box.checked === box.defaultChecked ? null : box.checked ? "done" : "open");
      document.dispatchEvent(new CustomEvent("tttkit:ready"));
    });
  }
  tttkit.store.ready(function () {
    show();
    document.addEventListener("tttkit:kept", (event) => { if (event.detail.key.startsWith("f:ready:")) { show(); } });
  });
});
