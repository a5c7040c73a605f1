/* The score's errors by group, under a threshold that one moves. */
"use strict";

demos.define(
  "threshold",
  {
    /* Files of each kind at this score or above, by group; a place of the list is half a point. */
    measure(counts, threshold) {
      const found = {};
      for (const [group, kinds] of Object.entries(counts)) {
        const sum = (list, from = 0) => list.slice(from).reduce((total, files) => total + files, 0);
        const from = Math.ceil(threshold * 2);
        found[group] = {
          files: sum(kinds.exact) + sum(kinds.honest) + sum(kinds.wilful),
          checked: sum(kinds.exact, from) + sum(kinds.honest, from) + sum(kinds.wilful, from),
          nothing_wrong: sum(kinds.exact),
          checked_for_nothing: sum(kinds.exact, from),
          wilful: sum(kinds.wilful),
          wilful_missed: sum(kinds.wilful) - sum(kinds.wilful, from),
        };
      }
      return found;
    },
  },
  ({ live, status, model, words, say }) => {
    const { el, fill, percent, bar } = demos;
    const measure = (points) => demos.models.threshold.measure(model.counts, points);
    const top = Math.ceil(model.counts.low.exact.length / 2) + 1;
    const holder = el("div");

    const cell = (part, whole, hatched) => {
      const share = part / whole;
      return el("span", {}, bar(share, hatched), fill(words.of, demos.count(part), demos.count(whole), percent(share, 1)));
    };
    const show = (points) => {
      const found = measure(points);
      const row = (title, part, whole) => [
        title,
        ...Object.keys(found).map((group) => cell(found[group][part], found[group][whole], group !== "low")),
      ];
      holder.replaceChildren(
        demos.table(words.table, [words.measure, ...Object.values(model.groups)], [
          row(words.nothing, "checked_for_nothing", "nothing_wrong"),
          row(words.missed, "wilful_missed", "wilful"),
        ]),
      );
    };
    const told = (points) =>
      fill(words.value, points, demos.count(Object.values(measure(points)).reduce((total, one) => total + one.checked, 0)));
    const slider = demos.slider(words.threshold, top + 1, model.start, told, show, String);
    /* Said when the slider is let go, not at each step: what its value does not say already. */
    slider.querySelector("input").addEventListener("change", (event) => {
      const points = Number(event.target.value);
      const { low, other } = measure(points);
      const share = (one) => percent(one.checked_for_nothing / one.nothing_wrong, 1);
      say(fill(words.done, share(low), share(other)));
    });
    show(model.start);
    live.append(slider, holder, status);
  },
);
