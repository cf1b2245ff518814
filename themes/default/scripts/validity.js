// Tells readers when a version is not valid yet, or no longer: the page knows the days, and only the reader's own clock knows today.
tttkit.feature("validity", function () {
  "use strict";
  const today = tttkit.today();
  for (const banner of tttkit.all(".banner[data-before]")) { banner.hidden = today >= banner.dataset.before; }
  for (const banner of tttkit.all(".banner[data-after]")) { banner.hidden = today <= banner.dataset.after; }
});
