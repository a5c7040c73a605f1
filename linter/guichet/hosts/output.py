"""What the command writes: reports to standard output or to a file, progress to a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from guichet.core.errors import UsageError, reason
from guichet.core.findings import Lang, Text
from guichet.core.writing import legible, printable, write_whole

if TYPE_CHECKING:
    from guichet.engine.workers import Progress


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
    with said_when_refused(output):
        write_whole(Path(output), data)


@contextmanager
def said_when_refused(output: str) -> Iterator[None]:
    """Say why a file cannot be written, as a UsageError."""
    try:
        yield
    except OSError as problem:
        why = reason(problem)
        raise UsageError(
            f"Impossible d’écrire {output} : {why.fr}. Choisissez un autre fichier.",
            f"Cannot write {output}: {why.en}. Choose another file.",
        ) from None


def note(text: Text, lang: Lang) -> None:
    """Say on stderr, on one line, what is no part of the report."""
    print(f"guichet: {printable(text.of(lang))}", file=sys.stderr)


def progress(lang: Lang) -> Progress:
    """Return what shows how far a run is: a bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        return lambda done, total: None
    label = Text("Vérification", "Checking").of(lang)

    def show(done: int, total: int) -> None:
        full = 30 * done // max(total, 1)
        end = "\r" + " " * 60 + "\r" if done == total else ""
        print(f"\r{label} [{'#' * full}{'.' * (30 - full)}] {done}/{total}{end}", end="", file=sys.stderr, flush=True)

    return show
