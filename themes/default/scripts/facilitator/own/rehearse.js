// Rehearsal of a module, where it stands: one thing to say or to do at a time, and everything else out of sight. What came of it is kept under
// `f:rehearsal:<page>` as JSON: { date, seconds, least, most (the module's minutes; null where not known), steps, said, without }:
// of `said` things to say, `without` were said before they were looked at.
tttkit.feature("rehearsal", function () {
  "use strict";
  const text = tttkit.one("main .text");
  const planned = tttkit.one("main .opening").dataset.rehearse;
  const pieces = ".block, .steps > li";
  const here = "#_rehearse";
  const spoken = ".say, .ask, .discussion";
  const root = document.body;
  const module = tttkit.one("h1").textContent.trim();
  const span = (written) => { const parts = /^(\d+)-(\d+)$/.exec(written || ""); return parts ? { least: Number(parts[1]), most: Number(parts[2]) } : null; };
  let units = [];
  let at = -1;
  let hidden = false;
  let since = 0;
  let bar = null;
  let summary = null;
  let timer = 0;

  // What there is to rehearse, in the order of the page: each block, and each step of one. What is nobody's cue stays with the block
  // that it stands in. One that holds others comes before them with what is its own, if it has something.
  function find() {
    const cues = ".cue, .discussion, .steps > li";
    const apart = tttkit.all(pieces, text).filter((piece) => piece.matches(cues) || tttkit.one(cues, piece) || !piece.parentNode.closest(pieces));
    apart.forEach((piece) => piece.classList.add("apart"));
    return apart.filter(function (piece) {
      if (piece.matches(".materials")) { return false; }
      const own = piece.cloneNode(true);
      tttkit.all(".apart, .label, .activity, .made", own).forEach((inner) => inner.remove());
      return own.textContent.trim() !== "" || tttkit.one("img, audio, video, input", own) !== null;
    }).map((piece) => ({ piece, spoken: piece.matches(spoken), seconds: 0, looked: false, seen: false }));
  }

  // What stays beside a piece, or beside what it stands in: its label, its activity's head, the name of its tab, the step it belongs to.
  function stays(other, path, unit) {
    if (other.matches(".label, .title, .activity-head, .rehearsal, legend")) { return true; }
    if (other.matches("label")) { return other.nextElementSibling === path; }
    if (other.matches(".purpose")) { return units.find((one) => path.parentNode.contains(one.piece)) === unit; }
    return path.parentNode.matches("li") && !other.matches(".apart") && !tttkit.one(".apart", other);
  }

  function clear() {
    tttkit.all(".out, .rehearsing-at, .rehearsing-in").forEach((one) => one.classList.remove("out", "rehearsing-at", "rehearsing-in"));
    tttkit.all(".rehearsal", text).forEach((one) => one.remove());
  }

  function only(unit) {
    clear();
    const main = tttkit.one("main");
    for (let path = unit.piece; path !== main; path = path.parentNode) {
      Array.from(path.parentNode.children).forEach((other) => { if (other !== path && !stays(other, path, unit)) { other.classList.add("out"); } });
      if (path.matches("details")) { path.open = true; }
      if (path !== unit.piece) { path.classList.add("rehearsing-in"); }
    }
    tttkit.all(".apart, .activity", unit.piece).forEach((inner) => inner.classList.add("out"));
    unit.piece.classList.add("rehearsing-at");
  }

  const activity = (unit) => unit.piece.parentNode.closest(".activity");
  const title = (of) => [".number", "h2, h3, h4, h5, h6"].map((part) => tttkit.one(":scope > .activity-head " + part, of)).filter(Boolean).map((part) => part.textContent.trim()).join(" ");
  const sum = (list) => list.reduce((seconds, unit) => seconds + unit.seconds, 0);
  const within = (of) => units.filter((unit) => (of ? of.contains(unit.piece) : !activity(unit)));

  // "3:10 of 20 minutes", or the time alone.
  function against(seconds, plan) {
    const clock = tttkit.timer(seconds);
    return plan ? tttkit.plural("jsf_of", plan.most, { clock, minutes: tttkit.timing.figure(plan.least, plan.most) }) : clock;
  }

  // Only time in which the page was seen counts.
  function count(seen) {
    const now = Date.now();
    if (at >= 0 && seen) { units[at].seconds += (now - since) / 1000; }
    since = now;
  }

  function times() {
    count(!document.hidden);
    if (at < 0) { return; }
    const of = activity(units[at]);
    const own = tttkit.one(".own", bar);
    own.textContent = (of ? title(of) : tttkit.word("jsf_rehearse_other")) + ": " + against(sum(within(of)), of && span(of.dataset.minutes));
    tttkit.one(".whole", bar).textContent = tttkit.word("jsf_rehearse_module") + ": " + against(sum(units), span(planned));
  }

  const veiled = () => hidden && units[at].spoken && !units[at].looked;

  function veil() {
    const unit = units[at];
    const on = veiled();
    unit.piece.classList.toggle("veiled", on);
    tttkit.all(".rehearsal", text).forEach((one) => one.remove());
    if (on) {
      unit.piece.append(tttkit.make("div", { class: "rehearsal made sans" }, tttkit.make("p", {}, tttkit.word("jsf_rehearse_try")), tttkit.make("button", { type: "button", onclick: look }, tttkit.word("jsf_rehearse_look"))));
    } else if (unit.spoken && !unit.seen) {
      unit.seen = true;
      unit.read = !unit.looked;
    }
    const toggle = tttkit.one("[data-do=words]", bar);
    toggle.textContent = tttkit.word(hidden ? "jsf_rehearse_show" : "jsf_rehearse_hide");
  }

  function look() {
    units[at].looked = true;
    veil();
    tttkit.say(words());
    tttkit.one("[data-do=next]", bar).focus({ preventScroll: true });
  }

  function words() {
    const piece = units[at].piece;
    return veiled() ? tttkit.word("jsf_rehearse_try") : piece.innerText.replace(/\s+/g, " ").trim();
  }

  function go(to) {
    count(true);
    if (to < 0) { return; }
    if (to >= units.length) { close(); return; }
    if (at >= 0) { units[at].piece.classList.remove("veiled"); }
    at = to;
    only(units[at]);
    veil();
    const where = tttkit.word("jsf_rehearse_at", { at: tttkit.number(at + 1), count: tttkit.number(units.length) });
    tttkit.one(".progress", bar).textContent = where;
    tttkit.one("[data-do=back]", bar).disabled = at === 0;
    tttkit.one("[data-do=next]", bar).textContent = tttkit.word(at + 1 === units.length ? "jsf_rehearse_end" : "jsf_rehearse_next");
    times();
    const label = tttkit.one(":scope > .label b", units[at].piece.closest(".block"));
    tttkit.say([where, label && !units[at].piece.contains(label) ? label.textContent : "", words()].filter(Boolean).join(". "));
    window.scrollTo(0, 0);
    // What had the focus may be out of sight now.
    if (!bar.contains(document.activeElement)) { tttkit.one("[data-do=next]", bar).focus({ preventScroll: true }); }
  }

  function toggle() {
    hidden = !hidden;
    tttkit.store.set("f:rehearse-hidden", hidden ? "yes" : null);
    if (hidden) { units[at].looked = false; }
    veil();
    tttkit.say(words());
  }

  function controls() {
    const button = (name, key, run) => tttkit.make("button", { type: "button", "data-do": name, class: name === "next" ? "first" : null, onclick: run }, tttkit.word(key));
    return tttkit.make("aside", { class: "toolbar made", "aria-label": tttkit.word("jsf_rehearse_bar") }, tttkit.make("div", {},
      tttkit.make("p", { class: "clock progress" }),
      tttkit.make("p", { class: "at" }, tttkit.make("span", { class: "own" }), tttkit.make("span", { class: "whole" })),
      tttkit.make("p", { class: "fine keys" }, tttkit.word("jsf_rehearse_keys")),
      tttkit.make("p", { class: "buttons" }, button("next", "jsf_rehearse_next", () => go(at + 1)), button("back", "jsf_rehearse_back", () => go(at - 1)), button("words", "jsf_rehearse_hide", toggle), button("leave", "jsf_rehearse_leave", leave))));
  }

  function begin() {
    if (at >= 0) { return; }
    end();
    tttkit.all(".steps", text).forEach((steps) => tttkit.all(":scope > li", steps).forEach((step, nth) => { step.value = steps.start + nth; }));
    units = find();
    hidden = tttkit.store.get("f:rehearse-hidden") === "yes";
    root.classList.add("rehearsing");
    bar = controls();
    tttkit.one("main").prepend(tttkit.make("p", { class: "rehearsal made fine" }, tttkit.word("jsf_rehearsal", { module })));
    tttkit.one("main").after(bar);
    since = Date.now();
    go(0);
    tttkit.one("[data-do=next]", bar).focus({ preventScroll: true });
    timer = window.setInterval(times, 1000);
  }

  // The module is whole again.
  function end() {
    const last = at >= 0 ? units[at].piece : null;
    window.clearInterval(timer);
    clear();
    tttkit.all(".veiled", text).forEach((one) => one.classList.remove("veiled"));
    tttkit.all(".apart", text).forEach((one) => one.classList.remove("apart"));
    tttkit.all("main > .rehearsal").forEach((one) => one.remove());
    root.classList.remove("rehearsing");
    if (bar) { bar.remove(); }
    if (summary) { summary.remove(); }
    bar = null;
    summary = null;
    at = -1;
    return last;
  }

  function leave() { window.location.hash = "_main"; }

  function close() {
    const said = units.filter((unit) => unit.spoken);
    const without = (list) => list.filter((unit) => unit.spoken && !unit.read).length;
    const plan = span(planned);
    const done = units;
    end();
    tttkit.store.write("f:rehearsal:" + tttkit.about.page, Object.assign({ date: tttkit.today(), seconds: Math.round(sum(done)) }, plan || { least: null, most: null }, { steps: done.length, said: said.length, without: without(said) }));
    root.classList.add("rehearsing");
    at = -1;
    const row = function (name, list, minutes) {
      const of = list.filter((unit) => unit.spoken).length;
      return tttkit.make("tr", {}, tttkit.make("th", { scope: "row" }, name), tttkit.make("td", { class: "n" }, tttkit.timer(sum(list))), tttkit.make("td", { class: "n" }, minutes ? tttkit.timing.figure(minutes.least, minutes.most) : ""),
        tttkit.make("td", { class: "n" }, of ? tttkit.word("jsf_rehearse_share", { without: tttkit.number(without(list)), count: tttkit.number(of) }) : ""));
    };
    const rows = tttkit.all(".activity", text).filter((one) => within(one).length > 0).map((one) => row(title(one), within(one), span(one.dataset.minutes)));
    if (rows.length > 0 && within(null).length > 0) { rows.push(row(tttkit.word("jsf_rehearse_other"), within(null), null)); }
    rows.push(row(tttkit.word("jsf_rehearse_all"), units, plan));
    const heading = tttkit.make("h2", { tabindex: "-1" }, tttkit.word("jsf_rehearsed", { module }));
    const head = ["jsf_rehearse_activity", "jsf_rehearse_took", "jsf_rehearse_plan", "jsf_rehearse_without"].map((key, nth) => tttkit.make("th", { scope: "col", class: nth ? "n" : null }, tttkit.word(key)));
    const actions = tttkit.make("p", { class: "actions" }, tttkit.make("button", { type: "button", onclick: begin }, tttkit.word("jsf_rehearse_again")), tttkit.make("button", { type: "button", onclick: leave }, tttkit.word("jsf_rehearse_leave")));
    summary = tttkit.make("section", { class: "rehearsed made sans" }, heading, tttkit.make("div", { class: "scroll" }, tttkit.make("table", { class: "plain" }, tttkit.make("thead", {}, tttkit.make("tr", {}, head)), tttkit.make("tbody", {}, rows))), tttkit.make("p", { class: "fine" }, tttkit.word("jsf_rehearse_why")), actions);
    Array.from(tttkit.one("main").children).forEach((other) => other.classList.add("out"));
    tttkit.one("main").prepend(summary);
    window.scrollTo(0, 0);
    heading.focus();
    following(actions);
  }

  // The module that comes next by the plan, which is a file that only this page's end asks for.
  function following(actions) {
    const show = function () {
      const modules = tttkit.plans.flatMap((plan) => plan.days.flatMap((day) => day.items.filter((item) => item.kind === "module")));
      const next = modules[modules.findIndex((item) => item.page === tttkit.about.page) + 1];
      if (next && modules.some((item) => item.page === tttkit.about.page)) { actions.prepend(tttkit.make("a", { class: "button first", href: next.href + here }, tttkit.word("jsf_rehearse_on", { module: next.title }))); }
    };
    if (tttkit.plans) { show(); } else { document.head.append(tttkit.make("script", { src: "assets/plan.js", onload: show })); }
  }

  function keys(event) {
    if (at < 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented || tttkit.one("dialog[open]")) { return; }
    const on = event.target;
    const rtl = document.documentElement.dir === "rtl";
    if (event.key === "Escape") { leave(); return; }
    if (on.matches("input, textarea, select, video, audio, [contenteditable]") || event.key === " " && on.matches("button, a, summary")) { return; }
    const step = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1, " ": 1 }[event.key];
    if (step) {
      event.preventDefault();
      go(at + step);
    } else if (event.key === "ArrowDown" && veiled()) {
      event.preventDefault();
      look();
    }
  }

  function turn() {
    if (window.location.hash === here) { begin(); return; }
    const open = root.classList.contains("rehearsing");
    const last = end();
    if (last) { last.scrollIntoView({ block: "center" }); }
    if (open) { tttkit.one("[data-rehearse-now]").focus({ preventScroll: true }); }
  }

  document.addEventListener("visibilitychange", () => count(document.hidden));
  document.addEventListener("keydown", keys);
  // Begins or ends it, as the page's address says.
  tttkit.rehearsal = turn;
});
