"""One run: files → findings, from the cache or from processes, then derogations and the baseline."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from guichet.accepted import baseline as baselines
from guichet.accepted import derogations
from guichet.accepted.derogations import Derogation
from guichet.core.configuration import Config
from guichet.core.findings import Certainty, Finding
from guichet.core.source import Source, UnreadableError
from guichet.engine.cache import Cache
from guichet.engine.workers import Progress, check_all
from guichet.reading.project.discovery import discover
from guichet.reading.project.project import Project

if TYPE_CHECKING:
    from astroid import nodes

    from guichet.engine.selection import Rules


@dataclass
class Report:
    """What a run found: `findings` count; `suppressed` were let be by a written decision; `accepted` by the baseline."""

    files: int = 0
    findings: list[Finding] = field(default_factory=list)
    suppressed: list[tuple[Finding, Derogation]] = field(default_factory=list)
    derogations: list[Derogation] = field(default_factory=list)
    accepted: int = 0
    project: Project = field(default_factory=lambda: Project((), Config()))

    @property
    def violations(self) -> list[Finding]:
        """The findings that are certain."""
        return [finding for finding in self.findings if finding.certainty is Certainty.VIOLATION]

    @property
    def reviews(self) -> list[Finding]:
        """The findings that a person must look at."""
        return [finding for finding in self.findings if finding.certainty is Certainty.REVIEW]


@contextmanager
def _garbage_at_rest() -> Iterator[None]:
    """Leave garbage until the project forgets: trees are kept on purpose, and walking them again costs much time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _no_progress(done: int, total: int) -> None:
    return


def raw_findings(
    project: Project, jobs: int = 1, cache: Cache | None = None, progress: Progress = _no_progress
) -> list[Finding]:
    """Return what the rules say of every file, before derogations and the baseline, in reading order, each once."""
    from guichet.engine.fingerprints import Fingerprints

    findings: list[Finding] = []
    fingerprints = Fingerprints(project)
    todo = []
    for path in project.paths:
        known = cache.get(path, fingerprints.of(path)) if cache else None
        if known is None:
            todo.append(path)
        else:
            findings.extend(known)

    def look_at_all() -> None:
        findings.extend(_project_findings(project, cache, fingerprints.of_everything() if cache else ""))

    for path, found in check_all(todo, project, jobs, progress, look_at_all):
        findings.extend(found)
        if cache:
            cache.put(path, fingerprints.of(path), found)
    if cache:
        cache.save()
    unique: dict[tuple[str, int, int, int, int, str, str], Finding] = {}
    for finding in findings:
        unique.setdefault(finding.key, finding)
    return [unique[key] for key in sorted(unique)]


def _project_findings(project: Project, cache: Cache | None, fingerprint: str) -> list[Finding]:
    known = cache.get("", fingerprint) if cache else None
    if known is not None:
        return known
    from guichet.engine.catalogue import selected
    from guichet.engine.dispatch import check_project
    from guichet.engine.selection import Rules

    found = check_project(project, Rules(selected(project.config.select, project.config.ignore)))
    if cache:
        cache.put("", fingerprint, found)
    return found


def check(
    paths: Sequence[str],
    config: Config,
    *,
    jobs: int | None = None,
    use_cache: bool = True,
    baseline: Path | None = None,
    texts: Sequence[Source] = (),
    today: date | None = None,
    progress: Progress = _no_progress,
    each_place: bool = False,
) -> Report:
    """Check some paths and return the report; what is said once stands for each of its places when `each_place`.

    `texts` stand in for files (an editor's unsaved text). Raises UsageError on bad usage.
    """
    given = {source.path: source for source in texts}
    found = sorted({*discover((path for path in paths if path not in given), config), *given})
    project = Project(found, config, given)
    cache = Cache(config, Path.cwd()) if use_cache and not given else None
    with _garbage_at_rest():
        raw = raw_findings(project, jobs or os.cpu_count() or 1, cache, progress)
    raw = [finding for finding in raw if not config.is_excluded(finding.path) and not _is_off(finding, config)]
    report = _answered(raw, project, today or date.today())
    if baseline is not None:
        _subtract_baseline(report, baseline)
    if not each_place:
        from guichet.engine.once import folded

        report.findings = folded(report.findings, project)
    report.findings.sort(key=lambda finding: finding.key)
    return report


