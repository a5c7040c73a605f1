"""Looks written in the page instead of the stylesheet: who adapts them to read must undo them one by one."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Span, Text
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Check, Good, Subject, element_rule

TAG = Text(
    fr="<{tag}> règle l’apparence dans la page : qui adapte les couleurs ou les tailles doit d’abord la défaire, balise par balise. Passez par la feuille de style.",
    en="<{tag}> sets looks in the page: whoever adapts colours or sizes must first undo them, tag by tag. Use the stylesheet.",
)
ATTRIBUTE = Text(
    fr="L’attribut « {name} » règle l’apparence dans la page : qui adapte les couleurs ou l’alignement doit d’abord le défaire. Passez par la feuille de style.",
    en='The attribute "{name}" sets looks in the page: whoever adapts colours or alignment must first undo it. Use the stylesheet.',
)
SPACED = Text(
    fr="Les lettres de « {text} » sont séparées par des espaces : un lecteur d’écran les épelle une à une. Écrivez le mot, et écartez ses lettres avec « letter-spacing ».",
    en='The letters of "{text}" are set apart with spaces: a screen reader spells them one by one. Write the word, and space its letters with "letter-spacing".',
)

_TAGS = frozenset({"center", "font", "big", "strike", "tt", "basefont"})


_LONE = re.compile(r"\x20[^\W\d_]\x20[^\W\d_]\x20")
"""What no word whose letters are set apart goes without."""
_SPACED = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]\x20){4,}[^\W\d_](?![^\W\d_])")
_VOWELS = frozenset("aeiouyàâéèêëîïôöùûü")


def _spaced_out(page: Page) -> Iterator[Hit]:
    """Report the words whose letters are set apart with spaces (WCAG failure F32): letters in the order of the alphabet are a list."""
    texts = () if page.is_email else page.template.texts
    for text in texts if _LONE.search("\n".join(texts)) else ():
        if not _LONE.search(text):
            continue
        around = text.parent
        if not isinstance(around, Element) or any(one.name in _AS_TYPED for one in (around, *around.ancestors)):
            continue
        for match in _SPACED.finditer(text):
            letters = match[0].lower().split()
            if _VOWELS.isdisjoint(letters) or _VOWELS.issuperset(letters) or letters == sorted(letters):
                continue
            at = text.start + match.start()
            yield Hit(Span(at, at + len(match[0])), SPACED, {"text": match[0]})


_AS_TYPED = frozenset({"code", "kbd", "pre", "samp", "script", "style", "svg", "textarea"})


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
    also=(Check(Subject.TEMPLATE, (), (), _spaced_out),),
    bad=(
        Bad({"templates/admin/é.html": '<center>Été</center>'}, TAG, at='<center>'),
        Bad('<h2>F E R M É jusqu’à la rentrée</h2>', SPACED, at='F E R M É'),
        Bad('<center>Horaires d’été</center>', TAG, at='<center>'),
        Bad('<p><font color="red">Fermé</font> jusqu’à l’été</p>', TAG, at='<font color="red">'),
        Bad('<td bgcolor="#ff0000">Fermé l’été</td>', ATTRIBUTE, at='bgcolor="#ff0000"'),
        Bad('<td align="right">12 juillet, été</td>', ATTRIBUTE, at='align="right"', review=True),
    ),
    good=(
        Good({"templates/admin/é.html": '<table><tr><th align="left">Été</th></tr></table>'}),
        Good({"app/views/admin/été/index.html.erb": '<p align="center">Été</p>'}),
        Good({"templates/backoffice/é.html": '<h2 align="right">Été</h2>'}),
        Good('<p>Permis A B C D E, lignes M T B K R, été ; F E R</p><pre>F E R M É</pre>'),
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
            if name == "align" and page.is_back_office:
                return  # a few people work there, and none is stopped
            certainty = Certainty.REVIEW if name == "align" else Certainty.VIOLATION  # nobody is stopped by a place
            once = name if certainty is Certainty.REVIEW else ""
            yield Hit(element.attribute_span(name), ATTRIBUTE, {"name": name}, certainty, once=once)
            return


def _is_letter(page: Page) -> bool:
    """Whether the page is laid out as emails are: tables for presentation all through."""
    tables = page.template.by_name.get("table", ())
    return sum(one.attr("role") == "presentation" or "cellpadding" in one.attrs for one in tables) > 1
