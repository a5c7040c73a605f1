"""Derogations written for findings: a comment above each flaw, in the language of its file, that is read back as one."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from guichet.accepted import derogations
from guichet.accepted.commented import standing
from guichet.accepted.comments import BLOCK, Comment, comments_for, line_indent, takes_comments
from guichet.accepted.tags import first_line_of_tag
from guichet.core.findings import Finding
from guichet.core.source import Source
from guichet.reading.project.project import Project
from guichet.reading.templates.site import is_indented, makes_markup


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
    waiting, placed = dict(sorted(by_line.items())), dict[int, str]()
    for comment in (*comments_for(source.path, source.text), *((BLOCK,) if makes_markup(source.path) else ())):
        for line in _standing(source, comment, waiting, decision):
            placed[line] = _comment(comment, waiting.pop(line), decision)
    return _with(source, placed), [finding for found in waiting.values() for finding in found]


def _standing(source: Source, comment: Comment, by_line: dict[int, list[Finding]], decision: Decision) -> list[int]:
    """Return the lines above which a comment is one and decides the findings of each: all are written, and read once."""
    written = _commented(source, comment, by_line, decision)
    read = {one.line: one for one in derogations.read(written)}
    lines = list(by_line)
    decided = [line for rank, line in enumerate(lines) if _decides(read.get(line + rank), by_line[line], lines)]
    if len(decided) < len(lines):
        by_line = {line: by_line[line] for line in decided}
        written = _commented(source, comment, by_line, decision)
    stand = standing(source, written, comment, decided)
    if not stand and len(decided) > 1 and is_indented(source.path):  # which of them changes what the file makes?
        half = len(decided) // 2
        parts = ({line: by_line[line] for line in part} for part in (decided[:half], decided[half:]))
        return [line for part in parts for line in _standing(source, comment, part, decision)]
    return stand


def _decides(written: derogations.Derogation | None, findings: list[Finding], lines: list[int]) -> bool:
    """Whether a derogation decides some findings, each further down than it was by the comments written above it."""
    if written is None or written.problem:
        return False
    places = {one.position.line + bisect_right(lines, one.position.line) for one in findings}
    return places <= set(written.covers) and {one.rule for one in findings} <= set(written.rules)


def _comment(comment: Comment, findings: list[Finding], decision: Decision) -> str:
    return comment.holding(decision.directive(sorted({one.rule for one in findings})))


def _commented(source: Source, comment: Comment, by_line: dict[int, list[Finding]], decision: Decision) -> Source:
    placed = {line: _comment(comment, found, decision) for line, found in by_line.items()}
    return Source(source.path, _with(source, placed))


def _with(source: Source, placed: dict[int, str]) -> str:
    """Return the text of a file with a comment above some lines, each as far in as its line."""
    end = "\r\n" if "\r\n" in source.text else "\n"
    pieces, done = [], 0
    for line, comment in sorted(placed.items()):
        at = source.line_starts[line - 1]
        pieces += [source.text[done:at], line_indent(source, line), comment, end]
        done = at
    return "".join([*pieces, source.text[done:]])
