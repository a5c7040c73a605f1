// expect: paste-blocked
export function proteger(formulaire) {
  const confirmation = formulaire.querySelector("[name=courriel_confirmation]");
  for (const evenement of ["copy", "cut"]) {
    confirmation.addEventListener(evenement, () => {});
  }
  confirmation.addEventListener("paste", function (evenement) {
    evenement.preventDefault();
    afficher("Pour votre sécurité, saisissez votre adresse à la main.");
  });
}

function afficher(message) {
  document.querySelector("#message").textContent = message;
}
