/* guichet in a worker: Python, started once, then asked as often as one wants. Its messages: docs/decisions/playground.md. */
import { grammars, parse, words } from "./scripts.js";

let runtime;
let python;
let queue = Promise.resolve();

/* What can be asked. A further kind is one line here: a module with `answer(runtime, asked, progress)`. */
const kinds = {
  load: async (asked, progress) => {
    runtime ??= await start(asked.runtime, progress);
    return {};
  },
  check: (asked) => answered("check", asked),
  read: (asked) => answered("read", asked),
  grade: async (asked, progress) => (await import("./grade.js")).answer(runtime, asked, progress),
};

addEventListener("message", ({ data: { id, kind, ...asked } }) => {
  /* One at a time: a grammar may be fetched in the middle of a check. */
  queue = queue.then(async () => {
    try {
      if (kind !== "load" && !runtime) throw new Error("load first");
      const result = await kinds[kind](asked, (told) => postMessage({ id, kind: "progress", ...told }));
      postMessage({ id, kind: "done", result });
    } catch (error) {
      postMessage({ id, kind: "failed", message: String(error?.message ?? error) });
    }
  });
});

/* Fetches every file, so that what comes is counted, then starts Python from them. */
const start = async ({ folder, files }, progress) => {
  const base = new URL(`./${folder}/`, import.meta.url).href;
  const inside = Object.keys(files).filter((name) => !name.startsWith("editor/"));
  const total = inside.reduce((sum, name) => sum + files[name], 0);
  let done = 0;
  const fetched = async (name) => {
    const response = await fetch(base + name);
    if (!response.ok) throw new Error(`${response.status} ${name}`);
    const parts = [];
    for (const reader = response.body.getReader(); ; ) {
      const { value, done: ended } = await reader.read();
      if (ended) break;
      parts.push(value);
      done += value.length;
      progress({ step: "fetch", done, total });
    }
    return new Blob(parts).arrayBuffer();
  };
  const held = new Map(await Promise.all(inside.map(async (name) => [name, await fetched(name)])));
  progress({ step: "start", done: total, total });

  const [{ loadPyodide }] = await Promise.all([import(`${base}pyodide.mjs`), grammars(base, held)]);
  const pyodide = await loadPyodide({ indexURL: base, lockFileContents: new TextDecoder().decode(held.get("pyodide-lock.json")) });
  unpack(pyodide, held.get("guichet.zip"));
  progress({ step: "import", done: total, total });
  python = pyodide.pyimport("guichet_page");
  pyodide.pyimport("tree_sitter").connect(parse, words);
  return { pyodide, base, unpack: (archive) => unpack(pyodide, archive) };
};

const PACKAGES = "/lib/python3.14/site-packages";
const unpack = (pyodide, archive) => pyodide.unpackArchive(archive, "zip", { extractDir: PACKAGES });

/* Asks Python, again once it has the grammar that it misses. */
const answered = async (kind, asked) => {
  for (;;) {
    const answer = JSON.parse(python.answer(kind, JSON.stringify(asked)));
    if (!answer.grammar) return answer;
    await grammars(runtime.base, new Map(), answer.grammar);
  }
};
