"""Which pages are the steps of one request: by their numbers, by a name for steps in one folder, by the view that shows them all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guichet.done.offered.steps import step_groups
from guichet.reading.project.project import Project
from guichet.walked.behind import views_showing

_NAMED = re.compile(r"^(.*?)(?:[ée]tape|step|wizard)s?[-_](?=[^\W\d])", re.I)
_MOST = 15
"""Pages beyond which a view shows anything, and not the steps of one request."""


def one_request_each(paths: Sequence[str], project: Project) -> list[list[str]]:
    """Return the pages of each request, in the order in which they are met: a stop at one step stops all."""
    groups: list[list[str]] = []
    for group in (*step_groups(project), *_by_name(paths), *_by_view(paths, project), *([path] for path in paths)):
        wanted = [path for path in group if path in paths]
        touched = [one for one in groups if not set(one).isdisjoint(wanted)]
        if touched:
            touched[0].extend(path for one in [*touched[1:], wanted] for path in one if path not in touched[0])
            groups = [one for one in groups if one not in touched[1:]]
        elif wanted:
            groups.append(wanted)
    return groups


def _by_name(paths: Sequence[str]) -> Iterator[list[str]]:
    found: dict[str, list[str]] = {}
    for path in paths:
        folder, _, name = path.rpartition("/")
        if match := _NAMED.match(name):
            found.setdefault(f"{folder}/{match[0]}", []).append(path)
    yield from (group for group in found.values() if len(group) > 1)


def _by_view(paths: Sequence[str], project: Project) -> Iterator[list[str]]:
    """The pages that one view shows, in the order in which it names them."""
    found: dict[int, list[str]] = {}
    texts: dict[int, str] = {}
    for path in paths:
        for view in views_showing((path,), project):
            found.setdefault(id(view.node), []).append(path)
            texts[id(view.node)] = view.module.text(view.node)
    for key, group in found.items():
        if 1 < len(group) <= _MOST:
            places = {path: texts[key].find(path.rpartition("/")[2]) for path in group}
            yield sorted(group, key=lambda path: (places[path] < 0, places[path]))
