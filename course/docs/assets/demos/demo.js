/* What the demonstrations share: the stage, its words, its status, its sliders. Each keeps its own model and its own play. */
"use strict";

const demos = (() => {
  const french = document.documentElement.lang === "fr";
  const models = {};

  const el = (name, properties = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else if (typeof value === "boolean") made.toggleAttribute(key, value);
      else made.setAttribute(key, value);
    }
    made.append(...children);
    return made;
  };
  const button = (text, act, properties = {}) => el("button", { type: "button", onclick: act, ...properties }, text);

  const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, place) => values[place]);
  const percent = (share, digits = 0) => {
    const number = (share * 100).toFixed(digits);
    return french ? `${number.replace(".", ",")}\u00a0%` : `${number}%`;
  };
  const count = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, french ? "\u00a0" : ",");
  const labelled = (label, value) => el("span", {}, `${label}${french ? "\u00a0:" : ":"} `, value);

  /* Radio buttons in a group that says what is asked. */
  let named = 0;
  const choice = (legend, options, chosen, act) => {
    const name = `g-demo-${++named}`;
    const radios = Object.entries(options).map(([value, text]) =>
      el("label", {}, el("input", { type: "radio", name, value, checked: value === chosen }), ` ${text}`),
    );
    return el("fieldset", { onchange: (event) => act(event.target.value) }, el("legend", {}, legend), ...radios);
  };

  /* A slider over a list of values, between its two ends; what is heard of it is what is seen beside it, and is heard once. */
  const slider = (label, count, at, told, act, end = told) => {
    const shown = el("span", { class: "g-demo-value", "aria-hidden": "true" }, told(at));
    const ends = el("span", { class: "g-demo-ends", "aria-hidden": "true" }, ...[0, count - 1].map((one) => el("span", {}, end(one))));
    const range = el("input", { type: "range", min: 0, max: count - 1, value: at, "aria-valuetext": told(at) });
    range.addEventListener("input", () => {
      shown.textContent = told(Number(range.value));
      range.setAttribute("aria-valuetext", shown.textContent);
      act(Number(range.value));
    });
    return el("label", { class: "g-demo-slider" }, el("span", {}, label), range, ends, shown);
  };

  /* A table of texts: its first column names its rows. */
  const table = (caption, head, rows) => {
    const cell = (text, column) => el(column ? "td" : "th", column ? {} : { scope: "row" }, text);
    return el(
      "table",
      { class: "g-demo-table" },
      el("caption", {}, caption),
      el("thead", {}, el("tr", {}, ...head.map((text) => el("th", { scope: "col" }, text)))),
      el("tbody", {}, ...rows.map((row) => el("tr", {}, ...row.map(cell)))),
    );
  };

  /* A share as a length, for the eye; the number beside it says the same. */
  const bar = (share, hatched) => {
    const made = el("span", { class: hatched ? "g-demo-bar g-demo-hatched" : "g-demo-bar", "aria-hidden": "true" });
    made.style.inlineSize = `${Math.max(share * 100, 0.5)}%`;
    return made;
  };

  /* Above the figure, its table and its transcript, which fold away: what one does. */
  const stage = (root, play) => {
    const { words, ...model } = JSON.parse(root.dataset.model);
    const still = el("details", { class: "g-demo-still" }, el("summary", {}, words.still), ...root.childNodes);
    const status = el("p", { role: "status", class: "g-demo-status" });
    const live = el("div", { class: "g-demo-live", role: "group" });
    const title = document.getElementById("demo");
    if (title) live.setAttribute("aria-labelledby", title.id);
    root.append(live, still);
    /* Said once, at an end: what one does in between is not commented upon. */
    const say = (text) => {
      status.textContent = "";
      requestAnimationFrame(() => {
        status.textContent = text;
      });
    };
    play({ root, live, status, model, words, say });
  };

  return {
    el, button, fill, percent, count, labelled, choice, slider, table, bar, models, french,
    still: () => matchMedia("(prefers-reduced-motion: reduce)").matches,
    define(name, model, play) {
      models[name] = model;
      for (const root of document.querySelectorAll(`[data-demo="${name}"]`)) stage(root, play);
    },
  };
})();
