"""The lists by which a service of Rails puts its questions in a row: one controller a question, the next one by the list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from guichet.core.memo import memo
from guichet.core.source import text_beside
from guichet.reading.project.project import Project
from guichet.walked.rails import underscored
from guichet.walked.ruby_models import roots_of

_LISTED = re.compile(r"\b((?:[A-Z]\w*::)*[A-Z]\w*)Controller\b(?!\s*<)")
_COMMENT = re.compile(r"#(?!\{)[^\n]*")
_ROW = re.compile(r"^[ \t]*[A-Z][A-Z_]*\s*=\s*\[(.*?)^[ \t]*\]", re.M | re.S)
_VIEW = re.compile(r"(?:^|/)app/views/(.+)/\w+\.[\w.]+$")
_FEWEST = 3
"""Controllers in a row from which a list is that of the steps of one request."""
_CALLED = re.compile(r"navig|flow|step|wizard|journey|parcours|question|etape", re.I)


def view_folders(path: str) -> tuple[str, ...]:
    """Return the folder of the pages of a controller of Rails, by the file of one of them; () for another page."""
    shown = _VIEW.search(path)
    return (shown[1],) if shown is not None else ()


@memo
def flows_of(project: Project) -> tuple[tuple[str, ...], ...]:
    """Return the lists of steps of a service, each step by the folder of its pages, the longest list first."""
    found = {flow for text in _texts(project) for flow in _flows(text)}
    return tuple(sorted(found, key=lambda one: (-len(one), one)))


def _flows(text: str) -> Iterator[tuple[str, ...]]:
    for row in _ROW.findall(_COMMENT.sub("", text)):
        steps = tuple(dict.fromkeys(underscored(one.replace("::", "/")) for one in _LISTED.findall(row)))
        if len(steps) >= _FEWEST:
            yield steps


def _texts(project: Project) -> Iterator[str]:
    for root in roots_of(project):
        held = Path(project.config.root) / root / "app"
        for file in sorted(held.rglob("*.rb")) if held.is_dir() else ():
            if _CALLED.search(file.relative_to(held).as_posix()) and "/views/" not in file.as_posix():
                text = text_beside(file)
                if text.count("Controller") >= _FEWEST:
                    yield text


def missing_in(paths: Sequence[str], project: Project) -> tuple[int, int]:
    """Return how many steps the list has that some pages are of, and how many of these have pages that are not among them."""
    own = {folder for path in paths for folder in view_folders(path)}
    flow = next((one for one in flows_of(project) if len(own & set(one)) > 1), ())
    shown = _folders(project)
    return len(flow), sum(one in shown and one not in own for one in flow)


@memo
def _folders(project: Project) -> frozenset[str]:
    return frozenset(folder for path in project.paths for folder in view_folders(path))
