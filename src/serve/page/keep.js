// Loads a page anew, and brings its reader back to where they were: what was open, what had the focus, how far it was scrolled.
(function () {
  "use strict";
  const ours = window.tttkitServe;
  const KEY = "_serve:place";
  const folds = () => Array.from(document.querySelectorAll("details"));

  ours.again = function () {
    const open = folds().map((fold, at) => (fold.open ? at : -1)).filter((at) => at >= 0);
    const focus = document.activeElement && document.activeElement.id;
    try { window.sessionStorage.setItem(KEY, JSON.stringify({ page: window.location.pathname, top: window.scrollY, open, focus })); } catch (refused) { /* then it begins at its top */ }
    window.location.reload();
  };

  function back() {
    let place = null;
    try {
      place = JSON.parse(window.sessionStorage.getItem(KEY));
      window.sessionStorage.removeItem(KEY);
    } catch (refused) { return; }
    if (!place || place.page !== window.location.pathname) { return; }
    const all = folds();
    place.open.forEach((at) => { if (all[at]) { all[at].open = true; } });
    const focus = place.focus && document.getElementById(place.focus);
    if (focus) { focus.focus({ preventScroll: true }); }
    window.scrollTo(0, place.top);
  }
  window.addEventListener("load", back);
})();
