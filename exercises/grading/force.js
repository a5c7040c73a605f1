// The conditions of this page that no setting of a browser answers (a finger, a contrast, a side, a height): run by devices.py.
([rank, to]) => {
  const known = /^(device-)?width$|^prefers-color-scheme$|^prefers-reduced-motion$|^forced-colors$/, lists = [];
  const TERM = /\((?:[^()]|\([^()]*\))*\)/g, HOLDS = "(width >= 0px)", FAILS = "(width < 0px)";
  const read = (sheet) => {
    for (const rule of sheet?.cssRules ?? []) {
      if (rule.media) lists.push(rule.media);
      read(rule), read(rule.styleSheet);
    }
  };
  // What a term is about: `hover` of (hover: none), `height` of (max-height: 3px) and of (2px <= height < 3px).
  const about = (term) => /(?<![\w.-])(?:min-|max-)?([a-z][a-z-]*)(?=\s*[:)<>=])/.exec(term)?.[1] ?? "";
  const terms = (asked) => (asked.match(TERM) ?? []).map(about).filter((name) => !known.test(name));
  if (!window.seenConditions) {
    for (const sheet of document.styleSheets) try { lists.push(sheet.media); read(sheet); } catch {}
    window.seenConditions = lists.map((one) => [one, one.mediaText]).filter(([, asked]) => terms(asked).length);
    window.seenAbouts = [...new Set(window.seenConditions.flatMap(([, asked]) => terms(asked)))];
  }
  const asks = window.seenConditions, abouts = window.seenAbouts, [list, asked] = asks[rank] ?? [];
  if (to === "asked") for (const [one, text] of asks) one.mediaText = text;
  if (to === "holds" && list)
    list.mediaText = /\bprint\b/.test(asked) ? "print" : /\bscreen\b/.test(asked) ? "screen" : "all";
  // The device is otherwise: of two sides that a page names, it has the other, and never none.
  if (to === "turns") for (const [one, text] of asks)
    one.mediaText = text.replace(TERM, (term) => about(term) !== abouts[rank] ? term : matchMedia(term).matches ? FAILS : HOLDS);
  return [asks.length, abouts.length];
}
