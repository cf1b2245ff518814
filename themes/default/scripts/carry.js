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
    // Puts the controls into an element: save, bring back, forget. They come when somebody comes near, or begins to use the keys.
    panel(element) {
      const near = new IntersectionObserver((seen) => { if (seen.some((one) => one.isIntersecting)) { come(); } }, { rootMargin: "400px" });
      const come = function () {
        near.disconnect();
        document.removeEventListener("focusin", come);
        tttkit.store.ready(() => { loaded().then(() => { if (!element.dataset.carry) { element.dataset.carry = "open"; tttkit.carry.open(element); } }); });
      };
      near.observe(element);
      document.addEventListener("focusin", come);
    },
    // Makes a field as high as its words, where styles cannot.
    fit(field) {
      if (CSS.supports("field-sizing", "content")) { return; }
      const least = Number(field.dataset.rows || (field.dataset.rows = field.rows));
      field.rows = least;
      field.rows = Math.max(least, Math.ceil(field.scrollHeight / parseFloat(getComputedStyle(field).lineHeight)) || least);
    },
    // Says that this browser keeps nothing; null where it does.
    warning() {
      return tttkit.store.lasts() ? null : tttkit.make("p", { class: "made loses" }, tttkit.make("strong", {}, tttkit.word("js_loses")), " " + tttkit.word("js_loses_save"));
    },
  };

  // A page with room to write says so too.
  const field = tttkit.one("textarea[data-store]");
  if (field) { tttkit.store.ready(() => { field.after(tttkit.carry.warning() || ""); }); }
})();
