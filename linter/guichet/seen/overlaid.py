"""What lies behind a text without being around it: a painted box that its position takes out of the run of the page."""

from __future__ import annotations

from guichet.core.memo import memo
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.seen.cascade import Styles
from guichet.seen.texts import is_cut_away, is_moved_away

_TAKEN_OUT = frozenset({"absolute", "fixed"})
_EMPTY = frozenset({"none", "transparent", "initial", "unset"})


def is_overlaid(element: Element, styles: Styles) -> bool:
    """Whether a painted box, or a picture, taken out of the run of the page stands just before an element: its text may lie on it."""
    around = styles.parent(element)
    if around is None:
        return False
    known, key = _taken_out(styles.page), (id(around), styles.states)
    if key not in known:
        known[key] = _places(around, styles)
    return any(place < element.start for place in known[key])


@memo
def _taken_out(_: Page) -> dict[tuple[int, frozenset[str]], list[int]]:
    return {}


def _places(around: Element, styles: Styles) -> list[int]:
    return [
        one.start for one in around.find_all(recursive=False) if isinstance(one, Element) and _is_painted(one, styles)
    ]


def _is_painted(one: Element, styles: Styles) -> bool:
    style = styles.of(one)
    position = style.get("position")
    if position is None or position.value not in _TAKEN_OUT:
        return False
    value = {name: declared.value for name, declared in style.items()}
    if is_moved_away(value) or is_cut_away(value) or not _is_spread(value):
        return False
    return one.name in _PICTURES or any(value.get(name, "none") not in _EMPTY for name in _GROUNDS)


def _is_spread(value: dict[str, str]) -> bool:
    """Whether a box is held by two opposite sides of what is around it, or as wide or high as that is."""
    between = any(one in value and other in value for one, other in _OPPOSITE)
    return between or any(value.get(name) in _WHOLE for name in ("width", "height", "min-height"))


_OPPOSITE = (("top", "bottom"), ("left", "right"))
_WHOLE = frozenset({"100%", "100vh", "100vw"})
_PICTURES = frozenset({"img", "picture", "video", "canvas"})
_GROUNDS = ("background-color", "background-image")
