"""Suppressions that answer "who decided?": a comment with a reason and an owner, and an end if it has one."""

from __future__ import annotations

import io
import os
import re
import tokenize
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from guichet.accepted.commented import is_shown
from guichet.accepted.comments import MARK, OPENINGS, closed_comments, line_comments
from guichet.accepted.tags import last_line_of_tags
from guichet.core.findings import Finding, Span, Text
from guichet.core.memo import lasting_memo
from guichet.core.source import Source
from guichet.core.unseen import without_unseen

REASON_TO_WRITE = Text(
    "à écrire : pourquoi, et ce que la personne peut faire", "to write: why, and what the person can do"
)
OWNER_TO_WRITE = Text("à écrire : quelle fonction ou quel service", "to write: which role or department")
"""What an editor puts where a person has to write. Left as it is, it says nothing: nobody has decided."""


@dataclass(frozen=True, slots=True)
class Derogation:
    """One written decision to let rules be: `rules` is empty for a plain decision note about what stands below it."""

    path: str
    span: Span
    line: int
    covers: tuple[int, ...]
    """The lines whose findings it answers for."""
    rules: tuple[str, ...]
    reason: str
    owner: str
    until: date | None
    legal_basis: str
    problem: str = ""
    """What is wrong with its writing, as a stable word: "syntax", "reason", "owner", "until"."""


_CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]+`", re.S | re.M)
_SHOWN = re.compile(r"<code\b[^<>]*>(?:(?!<code\b).)*?</code>", re.S)
"""In Markdown and in HTML, code shows derogations without making them."""
_SCRIPT = re.compile(
    r""""(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|(?P<comment>//[^\n]*|/\*.*?(?:\*/|\Z))""", re.S
)
"""The strings and the comments of JavaScript, whichever opens first."""
_AROUND = (("{", "}"),)
_AROUND_CODE = (*_AROUND, ("<?php", "?>"), ("<?php", ""), ("<%", "%>"), ("-", ""))
"""What stands around a comment of the code that a template holds, when there is nothing but the comment: `<% # … %>`."""
_WITHOUT_LINES = (".html", ".htm", ".md", ".xml")
"""Files where no comment ends with its line."""
_TALLEST = 200
"""Lines that a tag goes on over and that one derogation answers for, at most."""
_DIRECTIVE = re.compile(r"(ignore\s*\[([^\]]*)\]|decision\b)\s*(.*)$", re.S)
_FIELD = re.compile(
    r"""(?<![\w-])([\w-]+)\s*=\s*(?:"([^"]*)"|“([^”]{0,1000})”|«\s*+((?:[^«»\s]++|\s++(?!»))*+)\s*»|'([^']*)'|([^\s"“«']\S*))"""
)


def read(source: Source) -> list[Derogation]:
    """Return the derogations written in a file, in order."""
    if MARK not in source.text:
        return []
    return [_parse(source, start, end, body.strip()) for start, end, body in _comments(source)]


def _comments(source: Source) -> Iterator[tuple[int, int, str]]:
    if source.path.endswith(".py"):
        yield from _python_comments(source)
        return
    text = source.text
    if source.path.endswith(".md"):
        text = _CODE.sub(lambda match: " " * len(match[0]), text)
    if source.path.endswith((".html", ".htm", ".md")):
        text = _SHOWN.sub(lambda match: " " * len(match[0]), text)
    if source.path.endswith((".js", ".mjs", ".ts")):
        text = _SCRIPT.sub(lambda match: match["comment"] or " " * len(match[0]), text)
    for match in closed_comments(source.path, text).finditer(text):
        if not is_shown(source, match.start()):
            yield match.start(), match.end(), next(group for group in match.groups() if group is not None).strip()
    if not source.path.endswith(_WITHOUT_LINES):
        for match in line_comments(os.path.splitext(source.path)[1]).finditer(text):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            if not is_shown(source, start):
                yield start, match.end(), match[1].rstrip()


def _python_comments(source: Source) -> Iterator[tuple[int, int, str]]:
    try:
        for token in tokenize.generate_tokens(io.StringIO(source.text, newline=None).readline):
            if token.type == tokenize.COMMENT:
                match = re.match(r"#\s*guichet:\s*(.*)", token.string)
                if match:
                    start = source.offset(token.start[0], token.start[1] + 1)
                    yield start, start + len(token.string), match[1]
    except (tokenize.TokenError, SyntaxError, IndentationError):
        return


