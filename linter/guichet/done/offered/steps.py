"""The steps of a procedure, told by the names of their templates: etape1.html, etape2.html, step_3.html."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guichet.core.numbers import count
from guichet.reading.templates.site import is_template

if TYPE_CHECKING:
    from guichet.reading.project.project import Project

_STEP = re.compile(
    r"^(?P<before>.*?)(?:[ée]tape|step|page|ecran|écran|partie|part)[-_ ]?(?P<number>\d{1,2})(?P<after>[-_.].*)$", re.I
)
_NUMBERED = re.compile(r"^(?P<before>)(?P<number>\d{1,2})[-_](?P<after>.+)$")


def _is_chapter(project: Project, path: str) -> bool:
    """Whether a numbered file is a whole page that asks nothing, search aside: a chapter of a manual, not a step."""
    template = project.library.template(path)
    return (
        template is not None
        and "html" in template.by_name
        and all(
            "search" in {form.attr("role"), form.attr("name"), *(one.attr("role") for one in form.ancestors)}
            for form in template.by_name.get("form", ())
        )
    )


def step_groups(project: Project) -> list[list[str]]:
    """Return the paths of each run of at least two numbered templates of one folder, in step order."""
    groups: dict[str, dict[int, str]] = {}
    for path in project.paths:
        if is_template(path):
            folder, _, name = path.rpartition("/")
            match = _STEP.match(name)
            if match:
                groups.setdefault(f"{folder}/{match['before']}", {})[count(match["number"])] = path
            elif (match := _NUMBERED.match(name)) and not _is_chapter(project, path):
                groups.setdefault(f"{folder}//", {})[count(match["number"])] = path
    return [[steps[number] for number in sorted(steps)] for steps in groups.values() if len(steps) > 1]
