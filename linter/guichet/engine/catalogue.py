"""Every rule, found by walking `rules/` and the plugins of a configuration: there is no list to write.

A rule is first a card, kept from an earlier run; its file is imported when it is opened.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import pkgutil
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import ModuleType

import guichet.rules
from guichet.core.config_file import load
from guichet.core.configuration import Config
from guichet.core.errors import UsageError, unknown
from guichet.core.findings import Family, Finding, Text
from guichet.core.option import Option
from guichet.engine import index, plugins
from guichet.rulebook.card import Card
from guichet.rulebook.rule import Rule


def _module(name: str) -> ModuleType:
    """Return the module of a rule. Raises UsageError, with its file and line, for one that cannot be loaded."""
    try:
        return importlib.import_module(name)
    except Exception as problem:
        if os.environ.get("GUICHET_TRACEBACK"):
            raise
        import traceback

        spec = importlib.util.find_spec(name)
        file = (spec.origin if spec else None) or name
        frames = [one.lineno for one in traceback.extract_tb(problem.__traceback__) if one.filename == file]
        line = problem.lineno if isinstance(problem, SyntaxError) else frames[-1] if frames else None
        place = f"{file}:{line or 1}"
        raise UsageError(
            f"La règle de {place} ne se charge pas ({type(problem).__name__} : {problem}). Corrigez ce fichier.",
            f"The rule of {place} cannot be loaded ({type(problem).__name__}: {problem}). Mend this file.",
        ) from problem


def _imported() -> tuple[Rule, ...]:
    found: list[Rule] = []
    for family in pkgutil.iter_modules(guichet.rules.__path__, "guichet.rules."):
        package = importlib.import_module(family.name)
        for module in pkgutil.iter_modules(package.__path__, family.name + "."):
            value = getattr(_module(module.name), module.name.rpartition(".")[2], None)
            if isinstance(value, Rule):
                found.append(value)
    return tuple(sorted(found, key=lambda rule: rule.code))


@cache
def _own_cards() -> tuple[Card, ...]:
    return index.cards(_imported)


@cache
def _with_plugins(named: tuple[plugins.Named, ...]) -> tuple[Card, ...]:
    found: list[Card] = list(_own_cards())
    taken = {word: card for card in found for word in card.names}
    for plugin in named:
        for rule in plugins.rules_of(plugin):
            other = next((taken[word] for word in sorted(rule.names) if word in taken), None)
            if other is not None:
                owner = other.plugin.package if other.plugin else "guichet"
                raise UsageError(
                    f"Le greffon « {plugin.package} » ne se charge pas : « {rule.name} » ({rule.code}) porte le nom ou le code de « {other.name} » ({other.code}), une règle de {owner}. Donnez-lui-en d’autres.",
                    f'The plugin "{plugin.package}" does not load: "{rule.name}" ({rule.code}) has the name or the code of "{other.name}" ({other.code}), a rule of {owner}. Give it others.',
                )
        found += plugins.rules_of(plugin)
        taken |= {word: rule for rule in plugins.rules_of(plugin) for word in rule.names}
    return tuple(sorted(found, key=lambda card: card.code))


def plugins_of(config: Config | None) -> tuple[plugins.Named, ...]:
    """Return the plugins that a configuration names, each once."""
    names = dict.fromkeys(config.plugins) if config else ()
    return tuple(plugins.Named(name, config.root) for name in names) if config else ()


def cards(config: Config | None = None) -> tuple[Card, ...]:
    """Return the card of every rule of guichet and of the plugins of a configuration, sorted by code. Raises UsageError."""
    return _with_plugins(plugins_of(config))


def all_rules(config: Config | None = None) -> tuple[Rule, ...]:
    """Return the rules themselves, importing the file of each. Raises UsageError."""
    return tuple(map(opened, cards(config)))


@cache
def _by_word(named: tuple[plugins.Named, ...]) -> Mapping[str, Card]:
    return {word: card for card in _with_plugins(named) for word in card.names}


def card_called(word: str, config: Config | None = None) -> Card | None:
    """Return the card of a name, a code or a name that the rule had; None when there is none."""
    return _by_word(plugins_of(config)).get(word)


def card_of(finding: Finding, config: Config) -> Card:
    """Return the card of the rule of a finding."""
    return _by_word(plugins_of(config))[finding.rule]


def rule_called(word: str, config: Config | None = None) -> Rule | None:
    """Return the rule of a name, a code or a name that it had; None when there is none."""
    card = card_called(word, config)
    return opened(card) if card else None


def rule_named(name: str, config: Config | None = None) -> Rule:
    """Return a rule by its name, importing its file alone. Raises KeyError."""
    return opened(_by_word(plugins_of(config))[name])


def opened(card: Card) -> Rule:
    """Return the rule of a card, importing its file alone; of its checks, the one that the card is about."""
    return card if isinstance(card, Rule) else _views_of(card.family, card.name)[card.number]


@cache
def _views_of(family: Family, name: str) -> tuple[Rule, ...]:
    stem = name.replace("-", "_")
    rule: Rule = getattr(_module(f"guichet.rules.{family.value}.{stem}"), stem)
    return tuple(rule.views())


def options_of(names: tuple[str, ...], root: str) -> dict[str, tuple[Option, ...]]:
    """Return the options of every rule, by each of its names, with those of some plugins."""
    known = cards(Config(plugins=(*names, *plugins.installed()), root=root))
    return {word: card.options for card in known for word in (card.name, *card.aliases)}


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
        return tuple(card.name for card in cards(config) if card.plugin and card.plugin.package == word)
    rule = card_called(word, config)
    return (rule.name,) if rule and word in rule.aliases else (word,)


def _notes(word: str, config: Config) -> Iterable[Text]:
    rule = card_called(word, config)
    if rule and word in rule.aliases:
        yield renamed(word, rule)
    if rule and rule.deprecated:
        yield Text(
            f"La règle « {rule.name} » s’en ira. {rule.deprecated.fr}",
            f'The rule "{rule.name}" will go. {rule.deprecated.en}',
        )


def renamed(word: str, rule: Card) -> Text:
    """Return the note for a rule that is called by an old name."""
    return Text(
        f"La règle « {word} » s’appelle maintenant « {rule.name} » : l’ancien nom marche encore, écrivez le nouveau.",
        f'The rule "{word}" is now called "{rule.name}": the old name still works, write the new one.',
    )


def selected(config: Config) -> tuple[Card, ...]:
    """Return the cards of the rules that a configuration selects by names, families, codes or "ALL"; by default those that are on."""

    def matches(card: Card, words: tuple[str, ...]) -> bool:
        return any(word in card.names or word in (card.family.value, "ALL") for word in words)

    known = cards(config)
    chosen = [card for card in known if (matches(card, config.select) if config.select else card.default)]
    return tuple(card for card in chosen if not matches(card, config.ignore))


def demanding(config: Config) -> frozenset[str]:
    """Return the rules that are off until their family is named, for a configuration that names none.

    Beside the others they cost a hundredth; alone, a family would be read again for them.
    """
    if config.select:
        return frozenset()
    return frozenset(card.name for card in cards(config) if not (card.default or card.deprecated))


def validate(words: Iterable[str], where: str, config: Config) -> None:
    """Raise UsageError when a word of a selection names no rule, family, code or plugin."""
    words_of_rules = _by_word(plugins_of(config))
    known = {"ALL", *(family.value for family in Family), *words_of_rules, *config.plugins}
    for word in words:
        if word not in known:
            raise unknown(word, known, where, ("la règle ou la famille", "the rule or family"))
