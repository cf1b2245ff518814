// Shows a page as wide as a phone or a tablet: in a frame, for then it is as wide for its own styles too. The page in the frame keeps itself
// up to date; what is wrong with it is told out here.
(function () {
  "use strict";
  const ours = (window.tttkitServe = {});
  const asked = new URLSearchParams(window.location.search);
  const frame = document.getElementById("_serve-frame");
  const width = Math.min(Math.max(Number(asked.get("width")) || 390, 200), 2000);
  // A page of this server, and of no other.
  const wanted = new URL(asked.get("page") || "/index.html", window.location.origin);
  let page = wanted.origin === window.location.origin && !wanted.pathname.startsWith("/_serve/") ? wanted.pathname + wanted.hash : "/index.html";
  let source = null;

  ours.shown = () => ({ page, width });
  frame.width = width;
  frame.src = page;

  function listen() {
    if (source) { source.close(); }
    source = new EventSource("/_serve/events?page=" + encodeURIComponent(decodeURI(page.split("#")[0])));
    source.onmessage = (event) => ours.bar.show(JSON.parse(event.data));
    source.onerror = () => ours.bar.connection("Not connected");
  }

  // Somebody followed a link in the frame.
  frame.addEventListener("load", function () {
    const place = frame.contentWindow.location;
    page = place.pathname + place.hash;
    document.title = frame.contentDocument.title || document.title;
    window.history.replaceState(null, "", "?" + new URLSearchParams({ page, width }));
    listen();
  });
  window.addEventListener("pagehide", () => source && source.close());
})();
