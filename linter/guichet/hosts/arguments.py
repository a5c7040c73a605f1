"""The command line: its words, in the user's language."""

from __future__ import annotations

import argparse
import locale
import os
import re
from collections.abc import Sequence
from typing import NoReturn

from guichet.core.errors import UsageError
from guichet.core.findings import Family, Lang, Text
from guichet.reporters import FORMATS
from guichet.version import VERSION


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


class _Commands:
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
        added.add_argument("paths", nargs="*", default=["."], metavar="PATH", help=said)

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

    def selection(self, added: Parser) -> None:
        """Add what is checked, and how."""
        self.places(added)
        self.value(
            added, "--select", "RULES", "règles ou familles à vérifier, ou ALL", "rules or families to check, or ALL"
        )
        self.value(added, "--ignore", "RULES", "règles ou familles à laisser", "rules or families to leave out")
        self.isolated(added)
        said = self.say("nombre de processus", "number of processes")
        added.add_argument("--jobs", metavar="N", type=_jobs, help=said)
        self.switch(added, "--no-cache", "ne rien garder entre deux passages", "keep nothing between runs")
        self.output(added)


def _add_check(commands: _Commands) -> None:
    check = commands.command("check", "vérifier des fichiers", "check files")
    commands.selection(check)
    commands.form(check, FORMATS)
    check.set_defaults(format=None)  # so that --diff can tell that a format was asked for
    commands.switch(check, "--strict", "les points à vérifier comptent aussi", "points to check count too")
    commands.value(check, "--baseline", "FILE", "ne montrer que ce qui n’y est pas", "show only what is not in it")
    commands.switch(
        check, "--no-baseline", "montrer aussi ce que la référence accepte", "show what the baseline accepts too"
    )
    commands.switch(
        check,
        "--fix",
        "corriger ce qui se corrige sans rien inventer",
        "mend what can be mended without inventing anything",
    )
    commands.switch(check, "--diff", "montrer ce que --fix écrirait", "show what --fix would write")
    commands.value(
        check,
        "--stdin-filename",
        "PATH",
        "nom du texte lu sur l’entrée (« - »)",
        'name of the text read from input ("-")',
    )


def _add_read(commands: _Commands) -> None:
    read = commands.command(
        "read",
        "relire un texte avant de l’envoyer, ou ceux d’un projet, ceux qui peuvent faire le plus de mal d’abord",
        "read a text before sending it, or those of a project, those that can do the most harm first",
    )
    said = commands.say(
        "textes, lettres, pages ; un dossier : ses textes, rangés",
        "texts, letters, pages; a folder: its texts, in order",
    )
    read.add_argument("paths", nargs="+", metavar="PATH", help=said)
    said = commands.say(
        "forme du résultat ; text par défaut ; html : la page où l’on écrit ses propositions ; json : toujours rangé",
        "form of the result; by default text; html: the page where one writes proposals; json: always in order",
    )
    read.add_argument("--format", choices=("text", "html", "json"), default="text", help=said)
    commands.switch(
        read, "--why", "dire pour qui est le texte, et ce qui le montre", "say whom the text is for, and what tells it"
    )
    commands.isolated(read)
    commands.output(read)


def _add_catalogue(commands: _Commands) -> None:
    explain = commands.command("explain", "la page d’une règle", "the page of a rule")
    commands.value(explain, "rule", "RULE", "nom ou code de la règle", "name or code of the rule")
    commands.form(commands.command("rules", "la liste des règles", "the list of rules"), ("text", "json", "markdown"))


def _add_registers(commands: _Commands) -> None:
    for name, fr, en, forms in (
        ("derogations", "le registre des décisions", "the register of decisions", ("markdown", "csv", "json")),
        ("audit", "préparer un audit RGAA", "prepare an RGAA audit", ("markdown", "csv", "html", "ods")),
    ):
        added = commands.command(name, fr, en)
        commands.places(added)
        commands.form(added, forms)
        commands.isolated(added)
        commands.output(added)
    base = commands.command("baseline", "accepter l’existant", "accept what exists today")
    commands.selection(base)
    commands.value(
        base,
        "--baseline",
        "FILE",
        "où le noter ; par défaut, celui de la configuration, sinon .guichet-baseline",
        "where to note it; by default that of the configuration, else .guichet-baseline",
    )


def _add_portfolio(commands: _Commands) -> None:
    gather = commands.command(
        "portfolio",
        "réunir les rapports de nombreux services en une page : quelles personnes restent dehors, quelles décisions prennent fin",
        "gather the reports of many services on one page: which people are left outside, which decisions end",
    )
    said = commands.say(
        "rapports de « check --format json » ou jsonl, ou dossiers qui en contiennent ; le fichier porte le nom du service",
        'reports of "check --format json" or jsonl, or folders of them; the file has the name of the service',
    )
    gather.add_argument("paths", nargs="+", metavar="REPORT", help=said)
    commands.output(gather)


def _add_for_authors(commands: _Commands) -> None:
    commands.command("lsp", "le serveur pour éditeurs de texte", "the server for text editors")
    new = commands.command("new", "une nouvelle règle, prête à écrire", "a new rule, ready to write")
    families = [family.value for family in Family if family is not Family.GUICHET]
    said = commands.say(f"au choix : {', '.join(families)}", f"one of {', '.join(families)}")
    new.add_argument("family", choices=families, metavar="FAMILY", help=said)
    commands.value(new, "name", "NAME", "nom de la règle, en anglais", "name of the rule")
    commands.value(
        new, "--plugin", "PACKAGE", "dans un greffon, créé s’il n’existe pas", "in a plugin, started if there is none"
    )
    docs = commands.command("docs", "réécrire les pages des règles", "write the rule pages again")
    commands.switch(docs, "--check", "dire seulement ce qui a changé", "only say what has changed")
    commands.value(
        docs,
        "--plugin",
        "PACKAGE",
        "les pages d’un greffon plutôt que celles de guichet",
        "the pages of a plugin rather than guichet’s",
    )
    commands.value(
        docs,
        "--output",
        "FOLDER",
        "où écrire les pages d’un greffon ; docs par défaut",
        "where to write a plugin’s pages; by default docs",
    )


def build(lang: Lang) -> Parser:
    """Return the parser of the command, its help in one language."""
    commands = _Commands(lang)
    for add in (_add_check, _add_read, _add_catalogue, _add_registers, _add_portfolio, _add_for_authors):
        add(commands)
    return commands.parser
