// Slides shown one by one from the keyboard, and a window for the trainer: notes, next slide, clock. Nothing is stored.
(() => {
  "use strict";
  const root = document.documentElement;
  const slides = [...document.querySelectorAll(".slide")];
  const words = document.querySelector("[data-words]").dataset;
  const said = document.querySelector("[data-said]");
  let now = 0;
  let other = window.opener;
  let started = 0;

  root.classList.add("js");
  document.querySelectorAll("[hidden][data-act]").forEach((button) => button.removeAttribute("hidden"));

  const scale = () => root.style.setProperty("--scale", Math.min(innerWidth / 1280, innerHeight / 720));

  function show(number, isTold = true) {
    now = Math.max(0, Math.min(slides.length - 1, number));
    slides.forEach((slide, place) => slide.classList.toggle("now", place === now));
    const title = slides[now].querySelector("h2").textContent;
    if (root.classList.contains("showing")) said.textContent = `${now + 1} / ${slides.length}. ${title}`;
    if (root.classList.contains("speaking")) speak();
    if (isTold && other && !other.closed) other.postMessage({ slide: now }, "*");
  }

  function present() {
    root.classList.add("showing", "paged");
    scale();
    show(now);
    if (root.requestFullscreen) root.requestFullscreen().catch(() => {});
  }

  function leave() {
    const was = root.classList.contains("showing");
    root.classList.remove("showing", "paged");
    said.textContent = "";
    if (document.fullscreenElement) document.exitFullscreen();
    if (was) slides[now].querySelector("h2").scrollIntoView();
    document.querySelector("[data-act=present]").focus();
  }

  function speaker() {
    other = window.open(location.href.split("#")[0] + "#speaker", "speaker", "width=1000,height=750");
    if (other) present();
  }

  function copy(slide, part) {
    const found = slide?.querySelector(part)?.cloneNode(true);
    found?.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
    return found ? [...found.childNodes] : [document.createTextNode(words.end)];
  }

  function speak() {
    const put = (name, nodes) => document.querySelector(`[data-put=${name}]`).replaceChildren(...nodes);
    put("now", copy(slides[now], ".face"));
    put("next", copy(slides[now + 1], ".face"));
    put("notes", copy(slides[now], ".notes"));
    document.querySelector("[data-put=place]").textContent = `${now + 1} / ${slides.length}`;
  }

  function tick() {
    const two = (number) => String(number).padStart(2, "0");
    const date = new Date();
    const passed = Math.floor((date - started) / 1000);
    document.querySelector("[data-put=clock]").textContent = `${two(date.getHours())}:${two(date.getMinutes())}`;
    document.querySelector("[data-put=passed]").textContent = `${two(Math.floor(passed / 60))}:${two(passed % 60)}`;
  }

  const acts = {
    present,
    speaker,
    print: () => window.print(),
    next: () => show(now + 1),
    before: () => show(now - 1),
    zero: () => {
      started = new Date();
      tick();
    },
  };
  document.addEventListener("click", (event) => {
    const act = event.target.closest("[data-act]")?.dataset.act;
    if (act) acts[act]();
  });

  const keys = {
    ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, Enter: 1,
    ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Backspace: -1,
    Home: -Infinity, End: Infinity,
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isShowing = root.classList.contains("showing");
    if (event.key === "Escape" && isShowing) leave();
    if (!isShowing && !root.classList.contains("speaking")) return;
    if (!isShowing && event.target.closest("button") && [" ", "Enter"].includes(event.key)) return;
    if (isShowing && event.key.toLowerCase() === "s") speaker();
    if (isShowing && event.key.toLowerCase() === "f") present();
    if (event.key in keys) {
      event.preventDefault();
      const by = keys[event.key];
      show(Number.isFinite(by) ? now + by : by > 0 ? slides.length - 1 : 0);
    }
  });
  document.addEventListener("fullscreenchange", () => {
    // A window that opens closes the full screen: the show goes on.
    const isFollowed = other && !other.closed;
    if (!document.fullscreenElement && root.classList.contains("showing") && !isFollowed) leave();
  });
  addEventListener("resize", scale);
  addEventListener("message", (event) => {
    if (event.source !== other || !Number.isInteger(event.data?.slide)) return;
    show(event.data.slide, false);
  });

  if (location.hash === "#speaker" && window.opener) {
    root.classList.add("speaking");
    document.title = `${words.speaker} · ${document.title}`;
    started = new Date();
    setInterval(tick, 1000);
    tick();
    show(0, false);
    document.querySelector("[data-act=next]").focus();
  }
})();
