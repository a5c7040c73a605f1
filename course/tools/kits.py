"""What a trainer prints or shows: plans, sheets, large print, plain text and slides, as pages, then as tagged PDF.

`python -m course.tools.kits` prints the built site's into build/kits; `--people 24 --computers 1` counts for that group.
"""

import argparse
import shutil
import sys
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from bs4 import Tag
from guichet.core.findings import Lang

from course.tools import lessons
from course.tools.built import article
from course.tools.decks import Slide, deck, module, workshop
from course.tools.pages import DOCS, LANGUAGES, ROOT, front_matter
from course.tools.plans import COMPUTERS, pages_of, plan, steps
from course.tools.printing import KEPT, Press
from course.tools.sheets import LOOKS, plain, sheets

Group = tuple[int, int] | None

PAPERS = {"a4": "A4", "letter": "Letter"}
BOM = "\ufeff"
"""First in a text: a server that says no encoding has it read as the one of old Windows."""
SCREEN: dict[str, Any] = {
    "width": "1280px",
    "height": "720px",
    "margin": dict.fromkeys(("top", "right", "bottom", "left"), "0"),
}
"""A slide, 16 by 9."""
BARE = "@page { margin: 0; @bottom-left { content: none } @bottom-right { content: none } }"

FOLDER = "print"
"""Where the site keeps what is to be printed, below it."""
PAGES = ("index", "cards", "slides")
"""The pages of a workshop that are printed."""


def kits() -> list[str]:
    """The folder names of the workshops, in order."""
    return sorted(folder.name for folder in (DOCS / "fr" / "kits").iterdir() if folder.is_dir())


@dataclass(frozen=True)
class Workshop:
    """A workshop in one language, as its pages of the built site tell it."""

    kit: str
    language: Lang
    index: Tag
    cards: Tag
    slides: Tag

    @cached_property
    def pages(self) -> dict[str, int]:
        """How many pages each sheet makes."""
        # To count them cuts them up.
        return pages_of(copy(self.cards), self.language)

    def plan(self, group: Group = None) -> str:
        """The plan, for a group where there is one."""
        return plan(self.kit, self.language, self.index, self.pages, group)

    def files(self) -> dict[str, str]:
        """Its pages by their file name: the plan, the sheets in each print and as text, the slides."""
        place = f"kits/{self.kit[:2]}"
        found = {"sheets.txt": BOM + plain(self.cards, self.language)}
        for look in LOOKS:
            found[f"sheets{'-' * bool(look.name)}{look.name}.html"] = sheets(self.cards, self.language, place, look)
        title = self.slides.h1.get_text() if self.slides.h1 else self.kit
        told = workshop(self.slides, steps(self.index), self.language)
        found["slides.html"] = deck(title, told, self.language, place)
        found["plan.html"] = self.plan()
        return found


def workshops(site: Path, language: Lang) -> Iterator[Workshop]:
    """The workshops of a site, in order; each of their pages is read once."""
    for kit in kits():
        yield Workshop(kit, language, *(article(site, language, f"kits/{kit}/{page}.html") for page in PAGES))


def modules() -> list[dict[str, Any]]:
    """The modules of the course that have lessons, as their list says."""
    return [one for one in lessons.modules() if one.get("lesson")]


def module_slides(site: Path, language: str, one: dict[str, Any]) -> list[Slide]:
    """The slides of a module, from its lessons that are written."""
    told = []
    for lesson in one["lesson"]:
        source = DOCS / language / f"{lesson['id']}.md"
        if source.is_file():
            aims = [str(aim) for aim in front_matter(source.read_text("utf-8")).get("objectives", [])]
            told.append((lesson["id"], lesson["title"][language], lesson["minutes"], aims))
    return module(site, language, one["title"][language], told)


def write(text: str, path: Path) -> None:
    """Writes a page, with the folder that it goes to."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


def write_modules(site: Path, language: Lang, folder: Path) -> None:
    """Writes the slides of each module of one language below a folder."""
    for one in modules():
        title = str(one["title"][language])
        text = deck(title, module_slides(site, language, one), language, str(one["id"]))
        write(text, folder / str(one["id"]) / "slides.html")


def print_file(press: Press, source: Path) -> list[Path]:
    """Prints a page on each paper, and slides on a screen too; says which files were written."""
    printed, kind, classes = [], source.with_suffix(""), ()
    if source.stem == "slides":
        printed.append(source.with_suffix(".pdf"))
        press.print(source, printed[0], classes=("paged", "slides"), style=BARE, **SCREEN)
        kind, classes = source.with_name("handout"), ("paged",)
    for name, paper in PAPERS.items():
        printed.append(kind.with_name(f"{kind.name}-{name}.pdf"))
        press.print(source, printed[-1], classes=classes, format=paper)
    return printed


def print_kits(site: Path, folder: Path, group: Group = None, kept: Path = KEPT) -> list[Path]:
    """Prints all that the site gives to print, in both languages, its plans counted for the group; says which PDF files were written."""
    printed = []
    with Press(kept=kept) as press:
        for language in LANGUAGES:
            shutil.rmtree(folder / language, ignore_errors=True)
            shutil.copytree(site / FOLDER / language, folder / language)
            for one in workshops(site, language) if group else ():
                write(one.plan(group), folder / language / one.kit / "plan.html")
            for path in sorted((folder / language).rglob("*.html")):
                printed += print_file(press, path)
    return printed


def main() -> int:
    """Prints the kits of build/site into build/kits."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, help="count the material for a group of this size")
    parser.add_argument("--computers", type=int, default=COMPUTERS, help=f"how many computers it has ({COMPUTERS})")
    asked = parser.parse_args()
    if (asked.people is not None and asked.people < 1) or asked.computers < 0:
        parser.error("a group has at least one person, and no fewer than zero computers")
    group = (asked.people, asked.computers) if asked.people else None
    folder = ROOT / "build" / "kits"
    printed = print_kits(ROOT / "build" / "site", folder, group)
    print(
        f"{len(printed)} PDF, {sum(path.stat().st_size for path in printed) // 2**20} MB, in {folder.relative_to(ROOT)}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
