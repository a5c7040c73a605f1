"""Which files were not judged before a change: another then said that the public never got them, or their own name did."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from guichet.core.configuration import Config
from guichet.core.folders import walked
from guichet.core.source import SIZE_LIMIT
from guichet.engine.changes import Changes
from guichet.reading.project.discovery import SKIPPED_FOLDERS
from guichet.reading.project.unjudged import unjudged
from guichet.reading.project.unserved import is_program_of_tools
from guichet.reading.templates.site import is_template

_TELLING = (".rb", ".php", ".twig", ".yml", ".yaml", ".sh", "package.json", "pyproject.toml")
"""The ends of the names of files that say of others that they are not judged; a test says so of its folder."""


def judged_anew(paths: Iterable[str], changes: Changes, config: Config) -> set[str]:
    """Return the files, of some by the names that they had, that were not judged, where a change may tell.

    The files that say so are laid out as they were in a folder of their own: what is asked of them reads the disk.
    """
    asked = [path for path in paths if not config.is_included(path)]
    if not asked or not any(_may_tell(one.before, one.now) for one in changes.files):
        return set()
    root = os.path.realpath(config.root)
    try:
        with TemporaryDirectory(prefix="guichet-") as folder:
            _lay_out(root, folder, changes)
            then = replace(config, root=folder, include=())
            return {path for path in asked if unjudged(os.path.join(folder, _inside(path, root)), then) is not None}
    except OSError:  # nowhere to lay it out: all counts as judged
        return set()


def _may_tell(before: str | None, now: str | None) -> bool:
    """Whether a file that changed may say what is judged, or took a name that says it of itself."""
    names = [name for name in (before, now) if name is not None]
    return len(set(names)) > 1 or any(_tells(name) or "test" in name or "spec" in name for name in names)


def _tells(path: str) -> bool:
    return path.endswith(_TELLING) or is_template(path) or is_program_of_tools(path)


def _inside(path: str, root: str) -> str:
    return os.path.relpath(os.path.realpath(os.path.dirname(path)), root) + os.sep + os.path.basename(path)


def _lay_out(root: str, folder: str, changes: Changes) -> None:
    """Write the files of a project as a revision had them: those that tell something, and the names of all others."""
    for above, folders, names in walked(root):
        folders[:] = [name for name in folders if name not in SKIPPED_FOLDERS]
        place = Path(folder, os.path.relpath(above, root))
        place.mkdir(parents=True, exist_ok=True)
        for name in names:
            file = Path(above, name)
            if file.is_symlink() or not file.is_file():
                continue
            if _tells(file.as_posix()) and file.stat().st_size <= SIZE_LIMIT:
                shutil.copyfile(file, place / name)
            else:
                (place / name).touch()
    for change in changes.files:
        _set_back(change.now, changes, root, folder)
    for change in changes.files:
        old = _set_back(change.before, changes, root, folder)
        if old is not None:
            old.parent.mkdir(parents=True, exist_ok=True)
            source = changes.before(change, str(old)) if _tells(old.as_posix()) else None
            old.write_bytes(source.encode(source.text) if source is not None else b"")


def _set_back(name: str | None, changes: Changes, root: str, folder: str) -> Path | None:
    """Return where a file is laid out, once it is taken away; None for one that is not of the project."""
    inside = os.path.relpath(os.path.join(changes.top, name), root) if name is not None else ".."
    if inside.startswith(".."):
        return None
    file = Path(folder, inside)
    if file.is_file():
        file.unlink()
    return None if file.is_dir() else file
