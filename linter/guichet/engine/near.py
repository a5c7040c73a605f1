"""Which files another one names in passing, by a word of its own: the pages that a module shows, the parts and the controllers of a page."""

from __future__ import annotations

import re

from guichet.reading.project.project import Project
from guichet.reading.scripts.controllers import controllers_in
from guichet.reading.templates.site import Site

_PAGE = re.compile(r"""(?<![\w.-])([\w.-]+\.html)["']""")
_PART = re.compile(r"<twig:(?:\w+:)*(\w+)")


def pages_named(path: str, project: Site) -> list[str]:
    """Return the pages that a module names: what it answers is told there."""
    names = _PAGE.findall(project.text(path)) if path.endswith(".py") else ()
    return [page for name in dict.fromkeys(names) for page in project.by_name.get(name, ())]


def parts_named(text: str, project: Project) -> list[str]:
    """Return the components that a template calls as elements of Twig, and the controllers that it asks for."""
    names = dict.fromkeys(_PART.findall(text)) if "<twig:" in text else ()
    parts = [part for name in names for part in project.by_name.get(f"{name}.html.twig", ())]
    return parts + controllers_in(text, project)
