"""The parser of the command line: its errors are sentences, its help is in the user's language."""

from __future__ import annotations

import argparse
import locale
import os
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from guichet.core.config_file import language_in
from guichet.core.errors import UsageError
from guichet.core.findings import Lang, Text
from guichet.version import VERSION


def user_language(argv: list[str]) -> Lang:
    """Return the language asked for, else that of the configuration that holds here, else the locale's, else English."""
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
    of_project = None if "--isolated" in argv else _language_of(Path.cwd())
    if of_project is not None:
        return of_project
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    chosen = next((name for name in names if name), "") or (locale.getlocale()[0] or "")
    return "fr" if chosen.lower().startswith("fr") else "en"


def _language_of(folder: Path) -> Lang | None:
    """Return the language that the configuration of a folder names, None when it names none or cannot be read."""
    try:
        return language_in(folder)
    except (UsageError, OSError, RecursionError):
        return None


class Parser(argparse.ArgumentParser):
    """argparse whose errors are sentences, raised rather than printed."""

    def speak(self, lang: Lang) -> None:
        """Put in one language the words that argparse adds to the help."""
        self._positionals.title = "arguments"
        self.add_argument("-h", "--help", action="help", help=Text("montrer cette aide", "show this help").of(lang))

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with what is wrong, in our words, and the way to the help."""
        said = _said(message)
        raise UsageError(
            f"La commande ne se comprend pas : {said.fr}. Voyez « {self.prog} --help ».",
            f'The command is not understood: {said.en}. See "{self.prog} --help".',
        )


_SENTENCES = (
    (r"argument (.+): invalid choice: '(.*)' \(choose from (.*)\)", "{0} ne peut pas valoir « {1} » (au choix : {2})", '{0} cannot be "{1}" (choose from {2})'),
    (r"argument (.+): invalid _day value: '(.*)'", "{0} attend un jour comme 2027-01-31, pas « {1} »", '{0} takes a day like 2027-01-31, not "{1}"'),
    (r"argument (.+): invalid whole_number value: '(.*)'", "{0} attend un nombre entier à partir de 0, pas « {1} »", '{0} takes a whole number from 0, not "{1}"'),
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


def jobs_of(value: str) -> int:
    """Return a number from 1. Raises ValueError."""
    number = int(value)
    if number < 1:
        raise ValueError
    return number


def whole_number(value: str) -> int:
    """Return a number from 0. Raises ValueError."""
    number = int(value)
    if number < 0:
        raise ValueError
    return number


def _day(value: str) -> date:
    return date.fromisoformat(value)


HERE = ["."]
"""The places of a command that names none; it is known by itself, so that "." may be told from nothing."""


class Commands:
    """The commands under way, and the arguments that several of them take, said in one language."""

    def __init__(self, lang: Lang) -> None:
        self._lang: Lang = lang
        self.parser = Parser(
            prog="guichet",
            description=self.say(
                "Signale ce qui, dans les gabarits et le code d’un service public, laisse des personnes dehors.",
                "Reports what, in the templates and code of a public service, leaves people outside.",
            ),
            add_help=False,
        )
        self.parser.speak(lang)
        self.parser.add_argument(
            "--version",
            action="version",
            version=f"guichet {VERSION}",
            help=self.say("dire la version", "say the version"),
        )
        self._added = self.parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=Parser)

    def say(self, fr: str, en: str) -> str:
        """Return a sentence in the language of the help."""
        return Text(fr, en).of(self._lang)

    def command(self, name: str, fr: str, en: str) -> Parser:
        """Add a command."""
        added = self._added.add_parser(name, help=self.say(fr, en), description=self.say(fr, en), add_help=False)
        added.speak(self._lang)
        said = self.say("langue des messages", "language of the messages")
        added.add_argument("--lang", choices=("fr", "en"), help=said)
        return added

    def value(self, added: Parser, name: str, metavar: str, fr: str, en: str) -> None:
        """Add an argument that takes a word."""
        added.add_argument(name, metavar=metavar, help=self.say(fr, en))

    def switch(self, added: Parser, name: str, fr: str, en: str) -> None:
        """Add an option without a value."""
        added.add_argument(name, action="store_true", help=self.say(fr, en))

    def places(self, added: Parser) -> None:
        """Add files and folders, this one by default."""
        said = self.say(
            "fichiers et dossiers ; le dossier courant par défaut", "files and folders; by default this one"
        )
        added.add_argument("paths", nargs="*", default=HERE, metavar="PATH", help=said)

    def isolated(self, added: Parser) -> None:
        """Add the option that ignores any configuration."""
        self.switch(added, "--isolated", "ignorer toute configuration", "ignore any configuration")

    def output(self, added: Parser) -> None:
        """Add the option that writes to a file."""
        added.add_argument("--output", "-o", metavar="FILE", help=self.say("écrire dans un fichier", "write to a file"))

    def form(self, added: Parser, choices: Sequence[str]) -> None:
        """Add the form of the result, the first by default."""
        said = self.say(f"forme du résultat ; {choices[0]} par défaut", f"form of the result; by default {choices[0]}")
        added.add_argument("--format", choices=choices, default=choices[0], help=said)

    def decision(self, added: Parser, has_reason: bool = True) -> None:
        """Add what is written of a decision: why, who answers for it, until when."""
        if has_reason:
            self.value(added, "--reason", "TEXT", "motif de la décision", "reason of the decision")
        self.value(
            added,
            "--owner",
            "ROLE",
            "fonction qui en répond, pas une personne",
            "role that answers for it, not a person",
        )
        said = self.say("dernier jour où elle vaut, comme 2027-01-31", "last day on which it holds, like 2027-01-31")
        added.add_argument("--until", metavar="DAY", type=_day, help=said)

    def selection(self, added: Parser) -> None:
        """Add what is checked, and how."""
        self.places(added)
        self.value(
            added, "--select", "RULES", "règles ou familles à vérifier, ou ALL", "rules or families to check, or ALL"
        )
        self.value(added, "--ignore", "RULES", "règles ou familles à laisser", "rules or families to leave out")
        self.isolated(added)
        said = self.say("nombre de processus", "number of processes")
        added.add_argument("--jobs", metavar="N", type=jobs_of, help=said)
        self.switch(added, "--no-cache", "ne rien garder entre deux passages", "keep nothing between runs")
        self.output(added)
