"""What a machine wrote and nobody reads there: what guichet wrote of a project, known by its whole shape, what a database dumped, and tables of data."""

from __future__ import annotations

import codecs
import json
import os
import re
from collections.abc import Callable, Mapping

from guichet.core.message_tables import LARGEST, TABLES, may_hold_messages
from guichet.core.source import UnreadableError, read_source

_FIRST = 512
_LONG_LINE = 2_000
_BASELINE = re.compile(
    r"# guichet baseline:[^\n]{1,200}\n(?:[\w-]+\t[^\t\n]+\t[0-9a-f]{16}(?:\t[\d-]*\t[^\t\n]*)?\n)*+"
)
_SUMMARY = re.compile(
    r"## guichet\s?: \d+ \w.*\n(?:Un rapport vide ne veut jamais dire|An empty report never means)[^\n]+\n",
    re.S,
)
"""A summary for a pull request: how much it counts comes first, and what an empty one does not mean comes last."""
_TESTS = re.compile(
    r'<\?xml[^>]*>\s*<testsuites name="guichet" tests="\d+" failures="\d+">\s*<testsuite [^>]*>.*</testsuites>\s*', re.S
)
_REPORT = frozenset({"version", "date", "summary", "not_read", "read_in_part", "excluded", "accepted", "baseline"})
_FINISHING = frozenset({"version", "who"})
"""The keys of a report, among others, and all those of who can finish."""


def is_written_by_machine(path: str) -> bool:
    """Whether a file is what guichet wrote, what a database dumped in its own form, or a table of data: nothing of it is to be read."""
    name = path.lower()
    if os.path.islink(path) or not os.path.isfile(path):
        return False
    if name.endswith(TABLES):
        return not _holds_messages(path)
    if not name.endswith(".sql"):
        return any(_is_ours(path, *how) for end, how in _OURS.items() if name.endswith(end))
    start = _first_of(path)
    return b"\0" in start and not start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def _holds_messages(path: str) -> bool:
    """Whether a table may hold messages, by its size and its first line; the others are data, and are not opened further."""
    try:
        is_small = os.path.getsize(path) <= LARGEST
    except OSError:
        return False
    start = _first_of(path, _LONG_LINE) if is_small else b""
    return b"\0" not in start and may_hold_messages(start.decode("utf-8", "replace").partition("\n")[0])


def _first_of(path: str, size: int = _FIRST) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read(size)
    except OSError:
        return b""


def _is_ours(path: str, begins: bytes, has_shape: Callable[[str], bool]) -> bool:
    """Whether a file begins as guichet begins one, and has all of its shape: it is read only then."""
    if not re.match(begins, _first_of(path)):
        return False
    try:
        return has_shape(read_source(path).text)
    except UnreadableError as problem:
        return str(problem) == "too-large"  # nothing of it would be read, whatever it is


def _is_report(text: str) -> bool:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return False
    if not isinstance(data, dict):
        return False
    return data.keys() >= _REPORT or (data.keys() == _FINISHING and isinstance(data["who"], dict))


def _is_text_of_ours(text: str) -> bool:
    return bool(_BASELINE.fullmatch(text) or _SUMMARY.fullmatch(text))


_OURS: Mapping[str, tuple[bytes, Callable[[str], bool]]] = {
    ".json": (rb'\{\s*"version":', _is_report),
    ".xml": (rb"<\?xml[^>]*>\s*<testsuites", lambda text: bool(_TESTS.fullmatch(text))),
    ".md": (rb"#{1,2} guichet", _is_text_of_ours),
    ".txt": (rb"#{1,2} guichet", _is_text_of_ours),
}
"""For the end of a name, how a file of guichet begins, and what tells its whole shape."""
