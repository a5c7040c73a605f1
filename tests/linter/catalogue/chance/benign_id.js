// expect: nothing
function ouvrirCreneau(creneau) {
  const identifiant = `panneau-${Math.random().toString(36).slice(2)}`;
  const panneau = document.createElement("section");
  panneau.id = identifiant;
  panneau.textContent = creneau.debut;
  document.getElementById("creneaux").append(panneau);
  return identifiant;
}

async function recharger(essai) {
  await new Promise((suite) => setTimeout(suite, 1000 * 2 ** essai + Math.random() * 250));
  return fetch("/api/creneaux");
}
