"""Templates of PHP that no browser shows: what is rendered of them goes to a library that makes PDF files."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from guichet.core.words import any_of
from guichet.reading.templates.library import Library
from guichet.reading.templates.site import Site
from guichet.reading.written.outside import Sheet

_NAMED = re.compile(r"""["']([@\w!:/.-]+\.twig)["']""")
_RENDERED = re.compile(r"""->render(?:View|Block)?\(\s*["']([@\w!:/.-]+\.twig)["']""")
_MAKES = re.compile(rf"->(?:{any_of('files.pdf_methods_of_php')})\(\s*", re.I)
_NAME = re.compile(r"\$(\w+)\b\s*[,)]")
_FUNCTION = re.compile(r"\bfunction\b")
_DEFINED = re.compile(r"\bfunction\s+(\w+)\s*\(")
_RETURNED = re.compile(r"\breturn\b[^;]*")
_WORD = re.compile(r"\w+")
_VARIABLE = re.compile(r"\$\w+")
_CALLED = re.compile(r"->(\w+)\(")
_PARAMETER = re.compile(r"\$(\w+)")
_OWN_CALLS = 3
"""Methods of one class that hand markup to one another before a library has it."""


class Maker(NamedTuple):
    """A method of a project that makes a PDF file of one of the arguments that it is given, by its rank."""

    name: str
    rank: int
    file: str


Ranks = dict[str, set[int]]
"""The ranks of what methods make files of, by their names."""


def sheets(library: Library, site: Site) -> Mapping[str, Sheet]:
    """Return the templates that PHP makes into PDF files, and of each whether nothing names it otherwise."""
    code = [path for path in site.paths if path.endswith(".php")]
    if not any(_MAKES.search(site.text(path)) for path in code):
        return {}
    named: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    makers = {maker for path in code for maker in _makers_in(site.text(path), path)}
    for path in code:
        made = {*_made(site.text(path)), *_handed_on(site.text(path), makers)}
        for match in _NAMED.finditer(site.text(path)):
            template = library.resolve(match[1], path)
            if template is not None:
                named[template].append((path, match.start(1) in made))
    return {
        template: Sheet(sorted({path for path, _ in where}), is_only=all(is_made for _, is_made in where))
        for template, where in named.items()
        if any(is_made for _, is_made in where)
    }


def _made(text: str) -> Iterator[int]:
    """Yield where the templates are named whose markup a file gives to a library: at once, or by a name given it above."""
    for call in _MAKES.finditer(text):
        name = _NAME.match(text, call.end())
        rendered = (
            _kept_as(name[1], text, call.start())
            if name is not None
            else _RENDERED.search(text, call.end(), text.find(";", call.end()))
        )
        if rendered is not None and not (name is not None and _is_handed_out(name[1], text, call.end())):
            yield rendered.start(1)


def _kept_as(name: str, text: str, before: int) -> re.Match[str] | None:
    """Return the last rendering that a variable was given in the function around a place."""
    start, _ = _function_around(text, before)
    last = None
    for one in _given_to(name).finditer(text, start, before):
        last = one
    return _RENDERED.search(text, last.start(1), last.end(1)) if last is not None else None


@lru_cache(maxsize=256)
def _given_to(name: str) -> re.Pattern[str]:
    return re.compile(rf"\${name}\s*=(?!=)([^;]*)")


_LONGEST_FUNCTION = 5_000
"""Letters of a function before a place, and after it, that are read: it may make thousands of files."""


@lru_cache(maxsize=4)
def _functions(text: str) -> list[int]:
    """Where the functions of a file begin: asked once of it, however many calls it holds."""
    return [one.start() for one in _FUNCTION.finditer(text)]


def _function_around(text: str, place: int) -> tuple[int, int]:
    """The stretch from the function before a place up to the next one of its file."""
    starts = _functions(text)
    rank = bisect_left(starts, place)
    start, end = starts[rank - 1] if rank else 0, starts[rank] if rank < len(starts) else len(text)
    return max(start, place - _LONGEST_FUNCTION), min(end, place + _LONGEST_FUNCTION)


def _is_handed_out(name: str, text: str, after: int) -> bool:
    """Whether a function answers what it also gave to a library."""
    _, end = _function_around(text, after)
    return any(f"${name}" in _VARIABLE.findall(one[0]) for one in _RETURNED.finditer(text, after, end))


def _makers_in(text: str, path: str) -> set[Maker]:
    """Return the methods of a file that give a library, themselves or by another of the file, what they are given."""
    found: set[Maker] = set()
    if not _MAKES.search(text):
        return found
    ranks: Ranks = defaultdict(set)
    methods = [(one[1], _listed(text, one.end()), *_body(text, one.end())) for one in _DEFINED.finditer(text)]
    for _ in range(_OWN_CALLS):
        for name, parameters, start, end in methods:
            for rank, one in enumerate(parameters):
                given = _PARAMETER.search(one)
                if given is not None and _goes_on(given[1], text, start, end, ranks):
                    found.add(Maker(name, rank, path))
                    ranks[name].add(rank)
    return found


def _goes_on(name: str, text: str, start: int, end: int, makers: Ranks) -> bool:
    """Whether a method gives a library, or a maker, what it knows by a name."""
    taken = (_NAME.match(text, call.end()) for call in _MAKES.finditer(text, start, end))
    if any(one is not None and one[1] == name for one in taken):
        return True
    return any(given == f"${name}" for given, _ in _given(text, start, end, makers))


def _given(text: str, start: int, end: int, ranks: Ranks) -> Iterator[tuple[str, int]]:
    """Yield what a stretch of code gives to makers, and where each call ends."""
    for call in _CALLED.finditer(text, start, end) if ranks else ():
        if call[1] in ranks:
            given = _listed(text, call.end())
            yield from ((given[rank], call.end()) for rank in sorted(ranks[call[1]]) if rank < len(given))


def _handed_on(text: str, makers: set[Maker]) -> Iterator[int]:
    """Yield where the templates are named whose markup a file gives to makers of classes that it names."""
    words = set(_WORD.findall(text)) if makers else set()
    known: Ranks = defaultdict(set)
    for maker in makers:
        if words.issuperset(_WORD.findall(maker.file.rpartition("/")[2][:-4])):
            known[maker.name].add(maker.rank)
    for given, end in _given(text, 0, len(text), known):
        name = _PARAMETER.fullmatch(given)
        rendered = _kept_as(name[1], text, end) if name is not None else None
        if rendered is not None and name is not None and not _is_handed_out(name[1], text, end):
            yield rendered.start(1)


def _body(text: str, after: int) -> tuple[int, int]:
    """Return the stretch of a function, up to the next one of its file."""
    return after, _function_around(text, after)[1]


def _listed(text: str, start: int) -> list[str]:
    """Return what stands between the commas of a list of parameters or arguments, from the place where it opens."""
    depth, pieces = 0, [""]
    for sign in text[start : start + _LONGEST]:
        depth += (sign in "([{") - (sign in ")]}")
        if depth < 0:
            break
        if sign == "," and depth == 0:
            pieces.append("")
        else:
            pieces[-1] += sign
    return [piece.strip() for piece in pieces]


_LONGEST = 2_000
"""Signs of a list of arguments."""
