"""A page as lines to read: a block a line, a cell or a definition with what announces it."""

from __future__ import annotations

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString

from grading.document import Document, squash

BLOCKS = frozenset(
    "p h1 h2 h3 h4 h5 h6 li dt dd tr caption div section article address blockquote main header footer body form"
    " figcaption summary details ul ol dl table fieldset legend label".split()
)


def lines(page: Document, media: str = "screen") -> str:
    """The text that is seen, a line for each block; a row is one line, its cells after the names of their columns."""
    found: list[tuple[int, str]] = []
    for piece in (page.soup.body or page.soup).descendants:
        if not isinstance(piece, NavigableString) or isinstance(piece, PreformattedString) or piece.parent is None:
            continue
        parent, words = piece.parent, page.said(piece, media)
        if not words:
            continue
        holder = parent if parent.name in BLOCKS else parent.find_parent(lambda one: one.name in BLOCKS) or parent
        said = _announced(page, piece, words, parent)
        if found and found[-1][0] == id(holder):
            found[-1] = (id(holder), found[-1][1] + said)
        else:
            found.append((id(holder), said))
    return "\n".join(_tied(page, [squash(text) for _, text in found if text.strip()]))


def _announced(page: Document, piece: NavigableString, words: str, parent: Tag) -> str:
    """The words, after those of their column; a cell ends like a clause."""
    cell = parent if parent.name in ("td", "th") else parent.find_parent(["td", "th"])
    if not isinstance(cell, Tag):
        return words
    first = next((one for one in cell.strings if one.strip()), piece)
    last = [one for one in cell.strings if one.strip()][-1:]
    head = _column(page, cell) if piece is first and cell.name == "td" else ""
    row = cell.find_parent("tr")
    after = " ; " if last and piece is last[0] and row is not None and cell.find_next_sibling(["td", "th"]) else ""
    return f"{head} : {words}{after}" if head else f"{words}{after}"


def _column(page: Document, cell: Tag) -> str:
    """What the head of its column says, where the table has one."""
    table, row = cell.find_parent("table"), cell.find_parent("tr")
    if not isinstance(table, Tag) or not isinstance(row, Tag):
        return ""
    head = table.find("tr")
    cells = [one for one in row.children if isinstance(one, Tag) and one.name in ("td", "th")]
    heads = [one for one in head.children if isinstance(one, Tag) and one.name == "th"] if isinstance(head, Tag) else []
    at = next((index for index, one in enumerate(cells) if one is cell), 0)
    return page.text(heads[at]) if head is not row and len(heads) == len(cells) > 1 else ""


def _tied(page: Document, said: list[str]) -> list[str]:
    """Each definition on the line of its term."""
    terms = {page.text(one) for one in page.select("dt")}
    tied: list[str] = []
    for line in said:
        if tied and tied[-1] in terms:
            tied[-1] = f"{tied[-1].rstrip(' :')} : {line}"
        else:
            tied.append(line)
    return tied
