/* The page where one tries guichet: files in, what the linter says of them out, as they change. */
import { editorIn, fieldIn } from "./editor.js";
import { counted, show } from "./findings.js";
import { MOST } from "./inflate.js";
import { latest } from "./latest.js";
import { Linter, Refused, Stopped, obstacle } from "./linter.js";
import { download, fromFiles, fromLink, toLink } from "./share.js";
import { fetched, lang, plainly, reached, say } from "./words.js";

const play = document.querySelector("[data-gp-play]");
const part = (name) => play.querySelector(`[data-gp-${name}]`);
const field = (name) => document.getElementById(`g-play-${name}`);
export const linter = new Linter();

let current = field("name").value;
let files = { [current]: field("text").value };
let runtime;
let last = [];
let isReading = false;
let isTyped = false; /* Whether the files hold what nobody could load again. */

/* Where one writes: a plain field until guichet is started, then, unless it is refused, an editor with colours. */
let editor = fieldIn(field("text"), field("label"), changed);

function changed(text) {
  files[current] = text;
  isTyped = true;
  later();
}

/* Files. */
const open = (name) => {
  current = name;
  field("name").value = name;
  editor.set(files[name], name);
  editor.mark(last.filter((one) => one.path === name));
  list();
  if (isReading) now();
};
const list = () => {
  const buttons = Object.keys(files).map((name) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.setAttribute("aria-pressed", name === current);
    button.addEventListener("click", () => {
      open(name);
      part("files").querySelector("[aria-pressed=true]").focus();
    });
    return button;
  });
  part("files").replaceChildren(...buttons);
  part("remove").disabled = buttons.length === 1;
};
/* Other files take the place of these, unless somebody wrote these and keeps them. */
const replace = (given, first = Object.keys(given)[0], isRead = isReading) => {
  if (isTyped && !confirm(say("replace"))) return;
  isTyped = false;
  reading(isRead);
  files = given;
  last = [];
  part("linked").hidden = true;
  open(first);
  now();
};
part("add").addEventListener("click", () => {
  let at = Object.keys(files).length + 1;
  while (`page-${at}.html` in files) at += 1;
  files[`page-${at}.html`] = "";
  open(`page-${at}.html`);
  field("name").focus();
  field("name").select();
});
part("remove").addEventListener("click", () => {
  delete files[current];
  open(Object.keys(files)[0]);
  part("files").querySelector("[aria-pressed=true]").focus();
  now();
});
field("name").addEventListener("change", () => {
  const name = field("name").value.trim().replace(/^[./\\]+/, "").replaceAll("\\", "/");
  if (!name || name.split("/").includes("..") || (name !== current && name in files)) {
    status(say("name", current));
    field("name").value = current;
    return;
  }
  files = Object.fromEntries(Object.entries(files).map(([one, text]) => [one === current ? name : one, text]));
  open(name);
  now();
});

/* Examples, sharing. */
let examples;
for (const button of play.querySelectorAll("[data-gp-example]")) {
  button.addEventListener("click", async () => {
    examples ??= await (await fetch(new URL("examples.json", import.meta.url))).json();
    const { files: given, first, read } = examples[button.dataset.gpExample];
    replace({ ...given }, first, Boolean(read));
  });
}
part("save").addEventListener("click", () => download(files));
part("open").addEventListener("click", () => field("open").click());
field("open").addEventListener("change", async () => {
  const given = await fromFiles(field("open").files).catch(() => null);
  field("open").value = "";
  if (!given) status(say("large", MOST >> 20));
  else if (Object.keys(given).length) replace(given);
});
part("link").addEventListener("click", async () => {
  const link = await toLink(files);
  field("link").value = link;
  part("linked").hidden = false;
  field("link").focus();
  field("link").select();
  const copied = await navigator.clipboard?.writeText(link).then(() => true, () => false);
  status(say(copied ? "copied" : "link", link.length));
});
const arrive = async () => {
  const given = await fromLink(location.hash);
  if (given) replace(given);
  else if (location.hash.startsWith("#files=")) status(say("cut"));
};
addEventListener("hashchange", arrive);

