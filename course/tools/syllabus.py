"""The course as a syllabus: outcomes, hours, prerequisites, assessment, and the frameworks that it meets.

`python -m course.tools.syllabus` rewrites the page of the site; with a folder, it writes there the same as Markdown, CSV,
OpenDocument and Common Cartridge, for other tools than ours.
"""

import argparse
import csv
import io
import re
import sys
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from guichet.core.findings import Lang, Text
from guichet.told.language.long_forms import spelled_out

from course.tools import lessons as course
from course.tools.pages import DOCS, LANGUAGES, ROOT, front_matter, renew

sys.path.append(str(ROOT / "exercises"))
from grading.exercise import Exercise

PAGE = "kits/syllabus.md"
FRAMEWORKS = ROOT / "course" / "frameworks.toml"
STATES = {
    "fr": {"verified": "lu là où son auteur le publie", "secondary source": "source secondaire"},
    "en": {"verified": "read where its author publishes it", "secondary source": "secondary source"},
}
WORDS = {
    "fr": {
        "title": "Le syllabus du cours",
        "head": "Ce que l’on apprend, en combien d’heures, avec quels prérequis, comment cela s’évalue, et ce que le cours "
        "rencontre d’autres programmes. Cette page est écrite à partir des leçons : elle change avec elles.",
        "hours": "Le cours entier : {total}, dont {lessons} de leçons, {exercises} d’exercices et {project} de projet. Ce sont des "
        "estimations : personne ne les a encore mesurées avec un groupe.",
        "before": "Avant de commencer : lire une page HTML et un peu de Python. Le parcours « Décider sans coder » ne demande rien.",
        "assess": "Comment cela s’évalue",
        "how": [
            "Chaque leçon finit par trois questions, dont chaque réponse est expliquée. [Les voici pour Moodle](../teach.md#assess).",
            "Chaque exercice est noté sur 20 par un correcteur que l’on peut lancer chez soi. La note qui compte est celle que recalcule la personne qui enseigne.",
            "Ce qu’aucune machine ne juge (une raison vraie, un ton) se lit avec une grille, hors de la note.",
            "Le projet passe devant un jury croisé, avec [sa grille](../11-project/jury-grid.md).",
        ],
        "away": "L’emporter",
        "formats": "`make syllabus` écrit cette page en Markdown, en CSV, en OpenDocument et en Common Cartridge 1.1, dans `build/syllabus`. "
        "Le dernier contient aussi les quiz, et se dépose dans un espace de cours.",
        "modules": "Module par module",
        "lessons": "Table: Les leçons du module « {title} »",
        "columns": "Leçon|Durée|À la fin, on sait",
        "needs": "Prérequis : {names}.",
        "graded": "Exercices notés : {names}.",
        "none": "aucun",
        "frameworks": "Ce que le cours rencontre d’autres programmes",
        "warning": "Une ligne qui n’a rien en face n’est pas traitée. « Rencontrer » ne veut pas dire « couvrir ».",
        "source": "Source : {link}. État : {state}, le {date}.",
        "met": "Table: Ce qui rencontre « {title} »",
        "lines": "Ce que dit le programme|Ce qui le rencontre",
        "nothing": "rien",
        "csv": "Module|Leçon|Minutes|À la fin, on sait|Prérequis|Exercices notés|Critères du RGAA|Programmes rencontrés",
    },
    "en": {
        "title": "Syllabus of the course",
        "head": "What people learn, in how many hours, with which prerequisites, how it is assessed, and what the course meets of "
        "other programmes. This page is written from the lessons: it changes with them.",
        "hours": "The whole course: {total}, of which {lessons} of lessons, {exercises} of exercises and {project} of project. These are "
        "estimates: nobody has measured them with a group yet.",
        "before": "Before you start: reading an HTML page and a little Python. The path “Deciding without code” asks for nothing.",
        "assess": "How it is assessed",
        "how": [
            "Each lesson ends with three questions, each answer of which is explained. [Here they are for Moodle](../teach.md#assess).",
            "Each exercise is graded out of 20 by a grader that people can run at home. The grade that counts is the one that the trainer computes again.",
            "What no machine judges (a reason that is true, a tone) is read with a rubric, outside the grade.",
            "The project goes before a jury of another group, with [its grid](../11-project/jury-grid.md).",
        ],
        "away": "Take it away",
        "formats": "`make syllabus` writes this page as Markdown, CSV, OpenDocument and Common Cartridge 1.1, in `build/syllabus`. "
        "The last one holds the quizzes too, and goes into a course space.",
        "modules": "Module by module",
        "lessons": "Table: The lessons of the module “{title}”",
        "columns": "Lesson|Duration|At the end, people can",
        "needs": "Prerequisites: {names}.",
        "graded": "Graded exercises: {names}.",
        "none": "none",
        "frameworks": "What the course meets of other programmes",
        "warning": "A line with nothing opposite is not dealt with. “Meeting” does not mean “covering”.",
        "source": "Source: {link}. State: {state}, on {date}.",
        "met": "Table: What meets “{title}”",
        "lines": "What the programme says|What meets it",
        "nothing": "nothing",
        "csv": "Module|Lesson|Minutes|At the end, people can|Prerequisites|Graded exercises|RGAA criteria|Programmes met",
    },
}


