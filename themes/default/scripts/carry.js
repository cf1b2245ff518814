// What is kept in this browser goes with its reader: the panel that saves it to a file and brings it back stands in a script of its
// own, for the few pages that show it.
(function () {
  "use strict";
  let asked = null;
  const loaded = () => asked || (asked = new Promise((done) => {
    document.head.append(tttkit.make("script", { src: "assets/carry.js", onload: done }));
  }));

  tttkit.carry = {
    // How keys start whose different values are both kept when a file is brought in, each under a key of its own.
    copies: [],
    // Puts the controls into an element: save, bring back, forget.
    panel(element) { tttkit.store.ready(() => { loaded().then(() => tttkit.carry.open(element)); }); },
    // Says that this browser keeps nothing; null where it does.
    warning() {
      return tttkit.store.lasts() ? null : tttkit.make("p", { class: "made loses" }, tttkit.make("strong", {}, tttkit.word("js_loses")), " " + tttkit.word("js_loses_save"));
    },
  };

  // A page with room to write says so too.
  const field = tttkit.one("textarea[data-store]");
  if (field) { tttkit.store.ready(() => { field.after(tttkit.carry.warning() || ""); }); }
})();
