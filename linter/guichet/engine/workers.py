"""Files shared out among processes, each with the project and the rules in hand."""

from __future__ import annotations

import gc
import multiprocessing
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from guichet.core.configuration import Config
from guichet.core.errors import UsageError
from guichet.core.findings import Finding
from guichet.reading.project.project import Project
from guichet.reading.templates.site import is_template

SMALL_RUN = 80
"""Below this number of files to check, starting processes costs more than it saves."""
BATCH = 96
"""Files that a process takes at once: neighbours share layouts. Fewer when there are few, so that all have some."""

Checked = list[tuple[str, list[Finding]]]
Progress = Callable[[int, int], None]

_worker: tuple[Project, object] | None = None


def _start_worker(paths: Sequence[str], config: Config) -> None:
    """Build the project in a process that did not inherit it."""
    gc.disable()
    global _worker
    if _worker is None:
        from guichet.engine.catalogue import selected
        from guichet.engine.selection import Rules

        _worker = (Project(paths, config), Rules(selected(config)))


def _check_batch(batch: Sequence[str]) -> Checked:
    from guichet.engine.dispatch import check_file
    from guichet.engine.selection import Rules

    assert _worker is not None
    project, rules = _worker
    assert isinstance(rules, Rules)
    found = []
    for path in batch:
        found.append((path, check_file(path, rules, project)))
        project.forget()
    return found


def check_all(
    paths: Sequence[str], project: Project, jobs: int, progress: Progress, meanwhile: Callable[[], None]
) -> Iterator[tuple[str, list[Finding]]]:
    """Yield each file with its findings; `meanwhile` is called once, while other processes work if there are any."""
    if not paths:
        meanwhile()
        return
    from guichet.engine.catalogue import selected
    from guichet.engine.selection import Rules

    global _worker
    _worker = (project, Rules(selected(project.config)))
    size = min(BATCH, -(-len(paths) // (4 * jobs)))
    batches = [paths[at : at + size] for at in range(0, len(paths), size)]
    try:
        if jobs == 1 or len(paths) < SMALL_RUN:
            yield from _told(map(_check_batch, batches), len(paths), progress)
            meanwhile()
            return
        if any(is_template(path) for path in paths):
            project.users  # noqa: B018  computed once, inherited by every process
        method = "fork" if "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin" else "spawn"
        context = multiprocessing.get_context(method)
        with ProcessPoolExecutor(jobs, context, _start_worker, (project.paths, project.config)) as pool:
            results = pool.map(_check_batch, batches)
            meanwhile()
            yield from _told(results, len(paths), progress)
    except BrokenProcessPool:
        raise UsageError(
            "Un processus de vérification s’est arrêté (mémoire insuffisante ?). Relancez avec --jobs 1.",
            "A checking process stopped (out of memory?). Run again with --jobs 1.",
        ) from None
    finally:
        _worker = None


def _told(results: Iterable[Checked], total: int, progress: Progress) -> Iterator[tuple[str, list[Finding]]]:
    done = 0
    for result in results:
        done += len(result)
        progress(done, total)
        yield from result
