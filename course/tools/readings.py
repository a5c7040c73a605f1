"""Gathers the rubrics of what a person reads in answers: `python -m course.tools.readings` rewrites the trainers' page."""

import sys

from guichet.told.language.long_forms import spelled_out

from course.tools.pages import DOCS, LANGUAGES, ROOT, renew

sys.path.append(str(ROOT / "exercises"))
from grading.exercise import Exercise
from grading.rubric import Criterion, Rubric

PAGE = "kits/readings.md"
HEADS = {
    "fr": (
        "Ce qu’une personne lit",
        "Une raison vraie, un ton, une phrase que l’on comprend\u00a0: aucune machine n’en juge. Le correcteur dit à la "
        "personne que vous lirez, et ce que vous regarderez. Rien de cette page n’entre dans sa note.\n\nLisez à deux si "
        "vous le pouvez, à voix haute. Choisissez un niveau par critère, puis dites pourquoi. Le rapport de "
        "classe imprime ces grilles, avec une feuille à remplir pour chaque exercice rendu.",
    ),
    "en": (
        "What a person reads",
        "A reason that is true, a tone, a sentence that people understand: no machine judges that. The grader tells "
        "learners that you will read, and what you will look at. Nothing on this page enters their grade.\n\nRead in "
        "pairs if you can, aloud. Choose a level for each criterion, then say why. The class report prints "
        "these rubrics, with a sheet to fill in for each exercise handed in.",
    ),
}
COLUMNS = {
    "fr": ("Critère", "Niveau", "Table: Les niveaux de la lecture «\u00a0{title}\u00a0»"),
    "en": ("Criterion", "Level", "Table: The levels of the reading “{title}”"),
}


def rows(criteria: tuple[Criterion, ...], language: str) -> list[str]:
    """A row for each criterion, with a cell for each level."""
    return [
        f"| {one.title.to(language)} | {' | '.join(level.to(language) for level in one.levels)} |" for one in criteria
    ]


def rubric(one: Rubric, language: str) -> list[str]:
    """One rubric as a table with its caption."""
    criterion, level, caption = COLUMNS[language]
    most = max(len(each.levels) for each in one.criteria)
    return [
        caption.format(title=one.title.to(language)),
        "",
        f"| {criterion} | {' | '.join(f'{level} {number}' for number in range(1, most + 1))} |",
        "|---" * (most + 1) + "|",
        *rows(one.criteria, language),
        "",
    ]


def read() -> list[Exercise]:
    """The exercises of which somebody reads the answers."""
    return [one for one in Exercise.all() if one.rubrics]


def readings(language: str) -> str:
    """The page of one language: a heading for each exercise that somebody reads, and its rubrics."""
    title, introduction = HEADS[language]
    lines = ["---", f"title: {title}", "---", f"# {title}", "", introduction, ""]
    for exercise in read():
        lines += [f"## {exercise.title.to(language)} {{ #{exercise.id.replace('_', '-')} }}", ""]
        lines += [f"`pytest exercises/{exercise.id}`", ""]
        lines += [line for one in exercise.rubrics for line in rubric(one, language)]
    lines += spelled_out("\n".join(lines), language)
    return "\n".join(lines).rstrip() + "\n"


def main() -> int:
    """Writes both pages."""
    for language in LANGUAGES:
        renew(DOCS / language / PAGE, readings(language))
    return 0


if __name__ == "__main__":
    sys.exit(main())
