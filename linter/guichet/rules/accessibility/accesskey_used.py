"""A key that the page takes from the screen reader."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule

USED = Text(
    fr='accesskey="{key}" prend une touche au navigateur ou au lecteur d’écran. Rien ne l’annonce. Retirez-le.',
    en='accesskey="{key}" takes a key from the browser or the screen reader. Nothing announces it. Remove it.',
)


@element_rule(
    "[accesskey]",
    name="accesskey-used",
    code="W9195",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr='Touche d’accès', en='Access key'),
    harms=Text(fr='Les personnes aveugles : la touche prise par la page servait à leur lecteur d’écran.', en='People who are blind: the key that the page takes served their screen reader.'),
    instead=Text(fr='Retirez « accesskey » : les liens d’évitement et les titres font mieux.', en='Remove "accesskey": skip links and headings do better.'),
    wrong_when=Text(fr='Une aide documente ces touches, et les personnes les ont demandées.', en='A help page documents these keys, and people asked for them.'),
    refs=("rgaa 12.10", "wcag 2.1.4"),
    lesson="04-accessibility/05-keyboard-and-focus",
    bad=(
        Bad('<a href="/é" accesskey="A">Été</a>', USED, at='accesskey="A"'),
        Bad('<button accesskey="s">Envoyé</button>', USED, at='accesskey="s"'),
        Bad('<input aria-label="É" accesskey="1">', USED, at='accesskey="1"'),
    ),
    good=(
        Good('<a href="/é">Été</a>'),
        Good('<a href="/é" accesskey="{{ touche }}">Été</a>'),
        Good('<a href="/é" accesskey="">Été</a>'),
    ),
)  # fmt: skip
def accesskey_used(element: Element, page: Page) -> Iterator[Hit]:
    """Report a static access key."""
    key = element.attr("accesskey")
    if key and key.strip() and not is_dynamic(key):
        yield Hit(element.attribute_span("accesskey"), USED, {"key": key.strip()})
