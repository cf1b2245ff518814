// Runs before anything is painted, so that a page chosen dark does not come up light. The rest of what a reader chose: look.js.
(function () {
  "use strict";
  let look = null;
  try {
    // On a disk, where Firefox gives each file a store of its own, the page before this one left word: see look.js.
    const told = window.location.protocol === "file:" && /(?:^|; )tttkit-look=([^;]*)/.exec(document.cookie);
    look = told ? decodeURIComponent(told[1]) : window.localStorage.getItem("tttkit:look");
  } catch (refused) { /* the page looks as it was made */ }
  if (look) { document.documentElement.dataset.look = look; }
})();
