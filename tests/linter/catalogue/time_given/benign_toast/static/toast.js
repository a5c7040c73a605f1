// expect: nothing
document.addEventListener('click', () => { clearTimeout(t); t = setTimeout(() => { toast.remove(); }, 30000); });
