"""Which files a run reads: by their names, in the folders that hold a project's own work."""

from __future__ import annotations

import os
from collections.abc import Iterable

from guichet.config import Config
from guichet.errors import UsageError
from guichet.project import is_template

SKIPPED_FOLDERS = frozenset(
    ".git .hg .svn .venv venv node_modules __pycache__ .tox .nox .mypy_cache .ruff_cache .pytest_cache .guichet_cache "
    "site-packages .idea .vscode".split()
)
CHECKED_SUFFIXES = (".py", ".js", ".mjs", ".po", ".md", ".yml", ".yaml", ".xml", ".vxml", ".css", ".cron", ".crontab")
CHECKED_NAMES = frozenset({"crontab", "cron.json", "extensions.conf"})


def is_checked(path: str) -> bool:
    """Whether a file found in a folder is read, by its name or, for what cron runs, by its folder."""
    folder, _, name = path.lower().rpartition("/")
    by_name = name.endswith(CHECKED_SUFFIXES) or name in CHECKED_NAMES or is_template(name)
    return by_name or folder.rpartition("/")[2] == "cron.d"


def absent(path: str) -> UsageError:
    """Return the error for a path that was given and that nothing has."""
    return UsageError(
        f"« {path} » n’existe pas. Donnez un fichier ou un dossier à vérifier.",
        f'"{path}" does not exist. Give a file or a folder to check.',
    )


def discover(paths: Iterable[str], config: Config) -> list[str]:
    """Return the files to check, sorted. Raises UsageError when a path does not exist.

    Excludes hold for files that are named too. Linked folders are not entered, so a loop of links ends.
    """
    found: set[str] = set()
    for path in paths:
        if os.path.isdir(path):
            for folder, folders, files in os.walk(path):
                folders[:] = sorted(name for name in folders if name not in SKIPPED_FOLDERS)
                for name in files:
                    file = os.path.normpath(os.path.join(folder, name)).replace(os.sep, "/")
                    if is_checked(file):
                        found.add(file)
        elif os.path.lexists(path):
            found.add(path.replace(os.sep, "/"))
        else:
            raise absent(path)
    return sorted(path for path in found if not config.is_excluded(path))
