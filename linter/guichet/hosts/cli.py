"""The command `guichet`: arguments in, report on stdout, notes on stderr, an exit status."""

from __future__ import annotations

import argparse
import gc
import itertools
import os
import signal
import sys
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

from guichet.core.errors import UsageError
from guichet.core.findings import Lang, Text
from guichet.core.keeping.expressions import remember
from guichet.core.keeping.kept import write_nothing
from guichet.core.late import LIBRARIES, postpone
from guichet.core.writing import printable
from guichet.hosts.arguments import build
from guichet.hosts.output import note, write, write_bytes
from guichet.hosts.parser import user_language
from guichet.hosts.settings import configured, language
from guichet.version import VERSION

if TYPE_CHECKING:
    pass


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command. Returns 0 without violation, 1 with, 2 on bad usage or when something was not checked for our fault."""
    words = list(sys.argv[1:] if argv is None else argv)
    lang = user_language(words)
    try:
        _refuse_files_named_like_options(words)
        args = build(lang).parse_args(words)
        if getattr(args, "watch", False):
            from guichet.hosts.watching import watch

            return watch(args, words, lang)
        return _dispatch(args, lang)
    except UsageError as problem:
        note(problem.text, lang)
        return 2
    except KeyboardInterrupt:
        note(Text("interrompu, rien n’a été écrit.", "interrupted, nothing was written."), lang)
        return 2
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  the reader left: nothing more to say
        return 2


def _refuse_files_named_like_options(words: Sequence[str]) -> None:
    """Names of files come from hooks and from `xargs`: one of a stranger's is never obeyed. Raises UsageError."""
    options = itertools.takewhile(lambda word: word != "--", words)
    named = next((word for word in options if word.startswith("-") and os.path.lexists(word)), None)
    if named is not None:
        shown = printable(named)
        raise UsageError(
            f"« {shown} » est le nom d’un fichier de ce dossier : il n’est pas lu comme une option. Renommez-le, ou écrivez « ./{shown} ».",
            f'"{shown}" is the name of a file of this folder: it is not read as an option. Rename it, or write "./{shown}".',
        )


_SOON = 0.05
"""Seconds after which an interruption that was lost is sent again."""


def _wake(signum: int) -> None:
    """Send a signal to the main thread: what it waits for ends, where a mark that is only looked at later would not."""
    signal.pthread_kill(threading.main_thread().ident or 0, signum)


def hear_again(lost: sys.UnraisableHookArgs) -> None:
    """Send an interruption again that came where nothing can be raised, as when an object goes: Python would drop it, and wait."""
    if lost.exc_type is KeyboardInterrupt:
        again = threading.Timer(_SOON, signal.raise_signal if os.name == "nt" else _wake, (signal.SIGINT,))
        again.daemon = True
        again.start()
    else:
        sys.__unraisablehook__(lost)


def run() -> None:
    """Entry point of the console script; any other failure is one sentence, not a traceback."""
    sys.unraisablehook = hear_again
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    gc.disable()  # what a run reads and works out is kept until its end
    postpone(*LIBRARIES)
    if any(word.startswith("--no-c") for word in sys.argv):  # --no-cache, short of what argparse lets one leave out
        write_nothing()
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
    from guichet.hosts import accepting, catalogue, checking, people, portfolio

    commands = {
        "check": checking.check,
        "baseline": accepting.baseline,
        "derogations": accepting.register,
        "read": _read,
        "audit": _audit,
        "portfolio": portfolio.show,
        "people": people.show,
        "lsp": _serve,
        "rules": catalogue.show_rules,
        "explain": catalogue.explain,
        "new": catalogue.new,
        "docs": catalogue.docs,
    }
    return commands[args.command](args, lang)


def _read(args: argparse.Namespace, default: Lang) -> int:
    config = configured(args, default)
    lang = language(args, config, default)
    paths = [path.replace(os.sep, "/") for path in args.paths]
    is_folder = any(map(os.path.isdir, paths))
    if args.why and (args.format == "json" or (is_folder and args.format != "text")):
        raise UsageError(
            "--why répond dans le terminal : retirez --format, ou nommez des fichiers avec « --format html ».",
            '--why answers in the terminal: take --format away, or name files with "--format html".',
        )
    if args.why and is_folder:
        from guichet.documents.reading import heard_in
        from guichet.reporters.reading import whom

        write(whom(heard_in(paths, config), lang), args.output)
    elif args.format == "json" or is_folder:
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
            f"Le serveur demande pygls. Avec le paquet qui a installé guichet : « pip install 'wheels/guichet_lint-{VERSION}-py3-none-any.whl[lsp]' ».",
            f"The server needs pygls. With the wheel that guichet was installed from: \"pip install 'wheels/guichet_lint-{VERSION}-py3-none-any.whl[lsp]'\".",
        ) from None
    from guichet.hosts.frames import Frames

    build_server(lang, args.lang).start_io(Frames(sys.stdin.buffer))
    return 0


def _audit(args: argparse.Namespace, default: Lang) -> int:
    from guichet.documents.audit import grid
    from guichet.documents.audit_formats import render

    config = configured(args, default)
    rows, _ = grid(args.paths, config)
    write_bytes(render(args.format, rows, language(args, config, default)), args.output)
    return 0
