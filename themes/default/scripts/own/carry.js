// What is kept in this browser, saved as one file and brought back: on another computer, in another browser, next year.
//
// A file is JSON: {format: "tttkit-kept", version: 1, kit, kitVersion, edition, language, code, saved, items: {key: text}}. Each edition
// has files of its own: a participant's holds no `f:` key, a facilitator's no other. A file may come from anybody, so it is measured
// before it is read, and what it holds is only ever text.
tttkit.feature("carry", function () {
  "use strict";
  const about = tttkit.about;
  const FORMAT = "tttkit-kept";
  const VERSION = 1;
  // In bytes of a file, in entries, and in characters: a store holds five million.
  const LARGEST = 5000000;
  const MOST = 5000;
  const LONGEST = 200000;
  const own = (key) => key.startsWith("f:") !== (about.edition === "participant");
  const keys = () => tttkit.store.keys().filter(own);
  const { word, plural, make } = tttkit;

  function file() {
    const items = {};
    keys().forEach((key) => { items[key] = tttkit.store.get(key); });
    return {
      format: FORMAT, version: VERSION, kit: about.kit, kitVersion: about.version, edition: about.edition, language: about.language,
      code: about.code, saved: tttkit.today(), items,
    };
  }

  function save() {
    tttkit.save(about.kit + "-" + about.edition + "-" + tttkit.today() + ".json", "application/json", JSON.stringify(file(), null, 1) + "\n");
  }

  const good = (key, value) => key.length <= 300 && /^(f:)?[\p{L}\p{N}.][^\p{C}\s]*$/u.test(key) && own(key)
    && typeof value === "string" && value !== "" && value.length <= LONGEST;

  // What a file holds, measured against what is here; or, under `wrong`, why it cannot be brought in.
  function read(text) {
    let found = null;
    try { found = JSON.parse(text); } catch (broken) { /* told below */ }
    const is = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
    if (!is(found) || found.format !== FORMAT || !is(found.items)) { return { wrong: word("js_carry_not") }; }
    if (found.version !== VERSION) { return { wrong: word("js_carry_newer") }; }
    if (found.kit !== about.kit) { return { wrong: word("js_carry_kit", { kit: String(found.kit).slice(0, 80) }) }; }
    if (found.edition !== about.edition) { return { wrong: word("js_carry_edition") }; }
    const entries = Object.entries(found.items);
    if (entries.length > MOST) { return { wrong: word("js_carry_large") }; }
    const fine = entries.filter(([key, value]) => good(key, value));
    const here = (key) => tttkit.store.get(key);
    return {
      version: String(found.kitVersion).slice(0, 40),
      fresh: fine.filter(([key]) => here(key) === null),
      differ: fine.filter(([key, value]) => here(key) !== null && here(key) !== value),
      same: fine.filter(([key, value]) => here(key) === value).length,
      bad: entries.length - fine.length,
    };
  }

  const parsed = (text) => { try { return JSON.parse(text); } catch (plain) { return undefined; } };

  function joined(here, there) {
    if (here.includes(there)) { return here; }
    return there.includes(here) ? there : here + "\n\n* * *\n\n" + there;
  }

  // Both of two values as one: texts, and what has a text in it, are joined. Settings, and single words, are not: null.
  function both(here, there) {
    const [one, other] = [parsed(here), parsed(there)];
    if (one === undefined && other === undefined) { return /\s/.test(here + there) ? joined(here, there) : null; }
    const texts = [one, other].every((value) => value && typeof value.text === "string");
    return texts ? JSON.stringify(Object.assign({}, one, { text: joined(one.text, other.text) })) : null;
  }

  // Brings in what was read; where both differ, as the reader chose: `both`, `theirs` or `mine`. What happened, in words.
  function bring(found, choice) {
    let [count, left, full] = [0, 0, false];
    const put = (key, value) => {
      count += 1;
      if (!tttkit.store.set(key, value) && tttkit.store.lasts()) { full = true; }
      tell(key);
    };
    found.fresh.forEach(([key, value]) => put(key, value));
    for (const [key, value] of found.differ) {
      const apart = tttkit.carry.copies.some((start) => key.startsWith(start));
      const result = choice === "theirs" ? value : choice === "mine" ? null : apart ? value : both(tttkit.store.get(key), value);
      let place = key;
      for (let nth = 2; choice === "both" && apart && ![null, value].includes(tttkit.store.get(place)); nth += 1) { place = key + "~" + nth; }
      if (result === null || result === tttkit.store.get(place)) { left += 1; } else { put(place, result); }
    }
    const told = [plural("js_carry_in", count)];
    if (found.same > 0) { told.push(plural("js_carry_same", found.same)); }
    if (left > 0) { told.push(plural("js_carry_left", left)); }
    if (found.bad > 0) { told.push(plural("js_carry_bad", found.bad)); }
    if (found.version !== about.version) { told.push(word("js_carry_version", { version: found.version, here: about.version })); }
    if (full) { told.push(word("js_carry_full")); }
    return told.join(" ");
  }

  // Tells the page that something is kept differently now, as the store does when another page wrote it.
  const tell = (key) => document.dispatchEvent(new CustomEvent("tttkit:kept", { detail: { key } }));

  function open(element) {
    const count = make("p", { class: "fine" });
    const answer = make("div", { class: "carry-answer", tabindex: "-1" });
    const choose = make("input", { type: "file", accept: ".json,application/json", onchange: () => take(choose.files[0]) });
    const answers = (...parts) => { answer.replaceChildren(...parts); answer.focus(); };
    const says = (words) => { answers(make("p", {}, words)); tttkit.say(words); show(); };
    const show = () => { count.textContent = keys().length === 0 ? word("js_carry_none") : plural("js_carry_count", keys().length); };
    const button = (key, run, name) => make("button", { type: "button", class: name, onclick: run }, word(key));

    function take(chosen) {
      if (!chosen) { return; }
      if (chosen.size > LARGEST) { says(word("js_carry_large")); return; }
      chosen.text().then((text) => {
        const found = read(text);
        if (found.wrong) { says(found.wrong); } else if (found.differ.length === 0) { says(bring(found, "mine")); } else { ask(found); }
      }, () => says(word("js_carry_not"))).finally(() => { choose.value = ""; });
    }

    function ask(found) {
      const radio = (value, key) => make("label", {}, make("input", { type: "radio", name: "_carry", value, checked: value === "both" }), " ", make("span", {}, word(key)));
      const options = make("fieldset", {}, make("legend", {}, plural("js_carry_differ", found.differ.length)),
        radio("both", "js_carry_both"), radio("theirs", "js_carry_theirs"), radio("mine", "js_carry_mine"));
      answers(options, make("div", { class: "actions" },
        button("js_carry_bring", () => says(bring(found, tttkit.one(":checked", options).value)), "first"),
        button("js_carry_cancel", () => says(word("js_carry_cancelled")))));
    }

    function forget() {
      if (keys().length === 0) { says(word("js_carry_none")); return; }
      answers(make("p", {}, plural("js_carry_sure", keys().length)), make("div", { class: "actions" },
        button("js_carry_yes", () => { keys().forEach((key) => { tttkit.store.remove(key); tell(key); }); says(word("js_carry_forgotten")); }),
        button("js_carry_no", () => says(word("js_carry_cancelled")))));
    }

    const whole = make("div", { class: "carry made sans" },
      make("p", {}, word("js_carry_why")), tttkit.carry.warning(), count,
      make("div", { class: "actions" }, button("js_carry_save", () => { if (keys().length === 0) { says(word("js_carry_none")); } else { save(); } }, "first"),
        button("js_carry_forget", forget)),
      make("div", { class: "drop" }, make("label", {}, make("span", {}, word("js_carry_choose")), choose), make("p", { class: "fine" }, word("js_carry_drop"))),
      answer);
    // A file that is dropped anywhere on the page is meant for the panel; without this the browser would open it instead.
    const over = (event, is) => { event.preventDefault(); tttkit.one(".drop", whole).classList.toggle("over", is); };
    window.addEventListener("dragover", (event) => over(event, true));
    window.addEventListener("dragleave", (event) => over(event, false));
    window.addEventListener("drop", (event) => { over(event, false); take(event.dataTransfer.files[0]); });
    document.addEventListener("tttkit:kept", show);
    element.append(whole);
    show();
  }

  tttkit.carry.open = open;
});
