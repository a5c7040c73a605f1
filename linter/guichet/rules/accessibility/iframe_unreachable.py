"""A frame that the keyboard cannot enter, with something to act on inside."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.heard.focus import tab_index
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule
from guichet.seen.visibility import is_hidden

CLOSED = Text(
    fr='Ce cadre contient de quoi agir, hors de l’ordre de tabulation : au clavier, on n’y entre pas. Retirez tabindex="-1".',
    en='This frame holds something to act on, outside the tab order: the keyboard cannot enter it. Remove tabindex="-1".',
)

_CONTROL = re.compile(r"<(a\s[^<>]*href|button|input|select|textarea|summary)\b[^<>]*>", re.I)


@element_rule(
    "iframe",
    name="iframe-unreachable",
    code="W9178",
    family=Family.ACCESSIBILITY,
    severity=Severity.SERIOUS,
    title=Text(fr='Cadre inaccessible au clavier', en='Frame out of keyboard reach'),
    harms=Text(fr='Les personnes au clavier : ce qui est dans le cadre leur est fermé.', en='People who use the keyboard: what is in the frame is closed to them.'),
    instead=Text(fr='Retirez tabindex="-1" du cadre.', en='Remove tabindex="-1" from the frame.'),
    wrong_when=Text(fr='Le contenu du cadre ne se commande pas.', en='The frame holds nothing to act on.'),
    refs=("rgaa 12.8", "rgaa 7.3", "wcag 2.1.1", "act akn7bn"),
    lesson="04-accessibility/05-keyboard-and-focus",
    bad=(
        Bad('<iframe tabindex="-1" title="É" srcdoc="<a href=\'/\'>Été</a>"></iframe>', CLOSED, at='tabindex="-1"'),
        Bad('<iframe title="É" tabindex="-1" srcdoc="<button>Envoyé</button>"></iframe>', CLOSED, at='tabindex="-1"'),
        Bad('<iframe title="É" tabindex="-2" srcdoc="<p>Été</p><input>"></iframe>', CLOSED, at='tabindex="-2"'),
    ),
    good=(
        Good('<iframe title="É" srcdoc="<a href=\'/\'>Été</a>"></iframe>'),
        Good('<iframe tabindex="-1" title="É" srcdoc="<p>Été</p>"></iframe>'),
        Good('<iframe tabindex="-1" inert title="É" srcdoc="<a href=\'/\'>Été</a>"></iframe>'),
        Good('<iframe tabindex="-1" title="É" src="/é"></iframe>'),
    ),
)  # fmt: skip
def iframe_unreachable(frame: Element, page: Page) -> Iterator[Hit]:
    """Report a frame with a negative tabindex whose own document holds a control that Tab would reach."""
    index, inner = tab_index(frame), frame.attr("srcdoc") or ""
    if index is None or index >= 0 or is_hidden(frame, page):
        return
    controls = [match[0] for match in _CONTROL.finditer(inner)]
    if any(not re.search(r"tabindex\s*=\s*['\"]?-|\bdisabled\b|type=['\"]?hidden", one) for one in controls):
        yield Hit(frame.attribute_span("tabindex"), CLOSED)
