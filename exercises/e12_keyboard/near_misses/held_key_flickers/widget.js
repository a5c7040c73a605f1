const opener = document.getElementById("open");
const closer = document.getElementById("close");
const panel = document.getElementById("panel");

function show(open) {
  panel.hidden = !open;
  opener.setAttribute("aria-expanded", open);
}

opener.addEventListener("click", (event) => { if (event.detail) show(panel.hidden); });
opener.addEventListener("keydown", (event) => {
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    show(panel.hidden);
  }
});

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
