"""What an answer leaves behind is removed whole, whatever its depth and its rights."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from collections.abc import Iterator
from pathlib import Path


def removed(folder: Path) -> None:
    """Remove a folder and all it holds: folders that cannot be listed, paths too long to be named, what is read-only.

    What the system keeps all the same stays; nothing is raised.
    """
    # Each folder within is brought up before it is emptied: no path grows, and nothing calls itself.
    waiting, name = [folder], secrets.token_hex(8)
    for one in waiting:
        _open(one)
        for entry in _entries(one):
            with contextlib.suppress(OSError):
                if entry.is_dir(follow_symlinks=False):
                    above = folder / f"{name}.{len(waiting)}"
                    _open(Path(entry.path))  # what changes its parent must be writable
                    os.rename(entry.path, above)
                    waiting.append(above)
                else:
                    _unlinked(entry.path)
    for one in reversed(waiting):
        with contextlib.suppress(OSError):
            one.rmdir()


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        yield from list(entries)


def _open(folder: Path) -> None:
    with contextlib.suppress(OSError):
        folder.chmod(stat.S_IRWXU)


def _unlinked(file: str) -> None:
    try:
        os.unlink(file)
    except PermissionError:  # on Windows, what is read-only
        os.chmod(file, stat.S_IRWXU)
        os.unlink(file)
