// The page to get ready: real days for the checklist, materials counted for a group, and a check of the core messages from memory.
// What is typed is kept under `f:session`, which the run of show and the record of a delivery read as well.
tttkit.feature("session", function () {
  "use strict";
  const { all, one, make, word, plural } = tttkit;
  const fields = all("[data-session]");
  const told = (name, words) => all('[data-told="' + name + '"]').forEach((place) => { place.textContent = words; });
  const several = Boolean(one(".session[data-several]"));

  function session() {
    const kept = tttkit.store.read("f:session");
    return kept && typeof kept === "object" ? kept : {};
  }

  // What a field says: a whole number from 1 in a field for numbers.
  function typed(field) {
    if (field.type !== "number") { return field.value.trim() || null; }
    const number = Number(field.value);
    return Number.isInteger(number) && number > 0 ? number : null;
  }

  // How many of something a group needs; null where that cannot be known yet.
  function needed(count, per, facts) {
    if (per === "room") { return count; }
    if (per === "table") { return facts.perTable ? count * Math.ceil(facts.people / facts.perTable) : null; }
    return count * (per === "pair" ? Math.ceil(facts.people / 2) : facts.people);
  }

  // A column for this group behind the author's own numbers.
  function count(table, facts) {
    all(".counted", table).forEach((cell) => cell.remove());
    if (!facts.people) { return; }
    const title = plural("jsf_ready_for", facts.people);
    one("thead tr", table).children[1].after(make("th", { role: "columnheader", scope: "col", class: "made printed counted" }, title));
    for (const row of all("tbody tr", table)) {
      const number = row.dataset.count ? needed(Number(row.dataset.count), row.dataset.per, facts) : null;
      const cell = make("td", { role: "cell", class: "made printed counted" });
      if (number !== null) { cell.append(make("span", { class: "lab" }, title), " ", make("strong", {}, tttkit.number(number))); }
      row.children[1].after(cell);
    }
  }

  const days = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / 86400000);

  // When a group of tasks is due, and how it stands. What has time until the day is due on the day before.
  function due(group, facts) {
    const boxes = all("input[data-ready]", group);
    const left = boxes.filter((box) => !box.checked).length;
    const own = group.dataset.days;
    const date = facts.date ? tttkit.addDays(facts.date, own === undefined ? -1 : Number(own)) : null;
    const away = date ? days(tttkit.today(), date) : 0;
    const overdue = Boolean(date) && away < 0 && left > 0;
    all(".due", group).forEach((line) => line.remove());
    const lines = [];
    if (date) {
      const year = date.slice(0, 4) === facts.date.slice(0, 4) ? undefined : "numeric";
      const shown = tttkit.date(date, { dateStyle: undefined, weekday: "short", day: "numeric", month: "short", year });
      const key = own === undefined ? "jsf_ready_by" : own === "0" && several ? "jsf_ready_from" : "";
      lines.push(make("small", { class: "made printed due" }, key ? word(key, { date: shown }) : shown));
    }
    let state = "";
    if (left === 0) { state = word("jsf_ready_all_done"); }
    else if (overdue) { state = plural("jsf_ready_overdue", left); }
    else if (date && away === 0) { state = word("jsf_ready_today"); }
    else if (date && away > 0) { state = plural("jsf_ready_in", away); }
    if (state) { lines.push(make("small", { class: "made due state" + (overdue ? " overdue" : "") }, state)); }
    one(".label", group).append(...lines.flatMap((line) => [" ", line]));
    return { count: boxes.length, left, overdue: overdue ? left : 0 };
  }

  function update() {
    const facts = session();
    const tables = facts.people && facts.perTable ? Math.ceil(facts.people / facts.perTable) : 0;
    told("tables", tables ? plural("jsf_ready_tables", tables) : "");
    told("session", facts.date ? tttkit.date(facts.date) : "");
    for (const place of all("[data-typed]")) {
      const value = facts[place.dataset.typed];
      const start = tttkit.parseClock(value);
      const shown = place.dataset.typed === "date" ? tttkit.date(value) : typeof value === "number" ? tttkit.number(value) : value;
      place.textContent = (start === null ? shown : tttkit.clock(start)) || "";
    }
    all(".counts table").forEach((table) => count(table, facts));
    const groups = all(".ready").map((group) => due(group, facts));
    const sum = (name) => groups.reduce((total, group) => total + group[name], 0);
    const late = sum("overdue");
    const done = word("jsf_ready_done", { done: sum("count") - sum("left"), count: sum("count") });
    told("todo", groups.length === 0 ? "" : late ? done + ". " + plural("jsf_ready_overdue", late) + "." : done);
  }

  function fill() {
    const facts = session();
    for (const field of fields) {
      const value = facts[field.dataset.session];
      if (value !== undefined && value !== null) { field.value = value; } else if (field.tagName !== "SELECT") { field.value = ""; }
    }
  }

  tttkit.store.ready(function () {
    fill();
    update();
    all(".session").forEach((block) => { block.hidden = false; });
    if (!tttkit.store.lasts()) { told("kept", word("jsf_ready_not_kept")); }
    for (const field of fields) {
      field.addEventListener("input", function () {
        const facts = session();
        const value = typed(field);
        if (value === null) { delete facts[field.dataset.session]; } else { facts[field.dataset.session] = value; }
        tttkit.store.write("f:session", Object.keys(facts).length > 0 ? facts : null);
        update();
      });
    }
    document.addEventListener("tttkit:ready", update);
    document.addEventListener("tttkit:kept", (event) => { if (event.detail.key === "f:session") { fill(); update(); } });
  });
});

