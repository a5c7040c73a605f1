/* The list of rules: with a script, one chooses in four lists at once, and is told how many rules are left. */
"use strict";

(() => {
  const words = {
    fr: { every: "Sans filtre", told: (count, all) => `${count} ${count > 1 ? "règles montrées" : "règle montrée"} sur ${all}.`, reset: "Montrer toutes les règles" },
    en: { every: "No filter", told: (count, all) => `${count} of ${all} rules shown.`, reset: "Show all the rules" },
  }[document.documentElement.lang];
  const filters = document.getElementById("filters");
  const items = [...document.querySelectorAll("article li[data-family]")];
  const asked = new URLSearchParams(location.search);
  const followed = (facet, value) => facet !== "family" && location.hash.slice(1) === `${facet}-${value}`;

  const form = document.createElement("form");
  form.className = "g-filters__form";
  form.setAttribute("aria-label", filters.getAttribute("aria-label"));
  form.setAttribute("role", "search");
  const choices = [...filters.querySelectorAll("[data-facet]")].map((part) => {
    const { facet } = part.dataset;
    const select = document.createElement("select");
    select.id = `g-${facet}`;
    select.autocomplete = "off";
    select.append(new Option(words.every, ""));
    for (const one of part.querySelectorAll("li")) {
      select.append(new Option(one.textContent, one.dataset.value));
      if (followed(facet, one.dataset.value)) select.value = one.dataset.value;
    }
    if ([...select.options].some((one) => one.value === asked.get(facet))) select.value = asked.get(facet);
    const label = document.createElement("label");
    label.htmlFor = select.id;
    label.textContent = part.querySelector("summary").textContent;
    const line = document.createElement("p");
    line.append(label, select);
    form.append(line);
    return { facet, select };
  });
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  const reset = document.createElement("button");
  Object.assign(reset, { type: "button", className: "g-action", textContent: words.reset });
  form.append(status, reset);

  const apply = () => {
    const wanted = choices.filter((one) => one.select.value);
    let count = 0;
    for (const item of items) {
      item.hidden = !wanted.every((one) => item.dataset[one.facet].split(" ").includes(one.select.value));
      count += item.hidden ? 0 : 1;
    }
    for (const list of new Set(items.map((item) => item.parentElement))) {
      list.hidden = [...list.children].every((item) => item.hidden);
      list.previousElementSibling.hidden = list.hidden;
    }
    /* The name of a family whose list is in parts goes with all of them. */
    for (const family of new Set(items.map((item) => item.dataset.family))) {
      document.getElementById(family).hidden = items.every((item) => item.hidden || item.dataset.family !== family);
    }
    status.textContent = words.told(count, items.length);
    reset.hidden = !wanted.length;
  };
  const remember = () => {
    const query = new URLSearchParams(choices.filter((one) => one.select.value).map((one) => [one.facet, one.select.value]));
    try {
      history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
    } catch {
      /* Some browsers keep the address of a page opened from a disk as it is. */
    }
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => {
    apply();
    remember();
  });
  addEventListener("hashchange", () => {
    for (const { facet, select } of choices) {
      const named = [...select.options].find((one) => followed(facet, one.value));
      if (named) select.value = named.value;
    }
    apply();
  });
  reset.addEventListener("click", () => {
    for (const one of choices) one.select.value = "";
    apply();
    remember();
    choices[0].select.focus();
  });
  filters.replaceWith(form);
  form.id = "filters";
  apply();
})();
