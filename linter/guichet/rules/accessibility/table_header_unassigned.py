"""A header that names no cell: people hear it for nothing, or miss it where it counts."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.core.memo import memo
from guichet.heard.names import accessible_name, is_empty
from guichet.heard.tables import Cell, Table, table_of
from guichet.reading.language.words import words_of
from guichet.reading.scripts.inline import is_scripted
from guichet.reading.templates.branches import LOOPS
from guichet.reading.templates.element import Element, TextNode
from guichet.reading.templates.masking import visible
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_excluded

ALONE = Text(
    fr="L’en-tête « {name} » ne nomme aucune cellule de ce tableau : sa colonne ou sa ligne est vide. Ajoutez les cellules, ou retirez-le.",
    en='The header "{name}" names no cell of this table: its column or row is empty. Add the cells, or remove it.',
)

SCOPED = Text(
    fr='L’en-tête « {name} » porte scope="{scope}" et ne nomme donc aucune cellule : celles de sa {line} se liront sans lui. Écrivez scope="{right}".',
    en='The header "{name}" has scope="{scope}" and so names no cell: those of its {line} will be read without it. Write scope="{right}".',
)
COLUMN, ROW = Text("colonne", "column"), Text("ligne", "row")
EMPTY = Text(
    fr='Cet en-tête de tableau est vide : un lecteur d’écran lit les cellules sans dire de quoi elles parlent. Écrivez-y leur titre, caché à l’écran au besoin ; si rien n’est à nommer, prenez <td>, et scope="col" sur les autres en-têtes.',
    en='This table header is empty: a screen reader reads the cells without saying what they are about. Write their title in it, hidden on screen if need be; if there is nothing to name, use <td>, and scope="col" on the other headers.',
)


OVER_NOTHING = Text(
    fr="Cet en-tête de tableau est vide, et aucune cellule n’est sous lui : on entend une colonne de plus qu’il n’y en a. Retirez-le.",
    en="This table header is empty, and no cell stands under it: people hear one column more than there are. Remove it.",
)


@element_rule(
    "table", "[role]",
    name="table-header-unassigned",
    code="W9623",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='En-tête de tableau qui ne nomme rien', en='Table header that names nothing'),
    harms=Text(fr='Les personnes aveugles : un lecteur d’écran lit la cellule sans dire de quoi elle parle.', en='People who are blind: a screen reader reads the cell without saying what it is about.'),
    instead=Text(fr='Donnez une cellule à chaque en-tête, ou retirez l’en-tête.', en='Give each header a cell, or remove the header.'),
    wrong_when=Text(fr='Un script ajoute les cellules.', en='A script adds the cells.'),
    refs=("rgaa 5.7", "wcag 1.3.1", "act d0f69e"),
    lesson="04-accessibility/06-tables",
    bad=(
        Bad('<table><thead><th>Pièce</th>{% for é in étés %}<th>{{ é }}</th>{% endfor %}<th></th></thead><tr><td>Bail</td><td>2 juin</td><td>oui</td></tr></table>', EMPTY, at='<th>', review=True),
        Bad('<table><tr><td>Pièce d’été</td><td>Date</td><th></th></tr><tr><td>Bail</td><td>2 juin</td></tr></table>', OVER_NOTHING, at='<th>', severity=Severity.MINOR),
        Bad('<table><tr><th>Jour</th><th>Été</th></tr><tr><td>Lundi</td></tr></table>', ALONE, at='<th>'),
        Bad('<table><tr><th scope="row">Été</th><th scope="col">Juin</th></tr><tr><td>Lundi</td><td>9 h</td></tr></table>', SCOPED, at='scope="row"'),
        Bad('<table><tr><th id="a">Pays</th><th id="b">Île</th></tr><tr><td>France</td><td headers="a">Ré</td></tr></table>', ALONE, at='<th id="b">'),
        Bad('<div role="grid"><div role="row"><span role="columnheader">Salle</span><span role="columnheader">Été</span></div><div role="row"><span role="gridcell">1A</span></div></div>', ALONE, at='<span role="columnheader">'),
        Bad('<table><tr><th>É</th><th class="é"></th></tr><tr><td>Été</td><td>{{ bouton(1) }}</td></tr></table>', EMPTY, at='<th class="é">', review=True, severity=Severity.MINOR),
        Bad('<table><tr><th>É</th><th class="é"></th></tr><tr><td>Été</td><td>{{ prix }}</td></tr></table>', EMPTY, at='<th class="é">'),
        Bad('<table><tr><th>Jour</th><th class="é"></th></tr><tr><td>Lundi</td><td>9 h</td></tr></table>', EMPTY, at='<th class="é">'),
        Bad('<table><tr><th>Jour</th><th class="é"></th></tr><tr><td>Lundi</td><td><a href="/é">Voir l’été</a></td></tr></table>', EMPTY, at='<th class="é">', review=True, severity=Severity.MINOR),
        Bad('<table><tr><th>Jour</th><th>Note</th><th class="é"></th></tr>{% for j in jours %}<tr><td>{{ j }}</td>{% if j.a %}<td>{{ j.a }}</td>{% else %}<td>Aucune</td>{% endif %}<td><a href="/é">Voir</a></td></tr>{% endfor %}</table>', EMPTY, at='<th class="é">', review=True, severity=Severity.MINOR),
        Bad('<table><tr><th>Jour</th><th class="é"></th></tr>{% for j in jours %}<tr><td>{{ j }}</td>{% if j.fini %}<td>Été fini</td>{% else %}<td><a href="/é">Changer</a></td>{% endif %}</tr>{% endfor %}</table>', EMPTY, at='<th class="é">', review=True, severity=Severity.MINOR),
        Bad('<table><tr><th>Jour</th><th class="é"></th></tr>{% for j in jours %}<tr><td>{{ j }}</td><td><div><span class="œil-été" aria-hidden="true"></span></div></td></tr>{% endfor %}</table>', EMPTY, at='<th class="é">', review=True, severity=Severity.MINOR),
        Bad('<table><tr><th>Jour</th><th>Note</th><th class="é"></th></tr>{% for j in jours %}<tr><td>{{ j }}</td>{% if j.a %}<td>{{ j.a }}</td>{% else %}<td>Aucune</td>{% endif %}<td>{{ j.prix }}</td></tr>{% endfor %}</table>', EMPTY, at='<th class="é">'),
        Bad('<table><tr><th>Jour</th><th class="é">&nbsp;</th></tr>{% for j in jours %}<tr><td>{{ j }}</td><td><a href="/é">Voir</a>{% if j.été %}<a href="/ô">Ôter</a>{% endif %}</td></tr>{% endfor %}</table>', EMPTY, at='<th class="é">', review=True, severity=Severity.MINOR),
        Bad('<table><tr><th>Jour</th><th class="é"></th></tr>{% for r in rangs %}<tr>{% for c in r %}<td>{{ c }}</td>{% endfor %}</tr>{% endfor %}</table>', EMPTY, at='<th class="é">', review=True),
        Bad('<table><tr><th>Jour</th><th class="é"></th></tr>{% for j in jours %}<tr><td>{{ j }}</td><td>{% if j.été %}<span><i class="ok"></i> <b>{{ j.envoi }}</b></span>{% endif %}</td></tr>{% endfor %}</table>', EMPTY, at='<th class="é">'),
        Bad('<table><tr><td role="columnheader"><p style="display: none">Été</p></td></tr></table>', EMPTY, at='<td role="columnheader">'),
        Bad('<table><tr><th>É</th><th class="a"><i class="é"></i></th></tr>{% for x in y %}<tr><td>{{ x }}</td><td>{{ x.y }}</td></tr>{% endfor %}</table>', EMPTY, at='<th class="a">'),
        Bad('<table><thead><tr><th scope="col">Aide</th><th scope="col">Été</th></tr></thead><tbody><tr><td>Crèche</td><td>9 €</td></tr></tbody><tbody><tr><th scope="rowgroup" colspan="2">Enfance</th></tr></tbody></table>', ALONE, at='<th scope="rowgroup" colspan="2">'),
    ),
    good=(
        Good('<table><thead><tr><th scope="col">Aide</th><th scope="col">Été</th></tr></thead><tbody><tr><th scope="rowgroup" colspan="2">Enfance</th></tr><tr><td>Crèche</td><td>9 €</td></tr></tbody></table>'),
        Good('<table><thead><tr><th scope="row">Partenaire</th><th scope="col">Mairie d’été</th></tr></thead><tbody><tr><th scope="row">Pays</th><td>France</td></tr></tbody></table>'),
        Good('<table><tr><th>Été</th><th><div id="é"></div><script>commenter("é")</script></th></tr><tr><td>Juin</td><td>9 h</td></tr></table>'),
        Good('<table><tr><th></th><th>Été</th></tr><tr><th>Lundi</th><td>9 h</td></tr></table>'),
        Good('<table><tr><th>É</th><th>{% block é %}{% endblock %}</th></tr><tr><td>1</td><td>2</td></tr></table>'),
        Good('<table><tr><th>É</th><th><img src="é.png" alt="Été"></th></tr><tr><td>1</td><td>2</td></tr></table>'),
        Good('<table><tr><th>Jour</th><th>Été</th></tr><tr><td>Lundi</td><td>9 h</td></tr></table>'),
        Good('<table><thead><tr><th>Jour</th><th>Été</th></tr></thead><tbody id="lignes"></tbody></table>'),
        Good('<table><tr><th>Jour</th><th>Été</th></tr>{% for j in jours %}<tr><td>{{ j }}</td></tr>{% endfor %}</table>'),
        Good('<table><tr><th scope="row">Été</th><td>9 h</td></tr></table>'),
    ),
)  # fmt: skip
def table_header_unassigned(element: Element, page: Page) -> Iterator[Hit]:
    """Report the first header of a static table that no cell lies under or beside."""
    table = table_of(element)
    if element.name == "table":
        if table.role not in {None, "table", "grid", "treegrid"}:
            return
    elif table.role not in {"table", "grid", "treegrid"}:
        return
    blank = [] if page.is_email else [one for one in table.headers if _is_blank(one, table, page)]
    if blank:
        sure = next((one for one in blank if not _is_excused(one, table)), None)
        certainty = Certainty.REVIEW if sure is None else Certainty.VIOLATION
        if sure is not None and _is_over_nothing(sure, table):
            yield Hit(sure.element.span, OVER_NOTHING, severity=Severity.MINOR)
            return
        harm = Severity.MINOR if sure is None and _heads_controls(blank[0], table) else None
        yield Hit((sure or blank[0]).element.span, EMPTY, {}, certainty, severity=harm)
        return
    if (
        not table.headers
        or not table.is_static
        or len(table.rows) < 2
        or len(table.headers) == len(table.cells)
        or is_excluded(element, page)
    ):
        return
    for header in table.headers:
        if not is_excluded(header.element, page) and header.element.text.strip() and not _names(header, table):
            if _heads_headers(header, table):
                continue
            yield _said_of(header, table)
            return


def _heads_headers(header: Cell, table: Table) -> bool:
    """Whether a header stands in the corner of a table that is read row by row: it says what those beside it are."""
    below = [one for one in table.cells if one.column == header.column and one.row > header.row]
    beside = [one for one in table.cells if one.row == header.row and one.column > header.column]
    return header.column == 0 and bool(below) and bool(beside) and all(one.is_header for one in (*below, *beside))


def _said_of(header: Cell, table: Table) -> Hit:
    """Return what is wrong with a header that names nothing: its scope turns it from its cells, or there are none."""
    scope, name = (header.element.attr("scope") or "").lower(), header.element.text
    below = any(one.column == header.column and one.row > header.row for one in table.cells)
    beside = any(one.row == header.row and one.column > header.column and not one.is_header for one in table.cells)
    if scope == "row" and below:
        facts = {"name": name, "scope": scope, "right": "col", "line": COLUMN}
        return Hit(header.element.attribute_span("scope"), SCOPED, facts)
    if scope == "col" and beside:
        facts = {"name": name, "scope": scope, "right": "row", "line": ROW}
        return Hit(header.element.attribute_span("scope"), SCOPED, facts)
    return Hit(header.element.span, ALONE, {"name": name})


def _is_blank(header: Cell, table: Table, page: Page) -> bool:
    """Whether a header certainly says nothing, and is not the corner where headers of rows and of columns meet."""
    element = header.element
    if not is_empty(accessible_name(element, page)) or is_excluded(element, page) or element.inside("input", "slot"):
        return False
    if any(is_scripted(one, page) for one in (element, *element.inside())):
        return False  # a script writes its title, or puts a control there
    below = [one for one in table.cells if one.column == header.column and one.row > header.row]
    beside = [one for one in table.cells if one.row == header.row and one.column > header.column]
    if beside and below and all(one.is_header for one in beside) and header.column == 0:
        return not any(one.is_header for one in below) and all(not one.element.inside("input") for one in below)
    return True


def _is_over_nothing(header: Cell, table: Table) -> bool:
    """Whether each row has its cells in one row of the file, and none reaches the column of a header."""
    under = [one for one in table.cells if one.row > header.row]
    if not under or table.has_unknown_rows or any(_is_repeated_in_row(one.element) for one in under):
        return False
    return all(one.column + one.columns <= header.column for one in under) and header.column > 0


def _is_excused(header: Cell, table: Table) -> bool:
    """Whether an empty header may have nothing to say: over the names of the rows, over controls, over rows that are elsewhere."""
    beside = [one for one in table.cells if one.row == header.row and one.column > header.column]
    is_corner = header.column == 0 and bool(beside) and all(one.is_header for one in beside)
    return is_corner or _heads_controls(header, table) or _is_cut_off(header, table)


def _is_cut_off(header: Cell, table: Table) -> bool:
    """Whether what stands under a header is not seen: written in another file, or cell by cell in a loop."""
    under = [one for one in table.cells if one.row > header.row and not one.is_header]
    if any(_is_repeated_in_row(one.element) for one in table.cells if one.row == header.row):
        return True  # how many columns stand before it is not known
    if any(one.column == header.column for one in under):
        return False
    return table.has_unknown_rows or any(_is_repeated_in_row(one.element) for one in under)


def _is_repeated_in_row(cell: Element) -> bool:
    """Whether a loop writes the cells of a row, as many as there are."""
    row, branches = cell.above, cell.template.branches
    if row is None:
        return False
    return any(step.block.name in LOOPS for step in branches.path(cell.start)[len(branches.path(row.start)) :])


def _heads_controls(header: Cell, table: Table) -> bool:
    """Whether what an empty header stands over names itself: buttons, links, boxes to tick, pictures."""
    under = [one for one in table.cells if one.column == header.column and one.row > header.row]
    controls = [one for one in under if one.element.inside(*_CONTROLS) and not _words_besides(one.element)]
    return bool(under) and all(
        one in controls or _says_nothing(one.element) or any(_stands_for(one, other) for other in controls)
        for one in under
    )


def _stands_for(cell: Cell, control: Cell) -> bool:
    """Whether a cell says why a control is not there: of the two, one is written."""
    one, other = cell.element, control.element
    return cell.row == control.row and not one.template.branches.can_coexist(one.start, other.start)


def _says_nothing(cell: Element) -> bool:
    """Whether a cell only shows pictures, or what a call writes, which may be a control as well as words."""
    pictured = cell.inside(*_SPEAKING) and not _words_besides(cell)
    return bool(pictured) or not cell.text or (not cell.inside() and _is_called(cell))


def _is_called(cell: Element) -> bool:
    """Whether a cell holds nothing but what a call writes, which may be a control as well as words."""
    text = cell.template.source.text[cell.inner_span.start : cell.inner_span.end]
    return not words_of(visible(cell.text)) and "(" in text


_CONTROLS = ("a", "button", "form", "input", "label")
_SPEAKING = (*_CONTROLS, "i", "img", "svg")


def _words_besides(cell: Element) -> bool:
    """Whether a cell says something beside its controls, or beside its pictures when it has no control."""
    if not cell.inside(*_CONTROLS):
        return bool(visible(cell.text).strip())
    return any(
        isinstance(node, TextNode) and visible(str(node)).strip() and node.parent is cell for node in cell.children
    )


def _names(header: Cell, table: Table) -> bool:
    own = header.element.attr("id")
    said, others = _assigned(table)
    return any(one is not header.element for one in said.get(own or "", ())) or any(
        _is_named(header, cell) for cell in others if cell is not header
    )


@memo
def _assigned(table: Table) -> tuple[dict[str, list[Element]], list[Cell]]:
    """Return the cells that say their headers, by each id that they say, and the other cells."""
    said: dict[str, list[Element]] = {}
    for cell in table.cells:
        for word in cell.element.token_list("headers"):
            said.setdefault(word, []).append(cell.element)
    return said, [cell for cell in table.cells if "headers" not in cell.element.attrs]


def _is_named(header: Cell, cell: Cell) -> bool:
    scope = (header.element.attr("scope") or "").lower()
    role = (header.element.attr("role") or "").lower()
    if (
        scope == "rowgroup"
        and cell.row > header.row
        and header.element.closest(*_GROUPS) is cell.element.closest(*_GROUPS)
    ):
        return (
            cell.column + cell.columns > header.column
        )  # it names what is below in its group (HTML, forming relationships)
    down = scope not in {"row", "rowgroup"} and role != "rowheader"
    across = scope not in {"col", "colgroup"} and role != "columnheader"
    below = (
        cell.row > header.row
        and cell.column < header.column + header.columns
        and cell.column + cell.columns > header.column
    )
    beside = cell.column > header.column and cell.row < header.row + header.rows and cell.row + cell.rows > header.row
    return (down and below) or (across and beside and not cell.is_header)


_GROUPS = ("tbody", "tfoot", "thead", "table")
