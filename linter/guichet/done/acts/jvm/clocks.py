"""What reads the hour or the day of now in Java and Kotlin: in a test, through a name, through a function that says whether it is time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from guichet.core.memo import memo
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import RETURN, Deed
from guichet.reading.deeds.jvm import deeds_of
from guichet.reading.jvm.elsewhere import file_of
from guichet.reading.jvm.program import Program, program_of
from guichet.reading.jvm.scopes import scopes_of
from guichet.reading.templates.site import JVM_PROGRAMS, Site

_GIVEN = r"\([^()]{0,80}(?:\([^()]{0,80}\))?[^()]{0,20}\)"
_DAY = rf"(?:java\.time\.)?(?:Local|Zoned|Offset)Date(?:Time)?\.now{_GIVEN}|Clock\.System\.now\(\)\.toLocalDateTime{_GIVEN}"
_PART = r"(?:\.getHour\(\)|\.hour\b|\.getDayOfWeek\(\)|\.dayOfWeek\b|\.toLocalTime\(\)|\.time\b)"
_TIME = r"(?:java\.time\.)?LocalTime\.now\("
_READ = re.compile(rf"{_TIME}|(?:{_DAY})\s*{_PART}")
_NOW = re.compile(
    rf"(?:{_DAY})(?:\s*\.(?:atZone|withZoneSameInstant|toLocalDate|toLocalDateTime|truncatedTo|withNano){_GIVEN})*"
)
"""Now, in this place or that: some days later is another day."""
_NAME = re.compile(rf"(?<![\w.])(?:this\.)?(?P<name>[A-Za-z_]\w{{0,60}})(?P<part>{_PART})?")
_CALLED = re.compile(
    r"(?P<dot>(?<=[\w)\]}])[?!]{0,2}\s{0,20}\.\s{0,20})?\b(?P<name>[A-Za-z_]\w{0,60})\b(?P<given>\((?P<one>\w{0,40}|[\w.]{1,40}\(\))\s*\))?"
)
"""A name, what it is asked of before it, what it is given after it: one thing at most."""
_MAYBE = (".now(", "hour", "localtime", "dayofweek")
_DEEPEST = 4
"""Names through which the hour is followed."""


class Judge(NamedTuple):
    """A function that answers by the hour or the day of now: where it is, the class that holds it, how many things it must be given."""

    name: str
    path: str
    line: int
    owner: str
    takes: int


def reads_hour(test: str, at: int, program: Program) -> bool:
    """Return whether a test that stands at a place looks at the hour or at the day of now, and not at that of an appointment."""
    if speaks_of(test, "places.slots"):
        return False
    return _READ.search(test) is not None or any(
        _is_hour(found["name"], found["part"] or "", at, program) for found in _NAME.finditer(test)
    )


def _is_hour(name: str, asked: str, at: int, program: Program) -> bool:
    """Whether a name is the hour or the day of the week of now; or now, of which that part is asked."""
    for _ in range(_DEEPEST):
        given = scopes_of(program).given(name, at)
        if given is None:
            return False
        if _READ.match(given.value) or (asked and _NOW.fullmatch(given.value)):
            return True
        again = _NAME.fullmatch(given.value)
        if again is None:
            return False
        name, asked, at = again["name"], asked or again["part"] or "", given.at - 1
    return False


def judged(test: str, at: int, program: Program, project: Site) -> tuple[Judge, bool] | None:
    """Return the function that a test asks whether it is time, and whether that is sure; None when it asks no such function.

    A function is known by the class of what is asked: where nothing says that class, what bears its name is perhaps of it.
    """
    way: list[str] = []
    for found in _CALLED.finditer(test):
        is_of = found["dot"] is not None
        if is_of and test[found.start() - 1] not in ")]}":
            way.append(found["name"])
        else:
            way = ["", found["name"]] if is_of else [found["name"]]
        there = [one for one in _judges(project).get(found["name"], ()) if one.takes == (1 if found["one"] else 0)]
        if there and (found["given"] is not None or (is_of and test[found.end() : found.end() + 1] != "(")):
            above = [one for one in way[:-1] if one != "this"]
            asked = _asked_of(above, at, program, project, there) if above else _of_file(program.path, "", there)
            if asked is not None:
                return asked
    return None


def _asked_of(way: list[str], at: int, program: Program, project: Site, there: list[Judge]) -> tuple[Judge, bool] | None:  # fmt: skip
    """The one among some functions that is of the thing to which some names lead."""
    given = scopes_of(program).given(way[0], at) if len(way) == 1 else None
    kind = given.type if given is not None else way[0] if len(way) == 1 and way[0][:1].isupper() else ""
    if kind:
        own = file_of(kind, project)
        return _of_file(program.path, kind, there) or (_of_file(own.path, kind, there) if own is not None else None)
    named = [one for one in there if one.owner and way[-1].lower() == one.owner.lower()]
    return (named[0], False) if len(named) == 1 else None


def _of_file(path: str, owner: str, there: list[Judge]) -> tuple[Judge, bool] | None:
    """The one among some functions that stands in a file, in the class that is meant."""
    own = [one for one in there if one.path == path and owner in ("", one.owner)]
    return (own[0], True) if len(own) == 1 else None


@memo
def _judges(project: Site) -> dict[str, list[Judge]]:
    """The functions of a project that answer by the hour or the day of now, by their names."""
    found: dict[str, list[Judge]] = {}
    for path in project.paths:
        own = project.lowered(path) if path.endswith(JVM_PROGRAMS) else ""
        if _MAYBE[0] in own and any(one in own for one in _MAYBE[1:]):
            for judge in _answering(path, project):
                found.setdefault(judge.name, []).append(judge)
    return found


def _answering(path: str, project: Site) -> Iterator[Judge]:
    source = project.source(path)
    program = program_of(source)
    scopes = scopes_of(program)
    said = set()
    for deed in deeds_of(program):
        own = deed.within
        if deed.called == RETURN and own is not None and own not in said and _answers(deed, program):
            said.add(own)
            owner = next(iter(deed.around[deed.around.index(own.name) + 1 :]), "") if own.name in deed.around else ""
            given = (scopes.given(one, deed.span.start) for one in deed.given)
            takes = [one for one in given if one is None or not one.value]
            yield Judge(own.name, path, source.position(own.span).line, owner, len(takes))


def _answers(deed: Deed, program: Program) -> bool:
    """Whether what a function returns, or the test before it, tells whether it is time."""
    value, at = deed.puts[0].value, deed.span.start
    tests = zip(deed.tests, deed.tests_at, strict=True)
    return (value in ("true", "false") and any(reads_hour(one, span.start, program) for one, span in tests)) or (
        reads_hour(value, at, program)
        and re.search(r"[<>]|\bis(?:Before|After)\(|\bin\b|==|!=|\bwithin\w*\(", value) is not None
    )


def judges_named(path: str, project: Site) -> list[str]:
    """Return the functions that a file names and that say whether it is time."""
    own = project.text(path)
    return sorted(f"{name} {there}" for name, there in _judges(project).items() if name in own)
