"""The door of the command: it opens the package `guichet` of this project, never another that has the same name.

The name `guichet` on the index of Python packages is somebody else's, so this one is distributed as `guichet-lint`. Two
packages that are installed under one import name overwrite each other's files: what would run then is nobody's. This module
is ours alone, and is asked first.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

_HERE = Path(__file__).resolve().parent
_SAID = {
    "fr": "guichet : un autre paquet installé porte le nom « guichet » ({who}) : rien n’a été lancé. Retirez les deux, puis remettez celui-ci : « pip uninstall {names} guichet-lint », « pip install guichet-lint ».",
    "en": 'guichet: another installed package has the name "guichet" ({who}): nothing was run. Remove both, then put this one back: "pip uninstall {names} guichet-lint", "pip install guichet-lint".',
}


def run() -> None:
    """Run the command, or say in one sentence, with status 2, that another package of its name is in the way."""
    if others := [*_of_that_name()]:
        _refuse([name.replace("-", " ", 1) for name in others], ["guichet"])
    found = find_spec("guichet")
    if found is None or found.origin is None or Path(found.origin).resolve() != _HERE / "guichet" / "__init__.py":
        _refuse([str(found and (found.origin or list(found.submodule_search_locations or ())))], _providers())
    try:
        from guichet.hosts.cli import run as command
    except Exception:
        if others := _providers():
            _refuse(others, others)
        raise
    command()


def _of_that_name() -> Iterator[str]:
    """Yield the distributions named `guichet` that put files in the package, as name and version.

    Folders are listed rather than asked through `importlib.metadata`, whose import alone takes as long as a short run.
    """
    for folder in dict.fromkeys(sys.path):
        try:
            names = os.listdir(folder)
        except OSError:
            continue
        for name in names:
            if name.lower().startswith("guichet-") and name.endswith(".dist-info"):
                record = Path(folder, name, "RECORD")
                if record.is_file() and "\nguichet/" in f"\n{record.read_text(encoding='utf-8', errors='replace')}":
                    yield name.removesuffix(".dist-info")


def _providers() -> list[str]:
    """Return the other distributions that provide the package, once something is known to be wrong."""
    from importlib.metadata import packages_distributions

    return sorted({*packages_distributions().get("guichet", ())} - {"guichet-lint"})


def _refuse(who: list[str], names: list[str]) -> None:
    lang = "fr" if _speaks_french() else "en"
    print(_SAID[lang].format(who=", ".join(who), names=" ".join(names)), file=sys.stderr)
    raise SystemExit(2)


def _speaks_french() -> bool:
    asked = " ".join(sys.argv)
    if "--lang fr" in asked or "--lang=fr" in asked:
        return True
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return next(filter(None, names), "").lower().startswith("fr") and "--lang" not in asked
