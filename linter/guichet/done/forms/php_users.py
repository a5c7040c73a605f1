"""Who has a class of PHP filled in: the controllers that name it."""

from __future__ import annotations

import re
from typing import Any

_CONTROLLER = "Controller.php"
_INSIDE = re.compile(r"/(?:Back|BackOffice|Backend|Bo|Admin|Agent|Staff|Internal)/", re.I)
"""A folder of controllers that only those who work there come to."""


def is_filled_inside(name: str, project: Any) -> bool:
    """Return whether all the controllers that name a class are of those who work for the service."""
    users = [path for path in project.paths if path.endswith(_CONTROLLER) and project.holds(path, name)]
    return bool(users) and all(map(_INSIDE.search, users))
