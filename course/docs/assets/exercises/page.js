/* An exercise done in the page of its brief: files in, the grade of the command out. */
import { editorIn, fieldIn } from "../playground/editor.js";
import { MOST } from "../playground/inflate.js";
import { Linter, Stopped, obstacle } from "../playground/linter.js";
import { unzipped, zipped } from "./archive.js";
import { show, solved } from "./grade.js";
import { saved } from "../playground/share.js";
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
let weight = 0; /* Of what is still to be fetched. */
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

/* The answer: kept at each change, unless storage is refused or full, which is said. */
let isKept = true;
const retain = () => {
  const text = JSON.stringify(files);
  isKept = stored(PLACE, text) === text;
  if (!isKept) status(say("refused"));
};
const safety = () => say(isKept ? "kept" : "refused");
function changed(text) {
  files[current] = text;
  retain();
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
  for (const name of ["report", "solution", "next"]) part(name).hidden = true;
  open(Object.keys(files).find((name) => !name.startsWith(".")));
};
export const put = (given) => {
  replace({ ...given });
  retain();
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
part("save").addEventListener("click", () => {
  saved(zipped(Object.fromEntries(Object.entries(files).map(([name, text]) => [ANSWER + name, text]))), `${exercise}.zip`);
});
part("open").addEventListener("click", () => field("open").click());
field("open").addEventListener("change", async () => {
  const found = [];
  try {
    const closed = [...field("open").files].find((file) => OTHER_ARCHIVE.test(file.name));
    if (closed) status(say("archive", closed.name));
    else {
      for (const file of field("open").files) found.push(...(await brought(file)));
      take(found);
    }
  } catch {
    status(say("large", MOST >> 20));
  }
  field("open").value = "";
});
const OTHER_ARCHIVE = /\.(tar(\.\w+)?|t?gz|tgz|bz2|xz|7z|rar)$/i;
/* What no one wrote: what a system leaves beside files, compiled code, the words of a variant. */
const LEFT = /(^|\/)(__MACOSX|__pycache__)(\/|$)|(^|\/)(\._[^/]*|\.DS_Store|Thumbs\.db|desktop\.ini)$|^brief\.\w+\.md$/;
const OUTSIDE = /^\/|\\|(^|\/)\.\.(\/|$)/;
/* The files that one brings, [name, bytes]; a RangeError when a page cannot hold them. */
const brought = async (file) => {
  if (file.size > MOST) throw new RangeError("too large");
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (!/\.zip$/i.test(file.name)) return [[file.name, bytes]];
  return unzipped(bytes).catch((error) => {
    if (error.message === "too large") throw error;
    return []; /* Cut or damaged: nothing is found in it. */
  });
};
/* The files of this answer in an archive of several exercises, or of the folder "answer" alone, by their names in it. */
const owned = (found) => {
  const mine = found.filter(([path]) => `/${path}`.includes(`/${ANSWER}`));
  if (mine.length) return mine.map(([path, bytes]) => [`/${path}`.split(`/${ANSWER}`).pop(), bytes]);
  return found.filter(([path]) => path.startsWith("answer/")).map(([path, bytes]) => [path.replace("answer/", ""), bytes]);
};
/* A file by itself replaces the one of the same name. */
const take = (brought) => {
  const found = brought.filter(([path]) => !LEFT.test(path));
  const mine = owned(found);
  const named = mine.length ? mine : found.map(([path, bytes]) => [path in start ? path : (Object.keys(start).find((one) => one.endsWith(`/${path}`)) ?? path), bytes]);
  const sound = named.filter(([name]) => name && !OUTSIDE.test(name) && !LEFT.test(name));
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
  const next = mine.length ? given : { ...files, ...given };
  const isLost = Object.keys(files).some((name) => files[name] !== start[name] && files[name] !== next[name]);
  if (isLost && !confirm(say("replace"))) return;
  put(next);
  const names = Object.keys(given).filter((name) => !name.startsWith("."));
  status(`${say("opened", names.join(", "))}${isKept ? "" : ` ${say("refused")}`}`);
};
/* What another tab writes. */
addEventListener("storage", ({ key, newValue }) => {
  if (key === PLACE && newValue !== JSON.stringify(files)) status(say("elsewhere"));
});
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
  part("once").hidden = Boolean(other) || plain.checked;
  if (!other) part("once").textContent = say("plain");
};

/* The grade. */
const told = (reaching) => {
  part("progress").value = reached(reaching);
  /* What the button says is what comes, first this, then the graders and the editor. */
  status(reaching.step === "fetch" ? fetched({ ...reaching, total: Math.max(reaching.total, weight) }) : say(reaching.step));
};
const busy = (is) => {
  part("grade").hidden = is;
  part("stop").hidden = !is;
  part("progress").hidden = !is || isReady;
};
/* What the graders say of some files; the page shows it of those that one writes. */
const judge = async (given) => {
  await linter.load(told);
  return linter.ask("grade", { exercise, files: given, lang }, told);
};
/* The best grade obtained in the page, kept for the page of one's own and the list of exercises. */
const best = ({ points, out_of: all, sheet: { date } }) => {
  const { recall, keep, day } = window.guichet; /* That of learn.js, which every page has. */
  const known = recall("grades");
  const before = known[exercise];
  if (before && before.points / before.out_of >= points / all) return;
  keep("grades", { ...known, [exercise]: { points, out_of: all, date: day(new Date(date)) } });
};
part("grade").addEventListener("click", async () => {
  busy(true);
  part("stop").focus();
  for (const name of ["judged", "report", "solution", "next"]) part(name).hidden = true; /* What they say is of another answer. */
  try {
    if (isReady) status(say("asked"));
    const judged = await judge({ ...files });
    isReady = true;
    part("weight").hidden = part("once").hidden = true;
    weight = 0;
    sheet = judged.sheet;
    part("judged").hidden = false;
    show(part("judged"), judged);
    best(judged);
    const passed = judged.outcomes.filter((one) => one.passed).length;
    status(judged.complete ? say("complete", judged.grade) : say("judged", judged.grade, passed, judged.outcomes.length));
    part("report").hidden = false;
    part("solution").hidden = part("next").hidden = !judged.complete;
    await colours();
  } catch (error) {
    const isStopped = error instanceof Stopped;
    if (isStopped || (!isReady && !navigator.onLine)) status(`${say(isStopped ? "stopped" : "offline")} ${safety()}`);
    else status(say("failed", error.message.trim().split("\n").at(-1)));
    if (isStopped) return;
    linter.cancel(); /* What an answer broke is begun again. */
    isReady = false;
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
  saved(new Blob([`${JSON.stringify(sheet, null, 2)}\n`], { type: "application/json" }), `${exercise}.json`);
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
  if (!(await linter.keeps(runtime, "exercises.zip"))) weight = runtime.bytes + runtime.later["exercises.zip"];
  part("weight").textContent = part("weight").textContent.replace("{}", number(weight / 1e6));
  part("weight").hidden = part("once").hidden = !weight;
  replace(kept() ?? { ...start });
  part("tool").hidden = false;
  return "";
};
