// Self-checks that answer what was chosen: first what is to say of the answer that was given, then, on asking, of the others.
//
// Without this script the fold under a question holds all answers. What was chosen is kept, and may be changed and asked again.
tttkit.feature("checks", function () {
  "use strict";
  tttkit.all("fieldset[data-check]").forEach((question) => tttkit.feature("check", () => begin(question)));

  // The answers in the fold, in the order of the choices: each a name with its verdict and, where there is one, the reason.
  function answersOf(list) {
    const answers = [];
    for (const part of Array.from(list.children)) {
      if (part.tagName === "DT") { answers.push([part]); } else { answers[answers.length - 1].push(part); }
    }
    return answers;
  }

  function begin(question) {
    const fold = question.nextElementSibling;
    const list = tttkit.one(".verdicts", fold);
    const inputs = tttkit.all("input", question);
    const answers = answersOf(list);
    const key = "check:" + question.dataset.check;
    let told = null;

    const chosen = () => inputs.filter((input) => input.checked);

    // As the page was without us.
    function clear() {
      if (told) { told.remove(); told = null; }
      list.hidden = false;
      answers.flat().forEach((part) => { part.hidden = false; });
    }

    function judged() {
      const wrong = chosen().filter((input) => !("right" in input.dataset)).length;
      const missing = inputs.filter((input) => "right" in input.dataset && !input.checked).length;
      if (wrong === 0 && missing === 0) { return tttkit.word("jsp_right"); }
      const word = tttkit.word(wrong > 0 ? "jsp_not_yet" : "jsp_right_so_far");
      return inputs[0].type === "checkbox" && missing > 0 ? word + " " + tttkit.plural("jsp_missing", missing) : word;
    }

    // Where one answer can be given, the verdict is its own; of several, each has one.
    function reasons(mine) {
      const copied = (part) => { const copy = part.cloneNode(true); copy.hidden = false; return copy; };
      if (inputs[0].type === "checkbox") { return tttkit.make("dl", { class: "verdicts" }, mine.flat().map(copied)); }
      const why = tttkit.make("div", { class: "why" });
      mine.flat().slice(1).forEach((part) => why.append(...copied(part).childNodes));
      return why;
    }

    function tell() {
      clear();
      if (chosen().length === 0) { return; }
      const verdict = judged();
      const mine = answers.filter((answer, at) => inputs[at].checked);
      mine.flat().forEach((part) => { part.hidden = true; });
      list.hidden = true;
      const others = tttkit.make("button", { type: "button", onclick: show }, tttkit.word("jsp_show_others"));
      told = tttkit.make("div", { class: "made printed told" },
        tttkit.make("p", { class: "verdict" }, tttkit.make("strong", {}, verdict)),
        reasons(mine),
        mine.length < answers.length && others);
      list.before(told);
      tttkit.say(told.firstChild.textContent + " " + told.children[1].textContent);

      function show() {
        list.hidden = false;
        list.tabIndex = -1;
        list.focus();
        others.remove();
      }
    }

    // Nothing chosen: then nothing is given away unasked.
    const first = tttkit.make("p", { class: "made first-choose", hidden: true }, tttkit.word("jsp_choose_first"), " ",
      tttkit.make("button", { type: "button", onclick: open }, tttkit.word("jsp_show_all")));
    fold.after(first);

    function open() {
      first.hidden = true;
      fold.open = true;
      tttkit.one("summary", fold).focus();
    }

    tttkit.one("summary", fold).addEventListener("click", function (event) {
      if (fold.open || chosen().length > 0) {
        first.hidden = true;
        if (!fold.open) { tell(); }
        return;
      }
      event.preventDefault();
      first.hidden = false;
      tttkit.say(tttkit.word("jsp_choose_first"));
    });

    // Another choice wants another asking.
    question.addEventListener("change", function () {
      first.hidden = true;
      fold.open = false;
      clear();
      const values = chosen().map((input) => input.value);
      tttkit.store.ready(() => tttkit.store.write(key, values.length > 0 ? values : null));
    });

    tttkit.store.ready(function () {
      const kept = tttkit.store.read(key);
      if (Array.isArray(kept) && chosen().length === 0) { inputs.forEach((input) => { input.checked = kept.includes(input.value); }); }
    });
  }
});
