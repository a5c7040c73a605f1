// expect: nothing
// The video loads only when the person asks for it; the link works without JavaScript.
document.querySelectorAll("[data-video]").forEach((figure) => {
  const button = figure.querySelector("button");
  button.addEventListener("click", () => {
    const frame = document.createElement("iframe");
    frame.src = "https://www.youtube-nocookie.com/embed/" + figure.dataset.video;
    frame.title = figure.dataset.title;
    frame.allowFullscreen = true;
    figure.replaceChildren(frame);
    frame.focus();
  });
});

export function record(step) {
  navigator.sendBeacon("/mesures/etape", JSON.stringify({ step }));
}
