// expect: nothing
const KEY = "consent";

function loadTagManager() {
  const script = document.createElement("script");
  script.src = "https://www.googletagmanager.com/gtm.js?id=GTM-XXXX";
  script.async = true;
  document.head.append(script);
}

function remember(choice) {
  localStorage.setItem(KEY, choice);
}

document.querySelector("#accept").addEventListener("click", () => {
  remember("yes");
  loadTagManager();
});
document.querySelector("#refuse").addEventListener("click", () => remember("no"));

if (localStorage.getItem(KEY) === "yes") {
  loadTagManager();
}
