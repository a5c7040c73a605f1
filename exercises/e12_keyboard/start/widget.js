const opener = document.getElementById("open");
const closer = document.getElementById("close");
const panel = document.getElementById("panel");

opener.onclick = () => {
  panel.hidden = !panel.hidden;
};

closer.onclick = () => {
  panel.hidden = true;
};
