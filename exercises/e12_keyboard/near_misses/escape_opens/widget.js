const opener = document.getElementById("open");
const closer = document.getElementById("close");
const panel = document.getElementById("panel");

function show(open) {
  panel.hidden = !open;
  opener.setAttribute("aria-expanded", open);
}
function close() {
  show(false);
  opener.focus();
}
opener.onclick = () => panel.hidden ? show(true) : close();
closer.onclick = close;
document.onkeydown = (event) => {
  if (event.key === "Escape") opener.click();
};
