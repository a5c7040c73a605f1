"""What a project says in many places, said once: a word or an acronym is one thing to mend, wherever it stands."""

from __future__ import annotations

import os
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple, Protocol

from guichet.core.findings import Certainty, Finding, Span, Text
from guichet.core.inside import is_in_checkout, is_inside
from guichet.core.source import text_beside
from guichet.core.stopping import may_stop
from guichet.core.uncommented import without_comments
from guichet.engine.catalogue import card_of, rule_named
from guichet.reading.project.discovery import SERVER_SUFFIXES, discover
from guichet.reading.project.judged import is_judged
from guichet.reading.project.project import Project
from guichet.reading.templates.site import STYLE_SUFFIXES
from guichet.rulebook.rule import Elsewhere

_SHOWN = 3
_PLACES = Text(" Aussi dans : {places}{more}.", " Also in: {places}{more}.")
_MORE = Text(" et {number} autres endroits", " and {number} other places")


Ask = Callable[[frozenset[str]], frozenset[str]]
"""Tells which of some words some texts settle."""


class Settles(Protocol):
    """What remembers which words the texts of a project settle."""

    def settles(self, rule: str, words: frozenset[str], ask: Ask, beyond: Ask) -> frozenset[str]:
        """Return which of some words the texts of a run settle for a rule, asking when it is not known, or those beyond it."""


class _Word(NamedTuple):
    """What a rule says once for a project: of a word, of an acronym."""

    rule: str
    word: str


def unsettled(findings: Iterable[Finding], project: Project, seen: Settles | None = None) -> list[Finding]:
    """Return findings without those about a word that the project settles elsewhere: nothing is left to mend there, nor to accept."""
    told = list(findings)
    settled = _settled({_Word(one.rule, one.once) for one in told if one.once}, project, seen)
    return [one for one in told if not (one.once and _Word(one.rule, one.once) in settled)]


def folded(findings: Iterable[Finding], project: Project) -> list[Finding]:
    """Return the findings, those about one word as one, with its other places."""
    groups: dict[object, list[Finding]] = {}
    for finding in findings:
        key = _Word(finding.rule, finding.once) if finding.once else _way_of(finding)
        groups.setdefault(key, []).append(finding)
    return [_one(part, project) for group in groups.values() for part in _parts(group, project)]


def _way_of(finding: Finding) -> object:
    """Return what makes of findings one: what several pages bring through one part that calls another is mended there."""
    if len(finding.related) < _HOPS:
        return id(finding)
    way = tuple((one.path, one.position) for one in finding.related)
    return finding.rule, finding.certainty, finding.message, way


_HOPS = 2
"""Places between a page and what it shows, from which the page itself gave nothing that the part did not hand on."""


def _parts(group: list[Finding], project: Project) -> list[list[Finding]]:
    """What is asked is not what is sure: a decision on the one is none on the other, unless what is common is all asked."""
    common = card_of(group[0], project.config).common
    asked = [one for one in group if one.certainty is Certainty.REVIEW]
    sure = [one for one in group if one.certainty is not Certainty.REVIEW]
    return [group] if not asked or not sure or (common and len(group) >= common) else [sure, asked]


