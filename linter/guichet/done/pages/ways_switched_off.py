"""Ways to reach people that a template writes and never shows: a setting alone decides, and it says no."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from guichet.core.findings import Span
from guichet.core.places import place_of_path
from guichet.done.pages.switched_off import is_off
from guichet.done.pages.unreachable import branches_giving, gives_elsewhere, shows_number
from guichet.reading.given.expressed import given_to
from guichet.reading.given.handed import scripts_giving
from guichet.reading.named.switched import Switch, switch_of
from guichet.reading.templates.site import is_template

if TYPE_CHECKING:
    from guichet.reading.project.project import Project
    from guichet.reading.templates.branches import Block
    from guichet.reading.templates.page import Page

_TESTED = re.compile(
    r"\{%-?\s*(?:if|unless)\s+(?:not\s+)?[\w.]+\s*-?%\}|<%-?\s*(?:if|unless)\s[^%\n]{3,120}%>|@(?:if|unless)\s?\([^\n]{3,120}\)"
)


def blocks_switched_off(project: Project) -> Iterator[tuple[str, Span, str, bool]]:
    """Yield the conditions of templates that show whom to reach and never hold: the file, where, the condition, and whether a switch says so."""
    for block, page in _tested_alone(project):
        if is_off(block.conditions[0], page, empties=True):
            token = page.template.token_at(block.start)
            span = Span(block.start, token.end if token else block.starts[0])
            shown = page.template.source.text[span.start : span.end]
            yield page.path, span, shown, is_off(block.conditions[0], page)


def ways_switched_off(project: Project) -> Iterator[tuple[Switch, str]]:
    """Yield the settings of files of data, or of other programs, by which a template never shows whom to reach, and the template."""
    for block, page in _tested_alone(project):
        condition = block.conditions[0]
        if is_off(condition, page, empties=True):
            continue
        said = [
            (condition, page.path),
            *((one.text, one.source.path) for one in given_to(condition, page.path, project)),
        ]
        said += [(condition, one) for one in scripts_giving(project) if project.holds(one, _stem(page.path))]
        found = next((one for test, path in said if (one := switch_of(test, path, project)) is not None), None)
        if found is not None and not found.holds:
            yield found, page.path


def _stem(path: str) -> str:
    """The name by which a program shows a template."""
    return path.rpartition("/")[2].partition(".")[0]


def _tested_alone(project: Project) -> Iterator[tuple[Block, Page]]:
    """The conditions that alone decide whether a template shows whom to reach."""
    for path in project.paths:
        text = project.text(path) if is_template(path) and place_of_path(path) is None else ""
        if not (_TESTED.search(text) and shows_number(text)):
            continue
        template = project.library.template(path)
        page = project.page(template) if template is not None else None
        for block in page.template.branches.blocks if page is not None else ():
            conditions = [one for one in block.conditions if one] if block.is_condition else []
            if page is None or len(conditions) != 1 or len(block.starts) > 1 or not any(branches_giving(block, page)):
                continue
            if block.conditions[0] and not gives_elsewhere(block, page):
                yield block, page
