"""Texts that a call gives under a name that nobody reads, beside a name that is read and that nobody gives."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.core.words import listed
from guichet.reading.templates.branches import LOOPS
from guichet.reading.templates.html_context import Context
from guichet.reading.templates.masking import Kind, Token
from guichet.reading.templates.template import Template
from guichet.reading.written.reads import Read
from guichet.reading.written.values import Expression, Mixed, Value, is_known

_WORD = re.compile(r"[A-Za-z_][\w-]*")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[_-]+")
_ALL = frozenset("kwargs varargs _context attributes attrs local_assigns".split())
"""Names under which all that is given may be read at once."""
_MACHINE = re.compile(r"class|style|attr|\bid$|url|href|src|icon|size|template|path|name$|type$|value$", re.I)
"""Names of what is given to machines."""
_OF_ITS_OWN = re.compile(r"([A-Za-z_]\w*)\.[A-Za-z_]\w*")
"""What is asked of a thing: a name alone may be a choice that a call leaves out."""
_ERRORS = frozenset({"error", "erreur", "form_error", "field_error"})
CALLER = "caller"
"""The name under which a macro finds what is written in its call."""
_SHORTEST = 3
_LONGEST = 60


class Lost(NamedTuple):
    """A text that is given and that nobody reads."""

    path: str
    call: Span
    name: str
    text: str
    wanted: str
    """The name that is read; the same one, when the call lets nothing of what is around it through."""
    reader: str
    where: Span
    is_sure: bool
    """Whether nothing else may give what is wanted."""


class Unsaid(NamedTuple):
    """A key that the catalogues lack, shown in the place of words; a mark in its words that nothing fills."""

    path: str
    span: Span
    key: str
    domain: str
    mark: str = ""
    """What of its words nothing fills: it is shown as it stands, the rest with it."""
    instead: str = ""
    """A language that has words for it, where the page speaks that of `domain`."""
    shown: str = ""
    """What the page shows in the place of words, where it is not the whole key."""


def lost_in(
    given: Mapping[str, Value], read: Read, *, under: str = "", is_table: bool = False
) -> Iterator[tuple[str, str, str, str, Span]]:
    """Yield the texts that are given and not read, each with the name that was meant, and the file and place where that one is read.

    An error, whose words are only known once somebody has made it, is no text yet; where a macro reads some of its table
    and no error, it is lost, whatever it was meant to be called.
    `under` is the name of the table that holds what is given, when it is given as a table; `is_table`, whether what reads
    it holds nothing but the keys of a table.
    """
    names = _names_read(read, under)
    if names is None or not read.is_whole or not _ALL.isdisjoint(names) or re.search(r"\*\*|\.\.\.", read.all_code):
        return
    unread = {name: value for name, value in given.items() if name not in names and not _MACHINE.search(name)}
    left = {name: text for name, value in unread.items() if (text := _said(value, name))}
    free = [one for one in names if one not in given]
    for name in unread:
        if name not in left and not is_of_errors(name):
            continue
        text = left.get(name, "")
        wanted = next(iter(akin(name, free)), None)
        if (
            wanted is None
            and (under or is_table)
            and name in left
            and len(left) == len(free) == 1
            and not _MACHINE.search(free[0])
        ):
            wanted = free[0]
        if wanted is not None:
            path, at = names[wanted]
            yield name, text, wanted, path, Span(at, at + len(wanted))
        elif under and name not in left and names:
            yield name, "", "", read.path, Span(read.start, read.start)


def _names_read(read: Read, under: str) -> dict[str, tuple[str, int]] | None:
    """Return the names that are read, of a table or not, each with the file and the place where it is; None where all may be."""
    names: dict[str, tuple[str, int]] = {}
    for one in read.beyond:
        held = _names_read(one, under)
        if held is None:
            return None
        names |= held
    if not under:
        return names | {match[0]: (read.path, read.start + match.start()) for match in _WORD.finditer(read.code)}
    if re.search(rf"(?<![\w.]){re.escape(under)}(?![\w.:=])", read.code.partition("\n")[2] or read.code):
        return None
    keys = re.finditer(rf"(?<![\w.'\"/-]){re.escape(under)}\.(\w+)", read.code)
    return names | {match[1]: (read.path, read.start + match.start(1)) for match in keys}


def printed_always(template: Template, start: int, end: int) -> Iterator[tuple[str, Span]]:
    """Yield the names that a stretch of a template prints alone, in its text, whatever happens."""
    for token in template.tokens_between(start, end):
        if token.kind is Kind.OUTPUT and token.context is Context.TEXT and _WORD.fullmatch(token.body):
            steps = template.branches.path(token.start)
            if not any(step.block.is_condition or step.block.name in LOOPS for step in steps):
                yield token.body, Span(token.start, token.end)


def alternatives_printed(template: Template, start: int, end: int) -> Iterator[tuple[str, Span]]:
    """Yield the things of which a stretch of a template takes the alternative of a picture, where that says nothing else."""
    for element in template.by_name.get("img", ()):
        if start <= element.start < end and "alt" in element.attrs:
            span = element.value_span("alt")
            inside = template.tokens_between(span.start, span.end)
            match = _OF_ITS_OWN.match(inside[0].body) if len(inside) == 1 and inside[0].kind is Kind.OUTPUT else None
            around = template.source.text[span.start : span.end].strip("\"' \n")
            if match is not None and around == template.source.text[inside[0].start : inside[0].end]:
                yield match[1], Span(inside[0].start, inside[0].end)


def errors_asked(template: Template, start: int, end: int) -> Iterator[tuple[str, Span]]:
    """Yield the names of errors on which a stretch of a template decides to show something, each where it first does."""
    seen: set[str] = set()
    for name, span in _errors_tested(template):
        if start <= span.start < end and name not in seen:
            seen.add(name)
            yield name, span


@memo
def _errors_tested(template: Template) -> list[tuple[str, Span]]:
    """The conditions of a template that begin by the name of errors: each call of what it holds asks for them."""
    named = dict(map(_set_from_errors, template.masked.tokens)) if "set" in template.source.text else {}
    tests = [(block, _WORD.match(block.conditions[0])) for block in template.branches.blocks if block.name == "if"]
    found = [(block, named.get(match[0], match[0])) for block, match in tests if match is not None]
    return [(name, Span(block.start, block.starts[0])) for block, name in found if _names_errors(name)]


def _set_from_errors(token: Token) -> tuple[str, str]:
    """The name that a tag sets to something of the errors, and the name of these; two empty names otherwise."""
    match = _SET.match(token.body) if token.name in ("set", "assign") else None
    return (match[1], match[2]) if match is not None and _names_errors(match[2]) else ("", "")


_SET = re.compile(r"(\w+)\s*=\s*\(*\s*([A-Za-z_]\w*)")


def _names_errors(name: str) -> bool:
    return name.lower().rstrip("s") in _ERRORS


def said_around(name: str, value: Value) -> str:
    """Return the text for people that a name is worth around a call, shortened; nothing when it is for machines."""
    text = value if isinstance(value, str) and not isinstance(value, Expression) else ""
    return shortened(text) if not _MACHINE.search(name) and len(text) > 1 and not re.search(r"[{}<>]", text) else ""


def _said(value: Value, name: str) -> str:
    """The words of a value that are meant for people: two at least, or one with its capital under a name for words."""
    if isinstance(value, Mixed):
        text = " ".join(one for one in value.parts if not isinstance(one, Expression))
    elif isinstance(value, list) and len(value) > 1 and all(isinstance(one, str) and is_known(one) for one in value):
        text = ", ".join(value)
    else:
        text = str(value) if isinstance(value, str) and not isinstance(value, Expression) else ""
    words = text.split()
    is_prose = (len(words) > 1 or (_is_for_words(name) and text.istitle())) and not re.search(r"--|__|[{}<>]", text)
    return text if is_prose and any(word.isalpha() for word in words) else ""


def shortened(text: str) -> str:
    """Return the first words of a text."""
    return text if len(text) <= _LONGEST else text[:_LONGEST].rpartition(" ")[0] + "…"


_MANY = 100
"""Names beyond which those of a library are wanted, and none is told to be what another was meant to be."""


def akin(name: str, among: Collection[str]) -> list[str]:
    """Return which of some names may be one that was misspelt, in their order; none where they are too many to tell."""
    return [one for one in among if is_akin(one, name)] if len(among) <= _MANY else []


def is_akin(one: str, other: str) -> bool:
    """Whether two names may be one that was misspelt: the same words written otherwise or in the other language, one more or one fewer, a slip."""
    (first, meant), (second, other_meant) = _read(one), _read(other)
    if meant == other_meant or (first and second and (meant < other_meant or other_meant < meant)):
        return min(len(first), len(second)) >= _SHORTEST
    allowed = 2 if min(len(first), len(second)) > 6 else 1 if min(len(first), len(second)) > 3 else 0
    return _is_within(allowed, first, second)


@lru_cache(maxsize=4096)
def _read(name: str) -> tuple[str, frozenset[str]]:
    """The letters of a name, and what its words mean: it is compared with many others."""
    words = _words(name)
    return "".join(words), frozenset(_alike().get(word, word) for word in words)


def _words(name: str) -> list[str]:
    return [word.lower() for word in _CAMEL.split(name) if word]


@cache
def _alike() -> dict[str, str]:
    """One name for each of those that mean the same."""
    return {word: line.split()[0] for line in listed("texts.alike") for word in line.split()}


def _is_for_words(name: str) -> bool:
    return not _alike().keys().isdisjoint(_words(name))


def is_of_errors(name: str) -> bool:
    """Whether a name is that of errors, whose words are only known once somebody has made them."""
    return any(_alike().get(word, word) == "error" for word in _words(name))


def _is_within(most: int, one: str, other: str) -> bool:
    """Whether no more letters than `most` change from one word to another; the rest of long words is never gone through."""
    if abs(len(one) - len(other)) > most:
        return False
    at = next(
        (at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right),
        min(len(one), len(other)),
    )
    one, other = one[at:], other[at:]
    if not one or not other:
        return True
    return most > 0 and any(
        _is_within(most - 1, *rest) for rest in ((one[1:], other), (one, other[1:]), (one[1:], other[1:]))
    )
