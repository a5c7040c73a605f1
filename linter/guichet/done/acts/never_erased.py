"""Tables of what people send or leave behind them that no program of a project erases, though it erases others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.acts.ruby_beside import file_of
from guichet.done.people.personal_data import comes_from_someone
from guichet.done.people.tables import Table, key_of, tables_of_people
from guichet.done.words import speaks_of
from guichet.reading.scripts.made import by_hand
from guichet.reading.templates.site import RUBY_PROGRAMS, Site

_PROGRAMS = (".php", ".sql", *RUBY_PROGRAMS)
_ERASES = re.compile(
    r"(?<![:\w])(?:really_destroy|destroy|destroy_all|destroy_by|delete|delete_all|delete_by|purge|truncate)!?(?=[\s(.;]|$)"
    r"|->(?:remove|delete)\(|\banonymi[sz]\w{0,20}|\bDELETE FROM\b",
    re.M,
)
_ABOVE = 400
"""Signs above what erases within which it is told what is erased."""
_BELOW = 60
_WITH_OWNER = re.compile(
    r":(?P<held>\w{2,80})\b[^\n]{0,120}\bdependent: :(?:destroy|delete)|\badd_foreign_key \"(?P<key>\w{2,80})\"[^\n]{0,120}\bon_delete: :cascade"
    r"|\b(?P<entity>\w{2,80})::class[^\n]{0,160}(?:'remove'|orphanRemoval)"
)
"""What goes when what holds it does."""
_GOES = "onDelete: 'CASCADE'"
_WORD = re.compile(r"[A-Za-z_]\w{2,80}")
_CLASS = re.compile(r"^(?:[ \t]*class|(?:final |abstract )?class)\s+[\w:]+", re.M)


def never_erased(project: Site) -> Iterator[tuple[Source, Span, tuple[Table, ...]]]:
    """Yield where the first of the tables is declared that nothing erases, and all of them; once a project, when it erases others."""
    left = [one for one in tables_of_people(project).values() if not _goes(one, project)]
    if len(left) == len(tables_of_people(project)):
        return  # nothing is erased, as far as one reads: another program may do it
    left = [one for one in left if _is_sent(one)]
    for table in left:
        there = _declared(table, project)
        if there is not None:
            yield (*there, (table, *(one for one in left if one is not table)))
            return


def _is_sent(table: Table) -> bool:
    """Whether a table is of what people send, or of what is taken from them: a message, a contact, a line of a file that was uploaded."""
    said = comes_from_someone(table.name) or speaks_of(table.name, "retention.left")
    return table.path.endswith((".rb", ".php")) and said and not speaks_of(table.name, "deeds.staff")


def _goes(table: Table, project: Site) -> bool:
    """Whether something erases what a table holds, by its name or by the end of it: `row` of `upload_rows`."""
    words = key_of(table.name).split()
    return any(" ".join(words[start:]) in _gone(project) for start in range(len(words)))


@memo
def _gone(project: Site) -> frozenset[str]:
    """What is named near what erases, and what goes with what holds it, by what a table and its model are both known by."""
    found: set[str] = set()
    for path in by_hand(project):
        if not path.endswith(_PROGRAMS) or not (place_of_path(path) or Place.PUBLIC).is_lived:
            continue
        text = project.text(path)
        for one in _WITH_OWNER.finditer(text):
            found.add(key_of(one["held"] or one["key"] or one["entity"]))
        last = 0
        for one in _ERASES.finditer(text):
            near = text[max(last, one.start() - _ABOVE) : one.end() + _BELOW]
            last = one.end()
            found.update(map(key_of, _WORD.findall(near)))
    return frozenset(found)


def _declared(table: Table, project: Site) -> tuple[Source, Span] | None:
    """Where the model of a table is written."""
    if table.path.endswith(".php"):
        source: Source | None = project.source(table.path)
    else:
        source = file_of("".join(one.capitalize() for one in key_of(table.name).split()), project)
    owner = _CLASS.search(source.text) if source is not None else None
    if source is None or owner is None or _GOES in source.text:
        return None
    return source, Span(*owner.span())
