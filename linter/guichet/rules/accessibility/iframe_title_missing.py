"""A frame without a name: a door with no sign."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.names import accessible_name, is_empty
from guichet.heard.roles import has_global_attribute, is_marked_decorative
from guichet.reading.language.words import plain
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import certainty_if_shown, is_excluded
from guichet.told.language.words import word_list

UNNAMED = Text(
    fr="Ce cadre n’a pas de titre : un lecteur d’écran annonce « cadre » ou une adresse. Ajoutez « title » avec ce qu’il contient.",
    en='This frame has no title: a screen reader says "frame" or an address. Add a "title" that says what it holds.',
)
VAGUE = Text(
    fr="Le titre « {title} » ne dit pas ce que contient ce cadre. Dites-le : « Plan d’accès », « Paiement ».",
    en='The title "{title}" does not say what this frame holds. Say it: "Map", "Payment".',
)

_TINY = re.compile(r"^[01](?:px)?$")


@element_rule(
    "iframe", "frame",
    name="iframe-title-missing",
    code="W9110",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Cadre sans titre', en='Frame without a title'),
    harms=Text(fr='Les personnes aveugles : pour savoir ce que contient le cadre, il faut y entrer et tout écouter.', en='People who are blind: to learn what the frame holds, they must enter it and listen to everything.'),
    instead=Text(fr='Donnez au cadre un « title » qui dit son contenu : « Plan d’accès », « Vidéo : refaire sa carte ».', en='Give the frame a "title" that says what it holds: "Map", "Video: how to renew your card".'),
    wrong_when=Text(fr='Le titre est posé par un script.', en='The title is set by a script.'),
    refs=("rgaa 2.1", "wcag 4.1.2", "act cae760"),
    lesson="04-accessibility/02-headings-landmarks-links",
    bad=(
        Bad('<iframe src="/plan"></iframe>', UNNAMED, at='<iframe src="/plan">'),
        Bad('<iframe src="/plan" title=" "></iframe>', UNNAMED, at='<iframe src="/plan" title=" ">'),
        Bad('<p>Vidéo</p><iframe title="iframe" src="/film"></iframe>', VAGUE, at='title="iframe"'),
        Bad('<iframe src="/é" role="presentation" title=""></iframe>', UNNAMED, at='<iframe src="/é" role="presentation" title="">'),
        Bad('<iframe src="/é" role="none" tabindex="0"></iframe>', UNNAMED, at='<iframe src="/é" role="none" tabindex="0">'),
    ),
    good=(
        Good('<iframe src="/é" role="presentation"></iframe>'),
        Good('<iframe src="/plan" title="Plan d’accès"></iframe>'),
        Good('<iframe src="/plan" aria-label="Plan d’accès"></iframe>'),
        Good('<iframe src="/mesure" hidden></iframe>'),
        Good('<iframe src="{{ url }}" title="{{ titre }}"></iframe>'),
        Good('<noscript><iframe src="/mesure" style="display:none"></iframe></noscript>'),
    ),
)  # fmt: skip
def iframe_title_missing(frame: Element, page: Page) -> Iterator[Hit]:
    """Report a frame that people meet and that has no name, or an empty one."""
    if is_excluded(frame, page) or frame.attr("tabindex") == "-1" or page.is_email or _is_set_aside(frame):
        return
    if _TINY.match(frame.attr("width") or "") and _TINY.match(frame.attr("height") or ""):
        return
    name = accessible_name(frame, page)
    if is_empty(name):
        yield Hit(frame.span, UNNAMED, {}, certainty_if_shown(frame, page))
    elif plain(name) in word_list("accessibility/names.toml", "frames"):
        yield Hit(frame.attribute_span("title"), VAGUE, {"title": name})


def _is_set_aside(frame: Element) -> bool:
    """Whether a frame says that it means nothing, and nothing it carries says otherwise, not even a title left empty."""
    if "title" in frame.attrs and not (frame.attr("title") or "").strip():
        return False
    return is_marked_decorative(frame) and "tabindex" not in frame.attrs and not has_global_attribute(frame)
