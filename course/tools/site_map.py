"""Writes the two site maps from the menu, so that they never forget a page."""

import sys
from pathlib import Path

from guichet.told.language.long_forms import spelled_out

from course.tools.pages import DOCS, LANGUAGES, Section, menu, menu_titles, renew, title

HEADS = {
    "fr": (
        "Plan du site",
        "Toutes les pages, dans l’ordre du menu. Chaque règle du linter a aussi sa page\u00a0: "
        "la [liste des règles](rules/index.md) y mène. Les [consignes](exercises/index.md) mènent à chaque exercice.",
    ),
    "en": (
        "Site map",
        "All the pages, in the order of the menu. Each rule of the linter has its own page too: "
        "the [list of rules](rules/index.md) leads there. The [briefs](exercises/index.md) lead to each exercise.",
    ),
}


def site_map(language: str, docs: Path = DOCS) -> str:
    """The site map of one language, in Markdown."""
    name, introduction = HEADS[language]
    translated = menu_titles(language)
    lines = ["---", f"title: {name}", "---", f"# {name}", "", introduction, ""]

    def link(path: str, depth: int) -> str:
        return f"{'    ' * depth}- [{title(docs / language / path)}]({path})"

    def write(section: Section, depth: int) -> None:
        first, *rest = section.entries
        entries = [first, *rest]
        if depth >= 0 and rest and isinstance(first, str) and first.endswith("/index.md"):
            lines.append(link(first, depth))
            entries, depth = rest, depth + 1
        for entry in entries:
            if isinstance(entry, str):
                lines.append(link(entry, max(depth, 0)))
            elif depth < 0:
                lines.extend(["", f"## {translated.get(entry.title, entry.title)}", ""])
                write(entry, 0)
            else:
                write(entry, depth)

    write(menu(), -1)
    lines += ["", *spelled_out("\n".join(lines), language)]
    return "\n".join(lines).rstrip("\n") + "\n"


def main() -> int:
    """Writes both pages."""
    for language in LANGUAGES:
        renew(DOCS / language / "site-map.md", site_map(language))
    return 0


if __name__ == "__main__":
    sys.exit(main())
