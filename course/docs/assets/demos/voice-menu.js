/* A telephone that one hears: each step says its line, then waits; keys cut the voice, as on a real line. */
"use strict";

demos.define(
  "voice-menu",
  {
    following(steps, name, visits, key) {
      const step = steps[name];
      if (step.keys) return step.keys[key] ?? step.otherwise;
      return visits > step.at_most ? step.after : step.then;
    },
    walk(steps, seconds, keys) {
      const pressed = [...keys];
      const visits = {};
      const heard = [];
      let total = 0;
      let name = "welcome";
      for (;;) {
        const step = steps[name];
        visits[name] = (visits[name] ?? 0) + 1;
        heard.push(name);
        total += seconds[name];
        if (step.ends) return { heard, seconds: total, ends: step.ends };
        const key = pressed.shift();
        name = this.following(steps, name, visits[name], key);
        if (step.wait && key === undefined) total += step.wait;
      }
    },
  },
  ({ root, live, status, model, words, say }) => {
    const { el, button, fill } = demos;
    const TICK = 0.1;
    const folder = new URL("voice-menu/", [...document.scripts].find((script) => script.src.endsWith("voice-menu.js")).src);
    let plan = Object.keys(model.plans)[0];
    let call = null;

    const time = el("span", { class: "g-demo-count" }, "0:00");
    const line = el("p", {}, words.ready);
    const captions = el("input", { type: "checkbox", checked: true, onchange: () => show() });
    const toggle = button(words.call, () => (call ? end(words.hung) : start()), { class: "g-demo-go" });
    const names = { "*": words.star, "#": words.hash };
    const keypad = el(
      "div",
      { class: "g-demo-keypad", role: "group", "aria-label": words.keypad },
      ...[..."123456789*0#"].map((key) => button(key, () => press(key), names[key] ? { "aria-label": names[key] } : {})),
    );

    const show = () => {
      if (!call) line.textContent = words.ready;
      else if (call.left > 0) line.textContent = captions.checked ? model.said[plan][call.step] : "…";
      else line.textContent = model.plans[plan][call.step].plays ? words.passes : words.waits;
    };
    const tell = () => {
      const seconds = Math.floor(call.seconds);
      time.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    };
    const enter = (step) => {
      call.sound?.pause();
      call.step = step;
      call.visits[step] = (call.visits[step] ?? 0) + 1;
      call.left = model.seconds[plan][step];
      call.waits = model.plans[plan][step].wait ?? 0;
      call.sound = new Audio(new URL(`${document.documentElement.lang}-${plan}-${step}.opus`, folder));
      const own = call;
      call.sound.play().catch((error) => {
        /* Cut by a key, a sound is no trouble; one that cannot be played gives way to its words. */
        if (error.name === "AbortError" || call !== own) return;
        captions.checked = true;
        line.setAttribute("aria-live", "polite");
        quiet.hidden = false;
        show();
      });
      show();
    };
    const onwards = (key) => enter(demos.models["voice-menu"].following(model.plans[plan], call.step, call.visits[call.step], key));
    const press = (key) => {
      if (call && model.plans[plan][call.step].keys) onwards(key);
    };
    const tick = () => {
      const { ends, keys, plays } = model.plans[plan][call.step];
      const waiting = call.left <= 0 && call.waits > 0;
      const lasts = waiting && plays ? (TICK * model.plans[plan][call.step].wait) / plays : TICK;
      call.seconds += lasts;
      if (waiting) call.waits -= lasts;
      else call.left -= lasts;
      tell();
      if (call.left > 0) return;
      if (ends) end(words.ended, model.ends[ends]);
      else if (!keys || call.waits <= 1e-9) onwards();
      else show();
    };
    const start = () => {
      call = { seconds: 0, visits: {} };
      status.textContent = "";
      toggle.textContent = words.hang;
      enter("welcome");
      call.timer = setInterval(tick, TICK * 1000);
    };
    const end = (text, how) => {
      clearInterval(call.timer);
      call.sound.pause();
      const seconds = Math.round(call.seconds);
      call = null;
      toggle.textContent = words.call;
      show();
      say(fill(text, seconds, how));
    };

    root.addEventListener("keydown", (event) => {
      if (call && /^[0-9*#]$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        press(event.key);
      }
    });
    const quiet = el("p", { class: "g-demo-hint", hidden: true }, words.quiet);
    const menus = demos.choice(words.menu, model.menus, plan, (chosen) => {
      if (call) end(words.hung);
      plan = chosen;
    });
    live.append(
      menus,
      el("p", { class: "g-demo-row" }, toggle, demos.labelled(words.time, time)),
      keypad,
      el("p", { class: "g-demo-hint" }, words.hint),
      el("div", { class: "g-demo-page" }, line),
      quiet,
      el("p", {}, el("label", {}, captions, ` ${words.captions}`)),
      status,
      el("p", { class: "g-demo-hint" }, words.voice),
    );
  },
);
