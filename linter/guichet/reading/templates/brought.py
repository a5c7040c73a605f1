"""The layouts that packages bring: pages extend them, and no file of the project holds them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from guichet.core.keeping.tables import table
from guichet.core.source import Source
from guichet.reading.templates.template import Template

FOLDER = "<layouts>/"
"""Begins the path of a layout that no file of the project holds: what is seen there is said where it is extended."""


def _texts() -> Mapping[str, str]:
    return table("reading/templates/layouts.toml")


def layout_path(name: str) -> str | None:
    """Return the path that stands for a layout that a package brings, None when no package does."""
    return f"{FOLDER}{name}" if name.endswith(_ENDS) and name in _texts() else None


def is_brought(template: Template) -> bool:
    """Whether a template is a layout that a package brings: what it prints by itself names nothing of a project's page."""
    return template.path.startswith(FOLDER)


_ENDS = (".njk", ".html", ".twig")


@cache
def layout_at(path: str) -> Template:
    """Return the layout that a path stands for."""
    return Template(Source(path, _texts()[path.removeprefix(FOLDER)]))
