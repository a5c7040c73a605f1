"""The findings of a change: on its lines, and wherever it makes one through templates and modules."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from guichet.accepted import baseline as baselines
from guichet.core.configuration import Config
from guichet.core.findings import Family, Finding
from guichet.core.source import Source
from guichet.engine.catalogue import card_of
from guichet.engine.changes import Changes, changes_since, named
from guichet.engine.containment import FAILED, IN_PART, UNREAD
from guichet.engine.fingerprints import Fingerprints
from guichet.engine.judged_before import judged_anew
from guichet.engine.sightings import Sighting
from guichet.engine.workers import check_all
from guichet.reading.project.discovery import is_checked
from guichet.reading.project.project import WHOLE, Project
from guichet.rulebook.card import Subject

_ROOT = "."
Standing = Callable[[Iterable[Finding], Project], list[Finding]]


def kept(
    findings: Sequence[Finding],
    project: Project,
    places: Sequence[str],
    revision: str,
    jobs: int,
    seen: Sighting | None,
    standing: Standing,
) -> list[Finding]:
    """Return the findings that stand on lines changed since a revision, and those that the project then did not have.

    What it had is asked only about the files that the change reaches, and of the rules that speak elsewhere. `standing`
    takes out of what rules say of a project what its derogations answer for: one that went lets the flaw show again.
    """
    changes = changes_since(revision)
    near: list[Finding] = []
    far: list[Finding] = []
    for one in findings:
        if one.rule == FAILED or _is_touched(one, changes) or _is_hidden(one, changes):
            near.append(one)
        elif one.family is not Family.GUICHET or one.rule == IN_PART:
            far.append(one)
    if not (changes.files and far):
        return near
    return [*near, *_new(far, project, changes, _Before(changes, project, places), jobs, seen, standing)]


def _is_touched(finding: Finding, changes: Changes) -> bool:
    places = [(finding.path, finding.position), *((one.path, one.position) for one in finding.related)]
    return any(changes.touches(path, at.line, _last(at.line, at.end_line, at.end_column)) for path, at in places)


def _is_hidden(finding: Finding, changes: Changes) -> bool:
    """Whether a finding says that nothing of a file was read, in which there are changes: what they bring is not known."""
    return finding.rule == UNREAD and changes.is_changed(finding.path)


def _last(line: int, end_line: int, end_column: int) -> int:
    """Return the last line that a span covers: its end is exclusive."""
    return max(line, end_line - (end_column == 1))


class _Before:
    """The project as it was, with the names that its files have now and had then."""

    def __init__(self, changes: Changes, project: Project, places: Sequence[str]) -> None:
        texts: dict[str, Source] = {}
        gone: set[str] = set()
        elsewhere: set[str] = set()
        self.name_now: dict[str, str] = {}
        self.name_then: dict[str, str] = {}
        by_file = {named(path): path for path in project.paths}
        links: dict[str, list[str]] = defaultdict(list)
        for path in filter(os.path.islink, project.paths):
            links[os.path.realpath(path)].append(path)
        for change in changes.files:
            for link in links.get(os.path.join(changes.top, change.now or ""), ()):
                shown = changes.before(change, link) if change.before is not None else None
                texts.update({link: shown} if shown is not None else {})
                gone.update(() if shown is not None else (link,))
            now = by_file.get(os.path.join(changes.top, change.now)) if change.now is not None else None
            then = self._then(changes.top, change.before, now if change.before == change.now else None, places)
            if now is not None and then != now:
                gone.add(now)
            if now is not None and os.path.islink(now):  # git holds where it led, and not what it showed
                elsewhere.add(now)
                continue
            if then is None or not _is_read(then, project.config):
                continue
            if now is not None and then != now:
                self.name_now[then], self.name_then[now] = now, then
            source = changes.before(change, then)
            if source is not None:
                texts[then] = source
            elif now is not None:  # nothing of it was known then: all that it has is new
                gone.add(now)
        texts = {path: source for path, source in texts.items() if path not in elsewhere}
        paths = sorted({*(path for path in project.paths if path not in gone and path not in elsewhere), *texts})
        self.project = Project(paths, replace(project.config), texts)

    def _then(self, top: str, name: str | None, same: str | None, places: Sequence[str]) -> str | None:
        """Return the name by which a run would have known a file: None when it is of none of its places."""
        if name is None or same is not None:
            return same
        file = os.path.join(top, name)
        for place in places:
            inside = os.path.relpath(file, os.path.realpath(place))
            if not inside.startswith(".."):
                return os.path.normpath(os.path.join(place, inside)).replace(os.sep, "/")
        return None

    def path(self, path: str) -> str:
        """Return the name that a file had."""
        return self.name_then.get(path, path)


def _is_read(path: str, config: Config) -> bool:
    return is_checked(path) and not config.is_excluded(path)


def _new(
    far: Sequence[Finding],
    project: Project,
    changes: Changes,
    before: _Before,
    jobs: int,
    seen: Sighting | None,
    standing: Standing,
) -> Iterator[Finding]:
    """Yield the findings, of those that stand on no changed line, that the project did not have."""
    then, now = Fingerprints(before.project), Fingerprints(project)
    known = set(before.project.paths)

    def print_now(path: str) -> str:
        return seen.of(path) if seen else now.of(path)

    def is_reached(path: str) -> bool:
        name = before.path(path)
        return project.is_checked(path) and (name not in known or name != path or then.of(name) != print_now(path))

    places = {one.path for one in far} | {one.page for one in far if one.page}
    unjudged = judged_anew(map(before.path, places), changes, project.config)
    reached = {path for path in places if before.path(path) in unjudged or is_reached(path)}
    whole = {one.rule for one in far if card_of(one, project.config).subject is Subject.PROJECT}
    suspects = [one for one in far if one.path in reached or one.page in reached or one.rule in whole]
    if not suspects:
        return
    names = frozenset(one.rule for one in suspects)
    files = sorted(name for name in map(before.path, reached) if name in known and name not in unjudged)
    old = [one for _, _, found in check_all({names: [*files, WHOLE]}, before.project, jobs, _silent) for one in found]
    had = [
        baselines.entry_of(one, before.project.text(one.path), _ROOT)
        for one in standing(_each_once(old), before.project)
        if one.path not in unjudged
    ]
    old_entries = [replace(entry, path=before.name_now.get(entry.path, entry.path)) for entry in had]
    pairs = [(one, baselines.entry_of(one, project.text(one.path), _ROOT)) for one in suspects]
    yield from baselines.subtract(pairs, old_entries, _ROOT).fresh


def _each_once(findings: Sequence[Finding]) -> list[Finding]:
    return list({one.key: one for one in findings}.values())


def _silent(done: int, total: int) -> None:
    return
