"""What any program of a project puts and calls, whatever its language."""

from __future__ import annotations

from guichet.reading.deeds import php, python, ruby
from guichet.reading.deeds.deed import Deed
from guichet.reading.project.project import Project
from guichet.reading.templates.site import RUBY_PROGRAMS

PROGRAMS = (".php", ".py", *RUBY_PROGRAMS)


def deeds_in(path: str, project: Project) -> tuple[Deed, ...]:
    """Return what a program of Python, PHP or Ruby puts and calls, in its order; nothing for what does not parse."""
    if path.endswith(".py"):
        module = project.modules.parsed(path)
        return tuple(python.deeds_of(module)) if module is not None else ()
    return tuple((php if path.endswith(".php") else ruby).deeds_of(project.source(path)))
