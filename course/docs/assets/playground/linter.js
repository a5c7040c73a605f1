/* guichet, for any page: one worker, started when it is asked for, stopped when nobody waits any more. */

/* Why it cannot run here, or "": a page opened from a disk may fetch nothing, an old browser cannot start it. */
export const obstacle = () => {
  if (location.protocol === "file:") return "file";
  return "WebAssembly" in window && "DecompressionStream" in window ? "" : "browser";
};

export class Stopped extends Error {}

/* guichet will not, and its message says why, in the language that was asked. */
export class Refused extends Error {}

export class Linter {
  #worker;
  #loaded;
  #asked = new Map();
  #last = 0;

  /* The files to fetch, {folder, bytes, files, lessons}, as they were the last time when there is no network; null when the
     site was built without them. */
  async runtime() {
    const url = new URL("runtime.json", import.meta.url);
    const kept = await window.caches?.open("guichet-scripts").catch(() => undefined);
    const response = await fetch(url, { cache: "no-cache" }).catch(() => kept?.match(url));
    if (!response?.ok) return null;
    await kept?.put(url, response.clone()).catch(() => {});
    return response.json();
  }

  /* Whether a file of those is kept, and so need not be fetched: the last that is asked for says so of all. */
  async keeps({ folder }, name) {
    const url = new URL(`${folder}/${name}`, import.meta.url).href;
    return Boolean(await window.caches?.match(url, { cacheName: `guichet-${folder}` }).catch(() => undefined));
  }

  /* Starts Python, once. `progress` hears {step: "fetch" | "start" | "import", done, total}. */
  load(progress = () => {}) {
    return (this.#loaded ??= this.#load(progress).catch((error) => {
      this.cancel();
      throw error;
    }));
  }

  async #load(progress) {
    const asked = this.#last;
    const runtime = await this.runtime();
    if (!runtime) throw new Error("absent");
    await kept();
    if (this.#last !== asked) throw new Stopped();
    await this.#ask("load", { runtime }, progress);
    return runtime;
  }

  /* What `guichet check` says of some files, {name: text}: {report, rules, people}, `report` being the text of the command.
     In a lesson, its rules that are off by default are asked too. */
  check(files, lang, lesson = "") {
    return this.ask("check", { files, lang, lesson });
  }

  /* What `guichet read` says of them: {page, text}. */
  read(files, lang) {
    return this.ask("read", { files, lang });
  }

  /* Any kind of message that the worker knows. */
  async ask(kind, asked, progress) {
    const loading = this.load();
    await loading;
    if (this.#loaded !== loading) throw new Stopped(); /* Cancelled in between. */
    return this.#ask(kind, asked, progress);
  }

  /* Stops at once, whatever it does: what was asked ends with Stopped. The next question starts Python again. */
  cancel() {
    this.#last += 1;
    this.#worker?.terminate();
    this.#worker = this.#loaded = undefined;
    for (const { reject } of this.#asked.values()) reject(new Stopped());
    this.#asked.clear();
  }

  #ask(kind, asked, progress = () => {}) {
    if (!this.#worker) {
      this.#worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
      this.#worker.addEventListener("message", ({ data }) => this.#hear(data));
      this.#worker.addEventListener("error", (event) => {
        const error = new Error(event.message || "worker");
        for (const { reject } of this.#asked.values()) reject(error);
        this.#asked.clear();
      });
    }
    const id = (this.#last += 1);
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve, reject, progress });
      this.#worker.postMessage({ id, kind, ...asked });
    });
  }

  #hear({ id, kind, result, message, ...told }) {
    const waiting = this.#asked.get(id);
    if (!waiting) return;
    if (kind === "progress") return waiting.progress(told);
    this.#asked.delete(id);
    if (kind === "done") waiting.resolve(result);
    else waiting.reject(new (kind === "refused" ? Refused : Error)(message));
  }
}

/* Lets the files be kept for the next time and for when there is no network. Refused or slow, it is done without. */
const kept = async () => {
  try {
    const known = await navigator.serviceWorker.register(new URL("keep.js", import.meta.url));
    const coming = known.installing ?? known.waiting;
    if (known.active || !coming) return;
    await Promise.race([
      new Promise((done) => coming.addEventListener("statechange", () => coming.state === "activated" && done())),
      new Promise((done) => setTimeout(done, 3000)),
    ]);
  } catch {
    /* The browser's own cache remains. */
  }
};
