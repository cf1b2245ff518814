(function () {
"use strict";
let look = null;
try {
const told = window.location.protocol === "file:" && /(?:^|; )tttkit-look=([^;]*)/.exec(document.cookie);
look = told ? decodeURIComponent(told[1]) : window.localStorage.getItem("tttkit:look");
} catch (refused) { /* the page looks as it was made */ }
if (look) { document.documentElement.dataset.look = look; }
})();
