/* One letter in three readings: a few seconds, a number to keep in mind, few words of its language. */
"use strict";

demos.define(
  "letter",
  {
    /* The letter as someone reads it who knows these words alone. */
    learnt(text, known, unknown) {
      const words = new Set(known.split(/\s+/).filter(Boolean));
      return text.replace(/\p{L}+|\p{N}+/gu, (word) =>
        /^\p{N}+$/u.test(word) || words.has(word.toLowerCase()) ? word : unknown,
      );
    },
  },
  ({ live, status, model, words, say }) => {
    const { el, button, fill } = demos;
    let letter = Object.keys(model.letters)[0];
    let reading = Object.keys(model.readings)[0];
    let timer = 0;

    const left = el("p", { class: "g-demo-count", hidden: true });
    const sheet = el("div", { class: "g-demo-page", tabindex: -1, hidden: true });
    const asked = el("div", { hidden: true });
    const slow = el("input", { type: "checkbox" });

    const verdict = (answer, number) => {
      if (!answer) return words.none;
      const told = answer === model.right ? words.right : answer === "lost" ? words.lost : words.wrong;
      if (number === null) return told;
      return `${told} ${number.trim() === model.digits ? words.kept : fill(words.forgot, model.digits)}`;
    };
    const ask = () => {
      let answer = "";
      const field = reading === "worried" ? el("input", { type: "text", inputmode: "numeric", autocomplete: "off", size: 6 }) : null;
      const choice = demos.choice(words.ask, model.answers, "", (chosen) => {
        answer = chosen;
      });
      choice.tabIndex = -1;
      asked.replaceChildren(
        ...(field ? [el("p", {}, el("label", {}, `${words.number} `, field))] : []),
        choice,
        el("p", {}, button(words.check, () => say(verdict(answer, field && field.value)))),
      );
      asked.hidden = false;
      return choice;
    };
    const clear = () => {
      clearInterval(timer);
      for (const part of [left, sheet, asked]) part.hidden = true;
      status.textContent = "";
    };
    const cover = () => {
      const held = sheet.contains(document.activeElement);
      clear();
      const choice = ask();
      if (held) choice.focus();
      say(words.over);
    };
    const read = () => {
      clear();
      const text = model.texts[letter];
      const shown = reading === "learnt" ? demos.models.letter.learnt(text, model.known, model.unknown) : text;
      const number = reading === "worried" ? [el("p", { class: "g-demo-count" }, fill(words.hold, model.digits))] : [];
      sheet.replaceChildren(...number, el("p", {}, shown));
      sheet.hidden = false;
      sheet.focus();
      if (slow.checked || reading === "learnt") {
        ask();
        return;
      }
      let seconds = model.seconds;
      const tick = () => {
        left.textContent = fill(words.left, seconds);
        if (seconds-- === 0) cover();
      };
      tick();
      left.hidden = false;
      timer = setInterval(tick, 1000);
    };

    live.append(
      demos.choice(words.letter, model.letters, letter, (chosen) => {
        letter = chosen;
        clear();
      }),
      demos.choice(words.reading, model.readings, reading, (chosen) => {
        reading = chosen;
        clear();
      }),
      el("p", {}, el("label", {}, slow, ` ${words.slow}`)),
      el("p", {}, button(words.read, read, { class: "g-demo-go" })),
      left,
      sheet,
      asked,
      status,
    );
  },
);
