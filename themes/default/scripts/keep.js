// Keeps what is typed into the fields of this page, in this browser alone. A browser that refuses storage keeps nothing, and the
// page works all the same.
(function () {
  "use strict";
  var prefix = "tttkit:" + (document.documentElement.getAttribute("data-kit") || "") + ":";

  function read(key) {
    try { return window.localStorage.getItem(prefix + key); } catch (refused) { return null; }
  }

  function write(key, words) {
    try {
      if (words) { window.localStorage.setItem(prefix + key, words); } else { window.localStorage.removeItem(prefix + key); }
    } catch (refused) { /* full or forbidden: the words stay on the page */ }
  }

  var fields = document.querySelectorAll("textarea[data-store]");
  Array.prototype.forEach.call(fields, function (field) {
    var key = field.getAttribute("data-store");
    var kept = read(key);
    if (kept !== null && !field.value) { field.value = kept; }
    field.addEventListener("input", function () { write(key, field.value); });
  });
})();
