"""Models that keep people's data, and whether anything in the project ever erases them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from astroid import nodes

from guichet.core.memo import memo
from guichet.done.people.erasing import FOR_GOOD
from guichet.done.people.fields import Field, fields_of, is_persons
from guichet.done.people.owners import is_a_thing, is_own_name
from guichet.done.people.people import name_words
from guichet.done.people.personal_data import is_held_name, is_personal_name
from guichet.reading.project.project import Project
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.roles import is_migration, is_test

ERASURE = re.compile(
    rf"{FOR_GOOD}|retention|expires?_(?:at|on|le)|date_expiration_donn|pseudonymi[sz]|conservation|effacer|effacement|delete_old|"
    r"delete_expired|forget_me|droit_a_l_oubli|right_to_erasure|date_suppression|delete_after|cleanup_(?:old|users|accounts)|_raw_delete|\bTTL\b",
    re.I,
)
_MODEL = re.compile(
    r"models\.Model|db\.Model|DeclarativeBase|declarative_base|\(Base\)|SQLModel|models\.|mapped_column"
)
_DECLARED = re.compile(r"(?m)^[ \t]+(\w+)[ \t]*(?::[^=\n]{1,80})?=[ \t]*[\w.]*(?:Field|Column|column|Key)\w*\(")
_COMMENT = re.compile(r"(?m)(?:^|\s)#[^\n]*")
_COLUMN = re.compile(r"(?:^|\.)(?:Column|mapped_column|relationship|Field)$")
_FLAGS = frozenset({"BooleanField", "NullBooleanField", "Boolean", "bool"})
"""Yes or no about an address or a number is neither."""


@dataclass(frozen=True)
class Keeper:
    """A model that keeps what tells who people are."""

    owner: nodes.ClassDef
    module: PythonModule
    fields: tuple[str, ...]
    personal: tuple[str, ...]


def keepers(project: Project) -> Iterator[Keeper]:
    """Yield the models of the project that hold at least two things that tell who someone is."""
    for path in project.paths:
        if not path.endswith(".py"):
            continue
        text = project.text(path)
        if not _MODEL.search(text) or sum(_tells(name) for name in _DECLARED.findall(text)) < 2:
            continue
        module = project.modules.parsed(path)
        if module is None or is_test(module) or is_migration(module):
            continue
        for owner in module.tree.body:
            if isinstance(owner, nodes.ClassDef) and is_persons(owner) and owner.bases:
                fields = tuple(_columns(owner, module))
                flags = _flags(owner)
                personal = tuple(name for name in fields if _tells(name) and name not in flags and is_own_name(name))
                if len(personal) >= 2 and _is_someones(personal) and not is_a_thing(fields):
                    yield Keeper(owner, module, fields, personal)


def _is_someones(personal: tuple[str, ...]) -> bool:
    """Whether what a model keeps tells of its own person: a contact beside a name may be that of anything."""
    return any(is_personal_name(name) and "contact" not in name_words(name) for name in personal)


def _tells(name: str) -> bool:
    return is_personal_name(name) or (is_held_name(name) and name in ("nom", "adresse", "name", "address"))


def _flags(owner: nodes.ClassDef) -> frozenset[str]:
    return frozenset(
        name
        for name, (found, *_) in owner.locals.items()
        if isinstance(call := getattr(found.parent, "value", None), nodes.Call)
        and any(dotted(one).rpartition(".")[2] in _FLAGS for one in (call, *call.args))
    )


def _columns(owner: nodes.ClassDef, module: PythonModule) -> Iterator[str]:
    declared: list[Field] = [one for one in fields_of(owner, module) if one.origin == "model"]
    if declared:
        yield from (one.name for one in declared)
        return
    for statement in owner.body:
        target = statement.targets[0] if isinstance(statement, nodes.Assign) else getattr(statement, "target", None)
        value = getattr(statement, "value", None)
        if isinstance(target, nodes.AssignName) and isinstance(value, nodes.Call) and _COLUMN.search(dotted(value)):
            yield target.name


@memo
def _models_in(module: PythonModule) -> list[nodes.ClassDef]:
    return [one for one in module.tree.body if isinstance(one, nodes.ClassDef) and any(_columns(one, module))]


def erases(keeper: Keeper, project: Project) -> bool:
    """Whether the model, its file, or a file that names the model speaks of erasing: another model's end is not its own."""
    if ERASURE.search(_code(_without_other_models(keeper))):
        return True
    name = keeper.owner.name
    names, declares = re.compile(rf"\b{name}\b"), re.compile(rf"(?m)^class {name}\b")
    for path in project.paths:
        if path.endswith((".py", ".sql")) and path != keeper.module.path:
            text = project.text(path)
            if name not in text or not names.search(text) or declares.search(text):
                continue
            if ERASURE.search(_code(text)) or ERASURE.search(path):
                return True
    return False


def _without_other_models(keeper: Keeper) -> str:
    """The file less the bodies of the other models it declares, those that the model is made from kept."""
    text = keeper.module.source.text
    bases = {dotted(base).rpartition(".")[2] for base in keeper.owner.bases}
    models = _models_in(keeper.module)
    others = [keeper.module.span(one) for one in models if one is not keeper.owner and one.name not in bases]
    for span in reversed(others):
        text = text[: span.start] + text[span.end :]
    return text


def _code(text: str) -> str:
    """The text without its comments: a wish to erase is not an erasure."""
    return _COMMENT.sub("", text)
