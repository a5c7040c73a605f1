"""A cell tied to a header that is not there."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.core.memo import memo
from guichet.heard.roles import role_of
from guichet.reading.templates.controls import UNKNOWN
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_excluded, is_offscreen

BROKEN = Text(
    fr="« {id} » n’est pas une cellule d’en-tête de ce tableau : la cellule sera lue sans elle. Corrigez « headers ».",
    en='"{id}" is not a header cell of this table: the cell will be read without it. Correct "headers".',
)
ITSELF = Text(
    fr="Cette cellule se donne elle-même pour en-tête : elle sera lue sans en-tête. Corrigez « headers ».",
    en='This cell names itself as its header: it will be read without one. Correct "headers".',
)

NO_SCOPE = Text(
    fr='scope="{scope}" n’est pas une valeur de la norme : l’en-tête nomme ce que le navigateur devine. Écrivez « col », « row », « colgroup » ou « rowgroup ».',
    en='scope="{scope}" is not a value of the standard: the header names what the browser guesses. Write "col", "row", "colgroup" or "rowgroup".',
)
ON_DATA = Text(
    fr="« scope » n’a d’effet que sur <th> : cette cellule <td> ne sera pas lue comme un en-tête. Faites-en un <th>, ou retirez « scope ».",
    en='"scope" only works on <th>: this <td> cell will not be read as a header. Make it a <th>, or remove "scope".',
)
ON_EVERY = Text(
    fr="« scope » n’a d’effet que sur <th> : sur chaque cellule <td>, il ne désigne rien. Retirez-le.",
    en='"scope" only works on <th>: on every <td> cell, it points out nothing. Remove it.',
)
_SCOPES = frozenset({"", "col", "row", "colgroup", "rowgroup"})


@element_rule(
    "td", "th",
    name="table-headers-broken",
    code="W9189",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Cellule reliée à un en-tête absent', en='Cell tied to a missing header'),
    harms=Text(fr='Les personnes aveugles : la cellule est lue sans son en-tête, ou avec un autre.', en='People who are blind: the cell is read without its header, or with another.'),
    instead=Text(fr='Citez dans « headers » les identifiants de cellules d’en-tête du même tableau.', en='Name in "headers" the ids of header cells of the same table.'),
    wrong_when=Text(fr='Un script crée les en-têtes.', en='A script creates the headers.'),
    refs=("rgaa 5.7", "wcag 1.3.1", "act a25f45"),
    lesson="04-accessibility/06-tables",
    bad=(
        Bad('<table><tr><th id="a">Année</th></tr><tr><td headers="b">Été</td></tr></table>', BROKEN, at='headers="b"'),
        Bad('<table><tr><td id="a" headers="a">Été</td></tr></table>', ITSELF, at='headers="a"'),
        Bad('<p id="p">Été</p><table><tr><th id="a">Année</th><td headers="p">9 h</td></tr></table>', BROKEN, at='headers="p"'),
        Bad('<table><tr><th scope="colonne">Année</th></tr><tr><td>Été</td></tr></table>', NO_SCOPE, at='scope="colonne"'),
        Bad('<table><tr><td scope="row">Été</td><td>9 h</td></tr></table>', ON_DATA, at='scope="row"'),
        Bad('<table><tr><th scope="col">Saison</th><th scope="col">Heure</th></tr><tr><td scope="row">Été</td><td scope="row">9 h</td></tr></table>', ON_EVERY, at='scope="row"', severity=Severity.MINOR),
        Bad('<table><tr><th id="a" role="button">Année</th></tr><tr><td headers="a">Été</td></tr></table>', BROKEN, at='headers="a"'),
    ),
    good=(
        Good('<table><tr><th scope="{{ s }}">Année</th><td scope="row" role="rowheader">É</td></tr></table>'),
        Good('<table><tr><th id="a">Année</th></tr><tr><td headers="a">Été</td></tr></table>'),
        Good('<table role="presentation"><tr><td headers="b">Été</td></tr></table>'),
        Good('<table><tr><th id="{{ i }}">Année</th></tr><tr><td headers="{{ i }}">Été</td></tr></table>'),
        Good('<table>{% for c in colonnes %}<th id="c-{{ c }}">É</th>{% endfor %}<tr><td headers="c-1">Été</td></tr></table>'),
    ),
)  # fmt: skip
def table_headers_broken(cell: Element, page: Page) -> Iterator[Hit]:
    """Report the first id of `headers` that is no header cell of the table."""
    yield from _of_scope(cell, page)
    value = cell.attr("headers")
    table = cell.closest("table")
    if not value or table is None or is_dynamic(value) or role_of(table) not in {"table", "grid", "treegrid"}:
        return
    if is_excluded(table, page) or is_offscreen_table(table, page):
        return
    cells = _named_cells(table)
    if cells is None:
        return
    for word in cell.token_list("headers"):
        target = cells.get(word)
        if target is cell:
            yield Hit(cell.attribute_span("headers"), ITSELF)
            return
        if target is None or role_of(target) not in {"columnheader", "rowheader", UNKNOWN}:
            yield Hit(cell.attribute_span("headers"), BROKEN, {"id": word})
            return


@memo
def _named_cells(table: Element) -> dict[str, Element] | None:
    """Return the cells of a table by id, None when an id is not known."""
    cells = {one.attr("id") or "": one for one in table.inside("td", "th") if "id" in one.attrs}
    return None if any(is_dynamic(name) or "{" in name for name in cells) else cells


def _of_scope(cell: Element, page: Page) -> Iterator[Hit]:
    """Report a scope that means nothing, or that stands on a cell of data."""
    scope = cell.attr("scope")
    if scope is None or is_dynamic(scope) or is_excluded(cell, page):
        return
    if _is_made_up(cell):
        if cell is next(filter(_is_made_up, _cells_of(cell, "th", "td")), None):
            yield Hit(cell.attribute_span("scope"), NO_SCOPE, {"scope": scope})
    elif _is_scoped_data(cell) and cell is next(filter(_is_scoped_data, _cells_of(cell, "td")), None):
        if _is_like_its_row(cell):
            yield Hit(cell.attribute_span("scope"), ON_EVERY, severity=Severity.MINOR)
        else:
            table = cell.closest("table")
            harm = Severity.MINOR if table is not None and table.inside("th") else None
            yield Hit(cell.attribute_span("scope"), ON_DATA, severity=harm)


def _is_made_up(cell: Element) -> bool:
    scope = cell.attr("scope")
    return scope is not None and not is_dynamic(scope) and scope.strip().lower() not in _SCOPES


def _is_scoped_data(cell: Element) -> bool:
    return (
        cell.name == "td" and bool(cell.attr("scope")) and role_of(cell) not in {"columnheader", "rowheader", UNKNOWN}
    )


def _is_like_its_row(cell: Element) -> bool:
    """Whether every cell of data in the row has a scope: none of them was meant to name the others."""
    row = cell.closest("tr")
    beside = row.inside("td") if row is not None else []
    return len(beside) > 1 and all(map(_is_scoped_data, beside))


def _cells_of(cell: Element, *names: str) -> list[Element]:
    """Return the cells of the table around one: a table made so is said once."""
    table = cell.closest("table")
    return table.inside(*names) if table is not None else [cell]


def is_offscreen_table(table: Element, page: Page) -> bool:
    """Whether the table is moved out of the window whole, as hidden data sometimes is."""
    return is_offscreen(table, page) and "tabindex" not in table.attrs
