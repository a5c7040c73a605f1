"""Two answers side by side: the button that agrees, the one that declines, and the weight each was given."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.done.people.consent import is_about_cookies, refuses, words_of
from guichet.done.words import speaks_of
from guichet.reading.styles.values import pixels
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.seen.by_class import given_by_class
from guichet.seen.cascade import style_of, styles_of
from guichet.seen.declared import known
from guichet.seen.text import font_size
from guichet.told.language.word_lists import lowered

_BUTTON_CLASS = re.compile(r"(?:^|[\s_-])(?:btn|button|bouton|cta)(?:$|[\s_-])", re.I)
_WEAK_CLASS = re.compile(
    r"(?:btn|button|bouton)-+(?:link|text|ghost|plain|subtle|tertiary)|--tertiary|(?:^|\s)is-(?:text|ghost|white)(?:\s|$)|(?:^|\s)(?:fr-)?link(?:\s|$|-)|text-muted|(?:^|\s)(?:small|discreet|discret|underline|muted)(?:\s|$)",
    re.I,
)
_SMALL = re.compile(
    r"font-size\s*:\s*(?:0?\.[0-7]\d*(?:em|rem)|[0-9](?:\.\d+)?px|1[01](?:\.\d+)?px|x-small|xx-small|smaller|[1-6]\d?%)",
    re.I,
)
_GREY = re.compile(r"(?:^|;|\s)color\s*:\s*(?:grey|gray|silver|light\w+|#(?:999|aaa|bbb|ccc|ddd|eee)\w*)", re.I)
_FADED = re.compile(
    r"text-muted|muted|opacity-(?:25|50|[1-6]0)\b|opacity\s*:\s*0?\.[1-7]|text-(?:gr[ae]y|secondary)|(?:^|;|\s)color\s*:\s*(?:grey|gray|silver|#(?:999|aaa|bbb|ccc|888))",
    re.I,
)
_SMALLER = re.compile(r"(?:^|\s)(?:btn-sm|btn-xs|text-xs|text-sm|small|petit|is-small|fr-btn--sm)(?:\s|$)", re.I)
_BLOCKING = re.compile(r"(?:^|[\s_-])(?:modal|overlay|dialog|popup|pop-in|popin|lightbox|wall)(?:$|[\s_-])", re.I)
_BANNER = re.compile(r"cookie|consent|tarteaucitron|axeptio|didomi|rgpd|gdpr|traceur", re.I)
_STANDS_IN = re.compile(r"(?:^|[\s_-])placeholder(?:$|[\s_-])", re.I)
_CONTENT = re.compile(
    r"\b(?:pour|afin de) (?:voir|afficher|lire|regarder|visionner|écouter|charger) (?:la|le|les|ce|cet|cette|ces)\b"
    r"|\bto (?:see|watch|view|display|show|load|play) (?:the|this|these)\b"
    r"|\b(?:contenu|vidéo|carte|lecteur|content|video|map|player)\b[^.!?]{0,40}\b(?:désactivé|bloqué|disabled|blocked)"
)
_BARE = ("none", "transparent")
_ALL = re.compile(r"\b(?:tout|tous|toutes|all)\b", re.I)
_LEVELS = 4


def is_weak(button: Element) -> bool:
    """Whether a button or link is drawn as less than a button: a bare link, small or grey text."""
    classes, style = button.attr("class") or "", button.attr("style") or ""
    if _WEAK_CLASS.search(classes) or _SMALL.search(style) or _GREY.search(style):
        return True
    return (
        button.name == "a"
        and not _BUTTON_CLASS.search(classes)
        and button.attr("role") != "button"
        and not is_dynamic(classes)
    )


def is_fainter(button: Element, than: Element, page: Page) -> bool:
    """Whether a button is folded away, or certainly written much smaller than another or without the shape that it has."""
    if button.closest("details") is not None and than.closest("details") is None:
        return True
    styles = styles_of(page)
    own, other = font_size(button, styles), font_size(than, styles)
    if own is not None and other is not None and own <= 0.75 * other:
        return True
    shapes = [style_of(one, page) for one in (button, than)]
    bare, painted = (known(one, "background-color") or known(one, "background") for one in shapes)
    if bare in _BARE and painted not in (None, *_BARE):
        return True
    return not any(shapes) and _is_fainter_by_class(button, than, page)


def _is_fainter_by_class(button: Element, than: Element, page: Page) -> bool:
    """The same, in a part of a page that names no stylesheet: by what the project's own give the classes of both."""
    faint, strong = (given_by_class(one, page.project) for one in (button, than))
    own, other = (pixels(one["font-size"]) if "font-size" in one else None for one in (faint, strong))
    if own is not None and other is not None and own <= 0.75 * other:
        return True
    bare, painted = (one.get("background-color") or one.get("background") for one in (faint, strong))
    return bare in _BARE and painted not in (None, *_BARE)


