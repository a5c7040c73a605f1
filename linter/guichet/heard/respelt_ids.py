"""Ids that something points at and that the same file writes otherwise: in another order, a word spelt otherwise, without a form's name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import zip_longest

from guichet.core.memo import memo
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import Kind, is_dynamic
from guichet.reading.templates.printed import printed_in, tags_in
from guichet.reading.templates.template import Template
from guichet.reading.written.lost import is_akin

_SEPARATORS = re.compile(r"[-_.:]")
_LEAST = 2
_MOST = 400
"""Ids that begin alike, past which nobody tells which of them was meant."""
_POINTING = ("for", "aria-labelledby", "aria-describedby")

Pieces = tuple[tuple[str, ...], tuple[str, ...]]
"""What an id is made of, whatever its order: the values that it prints, and its words."""


def written(element: Element, name: str) -> str:
    """Return an attribute as its template writes it, what it prints between braces whatever the engine."""
    printed = [f"{{{{ {one} }}}}" for one in printed_in(element, name)]
    words = _words(element, name)
    return "".join(word + value for word, value in zip_longest(words, printed, fillvalue="")).strip()


def _words(element: Element, name: str) -> list[str]:
    """What an attribute writes before, between and after what it prints."""
    span, text = element.value_span(name), element.template.source.text
    printing = [one for one in tags_in(element, name) if one.kind is Kind.OUTPUT]
    starts = [span.start, *(one.end for one in printing)]
    return [text[start:end] for start, end in zip(starts, [*(one.start for one in printing), span.end], strict=True)]


def is_misspelt(element: Element, name: str) -> bool:
    """Whether an id is made of the pieces of another of the same file, put in another order, and none is made as it is."""
    wanted = written(element, name)
    if any(step.block.name == "macro" for step in element.template.branches.path(element.start)):
        return False  # it is seen in each call, with what the call gives
    printed = printed_in(element, name)
    if not printed or len(printed) < len(tags_in(element, name)) or any(" " in one for one in _words(element, name)):
        return False
    return wanted not in _completed(element.template).get(_pieces(element, name), {wanted})


@memo
def _completed(template: Template) -> Mapping[Pieces, set[str]]:
    """The ids that a template completes, as it writes them, by their pieces."""
    found: dict[Pieces, set[str]] = defaultdict(set)
    for one in template.elements:
        if is_dynamic(one.attr("id") or ""):
            found[_pieces(one, "id")].add(written(one, "id"))
    return found


def _pieces(element: Element, name: str) -> Pieces:
    words = sorted(word for one in _words(element, name) for word in re.findall(r"\w{3,}", one))
    return tuple(sorted(printed_in(element, name))), tuple(words) or (written(element, name),)


def is_reordered(wanted: str, element: Element) -> bool:
    """Whether another id of the same file has the words of one that is wanted, in another order or one of them spelt otherwise, and nothing points at it."""
    words = _SEPARATORS.split(wanted)
    if len(words) < _LEAST or len(set(words)) < len(words):
        return False
    template = element.template
    alike, begun = _by_words(template).get(tuple(sorted(words)), []), _by_beginning(template).get(tuple(words[:-1]), [])
    if len(begun) > _MOST:
        return False
    scoped = (own for own in _joined(wanted, element) if own in template.by_id and _is_scoped(own, wanted, element))
    twins = {*alike, *(own for own in begun if _ends_alike(own, words[-1])), *scoped} - {wanted}
    return len(twins) == 1 and twins.isdisjoint(_pointed(template))


@memo
def _by_words(template: Template) -> Mapping[tuple[str, ...], list[str]]:
    """The ids of a template by their words, in the order of the alphabet."""
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for own in template.by_id:
        found[tuple(sorted(_SEPARATORS.split(own)))].append(own)
    return found


@memo
def _by_beginning(template: Template) -> Mapping[tuple[str, ...], list[str]]:
    """The ids of a template that end in a word, by the words before it."""
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for own in template.by_id:
        *begun, last = _SEPARATORS.split(own)
        if last.isalpha():
            found[tuple(begun)].append(own)
    return found


@memo
def _pointed(template: Template) -> frozenset[str]:
    return frozenset(word for one in template.elements for name in _POINTING for word in one.token_list(name))


def _ends_alike(own: str, wanted: str) -> bool:
    """Whether the last word of an id is another spelling of one: numbers are those of each."""
    return wanted.isalpha() and is_akin(_SEPARATORS.split(own)[-1], wanted)


def _joined(wanted: str, field: Element) -> Iterator[str]:
    """What an id would be without what it begins with, and after what the id of a field begins with."""
    yield from (wanted[cut.end() :] for cut in _SEPARATORS.finditer(wanted))
    name = field.attr("id") or ""
    yield from (name[: cut.end()] + wanted for cut in _SEPARATORS.finditer(name))


def _is_scoped(own: str, wanted: str, field: Element) -> bool:
    """Whether one of two ids is made of the id of a field, and the other of what that id ends with: its name without its form's."""
    short, long = sorted((own, wanted), key=len)
    scope, name = long.removesuffix(short), field.attr("id") or ""
    if scope == long or not scope or not _SEPARATORS.fullmatch(scope[-1]):
        return False
    return name.startswith(scope) and short.startswith(name.removeprefix(scope)) and len(name) > len(scope)
