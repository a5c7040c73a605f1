"""Rows that a trigger copies elsewhere as they are erased, where a query goes on showing them beside those that are left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import islice

from guichet.core.findings import Span
from guichet.core.memo import keyed_memo, memo
from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Kind
from guichet.done.people.people import is_person
from guichet.done.people.personal_data import is_personal_name
from guichet.done.words import speaks_of
from guichet.reading.scripts.made import by_hand
from guichet.reading.sql.statements import blank_of
from guichet.reading.templates.site import Site

_NAME = r"[\"`\[]?(?:\w{1,60}[\"`\]]?\.[\"`\[]?)?(\w{1,80})[\"`\]]?"
_TRIGGER = re.compile(
    rf"\btrigger\s+\S{{1,120}}\s+(?:(?:before|after|instead\s+of)\s+delete\s+on\s+{_NAME}|on\s+{_NAME}\s+(?:after|for|instead\s+of)\s+delete\b)",
    re.I,
)
_COPY = re.compile(
    rf"\binsert\s+into\s+{_NAME}[^;]{{0,400}}?(?:\bselect\s+(?:old\.)?\*[^;]{{0,200}}|\b(?:values\s*\(|select)\s*((?:old\.\w{{1,80}}[\s,]*){{2,60}})[^;]{{0,80}}|\bvalues\s*\(\s*\(?old\)?\.\*\s*\))",
    re.I,
)
_OLD = re.compile(r"\bold\.(\w{1,80})", re.I)
_PROGRAMS = (".sql", ".py", ".php", ".rb", ".js", ".ts")
_MOST = 20
"""Triggers, and copies, of one file that are looked at together."""
_FAR = 2_000
"""Signs between the tables that one query puts together."""


class Kept(StrEnum):
    """What becomes of a copy that nothing erases."""

    SHOWN = "shown"
    """A query shows it again, beside what is left."""
    THERE = "there"
    """No query of the project reads it."""


def acts_in(source: Source, project: Site) -> Iterator[FromDeed]:
    """Yield the copies that a file makes of people's rows as they are erased, when they are shown again and nothing erases them."""
    place = place_of_path(source.path) or Place.JOB
    place = Place.JOB if place is Place.MIGRATION else place  # it stays, and runs at each erasure
    for table, copy, span in _copied(source):
        if (kept := _kept(table, copy, project)) is not None:
            yield FromDeed(
                Kind.KEEP,
                source.path,
                span,
                place,
                what=What.COPIED,
                shown=table,
                other=copy,
                certain=kept is Kept.SHOWN,
            )
            return


def copies_shown(path: str, project: Site) -> list[Kept | None]:
    """Return what becomes of each copy that a file makes of people's rows as they are erased."""
    return [_kept(one, other, project) for one, other, _ in _copied(project.source(path))]


def _copied(source: Source) -> Iterator[tuple[str, str, Span]]:
    """The tables of people that triggers copy as a row is erased, those where they copy it, and where that is written."""
    text = blank_of(source.text) if "trigger" in source.lowered else ""
    copies = list(islice(_COPY.finditer(text), _MOST))
    for trigger in islice(_TRIGGER.finditer(text), _MOST) if copies else ():
        table = trigger[1] or trigger[2]
        for copy in copies:
            named = [found[1] for found in _OLD.finditer(copy[0])]
            about = is_person(table) or speaks_of(table, "decisions.people") or any(map(is_personal_name, named))
            if copy[1].lower() != table.lower() and about:
                yield table, copy[1], Span(copy.start(), copy.start() + len(copy[0].rstrip()))


def _kept(table: str, copy: str, project: Site) -> Kept | None:
    """Whether a query reads what is left and what was erased together, or only that nothing erases the copies; None when something does."""
    return _found(table.lower(), copy.lower(), project)


@keyed_memo
def _found(table: str, copy: str, project: Site) -> Kept | None:
    texts = [one for one in _queries(project) if copy in one]
    one, other = re.escape(table), re.escape(copy)
    erased = re.compile(rf"\b(?:delete\s+from|truncate(?:\s+table)?)\s+[\"`\[]?{other}\b")
    together = re.compile(
        rf"\b(?:from|join)\s+[\"`\[]?(?:{one}\b.{{1,{_FAR}}}?\bunion\b.{{1,{_FAR}}}?\bfrom\s+[\"`\[]?{other}|{other}\b.{{1,{_FAR}}}?\bunion\b.{{1,{_FAR}}}?\bfrom\s+[\"`\[]?{one})\b",
        re.S,
    )
    if any(map(erased.search, texts)):
        return None
    return Kept.SHOWN if any(map(together.search, texts)) else Kept.THERE


@memo
def _queries(project: Site) -> tuple[str, ...]:
    """The files of a project that may hold a query which puts two tables together, or erases one."""
    lowered = (project.lowered(one) for one in by_hand(project) if one.endswith(_PROGRAMS))
    return tuple(one for one in lowered if "union" in one or "delete from" in one or "truncate" in one)
