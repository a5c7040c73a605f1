/* The graders of the exercises, in the worker: fetched the first time that an answer is graded, then asked. */
import { grammars } from "./scripts.js";
import { mixed } from "./scrypt.js";

let grader;

export const answer = async (runtime, asked, progress) => {
  grader ??= start(runtime, progress).catch((error) => {
    grader = undefined;
    throw error;
  });
  const python = await grader;
  for (;;) {
    const given = JSON.parse(python.answer(JSON.stringify(asked)));
    if (!given.grammar) return given;
    await grammars(runtime.base, new Map(), given.grammar);
  }
};

const FOLDER = "/course";

const start = async ({ pyodide, base }, progress) => {
  const response = await fetch(`${base}exercises.zip`);
  if (!response.ok) throw new Error(`${response.status} exercises.zip`);
  progress({ step: "graders" });
  pyodide.unpackArchive(await response.arrayBuffer(), "zip", { extractDir: FOLDER });
  pyodide.runPython(`import sys; sys.path += ["${FOLDER}/page", "${FOLDER}/exercises", "${FOLDER}/packages"]`);
  const python = pyodide.pyimport("grade_page");
  const { begin, end } = alarm(pyodide);
  python.connect(begin, end, (data, n, r) => mixed(data.toJs(), n, r));
  return python;
};

/* Stops code that takes too long. Nobody can write in this worker's memory from outside without headers that a plain server
   does not send; but Python looks in the buffer while it runs, and the buffer can look at a clock. */
const INTERRUPT = 2;
const AGAIN = 1000;
const alarm = (pyodide) => {
  let over;
  let rang;
  const buffer = {
    get 0() {
      if (Date.now() < over) return 0;
      over = Date.now() + AGAIN;
      rang = true;
      return INTERRUPT;
    },
    set 0(_) {},
  };
  return {
    begin: (seconds) => {
      rang = false;
      over = Date.now() + seconds * 1000;
      pyodide.setInterruptBuffer(buffer);
    },
    end: () => {
      pyodide.setInterruptBuffer(undefined);
      return rang;
    },
  };
};
