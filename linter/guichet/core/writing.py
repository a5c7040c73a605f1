"""Files written whole or not at all."""

from __future__ import annotations

import errno
import json
import os
import re
from collections.abc import Iterable
from json.encoder import encode_basestring
from pathlib import Path

from guichet.core.inside import is_in_checkout, is_inside, strays


def write_whole(file: Path, data: bytes) -> None:
    """Put data in a file in one atomic step, keeping its permissions and making its folder if need be.

    What is no file (a terminal, a pipe) is written to as it is. Nothing is written through a link of a project that
    leads out of it: who commits one does not choose what we write over. Raises OSError, with nothing changed and nothing
    left behind.
    """
    write_pieces(file, (data,))


def write_pieces(file: Path, pieces: Iterable[bytes]) -> None:
    """Do as `write_whole` with what is made piece by piece: no more than one is held at a time."""
    import tempfile

    _hold_in_the_project(file)
    file = file.resolve()
    if file.exists() and not file.is_file():
        if file.is_fifo() and _is_of_a_project(file.parent):  # nobody may ever read what waits there
            raise OSError(errno.ESPIPE, "a pipe, not a file", str(file))
        with file.open("wb") as out:
            out.writelines(pieces)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    mode = file.stat().st_mode if file.exists() else 0o644
    handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=".guichet-")
    try:
        with os.fdopen(handle, "wb") as out:
            out.writelines(pieces)
        os.chmod(temporary, mode)
        os.replace(temporary, file)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def write_new(file: Path, text: str) -> None:
    """Write a file that is not there yet, making its folder if need be. Raises OSError, as when a link leads out to it."""
    _hold_in_the_project(file)
    file.parent.mkdir(exist_ok=True)
    with file.open("x", encoding="utf-8", newline="\n") as out:
        out.write(text)


def _hold_in_the_project(file: Path) -> None:
    """Raise OSError for a file to which a link of a project leads, out of that project."""
    if strays(file):
        raise OSError(errno.EXDEV, "a link that leads out of the project", str(file))


def _is_of_a_project(folder: Path) -> bool:
    """Whether others may have put files in a folder: a checkout, or what is below the current folder; not `/dev`."""
    return is_in_checkout(str(folder)) or is_inside(str(folder), os.getcwd())


_COMMANDS = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""What is obeyed rather than read: controls, ends of lines, changes of direction; and what is no character."""


def _stand_in(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if 0xD800 <= code < 0xE000:
        return f"\\u{code:04x}"
    return "\u2421" if code == 0x7F else "\ufffd"


def printable(text: str) -> str:
    """Return a text on one line that nothing obeys: a control character is shown by its picture ("␛", "␊")."""
    return _IN_A_LOG.sub("## ", _visible(text))


_IN_A_LOG = re.compile(r"##(?=\w*\[)")
"""What begins a command for those who run pipelines, anywhere in a line of their log: `##[`, `##vso[`, `##teamcity[`."""


def _visible(text: str) -> str:
    return _COMMANDS.sub(_stand_in, text)


def shown_path(path: str) -> str:
    """Return a file's name as it begins a line: one that starts like a command of GitHub's log ("::error") is a path."""
    shown = printable(path)
    return f"./{shown}" if shown.lstrip().startswith("::") else shown


def printable_lines(text: str) -> str:
    """Return a text whose lines no terminal obeys either; what a patch is made of stays, so that it still applies."""
    lines = []
    for line in text.split("\n"):
        end = "\r" if line.endswith("\r") else ""
        lines.append("\t".join(map(_visible, line.removesuffix("\r").split("\t"))) + end)
    return "\n".join(lines)


def as_json(value: object) -> str:
    """Return a value as JSON that a terminal can be given: the same value, control characters as escapes."""
    text = _indented(value, "\n", {})
    shown = _COMMANDS.sub(lambda one: "\n" if one[0] == "\n" else f"\\u{ord(one[0]):04x}", text)
    return _IN_A_LOG.sub(_ESCAPED, shown) + "\n"


def as_json_line(value: object) -> str:
    """Return a value as JSON on one line that a terminal can be given."""
    shown = _COMMANDS.sub(lambda one: f"\\u{ord(one[0]):04x}", json.dumps(value, ensure_ascii=False))
    return _IN_A_LOG.sub(_ESCAPED, shown) + "\n"


_ESCAPED = r"#\\u0023"
"""The same two signs, inside a JSON string."""


def _indented(value: object, line: str, written: dict[tuple[int, str], str]) -> str:
    """Return a value as `json.dumps` writes it with an indent of one, three times faster; what recurs is written once."""
    if isinstance(value, str):
        return encode_basestring(value)
    if not isinstance(value, (dict, list, tuple)) or not value:
        return json.dumps(value)
    key = (id(value), line)
    if key not in written:
        deeper = f"{line} "
        if isinstance(value, dict):
            inside = [f"{encode_basestring(name)}: {_indented(one, deeper, written)}" for name, one in value.items()]
        else:
            inside = [_indented(one, deeper, written) for one in value]
        first, last = "{}" if isinstance(value, dict) else "[]"
        written[key] = f"{first}{deeper}{f',{deeper}'.join(inside)}{line}{last}"
    return written[key]


_FORMULAS = frozenset("=+-@\t\r\n \uff1d\uff0b\uff0d\uff20") | {"\u00a0"}
"""What a cell begins with that a spreadsheet would work out, or would take away before it looks."""


def cell(text: str) -> str:
    """Return a text as one cell of a table that a spreadsheet opens: never a formula."""
    return f"'{text}" if text[:1] in _FORMULAS else text


def legible(text: str) -> str:
    """Return a text as UTF-8 can hold it: the bytes of a file's name that are not UTF-8 become escapes."""
    return text.encode("utf-8", "backslashreplace").decode()
