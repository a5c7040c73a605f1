// expect: nothing
const field = document.querySelector("#message");
const KEY = "draft-message";

field.value = sessionStorage.getItem(KEY) ?? "";
field.addEventListener("input", () => sessionStorage.setItem(KEY, field.value));

field.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.ctrlKey) {
    field.form.requestSubmit();
  }
});

field.form.addEventListener("submit", () => sessionStorage.removeItem(KEY));
