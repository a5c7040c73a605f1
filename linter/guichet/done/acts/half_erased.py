"""People who are said to be anonymous, and whose record still tells who they are: some of its columns are written over, and others left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.core.places import Place, place_of_path
from guichet.done.acts.ruby_beside import classes_taking
from guichet.done.people.people import name_words
from guichet.done.people.personal_data import MADE, is_held_name
from guichet.done.people.programs import PROGRAMS, deeds_in
from guichet.done.people.tables import Table, key_of, tables_of_people, tells_who
from guichet.reading.deeds.deed import Body, Deed, Put, bodies_of
from guichet.reading.project.project import Project

_SAID = re.compile(r"anonymi[sz]|pseudonymi[sz]", re.I)
_UPDATES = frozenset({"update", "update_columns", "update_all", "assign_attributes", "aupdate"})
_ELSEWHERE = re.compile(
    r"(?:^|[.>:])(?:setattr|send|write_attribute|update_column|public_send|each|delete\w*|destroy\w*|really_destroy)$"
)
"""What writes over columns whose names are elsewhere, or erases the whole."""
_SELF = ("self", "$this", "this")
_NAMED = re.compile(r"[A-Za-z_]\w{2,80}")
_FEWEST = 2


@dataclass(frozen=True)
class HalfErased:
    """A record that is only anonymous by name: where its columns are written over, whose they are, and what is left."""

    path: str
    span: Span
    table: Table
    left: tuple[str, ...]


def half_erased(project: Project) -> Iterator[HalfErased]:
    """Yield the functions that anonymise someone and leave what tells who they are, once for each."""
    for path in project.paths:
        is_lived = path.endswith(PROGRAMS) and (place_of_path(path) or Place.PUBLIC).is_lived
        for body in bodies_of(deeds_in(path, project)) if is_lived and project.does(path, _SAID) else ():
            yield from _in(body, path, project)


def _in(body: Body, path: str, project: Project) -> Iterator[HalfErased]:
    """What a function leaves of the record that it writes over."""
    puts = [(one, put) for one in body.deeds for put in _written(one)]
    said = _SAID.search(body.function.name) or any(_SAID.search(put.name) for _, put in puts)
    if not said or any(one.is_call and _hides(one) for one in body.deeds):
        return
    held: dict[str, list[Put]] = {}
    for deed, put in puts:
        held.setdefault(_holder(deed), []).append(put)
    for holder, over in held.items():
        names = {_plain(put.name) for put in over}
        for table in _tables(holder, body, project):
            erased = [one for one in table.personal if _plain(one) in names]
            left = tuple(one for one in (*table.personal, *_made_of_names(table, project)) if _plain(one) not in names)
            if len(erased) >= _FEWEST and left:
                first = min(over, key=lambda put: put.span.start)
                yield HalfErased(path, first.span, table, left)
                return


def _written(deed: Deed) -> tuple[Put, ...]:
    """What is written over a record: a field, or several at once; not what a query asks."""
    return deed.written if not deed.is_call or deed.last in _UPDATES or len(deed.written) > len(deed.puts) else ()


def _hides(deed: Deed) -> bool:
    """Whether a call erases what no name here says: by a list of columns, another function that anonymises."""
    is_list = deed.last in _UPDATES and deed.args and not deed.puts
    return bool(is_list or _ELSEWHERE.search(deed.called) or (_SAID.search(deed.called) and deed.args))


def _holder(deed: Deed) -> str:
    """What a write is made on: `self`, `user` of `order&.user&.update(…)`, `Contact` of `Contact.where(…).update_all(…)`."""
    owner = deed.called if not deed.is_call else deed.owner.rstrip(".->:")
    parts = [one for one in re.split(r"[.>:?&-]+", owner) if one]
    classes = [one for one in parts if one.lstrip("$")[:1].isupper()]
    return (classes or parts or ["self"])[0 if classes else -1]


def _tables(holder: str, body: Body, project: Project) -> Iterator[Table]:
    """The tables that a name holds a record of: those of the class around, or of the classes that take it in."""
    around = next(iter(body.deeds), None)
    owner = around.around[1] if around is not None and len(around.around) > 1 else ""
    names = (owner, *classes_taking(owner, project)) if holder in _SELF else (holder,)
    tables = tables_of_people(project)
    yield from (tables[key] for key in dict.fromkeys(map(key_of, names)) if key in tables)


def _made_of_names(table: Table, project: Project) -> tuple[str, ...]:
    """The columns that a model of Python makes of someone's names: an address under which they write."""
    known = _known_made(project)
    if table.name not in known:
        found = deeds_in(table.path, project) if table.path.endswith(".py") else ()
        puts = (put for one in found if one.called == "self" and table.name in one.around for put in one.puts)
        known[table.name] = tuple(
            put.name for put in puts
            if put.name in table.columns and put.name not in table.personal and not MADE.search(put.value)
            and any(map(_tells_name, _NAMED.findall(put.value)))
        )  # fmt: skip
    return known[table.name]


@memo
def _known_made(_: Project) -> dict[str, tuple[str, ...]]:
    return {}


def _tells_name(word: str) -> bool:
    """Whether what a value is made of is the name or the address of somebody: `slug_full_name`."""
    ending = "_".join(name_words(word)[-2:])
    return tells_who(word) or (is_held_name(ending) and len(name_words(ending)) > 1)


def _plain(name: str) -> str:
    return "_".join(name_words(name))
