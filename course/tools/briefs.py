"""Shows the brief of every exercise on the site: `python -m course.tools.briefs` rewrites their pages."""

import sys

from guichet.told.language.long_forms import spelled_out

from course.tools import in_page
from course.tools.lessons import modules
from course.tools.pages import DOCS, LANGUAGES, ROOT, renew

sys.path.append(str(ROOT / "exercises"))
from grading.exercise import Exercise

FOLDER = "exercises"
NAMES = {"fr": "Exercice\u00a0: {title}", "en": "Exercise: {title}"}
"""Several lessons bear the name of their exercise: its page says what it is."""
HEADS = {
    "fr": (
        "Les consignes",
        "La consigne de chaque exercice. La même est dans le dossier de l’exercice, et la commande la donne. Un exercice "
        "se lance dans un terminal, dans le dossier du projet\u00a0; il s’exécute sur votre machine et n’envoie rien. La "
        "plupart se font aussi dans la page de leur consigne, sans rien installer\u00a0: la liste le dit.",
    ),
    "en": (
        "The briefs",
        "The brief of each exercise. The same is in the folder of the exercise, and the command names it. An exercise "
        "runs in a terminal, from the project folder; it runs on your machine and sends nothing. Most are also done in "
        "the page of their brief, with nothing to install: the list says which.",
    ),
}
HERE = {
    "fr": (
        "Le faire dans cette page",
        "Cet exercice se fait aussi [dans cette page](#here), sans rien installer.",
        "dans la page",
    ),
    "en": (
        "Do it in this page",
        "This exercise is also done [in this page](#here), with nothing to install.",
        "in the page",
    ),
}
"""The heading above what lets one do an exercise in its page, what leads to it, and what the list says."""


APART = {
    "fr": "Cet exercice se fait dans un terminal, avec Chromium\u00a0: son correcteur ouvre vos pages dans un navigateur, ce "
    "qu’une page ne peut pas faire.",
    "en": "This exercise is done in a terminal, with Chromium: its grader opens your pages in a browser, which a page "
    "cannot do.",
}
"""What is said of an exercise that is not done in its page."""
IN_A_TERMINAL = {
    "fr": {
        "## Lancer\n": "## Lancer, dans un terminal\n",
        "## Besoin d’aide\u00a0?\n": "## Besoin d’aide, dans un terminal\u00a0?\n",
    },
    "en": {
        "## Run it\n": "## Run it, in a terminal\n",
        "## Run\n": "## Run, in a terminal\n",
        "## Need help?\n": "## Need help, in a terminal?\n",
    },
}
"""What the headings of a brief say where the exercise is done in the page too."""


def brief(exercise: Exercise, language: str) -> str:
    """The page of one exercise: its brief, with links that arrive from here."""
    text = (exercise.folder / f"brief.{language}.md").read_text("utf-8")
    text = text.replace(f"](../../course/docs/{language}/", "](../")
    name = NAMES[language].format(title=exercise.title.to(language))
    front, text = f'title: "{name}"\n', text.partition("\n")[2]
    if exercise.id in in_page.HERE:
        heading, lead, _ = HERE[language]
        front += f"template: {in_page.TEMPLATE}\nexercise: {exercise.id}\n"
        for plain, told in IN_A_TERMINAL[language].items():
            text = text.replace(plain, told)
        text = f"\n{lead}\n{text}\n## {heading} {{ #here }}\n"
    else:
        text = f"\n{APART[language]}\n{text}"
    return f"---\n{front}---\n# {name}\n{text}"


def index(language: str) -> str:
    """The list of all briefs, by module."""
    title, introduction = HEADS[language]
    lines = ["---", f"title: {title}", "---", f"# {title}", "", introduction, ""]
    exercises = Exercise.all()
    for module in modules():
        own = [one for one in exercises if one.meta["module"].partition("/")[0] == module["id"]]
        if own:
            lines += [f"## {module['title'][language]} {{ #{module['id']} }}", ""]
            lines += [
                f"- [{one.title.to(language)}]({one.id}.md) – {one.meta['minutes']} min{where(one, language)}"
                for one in own
            ]
            lines.append("")
    lines += spelled_out("\n".join(lines), language)
    return "\n".join(lines).rstrip() + "\n"


def where(exercise: Exercise, language: str) -> str:
    """What the list says of an exercise that is done in its page."""
    return f", {HERE[language][2]}" if exercise.id in in_page.HERE else ""


def pages(language: str) -> dict[str, str]:
    """Every page of the folder, by name."""
    return {"index.md": index(language)} | {f"{one.id}.md": brief(one, language) for one in Exercise.all()}


def main() -> int:
    """Writes the pages of both languages, and removes that of an exercise that is gone."""
    for language in LANGUAGES:
        folder = DOCS / language / FOLDER
        folder.mkdir(exist_ok=True)
        written = pages(language)
        for stale in (path for path in folder.glob("*.md") if path.name not in written):
            stale.unlink()
        for name, text in written.items():
            renew(folder / name, text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
