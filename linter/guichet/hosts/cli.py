"""The command `guichet`: arguments in, report on stdout, notes on stderr, an exit status."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NoReturn

from guichet.core import configuration
from guichet.core.configuration import Config
from guichet.core.errors import UsageError
from guichet.core.findings import Lang, Text, counted
from guichet.engine.catalogue import configuration_at, validate
from guichet.engine.run import Report, check
from guichet.hosts.arguments import build, user_language
from guichet.hosts.output import progress, write, write_bytes

_STREAM = "-"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command. Returns 0 without violation, 1 with, 2 on bad usage or an internal error."""
    words = list(sys.argv[1:] if argv is None else argv)
    lang = user_language(words)
    try:
        return _dispatch(build(lang).parse_args(words), lang)
    except UsageError as problem:
        print(f"guichet: {problem.text.of(lang)}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(
            Text("guichet: interrompu, rien n’a été écrit.", "guichet: interrupted, nothing was written.").of(lang),
            file=sys.stderr,
        )
        return 2
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  the reader left: nothing more to say
        return 2


def run() -> None:
    """Entry point of the console script; any other failure is one sentence, not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = main()
    except Exception as problem:
        if os.environ.get("GUICHET_TRACEBACK"):
            raise
        text = Text(
            f"guichet: erreur interne ({type(problem).__name__}: {problem}). Relancez avec GUICHET_TRACEBACK=1 et signalez-la.",
            f"guichet: internal error ({type(problem).__name__}: {problem}). Run again with GUICHET_TRACEBACK=1 and report it.",
        )
        print(text.of(user_language(sys.argv)), file=sys.stderr)
        status = 2
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
    if args.command == "check":
        return _check(args, lang)
    if args.command == "baseline":
        return _baseline(args, lang)
    if args.command == "derogations":
        return _register(args, lang)
    if args.command == "rules":
        from guichet.documents.rule_pages import rules_list

        write(rules_list(args.format, lang), None)
        return 0
    if args.command == "read":
        return _read(args, lang)
    if args.command == "audit":
        return _audit(args, lang)
    if args.command == "lsp":
        return _serve(lang)
    if args.command == "explain":
        return _explain(args.rule, lang)
    if args.command == "new":
        from guichet.documents.rule_pages import checkout
        from guichet.documents.scaffold import create

        path = create(checkout(Path.cwd()), args.family, args.name)
        print(
            Text(
                f"{path} est prêt : son exemple échoue, à vous d’écrire la règle.",
                f"{path} is ready: its example fails, the rule is yours to write.",
            ).of(lang)
        )
        return 0
    from guichet.documents.rule_pages import checkout, write_pages

    changed = write_pages(checkout(Path.cwd()), dry_run=args.check)
    for name in changed:
        print(name)
    return 1 if args.check and changed else 0


def _config(args: argparse.Namespace) -> Config:
    config = Config() if args.isolated else configuration_at(Path.cwd())
    if getattr(args, "select", None):
        config = replace(config, select=_words(args.select, "--select"))
    if getattr(args, "ignore", None):
        config = replace(config, ignore=(*config.ignore, *_words(args.ignore, "--ignore")))
    if not args.isolated and (config.select or config.ignore or config.per_file_ignores):
        words = (
            *config.select,
            *config.ignore,
            *(word for words in config.per_file_ignores.values() for word in words),
        )
        validate(words, "[tool.guichet]")
    return config


def _words(value: str, where: str) -> tuple[str, ...]:
    words = tuple(word.strip() for word in value.split(",") if word.strip())
    validate(words, where)
    return words


def _language(args: argparse.Namespace, config: Config, default: Lang) -> Lang:
    asked: Lang | None = args.lang
    return asked or config.lang or default


def _check(args: argparse.Namespace, default: Lang) -> int:
    from guichet.accepted import fixes
    from guichet.reporters import FORMATS, View, render

    _hold_together(args)
    config = _config(args)
    lang = _language(args, config, default)
    baseline = Path(args.baseline) if args.baseline else None
    report = _report(args, config, lang, baseline)
    if args.diff:
        return _diff(report, args.output)
    refused: list[UsageError] = []
    if args.fix:
        mended, refused = fixes.write_all(fixes.mended(report.findings, report.project))
        report = _report(args, config, lang, baseline)
        print(Text(f"Fichiers corrigés : {mended}.", f"Files mended: {mended}.").of(lang), file=sys.stderr)
    format_name = args.format or FORMATS[0]
    colour = format_name == "text" and not args.output and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    write(render(format_name, report, View(lang, config.docs_url, colour)), args.output)
    for problem in refused:
        print(f"guichet: {problem.text.of(lang)}", file=sys.stderr)
    if refused:
        return 2
    return 1 if report.violations or (args.strict and report.reviews) else 0


def _report(
    args: argparse.Namespace, config: Config, lang: Lang, baseline: Path | None, each_place: bool = False
) -> Report:
    from guichet.core.errors import why
    from guichet.core.source import UnreadableError, decode

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
        baseline=baseline,
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
    write(changes, output)
    return 1 if changes else 0


def _baseline(args: argparse.Namespace, default: Lang) -> int:
    from guichet.accepted import baseline as baselines

    config = _config(args)
    file = Path(args.output or args.baseline)
    report = _report(args, config, default, None, each_place=True)
    root = str(file.parent)
    entries = [baselines.entry_of(one, report.project.text(one.path), root) for one in report.findings]
    number = baselines.write(file, entries)
    accepted = counted(
        number, Text("constat accepté", "finding accepted"), Text("constats acceptés", "findings accepted")
    )
    print(
        Text(
            f"{number} {accepted.fr} dans la référence {file}. Elle ne doit que rétrécir.",
            f"{number} {accepted.en} in {file}. It should only shrink.",
        ).of(_language(args, config, default))
    )
    return 0


def _register(args: argparse.Namespace, default: Lang) -> int:
    from guichet.documents.register import render
    from guichet.engine.run import written_derogations

    config = Config() if args.isolated else configuration_at(Path.cwd())
    lang = _language(args, config, default)
    write(render(args.format, written_derogations(args.paths, config), lang, date.today()), args.output)
    return 0


def _read(args: argparse.Namespace, default: Lang) -> int:
    from guichet.documents.reading import read_all
    from guichet.reporters.reading import RENDERERS

    config = Config() if args.isolated else configuration_at(Path.cwd())
    readings = read_all([path.replace(os.sep, "/") for path in args.paths], config)
    write(RENDERERS[args.format](readings, _language(args, config, default), args.why), args.output)
    return 0


def _serve(lang: Lang) -> int:
    try:
        from guichet.hosts.lsp import build as build_server
    except ImportError:
        raise UsageError(
            "Le serveur demande pygls : « pip install pygls ».", 'The server needs pygls: "pip install pygls".'
        ) from None
    build_server(lang).start_io()
    return 0


def _audit(args: argparse.Namespace, default: Lang) -> int:
    from guichet.documents.audit import grid
    from guichet.documents.audit_formats import render

    config = Config() if args.isolated else configuration_at(Path.cwd())
    rows, _ = grid(args.paths, config)
    write_bytes(render(args.format, rows, _language(args, config, default)), args.output)
    return 0


def _explain(name: str, lang: Lang) -> int:
    from guichet.documents.rule_page import plain_page
    from guichet.engine.catalogue import all_rules

    for rule in all_rules():
        if name in (rule.name, rule.code):
            write(plain_page(rule, lang), None)
            return 0
    raise configuration.unknown(name, [rule.name for rule in all_rules()], "guichet explain", ("la règle", "the rule"))
