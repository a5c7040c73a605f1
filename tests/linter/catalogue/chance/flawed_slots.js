// expect: slot-release-random
async function chargerCreneaux(lieu) {
  const reponse = await fetch(`/api/creneaux?lieu=${lieu}`);
  const creneaux = await reponse.json();
  const visibles = creneaux.filter(() => Math.random() < 0.3);
  const liste = document.getElementById("creneaux");
  for (const creneau of visibles) {
    const puce = document.createElement("li");
    puce.textContent = creneau.debut;
    liste.append(puce);
  }
}

document.querySelector("#lieu").addEventListener("change", (e) => chargerCreneaux(e.target.value));
