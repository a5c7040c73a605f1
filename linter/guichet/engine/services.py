"""One run over several configurations: each file is judged under the nearest one above it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from guichet.core.config_file import NAMES, root_of
from guichet.core.configuration import Config
from guichet.engine.report import Report
from guichet.reading.project.discovery import SKIPPED_FOLDERS


@dataclass(frozen=True)
class Service:
    """A configuration and the folder where it stands, beside those of the other configurations of a run."""

    config: Config
    root: str = ""
    roots: tuple[str, ...] = ()
    """The folders of all of them, the deepest first."""
    home: str = ""
    """The folder of the one that holds wherever no other does: that of the place where the command is run."""

    def governs(self, path: str) -> bool:
        """Whether a file is judged under this configuration: the nearest one above it."""
        file = os.path.abspath(path)
        return next((root for root in self.roots if _is_in(file, root)), self.home) == self.root


def _is_in(file: str, folder: str) -> bool:
    return file.startswith(folder.rstrip(os.sep) + os.sep)


def services(paths: Sequence[str], here: Config, config_in: Callable[[Path], Config]) -> list[Service]:
    """Return the configurations that hold in some paths, that of the current folder first. Raises UsageError.

    `config_in` gives the one of a folder that holds one.
    """
    home = str(root_of(Path.cwd()) or "")
    others = sorted({*_roots(paths)} - {home})
    roots = tuple(sorted([*others, *([home] if home else [])], key=len, reverse=True))
    return [Service(here, home, roots, home), *(Service(config_in(Path(root)), root, roots, home) for root in others)]


def _roots(paths: Sequence[str]) -> Iterator[str]:
    """The folders of the configurations that hold in some paths, and below them."""
    for path in paths:
        place = Path(os.path.abspath(path))
        above = root_of(place if place.is_dir() else place.parent)
        if above is not None:
            yield str(above)
        for folder, folders, names in os.walk(place):
            folders[:] = [name for name in folders if name not in SKIPPED_FOLDERS]
            if not set(NAMES).isdisjoint(names) and root_of(Path(folder)) == Path(folder):
                yield folder


def check_services(found: Sequence[Service], run: Callable[[Service], Report]) -> Report:
    """Return one report of several services, each checked by a function."""
    reports = [run(service) for service in found]
    return merged(reports) if len(reports) > 1 else reports[0]


def merged(reports: Sequence[Report]) -> Report:
    """Return several reports as one: that of the first, which holds the sources, with what the others found."""
    first, *others = reports
    for other in others:
        first.files += other.files
        first.accepted += other.accepted
        first.findings += other.findings
        first.dated += other.dated
        first.late += other.late
        first.suppressed += other.suppressed
        first.derogations += other.derogations
        first.notes += [note for note in other.notes if note not in first.notes]
        first.configs.append(other.project.config)
    first.findings.sort(key=lambda finding: finding.key)
    return first
