// Tells readers of a page on the web that there is a newer version of the kit, or that this one was withdrawn: the site says so in a
// script at its root, which is younger than the page. A page on a disk asks nobody, and what cannot be loaded says nothing.
// Where that script is, the kit's other languages are as well; a packet holds one alone.
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

  // Leads to the same page in the kit's other languages, the first of which has no folder of its own.
  function languages() {
    const all = (place.dataset.languages || "").split(" ").filter(Boolean);
    const about = tttkit.about;
    const folder = (language) => (language === all[0] ? "" : language.toLowerCase() + "/");
    const here = folder(about.language);
    const links = all.filter((language) => language !== about.language).map((language) => {
      const href = "../" + (here && "../") + folder(language) + about.edition + "/" + (about.page || "index") + ".html" + window.location.hash;
      const name = new Intl.DisplayNames([language], { type: "language" }).of(language);
      return tttkit.make("li", {}, tttkit.make("a", { href, lang: language, hreflang: language }, name.charAt(0).toLocaleUpperCase(language) + name.slice(1)));
    });
    const tools = tttkit.one("#_tools");
    if (links.length > 0 && tools) { tools.prepend(tttkit.make("nav", { class: "languages made", "aria-label": tttkit.word("js_languages") }, tttkit.make("ul", {}, links))); }
  }

  function tell() {
    if (!window.tttkitVersions) { return; }
    tttkit.feature("languages", languages);
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
