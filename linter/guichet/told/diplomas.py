"""Lists of diplomas: whoever prepares one knows its letters, and needs none of the others."""

from __future__ import annotations

import re

from guichet.reading.texts.document import Found
from guichet.told.saying import stands_under

_LISTED = re.compile(
    r"\b(?:diplômes?|baccalauréats?|qualifications?|diplomas?|degrees?)\b[^.;!?:]{0,40}(?::|\b(?:suivants?|comme|tels? que|such as|like|parmi) )[^.;!?]*$"
)
"""What opens a list of diplomas, before what stands in it."""


def is_a_diploma(found: Found) -> bool:
    """Whether an acronym stands in a list of diplomas, in its sentence or under the words that open the list."""
    start, _ = found.prose.sentence_at(found.start)
    before = found.prose.plain[start : found.start]
    return _LISTED.search(before) is not None or _LISTED.search(stands_under(found.prose)) is not None
