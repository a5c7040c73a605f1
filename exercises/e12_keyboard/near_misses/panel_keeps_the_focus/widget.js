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

opener.onclick = () => {
  if (panel.hidden) {
    show(true);
    panel.querySelector("a").focus();
  } else {
    close();
  }
};
closer.onclick = close;

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !panel.hidden) {
    close();
  }
});

// Keep the focus inside the panel while it is open.
panel.addEventListener("keydown", (event) => {
  if (event.key !== "Tab") {
    return;
  }
  const inside = [...panel.querySelectorAll("a, button")];
  const first = inside[0];
  const last = inside[inside.length - 1];
  if (event.shiftKey && document.activeElement === first) {
    event.preventDefault();
    last.focus();
  } else if (!event.shiftKey && document.activeElement === last) {
    event.preventDefault();
    first.focus();
  }
});
