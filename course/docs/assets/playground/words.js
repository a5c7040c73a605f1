/* What the page says, in its language. */
export const lang = document.documentElement.lang === "en" ? "en" : "fr";

/* A number of things, and their word. */
export const several = (count, one, more) => `${count} ${count > 1 || (lang === "en" && count === 0) ? more : one}`;

const words = {
  fr: {
    fetch: (done, total) => `Téléchargement : ${done} Mo sur ${total}.`,
    start: () => "Python démarre.",
    import: () => "guichet se prépare.",
    failed: (why) => `guichet n’a pas pu répondre : ${why}. Relancez-le.`,
    stopped: () => "Arrêté. Rien n’a été envoyé.",
    found: (flaws, reviews) =>
      flaws + reviews ? `${several(flaws, "défaut", "défauts")}, ${several(reviews, "point à vérifier", "points à vérifier")}.` : "Rien à signaler.",
    name: (name) => `Ce nom est vide, déjà pris ou mène hors du dossier. Le fichier garde le sien : ${name}.`,
    large: (most) => `Ce que vous avez ouvert fait plus de ${most} Mo : rien n’a changé.`,
    replace: () => "Remplacer ce que vous avez écrit ?",
    cut: () => "Ce lien est coupé, abîmé ou trop lourd : rien n’a changé.",
    copied: (size) => `Lien copié.${size > 8000 ? ` Il est long (${number(size / 1000)} milliers de signes) : certaines messageries le couperont, préférez « Enregistrer ».` : ""}`,
    link: (size) => `Lien prêt à copier.${size > 8000 ? ` Il est long (${number(size / 1000)} milliers de signes) : certaines messageries le couperont, préférez « Enregistrer ».` : ""}`,
    severity: { critical: "critique", serious: "sérieux", minor: "mineur" },
    review: () => "à vérifier par une personne",
    place: (line) => `ligne ${line}`,
    out: () => "Qui reste dehors :",
    rule: (title) => `Règle : ${title}`,
    lesson: (title) => `Leçon : ${title}`,
    page: (path) => `vu dans la page ${path}`,
    here: (name) => `Essai de ${name}`,
    content: (name) => `Contenu de ${name}`,
    reset: () => "Remettre le code de la leçon",
    whole: () => "Ouvrir dans la page d’essai",
    plain: () => "Champ de texte simple, sans couleurs",
    progress: () => "Avancement",
    stop: () => "Arrêter",
    again: () => "Relancer guichet",
  },
  en: {
    fetch: (done, total) => `Downloading: ${done} MB of ${total}.`,
    start: () => "Python is starting.",
    import: () => "guichet is getting ready.",
    failed: (why) => `guichet could not answer: ${why}. Run it again.`,
    stopped: () => "Stopped. Nothing was sent.",
    found: (flaws, reviews) =>
      flaws + reviews ? `${several(flaws, "flaw", "flaws")}, ${several(reviews, "point to check", "points to check")}.` : "Nothing to report.",
    name: (name) => `This name is empty, taken or leads out of the folder. The file keeps its own: ${name}.`,
    large: (most) => `What you opened is larger than ${most} MB: nothing has changed.`,
    replace: () => "Replace what you wrote?",
    cut: () => "This link is cut, damaged or too large: nothing has changed.",
    copied: (size) => `Link copied.${size > 8000 ? ` It is long (${number(size / 1000)} thousand characters): some mail programs will cut it, rather use "Save".` : ""}`,
    link: (size) => `Link ready to copy.${size > 8000 ? ` It is long (${number(size / 1000)} thousand characters): some mail programs will cut it, rather use "Save".` : ""}`,
    severity: { critical: "critical", serious: "serious", minor: "minor" },
    review: () => "for a person to check",
    place: (line) => `line ${line}`,
    out: () => "Who is left out:",
    rule: (title) => `Rule: ${title}`,
    lesson: (title) => `Lesson: ${title}`,
    page: (path) => `seen in the page ${path}`,
    here: (name) => `Trying ${name}`,
    content: (name) => `Content of ${name}`,
    reset: () => "Put back the code of the lesson",
    whole: () => "Open in the playground",
    plain: () => "Plain text field, without colours",
    progress: () => "Progress",
    stop: () => "Stop",
    again: () => "Run guichet again",
  },
}[lang];

export const number = (value) => value.toLocaleString(lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
export const say = (key, ...given) => words[key](...given);
export const severity = (key) => words.severity[key];

/* How far a start is, of 1. */
const PARTS = { start: 0.65, import: 0.75, graders: 0.85 };
export const reached = ({ step, done, total }) => (step === "fetch" ? (done / total) * 0.6 : PARTS[step]);

/* What has come, told by tenths: a screen reader says each of them. */
export const fetched = ({ done, total }) => say("fetch", number(((Math.floor((done / total) * 10) / 10) * total) / 1e6), number(total / 1e6));

/* Whether somebody would rather have a plain field: remembered from page to page, or for this one when storage is refused. */
let isPlain = false;
export const plainly = (value) => {
  isPlain = value ?? isPlain;
  try {
    if (value !== undefined) localStorage.setItem("guichet.plain", value);
    return localStorage.getItem("guichet.plain") === "true";
  } catch {
    return isPlain;
  }
};
