/* What a learner leaves in their own browser: lessons read, on the lessons, the paths and a page of their own. Nothing leaves it. */
"use strict";

(() => {
  const lang = document.documentElement.lang;
  const words = {
    fr: {
      read: (day) => `lue le ${day}`,
      done: "lue",
      progress: (read, all) => `Leçons notées comme lues : ${read} sur ${all}.`,
      part: (read, all) => `lues : ${read} sur ${all}`,
      today: (day) => `Date : ${day}`,
      who: (name) => `Nom : ${name}`,
      unread: "pas notée comme lue",
      ungraded: "pas de note dans le fichier",
      unfinished: "note incomplète : des points n’ont pas été vérifiés",
      grade: (points, all, day) => `${points} points sur ${all}, déclarés le ${day}`,
      rerun: (points, all, day) => `${points} points sur ${all}, recalculés le ${day} d’après le fichier`,
      graded: (count) => (count > 1 ? `${count} exercices ont une note dans ce fichier.` : `${count} exercice a une note dans ce fichier.`),
      unreadable: "Ce fichier n’est pas un fichier de notes lisible. Choisissez celui que la commande a écrit.",
      forgotten: "C’est effacé : les leçons lues, les questions à revoir, les réponses aux exercices, vos choix d’affichage.",
      refused: "Ce navigateur refuse de garder des notes : rien ne sera retenu.",
    },
    en: {
      read: (day) => `read on ${day}`,
      done: "read",
      progress: (read, all) => `Lessons marked as read: ${read} of ${all}.`,
      part: (read, all) => `read: ${read} of ${all}`,
      today: (day) => `Date: ${day}`,
      who: (name) => `Name: ${name}`,
      unread: "not marked as read",
      ungraded: "no grade in the file",
      unfinished: "incomplete grade: some points were not checked",
      grade: (points, all, day) => `${points} points of ${all}, declared on ${day}`,
      rerun: (points, all, day) => `${points} points of ${all}, re-run on ${day}, the file says`,
      graded: (count) => (count > 1 ? `${count} exercises have a grade in this file.` : `${count} exercise has a grade in this file.`),
      unreadable: "This file is not a readable grade file. Choose the one that the command wrote.",
      forgotten: "Erased: lessons read, questions to review, answers to exercises, your display choices.",
      refused: "This browser refuses to keep notes: nothing will be remembered.",
    },
  }[lang];

  /* The notes: one object per subject, under a name of ours. A browser may refuse to keep them, or hold what we did not write. */
  const recall = (subject) => {
    try {
      const kept = JSON.parse(localStorage.getItem(`guichet.${subject}`));
      return kept && typeof kept === "object" && !Array.isArray(kept) ? kept : {};
    } catch {
      return {};
    }
  };
  const keep = (subject, value) => {
    try {
      localStorage.setItem(`guichet.${subject}`, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  };
  const forget = () => {
    try {
      for (const name of Object.keys(localStorage)) if (name.startsWith("guichet.")) localStorage.removeItem(name);
    } catch {
      /* Nothing was kept. */
    }
  };

  /* Days are those of the place where one is, as 2026-11-27. */
  const day = (date) => [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  const spoken = (written) => {
    const date = new Date(`${written}T12:00`);
    if (Number.isNaN(date.getTime())) return String(written);
    return date.toLocaleDateString(lang === "fr" ? "fr-FR" : "en-GB", { dateStyle: "long" }).replace(/^1 (?=\p{L})/u, lang === "fr" ? "1er " : "1 ");
  };

  const make = (tag, className, ...children) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children);
    return element;
  };

  /* What the other scripts of every page share. */
  window.guichet = { index: {}, recall, keep, day, spoken, make };

  const LESSON = /(\d\d-[\w-]+\/\d\d-[\w-]+)\.html$/;
  const lessonsOf = (link) => (link.dataset.gLessons ?? LESSON.exec(new URL(link.href).pathname)?.[1] ?? "").split(" ").filter(Boolean);

  /* At the end of a lesson. */
  const mark = document.querySelector("[data-g-read]");
  if (mark) {
    const box = mark.querySelector("input");
    box.checked = mark.dataset.gRead in recall("read");
    box.addEventListener("change", () => {
      const read = recall("read");
      if (box.checked) read[mark.dataset.gRead] = day(new Date());
      else delete read[mark.dataset.gRead];
      if (!keep("read", read)) mark.querySelector("small").textContent = words.refused;
    });
    mark.hidden = false;
  }

  /* On the page of a module and on the paths: what is read, by lesson and by list of lessons. */
  const show = () => {
    const read = recall("read");
    for (const link of document.querySelectorAll("[data-g-list] a")) {
      const said = link.nextElementSibling?.matches(".g-done") ? link.nextElementSibling : document.createElement("span");
      const inside = lessonsOf(link);
      const count = inside.filter((one) => one in read).length;
      said.className = "g-done";
      said.textContent = count ? ` (${inside.length > 1 ? words.part(count, inside.length) : words.done})` : "";
      if (inside.length) link.after(said);
    }
    for (const place of document.querySelectorAll("[data-g-progress]")) {
      const lessons = place.dataset.gProgress.split(" ");
      const count = lessons.filter((one) => one in read).length;
      place.hidden = false;
      place.querySelector("span").textContent = words.progress(count, lessons.length);
      place.querySelector("progress").value = count;
    }
  };

  /* The page of one's own: on paper it has blanks; here they are filled with what is known. */
  const mine = document.querySelector("[data-g-mine]");
  const grades = new Map();
  const fill = () => {
    const read = recall("read");
    /* On paper, only what is known; nothing known, everything is printed, to be filled in with a pen. */
    const any = Object.keys(read).length + grades.size > 0;
    const set = (item, said, unknown) => {
      const state = item.querySelector(".g-mine__state");
      state.dataset.blank ??= state.textContent;
      state.textContent = said ?? unknown ?? state.dataset.blank;
      item.classList.toggle("g-mine__off", any && !said);
    };
    for (const item of mine.querySelectorAll("[data-g-lesson]")) {
      const when = read[item.dataset.gLesson];
      set(item, when && words.read(spoken(when)), any ? words.unread : undefined);
    }
    for (const item of mine.querySelectorAll("[data-g-exercise]")) {
      set(item, grades.get(item.dataset.gExercise), grades.size ? words.ungraded : undefined);
    }
    for (const list of mine.querySelectorAll("ul")) {
      const nothing = [...list.children].every((item) => item.matches(".g-mine__off"));
      for (const part of [list, list.previousElementSibling]) if (part.matches("ul, h2, h3")) part.classList.toggle("g-mine__off", nothing);
    }
    const name = mine.querySelector("#g-name").value.trim();
    const lines = [name && words.who(name), words.today(spoken(day(new Date())))].filter(Boolean);
    mine.querySelector("[data-g-mine-who]").textContent = lines.join(". ");
  };

  /* A grade file is somebody's claim: only what it says of the exercises of this page is shown, as text. */
  const study = (text) => {
    const file = JSON.parse(text);
    if (!file || !Array.isArray(file.exercises) || typeof file.date !== "string") throw new TypeError("no grades");
    const when = spoken(file.date.slice(0, 10));
    for (const one of file.exercises) {
      if (!one || one.state === "absent" || ![one.points, one.out_of].every(Number.isFinite)) continue;
      if (!mine.querySelector(`[data-g-exercise="${CSS.escape(one.id)}"]`)) continue;
      grades.set(one.id, one.ungraded ? words.unfinished : (file.origin === "re-run" ? words.rerun : words.grade)(one.points, one.out_of, when));
    }
  };

  if (mine) {
    mine.querySelector("[data-g-mine-form]").hidden = false;
    mine.querySelector("[data-g-mine-form]").addEventListener("submit", (event) => event.preventDefault());
    mine.querySelector("#g-name").addEventListener("input", fill);
    mine.querySelector("[data-g-print]").addEventListener("click", () => print());
    /* Written again under the same name, a file is read again. */
    mine.querySelector("#g-grades").addEventListener("click", ({ target }) => (target.value = ""));
    mine.querySelector("#g-grades").addEventListener("change", async ({ target }) => {
      grades.clear();
      const said = mine.querySelector("[data-g-grades-said]");
      if (target.files.length) {
        try {
          study(await target.files[0].text());
          said.textContent = words.graded(grades.size);
        } catch {
          said.textContent = words.unreadable;
        }
      }
      fill();
    });
    const end = mine.querySelector("[data-g-mine-forget]");
    end.hidden = false;
    end.querySelector("button").addEventListener("click", () => {
      forget();
      end.querySelector("[role=status]").textContent = words.forgotten;
      fill();
    });
  }

  const refresh = () => {
    show();
    if (mine) fill();
  };
  refresh();
  addEventListener("pageshow", (event) => event.persisted && refresh());
})();
