"""A table of data without headers: each cell is read alone, without its meaning."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.tables import BRINGING, Cell, Table, table_of
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_excluded

NONE = Text(
    fr="Ce tableau n’a aucune cellule d’en-tête : un lecteur d’écran lit chaque valeur sans dire de quoi elle parle. Mettez les titres dans des <th scope>.",
    en="This table has no header cell: a screen reader reads each value without saying what it is about. Put the titles in <th scope>.",
)
MAYBE = Text(
    fr='Ce tableau n’a pas d’en-têtes. S’il présente des données, mettez les titres dans des <th scope> ; sinon, ajoutez role="presentation".',
    en='This table has no headers. If it shows data, put the titles in <th scope>; if not, add role="presentation".',
)


CELL = Text(
    fr="La cellule « {text} » n’a d’en-tête ni en ligne ni en colonne : on l’entend sans savoir ce qu’elle mesure. Ajoutez l’en-tête qui manque.",
    en='The cell "{text}" has a header neither in row nor column: one hears it without knowing what it measures. Add the missing header.',
)

ROW = Text(
    fr='« {text} » titre une colonne de nombres et n’est qu’une cellule : on entend les nombres sans savoir de quoi. Écrivez la première ligne en <th scope="col">.',
    en='"{text}" heads a column of numbers and is only a cell: one hears the numbers without knowing of what. Write the first row in <th scope="col">.',
)

HEAD = Text(
    fr='Les titres de ces colonnes sont de simples cellules : on entend chaque valeur sans sa colonne. Écrivez-les en <th scope="col">.',
    en='The titles of these columns are plain cells: one hears each value without its column. Write them in <th scope="col">.',
)


@element_rule(
    "table",
    name="table-header-missing",
    code="W9621",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Tableau de données sans en-têtes', en='Data table without headers'),
    harms=Text(fr='Les personnes aveugles : un lecteur d’écran lit la cellule sans dire de quoi elle parle.', en='People who are blind: a screen reader reads the cell without saying what it is about.'),
    instead=Text(fr='Écrivez les titres de colonnes et de lignes dans des <th> avec « scope ».', en='Write column and row titles in <th> with "scope".'),
    wrong_when=Text(fr='Le tableau ne sert qu’à la mise en page.', en='The table only lays out the page.'),
    refs=("rgaa 5.6", "wcag 1.3.1"),
    lesson="04-accessibility/06-tables",
    bad=(
        Bad('<table><caption>Horaires d’été</caption><tr><td>Jour</td><td>Heures</td></tr><tr><td>Lundi</td><td>9 h à 12 h</td></tr></table>', NONE, at='<table>'),
        Bad('<table class="t"><thead><tr><td>Année</td><td>Décès</td></tr></thead><tbody><tr><td>2023</td><td>12</td></tr></tbody></table>', NONE, at='<table class="t">'),
        Bad('<table><tr><td>Été</td><td>9 h</td></tr><tr><td>Hiver</td><td>10 h</td></tr></table>', MAYBE, at='<table>', review=True),
        Bad('<table><tr><th>Jour</th><th>Matin</th></tr><tr><td>Lundi</td><td>9 h</td><td class="a">14 h</td></tr><tr><td>Mardi</td><td>9 h</td><td>été</td></tr></table>', CELL, at='<td class="a">'),
        Bad('<table><caption>Prix de l’été</caption><tr><td>Tranche</td><td class="a">Prix</td></tr><tr><th scope="row">Petite</th><td>1,10 €</td></tr><tr><th scope="row">Grande</th><td>2,60 €</td></tr></table>', ROW, at='<td class="a">'),
        Bad('<table><caption>Été</caption><thead><tr>{% for é in titres %}<td class="a">{{ é }}</td>{% endfor %}</tr></thead><tbody>{{ lignes }}</tbody></table>', HEAD, at='<td class="a">'),
    ),
    good=(
        Good('<table><thead><tr><th>Nom</th><th>Été</th><td></td></tr></thead><tbody><tr><td>Ré</td><td>9 h</td><td><a href="/é">Retirer Ré</a></td></tr><tr><td>Yeu</td><td>10 h</td><td><a href="/î">Retirer Yeu</a></td></tr></tbody></table>'),
        Good('<table><thead><th>Partenaire</th><th>Été</th></thead><tbody><tr><td>Mairie</td><td>9 h</td></tr><tr><td>Agence</td><td>10 h</td></tr></tbody></table>'),
        Good('<table><caption>Été</caption><tr><td>Ouvert</td><td>Fermé</td></tr><tr><th scope="row">Lundi</th><td>matin</td></tr><tr><th scope="row">Mardi</th><td>soir</td></tr></table>'),
        Good('<table><tr><th>Jour</th><th colspan="2">Été</th></tr><tr><td>Lundi</td><td>9 h</td><td>14 h</td></tr><tr><td>Mardi</td><td>9 h</td><td>2</td></tr></table>'),
        Good('<table><tr><td>Jour</td><td>Été</td><td>9 h</td></tr><tr><th>Lundi</th><td>9 h</td><td>2</td></tr><tr><th>Mardi</th><td>9 h</td><td>2</td></tr></table>'),
        Good('<table><tr><th scope="col">Été</th><th scope="col">Hiver</th></tr><tr><td>9 h</td><td>10 h</td></tr></table>'),
        Good('<table role="presentation"><tr><td>Été</td><td>9 h</td></tr><tr><td>Hiver</td><td>10 h</td></tr></table>'),
        Good('<table><tr><td>Une seule ligne</td><td>d’été</td></tr></table>'),
        Good('<table><caption>Été</caption>{{ rows }}<tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>'),
        Good('<table><caption>Été</caption><thead><tr>{% for é in titres %}<th scope="col">{{ é }}</th>{% endfor %}</tr></thead><tbody>{{ lignes }}</tbody></table>'),
        Good("<table><caption>Été</caption>{% include 'entetes.html' %}<tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"),
    ),
)  # fmt: skip
def table_header_missing(element: Element, page: Page) -> Iterator[Hit]:
    """Report a table of data without any header cell; without a caption or a head, only ask."""
    table = table_of(element)
    if table.is_data and table.headers and table.is_static and not page.is_email and not is_excluded(element, page):
        cell = _untitled(table)
        if cell is not None:
            yield Hit(cell.element.span, CELL, {"text": cell.element.text})
        elif (title := _title_in_a_cell(table)) is not None:
            yield Hit(title.element.span, ROW, {"text": title.element.text})
        return
    if not table.headers and table.plain_titles and not page.is_email and not is_excluded(element, page):
        yield Hit(table.plain_titles[0].span, HEAD)
        return
    if not table.is_data or table.headers or table.has_unknown_rows or page.is_email or is_excluded(element, page):
        return
    tokens = element.template.tokens_between(element.start, element.end)
    if any(token.name in BRINGING for token in tokens) or _is_data_free(element):
        return
    if table.has_data_marks:
        yield Hit(element.span, NONE)
    elif len(table.rows) >= 2 and not any("role" in one.attrs for one in element.inside("tr", "td")):
        yield Hit(element.span, MAYBE, certainty=Certainty.REVIEW)


def _is_data_free(element: Element) -> bool:
    """Whether the table shows nothing that could be named: no text at all."""
    return not any(char.isalnum() for char in element.text)


_LEAST = 3
"""Rows and columns below which one reads a table without its headers (as axe-core counts them)."""


def _title_in_a_cell(table: Table) -> Cell | None:
    """Return the first cell of the first row that titles a column of numbers, where headers only open the rows below."""
    first = [cell for cell in table.cells if cell.row == 0]
    below = [cell for cell in table.cells if cell.row and cell.column]
    if len(table.rows) < _LEAST or any(cell.is_header or _counts(cell) for cell in first):
        return None
    if any(cell.is_header for cell in below) or any(header.column for header in table.headers):
        return None
    for cell in first:
        column = [one for one in below if one.column == cell.column]
        if cell.column and not cell.is_empty and column and all(_counts(one) for one in column):
            return cell
    return None


def _counts(cell: Cell) -> bool:
    return any(char.isdigit() for char in cell.element.text)


def _untitled(table: Table) -> Cell | None:
    """Return the first cell with a text that no header stands beside or above, past the rows that open the table."""
    if table.width < _LEAST or len(table.rows) < _LEAST:
        return None
    for cell in table.cells:
        if cell.is_header or cell.is_empty or cell.row == 0 or "headers" in cell.element.attrs or cell.columns > 1:
            continue
        if _names_itself(cell, table):
            continue
        if not any(_is_beside(header, cell) or _is_above(header, cell) for header in table.headers):
            return cell
    return None


def _names_itself(cell: Cell, table: Table) -> bool:
    """Whether a cell holds what one does, which says its name, under a cell that was left empty beside the headers."""
    above = [one for one in table.rows[0] if _is_above(one, cell)]
    return bool(cell.element.inside("a", "button", "form", "input")) and all(one.is_empty for one in above)


def _is_beside(header: Cell, cell: Cell) -> bool:
    return header.row <= cell.row < header.row + header.rows


def _is_above(header: Cell, cell: Cell) -> bool:
    return header.column <= cell.column < header.column + header.columns
