"""Libraries that keep every version of what people tell, when nothing of a project ever erases these versions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from guichet.core.findings import Span
from guichet.core.places import Place, place_of_path
from guichet.done.people.people import is_person, name_words
from guichet.done.people.tables import Table, key_of, tables_of_people
from guichet.done.words import speaks_of
from guichet.reading.deeds import ruby
from guichet.reading.deeds.deed import Deed
from guichet.reading.templates.site import RUBY_PROGRAMS, Site

_NEAR = r"(?:.|\n){0,300}?\b\w{0,20}(?:delete|destroy|purge)"
_CALLED = r"(?:.|\n){0,300}?\.(?:_raw_)?delete\("
_RUBY = {
    "has_paper_trail": re.compile(rf"(?:PaperTrail::Version|\bversions)\b{_NEAR}|\bversion_limit\b"),
    "audited": re.compile(rf"(?:Audited::Audit|\baudits)\b{_NEAR}"),
}
_PYTHON = {
    "HistoricalRecords": re.compile(rf"clean_old_history|(?:\.history\b|\bHistorical(?!Records)\w{{1,60}}){_CALLED}"),
    "EASY_AUDIT_REGISTERED_CLASSES": re.compile(rf"\bCRUDEvent\b{_CALLED}"),
    "auditlog.register": re.compile(rf"auditlogflush|\bLogEntry\b{_CALLED}"),
}
_PHP = {
    "getEntityChangeSet": re.compile(
        r"\b\w{0,40}(?:History|Historique|Audit)\w{0,40}(?:::class)?\b(?:.|\n){0,300}?->(?:delete|clean)\w{0,40}\("
        r"|->remove\(\$\w{0,30}(?i:history|historique|audit|entry)"
    ),
    "Loggable": re.compile(rf"\bLogEntry\w{{0,40}}{_NEAR}"),
}
"""What keeps the versions, by library or by what a listener of one's own reads, and what erases them."""
_RECORDS = re.compile(r"^    \w{1,40} = (?P<call>HistoricalRecords\((?P<given>[^)]{0,600})\)?)", re.M)
_REGISTERED = re.compile(r"EASY_AUDIT_REGISTERED_CLASSES = \[(?P<given>[^\]]{1,4000})\]")
_LOGGED = re.compile(r"\bauditlog\.register\((?P<given>\w{1,80})")
_INSTANCE = re.compile(r"\binstanceof \\?(\w{1,80})")
_HEARD = re.compile(r"->getEntityChangeSet\(")
_KEEPS = re.compile(
    r"->(?:persist|create\w{0,40}|save\w{0,40}|add\w{0,40})\(|\bnew \w{0,40}(?:History|Historique|Audit)"
)
_LOGGABLE = re.compile(r"#\[(?:Gedmo\\)?Loggable\b")
_CLASS = re.compile(r"^class\s+(\w+)", re.M)
_OWNER = re.compile(r"^(?:final |abstract )?class\s+(\w+)\b", re.M)
_HEAD = re.compile(r"^(?:final |abstract )?class\s+\w+[^{]{0,400}", re.M)
_NAME = re.compile(r"['\"](?:\w{1,80}\.)?(\w{1,80})['\"]")
_ERASING = (".py", ".sql", ".sh", ".yml", ".yaml", ".json", ".toml", ".php", *RUBY_PROGRAMS)
_BORN = frozenset({"birth", "birthdate", "naissance", "dob"})
_FEWEST = 2


@dataclass(frozen=True)
class History:
    """What keeps each version of a table of people: where that is said, by which words, and what it holds of them."""

    path: str
    span: Span
    shown: str
    table: Table
    model: str
    held: tuple[str, ...]


def history_kept(project: Site) -> History | None:
    """Return the history that holds most of people among those that nothing erases; None when there is none."""
    found = [one for one in _histories(project) if not speaks_of(one.model, "deeds.staff")]
    lasting = {shown for shown in {one.shown for one in found} if not _is_erased(shown, project)}
    return max(
        (one for one in found if one.shown in lasting),
        key=_told,
        default=None,
    )


