"""The tables of a project that hold people: their columns, and those that tell who someone is, whatever declares them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guichet.core.memo import memo
from guichet.core.places import place_of_path
from guichet.done.people.owners import is_a_thing, is_own_name
from guichet.done.people.people import name_words
from guichet.done.people.personal_data import is_held_name, is_personal_name
from guichet.done.words import speaks_of
from guichet.reading.templates.site import Site

_SCHEMA = "schema.rb"
_CREATED = re.compile(r"^[ \t]*create_table \"(\w{1,80})\"(?P<body>(?:.*\n){1,400}?)[ \t]*end\b", re.M)
_OF_RUBY = re.compile(r"^[ \t]*t\.(?:string|text|date|citext|inet|integer|bigint|datetime|jsonb?) \"(\w{1,80})\"", re.M)
_MODEL = re.compile(
    r"^class\s+(\w+)\((?![^)\n]{0,200}(?:Serializer|Form|Schema)\b)[^)]{0,300}\):\r?(?P<body>(?:\n+(?![^\s#]).*)*)",
    re.M,
)
_OF_PYTHON = re.compile(
    r"^    (\w{1,80})(?::[^=\n]{1,80})? = [\w.]{0,60}(?<!Boolean)(?:Field|Column|mapped_column)\(", re.M
)
_ENTITY = re.compile(r"^(?:final |abstract )?class\s+(\w+)\b", re.M)
_OF_PHP = re.compile(
    r"^ +(?:private|protected|public) \??(?:string|int|\\?DateTime\w*)(?:\|null)? \$(\w{1,80})\b", re.M
)
_MANY = re.compile(r"(?:ie|sse)$")
_ONE = {"ie": "y", "sse": "ss"}
"""What words of English end with once the sign of several is off: `signatories`, `addresses`."""
_FEWEST = 2
"""Columns that tell who someone is, from which a table is that of people."""
_SIGNS_NOBODY = frozenset({"password", "passwd", "mdp"})
"""What opens an account, and tells nobody's name."""
_BORN = frozenset({"prenom", "firstname", "first", "given", "birth", "birthdate", "naissance", "dob"})
"""Words of the columns that people alone have."""
_MOMENT = "_at"
_LINES, _LONG = frozenset({"ip"}), 4
"""What a person's line is called, in a name of few words."""


@dataclass(frozen=True)
class Table:
    """What a project keeps of people in one place: under its name, its columns, and those that tell who they are."""

    name: str
    path: str
    columns: tuple[str, ...]
    personal: tuple[str, ...]


def key_of(name: str) -> str:
    """Return what a table and its model are both known by: `Archived::Signature`, `archived_signatures`."""
    return " ".join(_MANY.sub(lambda one: _ONE[one[0]], word) for word in name_words(name))


@memo
def tables_of_people(project: Site) -> dict[str, Table]:
    """Return the tables of a project that hold at least two things that tell who someone is, by what they are known by."""
    found: dict[str, Table] = {}
    for path in project.paths:
        for name, columns in _declared(path, project) if place_of_path(path) is None else ():
            personal = tuple(dict.fromkeys(_telling(columns)))
            if len(personal) >= _FEWEST and _is_of_people(name, columns):
                found.setdefault(key_of(name), Table(name, path, columns, personal))
    return found


def _is_of_people(name: str, columns: tuple[str, ...]) -> bool:
    """Whether a table is of people: what has a first name or a birth is; an address may be that of an office, a page, a company."""
    born = any(frozenset(name_words(one)) & _BORN for one in columns)
    return born or not (is_a_thing(columns) or speaks_of(name, "fields.not_a_person"))


def _declared(path: str, project: Site) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The tables that a file declares: a schema of Rails, models of Django or of SQLAlchemy, an entity of Doctrine."""
    if path.endswith(_SCHEMA):
        made = ((one[1], one["body"]) for one in _CREATED.finditer(project.text(path)))
        yield from ((name, tuple(_OF_RUBY.findall(body))) for name, body in made)
    elif path.endswith(".py") and (project.holds(path, "models") or project.holds(path, "Column")):
        made = ((one[1], one["body"]) for one in _MODEL.finditer(project.text(path)))
        yield from ((name, tuple(_OF_PYTHON.findall(body))) for name, body in made)
    elif path.endswith(".php") and project.holds(path, "#[ORM\\Entity"):
        owner = _ENTITY.search(project.text(path))
        if owner is not None:
            yield owner[1], tuple(_OF_PHP.findall(project.text(path), owner.end()))


def _telling(columns: tuple[str, ...]) -> Iterator[str]:
    """The columns that tell who someone is: one that is their own makes a person of the names and the lines beside it."""
    if not any(tells_who(one) and is_own_name(_ending(one)) for one in columns):
        return
    for one in columns:
        words = frozenset(name_words(one))
        is_line = words & _LINES and len(words) < _LONG
        if not one.endswith(_MOMENT) and not words & _SIGNS_NOBODY and (tells_who(one) or is_held_name(one) or is_line):
            yield one


def tells_who(column: str) -> bool:
    """Return whether a column tells who someone is, by what it ends with too: `sender_first_name`."""
    return is_personal_name(column) or is_personal_name(_ending(column))


def _ending(column: str) -> str:
    return "_".join(name_words(column)[-2:])
