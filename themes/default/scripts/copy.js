// Buttons that copy: code, check codes, and on the web links to a heading.
(function () {
  "use strict";
  // The old way, for pages of a server without TLS, which know no clipboard: what is selected in a field is copied.
  function byHand(text) {
    const field = tttkit.make("textarea", { class: "unseen", "aria-hidden": "true", tabindex: "-1" });
    const before = document.activeElement;
    (before && before.closest("dialog") || document.body).append(field);
    field.value = text;
    field.select();
    let done = false;
    try { done = document.execCommand("copy"); } catch (refused) { /* told below */ }
    field.remove();
    if (before && before.focus) { before.focus({ preventScroll: true }); }
    return done;
  }

  // Copies a text; the promise says whether it worked.
  tttkit.copy = function (text) {
    if (!window.navigator.clipboard) { return Promise.resolve(byHand(text)); }
    return window.navigator.clipboard.writeText(text).then(() => true, () => byHand(text));
  };

  // What copying came to, in words for everybody: on the button for a moment, and aloud.
  function tell(worked, place, source) {
    const words = tttkit.word(worked ? "js_copied" : "js_copy_failed");
    tttkit.say(words);
    if (!worked && source) { window.getSelection().selectAllChildren(source); }
    const told = place.nextElementSibling && place.nextElementSibling.matches(".copied") ? place.nextElementSibling : tttkit.make("span", { class: "copied made", "aria-hidden": "true" });
    told.textContent = words;
    place.after(told);
    window.clearTimeout(told.timer);
    told.timer = window.setTimeout(() => told.remove(), 4000);
  }

  // A button that copies a text, which stands on the page in `source`.
  function button(text, source, label) {
    const made = tttkit.make("button", { type: "button", class: "copy", "aria-label": label, onclick: () => {
      tttkit.copy(text).then((worked) => tell(worked, made, source));
    } }, tttkit.icon("copy"), tttkit.word("js_copy"));
    return made;
  }

  tttkit.feature("copy", function () {
    for (const code of tttkit.all("main pre")) {
      if (!code.closest(".frame")) {
        code.after(tttkit.make("div", { class: "made copy-row" }, button(code.textContent, code, tttkit.word("js_copy_code"))));
      }
    }
    for (const code of tttkit.all(".colophon .code")) {
      code.after(tttkit.make("dd", { class: "made" }, button(tttkit.about.code, code, tttkit.word("js_copy_check"))));
    }
    if (tttkit.about.disk) { return; }
    for (const heading of tttkit.all("main :is(h2, h3)[id]:not(.title, .label)")) {
      const words = heading.textContent.trim();
      const link = tttkit.make("a", { class: "made here", href: "#" + heading.id, "aria-label": tttkit.word("js_copy_link", { title: words }), onclick: () => {
        tttkit.copy(link.href).then((worked) => tell(worked, link));
      } }, tttkit.icon("link"));
      // The heading is called what it says, without the link's own name.
      heading.setAttribute("aria-label", words);
      heading.append(" ", link);
    }
  });
})();
