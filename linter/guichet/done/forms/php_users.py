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
    return _named_by(project).get(name, False)


@memo
def _named_by(project: Site) -> dict[str, bool]:
    """The classes that controllers name, and whether only those of the inside do."""
    found: dict[str, bool] = {}
    for path in project.paths:
        if path.endswith(_CONTROLLER):
            is_inside = _INSIDE.search(path) is not None
            for name in set(_CLASS.findall(project.text(path))):
                found[name] = found.get(name, True) and is_inside
    return found
