"""Records of people whose own class says that they are erased, and only marks them: `delete` is written anew, in the class or in one that it is built on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import keyed_memo, memo
from guichet.core.places import Place, place_of_path
from guichet.done.acts.deed_found import FromDeed, What, Whole
from guichet.done.grounds.answers import of_value
from guichet.done.grounds.moment import says_now
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Agreement
from guichet.done.people.erasing import is_erased_by_mark, is_erased_somewhere
from guichet.done.people.people import is_person
from guichet.done.people.personal_data import is_personal_name
from guichet.done.people.retention import keepers
from guichet.done.words import speaks_of
from guichet.reading.deeds.deed import Body, Put
from guichet.reading.deeds.python import deeds_of
from guichet.reading.project.project import Project
from guichet.reading.python.roles import is_migration, is_test
from guichet.reading.templates.site import Site

_DELETES = frozenset({"delete", "adelete", "delete_instance"})
_CLASS = re.compile(r"^class\s+(\w+)\(([^)]{0,300})\):\r?(?P<body>(?:\n+(?![^\s#]).*)*)", re.M)
_COLUMN = re.compile(
    r"^[ \t]+(\w+)[ \t]*(?::[^=\n]{1,80})?=[ \t]*[\w.]*(?:Field|Column|column|Key|relationship)\w*\(", re.M
)
_TEXT = re.compile(r"\"([^\"\n]{8,200})\"|'([^'\n]{8,200})'")
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_FEWEST = 2
"""Columns that tell who someone is, from which a record is theirs."""
_Record = tuple[str, ...]
"""The name of a class, those that it is built on, and last its body."""


def deleted_in_name(project: Project) -> Iterator[FromDeed]:
    """Yield the marks that stand for an erasure, when people's records are built on them and nothing of the project erases what is marked."""
    for path in project.paths:
        if not path.endswith(".py") or not any(f"def {name}(" in project.text(path) for name in _DELETES):
            continue
        module = project.modules.parsed(path)
        place = place_of_path(path) or Place.PUBLIC
        if module is not None and place.is_lived and not is_test(module) and not is_migration(module):
            whole = Whole(path, module.source.text, deeds_of(module), place, project)
            for body in whole.bodies.values():
                yield from _marked(body, whole)


def _marked(body: Body, whole: Whole) -> Iterator[FromDeed]:
    """The mark that a function writes on the thing itself, in place of an erasure."""
    if body.function.name not in _DELETES or any(one.last in _DELETES for one in body.deeds if one.is_call):
        return
    for deed in body.deeds:
        put = next(iter(deed.puts), None)
        if put is None or deed.called != "self" or not _marks(put) or len(deed.around) < 2:
            continue
        owner = deed.around[1]
        heir = next((one for one in _records(whole.project) if owner in one and _is_someones(one, whole.project)), None)
        own = heir is not None and heir[0] == owner and speaks_of(put.name, "deeds.gone")
        told = (
            own
            and isinstance(whole.project, Project)
            and any(one.owner.name == owner for one in keepers(whole.project))
        )  # by the columns that it has
        if heir is not None and not told and not _is_erased(put.name, body, whole):
            yield FromDeed(Kind.KEEP, deed.path, put.span, whole.place, what=What.HIDDEN, shown=put.name, other=heir[0])
        return


def _marks(put: Put) -> bool:
    return of_value(put.value, equal=True) in (Agreement.GIVEN, Agreement.REFUSED) or says_now(put.value)


@memo
def _records(project: Site) -> tuple[_Record, ...]:
    """The classes of the project that are built on others, each with those on which these are built."""
    found: dict[str, _Record] = {}
    for path in project.paths:
        for one in _CLASS.finditer(project.text(path)) if path.endswith(".py") else ():
            found.setdefault(one[1], (one[1], *re.findall(r"\w+", one[2]), one["body"]))
    return tuple(
        (name, *bases, *(far for one in bases for far in found.get(one, ("", ""))[1:-1]), body)
        for name, *bases, body in found.values()
    )


def _is_someones(record: _Record, project: Site) -> bool:
    """Whether a record is of a person: by what it tells of them; or it is tied to them, and they are told that it is erased."""
    name, columns = record[0], _COLUMN.findall(record[-1])
    if speaks_of(name, "fields.not_a_person") or not columns:
        return False
    told = sum(map(is_personal_name, columns))
    tied = is_person(name) or any(map(is_person, columns)) or told > 0
    return told >= _FEWEST or (tied and _is_told(name, project))


@keyed_memo
def _is_told(name: str, project: Site) -> bool:
    """Whether a file that names a class, or the thing of that class that people have, tells them that what is theirs is erased; looked for once."""
    own = f".{_CAPITAL.sub('_', name).lower()}.delete("
    users = (
        project.text(one)
        for one in project.paths
        if one.endswith(".py") and (project.holds(one, name) or project.holds(one, own))
    )
    said = (found[1] or found[2] for text in users for found in _TEXT.finditer(text))
    return any(" " in one and speaks_of(one, "deeds.told erased") and speaks_of(one, "deeds.own") for one in said)


def _is_erased(mark: str, body: Body, whole: Whole) -> bool:
    """Whether something of the project erases what bears the mark, in the file that sets it too, or anything for good."""
    project = whole.project
    return (
        is_erased_somewhere(project)
        or is_erased_by_mark(mark, whole.path, project)
        or any(_erases(one, mark) for one in whole.bodies.values() if one is not body)
    )


def _erases(body: Body, mark: str) -> bool:
    """Whether a function looks at the mark, and erases."""
    return mark in body.words and any(one.is_call and one.last in _DELETES for one in body.deeds)
