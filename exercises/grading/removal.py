"""What an answer leaves behind is removed whole, whatever its depth and its rights, and nothing else is."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

from grading.confinement.folders import entered


def removed(folder: Path) -> None:
    """Remove a folder and all it holds: folders that cannot be listed, paths too long to be named, what is read-only.

    Nothing outside is touched, even while somebody swaps folders for links: no path is followed, each folder is entered
    by a descriptor. What the system keeps all the same stays; nothing is raised.
    """
    if os.rename not in os.supports_dir_fd:
        shutil.rmtree(folder, onerror=_unlocked)
        return
    with contextlib.suppress(OSError):
        top = entered(str(folder))
        try:
            _emptied(top)
        finally:
            os.close(top)
        folder.rmdir()


def _emptied(top: int) -> None:
    """Remove all that a folder holds. Each folder within is brought up before it is emptied: no path grows."""
    waiting, token = ["."], secrets.token_hex(8)
    for name in waiting:
        with contextlib.suppress(OSError):
            here = entered(name, top)
            try:
                for entry in os.listdir(here):
                    if not _unlinked(entry, here) and _moved(entry, here, f"{token}.{len(waiting)}", top):
                        waiting.append(f"{token}.{len(waiting)}")
            finally:
                os.close(here)
            if name != ".":
                os.rmdir(name, dir_fd=top)


def _unlinked(entry: str, folder: int) -> bool:
    """Remove what is no folder; whether it was none."""
    with contextlib.suppress(OSError):
        os.unlink(entry, dir_fd=folder)
        return True
    return False


def _moved(entry: str, folder: int, name: str, above: int) -> bool:
    """Bring a folder up, opened to its owner first: what changes its parent must be writable."""
    with contextlib.suppress(OSError):
        os.close(entered(entry, folder))
        os.rename(entry, name, src_dir_fd=folder, dst_dir_fd=above)
        return True
    return False


def _unlocked(remove: Callable[[str], object], path: str, _why: object) -> None:
    with contextlib.suppress(OSError):  # on Windows, what is read-only
        os.chmod(path, stat.S_IRWXU)
        remove(path)
