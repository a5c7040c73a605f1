"""How much of a service was walked: the files that hold a form of the public, and those of them on the way of a request."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from guichet.core.places import Place, place_of_path
from guichet.reading.project.project import Project
from guichet.reading.templates.site import is_component, is_template
from guichet.walked.inside import is_for_those_inside, is_set_inside
from guichet.walked.journeys import Journey

_OPENS = re.compile(r"<form\b|\b(?:simple_)?form_(?:for|with|tag|start)\b", re.I)
_SMALL = 3
"""Of how many forms one must be read for anything to be said of the service."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How many files of a service hold a form of the public, and how many of these are on the way of the requests that were walked."""

    found: int = 0
    read: int = 0
    inside: int = 0
    """How many more are for those who work there: no request of the public is looked for in them."""

    @property
    def is_small(self) -> bool:
        """Whether so little was read that nothing can be said of the service as a whole."""
        return self.read * _SMALL < self.found


def extent_of(project: Project, journeys: Sequence[Journey]) -> Extent:
    """Return how much of what the public fills in was walked."""
    walked = {path for one in journeys for path in one.files}
    forms = [path for path in project.paths if _may_be_filled_in(path) and _OPENS.search(project.text(path))]
    inside = {path for path in forms if path not in walked and _is_inside(path, project)}
    return Extent(len(forms) - len(inside), sum(path in walked for path in forms), len(inside))


def _may_be_filled_in(path: str) -> bool:
    return (is_template(path) or is_component(path)) and place_of_path(path) in (None, Place.PUBLIC, Place.BACK_OFFICE)


def _is_inside(path: str, project: Project) -> bool:
    if place_of_path(path) is Place.BACK_OFFICE or is_set_inside(path, project):
        return True
    page = project.page_written(path)
    return page is not None and is_for_those_inside(page, project)
