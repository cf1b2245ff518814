// The author's own bar: which edition, how wide, whether all is well; and over the page, what is wrong. It stands in a tree of its own, so
// that it and the page cannot disturb each other's looks.
(function () {
  "use strict";
  const ours = (window.tttkitServe = window.tttkitServe || {});
  const FRAME = "/_serve/frame.html";
  const WIDTHS = [["Full width", 0], ["Tablet", 768], ["Phone", 390]];
  // In the frame of another page, the bar is that page's; on a screen, nothing but the slides may be seen.
  const framed = window.parent !== window;
  const bare = framed || document.documentElement.dataset.page === "projector";

  const make = function (tag, attributes, ...inside) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (typeof value === "function") { element.addEventListener(name, value); } else { element.setAttribute(name, value); }
    }
    element.append(...inside);
    return element;
  };
  const count = (number, thing) => number + " " + thing + (number === 1 ? "" : "s");

  ours.bar = { show() {}, connection() {} };
  if (bare) { return; }

  const home = make("div", { id: "_serve-bar", lang: "en", dir: "ltr" });
  const root = home.attachShadow({ mode: "open" });
  const editions = make("p", { class: "editions" });
  const widths = make("p", { class: "widths" });
  const state = make("p", { class: "state", role: "status" }, "Connecting");
  const bar = make("div", { class: "bar", role: "region", "aria-label": "Preview" }, editions, widths, state);
  const alert = make("p", { class: "heading", role: "alert" });
  const told = make("pre", { tabindex: "0", role: "region", "aria-label": "What is wrong" });
  const close = make("button", { type: "button", click: () => hide(true) }, "Close");
  const panel = make("section", { class: "panel", "aria-label": "Mistakes", hidden: "" }, make("div", { class: "top" }, alert, close), told);
  const reopen = make("button", { type: "button", class: "wrong", hidden: "", click: () => { hidden = ""; open(); told.focus(); } });
  const coach = make("button", { type: "button", hidden: "", "aria-expanded": "false", "aria-controls": "coach", click: () => coached(words.hidden) });
  const words = make("section", { class: "panel coach", id: "coach", "aria-label": "The coach", hidden: "" },
    make("div", { class: "top" }, make("p", { class: "heading" }, "What the coach says of this kit"), make("button", { type: "button", click: () => { coached(false); coach.focus(); } }, "Close")));
  const said = make("pre", { tabindex: "0", role: "region", "aria-label": "The findings" });
  words.append(said);
  bar.append(coach, reopen);
  root.append(make("link", { rel: "stylesheet", href: "/_serve/preview.css" }), panel, words, bar);
  document.documentElement.append(home);

  // What was wrong when somebody closed it: it stays closed until something else is.
  let hidden = "";
  let now = "";

  function coached(open) {
    words.hidden = !open;
    coach.setAttribute("aria-expanded", String(open));
  }
  function open() {
    coached(false);
    panel.hidden = false;
    reopen.hidden = true;
  }
  function hide(byHand) {
    const inside = panel.contains(root.activeElement);
    panel.hidden = true;
    reopen.hidden = now === "";
    if (byHand) { hidden = now; }
    if (inside && !reopen.hidden) { reopen.focus(); }
  }
  document.addEventListener("keydown", (event) => {
    // A dialog of the page is closed first.
    if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]")) { return; }
    if (!words.hidden) { coached(false); coach.focus(); } else if (!panel.hidden) { hide(true); }
  });

  const choice = (words, href, current) => make("a", current ? { href, "aria-current": "true" } : { href }, words);

  // Where the page that is shown stands, and how wide it is shown.
  ours.shown = ours.shown || (() => ({ page: window.location.pathname + window.location.hash, width: 0 }));
  const at = (page, width) => (width === 0 ? page : FRAME + "?" + new URLSearchParams({ page, width }));

  function ways(across) {
    const { page, width } = ours.shown();
    const facilitator = /\/facilitator\//.test(page);
    const other = across && at(across, width);
    editions.replaceChildren(...(other
      ? [choice("Facilitator", facilitator ? at(page, width) : other, facilitator), choice("Participant", facilitator ? other : at(page, width), !facilitator)]
      : []));
    widths.replaceChildren(...WIDTHS.map(([words, wide]) => choice(words, at(page, wide), wide === width)));
  }

  ours.bar = {
    // All that the server said of the page.
    show({ across, errors, before_a_release: before, advice, coach: findings, told: text, gone, moved }) {
      ways(across);
      const mistakes = errors > 0 ? count(errors, "mistake") : "";
      const missing = gone && !moved ? "This page is not there any more" : "";
      now = mistakes || missing ? mistakes + "\n" + missing + "\n" + (text || "") : "";
      const heading = [missing, mistakes && mistakes + (missing ? "" : ": the page stays as it was last")].filter(Boolean).join(". ");
      if (alert.textContent !== heading) { alert.textContent = heading; }
      const wrong = text || (errors > 0 ? "The terminal tells what is wrong." : "");
      if (told.textContent !== wrong) { told.textContent = wrong; }
      told.hidden = wrong === "";
      reopen.textContent = mistakes || missing;
      if (now === "") { hidden = ""; hide(false); } else if (now === hidden) { hide(false); } else { open(); }
      state.textContent = now === "" ? "Up to date" : "Not up to date";
      coach.textContent = [before > 0 && before + " to mend", advice > 0 && advice + " of advice"].filter(Boolean).join(", ");
      coach.hidden = before + advice === 0;
      if (coach.hidden) { coached(false); }
      if (said.textContent !== findings) { said.textContent = findings; }
      bar.dataset.state = now === "" ? "well" : "wrong";
    },
    connection(words) {
      state.textContent = words;
      bar.dataset.state = "away";
    },
  };
  ways(null);
})();
