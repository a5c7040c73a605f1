/* Says why guichet cannot run here, or loads the tool. No module: from a disk, none would be loaded. */
"use strict";

(() => {
  const play = document.querySelector("[data-g-play]");
  const page = new URL("page.js", document.currentScript.src);
  const need = (why) => {
    for (const one of play.querySelectorAll("[data-g-need]")) one.hidden = one.dataset.gNeed !== why;
  };
  if (location.protocol === "file:") need("file");
  else if (!play.dataset.gWeight) need("absent");
  else import(page).then(({ begin }) => need(begin()), () => need("browser"));
})();
