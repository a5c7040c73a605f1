// expect: nagging-modal
import { creerModale } from "./modale.js";

document.addEventListener("DOMContentLoaded", () => {
  const modale = creerModale({
    titre: "Passez au tout numérique",
    texte: "Renoncez au papier : c’est plus simple.",
  });
  setTimeout(() => modale.open(), 2000);
  modale.querySelector(".plus-tard").addEventListener("click", () => modale.close());
});
