(function () {
  "use strict";
  const button = document.getElementById("save");
  if (!button) return;
  const said = document.getElementById("saved");
  const words = button.dataset;
  const fields = Array.from(document.querySelectorAll("textarea"));
  const quoted = (text) => text.trim().split("\n").map((line) => "> " + line).join("\n");

  function changed() {
    return fields
      .map((field) => ({
        place: field.dataset.place,
        before: document.getElementById(field.id.replace("after", "before")).textContent,
        after: field.value,
      }))
      .filter((one) => one.after.trim() !== one.before.trim());
  }

  function written(proposals) {
    const parts = proposals.map((one) =>
      ["## " + one.place, words.before, quoted(one.before), words.after, quoted(one.after)].join("\n\n"));
    return "# " + words.title + "\n\n" + parts.join("\n\n") + "\n";
  }

  let unsaved = false;
  fields.forEach((field) => field.addEventListener("input", () => { unsaved = true; }));
  window.addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });
  button.hidden = false;
  button.addEventListener("click", () => {
    const proposals = changed();
    if (!proposals.length) {
      said.textContent = words.none;
      return;
    }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([written(proposals)], { type: "text/markdown;charset=utf-8" }));
    link.download = words.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 0);
    unsaved = false;
    said.textContent = words.saved.replace("{number}", proposals.length);
  });
})();
