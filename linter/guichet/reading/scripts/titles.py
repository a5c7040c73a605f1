"""Whether the code of a project gives its pages their titles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.reading.scripts.pages import TITLE_SETTERS
from guichet.reading.templates.site import COMPONENT_SUFFIXES, SCRIPT_SUFFIXES, Site

_GIVES = re.compile(r"""<title\b|[Hh]elmet|metaInfo|useMeta|\bTitle\b|from\s*["'][^"'./][^"']*(?:title|head|meta)""")


@memo
def are_set(project: Site) -> bool:
    """Whether pages may give themselves their titles."""
    return any(mark in project.lowered(path) for path in _code(project) for mark in TITLE_SETTERS)


@memo
def may_be_set(project: Site) -> bool:
    """Whether something may give pages their titles: code of the project, or a package that is named for it."""
    return are_set(project) or any(_GIVES.search(project.text(path)) for path in _code(project))


def _code(project: Site) -> Iterator[str]:
    return (path for path in project.paths if path.endswith((*SCRIPT_SUFFIXES, *COMPONENT_SUFFIXES)))
