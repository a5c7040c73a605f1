"""Which components of a service ask for an answer when their user does not say whether they do: as they are made, or as they draw their field."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guichet.core.memo import memo
from guichet.reading.components.names import name_of_component, plain
from guichet.reading.templates.site import Site, is_component

_BY_DEFAULT = re.compile(
    r"\b(?:isR|r)equired\s*:\s*\{[^{}]*\bdefault\s*:\s*true\b|\b(?:isR|r)equired\s*(?::\s*boolean\s*)?=\s*(?:\{\s*)?true\b"
    r"|\bwithDefaults\([^;]*?\b(?:isR|r)equired\s*:\s*true\b|\bdefaultProps\s*=\s*\{[^}]*\b(?:isR|r)equired\s*:\s*true\b|<(?:input|select|textarea)\b[^<>]*\srequired(?=[\s/>])"
)
SAYING = ("required", "aria-required", ":required", "isRequired", ":is-required", "is-required", "[required]")
"""The attributes by which a component is told whether an answer must be given."""


def required_unless_told(names: frozenset[str], project: Site) -> frozenset[str]:
    """Return those of some components that ask for an answer when nothing says so, each found by the name of its only file."""
    files = {name: files_of(name, project) for name in names}
    return frozenset(
        name for name, held in files.items() if len(held) == 1 and _BY_DEFAULT.search(project.text(held[0]))
    )


def files_of(name: str, project: Site) -> Sequence[str]:
    """Return the files that may hold a component of some name: `app-input` is in `AppInput.vue`."""
    return _components(project).get(plain(name), ())


@memo
def _components(project: Site) -> dict[str, list[str]]:
    """The files of components, by their names without signs."""
    found: dict[str, list[str]] = {}
    for path in project.paths:
        if is_component(path):
            found.setdefault(plain(name_of_component(path)), []).append(path)
    return found
