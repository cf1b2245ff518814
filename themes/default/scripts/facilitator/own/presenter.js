// The presenter's desk: the slide that the room sees and the next, the notes, the clock; and the projector, a window of its own to which
// it tells what to show. The deck is what stands on the page; its notes are read a module at a time.
tttkit.feature("presenter", function () {
  "use strict";
  const { all, make, one, say, word } = tttkit;
  const short = (words) => { const plain = words.replace(/\s+/g, " ").trim(); return plain.length > 90 ? plain.slice(0, 88) + "\u2026" : plain; };
  const cards = all("main .card").map(function (element, at) {
    const slide = one(".slide", element);
    const chapter = element.closest(".deck");
    const title = one("h3", slide) || all("p, li", slide).find((line) => !line.matches(".over")) || slide;
    return Object.assign({ at, slide, chapter, nth: all(".card", chapter).indexOf(element), page: chapter.dataset.page || "", place: one(".fine a", element), title: short(title.textContent) }, element.dataset);
  });
  if (cards.length === 0) { return; }

  const notes = {};
  const timing = tttkit.timing && tttkit.plans && tttkit.plans.length > 0 ? tttkit.timing : null;
  const until = {};
  const sizes = 5;
  let live = null;
  let at = 0;
  let blank = false;
  let phones = false;
  let tone = "light";
  let letters = true;
  let size = 1;
  let projector = null;
  let stamp = 0;
  let alone = null;

  const button = (key, onclick, attributes) => make("button", Object.assign({ type: "button", onclick }, attributes), word(key));
  const clockAt = function (moment) { const day = new Date(moment); return tttkit.clock(day.getHours() * 60 + day.getMinutes()); };

  // ---- the desk

  const heading = make("h2", { class: "fine" });
  const current = tttkit.stage.frame("fitted");
  const upNext = make("h2", { class: "fine" });
  const following = tttkit.stage.frame("fitted");
  const told = make("p", { class: "fine told", role: "status" });
  const open = button("jsf_open_projector", openProjector);
  const single = button("jsf_one_window", () => enter());
  const toneButton = button("jsf_tone_dark", () => act("tone"));
  const phonesButton = one(".phones") ? button("jsf_phones", () => act("phones"), { "aria-pressed": "false" }) : null;
  const playButton = button("jsf_play", () => act("play"), { hidden: true });
  const lettersBox = make("input", { type: "checkbox", checked: true, onchange() { letters = lettersBox.checked; tttkit.store.set("f:letters", letters ? null : "off"); send(); } });
  const keys = make("details", { class: "keys-said" }, make("summary", null, word("jsf_slide_keys")), make("p", null, word("jsf_slide_keys_said")), make("label", null, lettersBox, " ", word("jsf_letters")));
  const screen = make("section", { class: "screen", "aria-label": word("jsf_slides") }, heading, current,
    make("div", { class: "coming" }, make("div", null, upNext, following), make("p", { class: "buttons" }, open, single, toneButton, phonesButton, playButton)), told,
    make("div", { class: "more" }, keys, button("jsf_as_page", () => { desk.hidden = bar.hidden = true; start.hidden = false; one("button", start).focus(); })));

  const where = make("p", { class: "fine where" });
  const smaller = button("jsf_notes_smaller", () => resize(-1));
  const larger = button("jsf_notes_larger", () => resize(1));
  const text = make("div", { class: "text", tabindex: "0", role: "region", "aria-label": word("jsf_slide_notes") });
  const beside = make("section", { class: "beside", "aria-label": word("jsf_slide_notes") }, make("div", { class: "head" }, where, make("p", { class: "buttons" }, smaller, larger)), text);

  const nowClock = make("span", { class: "clock" });
  const leftClock = make("span", { class: "clock" });
  const leftWords = make("span", { class: "fine" });
  const driftWords = make("strong");
  const winWords = make("span", { class: "fine" });
  const backButton = button("jsf_slide_back", () => act("back"));
  const nextButton = button("jsf_slide_next", () => act("next"), { class: "first" });
  const blankButton = button("jsf_blank", () => act("blank"));
  const clockButton = button("jsf_start_clock", startOrPause);
  const bar = make("aside", { class: "bar made", "aria-label": word("jsf_desk_controls") }, make("div", null,
    make("p", null, nowClock), make("p", null, leftClock, " ", leftWords), make("p", { class: "drift" }, driftWords, make("br"), winWords),
    make("p", { class: "buttons" }, backButton, nextButton, blankButton, button("jsf_all_slides", list), timing ? clockButton : null)));
  const desk = make("div", { class: "desk made" }, screen, beside);
  const start = make("p", { class: "actions made", hidden: true }, button("jsf_as_desk", () => { desk.hidden = bar.hidden = false; start.hidden = true; draw(); nextButton.focus(); }, { class: "first" }));

  // ---- what is shown

  // A slide as it is sent. A break says when it ends by the clock on the wall: from the moment at which it was first shown.
  function markup(card) {
    const copy = card.slide.cloneNode(true);
    const place = one(".until", copy);
    if (place && card.at === at) {
      until[card.at] = until[card.at] || Math.ceil((Date.now() + card.minutes * 60000) / 60000) * 60000;
      place.textContent = word("jsf_until", { time: clockAt(until[card.at]) });
      place.after(make("p", { class: "under", "data-now": "" }));
    }
    return copy.innerHTML;
  }

  function sent() {
    const card = cards[at];
    const name = card.slide.className.replace(/^slide\s*/, "");
    const code = phones && one(".phones") ? one(".phones").outerHTML : null;
    return { tttkit: "slide", kit: tttkit.about.kit, stamp: String(stamp), html: markup(card), name, number: at + 1, tone, blank, phones: code, letters };
  }

  function send() {
    stamp += 1;
    const slide = sent();
    if (projector) { projector.postMessage(slide, "*"); }
    if (alone && alone.dialog.open) { alone.stage.show(slide); }
  }

  function draw() {
    const card = cards[at];
    const next = cards[at + 1];
    const seen = projector || (alone && alone.dialog.open);
    heading.textContent = word(blank ? "jsf_blanked" : seen ? "jsf_on_screen" : "jsf_not_on_screen", { number: tttkit.number(at + 1), count: tttkit.number(cards.length) });
    current.show(markup(card), card.slide.className.replace(/^slide\s*/, ""));
    current.classList.toggle("blanked", blank);
    upNext.textContent = word(next ? "jsf_next_up" : "jsf_last_slide");
    following.hidden = !next;
    if (next) { following.show(markup(next), next.slide.className.replace(/^slide\s*/, "")); }
    open.textContent = word(projector ? "jsf_close_projector" : "jsf_open_projector");
    toneButton.textContent = word(tone === "dark" ? "jsf_tone_light" : "jsf_tone_dark");
    blankButton.textContent = word(blank ? "jsf_unblank" : "jsf_blank");
    if (phonesButton) { phonesButton.setAttribute("aria-pressed", String(phones)); }
    playButton.hidden = !one("video, audio", card.slide);
    backButton.disabled = at === 0;
    nextButton.disabled = !next;
    where.replaceChildren(card.place ? card.place.cloneNode(true) : card.chapter.querySelector("h2").textContent);
    all("a", where).forEach((link) => { link.target = "_blank"; });
    send();
    drawNotes();
    tick();
  }

  // ---- notes

  tttkit.notes = function (page, htmls) { notes[page] = htmls; };

  function read(page) {
    if (!page || page in notes) { return; }
    notes[page] = null;
    const script = make("script", { src: "assets/deck-" + page + ".js" });
    const done = function () { script.remove(); drawNotes(); };
    script.addEventListener("load", done);
    script.addEventListener("error", () => { notes[page] = false; done(); });
    document.head.append(script);
  }

  let shown = "";
  function drawNotes() {
    const card = cards[at];
    const mine = card.page ? notes[card.page] : [];
    if (mine === undefined) { read(card.page); return; }
    if (mine === null || shown === card.at + (mine ? "" : "!")) { return; }
    shown = card.at + (mine ? "" : "!");
    text.scrollTop = 0;
    beside.scrollTop = 0;
    if (!mine || !mine[card.nth]) {
      text.replaceChildren(make("p", { class: "fine" }, mine ? word("jsf_notes_none") : word("jsf_notes_failed", { place: card.place.textContent })));
    } else {
      const parsed = new DOMParser().parseFromString(mine[card.nth], "text/html").body;
      // Names are in use already where the same words stand on a slide.
      ["id", "for", "name", "aria-labelledby", "aria-describedby"].forEach((name) => all("[" + name + "]", parsed).forEach((element) => element.setAttribute(name, "_n" + element.getAttribute(name))));
      all("a[href]", parsed).forEach((link) => { link.target = "_blank"; });
      text.replaceChildren(...parsed.childNodes);
      tttkit.captions(text);
    }
    // The next module's are at hand when it comes.
    const ahead = cards.find((other) => other.at > at && other.page && other.page !== card.page);
    if (ahead) { read(ahead.page); }
  }

  function resize(by) {
    size = Math.min(sizes - 1, Math.max(0, size + by));
    tttkit.store.set("f:notes-size", String(size));
    drawSize();
  }

  function drawSize() {
    for (let nth = 0; nth < sizes; nth += 1) { beside.classList.toggle("size-" + nth, nth === size); }
    smaller.disabled = size === 0;
    larger.disabled = size === sizes - 1;
  }

  // ---- the projector

  function openProjector() {
    if (projector) { projector.postMessage({ tttkit: "slide", kit: tttkit.about.kit, does: "close" }, "*"); return; }
    const opened = window.open("projector.html", "tttkit-projector", "popup,width=1024,height=600");
    // The space bar moves on from here: on this button it would close what was just opened.
    if (opened) { projector = opened; told.textContent = word("jsf_projector_open"); draw(); nextButton.focus(); return; }
    told.textContent = word("jsf_projector_blocked");
    single.focus();
  }

  // Only a window that this one has opened is heard, whichever page of ours it shows by now.
  function mine(source) {
    try { return source && source !== window && source.opener === window; } catch (closed) { return false; }
  }

  window.addEventListener("message", function (event) {
    const asked = event.data;
    if (!asked || asked.tttkit !== "projector" || asked.kit !== tttkit.about.kit || asked.code !== tttkit.about.code || !mine(event.source)) { return; }
    if (projector !== event.source) { projector = event.source; told.textContent = word("jsf_projector_open"); draw(); }
    if (asked.does !== "hello") { act(asked.does); } else if (asked.stamp !== String(stamp)) { projector.postMessage(sent(), "*"); }
  });

  window.setInterval(function () {
    if (projector && projector.closed) { projector = null; told.textContent = word("jsf_projector_gone"); draw(); }
    tick();
  }, 1000);

  // ---- one window

  function enter() {
    if (!alone) {
      const stage = tttkit.stage.stage();
      const dialog = make("dialog", { class: "one-window made", "aria-label": word("jsf_slides") }, stage.box, button("jsf_leave_screen", () => dialog.close(), { class: "fill" }));
      stage.box.setAttribute("aria-live", "polite");
      dialog.addEventListener("close", function () {
        if (document.fullscreenElement) { document.exitFullscreen().catch(() => {}); }
        draw();
      });
      one("main").append(dialog);
      alone = { dialog, stage };
    }
    alone.dialog.showModal();
    if (!document.fullscreenElement) { tttkit.stage.full(); }
    draw();
  }

  // ---- moving

  function go(to) {
    const wanted = Math.min(cards.length - 1, Math.max(0, to));
    if (wanted === at && !blank && !phones) { return; }
    at = wanted;
    blank = false;
    phones = false;
    tttkit.store.write("f:slide", { at, when: Date.now() });
    follow();
    draw();
    say(word("jsf_slide_said", { number: at + 1, count: cards.length, title: cards[at].title }));
  }

  function act(does) {
    const inAlone = alone && alone.dialog.open;
    if (does === "next") { go(blank || phones ? at : at + 1); }
    if (does === "back") { go(blank || phones ? at : at - 1); }
    if (does === "first") { go(0); }
    if (does === "last") { go(cards.length - 1); }
    if (does === "blank") { blank = !blank; draw(); say(heading.textContent); }
    if (does === "tone") { tone = tone === "dark" ? "light" : "dark"; draw(); }
    if (does === "phones" && phonesButton) { phones = !phones; draw(); }
    if (does === "full") { tttkit.stage.full(); }
    if (does === "play") {
      if (inAlone) { alone.stage.play(); } else if (projector) { projector.postMessage({ tttkit: "slide", kit: tttkit.about.kit, does: "play" }, "*"); }
    }
    if (does === "notes") { if (inAlone) { alone.dialog.close(); } else { enter(); } }
    if (does === "leave") { if (inAlone) { alone.dialog.close(); } else if (blank || phones) { go(at); } }
  }

  document.addEventListener("keydown", function (event) {
    const dialog = one("dialog[open]");
    if (desk.hidden || (dialog && (!alone || dialog !== alone.dialog)) || event.target.closest("input, select, textarea, video, audio, .menu")) { return; }
    const does = tttkit.stage.wish(event, letters);
    if (!does || (event.key === " " && event.target.closest("button, a, summary, label")) || (event.key === "Backspace" && !dialog)) { return; }
    event.preventDefault();
    event.stopImmediatePropagation();
    act(does);
  }, true);

  function list() {
    const dialog = make("dialog", { class: "slide-list made", "aria-label": word("jsf_slide_list") }, make("h2", null, word("jsf_slide_list")));
    let chapter = null;
    let items = null;
    cards.forEach(function (card) {
      if (card.chapter !== chapter) {
        chapter = card.chapter;
        items = make("ol", { start: String(card.at + 1) });
        dialog.append(make("h3", null, one("h2", chapter).textContent), items);
      }
      items.append(make("li", null, make("button", { type: "button", "aria-current": card.at === at ? "true" : null, onclick() { dialog.close(); go(card.at); } }, card.title)));
    });
    dialog.prepend(button("jsf_slide_close", () => dialog.close(), { class: "close" }));
    dialog.addEventListener("close", () => dialog.remove());
    one("main").append(dialog);
    dialog.showModal();
    const now = one("[aria-current]", dialog);
    now.focus();
    now.scrollIntoView({ block: "center" });
  }

  // ---- the clock

  const plan = () => tttkit.plans.find((one) => one.name === live.plan);
  const steps = () => timing.steps(plan(), live.day, live.start);

  // The step of a plan that a slide belongs to, on the session's day; none where it belongs to no one.
  function stepOf(card, day) {
    const list = timing.steps(plan(), day, live.start);
    if (card.slot) {
      const [ofDay, nth] = card.slot.split(".").map(Number);
      const items = plan().days[day].items;
      const item = items.filter((one) => one.kind !== "step")[nth];
      return ofDay === day && live.plan === tttkit.plans[0].name && item ? list.find((step) => step.row === items.indexOf(item)) : undefined;
    }
    return list.find((step) => step.page === card.page && (card.step ? step.number === card.step : card.page));
  }

  // A slide of another activity makes that activity the current step.
  function follow() {
    if (!timing) { return; }
    live = timing.load(tttkit.plans) || live;
    const list = steps();
    const is = timing.where(live, list, Date.now());
    const step = stepOf(cards[at], live.day);
    if (!is.running || is.paused || !step || (!cards[at].step && !cards[at].slot && is.step.page === cards[at].page)) { return; }
    while (live.at < step.index) { live = timing.next(live, list, Date.now()); }
    while (live.at > step.index) { live = timing.back(live, list, Date.now()); }
    timing.save(live);
  }

  function startOrPause() {
    const now = Date.now();
    live = timing.load(tttkit.plans) || live;
    const is = timing.where(live, steps(), now);
    if (is.running) {
      live = is.paused ? timing.resume(live, now) : timing.pause(live, now);
    } else {
      const day = plan().days.findIndex((one, nth) => stepOf(cards[at], nth));
      if (day >= 0 && day !== live.day) { live = Object.assign({}, live, { day, start: plan().days[day].start || 0 }); }
      live = timing.begin(live, steps(), now);
    }
    timing.save(live);
    follow();
    tick();
    say(clockButton.textContent);
  }

  function tick() {
    nowClock.textContent = clockAt(Date.now());
    if (!timing || !live) { return; }
    const list = steps();
    const is = timing.where(live, list, Date.now());
    clockButton.textContent = word(!is.running ? "jsf_start_clock" : is.paused ? "jsf_resume_clock" : "jsf_pause_clock");
    leftClock.textContent = is.running ? tttkit.timer(is.left) : "";
    leftWords.textContent = is.running ? word(is.paused ? "jsf_paused_in" : "jsf_left_in", { step: is.step.name }) : is.finished ? word("jsf_plan_over") : "";
    driftWords.textContent = is.running ? timing.drift(is.minutes) : "";
    const pick = is.running && is.minutes > 0 ? timing.wins(list, live.at, is.minutes).picks[0] : null;
    const what = pick ? short(new DOMParser().parseFromString(pick.html, "text/html").body.textContent) : "";
    winWords.textContent = pick ? word("jsf_wins", { step: pick.step.name, what }) : "";
  }

  document.addEventListener("tttkit:kept", function (event) {
    if (timing && event.detail.key === "f:live") { live = timing.load(tttkit.plans) || live; tick(); }
  });

  // ---- at the start

  tttkit.store.ready(function () {
    const kept = tttkit.store.read("f:slide");
    // Where the last session was left, if that was today.
    if (kept && Date.now() - kept.when < 12 * 3600000 && cards[kept.at]) { at = kept.at; }
    if (timing) { live = timing.choice(tttkit.plans); }
    size = Number(tttkit.store.get("f:notes-size") || 1);
    letters = tttkit.store.get("f:letters") !== "off";
    lettersBox.checked = letters;
    const paper = getComputedStyle(document.body).backgroundColor.match(/\d+/g) || [255];
    tone = Number(paper[0]) < 128 ? "dark" : "light";
    one("main .opening").append(start);
    one("main").append(desk, bar);
    drawSize();
    draw();
  });
});
