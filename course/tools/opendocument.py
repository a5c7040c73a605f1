"""A page of Markdown as a document that a word processor opens (OpenDocument), with its headings, lists and tables."""

from pathlib import Path

from bs4 import BeautifulSoup, NavigableString, PageElement, Tag
from markdown import Markdown
from odfdo import Document, Element, Header, LineBreak, Link, List, ListItem, Paragraph, Row, Span, Style, Table
from odfdo.cell import Cell

EXTENSIONS = ["attr_list", "tables", "course.tools.tables"]
LOCALES = {"fr": "fr-FR", "en": "en-GB"}
LICENCE = {
    "fr": "Modèle\u00a0: les contributrices et contributeurs de guichet, CC BY 4.0.",
    "en": "Template: the guichet contributors, CC BY 4.0.",
}
TO_WRITE = "\N{HORIZONTAL ELLIPSIS}"
"""A paragraph of these alone is a line to write on."""


def rendered(markdown: str) -> BeautifulSoup:
    """The HTML of a page, as the site makes it of tables and their captions."""
    return BeautifulSoup(Markdown(extensions=EXTENSIONS).convert(markdown), "html.parser")


def is_line(element: Tag) -> bool:
    """Whether a paragraph is there to be written on."""
    text = element.get_text().strip()
    return element.name == "p" and len(text) > 9 and set(text) == {TO_WRITE}


def text_document(markdown: str, language: str, path: Path) -> None:
    """Writes a page as an OpenDocument text whose styles are those that word processors know: one can edit it."""
    document = Document("text")
    document.set_language(LOCALES[language])
    _styles(document)
    body = document.body
    body.clear()
    soup = rendered(markdown)
    title = soup.h1.get_text() if soup.h1 else path.stem
    document.meta.title = title
    document.meta.language = LOCALES[language]
    for number, element in enumerate(soup.find_all(recursive=False)):
        for block in _blocks(element, f"{path.stem}-{number}"):
            body.append(block)
    body.append(Paragraph(LICENCE[language], style="Small"))
    document.save(path, pretty=False)


def _styles(document: Document) -> None:
    bold = Style("text", name="Strong", display_name="Strong")
    bold.set_properties(area="text", **{"fo:font-weight": "bold"})
    code = Style("text", name="Code", display_name="Code")
    code.set_properties(area="text", **{"style:font-name": "Liberation Mono"})
    # Nine millimetres to write on, and the line.
    line = Style("paragraph", name="Line", display_name="Line", parent_style="Standard")
    line.set_properties(area="paragraph", **{"fo:margin-top": "0.9cm", "fo:border-bottom": "0.5pt solid #555555"})
    small = Style("paragraph", name="Small", display_name="Small", parent_style="Standard")
    small.set_properties(area="paragraph", **{"fo:margin-top": "0.8cm"})
    small.set_properties(area="text", **{"fo:font-size": "9pt"})
    head = Style("paragraph", name="Head", display_name="Head", parent_style="Standard")
    head.set_properties(area="text", **{"fo:font-weight": "bold"})
    cell = Style("table-cell", name="Cell", border="0.5pt solid #555555", padding="0.15cm")
    row = Style("table-row", name="Blank")
    row.set_properties(area="table-row", **{"style:min-row-height": "0.95cm"})
    for style in (bold, code, line, small, head):
        document.insert_style(style)
    for style in (cell, row):
        document.insert_style(style, automatic=True)


def _blocks(element: Tag, name: str) -> list[Element]:
    if element.name in ("h1", "h2", "h3", "h4"):
        return [Header(int(element.name[1]), element.get_text())]
    if element.name in ("ul", "ol"):
        return [_list(element)]
    if element.name == "table":
        return _table(element, name)
    if is_line(element):
        return [Paragraph("", style="Line")]
    return [_inline(Paragraph("", style="Standard"), element)]


def _list(element: Tag) -> List:
    made = List(style="Numbering_20_1" if element.name == "ol" else "List_20_1")
    for item in element.find_all("li", recursive=False):
        entry = ListItem()
        inside = [child for child in item.children if isinstance(child, Tag) and child.name in ("ul", "ol")]
        for child in inside:
            child.extract()
        entry.append(_inline(Paragraph("", style="Standard"), item))
        for child in inside:
            entry.append(_list(child))
        made.append(entry)
    return made


def _table(element: Tag, name: str) -> list[Element]:
    caption = element.caption
    rows = element.find_all("tr")
    columns = max(len(row.find_all(["th", "td"])) for row in rows)
    made = Table(name)
    made.append(Element.from_tag(f'<table:table-column table:number-columns-repeated="{columns}"/>'))
    heads = Element.from_tag("<table:table-header-rows/>")
    for row in rows:
        cells = row.find_all(["th", "td"])
        is_blank = not any(cell.get_text().strip() for cell in cells[1:])
        line = Row(style="Blank" if is_blank else None)
        for cell in cells:
            box = Cell(style="Cell")
            box.append(_inline(Paragraph("", style="Head" if cell.name == "th" else "Standard"), cell))
            line.append(box)
        (heads if row.find_parent("thead") else made).append(line)
        if row.find_parent("thead"):
            made.append(heads)
    said = [Paragraph(caption.get_text(), style="Caption")] if caption else []
    return [*said, made]


def _inline(paragraph: Paragraph, element: Tag) -> Paragraph:
    for child in element.children:
        _append(paragraph, child)
    return paragraph


def _append(paragraph: Paragraph, child: PageElement) -> None:
    if isinstance(child, NavigableString):
        paragraph.append(str(child).replace("\n", " "))
    elif not isinstance(child, Tag):
        return
    elif child.name == "br":
        paragraph.append(LineBreak())
    elif child.name == "a" and str(child.get("href", "")).startswith("http"):
        paragraph.append(Link(str(child["href"]), text=child.get_text()))
    elif child.name in ("strong", "em", "code"):
        paragraph.append(Span(child.get_text(), style="Code" if child.name == "code" else "Strong"))
    else:
        for inner in child.children:
            _append(paragraph, inner)
