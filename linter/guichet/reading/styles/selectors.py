"""Selectors read once: what they weigh, which states they wait for, whether they match an element."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from guichet.reading.styles.compounds import Compound, before, first_that_is, is_one
from guichet.reading.styles.effort import Effort, SpentError
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import OUTPUT

STATES = frozenset(
    "hover focus focus-visible focus-within active visited target checked disabled enabled invalid valid user-invalid "
    "user-valid placeholder-shown autofill -webkit-autofill open popover-open fullscreen modal indeterminate".split()
)
"""Pseudo-classes that say what a person does, or what a script sets."""

_IDENT = r"(?:\\.|[\w-]|[^\x00-\x7f])+"
_PART = re.compile(
    rf"""(?P<tag>\*|{_IDENT})|\#(?P<id>{_IDENT})|\.(?P<cls>{_IDENT})|(?P<attr>\[[^\]]*\])|"""
    rf"""(?P<pseudo>::?{_IDENT}(?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))?)|(?P<comb>\s*[>+~]\s*|\s+)"""
)
_LIST_MARK = re.compile(r"""[,()\[\]]|"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'""", re.S)
_LEGACY_ELEMENTS = frozenset({":before", ":after", ":first-line", ":first-letter"})

Parent = Callable[[Element], "Element | None"]


_NOTHING = Compound(tag="\0")


@dataclass(frozen=True, slots=True)
class Selector:
    """One complex selector, its last compound first; `pseudo_element` styles no element of the page."""

    text: str
    compounds: tuple[Compound, ...]
    combinators: tuple[str, ...]
    specificity: tuple[int, int, int]
    pseudo_element: str = ""
    is_valid: bool = True

    @property
    def states(self) -> frozenset[str]:
        """The states that the whole selector waits for."""
        return frozenset().union(*(one.states for one in self.compounds))

    @property
    def own_states(self) -> frozenset[str]:
        """The states of the element itself."""
        return self.compounds[0].states if self.compounds else frozenset()


def selectors_of(text: str) -> tuple[str, ...]:
    """Return the selectors of a list as they are written; what stands in parentheses or brackets is of one of them."""
    found, at, depth = [], 0, 0
    for mark in _LIST_MARK.finditer(text):
        if mark[0] in "([":
            depth += 1
        elif mark[0] in ")]":
            depth = max(0, depth - 1)
        elif mark[0] == "," and not depth:
            found.append(text[at : mark.start()].strip())
            at = mark.end()
    found.append(text[at:].strip())
    return tuple(one for one in found if one)


@lru_cache(maxsize=8192)
def parse_selectors(text: str) -> tuple[Selector, ...]:
    """Return the selectors of a list; one that cannot be read is not valid and matches nothing."""
    return tuple(map(_parse, selectors_of(text)))


def _plain(name: str) -> str:
    return re.sub(r"\\(.)", r"\1", name)


@dataclass
class _Draft:
    """A compound while its parts are read."""

    tag: str = ""
    id: str = ""
    classes: list[str] = field(default_factory=list)
    rest: str = ""
    states: set[str] = field(default_factory=set)

    def compound(self) -> Compound:
        return Compound(self.tag, self.id, tuple(self.classes), self.rest, frozenset(self.states))


def _parse(text: str) -> Selector:
    drafts = [_Draft()]
    combinators: list[str] = []
    element = ""
    weight = [0, 0, 0]
    at = 0
    while at < len(text):
        match = _PART.match(text, at)
        if match is None or OUTPUT in match[0]:
            return Selector(text, (_NOTHING,), (), (0, 0, 0), is_valid=False)
        at = match.end()
        kind = match.lastgroup
        draft = drafts[-1]
        if kind == "comb":
            drafts.append(_Draft())
            combinators.append(match[0].strip() or " ")
        elif kind == "tag":
            draft.tag = "" if match[0] == "*" else _plain(match[0]).lower()
            weight[2] += bool(draft.tag)
        elif kind == "id":
            draft.id = _plain(match["id"])
            weight[0] += 1
        elif kind == "cls":
            draft.classes.append(_plain(match["cls"]))
            weight[1] += 1
        elif kind == "attr":
            draft.rest += match[0]
            weight[1] += 1
        else:
            element = _read_pseudo(match[0], draft, weight) or element
    compounds = tuple(draft.compound() for draft in reversed(drafts))
    return Selector(text, compounds, tuple(reversed(combinators)), (weight[0], weight[1], weight[2]), element)


def _read_pseudo(written: str, draft: _Draft, weight: list[int]) -> str:
    """Add a pseudo-class to a compound and to the weight; a pseudo-element is returned by its name."""
    name, _, args = written.partition("(")
    low = name.lower()
    if low.startswith("::") or low in _LEGACY_ELEMENTS:
        return low.lstrip(":")
    if low.lstrip(":") in STATES:
        draft.states.add(low.lstrip(":"))
        weight[1] += 1
        return ""
    if low not in {":not", ":is", ":where", ":has", ":matches"}:
        draft.rest += written
        weight[1] += 1
        return ""
    inner = parse_selectors(args[:-1])
    if low != ":where":
        best = max((one.specificity for one in inner), default=(0, 0, 0))
        weight[:] = [one + more for one, more in zip(weight, best, strict=True)]
    waits = {state for one in inner for state in one.states}
    if not waits:
        draft.rest += written
    elif low != ":not":
        draft.states |= waits
    return ""


def last_name(selector: Selector) -> str:
    """Return what a selector certainly asks of the element itself: an id (`#a`), a class (`.a`) or a name; "" for none."""
    last = selector.compounds[0]
    return f"#{last.id}" if last.id else f".{last.classes[0]}" if last.classes else last.tag


def matches(selector: Selector, element: Element, parent: Parent) -> bool:
    """Whether a selector matches an element, its states apart; no, when it would take too long to tell."""
    try:
        return matches_within(Effort(), selector, element, parent)
    except SpentError:
        return False


def matches_within(effort: Effort, selector: Selector, element: Element, parent: Parent) -> bool:
    """Whether a selector matches an element, its states apart; ancestors are found with `parent`. Raises SpentError."""
    return selector.is_valid and _match(selector, 0, element, parent, effort)


def _match(selector: Selector, depth: int, element: Element, parent: Parent, effort: Effort) -> bool:
    effort.spend(1)
    if not is_one(selector.compounds[depth], element, effort):
        return False
    if depth == len(selector.combinators):
        return True
    combinator = selector.combinators[depth]
    if combinator == "+":
        beside = next(before(element), None)
        return beside is not None and _match(selector, depth + 1, beside, parent, effort)
    if combinator == "~":
        if depth + 1 == len(selector.combinators) and not selector.compounds[-1].rest:
            return first_that_is(selector.compounds[-1], element.parent, effort) < element.start
        return any(_match(selector, depth + 1, one, parent, effort) for one in before(element))
    above = parent(element)
    while above is not None:
        if _match(selector, depth + 1, above, parent, effort):
            return True
        onward = combinator == " " and selector.combinators[depth + 1 : depth + 2] == (" ",)
        if onward and is_one(selector.compounds[depth + 1], above, effort):
            return False  # what the rest needs is above this one: further up there is only less of it
        above = parent(above) if combinator == " " else None
    return False
