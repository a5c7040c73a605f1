"""Looks written in the page instead of the stylesheet: who adapts them to read must undo them one by one."""

from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule

TAG = Text(
    fr="<{tag}> règle l’apparence dans la page : qui adapte les couleurs ou les tailles doit d’abord la défaire, balise par balise. Passez par la feuille de style.",
    en="<{tag}> sets looks in the page: whoever adapts colours or sizes must first undo them, tag by tag. Use the stylesheet.",
)
ATTRIBUTE = Text(
    fr="L’attribut « {name} » règle l’apparence dans la page : qui adapte les couleurs ou l’alignement doit d’abord le défaire. Passez par la feuille de style.",
    en='The attribute "{name}" sets looks in the page: whoever adapts colours or alignment must first undo it. Use the stylesheet.',
)

_TAGS = frozenset({"center", "font", "big", "strike", "tt", "basefont"})


@element_rule(
    "center", "font", "big", "strike", "tt", "basefont", "[bgcolor]", "[align]",
    name="presentational-markup",
    code="W9134",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr='Présentation écrite dans le HTML', en='Looks written in the HTML'),
    harms=Text(fr='Les personnes qui remplacent couleurs, tailles ou alignements pour pouvoir lire.', en='People who replace colours, sizes or alignment so that they can read.'),
    instead=Text(fr='Mettez la présentation dans la feuille de style.', en='Put the looks in the stylesheet.'),
    wrong_when=Text(fr='C’est un courriel, où la feuille de style n’est pas toujours lue.', en='It is an email, where stylesheets are not always read.'),
    refs=("rgaa 10.1", "wcag 1.3.1"),
    lesson="04-accessibility/04-contrast-and-zoom",
    bad=(
        Bad('<center>Horaires d’été</center>', TAG, at='<center>'),
        Bad('<p><font color="red">Fermé</font> jusqu’à l’été</p>', TAG, at='<font color="red">'),
        Bad('<td bgcolor="#ff0000">Fermé l’été</td>', ATTRIBUTE, at='bgcolor="#ff0000"'),
        Bad('<td align="right">12 juillet, été</td>', ATTRIBUTE, at='align="right"', review=True),
    ),
    good=(
        Good('<p class="centre">Horaires d’été</p>'),
        Good('<svg><font id="f"></font></svg>'),
        Good('<p>La balise &lt;center&gt; date de l’été 1995.</p>'),
    ),
)  # fmt: skip
def presentational_markup(element: Element, page: Page) -> Iterator[Hit]:
    """Report an obsolete element or attribute of looks, outside emails and drawings."""
    if page.is_email or element.closest("svg") is not None or _is_letter(page):
        return
    if element.name in _TAGS:
        yield Hit(element.span, TAG, {"tag": element.name})
        return
    for name in ("bgcolor", "align"):
        if name in element.attrs and element.name not in {"col", "colgroup"}:
            certainty = Certainty.REVIEW if name == "align" else Certainty.VIOLATION  # nobody is stopped by a place
            yield Hit(element.attribute_span(name), ATTRIBUTE, {"name": name}, certainty)
            return


def _is_letter(page: Page) -> bool:
    """Whether the page is laid out as emails are: tables for presentation all through."""
    tables = page.template.by_name.get("table", ())
    return sum(one.attr("role") == "presentation" or "cellpadding" in one.attrs for one in tables) > 1
