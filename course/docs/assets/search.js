/* The search: one index per language, loaded as a script when somebody begins, so that it works from a disk too. */
"use strict";

(() => {
  const panel = document.getElementById("g-search");
  if (!panel) return;
  const { make } = window.guichet;
  const lang = document.documentElement.lang;
  const other = { fr: "en", en: "fr" }[lang];
  const words = {
    fr: {
      start: "Écrivez un ou plusieurs mots.",
      closed: "Résultats fermés.",
      loading: "La recherche se prépare.",
      failed: "La recherche n’a pas pu être chargée. Le plan du site liste toutes les pages.",
      kinds: [
        ["leçon", "leçons", "Leçons"],
        ["règle", "règles", "Règles"],
        ["autre page", "autres pages", "Autres pages"],
      ],
      none: (query) => `Rien ne répond à « ${query} ». Essayez avec moins de mots, ou d’autres.`,
      some: (query) => `Aucune page ne contient tous les mots de « ${query} ». Voici celles qui en contiennent une partie.`,
      more: (count, name) => `Montrer aussi ${count} ${name} de moindre rang`,
      elsewhere: "Chercher aussi en anglais",
      inOther: "En anglais",
      otherNone: "Rien en anglais.",
      of: " – ",
    },
    en: {
      start: "Type one or more words.",
      closed: "Results closed.",
      loading: "The search is getting ready.",
      failed: "The search could not be loaded. The site map lists every page.",
      kinds: [
        ["lesson", "lessons", "Lessons"],
        ["rule", "rules", "Rules"],
        ["other page", "other pages", "Other pages"],
      ],
      none: (query) => `Nothing answers “${query}”. Try with fewer words, or others.`,
      some: (query) => `No page holds all the words of “${query}”. These hold some of them.`,
      more: (count, name) => `Show ${count} more ${name} of lower rank`,
      elsewhere: "Search in French too",
      inOther: "In French",
      otherNone: "Nothing in French.",
      of: " – ",
    },
  }[lang];
  const SHOWN = 5;
  const EMPTY = new Set(
    "a au aux ce ces cette dans de des du d elle en est et il ils je l la le les leur on ou par pour qu que qui s se son sa ses un une y an and are as at be by for from he in is it of on or that the their they this to was with you".split(" "),
  );

  const root = new URL(panel.dataset.index.replace(/search\/\w+\.js$/, ""), location.href);
  const input = panel.querySelector("input");
  const status = panel.querySelector("[role=status]");
  const list = panel.querySelector(".g-results");
  const toggle = document.getElementById("__search");

  /* One letter for one letter, so that a place in the folded text is a place in the text. */
  const fold = (text) => text.toLowerCase().replace(/[\u00c0-\u024f]/g, (letter) => letter.normalize("NFD")[0]).replaceAll("’", "'");
  const LETTER = "[\\p{L}\\p{N}]";

  /* What is looked for: the words that mean something, each as a pattern that forgives plurals and, at the end, unfinished words. */
  const wanted = (query) => {
    const every = fold(query.normalize("NFC")).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    const telling = every.filter((word) => !EMPTY.has(word));
    return (telling.length ? telling : every).slice(0, 8).map((word, index, all) => {
      let stem = word.length > 3 ? word.replace(/[sx]$/, "") : word;
      if (stem.length > 5) stem = stem.replace(/e$/, "");
      const open = stem.length > 3 || (index === all.length - 1 && /[\p{L}\p{N}]$/u.test(query));
      const body = stem.replaceAll("oe", "(?:oe|œ)");
      return new RegExp(`(?<!${LETTER})${body}${open ? `${LETTER}*` : `(?:s|x)?(?!${LETTER})`}`, "gu");
    });
  };
  const times = (text, pattern) => text.match(pattern)?.length ?? 0;

  /* An index is folded once. */
  const folded = {};
  const prepared = (language) =>
    (folded[language] ??= guichet.index[language].map(([kind, url, title, name, sections]) => ({
      kind,
      url,
      title,
      name,
      sections,
      head: fold(title),
      call: name.replaceAll("-", " "),
      parts: sections.map(([, heading, text]) => [fold(heading), fold(text)]),
    })));

  /* How well a page answers; how many of the words it holds; its part that answers best. */
  const weigh = (page, patterns, phrase) => {
    let score = 0;
    let held = 0;
    let titled = 0;
    const parts = page.parts.map(() => 0);
    for (const pattern of patterns) {
      const inTitle = times(page.head, pattern) ? 1 : 0;
      const inName = times(page.call, pattern) ? 10 : 0;
      let inHeading = 0;
      let inText = 0;
      page.parts.forEach(([heading, text], index) => {
        const count = times(text, pattern);
        const headed = times(heading, pattern);
        inText += count;
        inHeading += headed;
        parts[index] += (headed ? 4 : 0) + Math.min(count, 4) + (count || headed ? 3 : 0);
      });
      titled += inTitle;
      held += inTitle || inName || inHeading || inText ? 1 : 0;
      score += inName + Math.min(inHeading, 2) * 3 + Math.min(inText, 8) * 0.5;
    }
    /* A title says what a page is about when it holds what was typed, less so when it holds a part of it. */
    score += (12 * titled * titled) / patterns.length;
    /* Several words that stand together as they were typed weigh more than the same words apart. */
    if (phrase.includes(" ")) {
      if (page.head.includes(phrase)) score += 10;
      let together = 0;
      page.parts.forEach(([heading, text], index) => {
        const here = Math.min(text.split(phrase).length - 1, 4) + (heading.includes(phrase) ? 2 : 0);
        parts[index] += here * 3;
        together += here;
      });
      score += Math.min(together, 6) * 2;
    }
    const best = parts.indexOf(Math.max(0, ...parts));
    return { page, score, held, best, whole: titled === patterns.length };
  };

  const found = (language, query) => {
    const patterns = wanted(query);
    if (!patterns.length) return null;
    const phrase = fold(query.normalize("NFC")).trim();
    const weighed = prepared(language).map((page) => weigh(page, patterns, phrase)).filter((one) => one.held);
    const all = weighed.filter((one) => one.held === patterns.length);
    const kept = all.length ? all : weighed.filter((one) => one.held >= patterns.length / 2);
    /* Lessons, then rules, then the rest; but a rule called by its whole name is what was wanted. */
    const rank = (one) => (one.page.name && one.page.name === phrase ? -1 : one.page.kind);
    kept.sort((a, b) => rank(a) - rank(b) || b.held - a.held || b.score - a.score || a.page.url.localeCompare(b.page.url));
    return { patterns, kept, partly: !all.length };
  };

  /* A few words around the first place found, which are marked. */
  const excerpt = (text, patterns) => {
    const low = fold(text);
    const first = Math.min(...patterns.map((pattern) => low.search(pattern)).filter((at) => at >= 0), Infinity);
    let start = first === Infinity ? 0 : Math.max(0, first - 60);
    if (start) start = text.indexOf(" ", start) + 1 || start;
    let end = Math.min(text.length, start + 180);
    if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), start + 100);
    const places = patterns.flatMap((pattern) => [...low.slice(start, end).matchAll(pattern)].map((match) => [match.index + start, match.index + start + match[0].length]));
    places.sort((a, b) => a[0] - b[0]);
    const line = make("p", "g-excerpt", start ? "… " : "");
    let at = start;
    for (const [from, to] of places) {
      if (from < at) continue;
      line.append(text.slice(at, from), make("mark", "", text.slice(from, to)));
      at = to;
    }
    line.append(text.slice(at, end), end < text.length ? " …" : "");
    return line;
  };
  const item = ({ page, best, whole }, patterns) => {
    const [anchor, heading, text] = page.sections[best] ?? ["", "", ""];
    const inside = !whole && anchor && heading;
    const link = make("a", "md-search-result__link", page.title, ...(inside ? [words.of, heading] : []));
    link.href = new URL(page.url + (inside ? `#${anchor}` : ""), root).href;
    const made = make("li", "md-search-result__item", link);
    if (page.name) made.append(" ", make("code", "", page.name));
    if (text) made.append(excerpt(text, patterns));
    return made;
  };

  let groups = 0;
  /* A list under its name; what is beyond the first ones waits for a button. */
  const group = (name, results, patterns, plural, language) => {
    const label = make("h2", "g-results__kind", `${name} (${results.length})`);
    label.id = `g-results-${++groups}`;
    const items = make("ol", "", ...results.slice(0, SHOWN).map((one) => item(one, patterns)));
    items.setAttribute("aria-labelledby", label.id);
    if (language !== lang) items.lang = language;
    const made = [label, items];
    if (results.length > SHOWN) {
      const more = make("button", "g-action", words.more(results.length - SHOWN, plural));
      more.type = "button";
      more.addEventListener("click", () => {
        const rest = results.slice(SHOWN).map((one) => item(one, patterns));
        items.append(...rest);
        rest[0].querySelector("a").focus();
        more.remove();
      });
      made.push(more);
    }
    return made;
  };
  /* In the order of the kinds of their first results. */
  const grouped = (results) => [...new Set(results.map((one) => one.page.kind))].map((kind) => [words.kinds[kind], results.filter((one) => one.page.kind === kind)]);

  const loaded = {};
  const load = (language, address) =>
    (loaded[language] ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.addEventListener("load", resolve);
      script.addEventListener("error", () => {
        delete loaded[language];
        script.remove();
        reject(new Error(address));
      });
      document.head.append(script);
    }));

  const inOtherLanguage = async (query, place) => {
    try {
      await load(other, panel.dataset.other);
    } catch {
      status.textContent = words.failed;
      return;
    }
    if (input.value.trim() !== query) return;
    const answer = found(other, query);
    const results = answer.partly ? [] : answer.kept;
    const focused = document.activeElement === place;
    if (!results.length) {
      place.replaceWith(make("p", "", words.otherNone));
      if (focused) input.focus();
      return;
    }
    const made = group(words.inOther, results, answer.patterns, results.length > 1 ? words.kinds[2][1] : words.kinds[2][0], other);
    place.replaceWith(...made);
    if (focused) made[1].querySelector("a").focus();
  };

  const answer = () => {
    const query = input.value.trim();
    const results = found(lang, query);
    if (!results) {
      list.replaceChildren();
      status.textContent = words.start;
      return;
    }
    const parts = grouped(results.kept);
    const counts = parts.map(([names, some]) => `${some.length} ${names[some.length > 1 ? 1 : 0]}`);
    const told = counts.length ? `${counts.join(", ")}.` : words.none(query);
    status.textContent = results.partly && counts.length ? `${words.some(query)} ${told}` : told;
    const elsewhere = make("button", "g-action g-elsewhere", words.elsewhere);
    elsewhere.type = "button";
    elsewhere.addEventListener("click", () => inOtherLanguage(query, elsewhere));
    list.replaceChildren(...parts.flatMap(([names, some]) => group(names[2], some, results.patterns, some.length - SHOWN > 1 ? names[1] : names[0], lang)), elsewhere);
    if (!counts.length) inOtherLanguage(query, elsewhere);
  };

  let pause = 0;
  const ready = () => {
    if (!guichet.index[lang]) status.textContent = words.loading;
    return load(lang, panel.dataset.index).then(
      () => {
        if (!list.childElementCount) answer();
      },
      () => (status.textContent = words.failed),
    );
  };
  /* Who was among the results is back in the field, and is told why. */
  const closed = make("p", "g-unseen");
  closed.setAttribute("role", "status");
  panel.append(closed);
  toggle.addEventListener("change", () => {
    closed.textContent = !toggle.checked && document.activeElement === input ? words.closed : "";
  });
  input.addEventListener("focus", () => {
    ready();
    if (input.value.trim() && !toggle.checked) toggle.click();
  });
  /* Results wait for a pause in the typing; never are they replaced under somebody who went on to them. */
  const settle = () => {
    if (!pause) return;
    clearTimeout(pause);
    pause = 0;
    if (guichet.index[lang]) answer();
  };
  input.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(settle, 150);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Tab") settle();
  });
  panel.querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    await ready();
    settle();
    list.querySelector("a")?.focus();
  });
})();
