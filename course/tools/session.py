"""What goes around a session, for a trainer to edit, print and send: `python -m course.tools.session` writes build/session.

The pages of the site are the source. Each becomes an OpenDocument text, a page that Chromium prints to a tagged PDF, and a
text to paste in a message or to read over the phone.
"""

import sys
from pathlib import Path

from bs4 import Tag
from guichet.core.findings import Lang

from course.tools.edition import whole
from course.tools.kits import BOM
from course.tools.opendocument import LICENCE, TO_WRITE, is_line, rendered, text_document
from course.tools.pages import DOCS, LANGUAGES, PAPER, ROOT, body
from course.tools.printing import Press
from course.tools.syllabus import bare

FOLDER = "session"
STYLE = """
:root { color-scheme: light; }
body { max-width: 40rem; margin: 0 auto; padding: 1rem; font: 1rem/1.45 system-ui, sans-serif; color: #111; background: #fff; }
h1, h2 { line-height: 1.2; break-after: avoid; }
h1 { margin: 0 0 0.5em; font-size: 1.6rem; }
h2 { margin: 0.9em 0 0.3em; font-size: 1.15rem; }
p, ul, ol { margin: 0 0 0.5em; }
li { margin-bottom: 0.2em; }
table { width: calc(100% - 1px); border-collapse: collapse; }
caption { padding-bottom: 1mm; text-align: left; font-weight: 700; break-after: avoid; }
th, td { padding: 1mm 2mm; border: 1px solid #444; text-align: left; vertical-align: top; }
tr { break-inside: avoid; }
tbody td:empty { height: 9.4mm; }
.write { height: 12.5mm; margin: 0; border-bottom: 1px solid #444; }
tbody th { width: 14mm; }
.write + p, table + p { margin-top: 3mm; }
footer { margin-top: 1rem; font-size: 0.8rem; }
@media print {
  @page { size: A4; margin: 16mm 18mm; }
  body { max-width: none; padding: 0; font-size: 11.5pt; line-height: 1.4; }
  a { color: inherit; text-decoration: none; }
  footer { display: none; }
}
"""


def documents() -> list[str]:
    """The names of the documents, in order."""
    return sorted(page.stem for page in (DOCS / "fr" / FOLDER).glob("*.md") if page.stem != "index")


def markdown(name: str, language: str) -> str:
    """A document as its page says it, without the links and names that only serve on the site."""
    return bare(body((DOCS / language / FOLDER / f"{name}.md").read_text("utf-8")))


def standalone(name: str, language: str) -> str:
    """A document as a page of its own: nothing fetched, lines to write on, the licence in the margin of each sheet."""
    soup = rendered(markdown(name, language))
    title = soup.h1.get_text() if soup.h1 else name
    for paragraph in soup.find_all("p"):
        if is_line(paragraph):
            paragraph.clear()
            paragraph["class"] = "write"
    return whole(title, language, STYLE + PAPER, f"<main>{soup}</main><footer>{LICENCE[language]}</footer>")


def plain(name: str, language: str) -> str:
    """A document as text alone, which reads aloud in order: a line for each item, a cell after the other in tables."""
    blocks: list[list[str]] = []
    for element in rendered(markdown(name, language)).find_all(recursive=False):
        block = _plain(element)
        # Three lines to write on are one place to answer.
        blocks += [block] if blocks[-1:] != [block] else []
    return "\n\n".join("\n".join(block) for block in [*blocks, [LICENCE[language]]]) + "\n"


def _plain(element: Tag) -> list[str]:
    if element.name in ("ul", "ol"):
        items = element.find_all("li")
        marks = ["- "] * len(items) if element.name == "ul" else [f"{number}. " for number in range(1, len(items) + 1)]
        return [mark + _flat(item) for mark, item in zip(marks, items, strict=True)]
    if element.name == "table":
        rows = [[_flat(cell) or TO_WRITE for cell in row.find_all(["th", "td"])] for row in element.find_all("tr")]
        caption = [_flat(element.caption)] if element.caption else []
        return caption + [" | ".join(row) for row in rows]
    if is_line(element):
        return [f"[{TO_WRITE}]"]
    text = _flat(element)
    return [text.upper()] if element.name == "h1" else [text]


def _flat(element: Tag) -> str:
    return " ".join(element.get_text(" ", strip=True).split(" ")).replace(" ,", ",").replace(" .", ".")


def write(folder: Path, language: Lang, press: Press | None) -> list[Path]:
    """Writes every document of a language in every form, PDF where a browser prints; the paths written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in documents():
        path = folder / f"{name}-{language}"
        path.with_suffix(".txt").write_text(BOM + plain(name, language), "utf-8")
        text_document(markdown(name, language), language, path.with_suffix(".odt"))
        if press:
            page = path.with_suffix(".html")
            page.write_text(standalone(name, language), "utf-8")
            press.print(page, path.with_suffix(".pdf"), prefer_css_page_size=True)
            page.unlink()
        written += [path.with_suffix(f".{form}") for form in (("odt", "pdf", "txt") if press else ("odt", "txt"))]
    return written


def main() -> int:
    """Writes build/session."""
    with Press() as press:
        for language in LANGUAGES:
            for made in write(ROOT / "build" / "session", language, press):
                print(made.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
