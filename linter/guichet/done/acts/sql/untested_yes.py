"""Queries that carry people to others without a look at the agreement that their table keeps: `share_with_partners` stands there, and nothing tests it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import lasting_memo
from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.nouns.act import Kind
from guichet.done.people.columns import identities, selected
from guichet.done.people.consent import asks_consent, serves_others
from guichet.done.people.recipients import recipient
from guichet.done.words import apart, speaks_of
from guichet.reading.sql.statements import Statement, statements_of
from guichet.reading.templates.site import Site

_TABLE = re.compile(
    r"\bcreate\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?(?:[\"`]?\w{1,60}[\"`]?\.)?[\"`]?(\w{1,80})[\"`]?\s{0,20}\(([^;]{1,8000})",
    re.I,
)
_COLUMN = re.compile(r"(?:^|,)\s{0,40}[\"`]?(\w{3,80})[\"`]?\s{1,40}(?:bool|bit\b|tinyint|date|timestamp)", re.I | re.M)
_COPIED = re.compile(r"\bcopy\b|\binto\s+outfile\b|\binsert\s+into\b|\bview\b", re.I)
_GRANTED = re.compile(r"\bgrant\s+select\s+on\s+(?:table\s+)?([\w.]{1,80})\s+to\s+(\w{1,80})", re.I)
_LEAST = 2
_NEAR = 200


def carried_untested(source: Source, project: Site) -> Iterator[FromDeed]:
    """Yield the queries that give people's columns to others, by their names, where the table keeps an agreement to that and nothing tests it."""
    agreed = agreements_kept(project)
    lowered = source.text.lower()
    if not any(table in lowered for table in agreed):
        return
    place = place_of_path(source.path) or Place.JOB
    for statement in statements_of(source.text):
        who = identities(selected(statement), statement)
        tables = [name.lower() for one in statement.clauses if one.kind == "from" for name, _ in one.names()]
        kept = [one for table in tables for one in agreed.get(table, ())]
        if len(who) < _LEAST or not kept or _tests_somewhere(kept, tables, source, project):
            continue
        to = _recipient(statement, source)
        if to:
            yield FromDeed(
                Kind.SEND, source.path, statement.span, Place.JOB if place is Place.MIGRATION else place,
                what=What.GOES, shown=who[0], other=to, certain=False,
            )  # fmt: skip
            return


def _tests_somewhere(kept: list[str], tables: list[str], source: Source, project: Site) -> bool:
    """Whether the file that carries people, or what it joins them with, names one of the agreements that are kept."""
    if any(one in source.text.lower() for one in kept):
        return True
    others = [one for one in dict.fromkeys(tables) if len(one) > _SHORT and one not in agreements_kept(project)]
    files = (path for path in project.paths if path.endswith(".sql") and path != source.path)
    texts = [project.lowered(path) for path in files]
    return any(any(one in text for one in kept) and re.search(rf"\bview\s+(?:\w+\.)?{re.escape(other)}\b", text) for text in texts for other in others)  # fmt: skip


_SHORT = 3


def _recipient(statement: Statement, source: Source) -> str:
    """Who is named as the one who receives a query: by the name of what it makes, of the file that it fills, of whoever may read it, of its own file."""
    start, end = statement.span.start, statement.span.end
    around = source.text[max(0, source.text.rfind(";", 0, start) + 1) : end + _NEAR].partition(";")[0]
    stem = source.path.rpartition("/")[2].partition(".")[0]
    named = [stem, *(_NAMES.findall(around) if _COPIED.search(around) else ())]
    named += [role for view, role in _GRANTED.findall(source.text) if view.lower() == statement.made.lower()]
    return next((one for one in named if _is_others(one)), "")


_NAMES = re.compile(
    r"\b(?:view|into(?!\s+outfile)|outfile|to)\s+(?:if\s+not\s+exists\s+)?['\"`]?([\w./-]{3,120})", re.I
)


def _is_others(name: str) -> bool:
    return bool(recipient(name, "deeds.unasked")) or speaks_of(apart(name), "deeds.given partners")


@lasting_memo
def agreements_kept(project: Site) -> dict[str, tuple[str, ...]]:
    """Return the columns in which the tables of a project keep an agreement to be given to others, by table, in lower case."""
    found: dict[str, tuple[str, ...]] = {}
    for path in project.paths:
        if path.endswith(".sql") and "create" in project.lowered(path):
            for one in _TABLE.finditer(project.text(path)):
                columns = (name for name in _COLUMN.findall(one[2]) if asks_consent(name) and serves_others(name))
                if kept := tuple(name.lower() for name in columns):
                    found.setdefault(one[1].lower(), kept)
    return found


def agreements_beside(path: str, project: Site) -> list[str]:
    """Return what other files say of the agreements in the tables that a file of SQL reads."""
    own, kept = project.lowered(path), agreements_kept(project)
    return [f"{table} {kept[table]}" for table in sorted(kept) if table in own]