@dataclass(frozen=True)
class Lesson:
    """A lesson in one language, as its page and the list of the course have it."""

    id: str
    title: str
    minutes: int
    outcomes: tuple[str, ...]
    prerequisites: tuple[str, ...]
    exercises: tuple[str, ...]
    rgaa: tuple[str, ...]


@dataclass(frozen=True)
class Module:
    """A module in one language, with its lessons and its exercises in order."""

    id: str
    title: str
    lessons: tuple[Lesson, ...]
    exercises: tuple[Exercise, ...]

    @property
    def minutes(self) -> int:
        """What its lessons and its exercises take."""
        return sum(one.minutes for one in self.lessons) + sum(one.meta["minutes"] for one in self.exercises)


@dataclass(frozen=True)
class Framework:
    """Another programme: where and how it was read, and for each of its lines, what of the course meets it."""

    id: str
    title: str
    source: str
    note: str
    state: str
    consulted: str
    url: str
    lines: tuple[tuple[str, tuple[str, ...]], ...]


@cache
def modules(language: str) -> tuple[Module, ...]:
    """The whole course in one language."""
    exercises = Exercise.all()
    found = []
    for raw in course.modules():
        lessons = tuple(_lesson(one, language) for one in raw.get("lesson", []))
        own = tuple(one for one in exercises if one.meta["module"].partition("/")[0] == raw["id"])
        found.append(Module(raw["id"], raw["title"][language], lessons, own))
    return tuple(found)


def _lesson(raw: dict[str, Any], language: str) -> Lesson:
    head = front_matter((DOCS / language / f"{raw['id']}.md").read_text("utf-8"))
    fields = (tuple(map(str, head[name])) for name in ("objectives", "prerequisites", "exercises", "rgaa"))
    return Lesson(raw["id"], raw["title"][language], raw["minutes"], *fields)


def frameworks(language: str) -> tuple[Framework, ...]:
    """The other programmes, in one language."""
    return tuple(
        Framework(
            raw["id"],
            *(raw[name][language] for name in ("title", "source", "note")),
            raw["state"],
            raw["consulted"].strftime("%d/%m/%Y") if language == "fr" else raw["consulted"].isoformat(),
            raw["url"],
            tuple((line["name"][language], tuple(line["met"])) for line in raw["line"]),
        )
        for raw in tomllib.loads(FRAMEWORKS.read_text("utf-8"))["framework"]
    )


def titles(language: str) -> dict[str, str]:
    """The title of each module and lesson, by its identifier."""
    return {one.id: one.title for module in modules(language) for one in (module, *module.lessons)}


def duration(minutes: int) -> str:
    """A duration as both languages read it: 45 min, 2 h, 2 h 05."""
    hours, rest = divmod(minutes, 60)
    space = "\N{NO-BREAK SPACE}"
    if not hours:
        return f"{rest}{space}min"
    return f"{hours}{space}h{space}{rest:02}" if rest else f"{hours}{space}h"


def hours(language: str) -> dict[str, str]:
    """What the course takes in all, in lessons, in exercises and in its project."""
    every = modules(language)
    lessons = sum(one.minutes for module in every for one in module.lessons)
    project = sum(module.minutes for module in every if not module.lessons)
    exercises = sum(module.minutes for module in every) - lessons - project
    spent = {"total": lessons + exercises + project, "lessons": lessons, "exercises": exercises, "project": project}
    return {name: duration(minutes) for name, minutes in spent.items()}


def address(identifier: str) -> str:
    """Where a module or a lesson is, from the page of the syllabus."""
    return f"../{identifier}{'' if '/' in identifier else '/index'}.md"


def link(identifier: str, language: str) -> str:
    """A link to a module or a lesson."""
    return f"[{titles(language)[identifier]}]({address(identifier)})"


def module_markdown(module: Module, language: str) -> list[str]:
    """A module: its lessons with what they teach, what comes before it, how it is graded."""
    words = WORDS[language]
    lines = [f"### {module.title} – {duration(module.minutes)} {{ #{module.id} }}", ""]
    own = {one.id for one in module.lessons}
    needed = dict.fromkeys(name for one in module.lessons for name in one.prerequisites if name not in own)
    if module.lessons:
        names = ", ".join(link(name, language) for name in needed) or words["none"]
        lines += [words["needs"].format(names=names), ""]
        head = words["columns"].split("|")
        lines += [words["lessons"].format(title=module.title), "", f"| {' | '.join(head)} |", "|---|---|---|"]
        lines += [
            f"| [{one.title}]({address(one.id)}) | {duration(one.minutes)} | {'<br>'.join(one.outcomes)} |"
            for one in module.lessons
        ]
        lines.append("")
    graded = ", ".join(
        f"[{one.title.to(language)}](../exercises/{one.id}.md) ({duration(one.meta['minutes'])})"
        for one in module.exercises
    )
    return [*lines, words["graded"].format(names=graded or words["none"]), ""]


