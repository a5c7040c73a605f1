/* Says why guichet cannot run here, or loads the tool. No module: from a disk, none would be loaded. */
"use strict";

(() => {
  const play = document.querySelector("[data-gp-play]");
  const page = new URL("page.js", document.currentScript.src);
  const need = (why) => {
    for (const one of play.querySelectorAll("[data-gp-need]")) one.hidden = one.dataset.gpNeed !== why;
  };
  if (location.protocol === "file:") need("file");
  else if (!play.dataset.gpWeight) need("absent");
  else import(page).then(({ begin }) => need(begin()), () => need("browser"));
})();
