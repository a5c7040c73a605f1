// expect: consent-preticked
const form = document.getElementById("inscription");

form.addEventListener("formdata", (event) => {
  event.formData.set("consentement_marketing", "1");
});

document.querySelectorAll('input[type="checkbox"][name^="consent"]').forEach((box) => {
  box.checked = true;
});
