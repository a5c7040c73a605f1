/* Quizzes one answers before one reads: groups of radio buttons in place of the folded options, and the page that brings missed questions back. */
"use strict";

(() => {
  const { recall, keep, day, spoken, make } = window.guichet;
  const words = {
    fr: {
      check: "Vérifier",
      of: (act, number) => `${act}\u00a0: question ${number}`,
      all: "Lire toutes les explications",
      none: "Choisissez d’abord une réponse.",
      again: "Essayez encore, ou lisez toutes les explications.",
      back: (when) => `Cette question reviendra le ${when}.`,
      done: "Cette question ne reviendra plus.",
      due: (count) => (count > 1 ? `${count} questions à revoir aujourd’hui.` : `${count} question à revoir aujourd’hui.`),
      later: (count, when) => (count > 1 ? `${count} questions attendent leur jour, la première le ${when}.` : `${count} question attend son jour, le ${when}.`),
      nothing: "Aucune question manquée n’est notée dans ce navigateur. Répondez au quiz d’une leçon : ce que vous manquez reviendra ici.",
      now: "Les revoir dès maintenant",
      from: "Leçon",
      lost: "Les questions n’ont pas pu être lues. Les quiz ci-dessous restent ouverts.",
    },
    en: {
      check: "Check",
      of: (act, number) => `${act}: question ${number}`,
      all: "Read all the explanations",
      none: "Choose an answer first.",
      again: "Try again, or read all the explanations.",
      back: (when) => `This question will come back on ${when}.`,
      done: "This question will not come back.",
      due: (count) => (count > 1 ? `${count} questions to review today.` : `${count} question to review today.`),
      later: (count, when) => (count > 1 ? `${count} questions wait for their day, the first on ${when}.` : `${count} question waits for its day, ${when}.`),
      nothing: "No missed question is noted in this browser. Answer the quiz of a lesson: what you miss will come back here.",
      now: "Review them now",
      from: "Lesson",
      lost: "The questions could not be read. The quizzes below are still open.",
    },
  }[document.documentElement.lang];

  /* Days before a missed question comes back, after each time it was answered right at once; then it is known. */
  const STEPS = [1, 3, 7, 21];
  const inDays = (count) => {
    const date = new Date();
    date.setDate(date.getDate() + count);
    return day(date);
  };
  /* Notes a first answer; says what becomes of the question, or nothing when it was never missed. */
  const note = (key, right) => {
    const missed = recall("quiz");
    const step = Number.isInteger(missed[key]?.step) ? missed[key].step : 0;
    if (!right) missed[key] = { step: 0, due: inDays(STEPS[0]) };
    else if (!(key in missed)) return "";
    else if (missed[key].due > day(new Date())) return words.back(spoken(missed[key].due));
    else if (step + 1 < STEPS.length) missed[key] = { step: step + 1, due: inDays(STEPS[step + 1]) };
    else delete missed[key];
    if (!keep("quiz", missed)) return "";
    return key in missed ? words.back(spoken(missed[key].due)) : words.done;
  };

  /* `number`: the question of the page that it belongs to, which a list of buttons does not show. */
  const button = (className, text, act, number) => {
    const made = make("button", className, text);
    made.type = "button";
    if (number) made.setAttribute("aria-label", words.of(text, number));
    made.addEventListener("click", act);
    return made;
  };

  let count = 0;
  /* A question: its legend, its options as {label, right, why}, all nodes; the key under which a miss is noted. */
  const group = (legend, options, key) => {
    const rank = ++count;
    const name = `g-quiz-${rank}`;
    const field = make("fieldset", "g-question", make("legend", "", legend));
    const verdict = make("div", "g-verdict");
    verdict.setAttribute("role", "status");
    let answered = false;

    const rows = options.map((option, index) => {
      const input = make("input");
      Object.assign(input, { type: "radio", name, id: `${name}-${index}`, value: String(index), autocomplete: "off" });
      const label = make("label", "", option.label);
      label.htmlFor = input.id;
      const why = make("div", "g-why", option.why);
      const row = make("div", "g-option", input, label, why);
      why.hidden = true;
      why.id = `${input.id}-why`;
      field.append(row);
      return { input, row, why, right: option.right };
    });
    const showAll = () => {
      for (const one of rows) {
        one.why.hidden = false;
        one.input.setAttribute("aria-describedby", one.why.id);
      }
      all.hidden = true;
    };
    const all = button("g-action g-all", words.all, () => {
      showAll();
      verdict.replaceChildren();
      rows[0].input.focus();
    }, rank);
    all.hidden = true;

    const check = () => {
      const chosen = rows.find((one) => one.input.checked);
      for (const one of rows) delete one.row.dataset.said;
      if (!chosen) {
        verdict.replaceChildren(make("p", "", words.none));
        rows[0].input.focus();
        return;
      }
      chosen.row.dataset.said = chosen.right ? "right" : "wrong";
      const told = answered || !key ? "" : note(key, chosen.right);
      answered = true;
      /* What is read at once is the answer's own reason; then, when it is right, those of the others stand under them. */
      const lines = [...chosen.why.cloneNode(true).childNodes];
      if (!chosen.right) lines.push(make("p", "", words.again));
      if (told) lines.push(make("p", "", told));
      verdict.replaceChildren(...lines);
      if (chosen.right) {
        showAll();
        chosen.why.hidden = true;
      } else {
        all.hidden = rows.every((one) => !one.why.hidden);
      }
    };
    field.addEventListener("change", () => verdict.replaceChildren());
    field.append(make("p", "g-answer", button("g-action g-check", words.check, check, rank), " ", all), verdict);
    return field;
  };

  /* In a lesson, folded options give way to groups. Without a script they stay, and on paper every reason is printed. */
  const lesson = document.querySelector("[data-g-read]")?.dataset.gRead;
  const firsts = [...document.querySelectorAll("details.quiz")].filter((one) => !one.previousElementSibling?.matches("details.quiz"));
  firsts.forEach((first, index) => {
    const heading = first.previousElementSibling;
    const folded = [];
    for (let one = first; one?.matches("details.quiz"); one = one.nextElementSibling) folded.push(one);
    if (!heading?.matches("h3") || !folded.some((one) => one.dataset.right === "true")) return;
    const options = folded.map((one) => {
      const [label, why] = [document.createDocumentFragment(), document.createDocumentFragment()];
      const summary = one.querySelector("summary");
      label.append(...summary.childNodes);
      summary.remove();
      why.append(...one.childNodes);
      return { label, why, right: one.dataset.right === "true" };
    });
    const place = document.createComment("quiz");
    heading.before(place);
    place.replaceWith(group(heading, options, lesson && `${lesson}#${index + 1}`));
    for (const one of folded) one.remove();
  });

  /* The page that brings back what was missed: those of the day first, the others when one asks. */
  const review = document.querySelector("[data-g-review]");
  if (!review) return;
  const told = review.querySelector(".g-review__told");
  const asked = review.querySelector(".g-review__asked");
  const fragment = (html) => document.createRange().createContextualFragment(html);

  const ask = (keys) => {
    asked.replaceChildren();
    for (const key of keys) {
      const [id, number] = key.split("#");
      const [title, questions] = guichet.questions[id];
      const [text, options] = questions[number - 1];
      const letters = "ABCDEF";
      const link = make("a", "", title);
      link.href = `${review.dataset.root.replace(/index\.html$/, "")}${id}.html`;
      /* A reason may send one to another lesson: its address is written from that of its own. */
      const from = (html) => {
        const made = fragment(html);
        for (const one of made.querySelectorAll("a[href]")) one.href = new URL(one.getAttribute("href"), link.href).href;
        return made;
      };
      const rows = options.map(([label, right, why], index) => ({ label: from(`${letters[index]}. ${label}`), right, why: from(why) }));
      asked.append(group(make("h2", "", fragment(text)), rows, key), make("p", "g-from", `${words.from}${words.from === "Leçon" ? "\u00a0" : ""}: `, link));
    }
  };
  const open = () => {
    const missed = recall("quiz");
    /* By day, then in the order of the course: the same notes give the same page. */
    const keys = Object.keys(missed)
      .filter((key) => /^[\w/-]+#\d+$/.test(key) && guichet.questions[key.split("#")[0]]?.[1][key.split("#")[1] - 1])
      .sort((a, b) => `${missed[a].due} ${a}`.localeCompare(`${missed[b].due} ${b}`));
    const today = keys.filter((key) => !(missed[key].due > day(new Date())));
    const later = keys.filter((key) => !today.includes(key));
    const lines = [];
    if (!keys.length) lines.push(make("p", "", words.nothing));
    if (today.length) lines.push(make("p", "", words.due(today.length)));
    if (later.length) lines.push(make("p", "", words.later(later.length, spoken(missed[later[0]].due))));
    told.replaceChildren(...lines);
    ask(today);
    if (later.length) {
      const now = button("g-action", words.now, () => {
        ask(keys);
        now.remove();
        asked.querySelector("input")?.focus();
      });
      told.after(now);
    }
  };

  review.hidden = false;
  if (!Object.keys(recall("quiz")).length) {
    told.replaceChildren(make("p", "", words.nothing));
    return;
  }
  const script = document.createElement("script");
  script.src = review.dataset.questions;
  script.addEventListener("load", open);
  script.addEventListener("error", () => told.replaceChildren(make("p", "", words.lost)));
  document.head.append(script);
})();
