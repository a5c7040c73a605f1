
const panel = document.querySelector("details");
const summary = panel.querySelector("summary");
const fermer = () => { panel.open = false; summary.focus(); };
panel.querySelector("button").addEventListener("click", fermer);
addEventListener("keydown", (e) => { if (e.key === "Escape" && panel.open) fermer(); });
