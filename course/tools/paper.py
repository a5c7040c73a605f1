"""Puts in the site what trainers print or show, and says on their pages where it is: a hook of mkdocs.yml."""

from pathlib import Path
from typing import Any

from guichet.core.findings import COLON, Lang
from mkdocs.structure.pages import Page

from course.tools.built import language_built, root
from course.tools.kits import FOLDER, modules, workshops, write, write_modules
from course.tools.lessons import of_page
from course.tools.plans import COMPUTERS, MACHINES, MOST, PEOPLE, SIZES, WORDS, table, uses_computers

KIT, MODULES = "<!-- paper -->", "<!-- decks -->"
MATERIAL = '<div data-g-material="{}"></div>'
"""What the page of a workshop has in the place of its table, until its cards are built."""

NAMES = {
    "fr": {
        "plan.html": "Le plan",
        "sheets.html": "Les cartes et les feuilles",
        "sheets-large.html": "Les mêmes en gros caractères",
        "sheets.txt": "Les mêmes en texte",
        "slides.html": "Les diapos",
    },
    "en": {
        "plan.html": "The plan",
        "sheets.html": "The cards and sheets",
        "sheets-large.html": "The same in large print",
        "sheets.txt": "The same as text",
        "slides.html": "The slides",
    },
}
LEAD = {
    "fr": "Ouvrez, puis imprimez depuis le navigateur, sur A4 ou sur papier américain (US Letter).",
    "en": "Open, then print from the browser, on A4 or on US Letter.",
}


def on_page_content(html: str, /, *, page: Page, **_: Any) -> str:
    """Writes the list of what there is to print at its mark on a page."""
    language, _ = of_page(page)
    up = "../" * page.file.dest_uri.count("/")
    if KIT in html:
        kit = page.file.src_uri.split("/")[-2]
        html = html.replace(KIT, to_print(kit, language, f"{up}{FOLDER}/{language}/{kit}"))
    if MODULES in html:
        html = html.replace(MODULES, decks(language, f"{up}{FOLDER}/{language}"))
    return html


def to_print(kit: str, language: str, place: str) -> str:
    """What there is to print for a workshop, and how many of each for a group."""
    names = NAMES[language]
    links = "".join(f'<li><a href="{place}/{name}">{names[name]} ({kit[:2].upper()})</a></li>' for name in names)
    return f'<div class="g-kit"><p>{LEAD[language]}</p><ul>{links}</ul>{MATERIAL.format(kit)}</div>'


def decks(language: str, place: str) -> str:
    """The slides of each module."""
    links = "".join(
        f'<li><a href="{place}/{one["id"]}/slides.html">{one["title"][language]}</a></li>' for one in modules()
    )
    return f"<ul>{links}</ul>"


def counted(kit: str, language: Lang, pages: dict[str, int]) -> str:
    """The table of the material, and the fields that a script reads to count for another group."""
    words = WORDS[language]
    machines = (
        f'<label for="g-computers">{words["machines"]}</label> <input id="g-computers" type="number" min="0" max="99" '
        f'value="{COMPUTERS}" data-g-computers>'
        if uses_computers(kit, language)
        else ""
    )
    people, computers = ("|".join(one.of(language) for one in forms) for forms in (PEOPLE, MACHINES))
    return (
        f'<form class="g-group" data-g-group hidden data-for="{words["counted"]}" data-people="{people}" '
        f'data-computers="{computers}" data-total="{words["sheets"]}{COLON.of(language)} {{}}." '
        f'data-most="{MOST}" data-beyond="{words["beyond"].format(MOST)}">'
        f'<label for="g-people">{words["group"]}</label> <input id="g-people" type="number" min="1" max="300" value="30" '
        f'data-g-people> {machines} <button type="submit">{words["count"]}</button> <span role="status" data-g-said></span>'
        f"</form>{table(kit, language, pages, tuple((people, COMPUTERS) for people in SIZES))}"
    )


def on_post_build(config: Any, **_: Any) -> None:
    """Writes the plans, sheets and slides of the language just built, and counts the material on the pages of workshops."""
    site, language = Path(config["site_dir"]), language_built(config)
    folder = site / FOLDER / language
    for one in workshops(site, language):
        for name, text in one.files().items():
            write(text, folder / one.kit / name)
        page = root(site, language) / "kits" / one.kit / "index.html"
        text = page.read_text("utf-8").replace(MATERIAL.format(one.kit), counted(one.kit, language, one.pages))
        page.write_text(text, "utf-8")
    write_modules(site, language, folder)
