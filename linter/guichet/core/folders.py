"""Folders gone through from above, no deeper than people nest them: a path has an end for every system."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

DEEPEST = 100
"""Folders in one another, below the one that is asked about, that are entered."""


def walked(
    top: str | os.PathLike[str],
    refuse: Callable[[OSError], None] | None = None,
    too_deep: Callable[[str], object] = lambda _: None,
) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield each folder with its folders and files, as `os.walk`; those below DEEPEST are told to `too_deep`, not entered."""
    above = os.fspath(top).rstrip(os.sep).count(os.sep)
    for place, folders, names in os.walk(top, onerror=refuse):
        if folders and place.count(os.sep) - above >= DEEPEST:
            too_deep(place)
            folders.clear()
        yield place, folders, names
