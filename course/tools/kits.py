"""What a trainer prints or shows: plans, sheets, large print, plain text and slides, as pages, then as tagged PDF.

`python -m course.tools.kits` prints the built site's into build/kits; `--people 24 --computers 1` counts for that group.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course.tools import lessons
from course.tools.built import article
from course.tools.chromium import browser
from course.tools.decks import Slide, deck, module, workshop
from course.tools.pages import DOCS, LANGUAGES, ROOT, front_matter
from course.tools.plans import COMPUTERS, plan, steps
from course.tools.sheets import LOOKS, plain, sheets

if TYPE_CHECKING:
    from playwright.sync_api import Page

Group = tuple[int, int] | None

PAPERS = {"a4": "A4", "letter": "Letter"}
BOM = "\ufeff"
"""First in a text: a server that says no encoding has it read as the one of old Windows."""
SCREEN = {"width": "1280px", "height": "720px"}
"""A slide, 16 by 9."""


def kits() -> list[str]:
    """The folder names of the workshops, in order."""
    return sorted(folder.name for folder in (DOCS / "fr" / "kits").iterdir() if folder.is_dir())


def workshop_files(site: Path, language: str, kit: str, group: Group = None) -> dict[str, str]:
    """The pages of a workshop by their file name: the plan, the sheets in each print and as text, the slides."""
    index, cards, slides = (article(site, language, f"kits/{kit}/{page}.html") for page in ("index", "cards", "slides"))
    title = slides.h1.get_text() if slides.h1 else kit
    place = f"kits/{kit[:2]}"
    found = {"sheets.txt": BOM + plain(cards, language)}
    for look in LOOKS:
        found[f"sheets{'-' * bool(look.name)}{look.name}.html"] = sheets(cards, language, place, look)
    found["slides.html"] = deck(title, workshop(slides, steps(index), language), language, place)
    found["plan.html"] = plan(kit, language, index, cards, group)
    return found


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


def files(site: Path, language: str, group: Group = None) -> Iterator[tuple[str, str]]:
    """Every page of one language, with its path: a folder for each workshop and each module."""
    for kit in kits():
        for name, text in workshop_files(site, language, kit, group).items():
            yield f"{language}/{kit}/{name}", text
    for one in modules():
        title = str(one["title"][language])
        text = deck(title, module_slides(site, language, one), language, str(one["id"]))
        yield f"{language}/{one['id']}/slides.html", text


def write(site: Path, language: str, folder: Path, group: Group = None) -> list[Path]:
    """Writes the pages of one language below a folder, and says which."""
    written = []
    for name, text in files(site, language, group):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
        written.append(path)
    return written


def print_file(page: "Page", source: Path) -> list[Path]:
    """Prints a page on each paper, and slides on a screen too; says which files were written."""
    page.goto(source.as_uri())
    stem, kind = source.stem, source.with_suffix("")
    printed = []
    if stem == "slides":
        page.evaluate("document.documentElement.classList.add('paged', 'slides')")
        printed.append(source.with_suffix(".pdf"))
        none = dict.fromkeys(("top", "right", "bottom", "left"), "0")
        page.add_style_tag(
            content="@page { margin: 0; @bottom-left { content: none } @bottom-right { content: none } }"
        )
        page.pdf(path=printed[0], **SCREEN, margin=none, print_background=True, tagged=True, outline=True)  # type: ignore[arg-type]
        page.goto(source.as_uri())
        page.evaluate("document.documentElement.classList.add('paged')")
        kind = source.with_name("handout")
    for name, paper in PAPERS.items():
        path = kind.with_name(f"{kind.name}-{name}.pdf")
        page.pdf(path=path, format=paper, print_background=True, tagged=True, outline=True)
        printed.append(path)
    return printed


def print_kits(site: Path, folder: Path, group: Group = None) -> list[Path]:
    """Writes and prints everything, in both languages, and says which PDF files were written."""
    printed = []
    with browser() as opened:
        page = opened.new_page()
        for language in LANGUAGES:
            for path in write(site, language, folder, group):
                if path.suffix == ".html":
                    printed += print_file(page, path)
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
