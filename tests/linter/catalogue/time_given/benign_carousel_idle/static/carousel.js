// expect: nothing
let t;
function next() { show(i + 1); t = setTimeout(next, 5000); }
document.addEventListener('keydown', () => clearTimeout(t));
next();
