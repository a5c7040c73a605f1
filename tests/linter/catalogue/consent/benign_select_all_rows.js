// expect: nothing
const all = document.getElementById("select-all");
const rows = document.querySelectorAll('tbody input[type="checkbox"]');

all.addEventListener("change", () => {
  rows.forEach((row) => {
    row.checked = all.checked;
  });
});

document.getElementById("accuracy").addEventListener("change", (event) => {
  document.getElementById("send").disabled = !event.target.checked;
});
