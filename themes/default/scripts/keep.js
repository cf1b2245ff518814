// Keeps what is typed into the fields of this page, in this browser alone. A browser that refuses storage keeps nothing, and the
// page works all the same.
tttkit.feature("keep", function () {
  "use strict";
  const fields = tttkit.all("textarea[data-store]");
  if (fields.length === 0) { return; }
  tttkit.store.ready(function () {
    for (const field of fields) {
      const key = field.dataset.store;
      const kept = tttkit.store.get(key);
      if (kept !== null && !field.value) { field.value = kept; }
      field.addEventListener("input", () => tttkit.store.set(key, field.value));
    }
  });
});
