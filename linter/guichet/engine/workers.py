"""Files shared out among processes, each with the project and the rules in hand."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from guichet.core.configuration import Config
from guichet.core.errors import UsageError
from guichet.core.findings import Finding
from guichet.core.keeping import kept
from guichet.engine import spent
from guichet.engine.spent import Spent
from guichet.engine.wordless import marks
from guichet.reading.project.project import WHOLE, Project
from guichet.reading.templates.site import makes_markup

if TYPE_CHECKING:
    from guichet.engine.selection import Rules

SMALL_RUN = 80
"""Below this number of files to check, starting processes costs more than it saves."""
LARGEST, SMALLEST = 600, 24
"""Files that a process takes at once: many at first, for neighbours share layouts, which each process reads for itself;
few in the end, so that all processes have some till the last (Polychronopoulos and Kuck 1987)."""

_SAFE_PATH = "PYTHONSAFEPATH"
Names = frozenset[str]
"""The rules that some files are still to be checked with."""
Checked = list[tuple[str, Names, list[Finding]]]
Batch = tuple[Checked, Spent]
"""What a process found in some files, and the time that it took where it was asked."""
Progress = Callable[[int, int], None]

_worker: tuple[Project, dict[Names, Rules]] | None = None


def _start_worker(paths: Sequence[str], config: Config, is_counted: bool, is_keeping: bool) -> None:
    """Build the project in a process that did not inherit it. An interruption is for the process that started it."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    global _worker
    if _worker is None:
        _worker = (Project(paths, config), {})
    if is_counted:
        spent.opened()
    if not is_keeping:
        kept.write_nothing()


def _rules(names: Names) -> Rules:
    from guichet.engine.catalogue import cards
    from guichet.engine.selection import Rules

    assert _worker is not None
    project, known = _worker
    if names not in known:
        known[names] = Rules([card for card in cards(project.config) if card.name in names])
    return known[names]


def _check_batch(batch: tuple[Names, Sequence[str]]) -> Batch:
    from guichet.engine.dispatch import check_file, check_project

    assert _worker is not None
    project, rules = _worker[0], _rules(batch[0])
    found = []
    for path in batch[1]:
        began = spent.now()
        findings = check_project(project, rules) if path == WHOLE else check_file(path, rules, project)
        findings = [*findings, *marks(path, project)]
        found.append((path, batch[0], findings))
        project.forget()
        spent.on_file(path, began)
    return found, spent.taken()


def _batches(paths: Sequence[str], jobs: int) -> Iterator[Sequence[str]]:
    at = 0
    while at < len(paths):
        size = min(max((len(paths) - at) // max(2 * jobs, 4), SMALLEST), LARGEST)
        yield paths[at : at + size]
        at += size


def check_all(
    todo: Mapping[Names, Sequence[str]], project: Project, jobs: int, progress: Progress
) -> Generator[tuple[str, Names, list[Finding]]]:
    """Yield each file, the rules that it was checked with and what they found.

    What is asked of the whole project is asked here, while other processes work if there are any. When the caller
    stops (closes the iterator, or is interrupted), they are stopped at once.
    """
    global _worker
    _worker = (project, {})
    files = {names: [path for path in paths if path != WHOLE] for names, paths in todo.items()}
    whole = [(names, [WHOLE]) for names, paths in todo.items() if WHOLE in paths]
    number = sum(map(len, files.values()))
    batches = [(names, batch) for names, paths in files.items() for batch in _batches(paths, jobs)]
    try:
        if jobs == 1 or number < SMALL_RUN:
            yield from _told(map(_check_batch, batches), number, progress)
            yield from _told(map(_check_batch, whole), 0, lambda done, total: None)
            return
        for names in files:
            _rules(names)  # built once, inherited by every process, as are the users of templates
        if any(makes_markup(path) for paths in files.values() for path in paths):
            project.users  # noqa: B018
        yield from _shared_out(batches, whole, project, jobs, lambda results: _told(results, number, progress))
    finally:
        _worker = None


def _shared_out(
    batches: Sequence[tuple[Names, Sequence[str]]],
    whole: Sequence[tuple[Names, Sequence[str]]],
    project: Project,
    jobs: int,
    told: Callable[[Iterable[Batch]], Iterator[tuple[str, Names, list[Finding]]]],
) -> Iterator[tuple[str, Names, list[Finding]]]:
    """Yield what other processes say of batches of files, after what this one says of the whole meanwhile."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    method = "fork" if "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin" else "spawn"
    context = multiprocessing.get_context(method)
    others = set(multiprocessing.active_children())
    given = (project.paths, project.config, spent.is_counted(), kept.is_writing())
    try:
        with _away_from_here(), ProcessPoolExecutor(jobs, context, _start_worker, given) as pool:
            try:
                results = pool.map(_check_batch, batches)
                yield from _told(map(_check_batch, whole), 0, lambda done, total: None)
                yield from told(results)
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                for process in set(multiprocessing.active_children()) - others:
                    process.kill()
                raise
    except BrokenProcessPool:
        raise UsageError(
            "Un processus de vérification s’est arrêté (mémoire insuffisante ?). Relancez avec --jobs 1.",
            "A checking process stopped (out of memory?). Run again with --jobs 1.",
        ) from None


@contextmanager
def _away_from_here() -> Iterator[None]:
    """Let no process that starts meanwhile take its modules from the current folder, which is the one that is checked."""
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = before


def _told(results: Iterable[Batch], total: int, progress: Progress) -> Iterator[tuple[str, Names, list[Finding]]]:
    done = 0
    for result, time in results:
        spent.add(time)
        done += len(result)
        progress(done, total)
        yield from result
