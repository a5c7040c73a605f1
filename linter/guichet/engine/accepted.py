"""What is wrong with what a project accepts: its derogations, its baseline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from guichet.accepted.baseline import Entry, load, text_of
from guichet.accepted.derogations import Derogation
from guichet.core.configuration import Config
from guichet.core.findings import Finding, Text
from guichet.core.source import Source
from guichet.engine.catalogue import cards, rule_named, selected
from guichet.engine.containment import finding_of
from guichet.reading.project.project import Project
from guichet.rulebook.card import Card, Subject


def judge_derogations(
    written: Sequence[Derogation],
    used: Mapping[int, set[str]],
    project: Project,
    today: date,
    *,
    is_whole: bool = True,
) -> Iterator[Finding]:
    """Yield what is wrong with the derogations of a run: incomplete, of an unknown rule, expired, useless.

    Of a run that is not whole none is called useless: the flaw may be seen through a file that it did not read.
    """
    config = project.config
    known = {word: card for card in cards(config) for word in card.names}
    ran = {word for card in selected(config) for word in card.names} if is_whole else set[str]()
    for derogation in written:
        needless = [word for word in derogation.rules if word in ran and word not in used.get(id(derogation), ())]
        for name, fact in (
            ("derogation-incomplete", derogation.problem),
            ("derogation-unknown-rule", [word for word in derogation.rules if word not in known]),
            ("derogation-renamed", [(word, known[word].name) for word in derogation.rules if _is_old(word, known)]),
            ("derogation-expired", today),
            ("derogation-useless", needless),
        ):
            rule = rule_named(name)
            for hit in rule.check(derogation, fact):
                yield finding_of(rule, hit, project.source(derogation.path))


def _is_old(word: str, known: Mapping[str, Card]) -> bool:
    return word in known and word in known[word].aliases


def accepted_in(file: Path, config: Config, *, whole: bool = True) -> list[Entry]:
    """Return the entries of a baseline, each rule by its name of today. Raises UsageError."""
    names = {old: card.name for card in cards(config) for old in card.aliases}
    return [replace(entry, rule=names.get(entry.rule, entry.rule)) for entry in load(file, whole=whole)]


def unasked(config: Config) -> frozenset[str]:
    """Return the rules that a configuration does not ask: what they would have said is not known. Those of the engine always speak."""
    ran = {card.name for card in selected(config)}
    return frozenset(card.name for card in cards(config) if card.name not in ran and card.subject is not Subject.ENGINE)


_LATE = Text(" Accepté jusqu’au {day}{owner} : ce délai est passé.", " Accepted until {day}{owner}: that time is over.")


def overdue(finding: Finding, entry: Entry) -> Finding:
    """Return a finding that was accepted until a day that is past, with the day and who answers for it."""
    assert entry.until is not None
    owner = f" ({entry.owner})" if entry.owner else ""
    late = _LATE.format(day=entry.until.isoformat(), owner=owner)
    message = Text(finding.message.fr + late.fr, finding.message.en + late.en)
    return replace(finding, message=message)


def judge_baseline(file: Path, stale: Sequence[Entry]) -> Iterator[Finding]:
    """Yield one finding for each accepted finding that no longer exists."""
    source = Source(file.as_posix(), text_of(file))
    rule = rule_named("baseline-stale")
    for entry in stale:
        for hit in rule.check(entry, source):
            yield finding_of(rule, hit, source)
