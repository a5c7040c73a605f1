// Counts the material of a workshop for another group: the last column of its table. Nothing is stored, nothing is sent.
(() => {
  "use strict";
  const form = document.querySelector("[data-g-group]");
  const table = document.querySelector("[data-material]");
  if (!form || !table) return;
  form.hidden = false;

  /* The noun that agrees with a number: from two in French, but for one in English. */
  const isOne = document.documentElement.lang === "fr" ? (count) => count < 2 : (count) => count === 1;
  const several = (count, forms) => forms.split("|")[isOne(count) ? 0 : 1].replace("{}", count);

  function copies(row, people, computers) {
    const { people: each, computers: machines, room, times, spare } = row.dataset;
    const asked = Number(room) + (Number(each) ? Math.ceil(people / each) : 0) + computers * machines;
    return asked * times + Number(spare);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const people = Number(form.querySelector("[data-g-people]").value);
    const machines = form.querySelector("[data-g-computers]");
    const computers = Number(machines?.value ?? 0);
    const group = several(people, form.dataset.people) + (machines ? several(computers, form.dataset.computers) : "");
    const told = form.dataset.for.replace("{}", group);
    let sheets = 0;
    table.querySelector("thead th:last-child").textContent = told;
    for (const row of table.querySelectorAll("tbody tr[data-room]")) {
      const count = copies(row, people, computers);
      sheets += Math.ceil(count / row.dataset.of) * row.dataset.pages;
      row.lastElementChild.textContent = count;
    }
    table.querySelector(".total td:last-child strong").textContent = sheets;
    const said = [`${told}.`, form.dataset.total.replace("{}", sheets)];
    if (people > form.dataset.most) said.push(form.dataset.beyond);
    form.querySelector("[data-g-said]").textContent = said.join(" ");
  });
})();
