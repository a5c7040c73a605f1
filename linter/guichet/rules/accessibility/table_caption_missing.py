"""A table of data without a title: who hears it does not know which one it is."""

from collections.abc import Iterator
from itertools import islice

from guichet.aria.tables import table_of
from guichet.aria.visibility import is_excluded
from guichet.element import Element
from guichet.findings import Certainty, Family, Hit, Severity, Text
from guichet.page import Page
from guichet.references import rgaa, wcag
from guichet.rule import Bad, Good, element_rule

UNTIED = Text(
    fr="Le titre « {title} » n’est pas relié à ce tableau : un lecteur d’écran annonce le tableau sans lui. Mettez-le dans <caption>, ou utilisez aria-labelledby.",
    en='The title "{title}" is not tied to this table: a screen reader announces the table without it. Put it in <caption>, or use aria-labelledby.',
)
NONE = Text(
    fr="Ce tableau de données n’a pas de titre. S’il en faut un pour savoir ce qu’il montre, ajoutez <caption>.",
    en="This data table has no title. If one is needed to know what it shows, add <caption>.",
)


@element_rule(
    "table",
    name="table-caption-missing",
    code="W9622",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr='Tableau de données sans titre', en='Data table without a title'),
    harms=Text(fr='Les personnes aveugles, qui passent d’un tableau à l’autre et entendent « tableau, 12 lignes » sans savoir lequel.', en='People who are blind: they move from table to table and hear "table, 12 rows" without knowing which one.'),
    instead=Text(fr='Donnez un titre avec <caption>, ou reliez le titre voisin par aria-labelledby.', en='Give a title with <caption>, or tie the nearby title with aria-labelledby.'),
    wrong_when=Text(fr='Le tableau n’a pas besoin de titre, car la page n’a que lui.', en='The table needs no title, as the page has only that.'),
    refs=(rgaa("5.4"), wcag("1.3.1"),),
    lesson="04-accessibility/06-tables",
    bad=(
        Bad('<p><strong>Horaires d’été</strong></p><table><tr><th scope="col">Jour</th><th scope="col">Heures</th></tr><tr><td>Lundi</td><td>9 h</td></tr></table>', UNTIED, at='<table>'),
        Bad('<table><caption>Effectifs d’été</caption><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table><p>Voici.</p><table class="t"><tr><th scope="col">Été</th><th scope="col">Hiver</th></tr><tr><td>9 h</td><td>10 h</td></tr></table>', NONE, at='<table class="t">', review=True),
        Bad('<p>Voici :</p><table id="t"><tr><th>Été</th><th>Hiver</th></tr><tr><td>9 h</td><td>10 h</td></tr></table><table><caption>Effectifs d’été</caption><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>', NONE, at='<table id="t">', review=True),
    ),
    good=(
        Good('<table><caption>Horaires d’été</caption><tr><th>Jour</th><th>Heures</th></tr><tr><td>Lundi</td><td>9 h</td></tr></table>'),
        Good('<h2 id="h">Été</h2><table aria-labelledby="h"><tr><th>Jour</th><th>Heures</th></tr><tr><td>Lundi</td><td>9 h</td></tr></table>'),
        Good('<table role="presentation"><tr><td>Été</td><td>9 h</td></tr><tr><td>a</td><td>b</td></tr></table>'),
        Good('<table {{ attrs }}><tr><th>Jour</th><th>Été</th></tr><tr><td>Lundi</td><td>9 h</td></tr></table>'),
    ),
)  # fmt: skip
def table_caption_missing(element: Element, page: Page) -> Iterator[Hit]:
    """Report a table whose title in bold stands just before it, untied; ask where there is none."""
    table = table_of(element)
    if not table.is_data or not table.headers or table.is_named or page.is_email or is_excluded(element, page):
        return
    title = _title_before(element)
    if title:
        yield Hit(element.span, UNTIED, {"title": title})
    elif (
        len(page.template.by_name.get("table", ())) > 1
        and element.closest("table") is None
        and not _follows_heading(element)
    ):
        yield Hit(element.span, NONE, certainty=Certainty.REVIEW)


def _before(element: Element) -> Iterator[Element]:
    """Yield the elements before another in the same box, nearest first."""
    return (one for one in element.previous_siblings if isinstance(one, Element))


def _title_before(table: Element) -> str:
    """Return the text of the paragraph in bold that stands just before a table."""
    before = next(_before(table), None)
    if before is not None and before.name in {"p", "div"} and 0 < len(before.text) <= 80:
        bold = before.inside("strong", "b")
        if bold and bold[0].text == before.text:
            return before.text
    return ""


_HEADINGS = ("h1", "h2", "h3", "h4")


def _follows_heading(table: Element) -> bool:
    """Whether a heading introduces the table, itself or the box around it."""
    return any(
        before.name in {*_HEADINGS, "h5", "h6", "legend", "summary"} or before.inside(*_HEADINGS)
        for one in (table, *islice(table.ancestors, 2))
        for before in islice(_before(one), 3)
    )
