// What moves is stopped, what can be opened is opened, what styles write becomes text: run by painted.py before each look.
([paper, moment, live]) => {
  const sheet = document.head.appendChild(document.createElement("style"));
  // A line under letters is no letter.
  sheet.textContent =
    "*, *::before, *::after { transition: none !important; text-decoration-color: transparent !important; }";
  if (!paper) for (const one of document.querySelectorAll("details")) one.open = true;
  for (const one of document.getAnimations()) {
    // What follows the scroll has no time of its own: it is looked at where somebody scrolls.
    const follows = one.timeline !== document.timeline;
    if (follows && live) continue;
    const {endTime, delay, duration, direction} = one.effect.getComputedTiming(), states = one.effect.getKeyframes();
    if (!follows && endTime > 5000 && states.length && duration > 0) {
      // What lasts is looked at in each of its states, and between two of them, which its easing may leave.
      const state = states[Math.floor(moment.state * states.length) % states.length].computedOffset;
      const at = Math.min(moment.time ?? state, 0.999999);
      one.pause();
      one.currentTime = delay + duration * (moment.time === undefined && direction.endsWith("reverse") ? 1 - at : at);
    } else try { one.finish(); } catch { one.cancel(); }
  }
  // A picture that is not there is in the service: without a text of its own, it takes a place that can be pressed.
  for (const one of document.images) if (!one.naturalWidth && !one.alt && getComputedStyle(one).display === "inline")
    for (const [name, value] of [["display", "inline-block"], ["min-width", "16px"], ["min-height", "16px"]])
      one.style.setProperty(name, value);
  // What can be scrolled to can be read: a panel with a bar is laid open, unless there is no room to look into it.
  for (const one of document.querySelectorAll("body *")) {
    const {overflowX, overflowY} = getComputedStyle(one), scrolls = (way) => ["auto", "scroll"].includes(way);
    if (one.clientHeight < 24 || one.clientWidth < 60 || !(scrolls(overflowX) || scrolls(overflowY))) continue;
    one.style.setProperty("overflow", "visible", "important");
    if (scrolls(overflowY)) for (const name of ["height", "max-height"])
      one.style.setProperty(name, name === "height" ? "auto" : "none", "important");
  }
  // What a style writes becomes a text like any other, with the look that it had.
  for (const one of document.querySelectorAll("[data-seen-made]")) one.remove();
  for (const one of document.querySelectorAll("[data-seen-bare]")) one.removeAttribute("data-seen-bare");
  const written = [...document.querySelectorAll("body, body *")].flatMap((one) => ["::before", "::after"].map((side) => {
    const style = getComputedStyle(one, side), said = /^"(.*)"$/s.exec(style.content);
    if (!said || !said[1].trim() || style.display === "none") return null;
    const made = document.createElement("span");
    made.textContent = said[1].replace(/" "/g, "").replace(/\\(.)/g, "$1");
    for (const name of style) if (name !== "content") made.style.setProperty(name, style.getPropertyValue(name));
    for (const name of ["width", "height", "inline-size", "block-size", "perspective-origin", "transform-origin"])
      if (style.display.startsWith("inline")) made.style.removeProperty(name);
    return [one, side, made];
  })).filter(Boolean);
  sheet.textContent += '[data-seen-bare~="::before"]::before, [data-seen-bare~="::after"]::after { content: none !important; }';
  for (const [one, side, made] of written) {
    made.setAttribute("data-seen-made", side);
    one.setAttribute("data-seen-bare", `${one.getAttribute("data-seen-bare") ?? ""} ${side}`);
    side === "::before" ? one.prepend(made) : one.append(made);
  }
  scrollTo({left: 0, top: 0, behavior: "instant"});
  return document.documentElement.scrollHeight;
}
