"""Every rule, found by walking `rules/`: there is no list to keep."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from pathlib import Path

import guichet.rules
from guichet.core.configuration import Config, load, unknown
from guichet.core.findings import Family
from guichet.core.option import Option
from guichet.rulebook.rule import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule, sorted by code."""
    found: list[Rule] = []
    for family in pkgutil.iter_modules(guichet.rules.__path__, "guichet.rules."):
        package = importlib.import_module(family.name)
        for module in pkgutil.iter_modules(package.__path__, family.name + "."):
            value = getattr(importlib.import_module(module.name), module.name.rpartition(".")[2], None)
            if isinstance(value, Rule):
                found.append(value)
    return tuple(sorted(found, key=lambda rule: rule.code))


def rule_of_family(family: Family, name: str) -> Rule:
    """Return a rule whose family is known, importing its file alone."""
    stem = name.replace("-", "_")
    rule: Rule = getattr(importlib.import_module(f"guichet.rules.{family.value}.{stem}"), stem)
    return rule


@cache
def _by_name() -> dict[str, Rule]:
    return {rule.name: rule for rule in all_rules()}


def rule_named(name: str) -> Rule:
    """Return a rule by its name. Raises KeyError."""
    return _by_name()[name]


def options_by_rule() -> dict[str, tuple[Option, ...]]:
    """Return the options of every rule, by its name."""
    return {rule.name: rule.options for rule in all_rules()}


def configuration_at(start: Path) -> Config:
    """Return the configuration that holds in a folder, its options held to those of the rules. Raises UsageError."""
    return load(start, options_by_rule)


def selected(select: tuple[str, ...], ignore: tuple[str, ...]) -> tuple[Rule, ...]:
    """Return the rules that a selection of names, families, codes or "ALL" means; empty means the defaults."""

    def matches(rule: Rule, words: tuple[str, ...]) -> bool:
        return any(word in (rule.name, rule.code, rule.family.value, "ALL") for word in words)

    chosen = [rule for rule in all_rules() if (matches(rule, select) if select else rule.default)]
    return tuple(rule for rule in chosen if not matches(rule, ignore))


def validate(words: tuple[str, ...], where: str) -> None:
    """Raise UsageError when a word of a selection names no rule, family or code."""
    known = {"ALL", *(family.value for family in Family)}
    known.update(word for rule in all_rules() for word in (rule.name, rule.code))
    for word in words:
        if word not in known:
            raise unknown(word, known, where, ("la règle ou la famille", "the rule or family"))
