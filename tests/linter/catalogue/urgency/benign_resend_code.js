// expect: nothing
const bouton = document.querySelector("#renvoyer");
let secondes = 30;

bouton.disabled = true;
const minuterie = setInterval(() => {
  secondes -= 1;
  bouton.textContent = secondes > 0 ? `Renvoyer le code (${secondes})` : "Renvoyer le code";
  if (secondes <= 0) {
    bouton.disabled = false;
    clearInterval(minuterie);
  }
}, 1000);
