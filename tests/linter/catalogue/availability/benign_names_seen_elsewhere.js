// expect: nothing (the hour is shown; the names that shut something are others, spelt alike)
function aujourdhui() { return new Date().getDay(); }
const event = { day: aujourdhui() };

function jourDit() {
  const maintenant = new Date();
  const jour = maintenant.getDay();
  document.getElementById("jour").textContent = jour;
}

function ouvrir() {
  const element = document.getElementById("panneau");
  if (element) { element.hidden = true; }
}

formulaire.addEventListener("keydown", function (event) {
  if (event.key === "Enter") { event.preventDefault(); }
});

Calendrier.prototype.disabled = function (date) {
  const jour = new Date().getDay();
  return this.settings.disable.indexOf(date) >= jour;
};