// The core messages: said from memory, compared with the exact words, and judged by whoever said them.
tttkit.feature("recall", function () {
  "use strict";
  const { all, one, make, word } = tttkit;
  const blocks = all(".recall");
  if (blocks.length === 0) { return; }
  const answers = [["said", "jsf_ready_said"], ["almost", "jsf_ready_almost"], ["not-yet", "jsf_ready_not_yet"]];
  const key = (block) => "f:ready-check:" + block.dataset.check;
  const parts = window.Intl.Segmenter ? new Intl.Segmenter(tttkit.about.language, { granularity: "word" }) : null;

  function words(text) {
    if (parts) { return Array.from(parts.segment(text)).filter((part) => part.isWordLike).map((part) => part.segment); }
    return text.match(/[\p{L}\p{N}\u2019']+/gu) || [];
  }
  const fold = (text) => text.toLocaleLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/\u2019/g, "'");

  // Which words of a text are not in another, in the order of the text: what the longest common run of words leaves over.
  function missed(exact, own) {
    const rows = [new Array(own.length + 1).fill(0)];
    for (let i = exact.length - 1; i >= 0; i -= 1) {
      const row = new Array(own.length + 1).fill(0);
      for (let j = own.length - 1; j >= 0; j -= 1) {
        row[j] = fold(exact[i]) === fold(own[j]) ? rows[0][j + 1] + 1 : Math.max(rows[0][j], row[j + 1]);
      }
      rows.unshift(row);
    }
    const runs = [];
    let last = -2;
    for (let i = 0, j = 0; i < exact.length; i += 1) {
      while (j < own.length && rows[i][j] === rows[i][j + 1]) { j += 1; }
      if (j < own.length && fold(exact[i]) === fold(own[j])) { j += 1; continue; }
      if (last === i - 1) { runs[runs.length - 1] += " " + exact[i]; } else { runs.push(exact[i]); }
      last = i;
    }
    return runs;
  }

  function compared(text, own) {
    const exact = words(text);
    const typed = words(own).slice(0, 400);
    if (typed.length === 0) { return ""; }
    const runs = missed(exact, typed);
    if (runs.length > 0) { return word("jsf_ready_missed", { words: runs.map((run) => "\u201c" + run + "\u201d").join(" \u2026 ") }); }
    return word(exact.length === typed.length ? "jsf_ready_exact" : "jsf_ready_more");
  }

  const progress = make("p", { class: "made sans progress" });
  function tell() {
    const said = blocks.filter((block) => tttkit.store.get(key(block)) === "said").length;
    const words = tttkit.plural("jsf_ready_progress", blocks.length, { said });
    progress.firstChild.textContent = words + ". ";
    all('[data-told="recall"]').forEach((place) => { place.textContent = words; });
    return words;
  }

  function start(block, at) {
    const fold = one("details", block);
    const memory = make("textarea", { id: "_memory-" + at, rows: "2", autocomplete: "off" });
    const result = make("p", { class: "made missed", role: "status" });
    const how = make("fieldset", { class: "made how" }, make("legend", {}, word("jsf_ready_how")));
    for (const [value, words] of answers) {
      const box = make("input", { type: "radio", name: "_how-" + at, value });
      box.checked = tttkit.store.get(key(block)) === value;
      box.addEventListener("change", function () {
        tttkit.store.set(key(block), value);
        tttkit.say(tell());
      });
      how.append(make("label", {}, box, " ", make("span", {}, word(words))));
    }
    const judge = () => { how.hidden = !fold.open && tttkit.store.get(key(block)) === null; };
    fold.open = false;
    fold.before(make("div", { class: "made memory" }, make("label", { for: memory.id }, word("jsf_ready_memory")), memory));
    fold.after(result, how);
    fold.addEventListener("toggle", function () {
      result.textContent = fold.open ? compared(one("blockquote", fold).textContent, memory.value) : "";
      judge();
    });
    judge();
  }

  tttkit.store.ready(function () {
    blocks.forEach(start);
    progress.append("", make("button", {
      type: "button",
      onclick() {
        for (const block of blocks) {
          one("details", block).open = false;
          one("textarea", block).value = "";
        }
        one("textarea", blocks[0]).focus();
      },
    }, word("jsf_ready_again")));
    blocks[0].before(progress);
    tell();
  });
});

// Which modules were rehearsed, as the rehearsal itself keeps it.
tttkit.feature("rehearsed", function () {
  "use strict";
  tttkit.store.ready(function () {
    for (const place of tttkit.all("[data-rehearsed]")) {
      const kept = tttkit.store.read("f:rehearsal:" + place.dataset.rehearsed);
      const date = kept && /^\d{4}-\d{2}-\d{2}/.exec(kept.date || "");
      if (date) { place.textContent = tttkit.word("jsf_ready_rehearsed", { date: tttkit.date(date[0], { dateStyle: "medium" }) }); }
    }
  });
});

// Answers are folded, so that people try their own first; on paper everything is open.
tttkit.feature("asked", function () {
  "use strict";
  const { all, make, word } = tttkit;
  const folds = all(".asked details");
  folds.forEach((fold) => { fold.open = false; });
  if (folds.length > 0) {
    const open = () => folds.every((fold) => fold.open);
    const button = make("button", {
      type: "button",
      onclick() {
        const now = !open();
        folds.forEach((fold) => { fold.open = now; });
      },
    });
    const show = () => { button.textContent = word(open() ? "jsf_ready_hide" : "jsf_ready_show"); };
    folds.forEach((fold) => fold.addEventListener("toggle", show));
    show();
    tttkit.one(".asked").before(make("p", { class: "made" }, button));
  }
  let closed = [];
  window.addEventListener("beforeprint", function () {
    closed = all("main details:not([open])");
    closed.forEach((fold) => { fold.open = true; });
  });
  window.addEventListener("afterprint", function () {
    closed.forEach((fold) => { fold.open = false; });
    closed = [];
  });
});