def check_module(path: str, tree: nodes.Module, rules: Rules, project: Project) -> list[Finding]:
    """Return the findings of one Python file that another host has parsed, derogations applied."""
    from guichet.engine.dispatch import bind, check_python

    if project.config.is_excluded(path):
        return []
    raw = [bind(rule, hit, path, project) for rule, hit in check_python(path, rules, project, tree)]
    raw = [finding for finding in raw if not _is_off(finding, project.config)]
    return sorted(_answered(raw, project, date.today(), [path]).findings, key=lambda finding: finding.key)


def check_text(path: str, rules: Rules, project: Project) -> list[Finding]:
    """Return the findings of one file of a project in hand, derogations applied; project rules are left out."""
    from guichet.engine.dispatch import check_file

    if project.config.is_excluded(path):
        return []
    raw = [finding for finding in check_file(path, rules, project) if not _is_off(finding, project.config)]
    here = [finding for finding in _answered(raw, project, date.today(), [path]).findings if finding.path == path]
    return sorted(here, key=lambda finding: finding.key)


def _is_off(finding: Finding, config: Config) -> bool:
    words = config.ignored_in(finding.path)
    return bool(words) and bool({finding.rule, finding.code, finding.family.value, "ALL"} & set(words))


def _answered(raw: Sequence[Finding], project: Project, today: date, paths: Sequence[str] | None = None) -> Report:
    """Set apart the findings that a valid derogation answers for, and judge the derogations themselves."""
    report = Report(files=len(project.paths), project=project)
    written = _written(project, sorted({*(paths or project.paths), *(finding.path for finding in raw)}))
    by_path: dict[str, list[Derogation]] = {}
    for derogation in written:
        by_path.setdefault(derogation.path, []).append(derogation)
    used: dict[int, set[str]] = {}
    for finding in raw:
        answer = next((one for one in by_path.get(finding.path, ()) if derogations.answers(one, finding)), None)
        if answer is not None:
            used.setdefault(id(answer), set()).update({finding.rule, finding.code})
        if answer is None or (answer.until is not None and answer.until < today):
            report.findings.append(finding)
        else:
            report.suppressed.append((finding, answer))
    report.derogations = written
    if written:
        from guichet.engine.dispatch import judge_derogations

        report.findings.extend(judge_derogations(written, used, project, today))
    return report


def _written(project: Project, paths: Iterable[str]) -> list[Derogation]:
    found: list[Derogation] = []
    for path in paths:
        try:
            found.extend(derogations.read(project.source(path)))
        except UnreadableError:
            continue
    return found


def written_derogations(paths: Sequence[str], config: Config) -> list[Derogation]:
    """Return every derogation written below some paths, in reading order."""
    project = Project(discover(paths, config), config)
    return _written(project, project.paths)


def _subtract_baseline(report: Report, file: Path) -> None:
    from guichet.engine.catalogue import all_rules, selected
    from guichet.engine.dispatch import judge_baseline

    root = str(file.parent)
    accepted = baselines.load(file)
    pairs = [
        (finding, baselines.entry_of(finding, report.project.text(finding.path), root))
        for finding in report.findings
        if finding.rule != "baseline-stale"
    ]
    seen = {baselines.relative_to(path, root) for path in report.project.paths}
    seen |= {entry.path for entry in accepted if not (file.parent / entry.path).exists()}
    report.findings, report.accepted, stale = baselines.subtract(pairs, accepted, seen)
    # What a rule that did not run would have said is not known: its lines stay.
    config = report.project.config
    asleep = {rule.name for rule in all_rules()}.difference(
        rule.name for rule in selected(config.select, config.ignore)
    )
    report.findings.extend(judge_baseline(file, [entry for entry in stale if entry.rule not in asleep]))
