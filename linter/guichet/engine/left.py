"""What is found in parts of pages that nothing names is asked, not said: nobody may ever meet it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from guichet.core.findings import Certainty, Finding, Place, Position, Text
from guichet.reading.project.project import Project
from guichet.reading.project.unnamed import is_left_behind

UNNAMED = Text(
    fr="Rien, dans ce projet, ne nomme ce fichier : quelqu’un le voit-il encore ?",
    en="Nothing in this project names this file: does anyone still see it?",
)


def doubted(findings: Sequence[Finding], project: Project) -> list[Finding]:
    """Return findings, those of files that nothing names as questions that say so."""
    return [_asked(one) if _is_doubtful(one, project) else one for one in findings]


def _is_doubtful(finding: Finding, project: Project) -> bool:
    return finding.certainty is Certainty.VIOLATION and is_left_behind(finding.path, project)


def _asked(finding: Finding) -> Finding:
    place = Place(finding.path, Position(1, 1, 1, 1), UNNAMED)
    return replace(finding, certainty=Certainty.REVIEW, related=(*finding.related, place))
