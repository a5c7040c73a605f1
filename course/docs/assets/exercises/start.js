/* Says why an exercise cannot be done here, or loads what lets one do it. No module: from a disk, none would be loaded. */
"use strict";

(() => {
  const block = document.querySelector("[data-g-exercise]");
  const page = new URL("page.js", document.currentScript.src);
  const need = (why) => {
    for (const one of block.querySelectorAll("[data-g-need]")) one.hidden = one.dataset.gNeed !== why;
  };
  if (location.protocol === "file:") need("file");
  else import(page).then(({ begin }) => begin()).then(need, () => need("browser"));
})();
