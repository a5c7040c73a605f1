"""What reads the hour or the day of now in Java and Kotlin: in a test, through a name, through a function that says whether it is time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.core.places import Place
from guichet.done.acts.deed_found import Whole
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import RETURN, Deed
from guichet.reading.deeds.jvm import deeds_of
from guichet.reading.jvm.program import program_of
from guichet.reading.templates.site import JVM_PROGRAMS, Site

_DAY = r"(?:Local|Zoned|Offset)Date(?:Time)?\.now\([^()]{0,80}(?:\([^()]{0,80}\))?[^()]{0,20}\)|Clock\.System\.now\(\)[^;\n]{0,80}toLocalDateTime\([^()]{0,80}\)"
_PART = r"(?:\.getHour\(\)|\.hour\b|\.getDayOfWeek\(\)|\.dayOfWeek\b|\.toLocalTime\(\)|\.time\b)"
_TIME = r"LocalTime\.now\("
_READ = re.compile(rf"{_TIME}|(?:{_DAY})\s*{_PART}")
_KEPT = re.compile(rf"\b(\w{{1,60}})\s*(?::\s*\w+\s*)?=\s*(?:(?P<time>{_TIME}|(?:{_DAY})\s*{_PART})|{_DAY})")
_CALLED = re.compile(r"\b([a-z]\w{2,60})\(\s*(?:\w{0,40}|[\w.]{1,40}\(\))\s*\)|\.([a-z]\w{2,60})\b(?!\()")
_MAYBE = (".now(", "hour", "localtime", "dayofweek")


@memo
def _names(whole: Whole) -> dict[str, bool]:
    """The names that a file gives to now, and whether each is already an hour or a day of the week."""
    return {found[1]: found["time"] is not None for found in _KEPT.finditer(whole.text)}


def reads_hour(test: str, whole: Whole) -> bool:
    """Return whether a test looks at the hour or at the day of now, and not at that of an appointment."""
    if speaks_of(test, "places.slots"):
        return False
    if _READ.search(test):
        return True
    known = _names(whole)
    return any(
        known[name] or re.search(rf"\b{name}{_PART}", test)
        for name in dict.fromkeys(re.findall(r"\b\w+\b", test))
        if name in known
    )


def judged(test: str, whole: Whole) -> tuple[tuple[str, str, int], ...]:
    """Return the function that a test asks whether it is time, here or in another file; none when several bear its name."""
    for found in _CALLED.finditer(test):
        name = found[1] or found[2]
        there = _judges(whole.project).get(name, ()) if whole.is_among_others else ()
        if len(there) == 1:
            return ((name, *there[0]),)
    return ()


@memo
def _judges(project: Site) -> dict[str, list[tuple[str, int]]]:
    """The functions of a project that answer by the hour or the day of now, with the file and the line of each."""
    found: dict[str, list[tuple[str, int]]] = {}
    for path in project.paths:
        own = project.lowered(path) if path.endswith(JVM_PROGRAMS) else ""
        if _MAYBE[0] in own and any(one in own for one in _MAYBE[1:]):
            for name, line in _answering(path, project):
                found.setdefault(name, []).append((path, line))
    return found


def _answering(path: str, project: Site) -> Iterator[tuple[str, int]]:
    source = project.source(path)
    whole = Whole(path, source.text, deeds_of(program_of(source)), Place.PUBLIC, project)
    said = set()
    for deed in whole.deeds:
        if deed.called == RETURN and deed.within is not None and deed.within not in said and _answers(deed, whole):
            said.add(deed.within)
            yield deed.within.name, source.position(deed.within.span).line


def _answers(deed: Deed, whole: Whole) -> bool:
    """Whether what a function returns, or the test before it, tells whether it is time."""
    value = deed.puts[0].value
    return (value in ("true", "false") and any(reads_hour(one, whole) for one in deed.tests)) or (
        reads_hour(value, whole)
        and re.search(r"[<>]|\bis(?:Before|After)\(|\bin\b|==|!=|\bwithin\w*\(", value) is not None
    )


def judges_named(path: str, project: Site) -> list[str]:
    """Return the functions that a file names and that say whether it is time."""
    own = project.text(path)
    return sorted(f"{name} {there}" for name, there in _judges(project).items() if name in own)
