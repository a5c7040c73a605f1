/* A town hall's page that one walks with four keys; its own ring, and what a screen reader would say of each press. */
"use strict";

demos.define(
  "keyboard",
  {
    start: () => ({ focus: "", open: false, chosen: "", sent: false }),
    stops(page, place) {
      if (!place.open) return page.order;
      const at = page.order.indexOf(page.opens) + 1;
      return [...page.order.slice(0, at), ...page.dates, ...page.order.slice(at)];
    },
    press(page, place, key) {
      const order = this.stops(page, place);
      const at = order.indexOf(place.focus);
      if (key === "Tab" || key === "Shift+Tab") {
        if (place.focus && place.focus === page.trap) return place;
        const to = Math.max(0, Math.min(order.length - 1, at + (key === "Tab" ? 1 : -1)));
        return { ...place, focus: order[to] };
      }
      if (key === "Escape" && place.open) return { ...place, focus: page.opens, open: false };
      if (key !== "Enter" || !place.focus) return place;
      if (place.focus === page.opens) return { ...place, focus: page.dates[0], open: true };
      if (page.dates?.includes(place.focus)) return { focus: page.opens, open: false, chosen: place.focus, sent: false };
      return place.chosen && place.focus === page.sends ? { ...place, sent: true } : place;
    },
  },
  ({ live, status, model, words, say }) => {
    const { el, button, fill } = demos;
    const { keyboard } = demos.models;
    const LINKS = ["home", "hours", "help"];
    let name = Object.keys(model.pages)[0];
    let place = keyboard.start();
    let count = 0;
    let path = [];
    let walking = false;
    let lastKey = "";

    const counter = el("span", { class: "g-demo-count" }, "0");
    const heard = el("span");
    const list = el("ul", { class: "g-demo-stops" });
    const page = el("div", { class: "g-demo-page", tabindex: -1, role: "group", "aria-label": words.town }, el("p", { class: "g-demo-site" }, words.town), list);
    const toggle = button(words.start, () => (walking ? stop() : walk()), { class: "g-demo-go" });
    const trail = el("p", { hidden: true });

    const draw = () => {
      const shown = model.shown[name].filter((one) => place.open || !model.pages[name].dates?.includes(one));
      list.replaceChildren(
        ...shown.map((one) => {
          const look = LINKS.includes(one) ? "is-link" : one === "calendar" ? "" : "is-button";
          const ring = model.pages[name].ring && place.focus === one ? " is-ringed" : "";
          const chosen = one === model.pages[name].opens && place.chosen ? ` (${words.chosen})` : "";
          return el("li", {}, el("span", { class: `g-demo-stop ${look}${ring}` }, model.names[one] + chosen));
        }),
      );
      counter.textContent = count;
    };
    const press = (key) => {
      if (place.sent) return;
      const before = place;
      place = keyboard.press(model.pages[name], place, key);
      count += 1;
      if (place.focus !== before.focus) path.push(model.names[place.focus]);
      trail.hidden = true;
      heard.textContent = place === before ? words.silence : model.heard[name][place.focus];
      draw();
      if (place.sent) {
        heard.textContent = model.sent;
        say(fill(words.done, count));
        if (walking) leave();
      } else if (place === before && place.focus === model.pages[name].trap) say(words.trapped);
      else say(heard.textContent);
    };
    const reset = () => {
      [place, count, path] = [keyboard.start(), 0, []];
      heard.textContent = "";
      status.textContent = "";
      trail.hidden = true;
      draw();
    };
    const walk = () => {
      reset();
      walking = true;
      lastKey = "";
      toggle.textContent = words.stop;
      page.focus();
      say(words.walking);
    };
    const leave = () => {
      walking = false;
      toggle.textContent = words.start;
      if (page.contains(document.activeElement)) toggle.focus();
    };
    const stop = () => {
      leave();
      say(fill(words.stopped, count));
    };
    /* The keys belong to the walk while it has the focus, and no longer: Escape twice leaves it, as its hint says. */
    page.addEventListener("keydown", (event) => {
      if (!walking || !["Tab", "Enter", "Escape"].includes(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
      const leaves = event.key === "Escape" && lastKey === "Escape";
      lastKey = event.key;
      if (leaves) stop();
      else press(event.key === "Tab" && event.shiftKey ? "Shift+Tab" : event.key);
    });
    page.addEventListener("blur", () => {
      if (walking) leave();
    });

    draw();
    live.append(
      demos.choice(words.page, model.titles, name, (chosen) => {
        if (walking) leave();
        name = chosen;
        reset();
      }),
      el("p", { class: "g-demo-hint" }, words.hint),
      el("p", { class: "g-demo-row" }, toggle),
      /* Above the page and what is said of it: on a phone one presses a key, and sees what it does. */
      el(
        "div",
        { class: "g-demo-row", role: "group", "aria-label": words.keypad },
        ...Object.entries(model.keys).map(([key, text]) => button(text, () => press(key))),
      ),
      page,
      el("p", {}, demos.labelled(words.heard, heard)),
      el("p", {}, demos.labelled(words.presses, counter)),
      button(words.where, () => {
        trail.textContent = fill(words.path, path.join(", ") || words.nowhere);
        trail.hidden = false;
      }),
      trail,
      status,
    );
  },
);
