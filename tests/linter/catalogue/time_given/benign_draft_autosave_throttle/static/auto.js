// expect: nothing
let t;
form.addEventListener('input', () => { clearTimeout(t); t = setTimeout(() => fetch('/brouillon', { method: 'POST', body: new FormData(form) }), 2000); });
