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
    ".py",
    ".js",
    ".mjs",
    ".po",
    ".md",
    ".yml",
    ".yaml",
    ".xml",
    ".vxml",
    ".css",
    ".cron",
    ".crontab",
    ".sql",
    ".toml",
)
_RULES_KEPT = re.compile(
    r"(?:^|/)(?:config|conf|configuration|rules|regles|baremes?|params|parametres|settings)/[^/]+\.json$|(?:^|/)[^/]*(?:rule|regle|weight|poids|bareme|ponderation|score|criter|threshold|seuil|feature|variable|columns?)[^/]*\.json$"
)
"""Where services keep rules and weights as JSON: the other JSON of a project is data."""
_LETTER = re.compile(r"(?:^|/)(?:courriers?|lettres?|letters?|e?mails?|courriels?|sms|notifications?|avis)/[^/]+\.txt$")
"""Letters and messages kept as plain text, by their folder: other texts of a project are for its team."""
CHECKED_NAMES = frozenset({"crontab", "cron.json", "extensions.conf"})


def is_checked(path: str) -> bool:
    """Whether a file found in a folder is read, by its name or, for what cron runs, by its folder."""
    folder, _, name = path.lower().rpartition("/")
    by_name = name.endswith(CHECKED_SUFFIXES) or name in CHECKED_NAMES or is_template(name)
    by_name = by_name or bool(_RULES_KEPT.search(path.lower()) or _LETTER.search(path.lower()))
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
