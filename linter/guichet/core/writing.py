"""Files written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(file: Path, data: bytes) -> None:
    """Put data in a file in one atomic step, keeping its permissions and making its folder if need be.

    What is no file (a terminal, a pipe) is written to as it is. Raises OSError, with nothing changed and nothing left
    behind.
    """
    file = file.resolve()
    if file.exists() and not file.is_file():
        file.write_bytes(data)
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    mode = file.stat().st_mode if file.exists() else 0o644
    handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=".guichet-")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        os.chmod(temporary, mode)
        os.replace(temporary, file)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def legible(text: str) -> str:
    """Return a text as UTF-8 can hold it: the bytes of a file's name that are not UTF-8 become escapes."""
    return text.encode("utf-8", "backslashreplace").decode()
