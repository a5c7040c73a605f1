/* Each file of a lesson in which guichet finds a flaw, and what a demonstration lives through, opens in the playground: one link, that holds the code
   after the sign #, which is sent to nobody. From a disk the playground runs nothing, so there is no link. */
"use strict";

(() => {
  const shown = [...document.querySelectorAll(".g-code--bad[data-snippet]:has(.g-flaws)")];
  if (!shown.length || !/^https?:$/.test(location.protocol) || !("CompressionStream" in window)) return;
  const words = {
    fr: { try: "Essayer", file: (name) => `Essayer ${name} dans la page d’essai`, demo: "Essayer le code de cette démonstration" },
    en: { try: "Try it", file: (name) => `Try it: ${name} in the playground`, demo: "Try the code of this demonstration" },
  }[document.documentElement.lang];
  const script = document.currentScript.src;
  const language = document.documentElement.lang === "en" ? "en/" : "";
  const playground = new URL(`../../${language}playground.html`, script).href;

  const link = (figure, text, label) => {
    const made = document.createElement("a");
    made.className = "g-try";
    made.href = `${playground}#try`;
    made.textContent = text;
    if (label) made.setAttribute("aria-label", label);
    import(new URL("../playground/share.js", script))
      .then(({ toLink }) => toLink({ [figure.querySelector(".g-file").textContent]: `${figure.querySelector("code").textContent.trimEnd()}\n` }))
      .then((held) => (made.href = `${playground}#${held.split("#")[1]}`))
      .catch(() => made.remove()); /* A site without the playground: the lesson is whole. */
    return made;
  };
  for (const figure of shown) {
    figure.querySelector("figcaption").append(link(figure, words.try, words.file(figure.querySelector(".g-file").textContent)));
  }
  for (const demo of document.querySelectorAll(".g-demo")) {
    const paragraph = document.createElement("p");
    paragraph.className = "g-try-demo";
    paragraph.append(link(shown[0], words.demo));
    demo.after(paragraph);
  }
})();
