"""Derogations written for findings: a comment above each flaw, in the language of its file, that is read back as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from guichet.accepted import derogations
from guichet.accepted.commented import is_comment
from guichet.accepted.comments import comments_for, line_indent, takes_comments
from guichet.accepted.tags import first_line_of_tag
from guichet.core.findings import Finding
from guichet.core.source import Source
from guichet.reading.project.project import Project


@dataclass(frozen=True, slots=True)
class Decision:
    """What is written: why, who answers for it, until when."""

    reason: str
    owner: str
    until: date | None = None

    def directive(self, rules: Iterable[str]) -> str:
        """Return what a comment says to let some rules be."""
        end = f" until={self.until.isoformat()}" if self.until else ""
        return f'guichet: ignore[{", ".join(rules)}] reason="{self.reason}" owner="{self.owner}"{end}'


def decided(
    findings: Iterable[Finding], decision: Decision, project: Project
) -> Iterator[tuple[Source, str, list[Finding]]]:
    """Yield each file that findings stand in, its text once the decision is written, and those that it cannot be written for."""
    by_path: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_path[finding.path].append(finding)
    for path, found in by_path.items():
        source = project.source(path)
        text, left = source.text, list(found)
        if takes_comments(path):
            text, left = _written(source, found, decision)
        yield source, text, left


def above(source: Source, finding: Finding, decision: Decision) -> tuple[int, str] | None:
    """Return what is written above a finding to decide it, and at which offset; None where it would not be read as that."""
    if not takes_comments(source.path):
        return None
    text, left = _written(source, [finding], decision)
    at = source.line_starts[first_line_of_tag(source, finding.position.line) - 1]
    return None if left else (at, text[at : at + len(text) - len(source.text)])


def _written(source: Source, findings: list[Finding], decision: Decision) -> tuple[str, list[Finding]]:
    """Return a text with a comment above each line that has findings; those whose comment would not be read as one are left.

    Inside a tag that begins further up, it is written above the tag.
    """
    by_line: dict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_line[first_line_of_tag(source, finding.position.line)].append(finding)
    text, left = source.text, []
    end = "\r\n" if "\r\n" in source.text else "\n"
    for line in sorted(by_line, reverse=True):  # from the end, so that the lines above keep their numbers
        rules = sorted({one.rule for one in by_line[line]})
        at = source.line_starts[line - 1]
        indent = line_indent(source, line)
        for comment in comments_for(source.path, source.text):
            new = f"{text[:at]}{indent}{comment.holding(decision.directive(rules))}{end}{text[at:]}"
            if _is_read(Source(source.path, new), line, by_line[line]) and is_comment(source, comment, at, new, indent):
                text = new
                break
        else:
            left += by_line[line]
    return text, left


def _is_read(source: Source, line: int, findings: list[Finding]) -> bool:
    """Whether a comment written at a line is a derogation for some findings, each a line further down than it was."""
    lines, rules = {one.position.line + 1 for one in findings}, {one.rule for one in findings}
    return any(
        one.line == line and lines <= set(one.covers) and rules <= set(one.rules) and not one.problem
        for one in derogations.read(source)
    )
