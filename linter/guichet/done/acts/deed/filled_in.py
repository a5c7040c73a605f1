"""What a form has people write, known by the function that takes it: its parameters, its rules, or the class that builds it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.source import UnreadableError
from guichet.done.acts.deed_found import Whole
from guichet.done.forms.php_kinds import kind_filled
from guichet.done.words import speaks_of
from guichet.reading.data.trees import Tree
from guichet.reading.deeds.deed import Body, Deed
from guichet.reading.php.elsewhere import file_of, held_by
from guichet.reading.php.literal_trees import given_to

_PERMITS = frozenset({"permit", "expect"})
_QUOTED = re.compile(r"'(\w{1,60})'")
_READ = re.compile(r"\bparams\['(\w{1,60})'\]|\breq(?:uest)?\.body\.(\w{1,60})")
_CLASS = re.compile(r"(\w{1,80})::class")
_PICKED = re.compile(
    r"\bexists:|\b(?:file|image|mimes|boolean|accepted|uuid|in:)|Rule::|(?:Checkbox|Choice|Enum|Entity|File|Dropzone|Hidden|Submit|Button|Reset|Password)Type"
)
"""By what is said of a field, that it is chosen, handed over or hidden, and not written."""


def writes_in(body: Body, whole: Whole) -> bool | None:
    """Return whether people write in a field of the form that a function takes; None when its fields are not found."""
    fields = dict(_fields(body, whole))
    return any(_is_written(*one) for one in fields.items()) if fields else None


def _is_written(name: str, said: str) -> bool:
    return not _PICKED.search(said) and not speaks_of(name, "fields.not_written")


def _fields(body: Body, whole: Whole) -> Iterator[tuple[str, str]]:
    """The fields, each with what is said of it."""
    words = body.words
    for found in _READ.finditer(words):
        name = found[1] or found[2]
        if f"new_{name}_" not in words and f"edit_{name}_" not in words:
            yield name, ""
    called = [one for one in whole.bodies.values() if one is body or one.function.name in words]
    for deed in (deed for one in called for deed in one.deeds):
        if deed.last in _PERMITS:
            yield from ((name, "") for name in _permitted(deed))
    for deed in body.deeds:
        if deed.called in ("Validator::make", "validator") and len(deed.args) > 1:
            yield from _ruled(deed, whole)
        elif deed.last == "createForm" and deed.args:
            yield from _built(deed.args[0], whole)
        elif deed.last == "add" and deed.args and "createFormBuilder" in words:
            yield deed.args[0].strip("'\""), " ".join(deed.args[1:])


def _permitted(deed: Deed) -> Iterator[str]:
    for one in (*deed.args, *(put.value for put in deed.puts)):
        yield from _QUOTED.findall(one)
    yield from (one.name for one in deed.puts if deed.last == "permit")


def _ruled(deed: Deed, whole: Whole) -> Iterator[tuple[str, str]]:
    """The fields that have a rule, where they are checked or in a constant."""
    yield from ((one.name, one.value) for one in deed.puts)
    if deed.puts:
        return
    try:
        held = held_by(deed.args[1], whole.project.source(whole.path), whole.project)
    except UnreadableError:
        return
    for row in held.parts if held is not None else ():
        if row.key:
            yield row.key, _said(row)


def _built(given: str, whole: Whole) -> Iterator[tuple[str, str]]:
    """The fields that the class of a form adds one by one."""
    found = _CLASS.search(given)
    there = file_of(found[1], whole.project) if found is not None else None
    for call in given_to(there, "add") if there is not None else ():
        name, *rest = kind_filled(call, whole.project).parts or (None,)
        if name is not None and name.value:
            yield name.value, " ".join(map(_said, rest[:1]))


def _said(tree: Tree) -> str:
    return " ".join((tree.value or "", *(part.value or "" for part in tree.parts)))
