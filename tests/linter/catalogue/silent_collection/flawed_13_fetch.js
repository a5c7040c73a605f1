// expect: personal-data-to-third-party
const form = document.querySelector("#demande");

form.addEventListener("input", () => {
  const data = new FormData(form);
  fetch("https://collect.example-metrics.com/v1/fields", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      email: data.get("email"),
      phone: data.get("telephone"),
      step: form.dataset.step,
    }),
  });
});
