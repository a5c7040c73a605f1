"""Which files a run reads: by their names, in the folders that hold a project's own work."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable

from guichet.core.configuration import Config
from guichet.core.errors import UsageError, reason
from guichet.reading.templates.site import is_template

SKIPPED_FOLDERS = frozenset(
    ".git .hg .svn .venv venv node_modules __pycache__ .tox .nox .mypy_cache .ruff_cache .pytest_cache .guichet_cache "
    "site-packages .idea .vscode".split()
)
CHECKED_SUFFIXES = (
    ".py", ".js", ".mjs", ".po", ".pot", ".md", ".txt", ".eml", ".mjml", ".yml", ".yaml", ".toml", ".json", ".xml", ".vxml",
    ".css", ".cron", ".crontab", ".sh", ".sql", ".timer", ".service",
)  # fmt: skip
CHECKED_NAMES = frozenset({"crontab", "cron.json", "extensions.conf"})


_LISTS = re.compile(
    r"^(?:requirements?|constraints|dependencies|packages|robots|humans|security|ads|app-ads|llms|version|versions|manifest|sources|top_level|entry_points|cmakelists"
    r"|installed-files|changelog|changes|history|news|authors|contributors|credits|notice|third[-_ ]?party.*|licen[cs]e.*|copying.*|.*licen[cs]es?|runtime|procfile"
    r"|words?|wordlist.*|stop_?words.*|dictionary|dic|names|emails|urls|hosts|domains|ids|keys|.*[-_.](?:requirements?|constraints|log|logs|lock|list|dump|data|csv|tsv|out|err))"
    r"(?:[-_.](?:in|dev|test|prod|base|local|ci|docs?|lock|all|min|fr|en))*\.txt$|^(?:requirements?|constraints)\b.*\.txt$|[-_.]requirements?\b.*\.txt$",
    re.I,
)
"""Plain texts that are lists for machines, licences or logs: no letter to anyone."""
_LIST_FOLDERS = frozenset(
    {
        "requirements",
        "logs",
        "log",
        "data",
        "datasets",
        "corpus",
        "wordlists",
        "licenses",
        "licences",
        "snapshots",
        "__snapshots__",
    }
)
_SETTINGS = re.compile(
    r"^(?:package(?:-lock)?|composer|tsconfig.*|jsconfig.*|\..*|.*\.min|.*[-_.]lock|.*\.schema|pyproject|cargo|poetry|manifest|renovate|openapi.*|swagger.*)\.(?:json|toml)$",
    re.I,
)


def _is_machines(folder: str, name: str) -> bool:
    """Whether a text or a data file is written for machines, by its name and its folder."""
    if name.endswith(".txt"):
        return bool(_LISTS.match(name)) or not _LIST_FOLDERS.isdisjoint(folder.split("/"))
    return name.endswith((".json", ".toml")) and name not in CHECKED_NAMES and bool(_SETTINGS.match(name))


def is_checked(path: str) -> bool:
    """Whether a file found in a folder is read, by its name or, for what cron runs, by its folder."""
    folder, _, name = path.lower().rpartition("/")
    by_name = name.endswith(CHECKED_SUFFIXES) or name in CHECKED_NAMES or is_template(name)
    if by_name and _is_machines(folder, name):
        return False
    return by_name or folder.rpartition("/")[2] == "cron.d"


def absent(path: str) -> UsageError:
    """Return the error for a path that was given and that nothing has."""
    return UsageError(
        f"« {path} » n’existe pas. Donnez un fichier ou un dossier à vérifier.",
        f'"{path}" does not exist. Give a file or a folder to check.',
    )


def _closed(config: Config) -> Callable[[OSError], None]:
    """Return what to do with a folder that does not open: nothing when it is excluded or gone."""

    def refuse(problem: OSError) -> None:
        folder = os.path.normpath(problem.filename).replace(os.sep, "/")
        if isinstance(problem, FileNotFoundError) or config.is_excluded(folder):
            return
        why = reason(problem)
        raise UsageError(
            f"Le dossier « {folder} » ne s’ouvre pas : {why.fr}. Donnez-vous le droit de le lire, ou excluez-le par « exclude ».",
            f'The folder "{folder}" cannot be opened: {why.en}. Give yourself the right to read it, or leave it out with "exclude".',
        )

    return refuse


def discover(paths: Iterable[str], config: Config) -> list[str]:
    """Return the files to check, sorted. Raises UsageError when a path does not exist or a folder does not open.

    Excludes hold for files that are named too. Linked folders are not entered, so a loop of links ends.
    """
    found: set[str] = set()
    for path in paths:
        if os.path.isdir(path):
            for folder, folders, files in os.walk(path, onerror=_closed(config)):
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
