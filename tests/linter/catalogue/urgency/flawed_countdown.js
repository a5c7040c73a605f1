// expect: countdown-pressure
let restant = 300;

function afficher() {
  const minutes = Math.floor(restant / 60);
  const secondes = String(restant % 60).padStart(2, "0");
  document.getElementById("minuterie").textContent = `Plus que ${minutes}:${secondes} pour valider votre demande !`;
}

const horloge = setInterval(() => {
  restant -= 1;
  afficher();
  if (restant <= 0) {
    clearInterval(horloge);
    window.location.href = "/demande/annulee";
  }
}, 1000);
