"""Prints the cards and slides of the workshop kits: standalone HTML and tagged PDF, one sheet or slide per page."""

import sys
from html import escape
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from course.tools.booklet import licence, write_pdf
from course.tools.pages import DOCS, LANGUAGES, PAPER, ROOT

# What is printed, and the field of the page's front matter that declares how many pages it makes.
PRINTED = {"cards": "sheets", "slides": "slides"}

STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; font: 11pt/1.35 system-ui, sans-serif; color: #111; background: #fff; }
h1 { margin: 0; font-size: 1rem; }
h2, h3 { margin: 0 0 0.4em; line-height: 1.2; break-after: avoid; }
h3 { font-size: 1rem; }
p, ul, ol { margin: 0 0 0.5em; }
main, footer { max-width: 180mm; margin: 0 auto; padding: 1rem; }
.grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 80mm), 1fr)); }
.card { padding: 4mm; border: 1px dashed #555; break-inside: avoid; overflow-wrap: break-word; }
blockquote { margin: 0 0 1em; padding-left: 1em; border-left: 3px solid #555; }
table { width: 100%; border-collapse: collapse; }
tbody th { font-weight: 400; }
caption { padding-bottom: 1mm; text-align: left; font-weight: 700; }
th, td { padding: 2mm; border: 1px solid #555; text-align: left; vertical-align: top; }
.slides main { max-width: none; padding: 0; }
.slides section { display: flex; flex-direction: column; justify-content: center; min-height: 100vh; padding: 5vmin 8vmin; }
.slides section { font-size: clamp(1.2rem, 3.4vmin, 3rem); }
.slides table { font-size: 0.8em; }
@media print {
  @page { size: A4; margin: 12mm; }
  main { max-width: none; padding: 0; }
  section + section { break-before: page; }
  .lead, footer { display: none; }
  .cards .grid { grid-template-columns: 1fr 1fr; }
  .card { min-height: 38mm; }
}
"""
LANDSCAPE = """
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  .slides section { min-height: 0; height: 170mm; padding: 0 15mm; font-size: 20pt; break-inside: avoid; }
}
"""


def kits() -> list[str]:
    """The folder names of the kits, in order."""
    return sorted(folder.name for folder in (DOCS / "fr" / "kits").iterdir() if folder.is_dir())


def sheets(article: Tag) -> list[list[Tag]]:
    """The article cut before each second-level heading; what comes before the first is the lead."""
    parts: list[list[Tag]] = [[]]
    for element in article.find_all(recursive=False):
        if element.name == "h2":
            parts.append([])
        parts[-1].append(element)
    return parts


def section(parts: list[Tag]) -> str:
    """One sheet: its text, then its cards in a grid."""
    cards: list[list[Tag]] = []
    text: list[Tag] = []
    for element in parts:
        if element.name == "h3":
            cards.append([])
        (cards[-1] if cards else text).append(element)
    drawn = "".join(f'<div class="card">{"".join(map(str, card))}</div>' for card in cards)
    grid = f'<div class="grid">{drawn}</div>' if cards else ""
    return f"<section>{''.join(map(str, text))}{grid}</section>"


def standalone(site: Path, language: str, kit: str, kind: str) -> str:
    """One page of a kit as a file of its own, cut into sheets: no script, nothing fetched."""
    root = site / "en" if language == "en" else site
    source = root / "kits" / kit / f"{kind}.html"
    article = BeautifulSoup(source.read_bytes(), "html.parser").select_one("article")
    if article is None or article.h1 is None:
        raise ValueError(f"{source} has no article with a title")
    title = article.h1.get_text()
    lead, *parts = sheets(article)
    said = "".join(str(element) for element in lead if element.name != "h1")
    style = STYLE + PAPER + (LANDSCAPE if kind == "slides" else "")
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<title>{escape(title)}</title><style>{style}</style></head><body class="{kind}"><main>'
        f'<h1>{escape(title)}</h1><div class="lead">{said}</div>{"".join(map(section, parts))}</main>'
        f"<footer>{licence(root)}</footer></body></html>\n"
    )


def print_kits(site: Path, folder: Path) -> list[Path]:
    """Writes every kit's cards and slides in both languages, and says which PDF files were written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for kit in kits():
        for language in LANGUAGES:
            for kind in PRINTED:
                page = folder / f"{kit}-{kind}-{language}.html"
                page.write_text(standalone(site, language, kit, kind), "utf-8")
                write_pdf(page, page.with_suffix(".pdf"))
                written.append(page.with_suffix(".pdf"))
    return written


def main() -> int:
    """Prints the kits of build/site into build/kits."""
    for path in print_kits(ROOT / "build" / "site", ROOT / "build" / "kits"):
        print(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1024} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
