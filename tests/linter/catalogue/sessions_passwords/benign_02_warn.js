// expect: nothing
const DELAI = 20 * 60 * 1000;

function avertir() {
  const dialogue = document.querySelector("#session");
  dialogue.querySelector(".prolonger").addEventListener("click", () => {
    fetch("/session/prolonger/", { method: "POST" });
    dialogue.close();
    setTimeout(avertir, DELAI);
  });
  dialogue.showModal();
}

setTimeout(avertir, DELAI);
setTimeout(() => document.querySelector(".bandeau").remove(), 4000);
