"""Every rule, found by walking `rules/` and the plugins of a configuration: there is no list to keep."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import guichet.rules
from guichet.core.configuration import Config, load, unknown
from guichet.core.errors import UsageError
from guichet.core.findings import Family, Finding, Text
from guichet.core.option import Option
from guichet.engine import plugins
from guichet.rulebook.rule import Rule


@cache
def _own_rules() -> tuple[Rule, ...]:
    found: list[Rule] = []
    for family in pkgutil.iter_modules(guichet.rules.__path__, "guichet.rules."):
        package = importlib.import_module(family.name)
        for module in pkgutil.iter_modules(package.__path__, family.name + "."):
            value = getattr(importlib.import_module(module.name), module.name.rpartition(".")[2], None)
            if isinstance(value, Rule):
                found.append(value)
    return tuple(sorted(found, key=lambda rule: rule.code))


@cache
def _with_plugins(named: tuple[plugins.Named, ...]) -> tuple[Rule, ...]:
    rules = list(_own_rules())
    taken = {word: rule for rule in rules for word in rule.names}
    for plugin in named:
        for rule in plugins.rules_of(plugin):
            other = next((taken[word] for word in sorted(rule.names) if word in taken), None)
            if other is not None:
                owner = other.plugin.package if other.plugin else "guichet"
                raise UsageError(
                    f"Le greffon « {plugin.package} » ne se charge pas : « {rule.name} » ({rule.code}) porte le nom ou le code de « {other.name} » ({other.code}), une règle de {owner}. Donnez-lui-en d’autres.",
                    f'The plugin "{plugin.package}" does not load: "{rule.name}" ({rule.code}) has the name or the code of "{other.name}" ({other.code}), a rule of {owner}. Give it others.',
                )
        rules += plugins.rules_of(plugin)
        taken |= {word: rule for rule in plugins.rules_of(plugin) for word in rule.names}
    return tuple(sorted(rules, key=lambda rule: rule.code))


def plugins_of(config: Config | None) -> tuple[plugins.Named, ...]:
    """Return the plugins that a configuration names, each once."""
    names = dict.fromkeys(config.plugins) if config else ()
    return tuple(plugins.Named(name, config.root) for name in names) if config else ()


def all_rules(config: Config | None = None) -> tuple[Rule, ...]:
    """Return every rule of guichet and of the plugins of a configuration, sorted by code. Raises UsageError."""
    return _with_plugins(plugins_of(config))


@cache
def _by_word(named: tuple[plugins.Named, ...]) -> Mapping[str, Rule]:
    return {word: rule for rule in _with_plugins(named) for word in rule.names}


def rule_called(word: str, config: Config | None = None) -> Rule | None:
    """Return the rule of a name, a code or a name that it had; None when there is none."""
    return _by_word(plugins_of(config)).get(word)


def rule_named(name: str, config: Config | None = None) -> Rule:
    """Return a rule by its name. Raises KeyError."""
    return _by_word(plugins_of(config))[name]


def rule_of_family(family: Family, name: str) -> Rule:
    """Return one of guichet's rules, whose family is known, importing its file alone."""
    stem = name.replace("-", "_")
    rule: Rule = getattr(importlib.import_module(f"guichet.rules.{family.value}.{stem}"), stem)
    return rule


def rule_of(finding: Finding, config: Config) -> Rule:
    """Return the rule of a finding, importing no other where its code says that it is guichet's."""
    if finding.code.startswith("W9"):
        return rule_of_family(finding.family, finding.rule)
    return rule_named(finding.rule, config)


def options_of(names: tuple[str, ...], root: str) -> dict[str, tuple[Option, ...]]:
    """Return the options of every rule, by each of its names, with those of some plugins."""
    rules = all_rules(Config(plugins=(*names, *plugins.installed()), root=root))
    return {word: rule.options for rule in rules for word in (rule.name, *rule.aliases)}


def configuration_at(start: Path) -> Config:
    """Return the configuration that holds in a folder, with the plugins that are installed. Raises UsageError.

    What it names exists: rules, families, options, plugins; a rule that it calls by an old name is called by the new one.
    """
    config = load(start, options_of)
    return settled(replace(config, plugins=(*config.plugins, *plugins.installed())))


def settled(config: Config) -> Config:
    """Return a configuration that calls each rule by its name of today, with a note where it did not. Raises UsageError."""
    for plugin in plugins_of(config):
        plugins.folder_of(plugin)
    lists = (config.select, config.ignore, *config.per_file_ignores.values())
    words = [*config.options, *(word for words in lists for word in words)]
    if not words:
        return config
    validate((word for words in lists for word in words), "[tool.guichet]", config)
    notes = tuple(note for word in dict.fromkeys(words) for note in _notes(word, config))

    def today(words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for word in words for name in _meant(word, config))

    return replace(
        config,
        select=today(config.select),
        ignore=today(config.ignore),
        per_file_ignores={pattern: today(words) for pattern, words in config.per_file_ignores.items()},
        options={_meant(name, config)[0]: options for name, options in config.options.items()},
        notes=tuple(dict.fromkeys((*config.notes, *notes))),
    )


def _meant(word: str, config: Config) -> tuple[str, ...]:
    """The names of today that a word of a selection stands for: a plugin's name, for its rules."""
    if word in config.plugins:
        return tuple(rule.name for rule in all_rules(config) if rule.plugin and rule.plugin.package == word)
    rule = rule_called(word, config)
    return (rule.name,) if rule and word in rule.aliases else (word,)


def _notes(word: str, config: Config) -> Iterable[Text]:
    rule = rule_called(word, config)
    if rule and word in rule.aliases:
        yield renamed(word, rule)
    if rule and rule.deprecated:
        yield Text(
            f"La règle « {rule.name} » s’en ira. {rule.deprecated.fr}",
            f'The rule "{rule.name}" will go. {rule.deprecated.en}',
        )


def renamed(word: str, rule: Rule) -> Text:
    """Return the note for a rule that is called by an old name."""
    return Text(
        f"La règle « {word} » s’appelle maintenant « {rule.name} » : l’ancien nom marche encore, écrivez le nouveau.",
        f'The rule "{word}" is now called "{rule.name}": the old name still works, write the new one.',
    )


def selected(config: Config) -> tuple[Rule, ...]:
    """Return the rules that a configuration selects by names, families, codes or "ALL"; by default those that are on."""

    def matches(rule: Rule, words: tuple[str, ...]) -> bool:
        return any(word in rule.names or word in (rule.family.value, "ALL") for word in words)

    rules = all_rules(config)
    chosen = [rule for rule in rules if (matches(rule, config.select) if config.select else rule.default)]
    return tuple(rule for rule in chosen if not matches(rule, config.ignore))


def validate(words: Iterable[str], where: str, config: Config) -> None:
    """Raise UsageError when a word of a selection names no rule, family, code or plugin."""
    rules = _by_word(plugins_of(config))
    known = {"ALL", *(family.value for family in Family), *rules, *config.plugins}
    for word in words:
        if word not in known:
            raise unknown(word, known, where, ("la règle ou la famille", "the rule or family"))
