"""The commands about what is accepted: the baseline, the register of decisions."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date
from pathlib import Path

from guichet.core.configuration import Config
from guichet.core.findings import Lang
from guichet.hosts.checking import report_of
from guichet.hosts.output import write
from guichet.hosts.settings import configured, language


def baseline(args: argparse.Namespace, default: Lang) -> int:
    """Accept what exists today."""
    from guichet.accepted import baseline as baselines
    from guichet.engine.catalogue import configuration_at, selected
    from guichet.engine.run import NEVER_ACCEPTED

    config = configured(args, default)
    lang = language(args, config, default)
    file = baselines.file_of(args.output or args.baseline or config.baseline or ".guichet-baseline")
    report = report_of(args, replace(config, baseline=""), lang, each_place=True)
    entries = [
        baselines.entry_of(one, report.project.text(one.path), str(file.parent))
        for one in report.findings
        if one.rule not in NEVER_ACCEPTED
    ]
    usual = Config() if args.isolated else configuration_at(Path.cwd())
    ran = {rule.name for rule in selected(config)}
    silent = {rule.name for rule in selected(usual)} - ran
    number, left = baselines.merge(file, entries, args.paths, silent)
    print(baselines.outcome(file, number, left).of(lang))
    return 0


def register(args: argparse.Namespace, default: Lang) -> int:
    """Show every derogation that is written."""
    from guichet.documents.register import render
    from guichet.engine.run import written_derogations

    config = configured(args, default)
    lang = language(args, config, default)
    written = written_derogations(args.paths, config)
    write(render(args.format, written, lang, date.today(), config), args.output)
    return 0
