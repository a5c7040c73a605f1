// expect: social-pressure
const n = 5 + Math.floor(Math.random() * 12);
document.querySelector('.vues').textContent = `${n} personnes regardent ce logement`;
