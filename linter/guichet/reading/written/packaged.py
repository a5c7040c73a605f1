"""The components of design systems' packages, which no file of the project holds: what each shows, from `packaged.json`."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from guichet.core.findings import Span
from guichet.core.source import Source
from guichet.reading.templates.library import Library
from guichet.reading.written.components import FOLDER
from guichet.reading.written.translation import Component, Parameter, Translation
from guichet.reading.written.written import Piece

_PACKAGES = ("@codegouvfr/react-dsfr/",)
_OF_VUE = "@gouvminint/vue-dsfr"
"""A package that exports all its components by their names, and registers them for all."""


@cache
def _table(name: str) -> dict[str, dict[str, Any]]:
    held = json.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))
    modules: dict[str, dict[str, Any]] = held["modules"]
    return modules


def _known() -> dict[str, dict[str, Any]]:
    return _table("packaged.json")


def registered_in_package(name: str) -> tuple[str, str] | None:
    """Return the path and the name of the component that a known package of Vue registers under a name."""
    module = f"{_OF_VUE}/{name}"
    return (FOLDER + module, "default") if module in _table("packaged_vue.json") else None


def owner_in_package(module: str, name: str) -> tuple[str, str] | None:
    """Return the path and the name of what a module of a known package exports under a name."""
    if module == _OF_VUE:
        return registered_in_package(name)
    if not module.startswith(_PACKAGES):
        return None
    for one in (module, f"{module}/{module.rpartition('/')[2]}"):
        if one in _known() and any(held[0] == name for held in _known()[one]["components"]):
            return FOLDER + one, name
    return None


@cache
def packaged(path: str) -> Translation | None:
    """Return a module of a known package as the template that it is translated into."""
    module = path.removeprefix(FOLDER)
    held = _table("packaged_vue.json" if module.startswith(_OF_VUE) else "packaged.json").get(module)
    if held is None:
        return None
    text = held["text"]
    components = tuple(
        Component(
            name,
            start,
            end,
            {key: Parameter(*one) for key, one in taken.items()},
            rest,
            whole,
            **(more[0] if more else {"shows_values": True}),
        )
        for name, start, end, taken, rest, whole, *more in held["components"]
    )
    imports = {name: (FOLDER + module, known) for name, (module, known) in held["imports"].items()}
    pieces = (Piece(0, path, Span(0, len(text)), True, None),)
    return Translation(Source(path, text), pieces=pieces, components=components, imports=imports)


def component_named(name: str, user: Translation, library: Library) -> tuple[Translation, Component] | None:
    """Return the component that a name means where it is used, and the file that holds it."""
    found = user.shown_as(name)
    if found is not None:
        return user, found
    path, exported = user.imports.get(name, ("", ""))
    owner = packaged(path) if path.startswith(FOLDER) else library.template(path) if path else None
    shown = owner.shown_as(exported) if isinstance(owner, Translation) else None
    return (owner, shown) if isinstance(owner, Translation) and shown is not None else None
