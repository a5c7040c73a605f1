"""Files of people's data that a table says to hand over: columns that name them, beside the address of another organisation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from guichet.core.places import Place
from guichet.done.acts.table.handed import columns_of_view
from guichet.done.nouns.act import Act, Kind
from guichet.done.nouns.datum import Datum, Sort
from guichet.done.nouns.places import place_of
from guichet.done.people.personal_data import is_held_name, is_personal_name
from guichet.done.people.recipients import recipient_unasked
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree
from guichet.reading.python.literal_trees import trees_of
from guichet.reading.python.module import PythonModule
from guichet.reading.python.named_data import trees_first_named
from guichet.reading.python.roles import is_migration, is_test

_ADDRESS = re.compile(
    r"^(?P<by>sftp|ftps?|scp|https?)://(?:[^/@\s]+@)?(?P<host>(?:[\w-]+\.)+[a-z]{2,})(?:[:/]|$)", re.I
)
CARRIED = re.compile(r"^(?:sftp|ftps?|scp)://(?:[^/@\s]+@)?(?P<host>(?:[\w-]+\.)+[a-z]{2,})(?:[:/]|$)", re.I)
"""Where files are carried to."""
_BARE = re.compile(r"^(?P<host>(?:[\w-]+\.)+[a-z]{2,})$", re.I)
"""A host alone: things are sent to it when its key says that it is one, and the table that it is about what leaves."""
_CARRIES = frozenset({"sftp", "ftp", "ftps", "scp"})
"""Schemes that carry files; what stands at the other ones is often read from, so its key must say that things are sent."""
_LEAST = 2
"""Columns about people from which a list says whom a file is about."""


@dataclass(eq=False)
class HandedOut(Act):
    """A line of a table that sends people's columns to another organisation."""

    module: PythonModule | None = None

    @property
    def is_outside(self) -> bool:
        """Whether it leaves for another organisation: always."""
        return True

    def option(self, rule: str, name: str) -> Any:
        """Return an option of a rule, as the project sets it; empty when no module reads the table."""
        return self.module.project.config.option(rule, name) if self.module is not None else ()


def acts_in(module: PythonModule) -> Iterator[HandedOut]:
    """Yield what the tables of a module, and the data that it reads, hand over."""
    if is_test(module) or is_migration(module):
        return
    place = place_of(module.tree, module)
    if "://" in module.source.text:
        yield from handed_out(trees_of(module), place, module)
    yield from handed_out(trees_first_named(module), place, module)


def handed_out(trees: Iterable[Tree], place: Place, module: PythonModule | None = None) -> Iterator[HandedOut]:
    """Yield the lines of some tables that name columns about people and the address where they go."""
    for tree in trees:
        for around, holder in tree.walk():
            address, host = _address(holder, around)
            columns = (_columns(holder) or _of_view(holder, module)) if address is not None else []
            if address is not None and len(columns) >= _LEAST:
                data = tuple(Datum(Sort.IDENTITY, name, name) for name in columns)
                yield HandedOut(Kind.SEND, address.path, address.span, place, data=data, to=host, module=module)


def _address(holder: Tree, around: tuple[Tree, ...]) -> tuple[Tree | None, str]:
    """Where the columns of a line go, and its host: a value of the line itself, or of the one to whom it says that they go."""
    within = (*around, holder)
    beside = [(one, within) for one in holder.leaves]
    for part in holder.parts:
        if part.parts and speaks_of(part.key, "ways.sent_to"):
            beside += [(one, (*within, part)) for one in part.leaves]
    return next(((one, host) for one, near in beside if (host := _host(one, near))), (None, ""))


def _host(leaf: Tree, around: tuple[Tree, ...]) -> str:
    """The host that a line sends to; empty when it sends nowhere, or may be read from."""
    found = _ADDRESS.match(leaf.value or "")
    if found is None:
        carries = leaf.key.lower() in _CARRIES
        bare = _BARE.match(leaf.value or "") if carries or speaks_of(leaf.key, "ways.hosts") else None
        said = " ".join((leaf.path.rpartition(".")[0], *(one.key for one in around)))
        leaves = bare is not None and any(speaks_of(said, idea) for idea in ("ways.sent_to", "ways.leaves"))
        return bare["host"].lower() if bare is not None and leaves and not speaks_of(said, "ways.fetched") else ""
    sends = (
        found["by"].lower() in _CARRIES
        or speaks_of(leaf.key, "ways.sent_to")
        or recipient_unasked(leaf.value or "")
        or any(speaks_of(one.key, "watching.collectors") for one in around)
        or any(speaks_of(one.value or "", "ways.sends") for one in around[-1].leaves if one is not leaf)
    )
    fetches = any(speaks_of(one.key, "ways.fetched") for one in (*around, leaf))
    return found["host"].lower() if sends and not fetches else ""


def _columns(holder: Tree) -> list[str]:
    """The names about people in the lists of a line, those that say what is asked for or left out excepted."""
    found = [
        one.value
        for part in holder.parts
        if part.parts and not speaks_of(part.key, "ways.fetched")
        for one in part.leaves
        if one.value and one.value.isidentifier() and (is_personal_name(one.value) or is_held_name(one.value))
    ]
    return found if any(map(is_personal_name, found)) else []


def _of_view(holder: Tree, module: PythonModule | None) -> list[str]:
    """The columns about people of the view of SQL that a line names: what is sent is written there."""
    if module is None:
        return []
    named = [one.value for one in holder.leaves if one.value and one.value.isidentifier() and "_" in one.value]
    project = module.project
    for name in named:
        texts = [project.text(path) for path in project.paths if path.endswith(".sql") and name in project.text(path)]
        if texts and (found := columns_of_view(name, texts)):
            return found
    return []
