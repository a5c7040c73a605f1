/* A consent banner, counted in gestures: a press of a button or a link, or a tick. */
"use strict";

demos.define(
  "consent",
  {
    arrive: (banner, name) => ({ name, ticked: [...(banner[name].boxes ?? [])] }),
    /* Where one is after a gesture: a box changes, or a control leads elsewhere. */
    act(banner, screen, gesture) {
      const { boxes = [], controls } = banner[screen.name];
      if (boxes.includes(gesture)) {
        const ticked = boxes.filter((box) => screen.ticked.includes(box) !== (box === gesture));
        return { name: screen.name, ticked };
      }
      const control = controls.find((one) => one.name === gesture);
      return this.arrive(banner, screen.ticked.length && control.ticked ? control.ticked : control.to);
    },
  },
  ({ live, status, model, words, say }) => {
    const { el, button, fill } = demos;
    const consent = demos.models.consent;
    const done = Object.fromEntries(Object.keys(model.banners).map((name) => [name, {}]));
    let banner = Object.keys(model.banners)[0];
    let goal = Object.keys(model.goals)[0];
    let screen = null;
    let count = 0;

    const counter = el("span", { class: "g-demo-count" }, "0");
    const page = el("div", { class: "g-demo-page" });
    const yours = el("div");

    const results = () => {
      const rows = Object.entries(model.answers).map(([one, answer]) => [
        answer,
        ...Object.keys(model.titles).map((name) => String(done[name][one] ?? words.not_yet)),
      ]);
      yours.replaceChildren(demos.table(words.yours, [words.wish, ...Object.values(model.titles)], rows));
    };
    const finish = (reached) => {
      if (reached) done[banner][goal] = count;
      results();
      const text = !reached ? words.other : count === 1 ? words.reached_one : words.reached;
      say(fill(text, model.answers[goal], count));
    };
    const move = (gesture) => {
      const before = screen.name;
      count += 1;
      counter.textContent = count;
      screen = consent.act(model.banners[banner], screen, gesture);
      if (screen.name === before) return;
      draw();
      const end = model.goals[goal][1];
      const ended = screen.name === "accepted" || screen.name === "refused";
      if (ended) finish(screen.name === end);
    };
    /* A new screen is read from its first words, as a new page would be. */
    const draw = (takesFocus = true) => {
      const { boxes = [], controls } = model.banners[banner][screen.name];
      const title = el("p", { tabindex: -1 }, model.screens[screen.name]);
      page.replaceChildren(
        el("p", { class: "g-demo-site" }, words.site),
        el(
          "div",
          { class: "g-demo-banner" },
          title,
          ...boxes.map((box) =>
            el(
              "label",
              {},
              el("input", { type: "checkbox", checked: screen.ticked.includes(box), onchange: () => move(box) }),
              ` ${model.controls[box]}`,
            ),
          ),
          ...controls.map((one) => button(model.controls[one.name], () => move(one.name), { class: `is-${one.kind}` })),
        ),
      );
      if (takesFocus) title.focus();
    };
    const start = (takesFocus = true) => {
      count = 0;
      counter.textContent = "0";
      status.textContent = "";
      screen = consent.arrive(model.banners[banner], model.goals[goal][0]);
      draw(takesFocus);
    };

    results();
    live.append(
      demos.choice(words.banner, model.titles, banner, (chosen) => {
        banner = chosen;
        start(false);
      }),
      demos.choice(words.goal, model.answers, goal, (chosen) => {
        goal = chosen;
        start(false);
      }),
      el("p", { class: "g-demo-row" }, button(words.start, () => start(), { class: "g-demo-go" }), demos.labelled(words.gestures, counter)),
      page,
      status,
      yours,
    );
    start(false);
  },
);
