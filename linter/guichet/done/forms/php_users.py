"""Who has a class of PHP filled in: the controllers that name it."""

from __future__ import annotations

import re

from guichet.core.memo import memo
from guichet.reading.templates.site import Site

_CONTROLLER = "Controller.php"
_INSIDE = re.compile(r"/(?:Back|BackOffice|Backend|Bo|Admin|Agent|Staff|Internal)/", re.I)
"""A folder of controllers that only those who work there come to."""
_CLASS = re.compile(r"\b[A-Z]\w{2,80}")


def is_filled_inside(name: str, project: Site) -> bool:
    """Return whether all the controllers that name a class are of those who work for the service."""
    named = controllers_naming(name, project)
    return bool(named) and all(_INSIDE.search(one) for one in named)


def controllers_naming(name: str, project: Site) -> tuple[str, ...]:
    """Return the controllers that name a class, by their paths."""
    return tuple(_named_by(project).get(name, ()))


@memo
def _named_by(project: Site) -> dict[str, list[str]]:
    """The classes that controllers name, each with these."""
    found: dict[str, list[str]] = {}
    for path in project.paths:
        if path.endswith(_CONTROLLER):
            for name in set(_CLASS.findall(project.text(path))):
                found.setdefault(name, []).append(path)
    return found
