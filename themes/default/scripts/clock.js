// Times, minutes, dates and numbers as the language of the page says them.
(function () {
  "use strict";
  // Days and numerals as the pages have them, which were made elsewhere.
  const numerals = document.documentElement.dataset.numerals;
  const language = tttkit.about.language + "-u-ca-gregory" + (numerals ? "-nu-" + numerals : "");
  const numbers = new Intl.NumberFormat(language);
  const two = new Intl.NumberFormat(language, { minimumIntegerDigits: 2 });

  tttkit.locale = language;
  tttkit.number = (number) => numbers.format(number);

  // Minutes from midnight as a time on the clock, on 24 hours as everywhere in a kit: 8:30.
  tttkit.clock = function (minutes) {
    const whole = ((Math.floor(minutes) % 1440) + 1440) % 1440;
    return numbers.format(Math.floor(whole / 60)) + ":" + two.format(whole % 60);
  };

  // Seconds as a timer shows them: 4:10, and with a minus when they have run out.
  tttkit.timer = function (seconds) {
    const whole = Math.abs(Math.trunc(seconds));
    return (seconds <= -1 ? "\u2212" : "") + numbers.format(Math.floor(whole / 60)) + ":" + two.format(whole % 60);
  };

  // "8:30" or "08:30" as minutes from midnight; null for anything else.
  tttkit.parseClock = function (text) {
    const parts = /^(\d{1,2}):(\d{2})$/.exec(text || "");
    return parts && Number(parts[1]) < 24 && Number(parts[2]) < 60 ? Number(parts[1]) * 60 + Number(parts[2]) : null;
  };

  // A day, `2026-10-06`, as people say it.
  tttkit.date = function (iso, options) {
    const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso || "");
    if (!parts) { return iso || ""; }
    const day = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])));
    return new Intl.DateTimeFormat(language, Object.assign({ dateStyle: "full", timeZone: "UTC" }, options)).format(day);
  };

  // A day so many days later, or earlier.
  tttkit.addDays = function (iso, days) {
    const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso || "");
    if (!parts) { return null; }
    return new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]) + days)).toISOString().slice(0, 10);
  };

  // Today, where the reader is.
  tttkit.today = function () {
    const now = new Date();
    return now.getFullYear() + "-" + String(now.getMonth() + 1).padStart(2, "0") + "-" + String(now.getDate()).padStart(2, "0");
  };
})();
