"""A table built so that its reading makes no sense: nested in a header, only headers, rows left blank."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.tables import table_of
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_excluded

NESTED = Text(
    fr="Un tableau se trouve dans une cellule d’en-tête : toutes ses valeurs sont lues comme un seul en-tête. Faites-en un tableau à part.",
    en="A table stands in a header cell: all its values are read as one header. Make it a table of its own.",
)
ONLY = Text(
    fr="Ce tableau n’a que des cellules d’en-tête : aucune donnée à nommer. Mettez les valeurs dans des <td>.",
    en="This table only has header cells: there is no data to name. Put values in <td>.",
)
BLANK = Text(
    fr='Cette ligne n’a qu’une cellule remplie, « {text} » : un lecteur d’écran lit des cases vides sans comprendre. Faites-en un titre de groupe (<th scope="rowgroup"> ou « colspan »).',
    en='This row has one filled cell, "{text}": a screen reader reads blank cells that make no sense. Make it a group title (<th scope="rowgroup"> or "colspan").',
)


@element_rule(
    "table",
    name="table-structure-broken",
    code="W9625",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Structure de tableau incohérente', en='Incoherent table structure'),
    harms=Text(fr='Les personnes aveugles : un lecteur d’écran lit la cellule sans dire de quoi elle parle.', en='People who are blind: a screen reader reads the cell without saying what it is about.'),
    instead=Text(fr='Un tableau par sujet, des en-têtes dans <th>, des données dans <td>, et pas de lignes laissées vides.', en='One table per subject, headers in <th>, data in <td>, and no row left blank.'),
    wrong_when=Text(fr='Un script complète le tableau.', en='A script completes the table.'),
    refs=("rgaa 5.7", "wcag 1.3.1"),
    lesson="04-accessibility/06-tables",
    bad=(
        Bad('<table><tr><th>Été<table><tr><td>12</td></tr></table></th><td>9</td></tr></table>', NESTED, at='<table>'),
        Bad('<table><tr><th>Été</th><th>Hiver</th></tr><tr><th>9 h</th><th>10 h</th></tr></table>', ONLY, at='<table>'),
        Bad('<table><tr><th>Chambre</th><th>Titre</th><th>Date</th></tr><tr><td> </td><td>Été</td><td>&nbsp;</td></tr><tr><td>A</td><td>B</td><td>C</td></tr></table>', BLANK, at='<tr>'),
    ),
    good=(
        Good('<table><tr><th>Été</th><th>Hiver</th></tr><tr><td>9 h</td><td>10 h</td></tr></table>'),
        Good('<table><thead><tr><th>Été</th><th>Hiver</th></tr></thead><tbody></tbody></table>'),
        Good('<table><tr><th>A</th><th>B</th><th>C</th></tr><tr><td colspan="3">Été</td></tr></table>'),
        Good('<table><tr><th>A</th><th>B</th><th>C</th></tr><tr><td>Total d’été</td><td></td><td></td></tr></table>'),
    ),
)  # fmt: skip
def table_structure_broken(element: Element, page: Page) -> Iterator[Hit]:
    """Report a table in a header cell, a table of headers alone, a row blank but for a cell in its middle."""
    table = table_of(element)
    if table.is_presentation or page.is_email or is_excluded(element, page):
        return
    around = element.closest("th", "td", "table")
    if around is not None and around.name == "th":
        yield Hit(element.span, NESTED)
        return
    if (
        (
            table.headers
            and len(table.headers) == len(table.cells)
            and len(table.cells) > 1
            and table.is_static
            and "id" not in element.attrs
        )
        and not any(body.attr("id") for body in element.inside("tbody"))
        and not page.find("script")
    ):
        yield Hit(element.span, ONLY)
        return
    if not table.headers or not table.is_static:
        return
    for row in table.rows:
        filled = [cell for cell in row if not cell.is_empty]
        if (
            len(row) >= 3
            and len(filled) == 1
            and filled[0] is not row[0]
            and not filled[0].is_header
            and row[0].element.parent is not None
        ):
            yield Hit(
                row[0].element.parent.span if isinstance(row[0].element.parent, Element) else element.span,
                BLANK,
                {"text": filled[0].element.text},
            )
            return
