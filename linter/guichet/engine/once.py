"""What a project says in many places, said once: a word or an acronym is one thing to mend, wherever it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple, Protocol

from guichet.core.findings import Certainty, Finding, Text
from guichet.core.stopping import may_stop
from guichet.engine.catalogue import card_of, rule_named
from guichet.reading.project.project import Project

_SHOWN = 3
_PLACES = Text(" Aussi dans : {places}{more}.", " Also in: {places}{more}.")
_MORE = Text(" et {number} autres endroits", " and {number} other places")


class Settles(Protocol):
    """What remembers which words the texts of a project settle."""

    def settles(self, rule: str, words: frozenset[str], ask: Callable[[], Iterable[str]]) -> frozenset[str]:
        """Return which of some words the texts settle for a rule, asking when it is not known."""


class _Word(NamedTuple):
    """What a rule says once for a project: of a word, of an acronym."""

    rule: str
    word: str


def folded(findings: Iterable[Finding], project: Project, seen: Settles | None = None) -> list[Finding]:
    """Return the findings, those about one word as one, with its other places; none for what the project settles elsewhere."""
    groups: dict[object, list[Finding]] = {}
    for finding in findings:
        key = _Word(finding.rule, finding.once) if finding.once else _way_of(finding)
        groups.setdefault(key, []).append(finding)
    settled = _settled(groups, project, seen)
    return [
        _one(part, project) for key, group in groups.items() if key not in settled for part in _parts(group, project)
    ]


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
    return [kept[key] for key in sorted(kept)]


def _settled(groups: dict[object, list[Finding]], project: Project, seen: Settles | None) -> set[object]:
    """The groups that a rule finds answered somewhere in the project, such as an acronym that a glossary spells out."""
    asked: dict[str, set[str]] = {}
    for key in groups:
        if isinstance(key, _Word):
            asked.setdefault(key.rule, set()).add(key.word)
    found: set[object] = set()
    for name, words in asked.items():
        wanted = frozenset(words)

        def ask(name: str = name, wanted: frozenset[str] = wanted) -> frozenset[str]:
            elsewhere = rule_named(name, project.config).elsewhere
            return elsewhere(wanted, _texts(project)) if elsewhere else frozenset()

        found |= {_Word(name, word) for word in (seen.settles(name, wanted, ask) if seen else ask())}
    return found


def _texts(project: Project) -> Iterator[str]:
    for path in project.paths:
        may_stop()
        yield project.text(path)


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
