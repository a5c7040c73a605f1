const panel = document.getElementById("panel");

document.getElementById("open").addEventListener("click", () => panel.showModal());
document.getElementById("close").addEventListener("click", () => panel.close());
