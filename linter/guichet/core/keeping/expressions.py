"""Regular expressions, compiled once for all runs: Python keeps what it compiles of a module, but not its expressions.

A list of words becomes an expression of twenty thousand characters, and most of the time of a run over one file went to
compiling. What is kept is keyed by the expression itself, so it is never stale; another Python reads nothing of it.
"""

from __future__ import annotations

import marshal
import re
import sys
from array import array
from collections.abc import Callable
from importlib import import_module
from types import FrameType
from typing import Any

from guichet.core.keeping import kept
from guichet.core.keeping.needed import learn, needed_by

_NAME = "expressions"
_MOST = 12_000
"""Expressions beyond which those of old versions are dropped: a run keeps its own alone."""
_INSIDE = frozenset({"<genexpr>", "<listcomp>", "<setcomp>", "<dictcomp>"})
Key = tuple[str, int]
Row = tuple[int, int, dict[str, int], bytes, bytes]
"""Flags, number of groups, groups by name, code, the letters that it needs, packed."""


def lasting(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile an expression that is made of our own lists, and of nothing that is checked: it is worth keeping."""
    return re.compile(pattern, flags)


def _is_lasting(frame: FrameType | None) -> bool:
    """Whether an expression is written in a module, or made of a list: those of a function may hold what is checked."""
    while frame is not None and frame.f_code.co_name in _INSIDE:
        frame = frame.f_back
    return frame is not None and (frame.f_code.co_name == "<module>" or frame.f_code is lasting.__code__)


def remember() -> Callable[[], None]:
    """Let `re.compile` use what earlier runs compiled. Return what keeps, once the run is over, what this one added.

    It holds for the whole process, so only the command asks for it. A Python that compiles otherwise is left as it is.
    """
    try:
        compiler, parser, sre = (import_module(name) for name in ("re._compiler", "re._parser", "_sre"))
        code_of, parse, make = compiler._code, parser.parse, sre.compile
        of = f"{sys.version} {sre.MAGIC} {sre.CODESIZE} packed letters"
    except (ImportError, AttributeError):
        return lambda: None
    data = kept.read(_NAME, of)
    known: dict[Key, Row] = marshal.loads(data) if data else {}
    added: dict[Key, Row] = {}
    plain = re.compile

    def coded(pattern: str, flags: int) -> Row:
        parsed = parse(pattern, flags)
        state, code = parsed.state, array("I", code_of(parsed, flags))
        return flags | state.flags, state.groups - 1, dict(state.groupdict), code.tobytes(), needed_by(parsed)

    def compiled(pattern: Any, flags: int = 0) -> Any:
        if type(pattern) is not str or flags & re.DEBUG:
            return plain(pattern, flags)
        key = (pattern, int(flags))
        row = known.get(key)
        if row is None:
            if not _is_lasting(sys._getframe(1)):
                return plain(pattern, flags)
            row = known[key] = added[key] = coded(pattern, int(flags))
        flags, groups, names, code, needed = row
        learn(pattern, flags, needed)
        numbered: list[str | None] = [None] * (groups + 1)
        for name, number in names.items():
            numbered[number] = name
        return make(pattern, flags, array("I", code).tolist(), groups, names, tuple(numbered))

    def save() -> None:
        if added and kept.is_writing():
            kept.keep(_NAME, of, marshal.dumps(known if len(known) < _MOST else added))

    re.compile = compiled
    return save
