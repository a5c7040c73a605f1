"""An embedded object drawn without its own window: assistive technology cannot enter it."""

from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.rulebook.rule import Bad, Good, element_rule

WINDOWLESS = Text(
    fr='wmode="{mode}" prive cet objet de sa fenêtre : les lecteurs d’écran n’y entrent pas. Donnez le contenu en HTML.',
    en='wmode="{mode}" takes this object’s window away: screen readers cannot enter it. Give the content in HTML.',
)


@element_rule(
    "param", "embed",
    name="object-windowless",
    code="W9643",
    family=Family.ACCESSIBILITY,
    severity=Severity.MINOR,
    title=Text(fr='Objet intégré sans fenêtre', en='Windowless embedded object'),
    harms=Text(fr='Les personnes qui utilisent un lecteur d’écran ou le clavier : elles n’entrent pas dans l’objet, ou n’en sortent plus.', en='People who use a screen reader or a keyboard: they cannot enter the object, or cannot leave it.'),
    instead=Text(fr='Donnez le contenu en HTML ; sinon wmode="window".', en='Give the content in HTML; failing that, wmode="window".'),
    wrong_when=Text(fr='L’objet est décoratif.', en='The object is decorative.'),
    refs=("rgaa 7.1", "wcag 2.1.1"),
    lesson="04-accessibility/05-keyboard-and-focus",
    bad=(
        Bad('<object data="plan-été.swf"><param name="wmode" value="transparent">Plan</object>', WINDOWLESS, at='<param name="wmode" value="transparent">'),
        Bad('<embed src="été.swf" wmode="opaque">', WINDOWLESS, at='<embed src="été.swf" wmode="opaque">'),
        Bad('<object data="é"><param name="wmode" value="opaque" /></object>', WINDOWLESS, at='<param name="wmode" value="opaque" />'),
    ),
    good=(
        Good('<object data="plan-été.png" type="image/png">Plan</object>'),
        Good('<object><param name="wmode" value="window">Été</object>'),
        Good('<object><param name="quality" value="high">Été</object>'),
    ),
)  # fmt: skip
def object_windowless(element: Element, page: Page) -> Iterator[Hit]:
    """Report a `wmode` other than window on an object or embed."""
    mode = element.attr("wmode") if element.name == "embed" else element.attr("value")
    if element.name == "param" and (element.attr("name") or "").lower() != "wmode":
        return
    if mode and mode.lower() in {"transparent", "opaque", "direct", "gpu"}:
        yield Hit(element.span, WINDOWLESS, {"mode": mode})
