// expect: validity-short
const DUREE = 30 * 60 * 1000;
const sauve = JSON.parse(localStorage.getItem('brouillon') || 'null');
if (sauve && Date.now() - sauve.le > DUREE) {
  localStorage.removeItem('brouillon');
}
