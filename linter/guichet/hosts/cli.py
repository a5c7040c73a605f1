"""The command `guichet`: arguments in, report on stdout, notes on stderr, an exit status."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from guichet.core.configuration import Config
from guichet.core.errors import UsageError
from guichet.core.findings import Lang, Text
from guichet.core.keeping.expressions import remember
from guichet.core.late import LIBRARIES, postpone
from guichet.core.writing import printable_lines
from guichet.hosts.arguments import build, user_language
from guichet.hosts.output import note, progress, write, write_bytes

if TYPE_CHECKING:
    from guichet.engine.run import Report

_STREAM = "-"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command. Returns 0 without violation, 1 with, 2 on bad usage or when something was not checked for our fault."""
    words = list(sys.argv[1:] if argv is None else argv)
    lang = user_language(words)
    try:
        return _dispatch(build(lang).parse_args(words), lang)
    except UsageError as problem:
        note(problem.text, lang)
        return 2
    except KeyboardInterrupt:
        note(Text("interrompu, rien n’a été écrit.", "interrupted, nothing was written."), lang)
        return 2
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  the reader left: nothing more to say
        return 2


def run() -> None:
    """Entry point of the console script; any other failure is one sentence, not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    gc.disable()  # what a run reads and works out is kept until its end
    postpone(*LIBRARIES)
    keep_expressions = remember()
    try:
        status = main()
    except Exception as problem:
        if os.environ.get("GUICHET_TRACEBACK"):
            raise
        text = Text(
            f"erreur interne ({type(problem).__name__}: {problem}). Relancez avec GUICHET_TRACEBACK=1 et signalez-la.",
            f"internal error ({type(problem).__name__}: {problem}). Run again with GUICHET_TRACEBACK=1 and report it.",
        )
        note(text, user_language(sys.argv))
        status = 2
    keep_expressions()
    leave(status)


def leave(status: int) -> NoReturn:
    """End the process at once: giving back the memory of a large run, object by object, would take a tenth of it."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if not stream.closed:  # the language server closes what it spoke over
                stream.flush()
        except OSError:
            status = 2
    os._exit(status)


def _dispatch(args: argparse.Namespace, lang: Lang) -> int:
    from guichet.hosts import catalogue

    commands = {
        "check": _check,
        "baseline": _baseline,
        "derogations": _register,
        "read": _read,
        "audit": _audit,
        "lsp": _serve,
        "rules": catalogue.show_rules,
        "explain": catalogue.explain,
        "new": catalogue.new,
        "docs": catalogue.docs,
    }
    return commands[args.command](args, lang)


def _config(args: argparse.Namespace, default: Lang) -> Config:
    from guichet.engine.catalogue import configuration_at, settled

    config = Config() if args.isolated else configuration_at(Path.cwd())
    if getattr(args, "select", None):
        config = replace(config, select=_words(args.select, "--select", config))
    if getattr(args, "ignore", None):
        config = replace(config, ignore=(*config.ignore, *_words(args.ignore, "--ignore", config)))
    config = settled(config)
    for one in config.notes:
        note(one, _language(args, config, default))
    return config


def _words(value: str, where: str, config: Config) -> tuple[str, ...]:
    from guichet.engine.catalogue import validate

    words = tuple(word.strip() for word in value.split(",") if word.strip())
    validate(words, where, config)
    return words


def _language(args: argparse.Namespace, config: Config, default: Lang) -> Lang:
    asked: Lang | None = args.lang
    return asked or config.lang or default


def _check(args: argparse.Namespace, default: Lang) -> int:
    from guichet.reporters import FORMATS, View, render
    from guichet.reporters.text import UNREAD

    _hold_together(args)
    config = _config(args, default)
    if args.baseline or args.no_baseline:
        config = replace(config, baseline=args.baseline or "")
    lang = _language(args, config, default)
    report = _report(args, config, lang)
    if args.diff:
        return _diff(report, args.output)
    refused: list[UsageError] = []
    if args.fix:
        from guichet.accepted import fixes

        mended, refused = fixes.write_all(fixes.mended(report.findings, report.project))
        report = _report(args, config, lang)
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


def _report(args: argparse.Namespace, config: Config, lang: Lang, each_place: bool = False) -> Report:
    from guichet.core.errors import why
    from guichet.core.source import UnreadableError, decode
    from guichet.engine.run import check

    paths = [path for path in args.paths if path != _STREAM]
    texts = []
    if _reads_input(args):
        name = args.stdin_filename or "stdin.html"
        paths = [path for path in paths if path != "." or (_STREAM in args.paths and len(args.paths) > 1)]
        try:
            texts.append(decode(name.replace(os.sep, "/"), sys.stdin.buffer.read()))
        except UnreadableError as problem:
            reason = why(str(problem))
            raise UsageError(
                f"Ce qui a été lu sur l’entrée ne se vérifie pas : {reason.fr}.",
                f"What was read from input cannot be checked: {reason.en}.",
            ) from None
    return check(
        paths,
        config,
        jobs=args.jobs,
        use_cache=not args.no_cache,
        texts=texts,
        progress=progress(lang),
        each_place=each_place,
    )


def _reads_input(args: argparse.Namespace) -> bool:
    return _STREAM in args.paths or bool(getattr(args, "stdin_filename", None))


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


def _baseline(args: argparse.Namespace, default: Lang) -> int:
    from guichet.accepted import baseline as baselines
    from guichet.engine.catalogue import configuration_at, selected
    from guichet.engine.run import NEVER_ACCEPTED

    config = _config(args, default)
    lang = _language(args, config, default)
    file = baselines.file_of(args.output or args.baseline or config.baseline or ".guichet-baseline")
    report = _report(args, replace(config, baseline=""), lang, each_place=True)
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


def _register(args: argparse.Namespace, default: Lang) -> int:
    from guichet.documents.register import render
    from guichet.engine.run import written_derogations

    config = _config(args, default)
    lang = _language(args, config, default)
    written = written_derogations(args.paths, config)
    write(render(args.format, written, lang, date.today(), config), args.output)
    return 0


def _read(args: argparse.Namespace, default: Lang) -> int:
    config = _config(args, default)
    lang = _language(args, config, default)
    paths = [path.replace(os.sep, "/") for path in args.paths]
    if args.format == "json" or any(map(os.path.isdir, paths)):
        if args.why:
            raise UsageError(
                "--why parle d’un seul texte : nommez des fichiers, sans dossier ni « --format json ».",
                '--why speaks of one text: name files, without a folder or "--format json".',
            )
        from guichet.documents.ranking import ranking
        from guichet.reporters import ranking as ranked

        write(ranked.RENDERERS[args.format](ranking(paths, config), lang), args.output)
    else:
        from guichet.documents.reading import read_all
        from guichet.reporters.reading import RENDERERS

        write(RENDERERS[args.format](read_all(paths, config), lang, args.why), args.output)
    return 0


def _serve(args: argparse.Namespace, lang: Lang) -> int:
    try:
        from guichet.hosts.lsp import build as build_server
    except ImportError:
        raise UsageError(
            "Le serveur demande pygls : « pip install pygls ».", 'The server needs pygls: "pip install pygls".'
        ) from None
    gc.enable()
    from guichet.hosts.frames import Frames

    build_server(lang).start_io(Frames(sys.stdin.buffer))
    return 0


def _audit(args: argparse.Namespace, default: Lang) -> int:
    from guichet.documents.audit import grid
    from guichet.documents.audit_formats import render

    config = _config(args, default)
    rows, _ = grid(args.paths, config)
    write_bytes(render(args.format, rows, _language(args, config, default)), args.output)
    return 0
