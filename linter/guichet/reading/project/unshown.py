"""Parts of templates that the public never gets: under a condition that production never meets, there or where they are brought."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace

from guichet.core.memo import keyed_memo
from guichet.reading.given.empty_helpers import answer_of, is_empty_in_production
from guichet.reading.project.project import Project
from guichet.reading.templates.branches import Step
from guichet.reading.templates.production import is_never_true
from guichet.reading.templates.site import RUBY_SUFFIXES
from guichet.reading.templates.truth import Expression, expression

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
    return bool(users) and left > 0 and all(_brings_unshown(user, path, left - 1, project) for user in users)


def _is_never_met(step: Step, path: str, project: Project) -> bool:
    if not step.condition:
        return False
    holds = _in_full(step.holds, project) if path.endswith(RUBY_SUFFIXES) else step.holds
    if is_never_true(holds):
        return True
    asked = _SOMETHING.fullmatch(step.condition) if path.endswith(RUBY_SUFFIXES) else None
    if asked is None:
        return False
    defined = project.file_of_helper(asked[1])
    return bool(defined) and is_empty_in_production(asked[1], project.text(defined))


def _in_full(condition: Expression, project: Project) -> Expression:
    """Return a condition with, in place of the helpers that it asks, what each comes down to."""
    if condition.kind != "atom":
        return replace(condition, parts=tuple(_in_full(part, project) for part in condition.parts))
    asked = _QUESTION.fullmatch(condition.atom)
    body = answer_of(f"{asked[1]}?", project) if asked is not None else ""
    return expression(body) if body else condition


_QUESTION = re.compile(r"([a-z_]\w*)\s?\?")


@keyed_memo
def _brings_unshown(user: str, path: str, left: int, project: Project) -> bool:
    """Whether a template names another in parts alone that production never shows."""
    found = [is_never_shown(user, place, project, left) for place in places_brought(user, path, project)]
    return bool(found) and all(found)


def places_brought(user: str, path: str, project: Project) -> list[int]:
    """Return where a template names another, that it brings in."""
    template = project.library.template(user)
    if template is None:
        return []
    stem = posixpath.basename(path).partition(".")[0].lstrip("_")
    named = rf"""['"](?:[\w./@:-]*[/.])?_?{re.escape(stem)}(?:\.[\w.]+)?['"]"""
    return [one.start() for one in re.finditer(named, template.source.text)]
