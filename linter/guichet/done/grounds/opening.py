"""The moment at which requests open: where it is told, whoever waits for it asks first."""

from __future__ import annotations

import re

from guichet.core.memo import memo
from guichet.core.places import place_of_path
from guichet.reading.data.documents import DATA_SUFFIXES
from guichet.reading.templates.site import RUBY_PROGRAMS, SCRIPT_SUFFIXES, TYPED_PROGRAMS, Site

_HOLDING = (".py", ".php", *DATA_SUFFIXES, *TYPED_PROGRAMS, *RUBY_PROGRAMS, *SCRIPT_SUFFIXES)
_OPENING = re.compile(
    r"\b(?:opens?|opening|ouvre|ouverture)(?:[_-]\w{1,20}|(?-i:[A-Z])\w{0,20})?['\"]?\s*(?:=>|[=:])\s*"
    r"(?:(?:new Date\()?['\"]?\d{4}-\d\d-\d\d[T ](?!00:00)\d\d:\d\d|datetime\((?:[^,()]{1,12},\s*){3}[^,()=]{1,6},)",
    re.I,
)
"""A day, with its hour, at which something opens; what was opened, a ticket, is another thing."""
_TOLD = re.compile(
    r"\b(?:inscriptions?|réservations?|demandes?|candidatures?|registrations?|bookings?|applications?|places?)\s(?:ouvr(?:ent|iront|e|ira)|opens?|will open)\b[^.\n]{0,60}\b(?:à|at)\s?(?:%?\{\{?\s?\w{1,30}|:\w{3,20}|\d{1,2}\s?(?:h|:|am|pm))",
    re.I,
)
"""The same, as people are told it."""


@memo
def opens_at_a_moment(project: Site) -> bool:
    """Return whether a program or a setting of the project says at which hour and minute requests open: those who are there first are then the quick."""
    told = (one for one in project.paths if one.endswith(_HOLDING) and place_of_path(one) is None)
    return any(_OPENING.search(text) or _TOLD.search(text) for one in told for text in (project.text(one),))
