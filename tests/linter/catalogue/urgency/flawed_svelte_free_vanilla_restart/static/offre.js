// expect: countdown-pressure
let fin = Date.now() + 10 * 60 * 1000;
setInterval(() => {
  const s = Math.max(0, Math.round((fin - Date.now()) / 1000));
  document.querySelector('#reste').textContent = `Il vous reste ${s} secondes pour accepter ce logement`;
}, 1000);
