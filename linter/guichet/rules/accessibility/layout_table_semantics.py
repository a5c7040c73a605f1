"""A table that lays out a page and is announced as data, or the other way round."""

from collections.abc import Iterator
from itertools import islice

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.tables import table_of
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_excluded

LAYOUT = Text(
    fr='Ce tableau sert à la mise en page : un lecteur d’écran l’annonce comme des données. Utilisez CSS, ou ajoutez role="presentation".',
    en='This table lays out the page: a screen reader announces it as data. Use CSS, or add role="presentation".',
)
CONTRADICTION = Text(
    fr="Ce tableau est dit de présentation mais garde {mark} : il sera lu à moitié comme des données. Retirez l’un des deux.",
    en="This table says it is for presentation but keeps {mark}: it will be half read as data. Remove one of them.",
)


_PARTS = ("h1", "h2", "h3", "h4", "nav", "header", "footer", "main", "aside")


@element_rule(
    "table",
    name="layout-table-semantics",
    code="W9626",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Tableau de mise en page annoncé comme des données', en='Layout table announced as data'),
    harms=Text(fr='Les personnes aveugles : « tableau, 1 ligne, 2 colonnes » à chaque bloc, et un ordre de lecture qui ne suit pas le sens.', en='People who are blind: "table, 1 row, 2 columns" at each block, and a reading order that does not follow the meaning.'),
    instead=Text(fr='Mettez en page avec CSS ; à défaut, role="presentation", sans <th>, <caption> ni « summary ».', en='Lay out with CSS; failing that, role="presentation", without <th>, <caption> or "summary".'),
    wrong_when=Text(fr='Les cellules contiennent de vraies données sous des listes.', en='The cells hold true data written as lists.'),
    refs=("rgaa 5.3", "rgaa 5.8", "wcag 1.3.1"),
    lesson="04-accessibility/06-tables",
    bad=(
        Bad('<table><tr><td><ul><li><a href="/">Accueil</a></li></ul></td><td><h2>Été</h2><p>Bienvenue</p></td></tr></table>', LAYOUT, at='<table>'),
        Bad('<table border="0"><tr><td><nav><a href="/">Été</a></nav></td><td><h1>Mairie</h1></td></tr></table>', LAYOUT, at='<table border="0">'),
        Bad('<table role="none" summary="Mise en page de l’été"><tr><td>Été</td><td>9 h</td></tr></table>', CONTRADICTION, at='summary="Mise en page de l’été"'),
        Bad('<table role="presentation"><tr><td headers="é">Été</td></tr></table>', CONTRADICTION, at='headers="é"'),
        Bad('<table role="presentation"><tr><th>Été</th><td>9 h</td></tr></table>', CONTRADICTION, at='<th>'),
    ),
    good=(
        Good('<table role="presentation"><tr><td><h2>Été</h2></td><td><ul><li>a</li></ul></td></tr></table>'),
        Good('<table role="none" summary=""><tr><td>Été</td></tr></table>'),
        Good('<table><tr><th>Jour</th><td><ul><li>Été</li></ul></td></tr></table>'),
        Good('<table><tr><td>Été</td><td>9 h</td></tr></table>'),
    ),
)  # fmt: skip
def layout_table_semantics(element: Element, page: Page) -> Iterator[Hit]:
    """Report a table whose cells hold headings or navigation, unless it says that it is for presentation; then its data marks."""
    table = table_of(element)
    if page.is_email or page.is_sheet or is_excluded(element, page):
        return
    if table.is_presentation:
        yield from islice(_data_marks(element), 1)
        return
    if table.role or table.has_data_marks or table.width < 2:
        return
    parts = sum(bool(cell.element.inside(*_PARTS)) for cell in table.cells)
    if parts and any(cell.element.inside(*_PARTS, "ul", "ol", "form", "p") for cell in table.cells):
        yield Hit(element.span, LAYOUT)


def _data_marks(table: Element) -> Iterator[Hit]:
    """Yield what a table of presentation keeps of a table of data (RGAA 5.8)."""
    if (table.attr("summary") or "").strip():
        yield Hit(table.attribute_span("summary"), CONTRADICTION, {"mark": "summary"})
    for one in table.inside("th", "caption", "thead", "tfoot", "td"):
        if one.closest("table") is not table:
            continue
        if one.name != "td":
            yield Hit(one.span, CONTRADICTION, {"mark": f"<{one.name}>"})
        for name in ("scope", "headers", "axis"):
            if name in one.attrs:
                yield Hit(one.attribute_span(name), CONTRADICTION, {"mark": name})
