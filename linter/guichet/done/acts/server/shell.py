"""What a shell script does to people: by the SQL that it runs, and by the files that it wipes when they are old."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.numbers import count
from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.acts.server.folders import opened_by_commands
from guichet.done.acts.sql import files as query_files
from guichet.done.acts.table.handed import handed_by_sql
from guichet.done.acts.table.on_score import done_in_shell
from guichet.done.acts.validity import Validity
from guichet.done.nouns.act import Act, Kind
from guichet.done.people.given_time import DAY, MINUTE, Thing, thing_of
from guichet.done.words import speaks_of
from guichet.reading.sql.in_shell import sql_in_shell

_OLD_FILES = re.compile(
    r"^[ \t]*find[ \t][^\r\n]{0,400}?-(?P<unit>[amc](?:time|min))[ \t]+\+(?P<count>\d+)[^\r\n]{0,400}?(?:-delete\b|\brm\b)[^\r\n]*",
    re.M,
)
_REMARK = re.compile(r"^[ \t]*#(?!!)[^\n]*", re.M)


def acts_of(source: Source) -> Iterator[Act]:
    """Yield what a script does to people; a script of tests does nothing to them."""
    place = place_of_path(source.path) or Place.JOB
    if not place.is_lived:
        return
    yield from done_in_shell(source, place)
    yield from opened_by_commands(source, place)
    queries = sql_in_shell(source)
    if queries is not None:
        yield from query_files.acts_of(queries)
        yield from handed_by_sql(queries, place, source.text)
    for found in _OLD_FILES.finditer(source.text) if not speaks_of(source.text, "sessions.warned") else ():
        if thing_of(f"{found[0]} delete {source.path} {_said_before(source.text, found.start())}") is Thing.DRAFT:
            seconds = count(found["count"]) * (DAY if found["unit"].endswith("time") else MINUTE)
            yield Validity(
                Kind.EXPIRE, source.path, Span(*found.span()), place, thing=Thing.DRAFT, seconds=seconds,
                shown=" ".join(found[0].split())[:80], about=frozenset({"validity"}),
            )  # fmt: skip


def _said_before(text: str, at: int) -> str:
    """The last remark before a place."""
    return next((found[0] for found in reversed(list(_REMARK.finditer(text, 0, at)))), "")
