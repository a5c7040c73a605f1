const opener = document.getElementById("open");
const closer = document.getElementById("close");
const panel = document.getElementById("panel");

function show(open) {
  panel.hidden = !open;
  opener.setAttribute("aria-expanded", open);
}

opener.addEventListener("click", () => show(panel.hidden));

closer.addEventListener("click", () => {
  show(false);
  opener.focus();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !panel.hidden) {
    show(false);
    opener.focus();
  }
});

document.querySelector("#panel a").addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });