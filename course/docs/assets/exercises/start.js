/* Says why an exercise cannot be done here, or loads what lets one do it. No module: from a disk, none would be loaded. */
"use strict";

(() => {
  const block = document.querySelector("[data-gx-exercise]");
  const page = new URL("page.js", document.currentScript.src);
  const need = (why) => {
    for (const one of block.querySelectorAll("[data-gx-need]")) one.hidden = one.dataset.gxNeed !== why;
  };
  if (location.protocol === "file:") need("file");
  else import(page).then(({ begin }) => begin()).then(need, () => need("browser"));
})();
