// What a participant takes away: puts what was written on the pages under its questions.
tttkit.feature("takeaway", function () {
  "use strict";
  const answers = tttkit.all("[data-wrote]");

  function show() {
    for (const answer of answers) {
      const words = (tttkit.store.get(answer.dataset.wrote) || "").trim();
      const old = tttkit.one(".wrote", answer);
      if (old) { old.remove(); }
      answer.classList.toggle("filled", words !== "");
      const link = tttkit.one(".there a", answer);
      link.dataset.empty = link.dataset.empty || link.textContent;
      link.textContent = words ? tttkit.word("jsp_change_there") : link.dataset.empty;
      if (words) { tttkit.one(".asked", answer).after(tttkit.make("p", { class: "made printed wrote", dir: "auto" }, words)); }
    }
  }

  tttkit.store.ready(function () {
    show();
    document.addEventListener("tttkit:kept", show);
    const place = tttkit.one("#_carry");
    place.hidden = false;
    place.append(tttkit.make("p", { class: "actions" }, tttkit.make("button", { type: "button", class: "first", onclick: () => window.print() }, tttkit.word("jsp_print"))));
    if (tttkit.carry) { tttkit.carry.panel(place); }
  });
});
