// Listens to the server, and does what it says: a page that is another is brought up to date where it stands.
(function () {
  "use strict";
  const ours = window.tttkitServe;
  const script = document.getElementById("_serve");
  const mine = { run: script.dataset.run, at: Number(script.dataset.at), page: script.dataset.page };
  // Pages that reckon with a plan keep what they reckoned, and not only in what is seen.
  const reckons = Array.from(document.querySelectorAll("meta[name=tools]")).some((meta) => /\b(plan|stage)\b/.test(meta.content));
  const path = () => window.location.pathname;
  let source = null;
  let busy = Promise.resolve();

  const fresh = (address, at) => {
    const url = new URL(address, window.location.href);
    url.searchParams.set("_serve", at);
    return url.href;
  };

  // New stylesheets beside the old ones, which go as soon as the new ones are there: no page is ever without.
  function styles(at) {
    document.querySelectorAll("head link[rel=stylesheet]").forEach((old) => {
      const next = old.cloneNode();
      next.href = fresh(old.href, at);
      next.onload = next.onerror = () => old.remove();
      old.after(next);
    });
  }

  function media(names, at) {
    const changed = (address) => names.some((name) => decodeURI(new URL(address, window.location.href).pathname).endsWith("/assets/media/" + name));
    document.querySelectorAll("img[src], source[src], audio[src], video[src], track[src]").forEach((part) => {
      if (!changed(part.getAttribute("src"))) { return; }
      part.src = fresh(part.src, at);
      const player = part.closest("audio, video");
      if (player && part.tagName !== "TRACK") { player.load(); }
    });
  }

  async function update(state) {
    if (String(state.run) !== mine.run || state.scripts > mine.at) { return ours.again(); }
    if (state.moved) { return window.location.replace(state.moved + window.location.hash); }
    if (state.styles > mine.at) { styles(state.at); }
    const names = Object.keys(state.media).filter((name) => state.media[name] > mine.at);
    if (names.length > 0) { media(names, state.at); }
    mine.at = state.at;
    if (state.page && state.page !== mine.page) {
      // A page of ours in place of one that could not be shown has nothing in common with it.
      if (mine.page === "" || reckons) { return ours.again(); }
      const answer = await fetch(path(), { cache: "no-store" });
      const text = await answer.text();
      const page = /<script id="_serve"[^>]* data-page="([^"]*)"/.exec(text);
      if (!answer.ok || !page) { return undefined; }
      mine.page = page[1];
      if (!ours.morph(text)) { return ours.again(); }
      document.dispatchEvent(new CustomEvent("tttkit-serve"));
    }
    return ours.bar.show(state);
  }

  function listen() {
    if (source) { source.close(); }
    source = new EventSource("/_serve/events?page=" + encodeURIComponent(decodeURI(path())));
    source.onmessage = (event) => { busy = busy.then(() => update(JSON.parse(event.data))).catch((error) => window.console.error("preview:", error)); };
    source.onerror = () => ours.bar.connection("Not connected");
  }

  // A browser has few connections to one server: a page that nobody looks at gives its own back.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") { listen(); } else if (source) { source.close(); }
  });
  window.addEventListener("pagehide", () => source && source.close());
  window.addEventListener("pageshow", (event) => event.persisted && listen());
  if (document.visibilityState === "visible") { listen(); }
})();
