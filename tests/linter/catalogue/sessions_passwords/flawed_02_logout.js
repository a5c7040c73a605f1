// expect: session-timeout-short
const DELAI = 5 * 60 * 1000;
let minuterie;

function relancer() {
  clearTimeout(minuterie);
  minuterie = setTimeout(() => {
    window.location.href = "/deconnexion/";
  }, DELAI);
}

["click", "keydown", "scroll"].forEach((nom) => document.addEventListener(nom, relancer));
relancer();
