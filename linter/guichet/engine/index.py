"""The cards of the catalogue, kept between runs: a rule's file is imported only when something wakes the rule."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import Enum
from typing import Any

from guichet.core.findings import Family, Severity, Text, typeset
from guichet.core.keeping import kept
from guichet.core.option import Option
from guichet.rulebook.card import Card, Subject
from guichet.rulebook.rule import Rule

_NAME = "catalogue"
Row = list[Any]


def cards(imported: Callable[[], Sequence[Rule]]) -> tuple[Card, ...]:
    """Return the cards of guichet's own rules: those kept from an earlier run, else the rules, which are then kept."""
    data = kept.read(_NAME, kept.state())
    if data is not None:
        return tuple(_card(row) for row in json.loads(data))
    rules = tuple(imported())
    kept.keep(
        _NAME,
        kept.state(),
        json.dumps([_row(rule) for rule in rules], ensure_ascii=False, separators=(",", ":")).encode(),
    )
    return rules


def card_of(rule: Rule) -> Card:
    """Return a rule's card as a later run will read it."""
    return _card(json.loads(json.dumps(_row(rule))))


def _row(rule: Rule) -> Row:
    return [
        rule.name, rule.code, rule.family, rule.severity, _pair(rule.title), _pair(rule.harms), _pair(rule.instead),
        rule.refs, _pair(rule.off), [[one.name, one.default, _pair(one.help)] for one in rule.options], rule.common,
        rule.lesson, rule.since, rule.aliases, _pair(rule.deprecated),
        [[view.subject, [*map(_want, view.wants)], view.mentions, view.needs] for view in rule.views()],
    ]  # fmt: skip


def _pair(text: Text | None) -> Row | None:
    return [text.fr, text.en] if text else None


def _want(want: Any) -> str:
    """What a check wants, by name: a tag, a kind of act, a type of node (whose rule is opened before it is compared)."""
    return want.__name__ if isinstance(want, type) else str(want.value if isinstance(want, Enum) else want)


def _card(row: Row) -> Card:
    (
        name,
        code,
        family,
        severity,
        title,
        harms,
        instead,
        refs,
        off,
        options,
        common,
        lesson,
        since,
        aliases,
        end,
        looks,
    ) = row
    views = [
        Card(
            name=name, code=code, family=Family(family), severity=Severity(severity), title=typeset(*title),
            harms=typeset(*harms), instead=typeset(*instead), refs=tuple(refs), off=typeset(*off) if off else None,
            options=tuple(Option(option, default, typeset(*said)) for option, default, said in options), common=common,
            lesson=lesson, since=since, aliases=tuple(aliases), deprecated=typeset(*end) if end else None,
            subject=Subject(subject), wants=tuple(wants), mentions=tuple(mentions), needs=tuple(needs), number=number,
        )
        for number, (subject, wants, mentions, needs) in enumerate(looks)
    ]  # fmt: skip
    return replace(views[0], others=tuple(views[1:])) if len(views) > 1 else views[0]
