"""Puts in the site what a trainer takes away and cannot make without the code: quizzes for Moodle, session documents, examples.

A hook of mkdocs.yml. A page says where the list goes, `<!-- downloads quizzes -->`; each link says its format and weight.
"""

import re
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from guichet.core.findings import COLON, Lang
from mkdocs.structure.pages import Page

from course.tools.archive import archived
from course.tools.built import language_built
from course.tools.chromium import find_chromium
from course.tools.kits import BOM
from course.tools.lessons import of_page
from course.tools.pages import DOCS, ROOT, front_matter
from course.tools.printing import Press
from course.tools.session import documents, write

sys.path.append(str(ROOT / "exercises"))
from grading import quiz_formats
from grading.quiz import modules

FOLDER = "download"
MARK = re.compile(r"<!-- downloads (\w+) -->")
WORDS = {
    "fr": {
        "xml": "Tous les quiz en français, XML de Moodle, un fichier par module",
        "gift": "Les mêmes en GIFT",
        "roster": "Une liste de classe d’exemple",
        "gradebook": "Un carnet de notes d’exemple, tel que Moodle l’importe",
        "kb": "{}\u00a0ko",
        "odt": "à modifier",
        "pdf": "à imprimer",
        "txt": "à coller ou à lire",
    },
    "en": {
        "xml": "All the quizzes in English, Moodle XML, one file a module",
        "gift": "The same as GIFT",
        "roster": "A sample class list",
        "gradebook": "A sample gradebook, as Moodle imports it",
        "kb": "{}\u00a0kB",
        "odt": "to edit",
        "pdf": "to print",
        "txt": "to paste or to read",
    },
}
PEOPLE = 6
"""How many people the examples have; their names say that they are nobody."""


@cache
def quizzes(language: Lang) -> dict[str, bytes]:
    """The quizzes of the language, an archive for each format, with its file name."""
    found = list(modules(language))
    return {
        f"quizzes-xml-{language}.zip": archived({f"{one.id}.xml": quiz_formats.moodle_xml(one) for one in found}),
        f"quizzes-gift-{language}.zip": archived({f"{one.id}.gift": quiz_formats.gift(one) for one in found}),
    }


@cache
def examples(language: Lang) -> dict[str, bytes]:
    """A class list and a gradebook as the class report reads and writes them."""
    family, given = {"fr": ("Nom", "Prénom"), "en": ("Last name", "First name")}[language]
    people = range(1, PEOPLE + 1)
    roster = [
        ("Identifiant" if language == "fr" else "Username", family, given, "Groupe" if language == "fr" else "Group")
    ]
    roster += [(f"p{one}", f"{family}{one}", f"{given}{one}", f"TD{1 + one % 2}") for one in people]
    grades = [("username", "E05", "E20", "total", "origin")]
    grades += [(f"p{one}", f"{8 + one}", f"{14 - one}", "11.0", "re-run: E05 E20") for one in people]
    return {
        f"roster-{language}.csv": (BOM + _csv(roster)).encode(),
        f"gradebook-{language}.csv": (BOM + _csv(grades)).encode(),
    }


def _csv(rows: Sequence[tuple[str, ...]]) -> str:
    return "".join(",".join(row) + "\n" for row in rows)


def formats() -> tuple[str, ...]:
    """The forms of the session documents; PDF where a browser can print."""
    return ("odt", "pdf", "txt") if find_chromium() else ("odt", "txt")


def title(name: str, language: Lang) -> str:
    """What a session document is called."""
    return str(front_matter((DOCS / language / "session" / f"{name}.md").read_text("utf-8"))["title"])


def link(place: str, name: str, said: str, weight: int, language: Lang) -> str:
    """A link to a file, with its format and its weight."""
    weighed = WORDS[language]["kb"].format(max(1, round(weight / 1000)))
    return f'<a href="{place}/{name}" download>{said} ({Path(name).suffix[1:].upper()}, {weighed})</a>'


def listed(kind: str, language: Lang, place: str) -> str:
    """The list of the files of a kind; the weight of a session document is known once it is written."""
    words = WORDS[language]
    if kind == "session":
        rows = "".join(
            "<li>"
            + title(name, language)
            + f"{COLON.of(language)} "
            + ", ".join(
                f'<a href="{place}/{name}-{language}.{form}" download aria-label="{title(name, language)}, {form.upper()}, '
                f'{words[form]}">{form.upper()}, {words[form]}</a> <span data-g-weight="{name}-{language}.{form}"></span>'
                for form in formats()
            )
            + "</li>"
            for name in documents()
        )
        return f"<ul>{rows}</ul>"
    files = quizzes(language) if kind == "quizzes" else examples(language)
    said = [words[key] for key in (("xml", "gift") if kind == "quizzes" else ("roster", "gradebook"))]
    rows = "".join(
        f"<li>{link(place, name, told, len(content), language)}</li>"
        for told, (name, content) in zip(said, files.items(), strict=True)
    )
    return f"<ul>{rows}</ul>"


def on_page_content(html: str, /, *, page: Page, **_: Any) -> str:
    """Writes the list of the files where a page asks for it."""
    language, _ = of_page(page)
    up = "../" * page.file.dest_uri.count("/")
    return MARK.sub(lambda found: listed(found[1], language, f"{up}{FOLDER}"), html)


def on_post_build(config: Any, **_: Any) -> None:
    """Writes the files of the language just built."""
    language = language_built(config)
    folder = Path(config["site_dir"]) / FOLDER
    folder.mkdir(exist_ok=True)
    for name, content in (quizzes(language) | examples(language)).items():
        (folder / name).write_bytes(content)
    if find_chromium():
        with Press() as press:
            write(folder, language, press)
    else:
        write(folder, language, None)
    for page in Path(config["site_dir"]).glob(("" if language == "fr" else "en/") + "session/index.html"):
        page.write_text(weighed(page.read_text("utf-8"), folder, language), "utf-8")


def weighed(html: str, folder: Path, language: Lang) -> str:
    """The page with the weight of each file."""
    return re.sub(
        r'<span data-g-weight="([^"]+)"></span>',
        lambda found: f"({WORDS[language]['kb'].format(max(1, round((folder / found[1]).stat().st_size / 1000)))})",
        html,
    )
