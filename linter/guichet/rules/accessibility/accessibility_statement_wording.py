"""A mention of accessibility that is none of the three that exist."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule

WORDING = Text(
    fr="« {text} » n’est pas une des trois mentions prévues. Écrivez « Accessibilité : totalement conforme », « partiellement conforme » ou « non conforme ».",
    en='"{text}" is not one of the three mentions provided. Write "Accessibilité : totalement conforme", "partiellement conforme" or "non conforme".',
)

_MENTION = re.compile(r"^accessibilité\s*[:–-]\s*(.{2,40})$", re.I)
_RIGHT = re.compile(r"^(?:site\s+)?(?:totalement|partiellement|non)[\s-]+conforme\b", re.I)
_ABOUT = re.compile(r"conform|en cours|%|partiel|rgaa|wcag|niveau", re.I)


@element_rule(
    "a", "p", "li", "span",
    name="accessibility-statement-wording",
    code="W9186",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Mention d’accessibilité inexacte', en='Inexact accessibility mention'),
    harms=Text(fr='Les personnes handicapées : « 85 % » ne dit pas si elles pourront faire leur démarche.', en='Disabled people: "85%" does not say whether they can get through.'),
    instead=Text(fr='Écrivez l’une des trois mentions : totalement, partiellement, ou non conforme.', en='Write one of the three mentions: totalement, partiellement, or non conforme.'),
    wrong_when=Text(fr='La phrase n’est pas la mention, mais un texte sur l’accessibilité.', en='The sentence is not the mention, but a text about accessibility.'),
    refs=("decree-2019-768", "order-2019-09-20"),
    lesson="04-accessibility/09-statement",
    mentions=("accessibilit",),
    bad=(
        Bad('<footer><a href="/a">Accessibilité : conforme à 85 %</a></footer>', WORDING, at='<a href="/a">'),
        Bad('<footer><p>Accessibilité : conforme</p></footer>', WORDING, at='<p>'),
        Bad('<li><a class="fr-footer__bottom-link" href="#">Accessibilité: en cours</a></li>', WORDING, at='<a class="fr-footer__bottom-link" href="#">'),
    ),
    good=(
        Good('<footer><a href="/a">Accessibilité&nbsp;: non conforme</a></footer>'),
        Good('<footer><a href="/a">Accessibilité : partiellement conforme</a></footer>'),
        Good('<footer><a href="/a">Accessibilité</a></footer>'),
        Good('<p>Accessibilité : {{ état }}</p>'),
        Good('<p>On entend : <samp><span>Accessibilité : conforme à 85 %</span></samp>, comme l’été dernier.</p>'),
        Good('<summary>B. “<span lang="fr">Accessibilité : conforme à 61 %</span>”</summary>'),
        Good('<td>La mention «&nbsp;<a href="/a">Accessibilité : en cours</a>&nbsp;» est fausse.</td>'),
        Good('<p>Accessibilité : le rez-de-chaussée est ouvert aux fauteuils, l’étage ne l’est pas.</p>'),
    ),
)  # fmt: skip
def accessibility_statement_wording(element: Element, page: Page) -> Iterator[Hit]:
    """Report a short text, that nobody quotes, which begins as the mention does and does not end as it must."""
    if element.inside("a", "p", "li", "span") or element.closest("samp", "code", "q", "blockquote"):
        return
    before = element.template.source.text[max(element.start - 8, 0) : element.start]
    if before.replace("&nbsp;", " ").rstrip().endswith(("«", "“")):
        return
    text = element.text.replace("\u00a0", " ").replace("\u202f", " ")
    match = _MENTION.match(text)
    if match and not is_dynamic(text) and _ABOUT.search(match[1]) and not _RIGHT.match(match[1]):
        yield Hit(element.span, WORDING, {"text": text})
