"""Whether a phrase of a catalogue is said on the pages of a request."""

from __future__ import annotations

import re
from functools import lru_cache

from guichet.core.findings import Finding
from guichet.reading.project.project import Project
from guichet.reading.templates.masking import visible

_PHRASE = 3
"""Words from which a line of a catalogue is a phrase, and no setting."""


def is_said_on(texts: str, finding: Finding, project: Project) -> bool:
    """Return whether a phrase of a catalogue is in the texts of a request; what is no phrase is a setting, and counts everywhere."""
    line = project.source(finding.path).line(finding.position.line)
    said = _words(visible(_TAGS.sub(" ", _KEY.sub("", line))))
    return said.count(" ") + 1 < _PHRASE or said in _words(texts)


_KEY = re.compile(r"^[ \t]*(?:-[ \t]*)?(?:[\w.\"'-]+:(?=\s))?")
_TAGS = re.compile(r"<[^<>]{0,200}>|%\{\w+\}|\{\{[^{}]*\}\}")


@lru_cache(maxsize=64)
def _words(text: str) -> str:
    """The words of a text alone: that of a request is asked about by each finding."""
    return " ".join(re.findall(r"[^\W_]+", text.lower()))
