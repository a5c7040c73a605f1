"""Folders that somebody may be changing meanwhile: entered by descriptor, never through a link (standard library only)."""

import contextlib
import math
import os
import stat

ENTERED = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
DEEPEST = 200
"""Folders within one another: what is deeper is no answer."""


def entered(name: str, above: int | None = None) -> int:
    """A descriptor of that folder of `above`, opened to its owner whatever its rights are. Raises OSError on a link."""
    with contextlib.suppress(OSError):
        _unshut(name, above)
    return os.open(name, ENTERED, dir_fd=above)


def _unshut(name: str, above: int | None) -> None:
    if not hasattr(os, "O_PATH"):
        os.chmod(name, stat.S_IRWXU, dir_fd=above, follow_symlinks=False)
        return
    place = os.open(name, ENTERED | os.O_PATH, dir_fd=above)
    try:
        if stat.S_IMODE(os.fstat(place).st_mode) & stat.S_IRWXU != stat.S_IRWXU:
            os.chmod(f"/proc/self/fd/{place}", stat.S_IRWXU)
    finally:
        os.close(place)


def weight(folder: str) -> float:
    """The bytes of the files of a folder; where it belongs to another world, there are none in this one.

    What is too deep to be an answer weighs without end.
    """
    total, within = 0.0, [(-1, [folder])]
    while within:
        above, names = within[-1]
        if not names:
            within.pop()
            if above >= 0:
                os.close(above)
            continue
        with contextlib.suppress(OSError):
            here = entered(names.pop(), above if above >= 0 else None)
            within.append((here, []))
            total += _listed(here, within[-1][1]) if len(within) < DEEPEST else math.inf
    return total


def _listed(folder: int, names: list[str]) -> int:
    """The bytes of what a folder holds itself; the folders in it join `names`."""
    total = 0
    with os.scandir(folder) as entries:
        for one in entries:
            with contextlib.suppress(OSError):
                if one.is_dir(follow_symlinks=False):
                    names.append(one.name)
                total += max(one.stat(follow_symlinks=False).st_blocks * 512, 4096)
    return total
