"""The contrast that WCAG asks of text, and what a page's text has of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor, inf

from guichet.core.findings import Span, Text
from guichet.core.memo import memo
from guichet.reading.scripts.inline import is_scripted
from guichet.reading.styles.colour import Colour, parse_colour
from guichet.reading.styles.values import number
from guichet.reading.templates.controls import input_type, is_disabled
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import OUTPUT
from guichet.reading.templates.page import Page
from guichet.reading.templates.rendering import may_hold_markup
from guichet.seen import text
from guichet.seen.cascade import Styles, styles_in, styles_of
from guichet.seen.declared import Declared
from guichet.seen.found import styled
from guichet.seen.shadows import is_set_off, shaded
from guichet.seen.texts import has_styles, own_text, shown_texts, tied_labels
from guichet.seen.visibility import is_aria_hidden, is_hidden
from guichet.seen.where import place_of, placed

_STATES = (frozenset({"hover"}), frozenset({"focus", "focus-visible", "focus-within"}))
_COLOURS = frozenset({"color", "background", "background-color", "opacity"})
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())


LEAST, LEAST_LARGE = 4.5, 3.0
"""The ratios that level AA asks of text, and of large text."""


def ratio(one: Colour, other: Colour) -> float:
    """Return the contrast of two opaque colours, from 1 to 21."""
    return one.contrast(other)


def is_large(size: float, bold: bool) -> bool:
    """Whether text is large for WCAG: 18 points, or 14 points when bold."""
    return size >= 24 - 0.01 or (bold and size >= 18.66 - 0.01)


@dataclass(frozen=True, slots=True)
class Contrast:
    """The contrast of some text: on the best and the worst of the colours behind it; whether it is large."""

    best: float
    worst: float
    text: Colour
    behind: Colour
    large: bool | None
    span: Span
    path: str
    on_canvas: bool = False
    """Whether nothing paints what is behind: the white of a browser, and whatever a letter is read on."""

    @property
    def least(self) -> float:
        """The ratio that level AA asks for, or the laxer one when the size of the text is unknown."""
        return LEAST if self.large is False else LEAST_LARGE

    @property
    def hangs_on_size(self) -> bool:
        """Whether the text has enough contrast for a large one only, and nothing says how large it is."""
        return self.large is None and self.least <= self.best < LEAST

    @property
    def least_enhanced(self) -> float:
        """The ratio that level AAA asks for, or the laxer one when the size of the text is unknown."""
        return 7.0 if self.large is False else 4.5


def spoken_ratio(ratio: float, least: float = inf) -> Text:
    """Return a ratio rounded to one decimal; with two, and cut, where it would seem to reach what it misses."""
    rounded = round(ratio, 1)
    said = f"{floor(ratio * 100) / 100 if ratio < least <= rounded else rounded:g}"
    return Text(said.replace(".", ","), said)


@memo
def contrasts_of(page: Page) -> list[Contrast]:
    """Return the certain contrasts of a template's texts, each pair of declarations once for each pair of colours.

    Those that most is asked of come first: what mends them mends the larger texts too.
    """
    return sorted(_contrasts(page), key=lambda one: -one.least)


def _contrasts(page: Page) -> Iterator[Contrast]:
    if not has_styles(page):
        return
    styles = styles_of(page)
    seen: set[tuple[Span, str, Span, str, bool | None, Colour, Colour]] = set()
    disabled = {id(label) for label, field in tied_labels(page) if _is_disabled(field)}
    for element, looks in _looked_at(page, styles):
        if id(element) in disabled or any(_is_disabled(one) or id(one) in disabled for one in styles.chain(element)):
            continue
        if not _is_language(element) or is_aria_hidden(element):
            continue
        found = _contrast(element, looks)
        if found is not None:
            contrast, other = found
            key = (contrast.span, contrast.path, *other, contrast.large, contrast.text, contrast.behind)
            if key not in seen:
                seen.add(key)
                yield contrast
    yield from _of_placeholders(page, styles)


def _looked_at(page: Page, styles: Styles) -> Iterator[tuple[Element, Styles]]:
    """Yield the texts of a page with the styles that they have at rest, then those that a state gives some of them."""
    for element in [*shown_texts(page), *_filled(page)]:
        yield element, styles
    rules = [
        (selector, rule)
        for one in styles.sheets
        for rule in one.sheet.rules
        for selector in rule.selectors
        if selector.states
    ]
    for states in _STATES:
        turned = [
            selector
            for selector, rule in rules
            if selector.states <= states and _COLOURS & {one.name for one in rule.declarations}
        ]
        if turned:
            met = {each for selector in turned for one in styled(selector, page) for each in (one, *one.inside())}
            looks = styles_in(page, states)
            yield from ((one, looks) for one in shown_texts(page) if one in met)


def _of_placeholders(page: Page, styles: Styles) -> Iterator[Contrast]:
    """Yield the contrasts of the hints that fields show while they are empty."""
    for one in styles.sheets if page.mentions(("placeholder",)) else ():
        for rule in one.sheet.rules:
            declared = next((each for each in rule.declarations if each.name == "color"), None)
            asking = [
                each for each in rule.selectors if each.pseudo_element.endswith("placeholder") and not each.states
            ]
            for field in [each for selector in asking for each in styled(selector, page)] if declared else ():
                found = (
                    text.backgrounds(field, styles) if field.attr("placeholder") and not _is_disabled(field) else None
                )
                colour = parse_colour(styles.value(declared, field)) if declared is not None else None
                if found is None or colour is None or declared is None or not all(each.certain for each in found):
                    continue
                faded = next((each for each in rule.declarations if each.name == "opacity"), None)
                share = number(faded.value) if faded is not None else (1.0, "")
                if share is None:
                    continue
                front = colour.faded(share[0] / 100 if share[1] == "%" else share[0])
                measured = [(ratio(front.over(each.colour), each.colour), each.colour) for each in found]
                best, worst = max(measured, key=_first), min(measured, key=_first)
                large = _is_large_text(field, styles)
                yield Contrast(
                    best[0], worst[0], front.over(worst[1]), worst[1], large, *placed(declared, one.sheet.path, field)
                )
                break


def _filled(page: Page) -> Iterator[Element]:
    """Yield the buttons whose `value` is their text, and the empty elements with a colour that a script of the page fills."""
    for element in page.template.elements:
        if element.name in _TYPED or element.name == "input":
            kind = input_type(element)
            shows = kind in _BUTTONS and bool((element.attr("value") or "").strip())
            if (shows or element.name in _TYPED or kind in _WRITTEN) and not is_hidden(element, page):
                yield element
        elif "style" in element.attrs and element.attr("id") and not element.contents and is_scripted(element, page):
            yield element


_BUTTONS = frozenset({"button", "reset", "submit"})
_TYPED = frozenset({"select", "textarea"})
_WRITTEN = frozenset("date datetime-local email month number password search tel text time url week".split())
"""Fields that show in their own colour what people write or choose in them."""


def _is_disabled(element: Element) -> bool:
    return is_disabled(element) or (element.attr("aria-disabled") or "").lower() == "true"


def _is_language(element: Element) -> bool:
    """Whether the text is words rather than a sign, a lone letter that carries a name, or what a call may write as a picture."""
    if not element.contents or element.name in _TYPED:
        return True
    shown = own_text(element)
    if sum(char.isalnum() and char != OUTPUT for char in shown) >= 2:
        return True
    tokens = element.template.tokens_between(element.open_end, element.extent.end)
    return OUTPUT in shown and not any(map(may_hold_markup, tokens))


def _contrast(element: Element, styles: Styles) -> tuple[Contrast, tuple[Span, str]] | None:
    front = text.foreground(element, styles)
    behind = text.backgrounds(element, styles)
    if front is None or behind is None or text.is_outlined(element, styles):
        return None
    back = behind[0]
    dim = text.fading(element, styles) if front.declared is None and back.declared is None else None
    if front.declared is None and back.declared is None and dim is None:
        return None
    if not (front.certain and back.certain) and not _is_one_choice(front.declared, back.declared):
        return None
    opacity = _opacity(element, styles)
    group = text.faded(element, styles) if opacity is None else None
    if opacity is None and group is None:
        return None
    colour = front.colour.faded(opacity if opacity is not None else 1.0)
    measured = [(ratio(colour.over(one.colour), one.colour), one.colour) for one in behind]
    if group is not None:
        colour, ground = group
        measured = [(ratio(colour, ground), ground)]
    if is_set_off(element, colour.over(min(measured, key=_first)[1]), styles):
        return None
    if text.font_size(element, styles) == 0:
        return None
    large = _is_large_text(element, styles)
    measured = shaded(measured, colour, element, styles, LEAST if large is False else LEAST_LARGE)
    best, worst = max(measured, key=_first), min(measured, key=_first)
    shown = (
        back.declared if back.declared is not None and _waits(back.declared) else front.declared or back.declared or dim
    )
    assert shown is not None
    span, path = place_of(shown, _holder(element, shown, styles))
    other = place_of(back.declared, _holder(element, back.declared, styles)) if back.declared else (Span(-1, -1), "")
    return (
        Contrast(
            best[0],
            worst[0],
            colour.over(worst[1]),
            worst[1],
            large,
            span,
            path,
            on_canvas=back.declared is None,
        ),
        other,
    )


def _waits(declared: Declared) -> bool:
    """Whether a declaration is of a rule that waits for a state: it is the one to mend."""
    return declared.rule is not None and any(one.states for one in declared.rule.selectors)


def _first(pair: tuple[float, Colour]) -> float:
    return pair[0]


def _is_one_choice(front: Declared | None, back: Declared | None) -> bool:
    """Whether one author chose both colours together, in one rule or one attribute."""
    return front is not None and back is not None and front.rule is not None and front.rule is back.rule


def _opacity(element: Element, styles: Styles) -> float | None:
    """Return the opacity of the text over what is behind; None when the background fades with it."""
    for one in styles.chain(element):
        painted = styles.of(one).get("background-color")
        if text.opacity_of(one, styles) != 1.0:
            if painted is not None or one.name == "button":
                return None
            return text.opacity(element, styles)
        if painted is not None and painted.value not in {"transparent", "inherit", "unset", "none", "initial"}:
            break
    return 1.0 if text.opacity(element, styles) == 1.0 else None


def _is_large_text(element: Element, styles: Styles) -> bool | None:
    size = text.font_size(element, styles)
    if size is None:
        plain = not any(
            one.name in _HEADINGS or one.attr("class") or "font-size" in styles.of(one) for one in styles.chain(element)
        )
        return False if plain else None
    return is_large(size, text.is_bold(element, styles))


def _holder(element: Element, declared: Declared, styles: Styles) -> Element:
    """Return the element whose `style` attribute carries a declaration."""
    if declared.inline:
        for one in styles.chain(element):
            if any(own is declared for own in styles.of(one).values()):
                return one
    return element
