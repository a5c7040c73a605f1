/* A file of a lesson, tried where it is shown: one writes in the place of its code, and guichet answers, until it is silent. */
import { editorIn, fieldIn } from "./editor.js";
import { counted, made, show } from "./findings.js";
import { latest } from "./latest.js";
import { Linter, Refused, Stopped } from "./linter.js";
import { toLink } from "./share.js";
import { fetched, lang, plainly, reached, say } from "./words.js";

const home = new URL(lang === "en" ? "../../en/" : "../../", import.meta.url).href;
const TALLEST = 24;

/* One for all the places of the page: Python starts once. */
const linter = new Linter();

const styled = new Promise((done) => {
  const sheet = made("link", { rel: "stylesheet", href: new URL("page.css", import.meta.url) });
  sheet.onload = sheet.onerror = done;
  document.head.append(sheet);
});

/* What is in a place. */
let count = 0;
const drawn = (name, text) => {
  const id = `g-here-${(count += 1)}`;
  const rows = Math.min(TALLEST, text.split("\n").length + 1);
  const button = (word, attributes = {}) => made("button", { type: "button", ...attributes }, say(word));
  const row = (...children) => made("p", { class: "g-play__row" }, ...children);
  const parts = {
    label: made("label", { id: `${id}-label`, for: `${id}-text` }, say("content", name)),
    area: made("textarea", { id: `${id}-text`, class: "g-play__text", rows, autocomplete: "off", autocapitalize: "off", spellcheck: "false" }),
    editor: made("div", { class: "g-play__text", hidden: "" }),
    plain: made("input", { type: "checkbox", id: `${id}-plain` }),
    reset: button("reset"),
    whole: made("a", { href: `${home}playground.html` }, say("whole")),
    stop: button("stop", { hidden: "" }),
    again: button("again", { hidden: "" }),
    progress: made("progress", { max: 1, value: 0, "aria-label": say("progress"), hidden: "" }),
    status: made("p", { class: "g-play__status", role: "status" }),
    findings: made("div"),
  };
  const { label, area, editor, plain, reset, whole, stop, again, progress, status, findings } = parts;
  const choice = row(plain, made("label", { for: plain.id }, say("plain")));
  choice.classList.add("g-play__check");
  const inside = [made("p", { class: "g-play__label" }, label), area, editor, choice, row(reset, whole), row(stop, again), progress, status, findings];
  return { ...parts, place: made("div", { class: "g-play g-here", role: "group", "aria-label": say("here", name), hidden: "" }, ...inside) };
};

/* Makes the place where a file is tried, which `put` lays in the page. `turn()` opens it, or closes it, and returns which;
   `light` is called once guichet is there: nothing more is to be fetched. `snippet` is where the course keeps it. */
export const placed = (name, given, put, light, snippet) => {
  const begun = `${given.trimEnd()}\n`;
  const file = name.endsWith(".crontab") ? "crontab" : name; /* Its whole name says what it is. */
  const part = drawn(name, begun);
  let text = begun;
  let runtime;
  let isStarting = false;
  let last = [];

  /* Where one writes. */
  const changed = (written) => {
    text = written;
    if (runtime) asked.later();
  };
  let editor = fieldIn(part.area, part.label, changed);
  editor.set(text, file);
  const swap = (other) => {
    const caret = editor.leave();
    editor = other;
    editor.set(text, file);
    editor.mark(last);
    if (caret !== null) editor.focus(caret);
  };
  const colours = async () => {
    if (plainly() || !part.editor.hidden) return;
    const base = new URL(`${runtime.folder}/editor/`, import.meta.url).href;
    const other = await editorIn(part.editor, part.area, part.label, base, changed).catch(() => null);
    if (part.plain.checked) other?.leave(); /* Changed in between. */
    else if (other) swap(other);
  };
  part.plain.addEventListener("change", () => {
    plainly(part.plain.checked);
    if (part.plain.checked) swap(fieldIn(part.area, part.label, changed));
    else if (runtime) colours();
  });
  part.reset.addEventListener("click", () => {
    text = begun;
    editor.set(text, file);
    if (runtime) asked.now();
  });

  /* Starting, stopping. */
  const status = (told) => {
    if (part.status.textContent !== told) part.status.textContent = told;
  };
  const busy = (is) => {
    const isHere = document.activeElement === part.stop;
    part.stop.hidden = !is;
    part.again.hidden = is || Boolean(runtime);
    part.progress.hidden = !is || Boolean(runtime);
    if (isHere && !is) (runtime ? editor : part.again).focus();
  };
  const halt = () => {
    linter.cancel();
    runtime = undefined;
    busy(false);
  };
  const fail = (error) => {
    if (error instanceof Refused) return status(error.message);
    halt();
    status(error instanceof Stopped ? say("stopped") : say("failed", error.message.trim().split("\n").at(-1)));
  };
  const run = async () => {
    isStarting = true;
    busy(true);
    status(say("start"));
    try {
      runtime = await linter.load((reaching) => {
        part.progress.value = reached(reaching);
        status(reaching.step === "fetch" ? fetched(reaching) : say(reaching.step));
      });
      light();
      await asked.now();
      if (runtime) await colours();
    } catch (error) {
      fail(error);
    } finally {
      isStarting = false;
    }
  };
  part.stop.addEventListener("click", () => fail(new Stopped()));
  part.again.addEventListener("click", () => {
    run();
    part.stop.focus();
  });

  /* Asking. */
  const asked = latest(async () => {
    if (!runtime) return; /* Stopped in between. */
    const slow = setTimeout(() => busy(true), 1000);
    try {
      const files = { [file]: text };
      const answer = await linter.check(files, lang, snippet.replace(/\/[^/]*$/, ""));
      last = JSON.parse(answer.report).findings;
      show(part.findings, last, answer, { files, lessons: runtime.lessons, go: (one) => editor.go(one), root: home, isTitled: false });
      editor.mark(last);
      status(counted(last));
      part.whole.href = `${home}playground.html#${(await toLink(files)).split("#")[1]}`;
    } catch (error) {
      if (error instanceof Refused) {
        last = [];
        part.findings.replaceChildren();
        editor.mark([]);
      }
      fail(error);
    } finally {
      clearTimeout(slow);
      if (runtime) busy(false);
    }
  });

  put(part.place);
  const turn = () => {
    const is = part.place.hidden;
    part.plain.checked = plainly();
    part.place.hidden = !is;
    styled.then(() => part.place.closest(".g-code")?.classList.toggle("g-code--tried", !part.place.hidden));
    if (is && !runtime && !isStarting) run();
    return is;
  };
  return { turn };
};
