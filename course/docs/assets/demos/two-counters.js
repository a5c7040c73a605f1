/* Two towns, one map: who waits, when the places of the small one are given out. */
"use strict";

demos.define(
  "two-counters",
  {
    queue: (slots) => ({ slots, length: 0, waits: {} }),
    weeks: (queue) => queue.length / queue.slots,
    join(queue, who) {
      (queue.waits[who] ??= []).push(Math.floor(this.weeks(queue)));
      queue.length += 1;
    },
    serve(queue) {
      const empty = Math.max(0, queue.slots - queue.length);
      queue.length = Math.max(0, queue.length - queue.slots);
      return empty;
    },
    /* The people of one week, the kinds spread evenly over it. */
    inTurn(asking) {
      const all = Object.entries(asking).flatMap(([who, size]) => Array.from({ length: size }, (_, n) => [n / size, who]));
      return all.sort((one, other) => one[0] - other[0] || (one[1] < other[1] ? -1 : 1)).map(([, who]) => who);
    },
    measure(model, published, slots, share) {
      const kept = published ? share : 0;
      const large = this.queue(model.large);
      const small = this.queue(slots - kept);
      const residents = kept ? this.queue(kept) : small;
      let empty = 0;
      for (let week = 0; week < model.weeks; week++) {
        for (const who of this.inTurn(model.asking)) {
          const moves = who === "travels" && published && this.weeks(small) + model.trip < this.weeks(large);
          /* A resident takes a slot of their own, or an open one when it comes in an earlier week. */
          const open = Math.floor(this.weeks(small)) < Math.floor(this.weeks(residents));
          this.join(who === "resident" ? (open ? small : residents) : moves ? small : large, who);
        }
        for (const queue of new Set([large, small, residents])) empty += this.serve(queue);
      }
      const found = { empty: empty / model.weeks };
      for (const who of Object.keys(model.asking)) {
        const waits = [...new Set([large, small, residents])].flatMap((queue) => queue.waits[who] ?? []);
        found[who] = waits.reduce((total, wait) => total + wait, 0) / waits.length;
      }
      return found;
    },
  },
  ({ live, status, model, words, say }) => {
    const { el, fill, bar } = demos;
    const LONGEST = 3;
    let published = false;
    let small = model.small.indexOf(40);
    let kept = 0;

    const holder = el("div");
    const measure = () => demos.models["two-counters"].measure(model, published, model.small[small], model.allowed[kept]);
    const decimal = (number) => (demos.french ? number.toFixed(1).replace(".", ",") : number.toFixed(1));
    const show = () => {
      const found = measure();
      const told = (name, number) => el("span", {}, name, bar(number / LONGEST));
      const rows = Object.entries(model.groups).map(([who, name]) => [told(name, found[who]), decimal(found[who])]);
      rows.push([words.empty, decimal(found.empty)]);
      holder.replaceChildren(demos.table(words.table, [words.group, words.wait], rows));
    };
    const tell = () => {
      const { stays, resident } = measure();
      say(fill(words.done, decimal(stays), decimal(resident)));
    };
    const map = el("input", { type: "checkbox" });
    const shares = demos.slider(words.kept, model.allowed.length, kept, (at) => String(model.allowed[at]), (at) => {
      kept = at;
    });
    const places = demos.slider(words.small, model.small.length, small, (at) => String(model.small[at]), (at) => {
      small = at;
    });
    live.addEventListener("input", () => {
      published = map.checked;
      shares.querySelector("input").disabled = !published;
      show();
    });
    live.addEventListener("change", tell);
    shares.querySelector("input").disabled = true;
    show();
    live.append(el("p", {}, el("label", {}, map, ` ${words.map}`)), places, shares, holder, status);
  },
);
