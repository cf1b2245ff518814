// Turns the first captions of each film on. A page that is opened from a disk may not read caption files (a file's origin is of no
// use to a browser), so there the captions are made from the transcript below the film, which knows the times.
(function () {
  "use strict";
  function said(track) {
    var sheets = document.querySelectorAll(".transcript[data-captions]");
    var href = track.getAttribute("src");
    return Array.prototype.filter.call(sheets, function (sheet) { return sheet.getAttribute("data-captions") === href; })[0];
  }

  function fromTranscript(film, track) {
    var sheet = said(track);
    if (!sheet) { return null; }
    var made = film.addTextTrack("captions", track.getAttribute("label"), track.getAttribute("srclang"));
    Array.prototype.forEach.call(sheet.querySelectorAll("[data-from]"), function (line) {
      made.addCue(new VTTCue(Number(line.getAttribute("data-from")), Number(line.getAttribute("data-until")), line.textContent));
    });
    track.parentNode.removeChild(track);
    return made;
  }

  var disk = window.location.protocol === "file:";
  function turnOn(film) {
    var tracks = Array.prototype.map.call(film.querySelectorAll("track"), function (track) {
      return disk && window.VTTCue ? fromTranscript(film, track) : track.track;
    });
    if (tracks[0] && film.tagName === "VIDEO") { tracks[0].mode = "showing"; }
  }

  // The films in a part of the page, or in all of it: for what is put there later.
  tttkit.captions = function (part) {
    Array.prototype.forEach.call((part || document).querySelectorAll("video, audio"), turnOn);
  };
  tttkit.captions();
})();
