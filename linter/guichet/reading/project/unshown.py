"""Parts of templates that the public never gets: under a condition that production never meets, there or where they are brought."""

from __future__ import annotations

import posixpath
import re

from guichet.reading.given.empty_helpers import is_empty_in_production
from guichet.reading.project.project import Project
from guichet.reading.templates.branches import Step
from guichet.reading.templates.production import is_never_true
from guichet.reading.templates.site import RUBY_SUFFIXES

_FAR = 4
"""Templates between a part and the condition under which it is brought."""
_SOMETHING = re.compile(r"([a-z_]\w*)(?:\s*\.present\s?\?)?")


def is_never_shown(path: str, offset: int, project: Project, left: int = _FAR) -> bool:
    """Whether a place of a template is only shown to those who make the service."""
    template = project.library.template(path)
    if template is None:
        return False
    if any(_is_never_met(step, path, project) for step in template.branches.path(offset)):
        return True
    users = project.users.get(path, set())
    return bool(users) and left > 0 and all(_brings_unshown(user, path, project, left - 1) for user in users)


def _is_never_met(step: Step, path: str, project: Project) -> bool:
    if not step.condition:
        return False
    if is_never_true(step.holds):
        return True
    asked = _SOMETHING.fullmatch(step.condition) if path.endswith(RUBY_SUFFIXES) else None
    if asked is None:
        return False
    defined = project.file_of_helper(asked[1])
    return bool(defined) and is_empty_in_production(asked[1], project.text(defined))


def _brings_unshown(user: str, path: str, project: Project, left: int) -> bool:
    """Whether a template names another in parts alone that production never shows."""
    template = project.library.template(user)
    if template is None:
        return False
    stem = posixpath.basename(path).partition(".")[0].lstrip("_")
    places = re.finditer(rf"""['"](?:[\w./@:-]*/)?_?{re.escape(stem)}(?:\.[\w.]+)?['"]""", template.source.text)
    found = [is_never_shown(user, place.start(), project, left) for place in places]
    return bool(found) and all(found)
