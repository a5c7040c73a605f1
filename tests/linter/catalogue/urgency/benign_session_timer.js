// expect: nothing
let restant = 1200;

const horloge = setInterval(() => {
  restant -= 1;
  if (restant === 120) {
    document.getElementById("avertissement").hidden = false;
    document.getElementById("texte").textContent = "Votre session se termine dans deux minutes.";
  }
}, 1000);

document.getElementById("prolonger").addEventListener("click", () => {
  restant = 1200;
  fetch("/session/prolonger", { method: "POST" });
  document.getElementById("avertissement").hidden = true;
});
