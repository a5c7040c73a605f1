// expect: nothing
// Audience counted by our own server: no cookie, no identifier.
(function () {
  const page = location.pathname;
  const body = new URLSearchParams({ page, width: String(window.innerWidth > 800) });
  fetch("/audience/", { method: "POST", body, credentials: "omit", keepalive: true });
})();

const theme = localStorage.getItem("theme") || "light";
document.documentElement.dataset.theme = theme;

document.querySelector("#theme")?.addEventListener("click", () => {
  const next = theme === "light" ? "dark" : "light";
  localStorage.setItem("theme", next);
  location.reload();
});
