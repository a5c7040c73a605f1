// expect: office-hours-gate
const form = document.querySelector("form#demande");
const notice = document.querySelector("#service-ferme");

function serviceOuvert(date = new Date()) {
  const jour = date.getDay();
  const heure = date.getHours();
  return jour >= 1 && jour <= 5 && heure >= 9 && heure < 17;
}

if (!serviceOuvert()) {
  form.hidden = true;
  form.querySelector("button[type=submit]").disabled = true;
  notice.hidden = false;
  notice.textContent = "Le service est ouvert du lundi au vendredi de 9 h à 17 h.";
}
