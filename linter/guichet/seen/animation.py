"""What a stylesheet makes move or blink by itself: which elements, for how long, and whether anything stops it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guichet.core.numbers import measured
from guichet.reading.styles.media import DESKTOP, applies
from guichet.reading.styles.syntax import Declaration, StyleRule
from guichet.reading.styles.values import number
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.seen.cascade import Styles, styles_of
from guichet.seen.found import found_by
from guichet.seen.visibility import is_hidden

_MOVING = re.compile(r"translate|matrix|skew")
_PLACES = frozenset(
    "left right top bottom margin-left margin-right margin-top text-indent translate offset-distance background-position".split()
)
_BLINKING = frozenset({"opacity", "visibility", "color", "background-color"})
_HOVER = frozenset({"hover"})
_TIME = re.compile(r"^([\d.]+)(ms|s)$")
LONGEST = 5.0
"""Seconds that something may move without a way to stop it (WCAG 2.2.2)."""


@dataclass(frozen=True, slots=True)
class Animation:
    """An element that a rule animates: the declaration that says so, and the file of the rule."""

    element: Element
    declaration: Declaration
    path: str


def endless(page: Page) -> Iterator[Animation]:
    """Yield the texts that the stylesheets of a page move or make blink for more than five seconds, unasked."""
    styles = styles_of(page)
    frames = {name: steps for one in styles.sheets for name, steps in one.sheet.frames}
    for one in styles.sheets if frames else ():
        for rule in one.sheet.rules:
            declared = next((each for each in rule.declarations if each.name in {"animation", "animation-name"}), None)
            if declared is None or not all(applies(query, DESKTOP) for query in (*rule.media, one.media) if query):
                continue
            names = [word for word in re.split(r"[\s,]+", declared.value) if word in frames]
            if not names:
                continue
            moving = any(_moves(frames[name]) for name in names)
            if not moving and not any(_blinks(frames[name]) for name in names):
                continue
            for element in _animated(rule, page):
                if (
                    _tells(element, moving)
                    and not is_hidden(element, page)
                    and _seconds(rule, element, styles) > LONGEST
                ):
                    yield Animation(element, declared, one.sheet.path)
                    break


def _animated(rule: StyleRule, page: Page) -> Iterator[Element]:
    for selector in rule.selectors:
        if selector.is_valid and not selector.pseudo_element and not selector.states:
            yield from found_by(selector.text, page)


def _seconds(rule: StyleRule, element: Element, styles: Styles) -> float:
    """Return for how many seconds a rule animates, its own declarations alone; without end is more than any number."""
    value = {one.name: styles.value(one, element) for one in rule.declarations if one.name.startswith("animation")}
    words = f"{value.get('animation', '')} {value.get('animation-iteration-count', '')}".split()
    times = [_TIME.match(word) for word in (*value.get("animation", "").split(), value.get("animation-duration", ""))]
    lasts = next((measured(one[1]) / (1000 if one[2] == "ms" else 1) for one in times if one), 0.0)
    if "infinite" in words:
        return float("inf") if lasts else 0.0
    counts = [read[0] for word in words if (read := number(word)) and read[1] == ""]
    return lasts * (counts[0] if counts else 1)


def _moves(steps: tuple[Declaration, ...]) -> bool:
    return any(one.name in _PLACES or (one.name == "transform" and _MOVING.search(one.value)) for one in steps)


def _blinks(steps: tuple[Declaration, ...]) -> bool:
    return any(one.name in _BLINKING for one in steps)


def _tells(element: Element, moving: bool) -> bool:
    """Whether people would read what moves: words, or pictures that go by."""
    if any(
        one.attr("role") in {"progressbar", "status"} or "aria-busy" in one.attrs
        for one in (element, *element.ancestors)
    ):
        return False
    return len(element.text.split()) >= 2 or (moving and bool(element.inside("img")))


def is_paused(element: Element, styles: Styles) -> bool:
    """Whether a rule stops the animation of an element in a state that people choose, beside passing a mouse over it."""
    around = {name for one in styles.chain(element) for name in one.token_list("class")}
    for one in styles.sheets:
        for rule in one.sheet.rules:
            stops = any(
                (each.name == "animation-play-state" and each.value == "paused")
                or (each.name in {"animation", "animation-name"} and each.value == "none")
                for each in rule.declarations
            )
            if stops and not any("prefers-reduced-motion" in query for query in rule.media):
                for selector in rule.selectors:
                    names = {name for part in selector.compounds for name in part.classes}
                    if selector.states != _HOVER and (names & around or not names):
                        return True
    return False


def respects_motion(styles: Styles) -> bool:
    """Whether a stylesheet asks whether people want less motion."""
    return any(
        "prefers-reduced-motion" in query for one in styles.sheets for rule in one.sheet.rules for query in rule.media
    )


def kept_moving(page: Page) -> Iterator[Animation]:
    """Yield what moves all the same where a rule stops it for people who want less motion: another one, stronger, starts it again."""
    styles = styles_of(page)
    if not respects_motion(styles) or not any(one.sheet.frames for one in styles.sheets):
        return
    rules = [(one, rule) for one in styles.sheets for rule in one.sheet.rules]
    if any(rule.layer for _, rule in rules):
        return
    strengths: dict[int, tuple[bool, tuple[int, int, int], int]] = {}
    starts: dict[int, tuple[tuple[bool, tuple[int, int, int], int], Animation]] = {}
    for rank, (one, rule) in enumerate(rules):
        declared = next((each for each in rule.declarations if each.name in {"animation", "animation-name"}), None)
        is_asked = any(_LESS.search(query) for query in rule.media)
        if declared is None or (is_asked and declared.value != "none"):
            continue
        if not is_asked and not all(applies(query, DESKTOP) for query in (*rule.media, one.media) if query):
            continue
        for selector in rule.selectors:
            if not selector.is_valid or selector.pseudo_element or selector.states:
                continue
            strength = (declared.important, selector.specificity, rank)
            for element in found_by(selector.text, page):
                if is_asked:
                    strengths[id(element)] = max(strength, strengths.get(id(element), strength))
                elif id(element) not in starts or starts[id(element)][0] < strength:
                    starts[id(element)] = (strength, Animation(element, declared, one.sheet.path))
    told: set[int] = set()
    for key, (strength, found) in starts.items():
        is_stronger = key in strengths and strengths[key] < strength and found.declaration.value != "none"
        if is_stronger and id(found.declaration) not in told and not is_hidden(found.element, page):
            told.add(id(found.declaration))
            yield found


_LESS = re.compile(r"prefers-reduced-motion(?!\s*:\s*no-preference)")
