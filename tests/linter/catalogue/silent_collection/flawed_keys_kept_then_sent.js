// expect: session-replay
const field = document.querySelector("#message");
const started = Date.now();
const strokes = [];

field.addEventListener("keydown", (event) => {
  strokes.push({ key: event.key, at: Date.now() - started });
});

window.addEventListener("beforeunload", () => {
  navigator.sendBeacon("/collect", JSON.stringify({ strokes, draft: field.value }));
});
