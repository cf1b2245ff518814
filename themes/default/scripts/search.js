// The way into the search: a button, the key `/`, and links that lead from what was found to its place. What searches and what is
// searched are files that come when they are first needed, so that no page is the heavier for them.
tttkit.feature("search", function () {
  "use strict";
  const tools = tttkit.one("#_tools");
  const search = tttkit.search = {};
  const come = () => Promise.all([tttkit.load("find.css"), tttkit.load("find.js")]);

  // `#place?find=words` is a place with what was searched for. It stands behind the `#`, so that no server is told what people look for.
  function arrive() {
    if (window.location.hash.includes("?find=")) { come().then(() => tttkit.feature("search", search.arrive), () => {}); }
  }
  window.addEventListener("hashchange", arrive);
  arrive();
  if (!tools || tttkit.about.edition === "") { return; }

  const button = tttkit.make("button", { type: "button", class: "search-button", "aria-haspopup": "dialog", "aria-keyshortcuts": "/", onclick: open }, tttkit.icon("search"), tttkit.word("js_search"));
  function open() {
    come().then(() => search.open(button), function () {
      button.after(tttkit.make("p", { class: "fine" }, tttkit.word("js_search_failed")));
      tttkit.say(tttkit.word("js_search_failed"));
      button.disabled = true;
    });
  }
  tools.append(button);

  const writes = "textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=range])";
  document.addEventListener("keydown", function (event) {
    const free = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing && !event.defaultPrevented;
    if (!free || event.target.closest(writes) || tttkit.one("dialog[open]") || tttkit.store.get("search-key") === "off") { return; }
    event.preventDefault();
    open();
  });
});
