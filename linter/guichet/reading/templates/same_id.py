"""Whether what two attributes write can ever be one and the same id, by the code that writes them."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice, takewhile

from guichet.core.memo import memo
from guichet.core.numbers import count
from guichet.reading.templates.element import Element
from guichet.reading.templates.site import RUBY_SUFFIXES
from guichet.reading.templates.template import Template

_TAG = re.compile(r"\{\{.{0,1000}?\}\}|\{%.{0,1000}?%\}|<%.{0,1000}?%>|\{#.{0,1000}?#\}", re.S)
_MADE = re.compile(r"\{\{ (?:value|form|x) \}\}")
"""What stands for what a framework makes."""
_COUNTERS = {
    "forloop.counter": ("counter", 1),
    "forloop.counter0": ("counter", 0),
    "loop.index": ("counter", 1),
    "loop.index0": ("counter", 0),
}
"""What loops count from one, and from nought."""
_NEVER_EMPTY = re.compile(r"\.(?:pk|id|index0?|counter0?)$")
"""What tells one thing of several from the others, and is always there."""
_ADDED = re.compile(r"(\w+(?:\.\w+)*)\s*(?:([+-])\s*(\d{1,4}))?")

_UNKNOWN = ((True, "value"), (True, "x"), (True, ""))
_BOXES = 3
_LONGEST = 2_000
"""Letters of two ids that somebody wrote."""
_Piece = tuple[bool, str]
"""Whether it is code, and the text or the code."""


def written(element: Element, name: str) -> str:
    """Return the value of an attribute as it is written, with its tags."""
    span = element.value_span(name)
    return element.template.source.text[span.start : span.end]


def shown(element: Element, name: str) -> str:
    """Return the value of an attribute as it is written, for people: what no file writes is left out."""
    said = _MADE.sub("…", written(element, name))
    return _TAG.sub("…", said) if element.template.path.endswith(RUBY_SUFFIXES) else said


def label_by_code(field: Element) -> Element | None:
    """Return the one label near a field that points at it by the very code that writes the field's id."""
    labels = _labels(field.template).get(written(field, "id"), [])
    for box in islice(field.ancestors, _BOXES) if labels else ():
        first = bisect_left(labels, box.open_end, key=_start)
        found = bisect_left(labels, box.end, key=_start) - first
        if found:
            return labels[first] if found == 1 else None
    return labels[0] if len(labels) == 1 else None


@memo
def _labels(template: Template) -> dict[str, list[Element]]:
    """The labels of a template by what they point at, as it is written."""
    found: dict[str, list[Element]] = {}
    for one in template.by_name.get("label", ()):
        if "for" in one.attrs:
            found.setdefault(written(one, "for"), []).append(one)
    return found


def _start(element: Element) -> int:
    return element.start


def never_alike(one: str, other: str) -> bool:
    """Whether two values that a template writes at one place are certainly different, whatever their tags print."""
    if len(one) + len(other) > _LONGEST:
        return False
    left, right = _pieces(one), _pieces(other)
    same = sum(1 for _ in takewhile(_is_same, zip(left, right, strict=False)))
    left, right = left[same:], right[same:]
    while left and right and _is_same((left[-1], right[-1])):
        left, right = left[:-1], right[:-1]
    if not left or not right:
        return any(text and (not is_code or _NEVER_EMPTY.search(text)) for is_code, text in (*left, *right))
    if len(left) == len(right) == 1 and left[0][0] and right[0][0]:
        return _count_apart(left[0][1], right[0][1])
    first, last = (_ends(left), _ends(right))
    return not (_may_begin(first[0], last[0]) and _may_end(first[1], last[1])) or _is_too_short(left, right)


def _pieces(value: str) -> list[_Piece]:
    found: list[_Piece] = []
    at = 0
    for match in _TAG.finditer(value):
        found += [(False, value[at : match.start()])] if at < match.start() else []
        found.append((True, " ".join(match[0].strip("{}%<>#=- ").split())))
        at = match.end()
    return found + ([(False, value[at:])] if at < len(value) else [])


def _is_same(pair: tuple[_Piece, _Piece]) -> bool:
    """Whether two pieces print the same: what is not known bears one name whatever it is."""
    return pair[0] == pair[1] and pair[0] not in _UNKNOWN


def _ends(pieces: list[_Piece]) -> tuple[str, str]:
    """The text that certainly comes first, and the one that certainly comes last."""
    return "" if pieces[0][0] else pieces[0][1], "" if pieces[-1][0] else pieces[-1][1]


def _may_begin(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _may_end(one: str, other: str) -> bool:
    return one.endswith(other) or other.endswith(one)


def _is_too_short(left: list[_Piece], right: list[_Piece]) -> bool:
    """Whether one side is words alone, other than those of the other, or too few to hold them."""
    for plain, held in ((left, right), (right, left)):
        if not any(is_code for is_code, _ in plain):
            least = "".join(text for is_code, text in held if not is_code)
            whole = "".join(text for _, text in plain)
            return len(whole) < len(least) or (whole != least and not any(is_code for is_code, _ in held))
    return False


def _count_apart(one: str, other: str) -> bool:
    """Whether two expressions count the same thing from different numbers."""
    left, right = _counted(one), _counted(other)
    return left is not None and right is not None and left[0] == right[0] and left[1] != right[1]


def _counted(code: str) -> tuple[str, int] | None:
    if code in _COUNTERS:
        return _COUNTERS[code]
    match = _ADDED.fullmatch(code)
    if match is None:
        return None
    added = count(match[3] or "")
    base, offset = _COUNTERS.get(match[1], (match[1], 0))
    return base, offset + (-added if match[2] == "-" else added)