/* Starting, stopping. */
const status = (text) => {
  if (part("status").textContent !== text) part("status").textContent = text;
};
const fail = (error) => {
  if (error instanceof Refused) return status(error.message);
  if (error instanceof Stopped) return;
  halt();
  status(say("failed", error.message.trim().split("\n").at(-1)));
};
/* What failed may be in any state: it starts afresh, when it is asked to. */
const halt = () => {
  linter.cancel();
  runtime = undefined;
  part("letter").hidden = true;
  busy(false);
};
const told = (reaching) => {
  part("progress").value = reached(reaching);
  status(reaching.step === "fetch" ? fetched(reaching) : say(reaching.step));
};
const busy = (is) => {
  part("stop").hidden = !is;
  part("progress").hidden = !is || Boolean(runtime);
  part("start").hidden = is || Boolean(runtime);
  part("once").hidden = Boolean(runtime);
};
part("start").addEventListener("click", async () => {
  busy(true);
  part("stop").focus();
  try {
    runtime = await linter.load(told);
    part("letter").hidden = false;
    await now();
    await colours();
    if (document.activeElement === document.body || document.activeElement === part("stop")) field("found").focus();
  } catch (error) {
    fail(error);
  } finally {
    busy(false);
  }
});
part("stop").addEventListener("click", () => {
  halt();
  part("start").focus();
  status(say("stopped"));
});

/* An editor with colours, unless the person prefers a plain field. */
const plain = field("plain");
plain.checked = plainly();
plain.addEventListener("change", () => {
  plainly(plain.checked);
  if (plain.checked) put(fieldIn(field("text"), field("label"), changed));
  else if (runtime) colours();
});
const put = (other) => {
  const caret = editor.leave();
  editor = other;
  editor.set(files[current], current);
  editor.mark(last.filter((one) => one.path === current));
  if (caret !== null) editor.focus(caret);
};
const colours = async () => {
  if (plain.checked) return;
  const { folder } = await linter.runtime();
  const other = await editorIn(part("editor"), field("text"), field("label"), new URL(`${folder}/editor/`, import.meta.url).href, changed).catch(() => null);
  if (plain.checked) other?.leave(); /* Changed in between. */
  else if (other) put(other);
};

/* Asking. */
const later = () => runtime && asked.later();
const now = async () => runtime && asked.now();
const asked = latest(async () => {
  if (!runtime) return; /* Stopped in between. */
  const slow = setTimeout(() => busy(true), 1000);
  part("findings").ariaBusy = true;
  try {
    const sent = { ...files };
    const answer = await linter.check(sent, lang);
    if (!runtime) return;
    const found = JSON.parse(answer.report).findings;
    if (isReading) await read();
    last = found;
    show(part("findings"), found, answer, { files: sent, current, lessons: runtime.lessons, go });
    editor.mark(found.filter((one) => one.path === current));
    status(counted(found));
  } catch (error) {
    if (error instanceof Refused) {
      last = [];
      part("findings").replaceChildren();
      editor.mark([]);
    }
    fail(error);
  } finally {
    clearTimeout(slow);
    part("findings").ariaBusy = false;
    if (runtime) busy(false);
  }
});
const go = (finding) => {
  if (finding.path !== current) open(finding.path);
  editor.go(finding);
};

/* Reading a text before it is sent. */
const reading = (is) => {
  isReading = is;
  part("letter").setAttribute("aria-pressed", is);
  part("reading").hidden = !is;
  if (!is) part("reading").replaceChildren();
};
part("letter").addEventListener("click", () => {
  reading(!isReading);
  now();
});
const read = async () => {
  const { page } = await linter.read({ [current]: files[current] }, lang);
  const main = new DOMParser().parseFromString(page, "text/html").querySelector("main");
  main.querySelector("h1").remove();
  for (const heading of main.querySelectorAll("h3, h2")) {
    const lower = document.createElement(heading.localName === "h2" ? "h3" : "h4");
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  }
  part("reading").replaceChildren(...main.children);
};

const shown = () => {
  field("found").tabIndex = -1;
  part("tool").hidden = false;
  open(current);
  arrive();
};

/* Shows the tool; says what keeps it from running, if anything does. */
export const begin = () => {
  const why = obstacle();
  if (!why) shown();
  return why;
};
