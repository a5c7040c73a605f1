"""Which components the routes of a service show to those alone who are signed in: `meta: { requiresAuth: true }`."""

from __future__ import annotations

import re
from itertools import pairwise

from guichet.core.memo import memo
from guichet.reading.components.names import name_of_component, plain
from guichet.reading.project.project import Project
from guichet.reading.templates.site import is_component
from guichet.walked.component_users import users_of

_SIGNED = (
    r"(?:authentication|auth|login|signed_?in)_?(?:required|needed)|(?:requires?|needs?)_?(?:authentication|auth|login)"
)
_OF_ALL = re.compile(rf"\bmeta\??\.(?:{_SIGNED})\s*=\s*true\b", re.I)
_OF_ONE = re.compile(rf"\b(?:{_SIGNED})\b[\"']?\s*:\s*true\b", re.I)
_SHOWN = re.compile(r"\bcomponent:\s*(?:\(\)\s*=>\s*import\([^)\n]{0,200}?[\"'`]([^\"'`\n]{1,200})[\"'`]\)|(\w+))")
_PATH = re.compile(r"\bpath:\s*[\"'`]")
_HOPS = 3


def signed_in_by_route(path: str, project: Project) -> str:
    """Return the file of routes that shows a component, or one around it, to those alone who are signed in; "" when none does."""
    around, seen = [path], {path}
    for _ in range(_HOPS):
        for one in around:
            if found := _routed(project).get(plain(name_of_component(one))):
                return found
        around = [user for one in around if is_component(one) for user in users_of(one, project) if user not in seen]
        seen.update(around)
    return ""


@memo
def _routed(project: Project) -> dict[str, str]:
    """The components that routes show to those alone who are signed in, and never to others, each with the file that says so."""
    guarded: dict[str, str] = {}
    free: set[str] = set()
    for path in project.paths:
        text = project.text(path) if path.endswith((".js", ".ts")) else ""
        if "component:" not in text or not _PATH.search(text):
            continue
        is_all = _OF_ALL.search(text) is not None
        starts = [*(one.start() for one in _PATH.finditer(text)), len(text)]
        for start, end in pairwise(starts):
            for shown in _SHOWN.finditer(text, start, end):
                name = plain(name_of_component(shown[1] or shown[2]))
                if is_all or _OF_ONE.search(text, start, end):
                    guarded.setdefault(name, path)
                else:
                    free.add(name)
    return {name: path for name, path in guarded.items() if name not in free}
