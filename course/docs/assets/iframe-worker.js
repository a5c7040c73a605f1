/* Runs the search from file://, where browsers refuse to start a worker: a hidden frame plays its part.
 * Plain rewriting of iframe-worker 1.0.4, Copyright (c) 2020-2022 Martin Donath, MIT licence.
 */
"use strict";

(() => {
  if (location.protocol !== "file:") return;

  const importScripts = (...sources) =>
    sources.reduce(
      (previous, source) =>
        previous.then(
          () =>
            new Promise((resolve) => {
              const script = document.createElement("script");
              script.src = source;
              script.onload = resolve;
              document.body.appendChild(script);
            }),
        ),
      Promise.resolve(),
    );

  class FrameWorker extends EventTarget {
    constructor(url) {
      super();
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      document.body.appendChild(this.frame);
      const inner = this.frame.contentWindow;
      inner.document.open();
      inner.document.write(
        `<html><body>
        <script>postMessage = (data) => parent.postMessage(data, "*"); importScripts = ${importScripts};<\/script>
        <script src="${url}"><\/script>
        </body></html>`,
      );
      inner.document.close();
      window.addEventListener("message", (event) => {
        if (event.source !== inner) return;
        this.dispatchEvent(new MessageEvent("message", { data: event.data }));
        this.onmessage?.(event);
      });
      this.ready = new Promise((resolve, reject) => {
        inner.onload = resolve;
        inner.onerror = reject;
      });
    }

    postMessage(data) {
      this.ready.then(() =>
        this.frame.contentWindow.dispatchEvent(new MessageEvent("message", { data: structuredClone(data) })),
      );
    }

    terminate() {
      this.frame.remove();
    }
  }

  window.Worker = FrameWorker;
  window.IFrameWorker = FrameWorker; /* The search looks for this name to find its own folder. */
})();
