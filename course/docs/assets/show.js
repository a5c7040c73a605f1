/* What lessons show: each page takes the height of its content, each file can be copied. */
"use strict";

(() => {
  const words = {
    fr: { copy: "Copier", done: "Copié", said: "Copié : ", failed: "Copie refusée par le navigateur", alone: "Ouvrir seule", opened: (file) => `Ouvrir seule, dans un nouvel onglet, la page ${file}` },
    en: { copy: "Copy", done: "Copied", said: "Copied: ", failed: "The browser refused to copy", alone: "Open alone", opened: (file) => `Open alone, in a new tab, the page ${file}` },
  }[document.documentElement.lang];

  /* Nothing runs in a frame: its page is measured from here, when that is allowed; else it keeps the height it was given. */
  const fit = (frame) => {
    const content = frame.contentDocument?.documentElement;
    const height = content ? Math.ceil(content.getBoundingClientRect().height) : 0;
    if (height > 0) frame.height = height;
  };
  const frames = [...document.querySelectorAll(".g-page iframe")];
  const fitAll = () => frames.forEach(fit);
  for (const frame of frames) frame.addEventListener("load", () => fit(frame));
  addEventListener("load", fitAll);
  addEventListener("resize", fitAll);
  addEventListener("beforeprint", fitAll);

  /* In its frame a page is only seen. Alone, it is walked with the keyboard and heard; nothing runs in it there either. */
  for (const frame of frames) {
    const figure = frame.closest(".g-page");
    const link = document.createElement("a");
    link.className = "g-copy";
    link.target = "_blank";
    link.href = URL.createObjectURL(new Blob([frame.srcdoc], { type: "text/html" }));
    link.textContent = words.alone;
    link.setAttribute("aria-label", words.opened(figure.querySelector(".g-file").textContent));
    figure.querySelector("figcaption").append(link);
  }

  if (!navigator.clipboard) return;
  const said = document.createElement("p");
  said.className = "g-unseen";
  said.setAttribute("role", "status");
  for (const figure of document.querySelectorAll(".g-code")) {
    const button = document.createElement("button");
    const file = figure.querySelector(".g-file").textContent;
    button.type = "button";
    button.className = "g-copy";
    button.textContent = words.copy;
    button.setAttribute("aria-label", `${words.copy} ${file}`);
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(figure.querySelector("code").textContent);
        said.textContent = words.said + file;
        button.textContent = words.done;
      } catch {
        said.textContent = words.failed;
      }
      setTimeout(() => {
        said.textContent = "";
        button.textContent = words.copy;
      }, 4000);
    });
    figure.querySelector("figcaption").append(button);
  }
  document.querySelector("article")?.append(said);
})();
