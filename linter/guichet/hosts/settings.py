"""What a command runs with: the configuration that holds here, what its arguments change of it, the language."""

from __future__ import annotations

import argparse
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from guichet.core.configuration import Config
from guichet.core.findings import Lang
from guichet.hosts.output import note

if TYPE_CHECKING:
    from guichet.engine.services import Service


def configured(args: argparse.Namespace, default: Lang) -> Config:
    """Return the configuration that holds here, as the arguments change it. Raises UsageError."""
    config = _asked(Config() if args.isolated else _configuration(Path.cwd()), args)
    for one in config.notes:
        note(one, language(args, config, default))
    return config


def services_of(args: argparse.Namespace, config: Config, default: Lang) -> list[Service]:
    """Return the configurations that hold in the paths of a command, `config` first. Raises UsageError."""
    from guichet.engine.services import Service, services

    if args.isolated:
        return [Service(config)]

    def config_in(folder: Path) -> Config:
        found = _asked(_configuration(folder), args)
        for one in found.notes:
            note(one, language(args, config, default))
        return found

    named = [args.stdin_filename] if getattr(args, "stdin_filename", None) else []
    return services([*(path for path in args.paths if os.path.lexists(path)), *named], config, config_in)


def _configuration(folder: Path) -> Config:
    from guichet.engine.catalogue import configuration_at

    return configuration_at(folder)


def _asked(config: Config, args: argparse.Namespace) -> Config:
    """Return a configuration as the arguments change it."""
    from guichet.engine.catalogue import settled

    if getattr(args, "select", None):
        config = replace(config, select=_words(args.select, "--select", config))
    if getattr(args, "ignore", None):
        config = replace(config, ignore=(*config.ignore, *_words(args.ignore, "--ignore", config)))
    if getattr(args, "baseline", None) or getattr(args, "no_baseline", False):
        config = replace(config, baseline=args.baseline or "")
    return settled(config)


def _words(value: str, where: str, config: Config) -> tuple[str, ...]:
    from guichet.engine.catalogue import validate

    words = tuple(word.strip() for word in value.split(",") if word.strip())
    validate(words, where, config)
    return words


def language(args: argparse.Namespace, config: Config, default: Lang) -> Lang:
    """Return the language asked for, else that of the configuration, else a default."""
    asked: Lang | None = args.lang
    return asked or config.lang or default
