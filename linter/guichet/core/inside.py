"""The folder that a run is about: nothing beyond it is read, whatever links, templates or settings say."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from guichet.core.errors import UsageError


def project_around(folder: str) -> str:
    """Return the real path of the checkout that a folder lies in, of the folder itself where there is none."""
    real = os.path.realpath(folder)
    above = real
    while not os.path.lexists(os.path.join(above, ".git")):
        if above == (above := os.path.dirname(above)):
            return real
    return above


def is_in_checkout(folder: str) -> bool:
    """Whether a folder lies in a checkout."""
    return os.path.lexists(os.path.join(project_around(folder), ".git"))


def project_of(paths: Iterable[str], root: str) -> str:
    """Return the real path of the folder that holds some files: their checkout, the folder of their settings, or their own."""
    folders = {os.path.dirname(os.path.abspath(path)) for path in paths}
    try:
        common = os.path.commonpath(folders or {os.getcwd()})
    except ValueError:  # several drives
        common = os.getcwd()
    settings = os.path.realpath(root)
    return project_around(common if is_in_checkout(common) or not is_inside(common, settings) else settings)


def holds_project(place: str, root: str) -> bool:
    """Whether a place is a folder that holds a project whole: that of its settings or one above it, or any elsewhere, which has none."""
    folder = os.path.realpath(place)
    return os.path.isdir(folder) and (is_inside(root, folder) or not is_inside(folder, os.path.realpath(root)))


def is_inside(path: str, folder: str) -> bool:
    """Whether what a path leads to, all links followed, lies in a folder, which is a real path."""
    if "\0" in path:
        return False
    real = os.path.realpath(path)
    return real == folder or real.startswith(folder.rstrip(os.sep) + os.sep)


_HISTORIES = frozenset({".git", ".hg", ".svn"})
"""Folders of a project that hold what it was, and what programs run: no file of a service is there."""


def is_of(path: str, project: str) -> bool:
    """Whether what a path leads to, all links followed, is of a project, given by its real path: inside, and not in its history."""
    within = os.path.relpath(os.path.realpath(path), project) if is_inside(path, project) else ".git"
    return _HISTORIES.isdisjoint(within.lower().split(os.sep))


def leads_out(file: Path) -> bool:
    """Whether a file is a link that leads out of the project that it stands in, to something or to nothing."""
    return file.is_symlink() and not is_of(str(file), project_around(str(file.parent)))


def strays(path: Path) -> bool:
    """Whether a path goes through a link, a folder's or its own, that leads out of the project that the link stands in.

    A project is a checkout, or the current folder. A link that stands elsewhere is its owner's way to their own files.
    """
    whole = path.absolute()
    return any(link.is_symlink() and _leaves(link) for link in (whole, *whole.parents))


def _leaves(link: Path) -> bool:
    folder, here = str(link.parent), os.getcwd()
    if is_in_checkout(folder):
        return not is_of(str(link), project_around(folder))
    return is_inside(folder, here) and not is_of(str(link), here)


def inside_project(folder: Path, path: str) -> str:
    """Return a path that a file of settings writes, from its folder. Raises UsageError when it leads out of the project.

    What is returned is what was judged, without any "..": whether something is there is neither asked nor told.
    """
    whole = Path(os.path.normpath(folder / path)).as_posix()
    if not is_of(whole, project_around(str(folder))):
        raise UsageError(
            f"La configuration de {folder} mène hors du projet, à « {path} ». Donnez un chemin du projet.",
            f'The configuration of {folder} leads out of the project, to "{path}". Give a path of the project.',
        )
    return whole
