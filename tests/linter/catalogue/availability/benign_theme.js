// expect: nothing
const maintenant = new Date();
const heure = maintenant.getHours();

function choisirTheme() {
  if (heure < 7 || heure >= 20) {
    document.documentElement.dataset.theme = "sombre";
  } else {
    document.documentElement.dataset.theme = "clair";
  }
}

document.getElementById("annee").textContent = String(maintenant.getFullYear());
document.addEventListener("DOMContentLoaded", choisirTheme);
