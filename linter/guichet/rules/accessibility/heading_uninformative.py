"""A heading that announces nothing."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.heard.links import is_specimen
from guichet.reading.language.words import plain, words_of
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_excluded
from guichet.told.language.words import word_list

VAGUE = Text(
    fr="Le titre « {text} » n’annonce rien : qui parcourt les titres passera à côté. Dites ce que la partie contient.",
    en='The heading "{text}" announces nothing: someone who goes through the headings will miss it. Say what the part holds.',
)

_NUMBERED = re.compile(r" \d+$")


@element_rule(
    "h1", "h2", "h3", "h4", "h5", "h6", "[role]",
    name="heading-uninformative",
    code="W9129",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr='Titre qui n’annonce rien', en='Heading that announces nothing'),
    harms=Text(fr='Les personnes qui parcourent les titres pour trouver leur chemin.', en='People who go through the headings to find their way.'),
    instead=Text(fr='Dites ce que la partie contient : « Pièces à fournir », « Horaires ».', en='Say what the part holds: "Documents to bring", "Opening hours".'),
    wrong_when=Text(fr='Le mot est vraiment le sujet de la partie.', en='The word really is the subject of the part.'),
    refs=("rgaa 9.1", "wcag 2.4.6", "act b49b2e"),
    lesson="04-accessibility/02-headings-landmarks-links",
    bad=(
        Bad('<h2>Titre</h2><p>Venez à la mairie l’été.</p>', VAGUE, at='<h2>'),
        Bad('<h2><a href="/é">Test</a></h2><p>Vérifier les adresses de l’été.</p>', VAGUE, at='<h2>', review=True),
        Bad('<h3>Section 1</h3><p>Pièces à fournir</p>', VAGUE, at='<h3>'),
        Bad('<h2 class="gros">Lorem ipsum</h2>', VAGUE, at='<h2 class="gros">'),
    ),
    good=(
        Good('<h2>Horaires d’été</h2>'),
        Good('<h2>Informations pratiques</h2>'),
        Good('<a href="/é"><h2>Test</h2><p>Vérifier les adresses de l’été.</p></a>'),
        Good('<h2>{{ titre }}</h2>'),
        Good('<h2>{{ t(".title") }}</h2><p>Été</p>'),
        Good('<h2>Heading 2</h2>{{ lipsum(1) }}<p>Été</p>'),
        Good('<h2>Titre</h2>{% lorem 3 p %}'),
    ),
)  # fmt: skip
def heading_uninformative(heading: Element, page: Page) -> Iterator[Hit]:
    """Report a heading made of a placeholder word."""
    if heading.name not in {"h1", "h2", "h3", "h4", "h5", "h6"} and heading.attr("role") != "heading":
        return
    text = next(filter(_is_vague, page.texts_of(heading)), None)
    if text and not is_excluded(heading, page) and not is_specimen(heading) and not _is_explained(heading):
        names_a_link = any(one.text == heading.text for one in heading.inside("a"))
        yield Hit(heading.span, VAGUE, {"text": text}, Certainty.REVIEW if names_a_link else Certainty.VIOLATION)


def _is_explained(heading: Element) -> bool:
    """Whether a link holds the heading and more words, which are heard with it."""
    around = heading.closest("a")
    return around is not None and len(words_of(around.text)) > len(words_of(heading.text))


def _is_vague(text: str) -> bool:
    if not text or len(text) > 30 or is_dynamic(text):
        return False
    return _NUMBERED.sub("", plain(text)) in word_list("accessibility/names.toml", "headings")
