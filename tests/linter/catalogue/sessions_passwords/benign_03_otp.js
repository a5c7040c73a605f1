// expect: nothing
const cases = [...document.querySelectorAll(".code input")];

cases[0].addEventListener("paste", (evenement) => {
  evenement.preventDefault();
  const chiffres = evenement.clipboardData.getData("text").replace(/\D/g, "");
  cases.forEach((champ, rang) => {
    champ.value = chiffres[rang] ?? "";
  });
});

document.querySelector("#editeur").addEventListener("paste", (evenement) => {
  const texte = evenement.clipboardData.getData("text/plain");
  document.execCommand("insertText", false, texte);
  evenement.preventDefault();
});
