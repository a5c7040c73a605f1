"""Rows and columns that only the stylesheet lays out: nobody hears a table."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic, visible
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.cascade import styles_of
from guichet.seen.declared import known
from guichet.seen.visibility import is_excluded

FAKED = Text(
    fr="Ces lignes et ces colonnes ont l’air d’un tableau sans l’être : à l’oreille, « {first} » et les autres titres ne sont dits avec aucune valeur. Écrivez <table>, avec des <th>.",
    en='These rows and columns look like a table and are not one: by ear, "{first}" and the other titles are said with no value. Write <table>, with <th>.',
)

_ROWS, _COLUMNS = 3, 3
"""From which values are read by their row and their column."""
_TITLE = 32
"""Characters that a title of a column has at most."""
_ACROSS = frozenset({"table-row", "grid", "flex", "inline-grid"})
_CELLS = frozenset({"div", "span", "p", "b", "strong"})
_DIGIT = re.compile(r"\d")


@element_rule(
    "div", "section",
    name="table-faked",
    code="W9707",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr="Tableau imité par des styles", en="Table imitated with styles"),
    harms=Text(
        fr="Les personnes aveugles : les valeurs se suivent, sans le titre de leur colonne ni moyen de s’y déplacer.",
        en="People who are blind: values follow one another, without the title of their column or a way to move among them.",
    ),
    instead=Text(fr="Écrivez un <table> avec des <th>, ou les rôles « table », « row » et « cell ».", en='Write a <table> with <th>, or the roles "table", "row" and "cell".'),
    wrong_when=Text(fr="Les lignes se lisent seules, sans leur titre de colonne.", en="The rows can be read alone, without the title of their column."),
    refs=("rgaa 5.6", "rgaa 5.7", "wcag 1.3.1"),
    lesson="04-accessibility/06-tables",
    since="0.1.0",
    bad=(
        Bad('<html lang="fr"><style>.r { display: table-row }</style><div><div class="r"><span>Rue</span><span>Début</span><span>Fin</span></div><div class="r"><span>Été</span><span>3 mars</span><span>9 mars</span></div><div class="r"><span>Haute</span><span>10 mars</span><span>18 mars</span></div></div></html>', FAKED, at="<div>"),
        Bad('<html lang="fr"><style>.r { display: grid; grid-template-columns: 1fr 1fr 1fr }</style><div class="t"><div class="r"><b>Séjour d’été</b><b>Prix</b><b>Places</b></div>{% for s in séjours %}<div class="r"><span>{{ s.nom }}</span><span>{{ s.prix }} €</span><span>{{ s.places }}</span></div>{% endfor %}</div></html>', FAKED, at='<div class="t">'),
        Bad('<div><div style="display: flex"><p>Jour</p><p>Matin</p><p>Été</p></div><div style="display: flex"><p>Lundi</p><p>9 h</p><p>8 h</p></div><div style="display: flex"><p>Mardi</p><p>9 h</p><p>8 h</p></div></div>', FAKED, at="<div>"),
    ),
    good=(
        Good('<html lang="fr"><style>.r { display: table-row }</style><div role="table" aria-label="Été"><div class="r" role="row"><span role="columnheader">Rue</span><span role="columnheader">Début</span><span role="columnheader">Fin</span></div><div class="r" role="row"><span role="cell">Été</span><span role="cell">3 mars</span><span role="cell">9 mars</span></div><div class="r" role="row"><span role="cell">Haute</span><span role="cell">10 mars</span><span role="cell">18 mars</span></div></div></html>'),
        Good('<html lang="fr"><style>.r { display: flex }</style><div><div class="r"><span>Rue de l’été 3</span><span>3 mars</span><span>9 mars</span></div><div class="r"><span>Été</span><span>3 mars</span><span>9 mars</span></div><div class="r"><span>Haute</span><span>10 mars</span><span>18 mars</span></div></div></html>'),
        Good('<div><div><span>Rue</span><span>Début</span><span>Fin</span></div><div><span>Été</span><span>3 mars</span><span>9 mars</span></div><div><span>Haute</span><span>10 mars</span><span>18 mars</span></div></div>'),
        Good('<html lang="fr"><style>.r { display: flex }</style><div><div class="r"><a href="/a">Rue</a><a href="/b">Début</a><a href="/c">Été</a></div><div class="r"><p>1</p><p>2</p><p>3</p></div><div class="r"><p>1</p><p>2</p><p>3</p></div></div></html>'),
    ),
)  # fmt: skip
def table_faked(box: Element, page: Page) -> Iterator[Hit]:
    """Report rows of as many short texts, laid side by side, under a row of titles."""
    rows = [one for one in box.children if isinstance(one, Element)]
    if len(rows) < 2 or "role" in box.attrs or box.has_unknown_attributes or page.is_email or page.is_sheet:
        return
    cells = [_cells(one) for one in rows]
    width = len(cells[0])
    if width < _COLUMNS or any(len(one) != width for one in cells) or not _is_of_titles(cells[0]):
        return
    again = any(one.template.branches.is_repeated(one.start) for one in rows[1:])
    if (len(rows) < _ROWS and not again) or not all(map(_holds_values, cells[1:])):
        return
    styles = styles_of(page)
    if all(known(styles.of(one), "display") in _ACROSS for one in rows) and not is_excluded(box, page):
        certainty = Certainty.VIOLATION if styles.is_complete or "style" in rows[0].attrs else Certainty.REVIEW
        yield Hit(box.span, FAKED, {"first": cells[0][0].text}, certainty)


def _cells(row: Element) -> list[Element]:
    """Return the short texts that a row is made of; nothing where it is, or holds, anything else."""
    held = [one for one in row.children if isinstance(one, Element)]
    if row.name not in {"div", "p", "section"} or "role" in row.attrs:
        return []
    return held if all(map(_is_cell, held)) else []


def _is_cell(one: Element) -> bool:
    return (
        one.name in _CELLS and "role" not in one.attrs and not any(isinstance(each, Element) for each in one.children)
    )


def _is_of_titles(cells: list[Element]) -> bool:
    said = [visible(one.text).strip() for one in cells]
    return len(set(said)) == len(said) and all(
        one and len(one) <= _TITLE and not is_dynamic(one) and not _DIGIT.search(one) for one in said
    )


def _holds_values(cells: list[Element]) -> bool:
    return any(is_dynamic(one.text) or _DIGIT.search(one.text) for one in cells)
