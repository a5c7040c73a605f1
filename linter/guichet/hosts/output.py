"""Where reports go: standard output, or a file that is written whole."""

from __future__ import annotations

import sys
from pathlib import Path

from guichet.errors import UsageError, reason
from guichet.writing import legible, write_whole


def write(text: str, output: str | None) -> None:
    """Write a report to stdout or, in one atomic step, to a file."""
    if output is None:
        sys.stdout.write(legible(text))
        sys.stdout.flush()
    else:
        write_bytes(legible(text).encode(), output)


def write_bytes(data: bytes, output: str | None) -> None:
    """Write a report that is not text alone. Raises UsageError when the file cannot be written."""
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        return
    try:
        write_whole(Path(output), data)
    except OSError as problem:
        why = reason(problem)
        raise UsageError(
            f"Impossible d’écrire {output} : {why.fr}. Choisissez un autre fichier.",
            f"Cannot write {output}: {why.en}. Choose another file.",
        ) from None
