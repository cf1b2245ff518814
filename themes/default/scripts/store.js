// What this browser keeps of a kit: answers, notes, settings. Nothing leaves the machine.
//
// Keys are `tttkit:<kit>:<key>`. What the facilitator alone keeps has keys that start with `f:`, so that no participant's file ever
// takes it along, even where both editions are opened in one browser. How pages look is one choice for all kits, and in no file.
//
// Most browsers let all pages of a folder share what they keep. Firefox gives every file that is opened from a disk a store of its
// own: there a small page, `assets/keep.html`, keeps everything in its store, in a frame that nobody sees. A browser that refuses
// altogether keeps things for as long as the page is open.
(function () {
  "use strict";
  const prefix = "tttkit:" + tttkit.about.kit + ":";
  const LOOK = "_look";
  const whole = (key) => (key === LOOK ? "tttkit:look" : prefix + key);
  const waiting = [];
  let ready = false;
  let items = new Map();
  let write = null;

  function local() {
    try {
      const storage = window.localStorage;
      storage.getItem(prefix);
      return storage;
    } catch (refused) {
      return null;
    }
  }

  function kept(storage) {
    const all = new Map();
    for (let at = 0; at < storage.length; at += 1) {
      const key = storage.key(at);
      if (key.startsWith(prefix)) { all.set(key.slice(prefix.length), storage.getItem(key)); }
    }
    const look = storage.getItem(whole(LOOK));
    if (look !== null) { all.set(LOOK, look); }
    return all;
  }

  // Answers a page of this folder that has no store in common with it. Only on a disk: on the web every page has one already.
  function keeper() {
    const storage = local();
    window.addEventListener("message", (event) => {
      const asked = event.data;
      if (!tttkit.about.disk || event.source !== window.parent || !storage || !asked || asked.tttkit !== "keep" || asked.kit !== tttkit.about.kit) { return; }
      try {
        if (asked.value === null) { storage.removeItem(whole(asked.key)); } else if (asked.key) { storage.setItem(whole(asked.key), asked.value); }
      } catch (refused) { /* full: it stays on the page that asked */ }
      if (!asked.key) { event.source.postMessage({ tttkit: "kept", items: Array.from(kept(storage)) }, "*"); }
    });
  }

  function begin(found, writer) {
    if (ready) { return; }
    ready = true;
    const early = items;
    items = found;
    write = writer;
    early.forEach((value, key) => tttkit.store.set(key, value));
    waiting.splice(0).forEach((run) => tttkit.feature("store", run));
  }

  function fromLocal() {
    const storage = local();
    if (!storage) { begin(new Map(), null); return; }
    begin(kept(storage), (key, value) => {
      try {
        if (value === null) { storage.removeItem(whole(key)); } else { storage.setItem(whole(key), value); }
        return true;
      } catch (full) {
        return false;
      }
    });
    // Another page of this kit wrote something.
    window.addEventListener("storage", (event) => {
      const key = event.key === whole(LOOK) ? LOOK : (event.key || "").startsWith(prefix) && event.key.slice(prefix.length);
      if (!key) { return; }
      if (event.newValue === null) { items.delete(key); } else { items.set(key, event.newValue); }
      document.dispatchEvent(new CustomEvent("tttkit:kept", { detail: { key } }));
    });
  }

  function fromKeeper() {
    const frame = tttkit.make("iframe", { src: "assets/keep.html", hidden: true, tabindex: "-1", "aria-hidden": "true" });
    const give = window.setTimeout(() => { frame.remove(); fromLocal(); }, 3000);
    window.addEventListener("message", (event) => {
      if (event.source !== frame.contentWindow || !event.data || event.data.tttkit !== "kept") { return; }
      window.clearTimeout(give);
      begin(new Map(event.data.items), (key, value) => {
        frame.contentWindow.postMessage({ tttkit: "keep", kit: tttkit.about.kit, key, value }, "*");
        return true;
      });
    });
    frame.addEventListener("load", () => frame.contentWindow.postMessage({ tttkit: "keep", kit: tttkit.about.kit }, "*"));
    document.body.append(frame);
  }

  tttkit.store = {
    // The key of how pages look, which all kits share.
    look: LOOK,
    // Runs when what was kept is known: at once in most browsers.
    ready(run) { if (ready) { tttkit.feature("store", run); } else { waiting.push(run); } },
    get(key) { return items.has(key) ? items.get(key) : null; },
    // Keeps a text; an empty one or null is forgotten. Answers whether it will be there when the page is opened again.
    set(key, value) {
      const text = value === "" || value === undefined ? null : value;
      if (text === null) { items.delete(key); } else { items.set(key, text); }
      return write ? write(key, text) : false;
    },
    remove(key) { return tttkit.store.set(key, null); },
    // The keys that start with something, in order; never that of how pages look.
    keys(start) { return Array.from(items.keys()).filter((key) => key.startsWith(start || "") && key !== LOOK).sort(); },
    // A value that was kept as JSON; what cannot be read is nothing.
    read(key) { try { return JSON.parse(items.get(key) || "null"); } catch (broken) { return null; } },
    write(key, value) { return tttkit.store.set(key, value === null ? null : JSON.stringify(value)); },
    // Whether this browser keeps anything when the page is closed.
    lasts() { return write !== null; },
  };

  if (tttkit.about.page === "keep") { keeper(); return; }
  // The site's own pages have nothing to keep but how they look.
  if (tttkit.about.kit !== "" && tttkit.about.disk && window.location.origin === "null") { fromKeeper(); } else { fromLocal(); }
})();
