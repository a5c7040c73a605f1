"""How much of a service was walked: the files that hold a form, and those of them that stand on the way of a request."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from guichet.core.places import Place, place_of_path
from guichet.reading.project.project import Project
from guichet.reading.templates.site import is_component, is_template
from guichet.walked.journeys import Journey

_OPENS = re.compile(r"<form\b|\b(?:simple_)?form_(?:for|with|tag|start)\b", re.I)
_SMALL = 3
"""Of how many forms one must be read for anything to be said of the service."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How many files of a service hold a form, and how many of these are on the way of the requests that were walked."""

    found: int = 0
    read: int = 0

    @property
    def is_small(self) -> bool:
        """Whether so little was read that nothing can be said of the service as a whole."""
        return self.read * _SMALL < self.found


def extent_of(project: Project, journeys: Sequence[Journey]) -> Extent:
    """Return how much of what people fill in was walked, whoever fills it in."""
    walked = {path for one in journeys for path in one.files}
    forms = [path for path in project.paths if _may_be_filled_in(path) and _OPENS.search(project.text(path))]
    return Extent(len(forms), sum(path in walked for path in forms))


def _may_be_filled_in(path: str) -> bool:
    return (is_template(path) or is_component(path)) and place_of_path(path) in (None, Place.PUBLIC, Place.BACK_OFFICE)
