"""Files that anybody may have written, read within bounds: a pipe is not waited for, a device has no end, a text has a size."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO


def opened(file: Path) -> BinaryIO:
    """Open a plain file to be read. Raises OSError for what is none: a pipe, a device (ESPIPE), a folder."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)
    descriptor = os.open(file, flags)
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        raise OSError(errno.EISDIR if stat.S_ISDIR(mode) else errno.ESPIPE, "no plain file", str(file))
    return os.fdopen(descriptor, "rb")


def bytes_of(file: Path, most: int) -> bytes:
    """Return what a plain file holds. Raises OSError for what is none, and for one of more than `most` bytes (EFBIG)."""
    with opened(file) as plain:
        is_large = os.fstat(plain.fileno()).st_size > most
        data = b"" if is_large else plain.read(most + 1)
    if is_large or len(data) > most:
        raise OSError(errno.EFBIG, "too large", str(file))
    return data


def text_of(file: Path, most: int, errors: str = "strict") -> str:
    """Return what a plain file says in UTF-8, its lines ended as Python ends them. Raises OSError as `bytes_of`, ValueError."""
    return bytes_of(file, most).decode("utf-8", errors).replace("\r\n", "\n").replace("\r", "\n")
