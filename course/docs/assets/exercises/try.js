/* A file in which guichet finds a flaw, and the code of a demonstration, open where they are shown, for one to change them until
   guichet is silent. Nothing is fetched before the click, which tells its weight; from a disk nothing could be: no button. */
"use strict";

(() => {
  const { src, dataset } = document.currentScript;
  const playground = new URL("../playground/", src);
  const french = document.documentElement.lang === "fr";
  const words = french
    ? { here: "Essayer ici", demo: "Essayer le code de cette démonstration", failed: " Pas de connexion : réessayez." }
    : { here: "Try it here", demo: "Try the code of this demonstration", failed: " No connection: try again." };
  if (!/^http/.test(location.protocol) || !window.DecompressionStream) return;

  let weight = ` (${dataset.weight})`;
  const texts = [];
  const light = () => {
    weight = "";
    for (const write of texts) write();
  };
  const add = (figure, text, put) => {
    const button = document.createElement("button");
    const name = figure.querySelector(".g-file").textContent;
    const write = (more = "") => {
      button.textContent = text + weight + more;
      button.setAttribute("aria-label", `${button.textContent}${french ? "\u00a0:" : ":"} ${name}`);
    };
    let place;
    button.type = "button";
    button.className = "g-copy g-try";
    button.setAttribute("aria-expanded", false);
    button.addEventListener("click", async () => {
      const { placed } = await import(new URL("here.js", playground)).catch(() => ({}));
      if (!placed) return write(words.failed);
      place ??= placed(name, figure.querySelector("code").textContent, put, light, figure.dataset.snippet);
      button.setAttribute("aria-expanded", place.turn());
    });
    texts.push(write);
    return button;
  };

  for (const flaws of document.querySelectorAll(".g-code--bad > .g-flaws")) {
    const figure = flaws.parentElement;
    figure.querySelector("figcaption").append(add(figure, words.here, (made) => figure.append(made)));
  }
  for (const demo of document.querySelectorAll(".g-demo[data-code]")) {
    demo.after(add(document.querySelector(`.g-code[data-snippet="${demo.dataset.code}"]`), words.demo, (made) => demo.nextSibling.after(made)));
  }
  for (const write of texts) write();
  window.caches?.match(new URL(`${dataset.runtime}/pyodide.asm.wasm`, playground)).then((kept) => kept && light(), () => {});
})();