def framework_markdown(framework: Framework, language: str) -> list[str]:
    """Another programme: how it was read, then a line for each of its own with what meets it."""
    words = WORDS[language]
    source = words["source"].format(
        link=f"[{framework.source}]({framework.url})", state=STATES[language][framework.state], date=framework.consulted
    )
    rows = [
        f"| {name} | {'<br>'.join(link(one, language) for one in met) or words['nothing']} |"
        for name, met in framework.lines
    ]
    lines = [f"### {framework.title} {{ #{framework.id} }}", "", source, "", framework.note, ""]
    head = words["lines"].split("|")
    return [*lines, words["met"].format(title=framework.title), "", f"| {' | '.join(head)} |", "|---|---|", *rows, ""]


def markdown(language: str) -> str:
    """The whole page, without its front matter."""
    words = WORDS[language]
    lines = [
        f"# {words['title']}",
        "",
        words["head"],
        "",
        words["hours"].format(**hours(language)),
        "",
        words["before"],
        "",
    ]
    lines += [f"## {words['assess']} {{ #assessment }}", "", *(f"- {one}" for one in words["how"]), ""]
    lines += [f"## {words['away']} {{ #formats }}", "", words["formats"], ""]
    lines += [f"## {words['modules']} {{ #modules }}", ""]
    for module in modules(language):
        lines += module_markdown(module, language)
    lines += [f"## {words['frameworks']} {{ #frameworks }}", "", words["warning"], ""]
    for framework in frameworks(language):
        lines += framework_markdown(framework, language)
    text = "\n".join(lines)
    return typed(text + "\n".join(spelled_out(text, language)), language).rstrip() + "\n"


def bare(text: str) -> str:
    """The text without the links that only lead somewhere on the site, and without the names of its headings."""
    return re.sub(r"\[([^\]]+)\]\((?!https?:)[^)]*\)", r"\1", re.sub(r" \{ #[\w-]+ \}$", "", text, flags=re.M))


def typed(text: str, language: Lang) -> str:
    """The text with the spaces that French keeps on the line."""
    return Text(text, text).of(language)


def page(language: str) -> str:
    """The page of the site."""
    return f"---\ntitle: {WORDS[language]['title']}\n---\n{markdown(language)}"


def table(language: str) -> str:
    """A line for each lesson, as a spreadsheet of that language reads it."""
    every, names = modules(language), titles(language)
    exercises = {one.id: f"{one.number} {one.title.to(language)}" for one in Exercise.all()}
    out = io.StringIO()
    write = csv.writer(out, delimiter=";" if language == "fr" else ",", lineterminator="\n").writerow
    write(WORDS[language]["csv"].split("|"))
    for module in every:
        for one in module.lessons:
            met = [
                f"{framework.title}: {name}"
                for framework in frameworks(language)
                for name, ids in framework.lines
                if one.id in ids or module.id in ids
            ]
            needed = "; ".join(names[each] for each in one.prerequisites)
            graded = "; ".join(exercises[each] for each in one.exercises)
            write([module.title, one.title, one.minutes, "; ".join(one.outcomes), needed, graded, ", ".join(one.rgaa), "; ".join(met)])  # fmt: skip
    return "\N{ZERO WIDTH NO-BREAK SPACE}" + out.getvalue()


def export(folder: Path) -> list[Path]:
    """Writes the syllabus of both languages in every format; the paths written."""
    from course.tools.cartridge import cartridge
    from course.tools.opendocument import text_document

    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for language in LANGUAGES:
        whole = folder / f"syllabus-{language}.md"
        text = bare(markdown(language))
        whole.write_text(text, "utf-8")
        whole.with_suffix(".csv").write_text(table(language), "utf-8")
        text_document(text, language, whole.with_suffix(".odt"))
        whole.with_suffix(".imscc").write_bytes(cartridge(language))
        written += [whole.with_suffix(suffix) for suffix in (".md", ".csv", ".odt", ".imscc")]
    return written


def main(arguments: list[str] | None = None) -> int:
    """Writes both pages of the site, or every format in a folder."""
    parser = argparse.ArgumentParser(prog="python -m course.tools.syllabus", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    folder = parser.parse_args(arguments).folder
    if folder:
        print(*export(folder), sep="\n")
        return 0
    for language in LANGUAGES:
        renew(DOCS / language / PAGE, page(language))
    return 0


if __name__ == "__main__":
    sys.exit(main())
