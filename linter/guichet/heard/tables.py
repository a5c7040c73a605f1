"""Tables as grids: where each cell lies, what is a header, whether the table holds data or lays out a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guichet.core.memo import cached_property, memo
from guichet.core.numbers import whole
from guichet.heard.roles import written_role
from guichet.reading.templates.branches import LOOPS
from guichet.reading.templates.element import Element, TextNode
from guichet.reading.templates.html_context import Context
from guichet.reading.templates.masking import CONTROL, OUTPUT, Kind

_STRUCTURE = frozenset(
    "h1 h2 h3 h4 h5 h6 ul ol nav form header footer section article aside main fieldset table".split()
)
BRINGING = frozenset({"include", "embed", "render", "component", "block", "call"})
"""Tags of templates that may bring rows or cells from elsewhere."""
_HEADER_ROLES = frozenset({"columnheader", "rowheader"})
_CELL_ROLES = frozenset({"cell", "gridcell"}) | _HEADER_ROLES


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell and the first row and column that it covers."""

    element: Element
    row: int
    column: int
    rows: int
    columns: int

    @property
    def is_header(self) -> bool:
        """Whether the cell names others."""
        role = written_role(self.element)
        return role in _HEADER_ROLES if role else self.element.name == "th"

    @property
    def is_empty(self) -> bool:
        """Whether the cell certainly shows nothing."""
        element = self.element
        return (
            not element.text.replace("\u00a0", " ").strip()
            and not element.inside()
            and not element.has_unknown_attributes
        )


class Table:
    """A `<table>`, or an element with a table's role, and its cells."""

    def __init__(self, element: Element) -> None:
        self.element = element
        self.role = written_role(element)

    @cached_property
    def rows(self) -> list[list[Cell]]:
        """The rows that are the table's own, each with its cells."""
        last: dict[int, int] = {}  # the last row that is taken, by column: a cell goes down from where it stands
        rows: list[list[Cell]] = []
        for at, row in enumerate(self._row_elements):
            cells: list[Cell] = []
            for one in _cells(row):
                column = _column_after(cells, one)
                while last.get(column, -1) >= at:
                    column += 1
                wide, high = _span(one, "colspan"), _span(one, "rowspan")
                cells.append(Cell(one, at, column, high, wide))
                for covered in range(column, column + wide) if high > 1 else ():
                    last[covered] = max(last.get(covered, -1), at + high - 1)
            rows.append(cells)
        return rows

    @cached_property
    def _row_elements(self) -> list[Element]:
        if self.element.name == "table":
            rows = [row for row in self.element.inside("tr") if row.closest("table") is self.element]
            return sorted([*rows, *self._unopened_rows], key=lambda row: row.start)
        return [one for one in self.element.inside() if written_role(one) == "row"]

    @property
    def _unopened_rows(self) -> Iterator[Element]:
        """The parts whose cells stand without a row: browsers open one around them."""
        for part in (self.element, *self.element.inside("thead", "tbody", "tfoot")):
            own = part is self.element or part.closest("table") is self.element
            if own and any(one.parent is part for one in part.inside("td", "th")):
                yield part

    @cached_property
    def cells(self) -> list[Cell]:
        """Every cell, row after row."""
        return [cell for row in self.rows for cell in row]

    @cached_property
    def headers(self) -> list[Cell]:
        """The cells that name others."""
        return [cell for cell in self.cells if cell.is_header]

    @cached_property
    def is_static(self) -> bool:
        """Whether the template decides nothing of the rows and cells."""
        element = self.element
        tokens = element.template.tokens_between(element.start, max(element.end, element.open_end))
        if any(
            token.kind is Kind.TAG and token.context is not Context.COMMENT and token.name not in _TEXT_TAGS
            for token in tokens
        ):
            return False
        return not self.has_unknown_rows

    @cached_property
    def has_unknown_rows(self) -> bool:
        """Whether something that is printed between the cells may be rows or cells."""
        for one in (self.element, *self.element.inside("thead", "tbody", "tfoot", "tr")):
            if any(type(node) is TextNode and OUTPUT in node for node in one.children):
                return True
        bodies = self.element.inside("tbody")
        return any(not body.inside("tr") for body in bodies) or bool(self.element.inside("template", "slot"))

    @cached_property
    def plain_titles(self) -> list[Element]:
        """The cells that surely title columns and name nothing, in the head of a table whose rows come from elsewhere."""
        heads = [one for one in self.element.inside("thead") if one.closest("table") is self.element]
        if self.role or self.lays_out or len(heads) != 1 or not self.has_unknown_rows:
            return []
        (head,) = heads
        tokens = [one for one in head.template.tokens_between(head.start, head.end) if one.kind is Kind.TAG]
        cells = head.inside("td", "th")
        turns = any(one.name in LOOPS for one in tokens)
        if (len(cells) < 2 and not turns) or any(one.name in BRINGING for one in tokens):
            return []
        printed = (node for one in (head, *head.inside("tr")) for node in one.children if type(node) is TextNode)
        if len(head.inside("tr")) != 1 or any(OUTPUT in node for node in printed):
            return []
        return cells if all(_is_plain_title(one) for one in cells) else []

    @property
    def is_presentation(self) -> bool:
        """Whether the author says that the table only lays things out."""
        return self.role in {"presentation", "none"}

    @cached_property
    def width(self) -> int:
        """The number of columns."""
        return max((cell.column + cell.columns for cell in self.cells), default=0)

    @cached_property
    def lays_out(self) -> bool:
        """Whether the cells hold parts of a page rather than data."""
        return bool(self.element.inside(*_STRUCTURE))

    @cached_property
    def has_data_marks(self) -> bool:
        """Whether the author marked data: a header, a caption, a summary."""
        return bool(self.headers) or bool(self.element.inside("caption", "thead")) or "summary" in self.element.attrs

    @cached_property
    def is_data(self) -> bool:
        """Whether the table is certainly one of data: short texts in at least two rows and two columns."""
        if self.is_presentation or (self.role and self.role not in {"table", "grid", "treegrid"}) or self.lays_out:
            return False
        return len(self.rows) >= 2 and self.width >= 2 and all(_is_short(cell.element) for cell in self.cells)

    @cached_property
    def is_named(self) -> bool:
        """Whether the table has a title that assistive technology gives."""
        element = self.element
        return (
            bool(element.inside("caption"))
            or any(name in element.attrs for name in ("aria-label", "aria-labelledby", "title"))
            or element.has_unknown_attributes
            or (element.closest("figure") is not None and bool(element.closest("figure").inside("figcaption")))  # type: ignore[union-attr]
        )


