"""What a command runs with: the configuration that holds here, what its arguments change of it, the language."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from guichet.core.configuration import Config
from guichet.core.findings import Lang
from guichet.hosts.output import note


def configured(args: argparse.Namespace, default: Lang) -> Config:
    """Return the configuration that holds here, as the arguments change it. Raises UsageError."""
    from guichet.engine.catalogue import configuration_at, settled

    config = Config() if args.isolated else configuration_at(Path.cwd())
    if getattr(args, "select", None):
        config = replace(config, select=_words(args.select, "--select", config))
    if getattr(args, "ignore", None):
        config = replace(config, ignore=(*config.ignore, *_words(args.ignore, "--ignore", config)))
    config = settled(config)
    for one in config.notes:
        note(one, language(args, config, default))
    return config


def _words(value: str, where: str, config: Config) -> tuple[str, ...]:
    from guichet.engine.catalogue import validate

    words = tuple(word.strip() for word in value.split(",") if word.strip())
    validate(words, where, config)
    return words


def language(args: argparse.Namespace, config: Config, default: Lang) -> Lang:
    """Return the language asked for, else that of the configuration, else a default."""
    asked: Lang | None = args.lang
    return asked or config.lang or default
