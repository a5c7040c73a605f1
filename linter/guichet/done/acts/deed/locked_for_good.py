"""Locks that say that they have no end, put on somebody by a program, and that nothing of the project takes off again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import keyed_memo
from guichet.core.places import Place, place_of_path
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Deed
from guichet.reading.scripts.made import by_hand
from guichet.reading.templates.site import Site

_PUT = re.compile(r"\b(?:true|now|current|today|utcnow|new Date|date)\b|^1$", re.I)
_NAME = re.compile(r"[A-Za-z]\w{5,60}")
_CODE = (".rb", ".php", ".py", ".js", ".ts", ".java", ".kt", ".go", ".sql")
_OFF = re.compile(r"[\"'`:]?\s{0,3}(?:=>|=(?!=)|:|,)\s{0,3}(?:nil|null|None|false|False|NULL|undefined)\b")
"""What takes a mark off, after its name."""


def locked_for_good(deed: Deed, whole: Whole) -> Iterator[FromDeed]:
    """Yield the mark of a lock without end, when a program of the public puts it and nothing takes it off."""
    if not whole.place.is_public or not whole.is_among_others:
        return
    for put in deed.written:
        ends = speaks_of(put.name, "sessions.for_good") and speaks_of(put.name, "sessions.lock")
        if ends and _PUT.search(put.value) and not is_taken_off(put.name, whole.project):
            yield FromDeed(Kind.LOCK, deed.path, put.span, whole.place, what=What.SHUT_FOR_GOOD, shown=put.name)
            return


def marks_taken_off(path: str, project: Site) -> list[str]:
    """Return the marks of a lock without end that a file names and that something takes off."""
    named = dict.fromkeys(_NAME.findall(project.text(path)))
    return [
        one
        for one in named
        if speaks_of(one, "sessions.for_good") and speaks_of(one, "sessions.lock") and is_taken_off(one, project)
    ]


_NEAR = 120
_ASKED = re.compile(r"\b(?:where|filter|find|exclude|having)\w{0,12}\(?\s?[{\[]?[^(){}\[\]]{0,80}$", re.I)


def _is_done(found: re.Pattern[str], text: str) -> bool:
    """Whether a mark is taken off, and not only asked for in a query: `.where({ locked: false })`."""
    return any(not _ASKED.search(text, max(0, one.start() - _NEAR), one.start()) for one in found.finditer(text))


@keyed_memo
def is_taken_off(mark: str, project: Site) -> bool:
    """Return whether a program takes a mark off somewhere."""
    found = re.compile(rf"\b{re.escape(mark)}{_OFF.pattern}", re.I)
    return any(
        _is_done(found, project.text(path))
        for path in by_hand(project)
        if path.endswith(_CODE)
        and place_of_path(path) not in (Place.TEST, Place.FIXTURE, Place.MIGRATION)
        and "schema" not in path
        and project.holds(path, mark)
    )
