// The window that the room sees. It shows what the window that opened it sends, and holds nothing itself; what is pressed here is told
// to that window. It asks again every second, so that either window can be loaded again; when the other is gone, the last slide stays.
tttkit.feature("projector", function () {
  "use strict";
  const desk = window.opener;
  if (!desk || desk === window) { return; }
  const stage = tttkit.stage.stage();
  let stamp = "";
  const tell = function (does) {
    if (!desk.closed) { desk.postMessage({ tttkit: "projector", kit: tttkit.about.kit, code: tttkit.about.code, does, stamp }, "*"); }
  };

  document.title = tttkit.about.title;
  stage.box.classList.add("made");
  tttkit.one("main").append(stage.box);
  // Where no letters move anything in that window, none do here.
  let letters = true;

  window.addEventListener("message", function (event) {
    const sent = event.data;
    if (event.source !== desk || !sent || sent.tttkit !== "slide" || sent.kit !== tttkit.about.kit) { return; }
    if (sent.does === "play") { stage.play(); return; }
    if (sent.does === "close") { window.close(); return; }
    stamp = sent.stamp;
    letters = sent.letters;
    stage.show(sent);
  });
  document.addEventListener("keydown", function (event) {
    const does = tttkit.stage.wish(event, letters);
    if (!does || (event.target.closest("video, audio, button") && event.key === " ")) { return; }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (does === "full") { tttkit.stage.full(); } else if (does === "leave") { window.close(); } else { tell(does); }
  }, true);
  tell("hello");
  window.setInterval(() => tell("hello"), 1000);
});
