/* Three weeks in front of a booking page, in one minute. The draws are those of course/tools/demos/booking.py. */
"use strict";

demos.define(
  "booking",
  {
    DAY: 24 * 60,
    WEEK: 7 * 24 * 60,
    draw(seed) {
      let state = seed;
      return (limit) => {
        state = (state * 48271) % 2147483647;
        return state % limit;
      };
    },
    /* Every look of everybody, as minute and person in one number, in order. */
    looks({ weeks, seed, people }) {
      const below = this.draw(seed);
      const found = [];
      for (let week = 0; week < weeks; week++) {
        people.forEach((group, number) => {
          const minutes = group.hours.flatMap(([start, end]) =>
            Array.from({ length: (end - start) * 60 }, (_, minute) => start * 60 + minute),
          );
          for (let person = 0; person < group.size; person++) {
            for (const day of group.days) {
              for (let look = 0; look < group.looks; look++) {
                const moment = week * this.WEEK + day * this.DAY + minutes[below(minutes.length)];
                found.push(moment * 10000 + number * 1000 + person);
              }
            }
          }
        });
      }
      return found.sort((one, other) => one - other);
    },
    simulate(model, who, hours, slots) {
      const below = this.draw(model.seed + 1);
      const seen = (this.seen ??= this.looks(model));
      const visits = [];
      const served = Object.fromEntries([...model.people.map((group) => group.name), "robot", "lost"].map((name) => [name, 0]));
      const gone = new Set();
      let at = 0;
      let left = 0;
      for (let week = 0; week < model.weeks; week++) {
        const opens = week * this.WEEK + model.opens;
        const closes = opens + Math.round(hours * 60);
        const releases = new Map();
        for (let slot = 0; slot < slots; slot++) {
          const minute = opens + below(closes - opens);
          releases.set(minute, (releases.get(minute) ?? 0) + 1);
        }
        let robots = model.robots * model.accounts;
        for (let minute = opens; minute < opens + this.WEEK; minute++) {
          if (minute === closes) {
            served.lost += left;
            left = 0;
          }
          left += releases.get(minute) ?? 0;
          for (; at < seen.length && Math.floor(seen[at] / 10000) <= minute; at++) {
            const person = seen[at] % 10000;
            if (gone.has(person)) continue;
            if (left) {
              left -= 1;
              gone.add(person);
              served[model.people[Math.floor(person / 1000)].name] += 1;
            }
            if (person === who * 1000) visits.push([minute, gone.has(person) ? "got" : minute < closes ? "full" : "closed"]);
          }
          const taken = Math.min(left, model.robots, robots);
          left -= taken;
          robots -= taken;
          served.robot += taken;
        }
      }
      served.lost += left;
      return { visits, served };
    },
  },
  ({ live, status, model, words, say }) => {
    const { el, button, fill, percent, bar } = demos;
    const { booking } = demos.models;
    const STEP = 0.25;
    const WHOLE = model.weeks * booking.WEEK;
    let who = 1;
    let hours = 0;
    let slots = 1;
    let timer = 0;

    const when = el("p", { class: "g-demo-count" });
    const met = el("p", {}, words.waiting);
    const counts = el("p", { class: "g-demo-row" });
    const shares = el("div", { hidden: true });
    const run = () => booking.simulate(model, who, model.hours[hours], model.slots[slots]);

    const told = (visits, what) => visits.filter(([, seen]) => seen === what).length;
    const show = (visits) => {
      const [minute, what] = visits.at(-1) ?? [0, "waiting"];
      const inWeek = minute % booking.WEEK;
      const place = [
        Math.floor(minute / booking.WEEK) + 1,
        words.days[Math.floor(inWeek / booking.DAY)],
        Math.floor((inWeek % booking.DAY) / 60),
        String(minute % 60).padStart(2, "0"),
      ];
      when.textContent = visits.length ? fill(words.when, ...place) : "";
      met.textContent = words[what];
      const numbers = { [words.tries]: visits.length, [words.count_closed]: told(visits, "closed"), [words.count_full]: told(visits, "full") };
      counts.replaceChildren(...Object.entries(numbers).map(([name, number]) => demos.labelled(name, number)));
    };
    const everyone = ({ served }) => {
      const cell = (share, hatched) => el("span", {}, bar(share, hatched), percent(share));
      const rows = model.people.map(({ name, size }) => [model.groups[name], cell(served[name] / size)]);
      rows.push([words.robots, cell(served.robot / (model.slots[slots] * model.weeks), true)]);
      shares.replaceChildren(demos.table(words.table, [words.group, words.share], rows));
      shares.hidden = false;
    };
    const stop = () => {
      clearInterval(timer);
      if (skip === document.activeElement) go.focus();
      skip.disabled = true;
    };
    const finish = (result) => {
      stop();
      const { visits } = result;
      show(visits);
      everyone(result);
      const got = visits.at(-1)?.[1] === "got";
      say(fill(got ? words.result_got : words.result_none, visits.length, told(visits, "closed"), told(visits, "full")));
    };
    const start = () => {
      stop();
      status.textContent = "";
      shares.hidden = true;
      const result = run();
      if (demos.still()) {
        finish(result);
        return;
      }
      let minute = 0;
      skip.disabled = false;
      show([]);
      timer = setInterval(() => {
        minute += (WHOLE * STEP) / model.plays;
        const visits = result.visits.filter(([moment]) => moment <= minute);
        if (minute >= WHOLE || visits.length === result.visits.length) finish(result);
        else show(visits);
      }, STEP * 1000);
    };
    /* Another setting is another story: the one that is told stops, and its result goes. */
    const change = () => {
      stop();
      status.textContent = "";
      show([]);
      if (!shares.hidden) everyone(run());
    };

    const go = button(words.start, start, { class: "g-demo-go" });
    const skip = button(words.skip, () => finish(run()), { disabled: true });
    show([]);
    live.append(
      demos.choice(words.who, Object.fromEntries(model.people.map(({ name }, number) => [number, model.groups[name]])), String(who), (chosen) => {
        who = Number(chosen);
        change();
      }),
      demos.slider(words.hours, model.hours.length, hours, (at) => model.opened[at], (at) => {
        hours = at;
        change();
      }),
      demos.slider(words.slots, model.slots.length, slots, (at) => String(model.slots[at]), (at) => {
        slots = at;
        change();
      }),
      el("p", { class: "g-demo-row" }, go, skip),
      el("div", { class: "g-demo-page" }, when, met),
      counts,
      status,
      shares,
    );
  },
);
