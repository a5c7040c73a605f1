// expect: nothing
const form = document.querySelector("#brouillon");

async function save() {
  const data = new FormData(form);
  await fetch("/api/brouillons/", {
    method: "POST",
    headers: { "X-CSRFToken": form.querySelector("[name=csrfmiddlewaretoken]").value },
    body: data,
  });
}

async function completeAddress(query) {
  const response = await fetch("https://api-adresse.data.gouv.fr/search/?q=" + encodeURIComponent(query));
  return (await response.json()).features;
}

form.addEventListener("change", save);
document.querySelector("#adresse").addEventListener("input", (event) => completeAddress(event.target.value));
