const opener = document.getElementById("open");
const closer = document.getElementById("close");
const panel = document.getElementById("panel");

function setOpen(open) {
  panel.hidden = !open;
  opener.setAttribute("aria-expanded", String(open));
  (open ? panel.querySelector("h2") : opener).focus();
}

function button(element, action) {
  element.onclick = action;
  element.onkeydown = (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      action();
    }
  };
}

button(opener, () => setOpen(panel.hidden));
button(closer, () => setOpen(false));
panel.onkeydown = opener.onkeyup = (event) => {
  if (event.key === "Escape") setOpen(false);
};
