"""What Python compiles to run guichet, kept by the page for the next time: Python then starts in half the time."""

from __future__ import annotations

import importlib.util
import marshal
import os
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

PACKAGES = Path("/lib/python3.14/site-packages")
LIBRARY = Path("/lib/python314.zip")
DAY = 1_577_836_800
"""The date of every file: what was compiled from one of that date and that size is what would be compiled again."""
EACH = 25
"""Files between two pauses: whoever asks something in between is answered first."""
UNCHECKED = (1).to_bytes(4, "little") + bytes(8)
"""Said of a compiled module: its source need not be looked at."""


def settle() -> None:
    """Give every file the date that compiled modules know, and let Python keep what it compiles."""
    for folder, _, names in os.walk(PACKAGES):
        for name in names:
            os.utime(os.path.join(folder, name), (DAY, DAY))
    sys.dont_write_bytecode = False


def packages(archive: str) -> Iterator[int]:
    """Write an archive of all that was compiled of guichet and of what it imports, and of the lists that it keeps."""
    made = [path for path in PACKAGES.rglob("*") if path.suffix in (".pyc", ".kept")]
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as kept:
        for rank, path in enumerate(made):
            kept.write(path, path.relative_to(PACKAGES))
            if rank % EACH == 0:
                yield rank


def library(archive: str) -> Iterator[int]:
    """Write an archive of the standard library in which the modules that are in use are compiled."""
    used = {getattr(one, "__file__", None) for one in list(sys.modules.values())}
    with (
        zipfile.ZipFile(LIBRARY) as given,
        zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as kept,
    ):
        for rank, one in enumerate(given.infolist()):
            data, path = given.read(one), f"{LIBRARY}/{one.filename}"
            if path in used and path.endswith(".py"):
                code = marshal.dumps(compile(data, path, "exec", dont_inherit=True))
                kept.writestr(f"{one.filename}c", importlib.util.MAGIC_NUMBER + UNCHECKED + code)
            else:
                kept.writestr(one.filename, data)
            if rank % EACH == 0:
                yield rank
