// A page of `latest/` leads on without scripts, but loses the place that its address names: `latest/participant/trust.html#ask`. This leads
// on with it, and comes first, for a page leads on by itself only once it is loaded.
(function () {
  "use strict";
  const onward = document.querySelector("a[data-onward]");
  if (onward && window.location.hash) { window.location.replace(onward.href + window.location.hash); }
})();
