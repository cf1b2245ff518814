// Tells readers of a page on the web that there is a newer version of the kit, or that this one was withdrawn: the site says so in a
// script at its root, which is younger than the page. A page on a disk asks nobody, and what cannot be loaded says nothing.
(function () {
  "use strict";
  var place = document.querySelector(".banner[data-root]");
  if (!place || !/^https?:$/.test(window.location.protocol)) { return; }
  var id = document.documentElement.getAttribute("data-kit");
  var version = place.getAttribute("data-version");

  function own(things, name) {
    return things && Object.prototype.hasOwnProperty.call(things, name) ? things[name] : undefined;
  }

  function said(what, values) {
    return place.getAttribute("data-" + what).replace(/\{(\w+)\}/g, function (whole, name) { return values[name] || whole; });
  }

  function sentence(words) {
    var text = document.createElement("p");
    text.textContent = words;
    place.appendChild(text);
    return text;
  }

  function tell() {
    var kit = own(window.tttkitVersions, id);
    if (!kit) { return; }
    var last = null;
    var why = own(kit.withdrawn, version);
    if (why) { last = sentence(said("withdrawn", { date: tttkit.date(why.date, { dateStyle: "long" }), reason: why.reason })); }
    // A browser may have kept an older script than the page: what that does not know, it says nothing about.
    var at = kit.versions.indexOf(version);
    if (at >= 0 && kit.versions.indexOf(kit.latest) > at) { last = sentence(said("newer", { version: kit.latest })); }
    if (!last) { return; }
    var link = document.createElement("a");
    link.href = place.getAttribute("data-root") + id + "/index.html";
    link.textContent = place.getAttribute("data-link");
    last.appendChild(document.createTextNode(" "));
    last.appendChild(link);
  }

  var script = document.createElement("script");
  script.src = place.getAttribute("data-root") + "versions.js";
  script.onload = tell;
  document.head.appendChild(script);
})();
