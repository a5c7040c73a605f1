"""The command line: its words, in the user's language."""

from __future__ import annotations

import argparse
import locale
import os
import re
from typing import NoReturn

from guichet import __version__
from guichet.errors import UsageError
from guichet.findings import Family, Lang, Text
from guichet.reporters import FORMATS


def user_language(argv: list[str]) -> Lang:
    """Return the language asked for, else the locale's, else English."""
    for at, word in enumerate(argv):
        value = (
            word.partition("=")[2]
            if word.startswith("--lang=")
            else argv[at + 1]
            if word == "--lang" and at + 1 < len(argv)
            else ""
        )
        if value == "fr":
            return "fr"
        if value == "en":
            return "en"
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    chosen = next((name for name in names if name), "") or (locale.getlocale()[0] or "")
    return "fr" if chosen.lower().startswith("fr") else "en"


class Parser(argparse.ArgumentParser):
    """argparse whose errors are sentences, raised rather than printed."""

    lang: Lang = "en"

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with what is wrong, in our words, and the way to the help."""
        said = _said(message)
        raise UsageError(
            f"La commande ne se comprend pas : {said.fr}. Voyez « {self.prog} --help ».",
            f'The command is not understood: {said.en}. See "{self.prog} --help".',
        )


_SENTENCES = (
    (r"argument (.+): invalid choice: '(.*)' \(choose from (.*)\)", "{0} ne peut pas valoir « {1} » (au choix : {2})", '{0} cannot be "{1}" (choose from {2})'),
    (r"argument (.+): invalid \w+ value: '(.*)'", "{0} attend un nombre entier à partir de 1, pas « {1} »", '{0} takes a whole number from 1, not "{1}"'),
    (r"argument (.+): expected (?:one|at least one) argument", "il manque une valeur après {0}", "a value is missing after {0}"),
    (r"argument (.+): ignored explicit argument '(.*)'", "{0} ne prend pas de valeur (« {1} »)", '{0} takes no value ("{1}")'),
    (r"the following arguments are required: (.*)", "il manque {0}", "{0} is missing"),
    (r"unrecognized arguments: (.*)", "« {0} » n’existe pas", '"{0}" does not exist'),
    (r"ambiguous option: (\S+) could match (.*)", "« {0} » peut vouloir dire {1}", '"{0}" could mean {1}'),
)  # fmt: skip
"""The sentences of argparse, which only speaks English, and ours."""


def _said(message: str) -> Text:
    for pattern, fr, en in _SENTENCES:
        match = re.fullmatch(pattern, message, re.S)
        if match:
            words = [group.replace("'", "") for group in match.groups()]
            return Text(fr.format(*words), en.format(*words))
    return Text("un argument manque ou n’est pas à sa place", "an argument is missing or out of place")


def _jobs(value: str) -> int:
    number = int(value)
    if number < 1:
        raise ValueError
    return number


def build(lang: Lang) -> Parser:
    """Return the parser of the command, its help in one language."""

    def say(fr: str, en: str) -> str:
        return Text(fr, en).of(lang)

    parser = Parser(
        prog="guichet",
        description=say(
            "Signale ce qui, dans les gabarits et le code d’un service public, laisse des personnes dehors.",
            "Reports what, in the templates and code of a public service, leaves people outside.",
        ),
    )
    parser.add_argument("--version", action="version", version=f"guichet {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=Parser)

    def command(name: str, fr: str, en: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=say(fr, en), description=say(fr, en))
        added.add_argument("--lang", choices=("fr", "en"), help=say("langue des messages", "language of the messages"))
        return added

    def selection(added: argparse.ArgumentParser) -> None:
        added.add_argument("paths", nargs="*", default=["."], metavar="PATH")
        added.add_argument(
            "--select", help=say("règles ou familles à vérifier, ou ALL", "rules or families to check, or ALL")
        )
        added.add_argument("--ignore", help=say("règles ou familles à laisser", "rules or families to leave out"))
        added.add_argument(
            "--isolated", action="store_true", help=say("ignorer toute configuration", "ignore any configuration")
        )
        added.add_argument("--jobs", type=_jobs, help=say("nombre de processus", "number of processes"))
        added.add_argument(
            "--no-cache",
            action="store_true",
            help=say("ne rien garder entre deux passages", "keep nothing between runs"),
        )
        added.add_argument("--output", metavar="FILE", help=say("écrire dans un fichier", "write to a file"))

    check = command("check", "vérifier des fichiers", "check files")
    selection(check)
    check.add_argument("--format", choices=FORMATS, help=say("forme du rapport", "form of the report"))
    check.add_argument(
        "--strict", action="store_true", help=say("les points à vérifier comptent aussi", "points to check count too")
    )
    check.add_argument(
        "--baseline", metavar="FILE", help=say("ne montrer que ce qui n’y est pas", "show only what is not in it")
    )
    check.add_argument(
        "--fix",
        action="store_true",
        help=say("corriger ce qui se corrige sans rien inventer", "mend what can be mended without inventing anything"),
    )
    check.add_argument(
        "--diff", action="store_true", help=say("montrer ce que --fix écrirait", "show what --fix would write")
    )
    check.add_argument(
        "--stdin-filename",
        metavar="PATH",
        help=say("nom du texte lu sur l’entrée (« - »)", 'name of the text read from input ("-")'),
    )

    read = command("read", "relire un texte avant de l’envoyer", "read a text before sending it")
    read.add_argument("paths", nargs="+", metavar="FILE")
    read.add_argument(
        "--format", choices=("text", "html"), default="text", help=say("forme du rapport", "form of the report")
    )
    read.add_argument(
        "--isolated", action="store_true", help=say("ignorer toute configuration", "ignore any configuration")
    )
    read.add_argument("--output", metavar="FILE", help=say("écrire dans un fichier", "write to a file"))

    explain = command("explain", "la page d’une règle", "the page of a rule")
    explain.add_argument("rule", metavar="RULE")

    rules = command("rules", "la liste des règles", "the list of rules")
    rules.add_argument("--format", choices=("text", "json", "markdown"), default="text")

    register = command("derogations", "le registre des décisions", "the register of decisions")
    register.add_argument("paths", nargs="*", default=["."], metavar="PATH")
    register.add_argument("--format", choices=("markdown", "csv", "json"), default="markdown")
    register.add_argument("--isolated", action="store_true")
    register.add_argument("--output", metavar="FILE")

    audit = command("audit", "préparer un audit RGAA", "prepare an RGAA audit")
    audit.add_argument("paths", nargs="*", default=["."], metavar="PATH")
    audit.add_argument("--format", choices=("csv", "markdown", "html", "ods"), default="markdown")
    audit.add_argument("--isolated", action="store_true")
    audit.add_argument("--output", metavar="FILE", help=say("écrire dans un fichier", "write to a file"))

    base = command("baseline", "accepter l’existant", "accept what exists today")
    selection(base)
    base.add_argument("--baseline", metavar="FILE", default=".guichet-baseline")

    command("lsp", "le serveur pour éditeurs de texte", "the server for text editors")

    new = command("new", "une nouvelle règle, prête à écrire", "a new rule, ready to write")
    new.add_argument(
        "family", choices=[family.value for family in Family if family is not Family.GUICHET], metavar="FAMILY"
    )
    new.add_argument("name", metavar="NAME")

    docs = command("docs", "réécrire les pages des règles", "write the rule pages again")
    docs.add_argument(
        "--check", action="store_true", help=say("dire seulement ce qui a changé", "only say what has changed")
    )
    return parser
