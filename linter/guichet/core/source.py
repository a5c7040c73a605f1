"""A file as text with exact positions: offsets inside, lines and columns only for hosts."""

from __future__ import annotations

import codecs
import errno
import hashlib
import io
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import Path
from tokenize import detect_encoding

from guichet.core.findings import Position, Span
from guichet.core.inside import leads_out, strays
from guichet.core.memo import cached_property
from guichet.core.plain_file import bytes_of

SIZE_LIMIT = 4_000_000
"""Bytes. A larger file is generated data, not something a person wrote or can mend."""

_LINE_END = re.compile(r"\r\n?|\n")


class UnreadableError(Exception):
    """The file cannot be read as text; the argument says why, as a stable word."""


@dataclass(frozen=True)
class Source:
    """The text of one file; a byte-order mark is left out and is not a column."""

    path: str
    text: str
    digest: str = field(repr=False, default="")
    encoding: str = "utf-8"
    mark: bytes = b""
    """The byte-order mark that the file began with."""

    def encode(self, text: str) -> bytes:
        """Return another text as this file writes its own: same encoding, same byte-order mark."""
        return self.mark + text.encode(self.encoding)

    @cached_property
    def lowered(self) -> str:
        """The text in lower case, to look for words in."""
        return self.text.lower()

    @cached_property
    def _stretches(self) -> str:
        """Each different stretch between white space, once: migrations and tables say the same thousands of times."""
        return "\n".join(dict.fromkeys(self.text.split()))

    def holds(self, name: str) -> bool:
        """Whether the text holds a name; many names are looked for in the same text."""
        return name in (self._stretches if name.split() == [name] else self.text)

    @cached_property
    def line_starts(self) -> list[int]:
        """Offset of the first character of each line: a line ends as editors, browsers and Python end it."""
        if "\r" in self.text:
            return [0, *(end.end() for end in _LINE_END.finditer(self.text))]
        starts = [0]
        find = self.text.find
        at = find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = find("\n", at + 1)
        return starts

    def line(self, number: int) -> str:
        """Return a line, from 1, without what ends it."""
        starts = self.line_starts
        return self.text[starts[number - 1] : starts[number] if number < len(starts) else None].rstrip("\r\n")

    def line_column(self, offset: int) -> tuple[int, int]:
        """Return the line and column, both from 1, of an offset."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a line and column, both from 1, kept inside the text."""
        if line > len(self.line_starts):
            return len(self.text)
        return min(self.line_starts[line - 1] + column - 1, len(self.text))

    def position(self, span: Span) -> Position:
        """Return the position of a span; an end never lies past the last line."""
        end = min(span.end, len(self.text))
        start = min(span.start, end)
        return Position(*self.line_column(start), *self.line_column(end))


def digest_of(data: bytes) -> str:
    """Return a short stable fingerprint of a file's bytes."""
    return hashlib.blake2b(data, digest_size=12).hexdigest()


_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def decode(path: str, data: bytes) -> Source:
    """Decode bytes as their byte-order mark says, else as UTF-8, else as Latin-1 when it reads as text.

    Raises UnreadableError with "too-large", "binary" or "encoding".
    """
    if len(data) > SIZE_LIMIT:
        raise UnreadableError("too-large")
    mark = next((mark for mark in _MARKS if data.startswith(mark)), b"")
    encoding = _MARKS.get(mark, "utf-8")
    if path.endswith(".py") and not mark:
        encoding = _declared(data)
    if encoding == "utf-8" and b"\0" in data:
        raise UnreadableError("binary")
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError:
        if encoding != "utf-8":
            raise UnreadableError("encoding") from None
        mark, encoding, text = b"", "latin-1", data.decode("latin-1")
        if any("\x7f" <= char <= "\x9f" or (char < " " and char not in "\t\n\r\f\v") for char in text):
            raise UnreadableError("encoding") from None
    if "\0" in text:  # UTF-32 begins as UTF-16 does
        raise UnreadableError("binary")
    return Source(path, text, digest_of(data), encoding, mark)


def _declared(data: bytes) -> str:
    """Return the encoding in which Python reads a module. Raises UnreadableError when its letters may not be those that are seen."""
    cookie = next(filter(None, (_COOKIE.match(line) for line in data.split(b"\n", 2)[:2])), None)
    if cookie is None:
        return "utf-8"
    try:
        named, _ = detect_encoding(io.BytesIO(data).readline)
        is_seen = _SEEN.decode(named) == _SEEN.decode("ascii")
    except (SyntaxError, ValueError, LookupError):
        raise UnreadableError("encoding") from None
    if not is_seen:
        raise UnreadableError("encoding")
    return named.removesuffix("-sig")


_COOKIE = re.compile(rb"[ \t\f]*#.*?coding[:=][ \t]*[-\w.]+")
_SEEN = bytes(range(128)).replace(b"\\", b"\\\\") + rb"\u0041\x41+AEE-"
"""What reads as it is written wherever code may be believed: another encoding would hide code from whoever looks at it."""


def text_beside(path: str | Path) -> str:
    """Return what a plain file of the project says, "" for any other: a pipe is not waited for, nor a link followed out."""
    file = Path(path)
    try:
        return "" if leads_out(file) or strays(file) else read_source(str(file)).text
    except UnreadableError:
        return ""


def read_source(path: str) -> Source:
    """Read one file. Raises UnreadableError with a stable word: "missing", "denied", "too-large"…"""
    file = Path(path)
    try:
        data = bytes_of(file, SIZE_LIMIT)
    except FileNotFoundError:
        raise UnreadableError("dangling" if file.is_symlink() else "missing") from None
    except PermissionError:
        raise UnreadableError("denied") from None
    except OSError as problem:
        raise UnreadableError(_WORDS.get(problem.errno or 0, "unreadable")) from None
    return decode(path, data)


_WORDS = {errno.ESPIPE: "special", errno.EISDIR: "special", errno.EFBIG: "too-large"}
