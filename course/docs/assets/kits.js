// Counts the material of a workshop for another group: the last column of its table. Nothing is stored, nothing is sent.
(() => {
  "use strict";
  const form = document.querySelector("[data-g-group]");
  const table = document.querySelector("[data-material]");
  if (!form || !table) return;
  form.hidden = false;

  function copies(row, people, computers) {
    const { people: each, computers: machines, room, times, spare } = row.dataset;
    const asked = Number(room) + (Number(each) ? Math.ceil(people / each) : 0) + computers * machines;
    return asked * times + Number(spare);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const people = Number(form.querySelector("[data-g-people]").value);
    const computers = Number(form.querySelector("[data-g-computers]")?.value ?? 0);
    const told = form.dataset.of.replace("{}", people).replace("{}", computers);
    let sheets = 0;
    table.querySelector("thead th:last-child").textContent = told;
    for (const row of table.querySelectorAll("tbody tr[data-room]")) {
      const count = copies(row, people, computers);
      sheets += Math.ceil(count / row.dataset.of) * row.dataset.pages;
      row.lastElementChild.textContent = count;
    }
    table.querySelector(".total td:last-child strong").textContent = sheets;
    const name = table.querySelector(".total th").textContent;
    form.querySelector("[data-g-said]").textContent = `${told}. ${name} : ${sheets}. ${people > form.dataset.most ? form.dataset.beyond : ""}`;
  });
})();