def _told(one: History) -> tuple[bool, bool, int, int, str]:
    """How much a history tells of people: of those whose birth it holds first."""
    born = any(_BORN & {*name_words(column)} for column in one.held)
    return born, is_person(one.model), -len(name_words(one.model)), len(one.held), one.path


def _histories(project: Site) -> Iterator[History]:
    for path in project.paths:
        if place_of_path(path) is None and path.endswith(RUBY_PROGRAMS):
            yield from _in_ruby(path, project)
        elif place_of_path(path) is None and path.endswith(".py"):
            yield from _in_python(path, project)
        elif place_of_path(path) is None and path.endswith(".php"):
            yield from _in_php(path, project)


def _in_ruby(path: str, project: Site) -> Iterator[History]:
    if any(project.holds(path, name) for name in _RUBY):
        for deed in ruby.deeds_of(project.source(path)):
            if deed.is_call and deed.called in _RUBY and deed.around and not any(deed.put("limit", "max_audits")):
                yield from _of(deed.around[0], deed.called, path, deed.span, _columns(deed), project)


def _columns(deed: Deed) -> tuple[frozenset[str] | None, frozenset[str]]:
    """The only columns whose versions are kept, when some are named, and those whose are not."""
    only = [one.value for one in deed.put("only")]
    left = [one.value for one in deed.put("skip", "except")]
    return frozenset(_NAME.findall(" ".join(only))) if only else None, frozenset(_NAME.findall(" ".join(left)))


def _in_python(path: str, project: Site) -> Iterator[History]:
    text = project.text(path)
    classes = (
        [(one.start(), one[1]) for one in _CLASS.finditer(text)] if project.holds(path, "HistoricalRecords") else []
    )
    for one in _RECORDS.finditer(text) if classes else ():
        at = bisect_left(classes, (one.start(), ""))
        owner = classes[at - 1][1] if at else ""
        left = frozenset(_NAME.findall(one["given"]))
        yield from _of(owner, "HistoricalRecords", path, Span(*one.span("call")), (None, left), project)
    for one in _REGISTERED.finditer(text) if "EASY_AUDIT_REGISTERED_CLASSES" in text else ():
        for named in _NAME.finditer(text, *one.span("given")):
            yield from _of(named[1], "EASY_AUDIT_REGISTERED_CLASSES", path, Span(*named.span()), (None, frozenset()), project)  # fmt: skip
    for one in _LOGGED.finditer(text) if "auditlog.register" in text else ():
        yield from _of(one["given"], "auditlog.register", path, Span(*one.span()), (None, frozenset()), project)


def _in_php(path: str, project: Site) -> Iterator[History]:
    text = project.text(path)
    mark = _LOGGABLE.search(text) if "Loggable" in text else None
    if mark is not None:
        for owner in _OWNER.findall(text, mark.end())[:1]:
            yield from _of(owner, "Loggable", path, Span(*mark.span()), (None, frozenset()), project)
    heard = _HEARD.search(text) if "getEntityChangeSet" in text and _KEEPS.search(text) else None
    if heard is not None:
        marks, at = {*_INSTANCE.findall(text)}, Span(*heard.span())
        for table in tables_of_people(project).values():
            head = _HEAD.search(project.text(table.path)) if table.path.endswith(".php") else None
            if head is not None and marks & {*re.findall(r"\w+", head[0])}:
                yield from _of(table.name, "getEntityChangeSet", path, at, (None, frozenset()), project)


def _of(
    model: str, shown: str, path: str, span: Span, columns: tuple[frozenset[str] | None, frozenset[str]], project: Site
) -> Iterator[History]:
    """What a model keeps of people in each of its versions."""
    table = tables_of_people(project).get(key_of(model))
    only, left = columns
    if table is not None:
        held = tuple(one for one in table.personal if (only is None or one in only) and one not in left)
        if len(held) >= _FEWEST:
            yield History(path, span, shown, table, model, held)


def _is_erased(shown: str, project: Site) -> bool:
    """Whether a program, a task or a setting of the project erases the versions that a library keeps, or keeps a few alone."""
    sought = {**_RUBY, **_PYTHON, **_PHP}[shown]
    return any(path.endswith(_ERASING) and (place_of_path(path) or Place.PUBLIC).is_lived and sought.search(project.text(path)) for path in project.paths)  # fmt: skip
