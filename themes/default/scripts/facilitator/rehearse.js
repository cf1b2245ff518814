// The way into the rehearsal of a module: `#_rehearse` behind the page's address begins it, any other place in the page ends it.
// What it takes stands in files of their own, which only those who rehearse ask for.
tttkit.feature("rehearse", function () {
  "use strict";
  const here = "#_rehearse";
  const tools = tttkit.one("#_tools");
  let asked = false;
  if (!tools || !tttkit.one("main .opening[data-rehearse] ~ .text :is(.block, .steps)") || tttkit.about.page === "all-in-one") { return; }

  function turn() {
    if (tttkit.rehearsal) {
      tttkit.rehearsal();
    } else if (window.location.hash === here && !asked) {
      asked = true;
      const rehearse = () => tttkit.store.ready(turn);
      const again = () => { asked = false; };
      Promise.all(["bar.css", "rehearse.css", "timing.js", "rehearse.js"].map(tttkit.load)).then(rehearse, again);
    }
  }

  tools.append(tttkit.make("button", { type: "button", "data-rehearse-now": true, onclick: () => { window.location.hash = here.slice(1); } }, tttkit.word("jsf_rehearse")));
  window.addEventListener("hashchange", turn);
  turn();
});
