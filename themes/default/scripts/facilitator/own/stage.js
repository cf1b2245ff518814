// Slides as the room sees them: one at a time, as large as fits. The projector's window has a stage, and the presenter's where there is
// one window alone. What comes onto a stage is made anew from its markup, and only of what a slide may hold.
(function () {
  "use strict";
  const plain = "P H3 OL UL LI DL DT DD STRONG EM B I S DEL INS SUB SUP CODE PRE KBD MARK Q CITE ABBR SMALL SPAN DIV BR HR BDI BLOCKQUOTE FIGURE FIGCAPTION TABLE CAPTION THEAD TBODY TR TH TD IMG VIDEO AUDIO TRACK".split(" ");
  const drawn = ["svg", "path"];
  const kept = "class lang dir alt role aria-label start value reversed colspan rowspan scope viewBox d kind srclang label display mathvariant stretchy fence separator accent columnalign data-captions data-from data-until data-now".split(" ");
  const lost = "SCRIPT STYLE TEMPLATE IFRAME OBJECT EMBED FORM INPUT TEXTAREA SELECT BUTTON LINK META BASE".split(" ");
  const parse = (html) => new DOMParser().parseFromString(html, "text/html").body;
  const [svg, math] = Array.from(parse("<svg></svg><math></math>").children, (element) => element.namespaceURI);

  function allowed(element) {
    if (element.namespaceURI === math) { return !/^annotation/.test(element.localName); }
    return element.namespaceURI === svg ? drawn.includes(element.localName) : plain.includes(element.tagName);
  }

  function clean(node) {
    if (node.nodeType === Node.TEXT_NODE) { return document.createTextNode(node.data); }
    if (node.nodeType !== Node.ELEMENT_NODE || lost.includes(node.tagName)) { return ""; }
    const inside = Array.from(node.childNodes, clean);
    if (!allowed(node)) {
      const bare = document.createDocumentFragment();
      if (node.namespaceURI !== svg && node.namespaceURI !== math) { bare.append(...inside); }
      return bare;
    }
    const copy = document.createElementNS(node.namespaceURI, node.localName);
    kept.forEach((name) => { if (node.hasAttribute(name)) { copy.setAttribute(name, node.getAttribute(name)); } });
    // Files of this kit and no others.
    const from = node.getAttribute("src");
    if (from && /^assets\/media\/[^:]*$/.test(from) && !from.includes("..")) { copy.setAttribute("src", from); }
    if (node.matches("video, audio")) { copy.controls = true; }
    copy.append(...inside);
    return copy;
  }

  // Some markup as nodes that a slide may hold.
  function safe(html) {
    const bare = document.createDocumentFragment();
    bare.append(...Array.from(parse(html).childNodes, clean));
    return bare;
  }

  const over = (slide) => slide.scrollHeight > slide.clientHeight + 1 || slide.scrollWidth > slide.clientWidth + 1;

  // Makes the type of a slide as small as it must be for all of it to be seen. What is too much even for the smallest can be scrolled.
  function fit(slide) {
    const at = (size) => { slide.style.setProperty("--fit", size); return !over(slide); };
    slide.classList.remove("long");
    if (slide.clientHeight === 0 || at(1)) { return; }
    let least = 0.25;
    let most = 1;
    if (!at(least)) { slide.classList.add("long"); return; }
    while (most - least > 0.02) {
      const middle = (least + most) / 2;
      if (at(middle)) { least = middle; } else { most = middle; }
    }
    at(least);
  }

  // Captions of films, which were put on the page after its own were made.
  function captions(slide) {
    if (tttkit.captions && slide.querySelector("video, audio")) { tttkit.captions(slide); }
  }

  // A frame that shows a slide and keeps it fitting.
  function frame(kind) {
    const slide = tttkit.make("div", { class: "slide" });
    const box = tttkit.make("div", { class: "frame " + kind }, slide);
    new ResizeObserver(() => fit(slide)).observe(box);
    // Words that a reader spaces wider, or a face that comes late, make what stands on the slide larger.
    const words = new ResizeObserver(() => window.requestAnimationFrame(() => { if (over(slide)) { fit(slide); } }));
    box.addEventListener("load", () => fit(slide), true);
    box.addEventListener("loadedmetadata", () => fit(slide), true);
    box.show = function (html, name, foot) {
      slide.className = "slide" + (name ? " " + name : "");
      slide.replaceChildren(safe(html));
      if (foot) { slide.append(foot); }
      captions(slide);
      fit(slide);
      words.disconnect();
      for (const part of slide.children) { words.observe(part); }
    };
    return box;
  }

  // What a key asks for. Letters can be turned off: who speaks to the machine, or presses keys by chance, is better off without.
  function wish(event, letters) {
    if (event.ctrlKey || event.metaKey || event.altKey || (!letters && /^\S$/.test(event.key))) { return null; }
    const ahead = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const keys = {
      ArrowLeft: "back", ArrowRight: "back", PageDown: "next", PageUp: "back", Backspace: "back", Home: "first", End: "last", " ": event.shiftKey ? "back" : "next",
      b: "blank", ".": "blank", t: "tone", q: "phones", f: "full", n: "notes", Escape: "leave",
    };
    keys[ahead] = "next";
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    return Object.prototype.hasOwnProperty.call(keys, key) ? keys[key] : null;
  }

  function full() {
    const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen({ navigationUI: "hide" });
    if (done) { done.catch(() => {}); }
  }

  // A screen goes dark when nobody touches the machine: not while it shows a slide.
  function awake() {
    if (navigator.wakeLock && document.visibilityState === "visible") { navigator.wakeLock.request("screen").catch(() => {}); }
  }

  // A stage: { box, show }. `show` takes { html, name, number, tone, blank, phones }: `phones` is the markup of the code that leads the
  // phones in the room, where that is to be seen.
  function stage() {
    const about = tttkit.about;
    const box = frame("whole");
    const foot = tttkit.make("footer", null, tttkit.make("span", null, tttkit.word("jsf_slide_foot", about)));
    const number = tttkit.make("span");
    const now = () => tttkit.all("[data-now]", box).forEach((place) => { place.textContent = tttkit.word("jsf_now_is", { time: tttkit.clock(new Date().getHours() * 60 + new Date().getMinutes()) }); });
    foot.append(number);
    const filler = tttkit.make("button", { type: "button", class: "fill", onclick: full }, tttkit.icon("screen"), " ", tttkit.word("jsf_full_screen"));
    box.append(filler);
    document.addEventListener("fullscreenchange", () => { filler.hidden = Boolean(document.fullscreenElement); });
    let idle = 0;
    const stir = function () {
      box.classList.remove("idle");
      window.clearTimeout(idle);
      idle = window.setTimeout(() => box.classList.add("idle"), 2000);
    };
    document.addEventListener("pointermove", stir);
    document.addEventListener("visibilitychange", awake);
    window.setInterval(now, 2000);
    stir();
    awake();
    return {
      box,
      show(slide) {
        box.className = "frame fitted whole " + (slide.tone === "dark" ? "dark" : "light") + (slide.blank ? " blank" : "");
        number.textContent = tttkit.number(slide.number);
        filler.hidden = Boolean(document.fullscreenElement);
        box.show(slide.blank ? "" : slide.phones || slide.html, slide.phones ? "is-phones" : slide.name, slide.blank ? null : foot);
        now();
      },
      // Plays what is on the slide, or stops it.
      play() {
        const film = box.querySelector("video, audio");
        if (film && film.paused) { film.play().catch(() => {}); } else if (film) { film.pause(); }
      },
    };
  }

  tttkit.stage = { frame, full, safe, stage, wish };
})();
