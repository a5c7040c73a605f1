// expect: nothing
import { creerModale } from "./modale.js";

document.addEventListener("DOMContentLoaded", () => {
  if (localStorage.getItem("nouveautes-vues")) {
    return;
  }
  const modale = creerModale({ titre: "Nouveau : le relais téléphonique" });
  modale.open();
  modale.addEventListener("close", () => localStorage.setItem("nouveautes-vues", "1"));
});
