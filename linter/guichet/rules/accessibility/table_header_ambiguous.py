"""Headers in rows and columns that do not say which: assistive technology guesses, and may be wrong."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.tables import Cell, Table, table_of
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_excluded

AMBIGUOUS = Text(
    fr="Les {count} en-têtes de chaque ligne ne disent pas ce qu’ils nomment : la lecture est devinée. Ajoutez « scope » à chaque <th>, ou écrivez <td> pour ceux qui sont des données.",
    en='The {count} headers of each row do not say what they name: their reading is guessed. Add "scope" to each <th>, or make those that are data <td>.',
)


@element_rule(
    "table",
    name="table-header-ambiguous",
    code="W9624",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='En-têtes sans portée dans un tableau à double entrée', en='Headers without scope in a two-way table'),
    harms=Text(fr='Les personnes aveugles : un lecteur d’écran lit la cellule sans dire de quoi elle parle.', en='People who are blind: a screen reader reads the cell without saying what it is about.'),
    instead=Text(fr='Ajoutez scope="col", scope="row" ou scope="rowgroup" à chaque <th>.', en='Add scope="col", scope="row" or scope="rowgroup" to each <th>.'),
    wrong_when=Text(fr='Les cellules sont reliées par « headers ».', en='The cells are tied with "headers".'),
    refs=("rgaa 5.7", "wcag 1.3.1"),
    lesson="04-accessibility/06-tables",
    bad=(
        Bad('<table><tr><th>Rue</th><th>Été</th><th>Vélos</th></tr><tr><th>Hoche</th><th>Nord</th><td>12</td></tr></table>', AMBIGUOUS, at='<th>', severity=Severity.MINOR),
        Bad('<table><tr><th>Année</th><th>Mois</th><th>Décès</th></tr><tr><th>2023</th><th>Mai</th><td>1</td></tr><tr><th>2023</th><th>Juin</th><td>2</td></tr></table>', AMBIGUOUS, at='<th>', severity=Severity.MINOR),
        Bad('<table><thead><tr><th>A</th><th>B</th><th>É</th></tr></thead><tbody>{% for x in y %}<tr><th>{{ x.a }}</th><th>{{ x.b }}</th><td>{{ x.c }}</td></tr>{% endfor %}</tbody></table>', AMBIGUOUS, at='<th>', severity=Severity.MINOR),
        Bad('<table><tr><th>Rue</th><th>Été</th><th>Vélos</th></tr><tr><th>Hoche</th><th>Nord</th><td>12</td></tr><tr><td>Foch</td><td>Sud</td><td>9</td></tr></table>', AMBIGUOUS, at='<th>'),
    ),
    good=(
        Good('<table><tr><th scope="col">Rue</th><th scope="col">Été</th><th scope="col">Vélos</th></tr><tr><th scope="rowgroup">Hoche</th><th scope="row">Nord</th><td>12</td></tr></table>'),
        Good('<table><tr><th>Jour</th><th>Été</th></tr><tr><th>Lundi</th><td>9 h</td></tr></table>'),
        Good('<table><thead><tr><th>Nom</th><th>Été</th><td></td></tr></thead><tbody><tr><td>Ré</td><td>9 h</td><td><a href="/é">Retirer Ré</a></td></tr></tbody></table>'),
        Good('<table><tr><th>Nom</th><th>Été</th><td></td></tr><tr><td>Ré</td><td>9 h</td><td><a href="/é">Retirer Ré</a></td></tr></table>'),
        Good('<table><tr><th id="a">R</th><th>C</th><th>V</th></tr><tr><th id="b">Été</th><th id="c">N</th><td headers="a b c">12</td></tr></table>'),
    ),
)  # fmt: skip
def table_header_ambiguous(element: Element, page: Page) -> Iterator[Hit]:
    """Report a row that begins with several headers without scope, then holds data."""
    table = table_of(element)
    if (
        table.is_presentation
        or any("headers" in cell.element.attrs for cell in table.cells)
        or is_excluded(element, page)
    ):
        return
    for row in table.rows:
        leading = 0
        for cell in row:
            if not cell.is_header:
                break
            leading += 1
        if _heads_columns(row):
            continue
        if 2 <= leading < len(row) and all(
            cell.element.lacks("scope") and cell.element.lacks("role") for cell in row[:leading]
        ):
            harm = None if _are_mixed(table, leading) else Severity.MINOR
            yield Hit(row[0].element.span, AMBIGUOUS, {"count": leading}, severity=harm)
            return


def _heads_columns(row: list[Cell]) -> bool:
    """Whether headers stand over columns, beside cells that have nothing to name."""
    return all(cell.is_header or cell.is_empty for cell in row) or row[0].element.closest("thead") is not None


def _are_mixed(table: Table, leading: int) -> bool:
    """Whether data stand in the first columns of a table: where they do not, browsers make row headers of what is there."""
    return any(not cell.is_header and cell.column < leading for cell in table.cells)
