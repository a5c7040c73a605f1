"""Gathers the trainer's note of every lesson on one printable page: `python -m course.tools.facilitator` rewrites it."""

import re
import sys
import textwrap
from pathlib import Path
from posixpath import normpath, relpath

from guichet.told.language.long_forms import spelled_out

from course.tools.lessons import modules
from course.tools.pages import DOCS, LANGUAGES, renew

PAGE = "kits/facilitator.md"
HEADS = {
    "fr": (
        "Notes de formation, leçon par leçon",
        "Cette page réunit les notes écrites dans chaque leçon pour la personne qui forme. Les pages de cours ne les "
        "montrent pas. Les durées sont des estimations tant qu’une séance ne les a pas mesurées\u00a0: notez à côté la "
        "date, la taille du groupe et la durée réelle.",
    ),
    "en": (
        "Facilitator notes, lesson by lesson",
        "This page gathers the notes that each lesson holds for the trainer. Learners’ pages do not show them. Timings "
        "are estimates until a session has measured them: write the date, the size of the group and the real time "
        "beside them.",
    ),
}

_NOTE = re.compile(r"^!!! trainer[^\n]*\n((?:    [^\n]*\n|\n)+)", re.M)
_LINK = re.compile(r"(\]\()(?![a-z]+:|#|/)([^)\s]+)")


def notes(lesson: Path) -> list[str]:
    """The trainer's notes of a page, as Markdown, in order."""
    return [textwrap.dedent(note).strip() for note in _NOTE.findall(lesson.read_text("utf-8"))]


def moved(markdown: str, source: str, target: str = PAGE) -> str:
    """The same text with links that still arrive, once it stands on another page of the same language."""
    folder, goal = source.rpartition("/")[0], target.rpartition("/")[0]
    return _LINK.sub(lambda link: link[1] + relpath(normpath(f"{folder}/{link[2]}"), goal), markdown)


def facilitator(language: str, docs: Path = DOCS) -> str:
    """The page of one language: a heading for each module, and for each lesson with its link, minutes and notes."""
    title, introduction = HEADS[language]
    lines = ["---", f"title: {title}", "---", f"# {title}", "", introduction, ""]
    for module in modules():
        written = []
        for lesson in module.get("lesson", []):
            path = f"{lesson['id']}.md"
            if not (docs / language / path).is_file():
                continue
            found = [moved(note, path) for note in notes(docs / language / path)]
            if found:
                # The link is the title itself: fifty links with the same words would be one link to those who listen.
                heading = f"### [{lesson['title'][language]}](../{path}) {{ #{lesson['id'].replace('/', '-')} }}"
                written += [
                    heading,
                    "",
                    f"{lesson['minutes']} min",
                    "",
                    *(line for note in found for line in (note, "")),
                ]
        if written:
            lines += [f"## {module['title'][language]} {{ #{module['id']} }}", "", *written]
    lines += spelled_out("\n".join(lines), language)
    return "\n".join(lines).rstrip() + "\n"


def main() -> int:
    """Writes both pages."""
    for language in LANGUAGES:
        page = DOCS / language / PAGE
        page.parent.mkdir(exist_ok=True)
        renew(page, facilitator(language))
    return 0


if __name__ == "__main__":
    sys.exit(main())
