"""A run that stays: what `check` says of a project while its texts change, worked out again only where a change reaches."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from guichet.core.configuration import Config
from guichet.core.edits import changed
from guichet.core.findings import Finding, Span
from guichet.core.source import Source, UnreadableError, digest_of, read_source
from guichet.core.stopping import may_stop
from guichet.engine.cache import Cache
from guichet.engine.catalogue import selected
from guichet.engine.containment import FAILED
from guichet.engine.dispatch import check_file, check_project
from guichet.engine.fingerprints import Fingerprints
from guichet.engine.once import Ask, each_once, folded, unsettled
from guichet.engine.run import answered, subtract_baseline
from guichet.engine.selection import Rules
from guichet.engine.sightings import Sighting, State, state_of
from guichet.reading.project.discovery import discover, is_checked
from guichet.reading.project.linked import everything
from guichet.reading.project.project import WHOLE, Project
from guichet.reading.project.unjudged import unjudged

_UNKNOWN, _FRESH = "", "now"
"""In the place of a fingerprint: what is to be asked again; what was asked of the texts as they are."""


@dataclass
class _Said:
    """What the rules said of one file, and the fingerprint of all that it depended on."""

    mark: str = _UNKNOWN
    found: list[Finding] = field(default_factory=list)

    @property
    def is_sure(self) -> bool:
        """Whether no rule failed: one that did is asked again."""
        return not any(one.rule == FAILED for one in self.found)


class _Settled:
    """Which words the texts of a project settle, as the last look at all of them told. A word that is new waits for the next."""

    def __init__(self) -> None:
        self._open: dict[str, frozenset[str]] = {}
        self.may_ask = False

    def settles(self, rule: str, words: frozenset[str], ask: Ask, beyond: Ask) -> frozenset[str]:
        """Return which of some words are settled for a rule: all those of which it is not known that they are not."""
        if self.may_ask:
            left = words - ask(words)
            self._open[rule] = left - beyond(left)
        return words - self._open.get(rule, frozenset())


class Live:
    """The findings of one project, its unsaved texts in the place of those on the disk.

    Paths are those that `check .` would print in the folder of the project, which the caller makes the current one.
    Between two changes, `whole` says exactly what `check` would; `of` says at once what it can of one file.
    """

    def __init__(
        self, config: Config, only: Collection[str] | None = None, governs: Callable[[str], bool] = everything
    ) -> None:
        self.config = config
        self._governs = governs
        """Which of the files that are read are judged under the configuration."""
        self._only = only
        """The files of a project that is not a folder, None for all those of the folder."""
        self._rules = Rules(selected(config))
        self._chosen = frozenset(card.name for card in self._rules.chosen)
        self._said: dict[str, _Said] = defaultdict(_Said)
        self._answered: dict[str, list[Finding]] = {}
        """What stands of each file, before what is said once for a project is said once."""
        self._texts: dict[str, Source] = {}
        self._refused: tuple[Config, State | None] | None = None
        """What asked for a baseline that could not be read, and the state of its file."""
        self._settled = _Settled()
        self._cache: Cache | None = Cache(config, Path.cwd()) if only is None else None
        self.analyses = 0
        """How many times rules were run on a file."""
        self._start(self._listed())

    def _listed(self) -> list[str]:
        return discover(["."], self.config) if self._only is None else sorted(self._only)

    def look(self) -> bool:
        """Look at the disk again. Returns whether something there has changed, beside the texts that are open."""
        if self._refused is not None and state_of(self._refused[0].baseline) != self._refused[1]:
            self.config, self._refused = self._refused[0], None
            self.project.config = self.config
        listed, seen = self._listed(), self._seen
        states = {**dict(zip(seen.paths, seen.states, strict=True)), **seen.beyond}
        holds = (
            listed == seen.paths
            and all(path in self._texts or state_of(path) == state for path, state in states.items())
            and all(os.path.isfile(path) is there for path, there in seen.sought.items())
        )
        if not holds:
            self._start(listed)
        return not holds

    def _start(self, listed: list[str]) -> None:
        self._seen = Sighting(listed, list(map(state_of, listed)), {}, {}, {})
        opened = [path for path in self._texts if self._is_read(path)]
        self.project = Project(sorted({*listed, *opened}), self.config, self._texts)
        self._judge()

    def _judge(self) -> None:
        """Tell the files that are judged from those that are only read."""
        self._judged = dict.fromkeys(filter(self._is_judged, self.project.paths))
        for path in self._said.keys() - {*self._judged, WHOLE}:
            del self._said[path]

    def _is_judged(self, path: str) -> bool:
        opened = self._texts.get(path)
        return self._governs(path) and not unjudged(path, self.config, opened.text if opened else None)

    def _is_read(self, path: str) -> bool:
        return is_checked(path) and not self.config.is_excluded(path)

    def take(self, texts: Mapping[str, str]) -> None:
        """Take some texts for those of files, and for no others those that were taken before."""
        given = {path: self._source(path, text) for path, text in texts.items()}
        left = {path: _on_disk(path) for path in self._texts.keys() - given.keys()}
        self._texts = given
        if None in left.values() or not all(map(self.project.is_checked, filter(self._is_read, given))):
            self._start(self._listed())
        for path, source in {**left, **given}.items():
            if source is not None and source.text != self.project.text(path):
                self._move(path, source)
                self.project.replace(source)
                if self._is_judged(path) != (path in self._judged):
                    self._judge()

    def _source(self, path: str, text: str) -> Source:
        """Return the source of an open text: that of the disk, with its marks, while they say the same."""
        known = self._texts.get(path) or (self._known(path) if self.project.is_checked(path) else None)
        if known is not None and known.text == text:
            return known
        return Source(path, text, digest_of(text.encode("utf-8", "surrogatepass")))

    def _known(self, path: str) -> Source | None:
        try:
            return self.project.source(path)
        except UnreadableError:
            return None

    def _move(self, path: str, source: Source) -> None:
        """Keep in its place, in a text that changed, what other files said of it; its own words will be said again."""
        before = Source(path, self.project.text(path))
        self._said.pop(path, None)
        for one in self._said.values():
            one.mark = _UNKNOWN if one.mark == _FRESH else one.mark
            if any(finding.path == path for finding in one.found):
                one.found = [kept for finding in one.found for kept in _moved(finding, before, source)]
                one.mark = _UNKNOWN

    def of(self, path: str) -> list[Finding]:
        """Return what stands of one file as it is now; what other files say of it, as they said it last."""
        if path not in self._judged:
            return []
        if self._said[path].mark == _UNKNOWN:
            self._said[path] = _Said(_FRESH, self._asked(path))
        raw = each_once(finding for one in self._said.values() for finding in one.found if finding.path == path)
        report = answered(raw, self.project, paths=[path])
        report.findings = unsettled(report.findings, self.project, self._settled)
        subtract_baseline(report)
        self._answered[path] = [one for one in report.findings if one.path == path]
        elsewhere = (one for other, found in self._answered.items() if other != path for one in found if one.once)
        return [one for one in self._folded([*self._answered[path], *elsewhere]) if one.path == path]

    def whole(
        self, first: Sequence[str] = (), ready: Callable[[str], None] = lambda path: None
    ) -> Mapping[str, list[Finding]]:
        """Return what `check` would say now, by file. Some files are asked first; `ready` hears of each that was."""
        marks = Fingerprints(self.project)
        if self._cache is not None:
            self._remember(self._cache, marks)
        for path in (*filter(self._judged.__contains__, first), *self._asked_about()):
            may_stop()
            said, mark = self._said[path], marks.of(path)
            if said.mark == _FRESH:
                said.mark = mark if said.is_sure else _UNKNOWN
            elif said.mark != mark:
                self._said[path] = said = _Said(mark, self._asked(path))
                said.mark = mark if said.is_sure else _UNKNOWN
                self.project.forget()
                if path in first:
                    ready(path)
        self._note(marks)
        report = answered(each_once(self._raw()), self.project, paths=list(self._judged))
        self._settled.may_ask = True
        try:
            report.findings = unsettled(report.findings, self.project, self._settled)
        finally:
            self._settled.may_ask = False
        subtract_baseline(report, ["."] if self._only is None else [], governs=self._governs)
        self._answered = _by_path(report.findings)
        return _by_path(self._folded(report.findings))

    def _note(self, marks: Fingerprints) -> None:
        """Note what was read beside the files that are listed, to see it change."""
        fresh = marks.sighting()
        self._seen.beyond = {path: state for path, state in fresh.beyond.items() if path not in self._texts}
        self._seen.sought = fresh.sought

    def _asked_about(self) -> tuple[str, ...]:
        """The files that rules are asked about, and the whole, which is asked once all files are known."""
        return (*self._judged, *([WHOLE] if self._judged else []))

    def _raw(self) -> Iterator[Finding]:
        silent = set(self.project.paths).difference(self._judged)  # what is asked of the whole may speak of them
        for said in self._said.values():
            yield from (one for one in said.found if one.path not in silent)

    def _remember(self, cache: Cache, marks: Fingerprints) -> None:
        """Begin with what a run of the command has kept, and that holds."""
        for path in self._asked_about():
            mark = marks.of(path)
            found, missing = cache.get(path, mark, self._chosen)
            if not missing and self._said[path].mark == _UNKNOWN:
                self._said[path] = _Said(mark, found)
        self._cache = None

    def _asked(self, path: str) -> list[Finding]:
        self.analyses += 1
        return (
            check_project(self.project, self._rules) if path == WHOLE else check_file(path, self._rules, self.project)
        )

    def _folded(self, findings: Iterable[Finding]) -> list[Finding]:
        return sorted(folded(findings, self.project), key=lambda one: one.key)

    def accept_nothing(self) -> None:
        """Show what the baseline accepts, for one that is missing or damaged, until it changes."""
        self._refused = (self.config, state_of(self.config.baseline))
        self.config = self.project.config = replace(self.config, baseline="")


def _by_path(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.path, []).append(finding)
    return found


def _moved(finding: Finding, before: Source, after: Source) -> Iterator[Finding]:
    """Yield a finding where a change has moved it; not one that the change touches."""
    if finding.path != before.path:
        yield finding
        return
    start, end = changed(before.text, after.text)
    by = len(after.text) - len(before.text)
    at = finding.span
    if at.end <= start:
        yield finding
    elif at.start >= end:
        span = Span(at.start + by, at.end + by)
        yield replace(finding, span=span, position=after.position(span))


def _on_disk(path: str) -> Source | None:
    try:
        return read_source(path)
    except UnreadableError:
        return None
