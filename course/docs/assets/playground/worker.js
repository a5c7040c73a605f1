/* guichet in a worker: Python, started once, then asked as often as one wants. Its messages: docs/decisions/playground.md. */
import { grammars, parse, tried, words } from "./scripts.js";

/* guichet says in a sentence why it will not: no file that it reads, a name that leads out of the folder. */
class Refused extends Error {}

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
      postMessage({ id, kind: error instanceof Refused ? "refused" : "failed", message: String(error?.message ?? error) });
    }
  });
});

const start = async ({ folder, files }, progress) => {
  const base = new URL(`./${folder}/`, import.meta.url).href;
  const kept = await keeping(folder);
  const library = await kept.bytes("library.zip");
  /* The second time, all is kept: what Pyodide reads by itself need not be read twice. */
  const names = library ? OURS : Object.keys(files).filter((name) => !name.startsWith("editor/"));
  const held = await fetched(base, names, files, progress);
  progress({ step: "start" });

  const [{ loadPyodide }] = await Promise.all([import(`${base}pyodide.mjs`), grammars(base, held)]);
  const pyodide = await loadPyodide({
    indexURL: base,
    lockFileContents: new TextDecoder().decode(held.get("pyodide-lock.json")),
    stdLibURL: URL.createObjectURL(new Blob([library ?? held.get("python_stdlib.zip")])),
  });
  const unpack = (archive, form = "zip") => pyodide.unpackArchive(archive, form, { extractDir: "/lib/python3.14/site-packages" });
  unpack(held.get("guichet.pack"), "gztar");
  const packages = await kept.bytes("packages.zip");
  if (packages) unpack(packages);
  progress({ step: "import" });
  const compiled = pyodide.pyimport("compiled");
  compiled.settle();
  python = pyodide.pyimport("guichet_page");
  pyodide.pyimport("tree_sitter").connect(parse, tried, words);
  return { pyodide, base, unpack, keep: keeper(pyodide, compiled, kept, Boolean(library), Boolean(packages)) };
};

/* Fetches some files; `progress` hears how many bytes have come. */
const OURS = ["guichet.pack", "pyodide-lock.json", "javascript.wasm"];
const fetched = async (base, names, files, progress) => {
  const total = names.reduce((sum, name) => sum + files[name], 0);
  let done = 0;
  const bytes = async (name) => {
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
  return new Map(await Promise.all(names.map(async (name) => [name, await bytes(name)])));
};

/* What was compiled the last time, beside the files that keep.js keeps; nothing where a browser keeps nothing. */
const keeping = async (folder) => {
  const cache = await self.caches?.open(`guichet-${folder}`).catch(() => undefined);
  const url = (name) => new URL(`${folder}/compiled/${name}`, import.meta.url).href;
  return {
    bytes: async (name) => (await cache?.match(url(name)))?.arrayBuffer(),
    put: (name, data) => cache?.put(url(name), new Response(data)),
  };
};

/* Keeps what was compiled, little by little while nothing is asked, when there is enough that is new. */
const ENOUGH = 40;
const keeper = (pyodide, compiled, kept, hasLibrary, hasPackages) => {
  const modules = () => pyodide.runPython("import sys; len(sys.modules)");
  const known = { "library.zip": hasLibrary ? Infinity : 0, "packages.zip": hasPackages ? modules() + 4 * ENOUGH : 0 };
  const keepOne = async (name, make) => {
    const count = modules();
    if (count < known[name] + ENOUGH) return;
    known[name] = name === "library.zip" ? Infinity : count;
    const path = `/tmp/${name}`;
    for (const step of make(path)) await new Promise((done) => setTimeout(done, step && 5));
    await kept.put(name, pyodide.FS.readFile(path));
    pyodide.FS.unlink(path);
  };
  let timer;
  let last = Promise.resolve();
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      last = last
        .then(() => keepOne("packages.zip", compiled.packages))
        .then(() => keepOne("library.zip", compiled.library))
        .catch(() => {}); /* No room, or refused: the next start is slower, that is all. */
    }, 1500);
  };
};

/* Asks Python, again once it has the grammar that it misses. */
const answered = async (kind, asked) => {
  for (;;) {
    const answer = JSON.parse(python.answer(kind, JSON.stringify(asked)));
    if (answer.refused) throw new Refused(answer.refused);
    if (!answer.grammar) {
      runtime.keep();
      return answer;
    }
    await grammars(runtime.base, new Map(), answer.grammar);
  }
};
