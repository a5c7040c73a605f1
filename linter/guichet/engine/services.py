"""One run over several configurations: each file is judged under the nearest one above it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from guichet.accepted.spent import Spent
from guichet.core.config_file import NAMES, OWN, SIZE_LIMIT, root_of
from guichet.core.configuration import Config
from guichet.core.errors import UsageError
from guichet.core.folders import walked
from guichet.core.inside import leads_out
from guichet.core.plain_file import bytes_of
from guichet.engine.report import Report
from guichet.reading.project.discovery import SKIPPED_FOLDERS
from guichet.reading.project.unjudged import unjudged

MOST = 100
"""Configurations of one run: each is a pass over its files, with what the whole project says."""


@dataclass(frozen=True)
class Service:
    """A configuration and the folder where it stands, beside those of the other configurations of a run."""

    config: Config
    root: str = ""
    roots: tuple[str, ...] = ()
    """The folders of all of them, the deepest first."""
    home: str = ""
    """The folder of the one that holds wherever no other does: that of the place where the command is run."""

    spent: Spent = field(default_factory=dict, compare=False)
    """What the run, over all of them, has used of their baselines."""
    within: tuple[str, ...] = ()
    """The places to which what is judged is held, where more is read for its sake; none when all of it is judged."""

    @property
    def place(self) -> str:
        """The folder of the project whose files are judged, as the command names it; "" where no configuration tells.

        It is that of the place where the command is run, which holds those of the others.
        """
        if not self.root:
            return ""
        return os.path.relpath(self.home if self.home and _is_in(self.root, self.home) else self.root)

    def governs(self, path: str) -> bool:
        """Whether a file is judged under this configuration: the nearest one above it."""
        file = os.path.abspath(path)
        if self.within and not any(file == one or _is_in(file, one) for one in self.within):
            return False
        return next((root for root in self.roots if _is_in(file, root)), self.home) == self.root


def _is_in(file: str, folder: str) -> bool:
    return file.startswith(folder.rstrip(os.sep) + os.sep)


def services(
    paths: Sequence[str], here: Config, config_in: Callable[[Path], Config], folder: str | Path = "."
) -> list[Service]:
    """Return the configurations that hold in some paths, that of a folder first, which is `here`. Raises UsageError.

    `config_in` gives the one of a folder that holds one.
    """
    home = str(root_of(Path(folder)) or "")
    others = sorted(root for root in {*_roots(paths)} - {home} if _counts(root, here))
    if len(others) > MOST:
        raise UsageError(
            f"{len(others)} configurations sous ce dossier : guichet en suit {MOST} par commande. Donnez-lui les dossiers un par un, ou excluez ceux qui ne sont pas à vous.",
            f"{len(others)} configurations below this folder: guichet follows {MOST} in one command. Give it the folders one by one, or exclude those that are not yours.",
        )
    roots = tuple(sorted([*others, *([home] if home else [])], key=len, reverse=True))
    spent: Spent = {}
    configs = [(home, here), *((root, config_in(Path(root))) for root in others)]
    return [Service(config, root, roots, home, spent) for root, config in configs]


def _roots(paths: Sequence[str]) -> Iterator[str]:
    """The folders of the configurations that hold in some paths, and below them."""
    for path in paths:
        place = Path(os.path.abspath(path))
        above = root_of(place if place.is_dir() else place.parent)
        if above is not None:
            yield str(above)
        for folder, folders, names in walked(place):
            folders[:] = [name for name in folders if name not in SKIPPED_FOLDERS]
            speaks = any(_speaks_of_guichet(Path(folder, name)) for name in NAMES if name in names)
            if speaks and root_of(Path(folder)) == Path(folder):
                yield folder


def _speaks_of_guichet(file: Path) -> bool:
    """Whether a file found below may hold a configuration: others' projects have files of that name, some broken on purpose."""
    if file.name == OWN:
        return True
    try:
        return not leads_out(file) and b"guichet" in bytes_of(file, SIZE_LIMIT)
    except OSError:
        return False


def _counts(root: str, here: Config) -> bool:
    """Whether the configuration of a folder is one of the run: not of what is left out or judged by nobody."""
    inside = os.path.join(root, "index.html")
    return not here.is_excluded(inside) and unjudged(inside, here) is None


def check_services(found: Sequence[Service], run: Callable[[Service], Report]) -> Report:
    """Return one report of several services, each checked by a function."""
    reports = [run(service) for service in found]
    if len(reports) == 1:
        return reports[0]
    report, spent = merged(reports), found[0].spent
    report.stale = [one for one in report.stale if one.position.line not in spent.get(os.path.realpath(one.path), ())]
    return report


def merged(reports: Sequence[Report]) -> Report:
    """Return several reports as one: that of the first, which holds the sources, with what the others found."""
    first, *others = reports
    for other in others:
        first.files += other.files
        first.accepted += other.accepted
        first.accepted_rules += other.accepted_rules
        first.places += other.places
        first.things += other.things
        first.stale += other.stale
        first.findings += other.findings
        first.dated += other.dated
        first.late += other.late
        first.printed += other.printed
        first.wordless += other.wordless
        first.suppressed += other.suppressed
        first.derogations += other.derogations
        first.notes += [note for note in other.notes if note not in first.notes]
        first.found.unjudged |= other.found.unjudged
        first.configs.append(other.project.config)
    first.findings.sort(key=lambda finding: finding.key)
    return first
