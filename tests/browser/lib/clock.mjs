// A clock that a test can set: the page's own idea of now.

/** Runs before a page's scripts: it is so many minutes after midnight, today, as `at` says, and stays there but for the seconds. */
export function heldClock() {
  const Real = Date;
  const began = Real.now();
  const now = () => {
    const midnight = new Real(began).setHours(0, 0, 0, 0);
    return midnight + Number(window.name.replace("clock:", "") || 510) * 60000;
  };
  window.Date = class extends Real {
    constructor(...given) { super(...(given.length === 0 ? [now()] : given)); }
    static now() { return now(); }
  };
}

/** Sets it. A window's name outlives a reload. */
export const at = (tab, minutes) => tab.evaluate((name) => { window.name = name; }, `clock:${minutes}`);
