// expect: session-timeout-short
let t;
const LIMIT = 180000;
function reset() {
  clearTimeout(t);
  t = setTimeout(() => { window.location.href = '/'; }, LIMIT);
}
['mousemove', 'keydown', 'touchstart'].forEach((e) => document.addEventListener(e, reset));
reset();
