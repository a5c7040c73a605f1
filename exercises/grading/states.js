// What a pointer, a finger or a keyboard changes in this page, by its styles: marked for roving.py, with the states that do it.
([most, drawn]) => {
  const names = ["hover", "active", "focus", "focus-within", "focus-visible", "target"];
  const STATE = /:(hover|active|focus-within|focus-visible|focus|target)(?![\w-])/g;
  // A part of a selector that asks for a state: what stands before it up to a space, a comma or a bracket.
  const PART = new RegExp(`((?:[^\\s>+~,()]|\\((?:[^()]|\\([^()]*\\))*\\))*)${STATE.source}`, "g");
  const kinds = new Map();
  const found = (selector, state) => {
    const bare = selector.replace(STATE, "").replace(/:not\(\s*\)|::[\w-]+/g, "");
    // Whoever reads has the pointer somewhere on the page; and focus is given to what can have it.
    const whose = bare || (state.startsWith("focus") ? "a[href], button, input, select, textarea, [tabindex]" : ":root");
    const states = kinds.get(whose) ?? kinds.set(whose, new Set()).get(whose);
    for (const [, one] of selector.matchAll(STATE)) states.add(one);
    states.add(state);
  };
  const read = (sheet, around) => {
    for (const rule of sheet?.cssRules ?? []) {
      const own = rule.selectorText?.replaceAll("&", around || ":scope");
      for (const [, before, state] of (own ?? "").matchAll(PART)) found(before, state);
      read(rule, own ? `:is(${own.replace(/::[\w-]+/g, "")})` : around);
      read(rule.styleSheet, "");
    }
  };
  for (const sheet of document.styleSheets) try { read(sheet, ""); } catch {}
  const shown = (one) => one.matches("html, body") || one.checkVisibility() && (one.matches("input, select, textarea") || one.textContent.trim());
  const touched = new Map();
  for (const [whose, states] of kinds) {
    let some = [];
    try { some = [...document.querySelectorAll(whose)].filter(shown); } catch {}
    // The first of a kind, and one that nobody knew before.
    for (const one of new Set([some[0], some[Math.floor(drawn * some.length)]].filter(Boolean)))
      for (const state of states) (touched.get(one) ?? touched.set(one, new Set()).get(one)).add(state);
  }
  const large = (one) => -one.clientWidth * one.clientHeight;
  return [...touched].sort(([one], [other]) => large(one) - large(other)).slice(0, most).map(([one, states], rank) => {
    one.setAttribute("data-seen-touched", rank);
    return [...names].filter((name) => states.has(name));
  });
}
