"""A part that one page shows twice, with an id that it refers to itself: what points at it leads to the first one only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.core.pairs import among
from guichet.heard.counted import written_value
from guichet.reading.templates.branches import LOOPS
from guichet.reading.templates.composition import Frame, Placed, may_both_appear
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import Kind, is_dynamic
from guichet.reading.templates.page import Page
from guichet.reading.templates.part_page import UNIQUE
from guichet.reading.templates.printed import printed_in
from guichet.reading.templates.template import Template
from guichet.reading.written.calls import assigned, given_in
from guichet.reading.written.names import Names
from guichet.reading.written.naming import names_set
from guichet.seen.visibility import is_for_some_widths, is_hidden, may_be_hidden

_TIES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-errormessage", "list")
_ALL_TIES = frozenset(_TIES)
_QUOTED = re.compile(r"""\"[^"]*\"|'[^']*'""")
_WORD = re.compile(r"(?<![\w.])[A-Za-z_]\w*")
_TURN = frozenset({"loop", "forloop"})


class Again(NamedTuple):
    """An element of a part that its page shows again: the call that does, its id as it is written, and what refers to it there."""

    call: Span
    element: Element
    id: str
    by: str


def shown_twice(page: Page) -> Iterator[Again]:
    """Yield the elements whose id a page shows twice because it shows their part twice, whatever it gives each of them."""
    frames: dict[int, list[Frame]] = {}
    for frame in dict.fromkeys(segment.frame for segment in page.composition.segments):
        if frame.parent is not None and frame.parent.template is not frame.template:
            frames.setdefault(id(frame.template), []).append(frame)
    for uses in frames.values():
        part = uses[0].template
        if len(uses) < 2:
            continue
        for name, element in _tied_inside(part):
            pair = next((two for two in _pairs(uses) if _are_alike(element, *two, page)), None)
            call = page.template.token_at(pair[1].at) if pair is not None else None
            if call is not None:
                yield Again(Span(call.start, call.end), element, written_value(element, "id"), f'{name}="…"')


def _pairs(uses: list[Frame]) -> Iterator[tuple[Frame, Frame]]:
    for rank, one in enumerate(uses):
        yield from ((other, one) for other in among(uses[:rank]))


@memo
def _tied_inside(part: Template) -> list[tuple[str, Element]]:
    """Return the references of a part to an id that it writes itself, in the same words, and that nothing there may leave out."""
    ids = {written_value(one, "id"): one for one in part.elements if one.attr("id")}
    found: dict[str, tuple[str, Element]] = {}
    for one in part.elements:
        for name in _TIES if ids and not _ALL_TIES.isdisjoint(one.attrs) else ():
            wanted = written_value(one, name) if one.attr(name) else ""
            target = ids.get(wanted)
            if target is None or wanted in found or wanted.startswith(UNIQUE) or _is_conditional(target):
                continue
            found[wanted] = (name, target)
    return list(found.values())


def _is_conditional(element: Element) -> bool:
    is_apart = element.closest("template", "noscript", "svg") is not None
    steps = element.template.branches.path(element.start)
    return is_apart or any(step.block.is_conditional and step.block.name not in LOOPS for step in steps)


def _are_alike(element: Element, first: Frame, second: Frame, page: Page) -> bool:
    """Whether two uses of a part are certainly together in a page, and write one id."""
    around = first.parent
    if around is None or around is not second.parent or around.template is not page.template or first.at == second.at:
        return False
    places = Placed(element, first), Placed(element, second)
    if not may_both_appear(*places) or not around.template.branches.go_together(first.at, second.at):
        return False
    if any(_is_off(frame, page) for frame in (first, second)):
        return False
    return not is_dynamic(element.attr("id") or "") or _is_the_same(element, first, second)


def _is_off(frame: Frame, page: Page) -> bool:
    """Whether what stands around a part may keep it from being shown: a copy for other windows, a panel."""
    around = frame.parent.template if frame.parent is not None else frame.template
    before = around.elements_between(0, frame.at)
    near = (
        next((one for one in (before[-1], *before[-1].ancestors) if frame.at < one.extent.end), None)
        if before
        else None
    )
    return near is not None and (is_hidden(near, page) or may_be_hidden(near, page) or is_for_some_widths(near))


def _is_the_same(element: Element, first: Frame, second: Frame) -> bool:
    """Whether nothing that the two calls give, nor that changes between them, has a part in an id."""
    around = first.parent
    assert around is not None
    words = _decide(" ".join(printed_in(element, "id")), element.template)
    if not words or "" in words:
        return False
    for frame in (first, second):
        token = around.template.token_at(frame.at)
        given = given_in(token.body, Names()) if token is not None and _is_include(token.name, token.body) else None
        if given is None or not words.isdisjoint(given[0]):
            return False
    return words.isdisjoint(names_set(around.template))


def _is_include(name: str, body: str) -> bool:
    return name == "include" or body.startswith("include")


def _words(code: str) -> set[str]:
    """The names of an expression, "" among them where it calls something, which may answer otherwise each time."""
    bare = re.sub(r"\|\s*\w+(?:\s*\()?", " ", _QUOTED.sub(" ", code))
    return {*_WORD.findall(bare), *([""] if re.search(r"\w\(", bare) else [])}


def _decide(code: str, part: Template) -> set[str]:
    """The names that decide of an expression of a part, those that it sets itself followed; "" where one is set twice, or by more."""
    made, turns = _made(part), _turns(part)
    found: set[str] = set()
    asked = _words(code)
    while asked:
        name = asked.pop()
        if name in found or name in _TURN:
            found.add(name)
            continue
        found.add(name)
        values = made.get(name, [])
        if len(values) > 1:
            found.add("")
        elif values:
            asked |= _words(values[0]) - found
        if name in turns:
            asked |= _words(turns[name]) - found
    return found


@memo
def _made(part: Template) -> dict[str, list[str]]:
    """What a part gives each of the names that it sets."""
    found: dict[str, list[str]] = {}
    for token in part.masked.tokens:
        if (pair := assigned(token)) is not None:
            found.setdefault(pair[0], []).append(pair[1])
    return found


@memo
def _turns(part: Template) -> dict[str, str]:
    """What each name that a loop of a part turns over is taken from."""
    loops = (one.body.partition(" in ") for one in part.masked.tokens if one.kind is Kind.TAG and one.name == "for")
    return {word: taken for turning, _, taken in loops for word in _words(turning)}
