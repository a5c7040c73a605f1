"""What Java and Kotlin plan by a mark above a function: `@Scheduled(cron = "0 0 7 * * MON")`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.reading.jvm.program import Program
from guichet.reading.jvm.syntax import Annotation, annotations_of, arguments, called, is_text, name_of, said
from guichet.reading.named.settled import asked_in
from guichet.reading.schedules.cron import Cron, parse
from guichet.reading.schedules.entry import Schedule
from guichet.reading.scripts.syntax import field, text, walk

_FUNCTIONS = ("method_declaration", "function_declaration")
_CALLS = frozenset({"method_invocation", "call_expression"})
_SET = re.compile(r"(?:.*\.)?set[A-Z]\w*$", re.S)
_DEFAULT = re.compile(r"\\?\$\{[\w.-]{1,120}:(?P<value>[^{}]*)\}")
"""What is planned unless a setting says otherwise."""
_READS = re.compile(
    r"(?:find|get|list|now|of|plus|minus|is|has|stream|map|filter|save|collect|info|debug|warn|error|forEach|size|add|let|also)(?![a-z])"
)
"""Calls that only read, reckon or keep what was set."""
_LONGEST = 80
_SECONDS = 6
"""Parts of a cron expression whose first is the second."""


def read_code(program: Program, project: Any = None) -> Iterator[Schedule]:
    """Yield what a program plans: when, and the names of what it then runs and sets; an hour that is a setting is told where that is written."""
    for function in program.walk(*_FUNCTIONS) if "Scheduled" in program.text else ():
        for one in annotations_of(function):
            if one.name != "Scheduled":
                continue
            when, path, span = _when(one), program.path, program.span(one.node)
            kept = next(asked_in(_given(one, "cron") or "", project), None) if when is None else None
            if kept is not None:
                when, path, span = _read(kept.value or ""), kept.path, kept.span
            if when is not None:
                told = " ;\n".join((name_of(function), *dict.fromkeys(_does(function))))
                yield Schedule(path, span, when, told, _given(one, "zone"))


def _given(one: Annotation, name: str) -> str | None:
    value = next((given.value for given in one.given if given.name == name), None)
    return said(value) if is_text(value) else None


def _when(one: Annotation) -> Cron | None:
    written = _given(one, "cron") or ""
    held = _DEFAULT.fullmatch(written)
    return _read(held["value"] if held is not None else written)


def _read(written: str) -> Cron | None:
    parts = written.split()
    return parse(" ".join(parts[1:_SECONDS] if len(parts) >= _SECONDS else parts))


def _does(function: Any) -> Iterator[str]:
    """The calls of a function, by their names, and the states that it sets, with what it takes them from."""
    read = (called(node) for node in walk(function) if node.type in _CALLS)
    owners = " ".join(dict.fromkeys(one.partition(".")[0] for one in read if _READS.match(one.rpartition(".")[2])))
    among = f" ({owners})" if owners else ""
    for node in walk(function):
        if node.type in _CALLS:
            name, given = called(node), list(arguments(node))
            if _SET.match(name) and len(given) == 1:
                owner, _, last = name.rpartition(".")
                state = last.removeprefix("set")
                yield f"{owner}.{state[0].lower()}{state[1:]} = {text(given[0].value)}{among}"
            elif len(name) <= _LONGEST and "(" not in name and not _READS.match(name.rpartition(".")[2]):
                yield name
        elif node.type in ("assignment", "assignment_expression"):
            yield f"{text(field(node, 'left'))} = {text(field(node, 'right'))}"[:_LONGEST] + among