def _parse(source: Source, start: int, end: int, body: str) -> Derogation:
    line, _ = source.line_column(start)
    match = _DIRECTIVE.match(body)
    fields = (
        {
            name: next(value for value in values if value) if any(values) else ""
            for name, *values in _FIELD.findall(match[3])
        }
        if match
        else {}
    )
    until, problem = None, "" if match else "syntax"
    if "until" in fields:
        try:
            until = date.fromisoformat(fields["until"])
        except ValueError:
            problem = problem or "until"
    for name, least in (("reason", _REASON), ("owner", 1)):
        if not _is_said(fields.get(name, ""), least):
            problem = problem or name
    rules = tuple(word.strip() for word in (match[2] or "").split(",") if word.strip()) if match else ()
    if match and match[1].startswith("ignore") and not rules:
        problem = "syntax"
    return Derogation(
        source.path, Span(start, end), line, _covered(source, start, end), rules, fields.get("reason", ""),
        fields.get("owner", ""), until, fields.get("legal-basis", ""), problem,
    )  # fmt: skip


_REASON = 4
"""Letters under which nothing was explained: "x", "ok", "tmp"."""


def _is_said(value: str, least: int) -> bool:
    """Whether someone wrote something: a word of so many letters, and not what an editor had put there to be replaced."""
    return sum(map(str.isalpha, without_unseen(value))) >= least and _plain(value) not in _TO_WRITE


def _plain(value: str) -> str:
    return " ".join(value.split()).casefold()


_TO_WRITE = frozenset(_plain(said) for text in (REASON_TO_WRITE, OWNER_TO_WRITE) for said in (text.fr, text.en))


def _covered(source: Source, start: int, end: int) -> tuple[int, ...]:
    """A comment after code answers for the lines that it begins and ends on; one that stands alone, for the next that is not blank.

    None answers for the lines that it holds: what looks like a comment and is none would hide them.
    Where a tag begins on that line, it answers for the lines that the tag goes on over.
    """
    first, _ = source.line_column(start)
    last, _ = source.line_column(max(start, end - 1))
    before = source.text[source.line_starts[first - 1] : start].strip()
    after = source.line(last)[end - source.line_starts[last - 1] :].strip()
    for opening, closing in _AROUND if source.path.endswith(_WITHOUT_LINES) else _AROUND_CODE:
        if before.endswith(opening) and (after.startswith(closing) if closing else not after):
            before, after = before.removesuffix(opening).rstrip(), after.removeprefix(closing).lstrip()
    own = (first, last) if before else (last,)
    if before or (after and not after.startswith(OPENINGS)):
        return own
    number = _decided_from(source)[last]
    last = min(last_line_of_tags(source, number), number + _TALLEST)
    return (*own, *range(number, last + 1)) if number else own


@lasting_memo
def _decided_from(source: Source) -> list[int]:
    """Return, for each line, the next that is neither blank nor a derogation; 0 where there is none."""
    found, number = [0], 0
    for line in range(len(source.line_starts), 0, -1):
        found.append(number)
        text = source.line(line).strip()
        if text and MARK not in text:
            number = line
    return [*found[:1], *reversed(found[1:])]


class Answers:
    """What derogations answer for, by line and by the name of a rule: the first that is well written and covers a line counts."""

    def __init__(self, written: Iterable[Derogation]) -> None:
        self._lines: set[tuple[str, int]] = set()
        self._first: dict[tuple[str, int, str], tuple[int, Derogation]] = {}
        for rank, one in enumerate(written):
            for line in () if one.problem else one.covers:
                self._lines.add((one.path, line))
                for rule in one.rules:
                    self._first.setdefault((one.path, line, rule), (rank, one))

    def are_near(self, finding: Finding) -> bool:
        """Whether a derogation covers the line of a finding, whatever its rules."""
        return (finding.path, finding.position.line) in self._lines

    def to(self, finding: Finding, names: Collection[str]) -> Derogation | None:
        """Return the first derogation about a finding: one of the names of its rule, on a line that it covers."""
        found = (self._first.get((finding.path, finding.position.line, name)) for name in names)
        return min((one for one in found if one is not None), key=lambda one: one[0], default=(0, None))[1]
