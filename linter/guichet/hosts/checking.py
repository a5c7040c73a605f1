"""The command `guichet check`: what it runs over, what it shows, what it writes, with which status it ends."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from guichet.core.configuration import Config
from guichet.core.errors import UsageError
from guichet.core.findings import Lang, Text
from guichet.core.writing import printable_lines
from guichet.hosts.output import note, progress, write
from guichet.hosts.parser import HERE
from guichet.hosts.settings import configured, language, services_of

if TYPE_CHECKING:
    from guichet.engine.report import Report
    from guichet.engine.services import Service

STREAM = "-"


def check(args: argparse.Namespace, default: Lang) -> int:
    """Check files and show what is found. Returns the status of the command."""
    _take_place(args)
    _hold_together(args)
    config = configured(args, default)
    lang = language(args, config, default)
    if args.show_files or args.show_settings:
        from guichet.hosts.showing import show

        return show(args, services_of(args, config, default), lang)
    with _counted(args.statistics):
        report = report_of(args, config, lang)
        if args.diff:
            return _diff(report, args.output, lang)
        if args.add_derogations:
            from guichet.hosts.deciding import add_derogations

            return add_derogations(args, report, lang)
        refused: list[UsageError] = []
        if args.fix:
            from guichet.accepted import fixes

            mended, refused = fixes.write_all(fixes.mended(report.findings, report.project))
            report = report_of(args, config, lang)
            note(Text(f"Fichiers corrigés : {mended}.", f"Files mended: {mended}."), lang)
        _show(args, report, config, lang)
    for text in (*report.notes, *(problem.text for problem in refused)):
        note(text, lang)
    return _status(args, report, bool(refused))


@contextmanager
def _counted(is_asked: bool) -> Iterator[None]:
    """Count the time that rules and files take, when it is asked for."""
    from guichet.engine import spent

    if is_asked:
        spent.opened()
    try:
        yield
    finally:
        spent.closed()


def _show(args: argparse.Namespace, report: Report, config: Config, lang: Lang) -> None:
    from guichet.reporters import FORMATS, View, render
    from guichet.reporters.remarks import remarks

    form = args.format or FORMATS[0]
    colour = form == "text" and not args.output and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    view = View(lang, config.docs_url, colour)
    if args.statistics:
        from guichet.engine import spent
        from guichet.reporters import statistics

        write(statistics.render(form, report, spent.taken(), view), args.output)
    else:
        write(render(form, report, view), args.output)
    if form not in ("text", "concise", "markdown"):
        for remark in remarks(report):
            note(remark, lang)


def _status(args: argparse.Namespace, report: Report, is_refused: bool) -> int:
    if is_refused or report.failures:
        return 2
    counted = len(report.violations) + (len(report.reviews) if args.strict else 0)
    return 1 if counted > args.max_violations and not args.exit_zero else 0


def report_of(args: argparse.Namespace, config: Config, lang: Lang) -> Report:
    """Return the report of what the arguments name, each file under its own configuration. Raises UsageError."""
    from guichet.engine.services import check_services

    return check_services(services_of(args, config, lang), lambda service: report_of_service(args, service, lang))


def report_of_service(args: argparse.Namespace, service: Service, lang: Lang, each_place: bool = False) -> Report:
    """Return the report of what one configuration governs. Raises UsageError."""
    from guichet.core.errors import why
    from guichet.core.source import UnreadableError, decode
    from guichet.engine import run

    paths = [path for path in args.paths if path != STREAM]
    texts = []
    if _reads_input(args):
        name = args.stdin_filename or "stdin.html"
        paths = [path for path in paths if path != "." or (STREAM in args.paths and len(args.paths) > 1)]
        try:
            texts.append(decode(name.replace(os.sep, "/"), _input(args)))
        except UnreadableError as problem:
            reason = why(str(problem))
            raise UsageError(
                f"Ce qui a été lu sur l’entrée ne se vérifie pas : {reason.fr}.",
                f"What was read from input cannot be checked: {reason.en}.",
            ) from None
    return run.check(
        paths,
        service.config,
        jobs=args.jobs,
        use_cache=not args.no_cache,
        texts=texts,
        progress=progress(lang),
        each_place=each_place,
        governs=service.governs,
        spent=service.spent,
        since=getattr(args, "changed", None),
        place=service.place,
    )


def _input(args: argparse.Namespace) -> bytes:
    """Return what is read from input, once however many configurations hold."""
    if not hasattr(args, "input"):
        args.input = sys.stdin.buffer.read()
    given: bytes = args.input
    return given


def _reads_input(args: argparse.Namespace) -> bool:
    return STREAM in args.paths or bool(getattr(args, "stdin_filename", None))


def _take_place(args: argparse.Namespace) -> None:
    """Make a place of what follows --changed when it is one and no revision: `--changed .` is what one writes."""
    from guichet.engine.changes import is_revision

    if args.changed and os.path.lexists(args.changed) and not is_revision(args.changed):
        args.paths = [args.changed, *(args.paths if args.paths is not HERE else ())]
        args.changed = "HEAD"


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
    if args.statistics and args.format not in (None, "text", "json"):
        raise UsageError(
            "--statistics se montre en texte ou en json. Donnez --format json, ou retirez --format.",
            "--statistics shows as text or as json. Give --format json, or remove --format.",
        )
    for name in ("add_derogations", "changed", "watch"):
        if getattr(args, name) and _reads_input(args):
            option = f"--{name.replace('_', '-')}"
            raise UsageError(
                f"{option} parle de fichiers : il ne peut rien pour un texte lu sur l’entrée. Nommez le fichier.",
                f"{option} is about files: it can do nothing for a text read from input. Name the file.",
            )


def _diff(report: Report, output: str | None, lang: Lang) -> int:
    from guichet.accepted import fixes

    changes = "".join(fixes.diff(source, mended) for source, mended in fixes.mended(report.findings, report.project))
    write(changes if output else printable_lines(changes), output)
    if not changes:
        note(Text("rien que la machine puisse corriger.", "nothing that the machine can mend."), lang)
    return 1 if changes else 0