def each_once(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings in reading order, each once: as the file itself shows it, where it is as sure as through a page."""
    ranked = sorted(
        findings, key=lambda one: (one.key[:6], one.certainty is Certainty.REVIEW, one.page is not None, one.page or "")
    )
    kept: dict[tuple[str, int, int, int, int, str, str], Finding] = {}
    first: dict[tuple[str | int, ...], Finding] = {}
    for finding in ranked:
        best = first.setdefault(finding.key[:6], finding)
        if best is finding or best.page is not None or finding.page is None:
            kept.setdefault(finding.key, finding)
    return answered([kept[key] for key in sorted(kept)])


def answered(findings: list[Finding]) -> list[Finding]:
    """Return findings without the questions of a rule about what it accuses, as a whole or in part: they are answered there."""
    spans: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for one in findings:
        if one.certainty is Certainty.VIOLATION:
            spans[one.rule, one.path].append(one.span)
    accused = {key: _Accused(held) for key, held in spans.items()}
    return [
        one
        for one in findings
        if one.certainty is Certainty.VIOLATION
        or (known := accused.get((one.rule, one.path))) is None
        or not known.answers(one.span)
    ]


class _Accused:
    """What a rule accuses in a file, by where it begins: a question is compared with two of them, and not with all."""

    def __init__(self, spans: list[Span]) -> None:
        spans.sort(key=lambda one: one.start)
        self._starts = [one.start for one in spans]
        self._furthest = list(accumulate((one.end for one in spans), max))
        self._nearest = list(accumulate((one.end for one in reversed(spans)), min))[::-1]

    def answers(self, asked: Span) -> bool:
        """Whether something that is accused holds what is asked, or is held by it."""
        before, after = bisect_right(self._starts, asked.start), bisect_left(self._starts, asked.start)
        around = before > 0 and self._furthest[before - 1] >= asked.end
        return around or (after < len(self._starts) and self._nearest[after] <= asked.end)


def _settled(said: Iterable[_Word], project: Project, seen: Settles | None) -> set[_Word]:
    """The words that a rule finds answered somewhere in the project, such as an acronym that a glossary spells out."""
    asked: dict[str, set[str]] = {}
    for rule, word in said:
        asked.setdefault(rule, set()).add(word)
    found: set[_Word] = set()
    for name, words in asked.items():
        elsewhere = rule_named(name, project.config).elsewhere
        if elsewhere is not None:
            ask, beyond = _asking(elsewhere, _texts, project), _asking(elsewhere, _texts_beyond, project)
            settled = (seen or _Afresh()).settles(name, frozenset(words), ask, beyond)
            found |= {_Word(name, word) for word in settled}
    return found


class _Afresh:
    """Remembers nothing."""

    def settles(self, rule: str, words: frozenset[str], ask: Ask, beyond: Ask) -> frozenset[str]:
        """Return which of some words are settled."""
        own = ask(words)
        return own | beyond(words - own)


def _asking(elsewhere: Elsewhere, texts: Callable[[Project], Iterator[_Read]], project: Project) -> Ask:
    """Ask first of whole texts, most of which settle nothing; then of what people read, in files that are judged."""

    def told(words: frozenset[str]) -> frozenset[str]:
        perhaps = elsewhere(words, (one.text for one in texts(project))) if words else words
        return elsewhere(perhaps, _told_to_people(texts(project), project)) if perhaps else perhaps

    return told


class _Read(NamedTuple):
    """A file that may tell people something, and what it holds."""

    path: str
    text: str


_NOT_TOLD = (*STYLE_SUFFIXES, *SERVER_SUFFIXES, ".sql", ".sh", ".ini", ".service", ".timer", ".cron", "crontab")
"""Files of which nobody is shown a word."""


def _tells(path: str) -> bool:
    return not path.lower().endswith(_NOT_TOLD) and ".min." not in path


def _told_to_people(texts: Iterable[_Read], project: Project) -> Iterator[str]:
    for one in texts:
        if is_judged(one.path, one.text, project.config):
            yield without_comments(one.path, one.text)


def _texts(project: Project) -> Iterator[_Read]:
    for path in filter(_tells, project.paths):
        may_stop()
        yield _Read(path, project.text(path))


def _texts_beyond(project: Project) -> Iterator[_Read]:
    """The texts that a run of a part of a checkout does not read: what is settled there is settled for all."""
    root = os.path.realpath(project.config.root)
    if not is_in_checkout(root) or not any(is_inside(path, root) for path in project.paths):
        return
    own = set(map(os.path.abspath, project.paths))
    for path in filter(_tells, discover([os.path.relpath(root)], project.config)):
        may_stop()
        if os.path.abspath(path) not in own:
            yield _Read(path, text_beside(path))


def _one(group: list[Finding], project: Project) -> Finding:
    if len(group) == 1:
        return group[0]
    first, *others = sorted(group, key=lambda one: (one.certainty is Certainty.REVIEW, one.key))
    card = card_of(first, project.config)
    own = (first.path, first.position.line)
    places = tuple(dict.fromkeys(place for one in others if (place := (one.path, one.position.line)) != own))
    shown = ", ".join(f"{path}:{line}" for path, line in places[:_SHOWN])
    left = len(places) - _SHOWN
    more = _MORE.format(number=left) if left > 0 else ""
    message = _PLACES.format(places=shown, more=more) if places else Text("", "")
    common = card.common and len(group) >= card.common
    return replace(
        first,
        message=Text(first.message.fr + message.fr, first.message.en + message.en),
        certainty=Certainty.REVIEW if common else first.certainty,
        places=places,
    )
