// expect: name-charset-narrow
import { afficherErreur, effacerErreur } from "./messages.js";

const champ = document.querySelector("#nom");
const motif = /^[a-zA-Z ]{2,}$/;

champ.addEventListener("blur", () => {
  effacerErreur(champ);
  if (!motif.test(champ.value)) {
    afficherErreur(champ, "Ce nom contient des caractères interdits.");
  }
});

export function normaliser(valeur) {
  return valeur.trim();
}