def is_strong(button: Element) -> bool:
    """Whether a button or link is drawn as a full button."""
    if is_weak(button):
        return False
    return button.name in ("button", "input") or bool(_BUTTON_CLASS.search(button.attr("class") or ""))


def group_of(button: Element) -> Iterator[Element]:
    """Yield the few elements around a button, nearest first: what is shown together with it."""
    for depth, around in enumerate(button.ancestors):
        if depth >= _LEVELS or around.name in ("main", "body", "html", "td", "tr", "table", "nav", "header"):
            return
        yield around
        if around.name in ("dialog", "section", "article", "aside"):
            return
        if around.name == "form" and len(answers_in(around)) > 1:
            return


def answers_in(group: Element) -> list[Element]:
    """Return the buttons and links inside a group, in order."""
    return [
        one
        for one in group.inside("button", "a", "input")
        if one.name != "input" or (one.attr("type") or "").lower() in ("submit", "button", "image")
    ]


def refusal_of(button: Element) -> tuple[Element | None, Element | None]:
    """Return the answer that declines what a button agrees to, and the group that holds both (or the widest one)."""
    group = None
    for group in group_of(button):
        found = next((one for one in answers_in(group) if one is not button and _declines(one)), None)
        if found is not None:
            return found, group
    return None, group


@memo
def _declines(answer: Element) -> bool:
    return refuses(words_of(answer))


def is_cookie_choice(button: Element) -> bool:
    """Whether a button answers a question about cookies, told by the text or the names around it."""
    return any(
        is_about_cookies(around.text) or _BANNER.search(f"{around.attr('id') or ''} {around.attr('class') or ''}")
        for around in _asking(button)
    )


def _asking(button: Element) -> Iterator[Element]:
    """Yield what a button answers: what is shown with it, and the short block around, that puts the question."""
    around = None
    for around in group_of(button):
        yield around
    block = around.closest("section", "aside", "div", "dialog") if around is not None else None
    if block is not None and around is not None and block is not around and len(block.text) - len(around.text) < 400:
        yield block


def is_on_demand(button: Element) -> bool:
    """Whether a button turns on one thing that stays off until then: who does not press it has refused."""
    return any(
        _STANDS_IN.search(around.attr("class") or "")
        or (len(around.text) < 400 and _CONTENT.search(lowered(around.text)))
        for around in group_of(button)
    )


def lets_choose(button: Element) -> bool:
    """Whether a button sends choices left empty: nothing is agreed to unless the person ticks it."""
    if _ALL.search(words_of(button)):
        return False
    boxes = [
        box
        for around in group_of(button)
        for box in around.inside("input")
        if (box.attr("type") or "").lower() == "checkbox" and "disabled" not in box.attrs
    ]
    return bool(boxes) and not any("checked" in box.attrs for box in boxes)


def is_blocking(button: Element) -> bool:
    """Whether a button stands in a window that covers the page."""
    for around in button.ancestors:
        if around.name == "dialog" or around.attr("aria-modal") == "true" or around.attr("data-backdrop") == "static":
            return True
        if around.attr("data-bs-backdrop") == "static" or _BLOCKING.search(
            f"{around.attr('id') or ''} {around.attr('class') or ''}"
        ):
            return True
    return False


def faint_twin(button: Element) -> Element | None:
    """Return the other answer to the same question, sent under the same name, when it is drawn so as not to be seen."""
    name = _written(button, "name")
    if not name or not _written(button, "value"):
        return None
    for group in group_of(button):
        twins = [one for one in answers_in(group) if one is not button and _written(one, "name") == name]
        if len(twins) == 1:
            faint = (
                twins[0].name == "button"
                and _is_faint(twins[0])
                and not speaks_of(_said(twins[0]), "answers.steps_back")
            )
            return twins[0] if faint and not speaks_of(_said(button), "answers.steps_on") else None
    return None


def _written(element: Element, name: str) -> str:
    """An attribute as it stands in the file, tags of the template included."""
    if element.attr(name) is None:
        return ""
    span = element.value_span(name)
    return element.template.source.text[span.start : span.end]


def _said(button: Element) -> str:
    return f"{words_of(button)} {_written(button, 'value')}"


def _is_faint(button: Element) -> bool:
    """Whether two things at least make a button fainter: no shape, grey or see-through, small."""
    classes, style = button.attr("class") or "", button.attr("style") or ""
    signs = (
        _WEAK_CLASS.search(classes),
        _FADED.search(f"{classes} {style}"),
        _SMALL.search(style) or _SMALLER.search(classes),
    )
    return sum(map(bool, signs)) >= 2
