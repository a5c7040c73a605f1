"""The command `guichet check`: what it runs over, what it shows, what it writes, with which status it ends."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from guichet.core.configuration import Config
from guichet.core.errors import UsageError
from guichet.core.findings import Lang, Text
from guichet.core.writing import printable_lines
from guichet.hosts.output import note, progress, write
from guichet.hosts.settings import configured, language

if TYPE_CHECKING:
    from guichet.engine.run import Report

STREAM = "-"


def check(args: argparse.Namespace, default: Lang) -> int:
    """Check files and show what is found. Returns the status of the command."""
    from guichet.reporters import FORMATS, View, render
    from guichet.reporters.text import UNREAD

    _hold_together(args)
    config = configured(args, default)
    if args.baseline or args.no_baseline:
        config = replace(config, baseline=args.baseline or "")
    lang = language(args, config, default)
    report = report_of(args, config, lang)
    if args.diff:
        return _diff(report, args.output)
    refused: list[UsageError] = []
    if args.fix:
        from guichet.accepted import fixes

        mended, refused = fixes.write_all(fixes.mended(report.findings, report.project))
        report = report_of(args, config, lang)
        note(Text(f"Fichiers corrigés : {mended}.", f"Files mended: {mended}."), lang)
    format_name = args.format or FORMATS[0]
    colour = format_name == "text" and not args.output and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    write(render(format_name, report, View(lang, config.docs_url, colour)), args.output)
    if format_name != "text" and report.found.silent:
        note(UNREAD.format(kinds=report.found.silent), lang)
    for text in (*report.notes, *(problem.text for problem in refused)):
        note(text, lang)
    if refused or report.failures:
        return 2
    return 1 if report.violations or (args.strict and report.reviews) else 0


def report_of(args: argparse.Namespace, config: Config, lang: Lang, each_place: bool = False) -> Report:
    """Return the report of what the arguments name. Raises UsageError."""
    from guichet.core.errors import why
    from guichet.core.source import UnreadableError, decode
    from guichet.engine import run

    paths = [path for path in args.paths if path != STREAM]
    texts = []
    if _reads_input(args):
        name = args.stdin_filename or "stdin.html"
        paths = [path for path in paths if path != "." or (STREAM in args.paths and len(args.paths) > 1)]
        try:
            texts.append(decode(name.replace(os.sep, "/"), sys.stdin.buffer.read()))
        except UnreadableError as problem:
            reason = why(str(problem))
            raise UsageError(
                f"Ce qui a été lu sur l’entrée ne se vérifie pas : {reason.fr}.",
                f"What was read from input cannot be checked: {reason.en}.",
            ) from None
    return run.check(
        paths,
        config,
        jobs=args.jobs,
        use_cache=not args.no_cache,
        texts=texts,
        progress=progress(lang),
        each_place=each_place,
    )


def _reads_input(args: argparse.Namespace) -> bool:
    return STREAM in args.paths or bool(getattr(args, "stdin_filename", None))


def _hold_together(args: argparse.Namespace) -> None:
    """Raise UsageError for options of `check` of which one makes the other void."""
    if args.fix and _reads_input(args):
        raise UsageError(
            "--fix écrit dans des fichiers : il ne peut rien pour un texte lu sur l’entrée. Nommez le fichier, ou demandez --diff.",
            "--fix writes to files: it can do nothing for a text read from input. Name the file, or ask for --diff.",
        )
    if args.diff and args.format:
        raise UsageError(
            "--diff montre des changements, pas un rapport : --format n’y peut rien. Retirez l’un des deux.",
            "--diff shows changes, not a report: --format does not apply to it. Remove one of the two.",
        )


def _diff(report: Report, output: str | None) -> int:
    from guichet.accepted import fixes

    changes = "".join(fixes.diff(source, mended) for source, mended in fixes.mended(report.findings, report.project))
    write(changes if output else printable_lines(changes), output)
    return 1 if changes else 0
