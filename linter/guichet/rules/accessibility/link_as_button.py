"""A link announced as a button, that the space bar does not press."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.scripts.inline import is_scripted
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule

DRESSED = Text(
    fr='Ce lien mène à une page et se dit bouton : la barre d’espace n’y fera rien. Retirez role="button".',
    en='This link leads to a page and calls itself a button: the space bar will do nothing. Remove role="button".',
)


@element_rule(
    "a",
    name="link-as-button",
    code="W9197",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr='Lien déguisé en bouton', en='Link dressed as a button'),
    harms=Text(fr='Les personnes aveugles : on leur annonce un bouton, la barre d’espace n’y fait rien.', en='People who are blind: they hear a button, and the space bar does nothing.'),
    instead=Text(fr='Retirez role="button" d’un lien qui mène à une page ; écrivez <button> pour une action.', en='Remove role="button" from a link that leads to a page; write <button> for an action.'),
    wrong_when=Text(fr='Un script fait répondre la barre d’espace.', en='A script makes the space bar work.'),
    refs=("rgaa 7.1", "rgaa 7.3", "wcag 2.1.1", "wcag 4.1.2"),
    lesson="04-accessibility/07-aria",
    bad=(
        Bad('<a href="next.html" role="button">Continuer après l’été</a>', DRESSED, at='role="button"'),
        Bad('<a class="btn" href="/demande" role="button">Faire ma demande d’été</a>', DRESSED, at='role="button"'),
        Bad('<p><a role="button" href="https://www.example.fr/été">Été</a></p>', DRESSED, at='role="button"'),
    ),
    good=(
        Good('<a href="next.html">Continuer après l’été</a>'),
        Good('<a href="#menu" role="button" data-toggle="collapse">Été</a>'),
        Good('<a href="/été" role="button" onkeydown="espace(event)">Été</a>'),
        Good('<a href="{{ url }}" role="button" {{ attrs }}>Été</a>'),
    ),
)  # fmt: skip
def link_as_button(link: Element, page: Page) -> Iterator[Hit]:
    """Report a link to another page with the role of a button and no key handler."""
    href = link.attr("href") or ""
    if link.attr("role") != "button" or not href or href.startswith(("#", "javascript:")) or is_dynamic(href):
        return
    if link.has_unknown_attributes or any(name.startswith(("on", "@", "v-on", "hx-", "data-")) for name in link.attrs):
        return
    if not is_scripted(link, page):
        yield Hit(link.attribute_span("role"), DRESSED)
