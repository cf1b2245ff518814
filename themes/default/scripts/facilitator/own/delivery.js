// The record of a delivery: kept as it is typed, several beside each other, handed in as a table, as data or on paper.
//
// A record is kept under `f:delivery:<day>-<number>` as JSON: {date, place, people, names, plan, core: {message: stands | part | not},
// taken: {row: minutes}, changes: [{what, kind, why, who, when, whole}], well, differently, questions, edited}. `plan` is a plan's name
// or the anchor of one of its days; rows are those of `f:live` (timing.js), and modules by their page.
tttkit.feature("delivery", function () {
  "use strict";
  const { one, all, make, store, about } = tttkit;
  const PREFIX = "f:delivery:";
  const id = (name) => document.getElementById("_" + name);
  const changes = id("changes");
  const blank = one(".change", changes).cloneNode(true);
  let current = null;

  const text = (value) => (typeof value === "string" || typeof value === "number" ? String(value) : "");
  const table = (value) => (value && typeof value === "object" && !Array.isArray(value) ? value : {});
  const known = () => store.keys(PREFIX).filter((key) => store.read(key) !== null);

  // The tables of the plan, or of the one day, that was chosen.
  const tables = () => all("table.taken").filter(({ dataset }) => [dataset.plan, dataset.day].includes(id("plan").value));
  // Figures as machines write them, whichever numerals the page has.
  const latin = (words) => Array.from("0123456789").reduce((all, digit) => all.replaceAll(tttkit.number(Number(digit)), digit), words);
  const minutes = (field) => { const found = parseFloat(latin(field.value).replace(",", ".")); return found >= 0 ? found : null; };

  // The rows of a table, each module with its activities: what it took is what was typed, or what they took together.
  function rows(from) {
    const list = all("tbody:not(.sum) tr", from).map((row) => ({
      module: row.classList.contains("module"), title: one("th", row).textContent, planned: latin(one("td", row).textContent),
      field: one("input", row), key: one("input", row).dataset.taken, took: minutes(one("input", row)), inner: [],
    }));
    let last = null;
    list.forEach((row) => { if (row.module) { last = row; } else if (last) { last.inner.push(row); } });
    const sum = (of) => of.reduce((all, { took }) => (took === null ? all : (all || 0) + took), null);
    list.forEach((row) => { row.summed = sum(row.inner); if (row.took === null) { row.took = row.summed; } });
    return { list, total: sum(list.filter((row) => row.module)) };
  }

  function figures() {
    const shown = tables();
    all("table.taken").forEach((one) => { one.hidden = !shown.includes(one); });
    for (const from of shown) {
      const { list, total } = rows(from);
      list.forEach((row) => { row.field.placeholder = row.summed === null ? "" : row.summed; });
      one("output", from).textContent = total === null ? "" : tttkit.number(total);
    }
    const live = table(store.read("f:live"));
    id("fill").hidden = !(Object.keys(table(live.taken)).length > 0 && shown.some((from) => from.dataset.plan === live.plan));
  }

  // Numbers the changes, so that each has names of its own; blank ones for paper go when there is something to print.
  function number() {
    const list = all(".change", changes);
    list.forEach((change, at) => {
      const nth = at + 1;
      const legend = one("legend", change);
      legend.textContent = legend.dataset.words.replace("{number}", tttkit.number(nth));
      one("[data-number]", change).textContent = tttkit.number(nth);
      all("[id], [for], [name]", change).forEach((element) => ["id", "for", "name"].forEach((name) => {
        const value = element.getAttribute(name);
        if (value) { element.setAttribute(name, value.replace(/\d+$/, nth)); }
      }));
    });
    const written = list.filter((change) => !change.classList.contains("print"));
    written.forEach((change) => { one("[data-remove]", change).parentElement.hidden = written.length === 1; });
    const filled = written.some((change) => Object.keys(told(change)).length > 0);
    list.filter((change) => change.classList.contains("print")).forEach((change) => { change.hidden = filled; });
  }

  function told(change) {
    const found = {};
    all("[data-change]", change).forEach((field) => { if (field.value.trim() !== "" && (field.type !== "radio" || field.checked)) { found[field.dataset.change] = field.value; } });
    return found;
  }

  function addChange(values) {
    const change = blank.cloneNode(true);
    const before = one(".change.print", changes);
    changes.insertBefore(change, before);
    all("[data-change]", change).forEach((field) => {
      const value = text(values[field.dataset.change]);
      if (field.type === "radio") { field.checked = field.value === value; } else { field.value = value; }
    });
    return change;
  }

  function gather() {
    const record = { core: {}, taken: {}, changes: all(".change:not(.print)", changes).map(told).filter((change) => Object.keys(change).length > 0) };
    all("[data-field]").forEach((field) => { record[field.dataset.field] = field.value; });
    all("[data-core]:checked").forEach((field) => { record.core[field.dataset.core] = field.value; });
    tables().forEach((from) => all("[data-taken]", from).forEach((field) => { if (field.value.trim() !== "") { record.taken[field.dataset.taken] = field.value.trim(); } }));
    return record;
  }

  function show(record) {
    all("[data-field]").forEach((field) => { field.value = text(record[field.dataset.field]); });
    id("date").setAttribute("value", id("date").value);
    if (id("plan").selectedIndex < 0) { id("plan").selectedIndex = 0; }
    all("[data-core]").forEach((field) => { field.checked = table(record.core)[field.dataset.core] === field.value; });
    all("[data-taken]").forEach((field) => { field.value = text(table(record.taken)[field.dataset.taken]); });
    all(".change:not(.print)", changes).forEach((change) => change.remove());
    const list = Array.isArray(record.changes) && record.changes.length > 0 ? record.changes : [{}];
    list.forEach((values) => addChange(table(values)));
    all("main textarea").forEach(tttkit.carry.fit);
    figures();
    number();
  }

  // What a new record starts with: what was typed on the page to get ready, and what the run of show has measured.
  function fresh() {
    const session = table(store.read("f:session"));
    const live = table(store.read("f:live"));
    const began = table(live.began)[0];
    const record = { date: began > 0 ? day(new Date(began)) : session.date, place: session.place, people: session.people, plan: live.plan || session.plan };
    return Object.assign(record, { taken: measured(live) });
  }
  const day = (moment) => moment.getFullYear() + "-" + String(moment.getMonth() + 1).padStart(2, "0") + "-" + String(moment.getDate()).padStart(2, "0");
  const measured = (live) => Object.fromEntries(Object.entries(table(live.taken)).filter(([, took]) => took >= 0).map(([key, took]) => [key, Math.round(took / 60)]));

  function keep() {
    if (current === null) {
      let nth = 1;
      while (store.get(PREFIX + tttkit.today() + "-" + nth) !== null) { nth += 1; }
      current = PREFIX + tttkit.today() + "-" + nth;
    }
    store.write(current, Object.assign(gather(), { edited: Date.now() }));
    list();
  }

  function list() {
    const pick = id("pick");
    const name = (key) => { const record = table(store.read(key)); return [tttkit.date(text(record.date), { dateStyle: "medium" }), text(record.place)].filter(Boolean).join(", ") || key.slice(PREFIX.length); };
    const keys = known().sort((a, b) => (text(table(store.read(b)).date) > text(table(store.read(a)).date) ? 1 : -1));
    pick.replaceChildren(...keys.map((key) => make("option", { value: key, selected: key === current }, name(key))),
      ...(current === null ? [make("option", { value: "", selected: true }, pick.dataset.new)] : []));
    id("records").hidden = keys.length === 0;
    id("delete").hidden = current === null;
    id("new").hidden = current === null;
  }

  function open(key) {
    current = key;
    id("sure").hidden = true;
    show(key === null ? fresh() : table(store.read(key)));
    list();
  }
  const latest = () => known().sort((a, b) => (table(store.read(b)).edited || 0) - (table(store.read(a)).edited || 0))[0] || null;

  // The record with what the page knows beside it: the words of messages and rows, the planned minutes, and which kit it was.
  function whole() {
    const record = gather();
    const core = Array.from(new Set(all("[data-core]").map((field) => field.dataset.core))).map((message) => ({
      message, text: one("legend", one("[data-core=\"" + CSS.escape(message) + "\"]").closest("fieldset")).textContent, covered: record.core[message] || "",
    }));
    const taken = tables().flatMap((from) => rows(from).list.map((row) => ({ day: one("caption", from).textContent, row: row.key, title: row.title, planned: row.planned, taken: row.took })));
    return Object.assign({
      format: "tttkit-delivery", version: 1, kit: about.kit, title: about.title, kitVersion: about.version, edition: about.edition, language: about.language, code: about.code, saved: tttkit.today(),
    }, record, { plan: record.plan, planTitle: id("plan").selectedOptions[0].textContent, core, taken });
  }

  // One row a fact, quoted throughout (RFC 4180). A text that a spreadsheet would take for a formula has an apostrophe in front of it.
  function csv() {
    const record = whole();
    const facts = [];
    const fact = (section, item, field, value) => { if (value !== "" && value !== null && value !== undefined) { facts.push([section, item, field, value]); } };
    ["date", "place", "people", "names", "planTitle"].forEach((name) => fact("session", "", name === "planTitle" ? "plan" : name, record[name]));
    record.core.forEach((message) => fact("core", message.text, "covered", message.covered));
    record.taken.forEach((row) => { fact("minutes", row.title, "planned", row.planned); fact("minutes", row.title, "taken", row.taken); });
    record.changes.forEach((change, at) => ["what", "kind", "why", "who", "when", "whole"].forEach((name) => fact("change", at + 1, name, change[name])));
    ["well", "differently", "questions"].forEach((name) => fact("reflection", "", name, record[name]));
    const cell = (value) => { const words = String(value); return "\"" + (/^[\s'"]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/.test(words) ? "'" + words : words).replace(/"/g, "\"\"") + "\""; };
    const own = [about.kit, about.version, about.edition, about.code, (current || "").slice(PREFIX.length), record.date, record.place];
    const lines = [["kit", "kit_version", "edition", "check_code", "record", "date", "place", "section", "item", "field", "value"], ...facts.map((values) => [...own, ...values])];
    return "\uFEFF" + lines.map((line) => line.map(cell).join(",") + "\r\n").join("");
  }

  function notes() {
    const section = id("own-notes");
    const pages = section.dataset.pages.split(" ");
    const found = store.keys("f:note:").map((key) => {
      const [page, ...place] = key.slice(7).split(":");
      return { page, href: page + ".html#" + encodeURIComponent("_" + key.slice(2)), place: place.join(":"), note: table(store.read(key)) };
    }).filter(({ note }) => text(note.text) !== "").sort((a, b) => pages.indexOf(a.page) - pages.indexOf(b.page));
    const row = ({ page, href, place, note }) => {
      const words = (text(note.title) || page) + (place === "." || !text(note.label) ? "" : ": " + text(note.label));
      return make("li", {}, pages.includes(page) ? make("a", { href }, words) : make("span", {}, section.dataset.gone + " " + words), make("p", {}, text(note.text)));
    };
    one(".body", section).replaceChildren(make("ul", { class: "note-list" }, found.map(row)));
    section.hidden = found.length === 0;
  }

  store.ready(function () {
    const file = (ending) => about.kit + "-delivery-" + (id("date").value || tttkit.today()) + ending;
    const on = (name, run) => id(name).addEventListener("click", run);
    const main = one("main");
    main.addEventListener("input", ({ target }) => {
      if (!target.matches("[data-field], [data-core], [data-taken], [data-change]")) { return; }
      if (target.matches("[data-taken]")) { all("[data-taken]").forEach((field) => { if (field.dataset.taken === target.dataset.taken) { field.value = target.value; } }); }
      if (target.matches("textarea")) { tttkit.carry.fit(target); }
      id("date").setAttribute("value", id("date").value);
      figures();
      number();
      keep();
    });
    changes.addEventListener("click", ({ target }) => {
      const change = target.closest("[data-remove]") ? target.closest(".change") : null;
      if (!change) { return; }
      const near = change.previousElementSibling || change.nextElementSibling;
      change.remove();
      number();
      keep();
      one("input", near).focus();
    });
    one("button", id("add")).addEventListener("click", () => { const change = addChange({}); number(); one("input", change).focus(); });
    one("button", id("fill")).addEventListener("click", () => { const record = gather(); Object.assign(record.taken, measured(table(store.read("f:live")))); show(record); keep(); });
    id("pick").addEventListener("change", () => open(id("pick").value || null));
    on("new", () => { open(null); id("date").focus(); });
    on("delete", () => { id("sure").hidden = false; id("sure-no").focus(); });
    on("sure-no", () => { id("sure").hidden = true; id("delete").focus(); });
    on("sure-yes", () => { store.remove(current); open(latest()); (id("records").hidden ? id("date") : id("pick")).focus(); });
    on("print", () => window.print());
    on("csv", () => tttkit.save(file(".csv"), "text/csv;charset=utf-8", csv()));
    on("json", () => tttkit.save(file(".json"), "application/json", JSON.stringify(whole(), null, 1) + "\n"));
    document.addEventListener("tttkit:kept", ({ detail: { key } }) => {
      if (key.startsWith("f:note:")) { notes(); }
      if (key.startsWith(PREFIX) && (key === current || current === null || store.get(key) === null)) { open(store.get(current || "") === null ? latest() : current); } else { list(); }
    });
    tttkit.carry.copies.push(PREFIX);
    const parts = new Set(all(".taken tbody:not(.sum) th").map((row) => row.textContent));
    id("parts").append(...Array.from(parts, (value) => make("option", { value })));
    ["export", "keep", "add"].forEach((name) => { id(name).hidden = false; });
    open(latest());
    notes();
    tttkit.carry.panel(one(".body", id("keep")));
  });
});