_TEXT_TAGS = frozenset(
    "trans translate blocktrans blocktranslate endblocktrans endblocktranslate url static now".split()
)


def _cells(row: Element) -> list[Element]:
    if row.name == "tr":
        return [one for one in row.inside("td", "th") if one.closest("tr") is row]
    if row.name in {"table", "thead", "tbody", "tfoot"} and written_role(row) != "row":
        return [one for one in row.inside("td", "th") if one.parent is row]
    return [one for one in row.inside() if written_role(one) in _CELL_ROLES]


def _is_plain_title(cell: Element) -> bool:
    """Whether a cell shows a short text, one column wide, and is certainly no header."""
    if cell.name != "td" or cell.has_unknown_attributes or any(name in cell.attrs for name in ("role", "colspan")):
        return False
    says = OUTPUT in cell.text or any(char.isalpha() for char in cell.text)
    return says and not cell.inside("button", "img") and _is_short(cell)


def _column_after(cells: list[Cell], one: Element) -> int:
    """Return the column after the last cell of a row that stands there with another: of two that exclude each other, one is written."""
    branches = one.template.branches
    return next(
        (
            cell.column + cell.columns
            for cell in reversed(cells)
            if cell.element.template is not one.template or branches.can_coexist(cell.element.start, one.start)
        ),
        0,
    )


def _span(cell: Element, name: str) -> int:
    return min(whole(cell.attr(name) or "") or 1, 50)


def _is_short(cell: Element) -> bool:
    return len(cell.text.replace(OUTPUT, "").replace(CONTROL, "")) <= 120 and not cell.inside(
        "input", "select", "textarea"
    )


@memo
def table_of(element: Element) -> Table:
    """Return the grid of a table."""
    return Table(element)
