/* What the pages need beyond HTML and CSS: the two toggles, the display, scrollable blocks, printed answers. */
"use strict";

(() => {
  const words = { fr: { table: "Tableau à faire défiler" }, en: { table: "Table to scroll" } }[document.documentElement.lang];

  /* The theme opens its menu and its search by a hidden checkbox; each gets a button that says its state. */
  const toggles = { __drawer: "g-drawer", __search: "g-search" };
  for (const [id, panelId] of Object.entries(toggles)) {
    const box = document.getElementById(id);
    const panel = document.getElementById(panelId);
    const button = document.querySelector(`[data-g-toggle="${id}"]`);
    if (!box || !panel || !button) continue;

    const set = (open) => {
      if (box.checked !== open) box.click();
    };
    const close = () => {
      const inside = panel.contains(document.activeElement);
      /* Where there is no button, the field stays: it takes the focus first, for it opens what is closed. */
      if (inside && !button.offsetParent) panel.querySelector("input")?.focus();
      set(false);
      if (inside && button.offsetParent) button.focus();
    };
    box.addEventListener("change", () => {
      button.setAttribute("aria-expanded", box.checked);
      panel.classList.toggle("g-open", box.checked);
      if (box.checked) panel.querySelector("input, button:not([hidden])")?.focus();
    });
    button.addEventListener("click", () => set(!box.checked));
    panel.querySelector(`[data-g-close="${id}"]`).addEventListener("click", close);
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && box.checked) close();
    });
    panel.addEventListener("input", () => set(true));
    panel.addEventListener("focusout", (event) => {
      if (box.checked && event.relatedTarget && event.relatedTarget !== button && !panel.contains(event.relatedTarget)) set(false);
    });
  }

  const dark = document.querySelector("[data-g-dark]");
  dark?.addEventListener("click", () => {
    const on = dark.getAttribute("aria-pressed") !== "true";
    dark.setAttribute("aria-pressed", on);
    document.body.dataset.mdColorScheme = on ? "slate" : "default";
    try {
      localStorage.setItem("guichet.dark", JSON.stringify(on));
    } catch {
      /* Storage refused: the choice holds for this page. */
    }
  });

  /* A block that scrolls sideways must be reachable by keyboard, and named. */
  const markScrollable = () => {
    /* Named by its caption, or by the heading above it; a number tells apart two under one heading. */
    const taken = {};
    let heading = "";
    for (const block of document.querySelectorAll("article :is(h1, h2, h3), .md-typeset__scrollwrap")) {
      if (!block.matches(".md-typeset__scrollwrap")) {
        heading = block.textContent.trim();
        continue;
      }
      if (block.scrollWidth <= block.clientWidth) {
        for (const mark of ["tabindex", "role", "aria-label"]) block.removeAttribute(mark);
        continue;
      }
      const name = block.querySelector("caption")?.textContent ?? `${words.table}, ${heading}`;
      taken[name] = (taken[name] ?? 0) + 1;
      block.tabIndex = 0;
      block.setAttribute("role", "region");
      block.setAttribute("aria-label", taken[name] > 1 ? `${name}, ${taken[name]}` : name);
    }
  };
  addEventListener("load", () => {
    markScrollable();
    new ResizeObserver(markScrollable).observe(document.body);
    for (const code of document.querySelectorAll("nav.md-code__nav")) code.setAttribute("role", "presentation");
  });

  /* On paper nothing is folded: answers are printed. */
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("article details:not([open])")];
    for (const block of folded) block.open = true;
  });
  addEventListener("afterprint", () => {
    for (const block of folded) block.open = false;
  });

  /* Facilitators ask for their notes once, by ?view=trainer; ?view=learner puts them away. */
  const asked = new URLSearchParams(location.search).get("view");
  let view = asked;
  try {
    if (asked) localStorage.setItem("guichet.view", asked);
    view = localStorage.getItem("guichet.view");
  } catch {
    /* Storage refused: the address alone decides. */
  }
  document.documentElement.classList.toggle("g-trainer", view === "trainer");
})();
