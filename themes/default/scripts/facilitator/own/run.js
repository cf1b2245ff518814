// The run of show while it runs: where the session stands by the clock, and how far from its plan.
tttkit.feature("run", function () {
  "use strict";
  const timing = tttkit.timing;
  const plans = tttkit.plans || [];
  const bar = tttkit.one("#_bar");
  const panel = tttkit.one("#_live");
  const start = tttkit.one("#_start");
  const days = tttkit.one("#_day");
  const reset = tttkit.one("#_reset");
  if (!bar || plans.length === 0) { return; }
  // Up to so many minutes from the plan's start a session is early or late; beyond, it is held at another time.
  const near = 90;
  const choices = plans.flatMap((plan) => plan.days.map((day, nth) => ({ plan, day, nth })));
  const low = window.matchMedia("(max-height: 34rem)");
  const button = (name) => tttkit.one("[data-do=" + name + "]", bar);
  let state = null;
  let list = [];
  let rows = [];
  let told = {};

  const chosen = () => choices.find((one) => one.plan.name === state.plan && one.nth === state.day);
  const where = () => timing.where(state, list, Date.now());
  const live = () => state.at >= 0;
  function minutesNow() {
    const now = new Date();
    return now.getHours() * 60 + now.getMinutes();
  }
  function put(element, words) {
    if (element.textContent !== words) { element.textContent = words; }
  }
  const range = (at) => tttkit.clock(at.least) + (at.least === at.most ? "" : "\u2013" + tttkit.clock(at.most));

  // The table of the chosen day: its times on the clock, what is done, what is now, what was taken. All others are as they were made.
  function table() {
    tttkit.all("main .schedule").forEach((one) => one.classList.remove("live", "finished"));
    tttkit.all("main .schedule tr").forEach((row) => row.classList.remove("now", "done"));
    tttkit.all("main .schedule .made").forEach((made) => made.remove());
    const { plan, day } = chosen();
    list = timing.steps(plan, state.day, state.start);
    const place = document.getElementById(day.anchor);
    rows = tttkit.all("tbody tr", place);
    clocks(day, place);
    if (!live()) { return; }
    const of = tttkit.one("table", place);
    of.classList.add("live");
    of.classList.toggle("finished", state.at >= list.length);
    list.forEach(function (step, at) {
      rows[step.row].classList.toggle("done", at < state.at);
      rows[step.row].classList.toggle("now", at === state.at);
      taken(rows[step.row], state.taken[step.key]);
      if (at === state.at) { tttkit.one("p", rows[step.row]).prepend(tttkit.make("strong", { class: "made" }, tttkit.word("jsf_now") + " ")); }
    });
    // A module is done with its last step, and took what its steps took.
    day.items.forEach(function (item, row) {
      const inner = list.filter((step) => step.slot === row && step.row !== row);
      if (inner.length === 0) { return; }
      const done = inner.every((step) => step.index < state.at);
      rows[row].classList.toggle("done", done);
      if (done) { taken(rows[row], inner.reduce((sum, step) => sum + (state.taken[step.key] || 0), 0)); }
    });
  }

  function taken(row, seconds) {
    if (seconds === undefined) { return; }
    tttkit.one(".actual", row).append(tttkit.make("span", { class: "made printed" }, tttkit.number(Math.round(seconds / 60))));
  }

  // Times as the page was made with stay until they are moved.
  function clocks(day, place) {
    const moved = state.start !== (day.start || 0);
    const head = tttkit.one(".facts dd bdi", place);
    for (const [element, words] of [[head, () => tttkit.word("jsf_from_to", { from: tttkit.clock(state.start), to: tttkit.clock(list.end) })]].concat(rows.map((row, at) => [row.cells[0], () => (list.rows[at] ? range(list.rows[at]) : "")]))) {
      if (!element) { continue; }
      if (element.dataset.plan === undefined) { element.dataset.plan = element.textContent; }
      put(element, moved ? words() : element.dataset.plan);
    }
  }

  // The bar at the foot, at each second; it touches only what has changed.
  function tick() {
    const is = where();
    const words = { at: "", left: "", then: "", drift: "", win: "" };
    if (!live()) {
      words.at = tttkit.word("jsf_not_begun");
      words.left = tttkit.word("jsf_first", { clock: tttkit.clock(state.start), step: list[0].name });
    } else if (is.finished) {
      words.at = tttkit.word("jsf_done");
      words.drift = timing.drift(is.minutes);
    } else {
      words.at = (is.paused ? tttkit.word("jsf_paused") + ": " : "") + is.step.name;
      words.left = timing.left(is);
      words.then = is.next ? tttkit.word("jsf_next", { step: is.next.name }) : tttkit.word("jsf_last");
      words.drift = timing.drift(is.minutes);
      words.win = timing.win(list, state.at, is.minutes);
    }
    put(tttkit.one(".clock", bar), tttkit.clock(minutesNow()));
    const title = tttkit.one(".at a", bar);
    put(title, words.at);
    const to = is.step && is.step.href;
    if (to && title.getAttribute("href") !== to) { title.setAttribute("href", to); } else if (!to) { title.removeAttribute("href"); }
    put(tttkit.one(".left", bar), words.left);
    put(tttkit.one(".at .fine", bar), words.then);
    put(tttkit.one(".drift strong", bar), words.drift);
    put(tttkit.one(".drift .fine", bar), words.win);
    tttkit.one(".left", bar).classList.toggle("over", is.left <= -60);
    bar.classList.toggle("behind", is.minutes > 0);
    strip(is);
    if (is.minutes !== told.minutes || state.at !== told.step) { marks(is); }
    // Told to who listens: a step that begins, a minute lost or won, a time that has run out; and not the same twice.
    const now = { step: state.at, minutes: is.minutes, paused: is.paused, over: is.left <= -60 };
    if (told.step !== undefined && live()) {
      if (now.step !== told.step) { tttkit.say([is.finished ? words.at : tttkit.word("jsf_now") + " " + words.at, words.left, words.drift].filter(Boolean).join(". ")); }
      else if (now.paused !== told.paused) { tttkit.say(words.at); }
      else if (now.minutes !== told.minutes || now.over && !told.over) { tttkit.say([words.drift, now.over ? words.left : "", now.minutes > told.minutes ? words.win : ""].filter(Boolean).join(". ")); }
    }
    told = now;
  }

  // The day as a strip: as wide as each step is long, filled where it is done, and a mark for the clock.
  function strip(is) {
    const svg = tttkit.one("svg", bar);
    const from = list[0].start.least;
    const whole = Math.max(1, list[list.length - 1].end.most - from);
    const make = function (kind, x, width, y) {
      const rect = document.createElementNS(svg.namespaceURI, "rect");
      const all = { class: kind, x: x.toFixed(2), width: Math.max(0, width).toFixed(2), y, height: 20 - 2 * y };
      Object.entries(all).forEach(([name, value]) => rect.setAttribute(name, value));
      return rect;
    };
    const rects = list.flatMap(function (step, at) {
      const part = at < state.at ? 1 : at === state.at ? Math.min(1, is.spent / Math.max(1, step.most * 60)) : 0;
      const x = step.start.most - from;
      return [make("step", x, step.most, 4)].concat(part > 0 ? make("past", x, step.most * part, 4) : []);
    });
    if (is.clock !== null) { rects.push(make("plan", Math.min(whole, Math.max(0, is.clock - from)) - whole / 300, whole / 150, 0)); }
    svg.setAttribute("viewBox", "0 0 " + whole + " 20");
    const drawn = rects.map((rect) => rect.outerHTML).join("");
    if (svg.dataset.drawn !== String(drawn.length) + drawn.slice(-90)) {
      svg.dataset.drawn = String(drawn.length) + drawn.slice(-90);
      svg.replaceChildren(...rects);
    }
  }

  // What would win the time back is marked where it stands in the table, too.
  function marks(is) {
    const picks = is.minutes > 0 ? timing.wins(list, state.at, is.minutes).picks : [];
    const marked = picks.map((pick) => tttkit.all(".short", rows[pick.step.row])[pick.step.short.findIndex((short) => short.html === pick.html)]);
    tttkit.all("main .short").forEach((short) => short.classList.toggle("pick", marked.includes(short)));
  }

  // All of it, after something was pressed or typed.
  function show() {
    table();
    const is = where();
    const running = is.running;
    const shown = { begin: !live(), next: running, back: state.at > 0, pause: running && !is.paused, resume: running && is.paused, find: running, reset: live() };
    const had = document.activeElement;
    Object.entries(shown).forEach(([name, on]) => { button(name).hidden = !on; });
    tttkit.one("a.button", bar).hidden = !is.finished;
    // A button that is gone leaves its place to the one that comes next to hand.
    if (had && had !== document.body && had.hidden) { tttkit.one("button:not([hidden]), a.button:not([hidden])", bar).focus(); }
    days.value = String(choices.indexOf(chosen()));
    if (document.activeElement !== start) { start.value = String(Math.floor(state.start / 60)).padStart(2, "0") + ":" + String(state.start % 60).padStart(2, "0"); }
    tttkit.one("#_start-plan").hidden = state.start === (chosen().day.start || 0);
    session();
    tick();
  }

  // When and where, as typed on the page to get ready.
  function session() {
    const kept = tttkit.store.read("f:session") || {};
    const words = [kept.date ? tttkit.date(kept.date) : "", kept.place].filter(Boolean).join(", ");
    const line = tttkit.one("#_session");
    put(line, words);
    line.hidden = words === "";
  }

  // At once, for everybody: nothing slides, and the last of several quick presses is the one that counts.
  function find() {
    const row = rows[list[state.at] ? list[state.at].row : 0];
    if (row) { row.scrollIntoView({ block: "center" }); }
  }

  // On a low screen the bar does not stick: it stands above the plan then, where it is found again.
  function lay() {
    if (low.matches) { tttkit.one("#_session").after(bar); } else { tttkit.one("main").after(bar); }
  }

  function set(next) {
    const step = next.at !== state.at;
    state = next;
    timing.save(state);
    show();
    if (step && live() && !low.matches) { find(); }
  }

  // What was typed before the start is what the page to get ready shows, too.
  function move(minutes) {
    if (minutes === null) { return; }
    if (!live() && state.day === 0) {
      const clock = String(Math.floor(minutes / 60)).padStart(2, "0") + ":" + String(minutes % 60).padStart(2, "0");
      tttkit.store.write("f:session", Object.assign({}, tttkit.store.read("f:session"), { start: clock, plan: state.plan }));
    }
    set(Object.assign({}, state, { start: minutes }));
    tttkit.say(tttkit.word("jsf_moved", { clock: tttkit.clock(minutes) }));
  }

  const does = {
    begin() {
      const off = minutesNow() - state.start;
      const far = Math.abs(off) > near || chosen().day.start === null;
      set(timing.begin(far ? Object.assign({}, state, { start: minutesNow() }) : state, list, Date.now()));
    },
    next: () => set(timing.next(state, list, Date.now())),
    back: () => set(timing.back(state, list, Date.now())),
    pause: () => set(timing.pause(state, Date.now())),
    resume: () => set(timing.resume(state, Date.now())),
    find() {
      button("next").focus({ preventScroll: true });
      find();
    },
    reset: () => reset.showModal(),
  };

  // Another day: what other days of the same plan took is kept with it.
  function choose() {
    const to = choices[Number(days.value)];
    const kept = to.plan.name === state.plan ? state.taken : {};
    told = {};
    set(Object.assign(timing.fresh(to.plan.name, to.nth, to.day.start || 0), { taken: kept }));
    document.getElementById(to.day.anchor).scrollIntoView();
  }

  function keys(event) {
    if (reset.open) { return; }
    if (event.altKey && event.code === "KeyN" && live()) {
      event.preventDefault();
      does.find();
      return;
    }
    if (!bar.contains(event.target) || event.altKey || event.ctrlKey || event.metaKey || !/^Arrow(Left|Right)$/.test(event.key)) { return; }
    const on = (event.key === "ArrowRight") !== (document.documentElement.dir === "rtl") ? button("next") : button("back");
    event.preventDefault();
    if (!on.hidden) { on.click(); }
  }

  tttkit.store.ready(function () {
    state = timing.choice(plans);
    choices.forEach((one, at) => days.append(tttkit.make("option", { value: at }, [one.plan.title, one.day.title].filter(Boolean).join(": ") || tttkit.one("h2", document.getElementById(one.day.anchor).parentNode).textContent)));
    days.parentNode.hidden = choices.length < 2;
    days.addEventListener("change", choose);
    start.addEventListener("change", () => move(tttkit.parseClock(start.value)));
    tttkit.one("#_start-now").addEventListener("click", () => move(minutesNow()));
    tttkit.one("#_start-plan").addEventListener("click", () => move(chosen().day.start || 0));
    Object.keys(does).forEach((name) => button(name).addEventListener("click", does[name]));
    reset.addEventListener("close", function () {
      if (reset.returnValue !== "yes") { return; }
      told = {};
      set(timing.fresh(state.plan, state.day, state.start));
      button("begin").focus();
    });
    document.addEventListener("keydown", keys);
    // The presenter's window, or another of this page, went on.
    document.addEventListener("tttkit:kept", function (event) {
      if (event.detail.key === "f:live" || event.detail.key === "f:session") {
        state = timing.choice(plans);
        show();
      }
    });
    low.addEventListener("change", lay);
    lay();
    panel.hidden = false;
    bar.hidden = false;
    show();
    if (live() && !low.matches) { find(); }
    window.setInterval(tick, 1000);
  });
});
