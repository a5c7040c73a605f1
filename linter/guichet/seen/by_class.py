"""What the stylesheets of a project give a class by its name alone: for a part of a page that names no stylesheet."""

from __future__ import annotations

import re

from guichet.core.memo import keyed_memo, memo
from guichet.reading.styles.compounds import class_names
from guichet.reading.styles.sheets import is_of_library, sheets_at
from guichet.reading.templates.element import Element
from guichet.reading.templates.site import STYLE_SUFFIXES, Site

_BUTTON = re.compile(r"<(?:button|a|input)\b[^<>]{0,400}?\bclass(?:Name)?=[\"']([^\"'<>]{1,200})")
Given = dict[str, str]
"""Properties, with their values."""


def given_by_class(element: Element, project: Site) -> Given:
    """Return the properties on which all that is written of the classes of an element agree."""
    given = Given()
    for name in (one for one in class_names(element) if not is_of_library(one)):
        given |= _agreed(name, project)
    return given


@keyed_memo
def sheets_naming(name: str, project: Site) -> list[str]:
    """Return the paths of the stylesheets of a project that hold a name, looked for once."""
    return [one for one in _sheets(project) if project.holds(one, name)]


@memo
def _sheets(project: Site) -> tuple[str, ...]:
    return tuple(one for one in project.paths if one.endswith(STYLE_SUFFIXES))


def told_by_sheets(path: str, project: Site) -> list[str]:
    """Return the digests of the stylesheets that name the classes of the buttons of a file."""
    names = {name for found in _BUTTON.finditer(project.text(path)) for name in found[1].split()}
    paths = {sheet for name in sorted(names) if not is_of_library(name) for sheet in sheets_naming(name, project)}
    return [project.source(one).digest for one in sorted(paths)]


@keyed_memo
def _agreed(name: str, project: Site) -> Given:
    """What every rule about one class alone says, wherever it is written."""
    said: dict[str, set[str]] = {}
    for path in sheets_naming(name, project):
        gathered = sheets_at(path, project)
        rules = [rule for one in (gathered.sheets if gathered is not None else ()) for rule in one.rules]
        for rule in (one for one in rules if not one.media):
            alone = (one.compounds[0] for one in rule.selectors if len(one.compounds) == 1 and not one.pseudo_element)
            if any(one.classes == (name,) and not (one.tag or one.id or one.rest or one.states) for one in alone):
                for declared in rule.declarations:
                    said.setdefault(declared.name, set()).add(declared.value if declared.is_known else "")
    return {name: next(iter(values)) for name, values in said.items() if len(values) == 1 and "" not in values}
