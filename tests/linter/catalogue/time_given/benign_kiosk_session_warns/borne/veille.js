// expect: nothing
let t;
const avertir = () => dialogue.showModal();
['click', 'keydown'].forEach((e) => document.addEventListener(e, () => { clearTimeout(t); t = setTimeout(avertir, 120000); }));
