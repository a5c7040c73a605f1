"""One run: files → findings, from the cache or from processes, then derogations and the baseline."""

from __future__ import annotations

import gc
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from guichet.accepted import baseline as baselines
from guichet.accepted import derogations
from guichet.accepted.derogations import Derogation
from guichet.accepted.spent import Spent, left, spend
from guichet.core.configuration import Config
from guichet.core.findings import Family, Finding
from guichet.core.inside import holds_project
from guichet.core.source import Source, UnreadableError
from guichet.engine.cache import Cache
from guichet.engine.containment import FAILED
from guichet.engine.left_out import said_of
from guichet.engine.machine import processes
from guichet.engine.members import members
from guichet.engine.precise import said_once
from guichet.engine.report import NEVER_ACCEPTED, Report
from guichet.engine.sightings import Sighting
from guichet.engine.wordless import parted
from guichet.engine.workers import Progress, check_all
from guichet.reading.project.discovery import discover
from guichet.reading.project.linked import everything
from guichet.reading.project.project import WHOLE, Project
from guichet.reading.project.unjudged import unjudged

if TYPE_CHECKING:
    from astroid import nodes

    from guichet.engine.selection import Rules


@contextmanager
def _garbage_at_rest() -> Iterator[None]:
    """Leave garbage until the project forgets: trees are kept on purpose, and walking them again costs much time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            # What was made meanwhile is taken for old: to walk all of it at once would cost what was spared.
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def _no_progress(done: int, total: int) -> None:
    return


def raw_findings(
    project: Project,
    judged: Sequence[str],
    jobs: int = 1,
    cache: Cache | None = None,
    progress: Progress = _no_progress,
    seen: Sighting | None = None,
) -> list[Finding]:
    """Return what the rules say of some files, before derogations and the baseline, in reading order, each once."""
    from guichet.engine.catalogue import demanding, selected
    from guichet.engine.once import each_once

    chosen = frozenset(card.name for card in selected(project.config))
    asked = chosen | demanding(project.config) if cache else chosen
    findings: list[Finding] = []
    todo: dict[frozenset[str], list[str]] = {}
    for path in (*judged, *([WHOLE] if judged else [])):
        known, missing = cache.get(path, seen.of(path), asked) if cache and seen else ([], asked)
        findings.extend(known)
        if missing:
            todo.setdefault(missing, []).append(path)

    fresh: list[tuple[str, frozenset[str], list[Finding]]] = []
    with closing(check_all(todo, project, jobs, progress)) as results:
        for path, rules, found in results:
            findings.extend(found)
            if not any(finding.rule == FAILED for finding in found):
                fresh.append((path, rules, found))
    if cache and seen and fresh and seen.holds(project.paths):  # what changed meanwhile is of neither fingerprint
        for path, rules, found in fresh:
            cache.put(path, seen.of(path), rules, found)
    silent = set(project.paths).difference(judged)  # what is asked of the whole may speak of them
    told = (one for one in findings if one.rule in chosen or one.family is Family.GUICHET)
    return each_once(one for one in told if one.path not in silent)


def check(
    paths: Sequence[str],
    config: Config,
    *,
    jobs: int | None = None,
    use_cache: bool = True,
    texts: Sequence[Source] = (),
    today: date | None = None,
    progress: Progress = _no_progress,
    each_place: bool = False,
    governs: Callable[[str], bool] = everything,
    since: str | None = None,
    spent: Spent | None = None,
    place: str = "",
) -> Report:
    """Check some paths and return the report, without what the baseline of the configuration accepts.

    What is said once for a project stands for each of its places when `each_place`. `texts` stand in for files (an
    editor's unsaved text). Of all that is read, the files that the configuration `governs` are judged; files that are
    named, as members of the project that stands in a `place`. `since` a revision of git, what is on a changed line or
    comes from a change is kept alone. What other runs `spent` of a baseline accepts nothing more. Raises UsageError on bad usage, and when nothing is read but what is named and excluded.
    """
    began = time.time_ns()
    if config.baseline:  # one that cannot be read is told before the work
        baselines.text_of(baselines.file_of(config.baseline))
    given = {source.path: source for source in texts}
    asked = members(paths, config, given, governs, place if since is None else "")
    found, project, named = asked.found, asked.project, asked.named
    cache = Cache(config, Path.cwd()) if use_cache and not given else None
    seen = (cache.seen if asked.is_wide else cache.held)(project, began) if cache else None
    with _garbage_at_rest():
        raw = raw_findings(project, asked.judged, jobs or processes(), cache if seen else None, progress, seen)
    places = paths if named is None else [place]
    is_whole = any(holds_project(one, config.root) for one in places)
    report = answered(raw, project, today, paths=asked.judged, seen=seen, is_whole=is_whole)
    if named is not None:
        report.only(asked.shown)
    report.found = found
    report.printed = sorted({*(project.printed if seen is None else seen.printed)}.intersection(asked.shown))
    if cache:
        cache.save()
    report.notes.extend([cache.note] if cache and cache.note else [])
    report.notes.extend(said_of(config, found, len(asked.shown), is_among_others=governs is not everything))
    from guichet.engine.once import folded, unsettled

    report.findings = unsettled(report.findings, project, seen)
    subtract_baseline(report, paths, today, governs, spent)
    if since is not None:
        from guichet.engine.changed import kept

        report.findings = kept(
            report.findings, project, paths, since, jobs or processes(), seen,
            lambda found, before: answered(found, before, today).findings,
        )  # fmt: skip
    grouped = folded(report.findings, project)
    report.places, report.things = len(report.findings), len(grouped)
    if cache:
        cache.save()
    if not each_place:
        report.findings = grouped
    report.findings.sort(key=lambda finding: finding.key)
    return report


def check_module(path: str, tree: nodes.Module, rules: Rules, project: Project) -> list[Finding]:
    """Return the findings of one Python file that another host has parsed, derogations and baseline applied."""
    from guichet.engine.containment import bound
    from guichet.engine.dispatch import check_python

    if project.config.is_excluded(path) or unjudged(path, project.config, project.text(path)):
        return []
    raw = bound(check_python(path, rules, project, tree), path, project)
    report = answered(raw, project, paths=[path])
    subtract_baseline(report)
    return sorted(report.findings, key=lambda finding: finding.key)


def check_text(path: str, rules: Rules, project: Project) -> list[Finding]:
    """Return the findings of one file of a project in hand, derogations and baseline applied; project rules are left out."""
    from guichet.engine.dispatch import check_file

    if project.config.is_excluded(path) or unjudged(path, project.config, project.text(path)):
        return []
    report = answered(check_file(path, rules, project), project, paths=[path])
    subtract_baseline(report)
    return sorted((one for one in report.findings if one.path == path), key=lambda finding: finding.key)


def _is_off(finding: Finding, config: Config) -> bool:
    words = config.ignored_in(finding.path)
    return bool(words) and bool({finding.rule, finding.code, finding.family.value, "ALL"} & set(words))


def answered(
    found: Iterable[Finding],
    project: Project,
    today: date | None = None,
    *,
    paths: Sequence[str] | None = None,
    seen: Sighting | None = None,
    is_whole: bool = True,
) -> Report:
    """Set apart what is excluded or off and what a valid derogation answers for; judge the derogations themselves.

    Derogations are looked for in some paths, by default in all, and wherever something was found.
    """
    today = today or date.today()
    config = project.config
    told, wordless = parted(found, config)
    raw, better = said_once([one for one in told if not config.is_excluded(one.path) and not _is_off(one, config)])
    judged = project.paths if paths is None else paths
    report = Report(files=len(judged), project=project, said_better=better, wordless=wordless)
    shown = {*judged, *(finding.path for finding in raw)}
    places = shown if paths is not None and seen is None else {*project.paths, *shown}
    written = _written(project, sorted(filter(seen.may_decide, places) if seen else places))
    if seen:
        seen.decided({one.path for one in written}, places)
    written = [one for one in written if one.path in shown]
    answers = derogations.Answers(written)
    used: dict[int, set[str]] = {}
    for finding in raw:
        names = _names_of(finding, project.config) if answers.are_near(finding) else frozenset()
        answer = answers.to(finding, names)
        if answer is not None:
            used.setdefault(id(answer), set()).update(names)
        if answer is None or (answer.until is not None and answer.until < today):
            report.findings.append(finding)
        else:
            report.suppressed.append((finding, answer))
    report.derogations = written
    if written:
        from guichet.engine.accepted import judge_derogations

        report.findings.extend(judge_derogations(written, used, project, today, is_whole=is_whole))
    return report


def _names_of(finding: Finding, config: Config) -> frozenset[str]:
    from guichet.engine.catalogue import card_of

    return card_of(finding, config).names


def _written(project: Project, paths: Iterable[str]) -> list[Derogation]:
    found: list[Derogation] = []
    for path in paths:
        with suppress(UnreadableError):
            found.extend(derogations.read(project.source(path)))
    return found


def written_derogations(paths: Sequence[str], config: Config) -> list[Derogation]:
    """Return every derogation written below some paths, in reading order."""
    project = Project(discover(paths, config), config)
    return _written(project, project.paths)


def subtract_baseline(
    report: Report,
    places: Sequence[str] = (),
    today: date | None = None,
    governs: Callable[[str], bool] = everything,
    spent: Spent | None = None,
) -> None:
    """Set apart what the configured baseline accepts; say which of its lines a run of these places shows to be stale."""
    config = report.project.config
    if not config.baseline:
        return
    from guichet.engine.accepted import accepted_in, judge_baseline, overdue, unasked

    file = baselines.file_of(config.baseline)
    accepted = accepted_in(file, config)
    root = str(file.parent)
    pairs = [
        (one, baselines.entry_of(one, report.project.text(one.path), root))
        for one in report.findings
        if one.rule not in NEVER_ACCEPTED
    ]
    kept = [one for one in report.findings if one.rule in NEVER_ACCEPTED]
    taken = baselines.subtract(pairs, left(accepted, file, spent), root)
    spend(taken.matched, file, spent)
    report.dated = [entry for _, entry in taken.matched if entry.until is not None]
    report.late = [overdue(one, entry) for one, entry in taken.matched if entry.is_over(today or date.today())]
    report.accepted_rules = Counter(
        one.rule for one, entry in taken.matched if not entry.is_over(today or date.today())
    )
    report.accepted = report.accepted_rules.total()
    report.findings = [*taken.fresh, *report.late, *kept]
    # Only a run that is whole and takes in the folders of all that was accepted knows that a line is stale.
    folders = [place for place in places if os.path.isdir(place)]
    if taken.idle and not report.failures and all(baselines.is_under(entry, root, folders) for entry in accepted):
        better = (baselines.entry_of(one, report.project.text(one.path), root) for one in report.said_better)
        there = {key for one in better for key in one.keys}
        known = [one for one in taken.idle if one.key not in there and one.rule not in unasked(config)]
        report.stale = list(judge_baseline(file, [one for one in known if governs(os.path.join(root, one.path))]))
