"""What a constraint that a project of PHP writes itself holds an answer to: those that it puts together, the pattern that its judge tries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.core.source import Source
from guichet.reading.php.elsewhere import file_of

_CONSTRAINT = re.compile(r"\bextends\s+\\?(?:\w+\\)*(?:Compound|Constraint)\b")
_CLASS = re.compile(r"(?<![\w\\$])[A-Z]\w{1,80}")
_TOGETHER = re.compile(r"function\s+getConstraints\s*\([^{]{0,120}\{\s*return\s(?P<body>.{0,4000}?)[\])]\s*;", re.S)
_TRIED = re.compile(r"(?:!\s*\\?preg_match\(|\b[01]\s*!==?\s*\\?preg_match\(|\\?preg_match\((?=[^;{]{0,200}(?:===?\s*0|!==?\s*1)\b))\s*(?P<value>'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|[\w\\]+::\w+)")  # fmt: skip


def put_together(name: str, project: Any) -> Iterator[tuple[Source, Span]]:
    """Yield what stands for a constraint of the project in its own file: the constraints that it is made of."""
    own = _own(name, project)
    body = _TOGETHER.search(own.text) if own is not None else None
    if own is not None and body is not None:
        yield own, Span(body.start("body"), body.end("body"))


def tried(name: str, project: Any) -> Iterator[tuple[Source, Span]]:
    """Yield the patterns without which the judge of a constraint of the project turns an answer down."""
    judge = file_of(f"{name}Validator", project) if _own(name, project) is not None else None
    if judge is not None:
        yield from ((judge, Span(*found.span("value"))) for found in _TRIED.finditer(judge.text))


def constraints_named(text: str, project: Any) -> Iterator[Source]:
    """Yield the files of the constraints of the project that a text may name, and those of their judges."""
    for name in dict.fromkeys(_CLASS.findall(text)):
        if (own := _own(name, project)) is not None:
            yield own
            judge = file_of(f"{name}Validator", project)
            yield from (judge,) if judge is not None else ()


def _own(name: str, project: Any) -> Source | None:
    there = file_of(name, project)
    return there if there is not None and _is_constraint(there) else None


@memo
def _is_constraint(source: Source) -> bool:
    return _CONSTRAINT.search(source.text) is not None
