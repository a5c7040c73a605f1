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
    return project_around(settings if is_inside(common, settings) else common)


def is_inside(path: str, folder: str) -> bool:
    """Whether what a path leads to, all links followed, lies in a folder, which is a real path."""
    real = os.path.realpath(path)
    return real == folder or real.startswith(folder.rstrip(os.sep) + os.sep)


def leads_out(file: Path) -> bool:
    """Whether a file is a link that leads out of the project that it stands in, to something or to nothing."""
    return file.is_symlink() and not is_inside(str(file), project_around(str(file.parent)))


def inside_project(folder: Path, path: str) -> str:
    """Return a path that a file of settings writes, from its folder. Raises UsageError when it leads out of the project.

    What is returned is what was judged, without any "..": whether something is there is neither asked nor told.
    """
    whole = Path(os.path.normpath(folder / path)).as_posix()
    if not is_inside(whole, project_around(str(folder))):
        raise UsageError(
            f"La configuration de {folder} mène hors du projet, à « {path} ». Donnez un chemin du projet.",
            f'The configuration of {folder} leads out of the project, to "{path}". Give a path of the project.',
        )
    return whole
