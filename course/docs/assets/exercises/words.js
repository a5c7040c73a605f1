/* What the page of an exercise says, in its language. */
import { lang, number } from "../playground/words.js";

export { lang, number };

const several = (count, one, more) => `${count} ${count > 1 || (lang === "en" && count === 0) ? more : one}`;

const words = {
  fr: {
    start: () => "Python démarre.",
    import: () => "guichet se prépare.",
    graders: () => "Le correcteur se prépare.",
    asked: () => "Le correcteur lit votre réponse.",
    failed: (why) => `Le correcteur n’a pas pu répondre : ${why}. Relancez-le.`,
    stopped: () => "Arrêté. Votre réponse est gardée.",
    judged: (grade, passed, all) => `Note : ${grade}. ${several(passed, "point réussi", "points réussis")} sur ${all}.`,
    complete: (grade) => `Note : ${grade}. Tout est réussi.`,
    points: (points, all) => `${points} sur ${all}`,
    expected: () => "Attendu :",
    actual: () => "Obtenu :",
    try: () => "À essayer :",
    hint: () => "Un indice : où",
    hint2: () => "Un autre : pourquoi",
    hint3: () => "Le dernier : comment",
    over: () => "Effacer votre réponse et reprendre le départ ?",
    begun: () => "L’exercice repart du départ.",
    opened: (names) => `Réponse ouverte : ${names}.`,
    nothing: () => "Aucun fichier de cet exercice n’a été trouvé dans ce que vous avez ouvert.",
    large: (most) => `Ce que vous avez ouvert fait plus de ${most} Mo : rien n’a changé.`,
    encoding: (name) => `« ${name} » n’est pas du texte en UTF-8 : enregistrez-le ainsi, puis ouvrez-le à nouveau.`,
    solved: () => "La solution de référence",
  },
  en: {
    start: () => "Python is starting.",
    import: () => "guichet is getting ready.",
    graders: () => "The grader is getting ready.",
    asked: () => "The grader is reading your answer.",
    failed: (why) => `The grader could not answer: ${why}. Run it again.`,
    stopped: () => "Stopped. Your answer is kept.",
    judged: (grade, passed, all) => `Grade: ${grade}. ${several(passed, "check", "checks")} passed out of ${all}.`,
    complete: (grade) => `Grade: ${grade}. All passed.`,
    points: (points, all) => `${points} of ${all}`,
    expected: () => "Expected:",
    actual: () => "Found:",
    try: () => "Try:",
    hint: () => "A hint: where",
    hint2: () => "Another: why",
    hint3: () => "The last one: how",
    over: () => "Erase your answer and go back to the start?",
    begun: () => "The exercise goes back to its start.",
    opened: (names) => `Answer opened: ${names}.`,
    nothing: () => "No file of this exercise was found in what you opened.",
    large: (most) => `What you opened is larger than ${most} MB: nothing has changed.`,
    encoding: (name) => `“${name}” is not text in UTF-8: save it so, then open it again.`,
    solved: () => "The reference solution",
  },
}[lang];

export const say = (key, ...given) => words[key](...given);
