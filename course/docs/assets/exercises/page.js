/* An exercise done in the page of its brief: files in, the grade of the command out. */
import { editorIn, fieldIn } from "../playground/editor.js";
import { MOST } from "../playground/inflate.js";
import { Linter, Stopped, obstacle } from "../playground/linter.js";
import { unzipped, zipped } from "./archive.js";
import { show, solved } from "./grade.js";
import { fetched, plainly, reached } from "../playground/words.js";
import { lang, number, say } from "./words.js";

const block = document.querySelector("[data-gx-exercise]");
const part = (name) => block.querySelector(`[data-gx-${name}]`);
const field = (name) => document.getElementById(`g-exercise-${name}`);
const exercise = block.dataset.gxExercise;
const held = (kind) => new URL(`${exercise}.${kind}.json`, import.meta.url);
const PLACE = `guichet.answer.${exercise}`;
export const linter = new Linter();

let start = {};
let files = {};
let current = "";
let sheet;
let isReady = false;
let editor = fieldIn(field("text"), field("label"), changed);

/* What storage refuses holds for this page. */
const stored = (key, value) => {
  try {
    if (value === null) localStorage.removeItem(key);
    else if (value !== undefined) localStorage.setItem(key, value);
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};
const status = (text) => {
  if (part("status").textContent !== text) part("status").textContent = text;
};

/* The answer: kept at each change. */
function changed(text) {
  files[current] = text;
  stored(PLACE, JSON.stringify(files));
}
const open = (name) => {
  current = name;
  editor.set(files[name], name);
  const buttons = Object.keys(files)
    .filter((one) => !one.startsWith("."))
    .map((one) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = one;
      button.setAttribute("aria-pressed", one === current);
      button.addEventListener("click", () => {
        open(one);
        part("files").querySelector("[aria-pressed=true]").focus();
      });
      return button;
    });
  part("files").replaceChildren(...buttons);
};
const replace = (given) => {
  files = given;
  part("judged").replaceChildren();
  part("solved").replaceChildren();
  for (const name of ["report", "solution"]) part(name).hidden = true;
  open(Object.keys(files).find((name) => !name.startsWith(".")));
};
export const put = (given) => {
  replace({ ...given });
  stored(PLACE, JSON.stringify(files));
};
const kept = () => {
  try {
    const given = JSON.parse(stored(PLACE));
    return given && Object.values(given).length && Object.values(given).every((text) => typeof text === "string") ? given : null;
  } catch {
    return null;
  }
};

/* To a disk and back: an archive that is unpacked in the folder of the exercises, or the files themselves. */
const ANSWER = `${exercise}/answer/`;
const download = (blob, name) => {
  const link = document.createElement("a");
  link.download = name;
  link.href = URL.createObjectURL(blob);
  link.click();
  URL.revokeObjectURL(link.href);
};
part("save").addEventListener("click", () => {
  download(zipped(Object.fromEntries(Object.entries(files).map(([name, text]) => [ANSWER + name, text]))), `${exercise}.zip`);
});
part("open").addEventListener("click", () => field("open").click());
field("open").addEventListener("change", async () => {
  const found = [];
  try {
    for (const file of field("open").files) found.push(...(await brought(file)));
    take(found);
  } catch {
    status(say("large", MOST >> 20));
  }
  field("open").value = "";
});
/* The files that one brings, [name, bytes]; a RangeError when a page cannot hold them. */
const brought = async (file) => {
  if (file.size > MOST) throw new RangeError("too large");
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (!file.name.endsWith(".zip")) return [[file.name, bytes]];
  return unzipped(bytes).catch((error) => {
    if (error.message === "too large") throw error;
    return []; /* Cut or damaged: nothing is found in it. */
  });
};
/* An archive may hold several exercises, or the answer alone; a file by itself replaces the one of the same name. */
const take = (found) => {
  const mine = found.filter(([path]) => `/${path}`.includes(`/${ANSWER}`)).map(([path, bytes]) => [`/${path}`.split(`/${ANSWER}`).pop(), bytes]);
  const named = mine.length ? mine : found.map(([path, bytes]) => [path in start ? path : (Object.keys(start).find((one) => one.endsWith(`/${path}`)) ?? path), bytes]);
  const sound = named.filter(([name]) => name && !/^\/|\\|(^|\/)(\.\.|__pycache__)(\/|$)|^brief\.\w+\.md$/.test(name));
  const given = {};
  for (const [name, bytes] of sound) {
    try {
      given[name] = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      status(say("encoding", name));
      return;
    }
  }
  if (!Object.keys(given).some((name) => name in start)) {
    status(say("nothing"));
    return;
  }
  put(mine.length ? given : { ...files, ...given });
  status(say("opened", Object.keys(given).filter((name) => !name.startsWith(".")).join(", ")));
};
part("over").addEventListener("click", () => {
  if (!confirm(say("over"))) return;
  stored(PLACE, null);
  replace({ ...start });
  status(say("begun"));
});

