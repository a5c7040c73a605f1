// expect: nothing
let essais = 10;

const attente = setInterval(async () => {
  essais -= 1;
  const reponse = await fetch("/depot/etat");
  const { etat } = await reponse.json();
  document.getElementById("etat").textContent = etat;
  if (etat === "fini" || essais === 0) {
    clearInterval(attente);
  }
}, 3000);
