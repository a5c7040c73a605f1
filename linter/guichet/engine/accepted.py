"""What is wrong with what a project accepts: its derogations, its baseline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from guichet.accepted.baseline import Entry, text_of
from guichet.accepted.derogations import Derogation
from guichet.core.findings import Finding
from guichet.core.source import Source
from guichet.engine.catalogue import cards, rule_named, selected
from guichet.engine.containment import finding_of
from guichet.reading.project.project import Project
from guichet.rulebook.card import Card


def judge_derogations(
    written: Sequence[Derogation], used: Mapping[int, set[str]], project: Project, today: date
) -> Iterator[Finding]:
    """Yield what is wrong with the derogations of a run: incomplete, of an unknown rule, expired, useless."""
    config = project.config
    known = {word: card for card in cards(config) for word in card.names}
    ran = {word for card in selected(config) for word in card.names}
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


def judge_baseline(file: Path, stale: Sequence[Entry]) -> Iterator[Finding]:
    """Yield one finding for each accepted finding that no longer exists."""
    source = Source(file.as_posix(), text_of(file))
    rule = rule_named("baseline-stale")
    for entry in stale:
        for hit in rule.check(entry, source):
            yield finding_of(rule, hit, source)
