// What every script of a page uses: what the page is, words in its language, elements, and features that cannot harm each other.
// `tttkit.words` was set before this file, by whoever put the scripts together.
(function () {
  "use strict";
  const root = document.documentElement;

  // What this page is.
  tttkit.about = {
    kit: root.dataset.kit || "",
    title: root.dataset.title || "",
    version: root.dataset.version || "",
    edition: root.dataset.edition || "",
    code: root.dataset.code || "",
    page: root.dataset.page || "",
    language: root.lang || "en",
    disk: window.location.protocol === "file:",
  };

  // A value as the page says it: numbers in its own digits, and names that run the other way kept apart by marks that nobody sees.
  const other = root.dir === "rtl" ? /[A-Za-z\u00c0-\u024f]/ : /[\u0590-\u08ff]/;
  const said = function (value) {
    if (typeof value === "number" && tttkit.number) { return tttkit.number(value); }
    return other.test(value) ? "\u2068" + value + "\u2069" : String(value);
  };

  // The words of a key with its places filled: word("js_found", { count: 3 }).
  tttkit.word = function (key, values) {
    const words = Object.prototype.hasOwnProperty.call(tttkit.words, key) ? tttkit.words[key] : key;
    return words.replace(/\{(\w+)\}/g, (whole, name) => (values && name in values ? said(values[name]) : whole));
  };

  // The words for a number of things, by the language's own plurals: plural("js_found", 3) is `js_found_other` with {count} filled.
  tttkit.plural = function (key, count, values) {
    const kind = new Intl.PluralRules(tttkit.about.language).select(count);
    const own = key + "_" + kind;
    const found = Object.prototype.hasOwnProperty.call(tttkit.words, own) ? own : key + "_other";
    return tttkit.word(found, Object.assign({ count }, values));
  };

  // An element: make("button", { type: "button", class: "first", onclick: f }, "words", another). `true` sets a bare attribute;
  // false, null and undefined set nothing; functions are listeners; `text` never becomes markup.
  tttkit.make = function (tag, attributes, ...inside) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (typeof value === "function") { element.addEventListener(name.replace(/^on/, ""), value); }
      else if (value === true) { element.setAttribute(name, ""); }
      else if (value !== false && value !== null && value !== undefined) { element.setAttribute(name, value); }
    }
    element.append(...inside.flat().filter((part) => part !== null && part !== undefined && part !== false));
    return element;
  };

  // A picture of our own sprite (templates/icons.html) for a button that has a word or a label as well: icon("copy").
  tttkit.icon = function (name) {
    const frame = document.createElement("template");
    frame.innerHTML = "<svg class=\"icon " + name + "\" aria-hidden=\"true\"><use href=\"#_i-" + name + "\"></use></svg>";
    return frame.content.firstChild;
  };

  tttkit.all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  tttkit.one = (selector, within) => (within || document).querySelector(selector);

  // Says something to whoever listens instead of looking; the same words twice in a row are said twice. While a dialog is open,
  // nothing outside it can be heard: the voice goes into it.
  let voice = null;
  tttkit.say = function (words) {
    const home = tttkit.one("dialog[open]") || document.body;
    if (!voice) { voice = tttkit.make("p", { class: "unseen", role: "status", "aria-live": "polite" }); }
    if (voice.parentNode !== home) { home.append(voice); }
    voice.textContent = voice.textContent === words ? words + "\u00a0" : words;
  };

  // Runs one feature of a page. What goes wrong in it is told on the console and stops no other.
  tttkit.feature = function (name, run) {
    try { run(); } catch (error) { window.console.error("tttkit, " + name + ":", error); }
  };

  // Hands a file to the reader: what they made here, to keep.
  tttkit.save = function (name, kind, text) {
    const address = URL.createObjectURL(new Blob([text], { type: kind }));
    const link = tttkit.make("a", { href: address, download: name, hidden: true });
    document.body.append(link);
    link.click();
    link.remove();
    window.setTimeout(() => URL.revokeObjectURL(address), 60000);
  };

  // A script or a stylesheet of this folder, once; one that does not come may be asked for again.
  const files = {};
  tttkit.load = function (name) {
    files[name] = files[name] || new Promise(function (done, failed) {
      const missing = () => { delete files[name]; failed(new Error(name)); };
      const part = name.endsWith(".css")
        ? tttkit.make("link", { rel: "stylesheet", href: "assets/" + name, onload: done, onerror: missing })
        : tttkit.make("script", { src: "assets/" + name, onload: done, onerror: missing });
      part.async = false;
      document.head.append(part);
    });
    return files[name];
  };
})();
