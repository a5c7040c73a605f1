"""Whether a phrase of a catalogue is said on the pages of a request."""

from __future__ import annotations

import re

from guichet.core.findings import Finding
from guichet.reading.project.project import Project
from guichet.reading.templates.masking import visible

_PHRASE = 3
"""Words from which a line of a catalogue is a phrase, and no setting."""


def is_said_on(texts: str, finding: Finding, project: Project) -> bool:
    """Return whether a phrase of a catalogue is in the texts of a request; what is no phrase is a setting, and counts everywhere."""
    line = project.text(finding.path).splitlines()[finding.position.line - 1]
    words = _words(visible(_TAGS.sub(" ", _KEY.sub("", line))))
    return len(words) < _PHRASE or " ".join(words) in " ".join(_words(texts))


_KEY = re.compile(r"^[ \t]*(?:-[ \t]*)?(?:[\w.\"'-]+:(?=\s))?")
_TAGS = re.compile(r"<[^<>]{0,200}>|%\{\w+\}|\{\{[^{}]*\}\}")


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())
