"""The messages of an editor, one by one, out of a stream that may hold anything."""

from __future__ import annotations

import io
import json
import re
from typing import BinaryIO

LONGEST = 64_000_000
"""Bytes. No editor sends a longer message; a length beyond is a mistake, and waiting for it would be waiting for ever."""
_HEADER = 4_096
_DOUBTED = 16_000_000
"""Bytes of false messages, one after another, after which what each announces is left out whole: looked into again and again, it would cost its square."""
_CHUNK = 65_536
_LENGTH = re.compile(rb"content-length:[ \t]*([^\r\n]*)\r?\n", re.I)
_END = re.compile(rb"\r?\n\r?\n")


class Frames(io.BytesIO):
    """A stream that only holds whole messages: each is a JSON object, announced by its true length; the rest is left out."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream
        self._held = bytearray()
        self._ready = io.BytesIO()
        self._doubted = 0

    def readline(self, size: int | None = -1) -> bytes:
        """Return the next line, b"" at the end of the stream."""
        return self._filled().readline(-1 if size is None else size)

    def read(self, size: int | None = -1) -> bytes:
        """Return some bytes of the message that was announced."""
        return self._filled().read(size)

    def _filled(self) -> io.BytesIO:
        at = self._ready.tell()
        if at == len(self._ready.getbuffer()):
            message = self._next()
            head = b"Content-Length: %d\r\n\r\n" % len(message) if message else b""
            self._ready = io.BytesIO(head + message)
        return self._ready

    def _next(self) -> bytes:
        """Return the next message, b"" at the end of the stream."""
        while True:
            found = _LENGTH.search(self._held)
            if found is None:
                del self._held[:-_HEADER]
                if not self._more():
                    return b""
                continue
            size = _size(found[1])
            del self._held[: found.start() if size else found.end()]
            message = self._message(size) if size else b""
            if message is None:
                return b""
            if message:
                return message

    def _message(self, size: int) -> bytes | None:
        """Take the message that begins with a header; None at the end of the stream, b"" when there is none."""
        while (end := _END.search(self._held, 0, 2 * _HEADER)) is None:
            if len(self._held) >= 2 * _HEADER:
                del self._held[:_HEADER]  # no header that begins there ends soon enough
                return b""
            if not self._more():
                return None
        if end.end() > _HEADER:
            del self._held[: end.end() - _HEADER]
            return b""
        while len(self._held) < end.end() + size:
            if not self._more():
                return None
        message = bytes(self._held[end.end() : end.end() + size])
        is_whole = _is_message(message)
        self._doubted = 0 if is_whole else self._doubted + size
        if is_whole or self._doubted > _DOUBTED:
            del self._held[: end.end() + size]
        else:  # the length was wrong, perhaps: another message may begin inside
            del self._held[: end.end()]
        return message if is_whole else b""

    def _more(self) -> bool:
        read = getattr(self._stream, "read1", self._stream.read)
        data: bytes = read(_CHUNK)
        self._held += data
        return bool(data)


def _size(written: bytes) -> int:
    """Return the length that a header gives, 0 when it is none that a message has."""
    digits = written.strip()
    if not digits.isdigit() or len(digits) > 12:
        return 0
    return int(digits) if int(digits) <= LONGEST else 0


def _is_message(data: bytes) -> bool:
    try:
        return isinstance(json.loads(data), dict)
    except (ValueError, RecursionError):
        return False
