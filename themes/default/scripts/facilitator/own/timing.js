// The plan of a day against the clock: shared by the run of show, the rehearsal and the presenter.
//
// Everything here but `win`, `load`, `save` and `choice` is a function of what it is given, so that tests need no page. Moments (`now`) are
// milliseconds as `Date.now()` gives them; times on the clock are minutes from midnight; ranges are { least, most }.
//
// A STEP, as `steps` gives them: { index, row, key, kind, name, title, number, href, page, anchor, module, grouping, short, told,
// slot, least, most, start, end }. Modules are not steps where they have some: their activities are. `row` is its place among the day's
// items (and rows of its table), `slot` that of its module, `told` says whether the author gave its minutes, `start` and `end` are ranges on the clock. The list
// itself has `rows`: when each item of the day starts, null where that is not known, and `end`: when the day ends.
//
// THE STATE of a session, kept under `f:live` as JSON:
//   plan    the plan's name, and day, the place of the day in it
//   start   when the day starts, in minutes from midnight: what was typed, or the plan's own
//   at      the place of the current step; -1 before the start, and the number of steps when all is done
//   began   when each step began, by its place; away: how long it was paused, in milliseconds
//   paused  since when it is paused; 0 when it runs
//   taken   how many seconds each step took, by its key. The keys are the same in every session of a version of a kit:
//           `<page>#<anchor>`, `<page>#<number>` where it has no anchor, `<page>#<title>` where it has neither, `<page>` for a module
//           without steps, `<the day's anchor>/<title>` for breaks and the rest; ` 2` and so on behind the second of the same.
//           Earlier days of the same plan stay in it.
(function () {
  "use strict";
  const none = -1;
  const ms = 60000;
  const plus = (at, by) => ({ least: at.least + by.least, most: at.most + by.most });
  const copy = (state) => Object.assign({}, state, { began: Object.assign({}, state.began), away: Object.assign({}, state.away), taken: Object.assign({}, state.taken) });

  // The steps of a day that starts at so many minutes from midnight; by the plan where that is null.
  function steps(plan, nth, start) {
    const day = plan.days[nth];
    const from = start === null || start === undefined ? day.start || 0 : start;
    const seen = {};
    const list = [];
    list.rows = [];
    let slot = { least: from, most: from };
    const add = function (item, row, at, takes, slot) {
      const own = item.page ? item.page + (item.kind === "step" ? "#" + (item.anchor || item.number || item.title) : "") : day.anchor + "/" + item.title;
      seen[own] = (seen[own] || 0) + 1;
      list.push(Object.assign({}, item, {
        index: list.length, row, slot, module: slot === row ? null : day.items[slot].title, start: at, end: plus(at, takes), least: takes.least, most: takes.most, told: item.least !== null,
        key: seen[own] > 1 ? own + " " + seen[own] : own, name: item.number ? item.number + " " + item.title : item.title,
      }));
    };
    for (let row = 0; row < day.items.length; row += 1) {
      const item = day.items[row];
      if (item.kind === "step") { continue; }
      let last = row;
      while (last + 1 < day.items.length && day.items[last + 1].kind === "step") { last += 1; }
      const inner = day.items.slice(row + 1, last + 1);
      list.rows.push(slot);
      if (inner.length === 0) { add(item, row, slot, item, row); }
      // Those that do not say how long they take share what the others leave of the module.
      const told = inner.filter((step) => step.least !== null);
      const share = (which) => Math.max(0, Math.round((item[which] - told.reduce((sum, step) => sum + step[which], 0)) / (inner.length - told.length)));
      let at = slot;
      inner.forEach((step, nth) => {
        const takes = step.least === null ? { least: share("least"), most: share("most") } : step;
        add(step, row + 1 + nth, at, takes, row);
        list.rows.push(inner.slice(0, nth).every((before) => before.least !== null) ? at : null);
        at = plus(at, takes);
      });
      slot = plus(slot, item);
    }
    list.end = day.end === null ? slot.most : day.end + from - (day.start || 0);
    return list;
  }

  // A session that has not begun.
  const fresh = (plan, day, start) => ({ plan, day, start, at: none, began: {}, away: {}, paused: 0, taken: {} });

  // How long the current step has run, pauses left out, in milliseconds.
  const spent = (state, now) => (state.paused || now) - state.began[state.at] - (state.away[state.at] || 0);

  function resume(state, now) {
    const next = copy(state);
    if (next.paused) { next.away[next.at] = (next.away[next.at] || 0) + now - next.paused; }
    next.paused = 0;
    return next;
  }

  const pause = (state, now) => Object.assign(copy(state), { paused: state.paused || now });

  // The first step begins. What this day took before is forgotten; what other days of the plan took is not.
  function begin(state, list, now) {
    const next = Object.assign(copy(state), { at: 0, began: { 0: now }, away: {}, paused: 0 });
    list.forEach((step) => { delete next.taken[step.key]; });
    return next;
  }

  // The next step begins, or all is done.
  function next(state, list, now) {
    const after = resume(state, now);
    after.taken[list[after.at].key] = Math.round(spent(after, now) / 1000);
    after.at += 1;
    after.began[after.at] = now;
    return after;
  }

  // The step before goes on, as if it had never been left.
  function back(state, list, now) {
    const before = resume(state, now);
    if (before.at < 1) { return before; }
    const away = before.away[before.at] || 0;
    delete before.began[before.at];
    delete before.away[before.at];
    before.at -= 1;
    before.away[before.at] = (before.away[before.at] || 0) + away;
    delete before.taken[list[before.at].key];
    return before;
  }

  // The moment at which the plan starts: the one next to when the session really began.
  function zero(state) {
    const began = state.began[0];
    const day = new Date(began);
    day.setHours(0, state.start, 0, 0);
    const off = Math.round((began - day.getTime()) / 86400000);
    day.setDate(day.getDate() + off);
    return day.getTime();
  }

  // Where a session stands: { running, paused, finished, step, next, spent and left (seconds; `left` is negative when it is over),
  // clock (minutes from midnight), drift (minutes; behind is positive), minutes (the same, whole), due (the place of the step that
  // the plan has now) }. `step` is null before the start and at the end.
  function where(state, list, now) {
    const running = state.at > none && state.at < list.length;
    const is = { running, paused: state.paused > 0, finished: state.at >= list.length, step: null, next: list[state.at + 1] || null, spent: 0, left: 0, clock: null, drift: 0, minutes: 0, due: none };
    if (state.at === none) { return is; }
    const clock = (moment) => state.start + (moment - zero(state)) / ms;
    is.clock = clock(now);
    is.due = list.reduce((due, step) => (step.start.most <= is.clock ? step.index : due), 0);
    let begun = clock(state.began[state.at]);
    let start = list.length ? list[list.length - 1].end : { least: begun, most: begun };
    let end = null;
    if (running) {
      is.step = list[state.at];
      const took = spent(state, now) / 1000;
      is.spent = Math.floor(took);
      is.left = is.step.most * 60 - is.spent;
      // What a pause takes is lost to the plan at once.
      begun = is.clock - took / 60;
      start = is.step.start;
      end = is.step.end;
    }
    const late = Math.max(begun - start.most, end ? is.clock - end.most : -Infinity);
    const early = Math.min(start.least - begun, end ? end.least - is.clock : Infinity);
    is.drift = late > 0 ? late : early > 0 ? -early : 0;
    is.minutes = Math.trunc(is.drift + 1e-6 * Math.sign(is.drift));
    return is;
  }

  // What can be dropped from a step on to win so many minutes back: { picks: [{ step, html, saves }] in the order of the plan, saves,
  // enough, all: what dropping everything would save, bare: [{ step, html }] without a figure }. Of a range the least counts.
  // One that is enough goes before several, and the smallest of those before a larger one.
  function wins(list, at, minutes) {
    const rest = list.slice(Math.max(0, at)).flatMap((step) => step.short.map((short) => ({ step, html: short.html, saves: short.least })));
    const told = rest.filter((one) => one.saves > 0).sort((one, other) => other.saves - one.saves);
    const single = told.filter((one) => one.saves >= minutes).sort((one, other) => one.saves - other.saves)[0];
    let saves = 0;
    const picks = single ? [single] : told.filter((one) => (saves < minutes ? (saves += one.saves) > 0 : false));
    saves = picks.reduce((sum, one) => sum + one.saves, 0);
    return {
      picks: rest.filter((one) => picks.includes(one)), saves, enough: saves >= minutes,
      all: told.reduce((sum, one) => sum + one.saves, 0), bare: rest.filter((one) => !(one.saves > 0)),
    };
  }

  // "3 minutes behind", "On time".
  const drift = (minutes) => (minutes === 0 ? tttkit.word("jsf_on_time") : tttkit.plural(minutes > 0 ? "jsf_behind" : "jsf_ahead", Math.abs(minutes)));

  // "10", "10–15".
  const figure = (least, most) => tttkit.number(least) + (least === most ? "" : "\u2013" + tttkit.number(most));

  // "8 of 20 minutes left", "2 minutes over its 20". Nothing of a step without minutes.
  function left(is) {
    if (!is.step || is.step.most === 0) { return ""; }
    const total = figure(is.step.least, is.step.most);
    const over = Math.floor(-is.left / 60);
    return is.left > -60 ? tttkit.plural("jsf_left", is.step.most, { left: tttkit.number(Math.max(0, Math.ceil(is.left / 60))), minutes: total }) : tttkit.plural("jsf_over", over, { minutes: total });
  }

  // The first sentence of some HTML, as bare words.
  function sentence(html) {
    const words = new DOMParser().parseFromString(html, "text/html").body.textContent.replace(/\s+/g, " ").trim();
    return (/^.+?[.!?\u061f\u3002](?=\s|$)/.exec(words) || [words])[0].replace(/\.$/, "");
  }

  // What would win back so many minutes, in words; nothing where nobody is behind.
  function win(list, at, minutes) {
    if (minutes < 1) { return ""; }
    const found = wins(list, at, minutes);
    const saves = (count) => tttkit.plural("jsf_saves", count);
    if (found.picks.length === 0) {
      const bare = found.bare[0];
      return bare ? tttkit.word("jsf_win_bare", { step: bare.step.name, what: sentence(bare.html) }) : tttkit.word("jsf_win_none");
    }
    const one = found.picks.length === 1;
    const cuts = found.picks.map((pick) => tttkit.word(one ? "jsf_win_one" : "jsf_win_each", { step: one ? pick.step.name : pick.step.number || pick.step.name, what: sentence(pick.html), saves: one ? saves(pick.saves) : tttkit.number(pick.saves) }));
    const words = tttkit.word(found.enough ? (one ? "jsf_win" : "jsf_win_many") : "jsf_win_part", { what: cuts.join(", "), saves: saves(found.saves) });
    return found.all > found.saves ? words + " " + tttkit.word("jsf_win_all", { saves: saves(found.all) }) : words;
  }

  // The session that is kept, if its plan and its day are still there.
  function load(plans) {
    const state = tttkit.store.read("f:live");
    const plan = state && plans.find((one) => one.name === state.plan);
    if (!plan || !plan.days[state.day] || typeof state.start !== "number" || !(state.at >= none) || (state.at > none && !(state.began && state.began[state.at]))) { return null; }
    const list = steps(plan, state.day, state.start);
    return state.at > list.length ? null : copy(state);
  }

  const save = (state) => tttkit.store.write("f:live", state);

  // What to show first: the session that is kept; else what was typed on the page to get ready; else the first plan.
  function choice(plans) {
    const kept = load(plans);
    const session = tttkit.store.read("f:session") || {};
    if (kept && (kept.at > none || kept.day > 0)) { return kept; }
    const plan = plans.find((one) => one.name === session.plan) || plans[0];
    const later = session.date ? Math.round((Date.parse(tttkit.today()) - Date.parse(session.date)) / 86400000) : 0;
    const day = later > 0 && later < plan.days.length ? later : 0;
    const typed = day === 0 ? tttkit.parseClock(String(session.start || "")) : null;
    return Object.assign(fresh(plan.name, day, typed === null ? plan.days[day].start || 0 : typed), { taken: kept && kept.plan === plan.name ? kept.taken : {} });
  }

  tttkit.timing = { steps, fresh, begin, next, back, pause, resume, spent, where, wins, win, drift, figure, left, load, save, choice };
})();
