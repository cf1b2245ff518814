// A clock that a test can set: the page's own idea of now.

/** Runs before a page's scripts: it is `window.name` as minutes from midnight there (today), and goes on from that. */
export function setClock() {
  const Real = Date;
  const began = Real.now();
  const day = new Real();
  const wanted = () => Number((window.name || "").replace("clock:", "") || 510);
  const at = () => { const midnight = new Real(day.getFullYear(), day.getMonth(), day.getDate()); return midnight.getTime() + wanted() * 60000 + (Real.now() - began) % 1000; };
  window.Date = class extends Real {
    constructor(...given) { if (given.length === 0) super(at()); else super(...given); }
    static now() { return at(); }
  };
}