/* An editor with colours, unless the person prefers a plain field: the same choice as in the playground. */
const plain = field("plain");
plain.checked = plainly();
plain.addEventListener("change", () => {
  plainly(plain.checked);
  if (plain.checked) swap(fieldIn(field("text"), field("label"), changed));
  else if (isReady) colours();
});
const swap = (other) => {
  const caret = editor.leave();
  editor = other;
  editor.set(files[current], current);
  if (caret !== null) editor.focus(caret);
};
const colours = async () => {
  if (plain.checked || !part("editor").hidden) return;
  const { folder } = await linter.runtime();
  const base = new URL(`../playground/${folder}/editor/`, import.meta.url).href;
  const other = await editorIn(part("editor"), field("text"), field("label"), base, changed).catch(() => null);
  if (plain.checked) other?.leave(); /* Changed in between. */
  else if (other) swap(other);
};

/* The grade. */
const told = (reaching) => {
  part("progress").value = reached(reaching);
  status(reaching.step === "fetch" ? fetched(reaching) : say(reaching.step));
};
const busy = (is) => {
  part("grade").hidden = is;
  part("stop").hidden = !is;
  part("progress").hidden = !is || isReady;
};
/* What the graders say of some files; the page shows it of those that one writes. */
export const judge = async (given) => {
  await linter.load(told);
  return linter.ask("grade", { exercise, files: given, lang }, told);
};
part("grade").addEventListener("click", async () => {
  busy(true);
  part("stop").focus();
  try {
    if (isReady) status(say("asked"));
    const judged = await judge({ ...files });
    isReady = true;
    part("weight").hidden = part("once").hidden = true;
    sheet = judged.sheet;
    show(part("judged"), judged);
    const passed = judged.outcomes.filter((one) => one.passed).length;
    status(judged.complete ? say("complete", judged.grade) : say("judged", judged.grade, passed, judged.outcomes.length));
    part("report").hidden = false;
    part("solution").hidden = !judged.complete;
    await colours();
  } catch (error) {
    status(error instanceof Stopped ? say("stopped") : say("failed", error.message.trim().split("\n").at(-1)));
    if (!(error instanceof Stopped)) linter.cancel(); /* What an answer broke is begun again. */
  } finally {
    const isHere = [document.body, part("stop")].includes(document.activeElement);
    busy(false);
    if (isHere) part("grade").focus();
  }
});
part("stop").addEventListener("click", () => {
  linter.cancel();
  isReady = false;
});
part("report").addEventListener("click", () => {
  download(new Blob([`${JSON.stringify(sheet, null, 2)}\n`], { type: "application/json" }), `${exercise}.json`);
});
part("solution").addEventListener("click", async () => {
  part("solution").hidden = true;
  solved(part("solved"), await (await fetch(held("solution"))).json());
});

/* Shows what can be used; says what keeps it from being so, if anything does. */
export const begin = async () => {
  const why = obstacle();
  if (why) return why;
  const runtime = await linter.runtime();
  if (!runtime?.later?.["exercises.zip"]) return "absent";
  const response = await fetch(held("start"));
  if (!response.ok) return "absent";
  start = await response.json();
  const weight = number((runtime.bytes + runtime.later["exercises.zip"]) / 1e6);
  part("weight").textContent = part("weight").textContent.replace("{}", weight);
  part("weight").hidden = false;
  replace(kept() ?? { ...start });
  part("tool").hidden = false;
  return "";
};
