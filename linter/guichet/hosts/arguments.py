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
        add_help=False,
    )
    parser.speak(lang)
    parser.add_argument(
        "--version", action="version", version=f"guichet {VERSION}", help=say("dire la version", "say the version")
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=Parser)

    def command(name: str, fr: str, en: str) -> Parser:
        added = commands.add_parser(name, help=say(fr, en), description=say(fr, en), add_help=False)
        added.speak(lang)
        added.add_argument("--lang", choices=("fr", "en"), help=say("langue des messages", "language of the messages"))
        return added

    def places(added: Parser) -> None:
        added.add_argument(
            "paths",
            nargs="*",
            default=["."],
            metavar="PATH",
            help=say("fichiers et dossiers ; le dossier courant par défaut", "files and folders; by default this one"),
        )

    def switch(added: Parser, name: str, fr: str, en: str) -> None:
        added.add_argument(name, action="store_true", help=say(fr, en))

    def isolated(added: Parser) -> None:
        switch(added, "--isolated", "ignorer toute configuration", "ignore any configuration")

    def plugin(added: Parser, fr: str, en: str) -> None:
        added.add_argument("--plugin", metavar="PACKAGE", help=say(fr, en))

    def output(added: Parser) -> None:
        added.add_argument("--output", metavar="FILE", help=say("écrire dans un fichier", "write to a file"))

    def form(added: Parser, choices: Sequence[str]) -> None:
        added.add_argument(
            "--format",
            choices=choices,
            default=choices[0],
            help=say(f"forme du résultat ; {choices[0]} par défaut", f"form of the result; by default {choices[0]}"),
        )

    def selection(added: Parser) -> None:
        places(added)
        added.add_argument(
            "--select",
            metavar="RULES",
            help=say("règles ou familles à vérifier, ou ALL", "rules or families to check, or ALL"),
        )
        added.add_argument(
            "--ignore", metavar="RULES", help=say("règles ou familles à laisser", "rules or families to leave out")
        )
        isolated(added)
        added.add_argument("--jobs", metavar="N", type=_jobs, help=say("nombre de processus", "number of processes"))
        switch(added, "--no-cache", "ne rien garder entre deux passages", "keep nothing between runs")
        output(added)

    check = command("check", "vérifier des fichiers", "check files")
    selection(check)
    form(check, FORMATS)
    check.set_defaults(format=None)  # so that --diff can tell that a format was asked for
    switch(check, "--strict", "les points à vérifier comptent aussi", "points to check count too")
    check.add_argument(
        "--baseline", metavar="FILE", help=say("ne montrer que ce qui n’y est pas", "show only what is not in it")
    )
    switch(check, "--no-baseline", "montrer aussi ce que la référence accepte", "show what the baseline accepts too")
    switch(
        check,
        "--fix",
        "corriger ce qui se corrige sans rien inventer",
        "mend what can be mended without inventing anything",
    )
    switch(check, "--diff", "montrer ce que --fix écrirait", "show what --fix would write")
    check.add_argument(
        "--stdin-filename",
        metavar="PATH",
        help=say("nom du texte lu sur l’entrée (« - »)", 'name of the text read from input ("-")'),
    )

    read = command("read", "relire un texte avant de l’envoyer", "read a text before sending it")
    read.add_argument("paths", nargs="+", metavar="FILE", help=say("textes, lettres, pages", "texts, letters, pages"))
    form(read, ("text", "html"))
    switch(
        read, "--why", "dire pour qui est le texte, et ce qui le montre", "say whom the text is for, and what tells it"
    )
    isolated(read)
    output(read)

    explain = command("explain", "la page d’une règle", "the page of a rule")
    explain.add_argument("rule", metavar="RULE", help=say("nom ou code de la règle", "name or code of the rule"))

    rules = command("rules", "la liste des règles", "the list of rules")
    form(rules, ("text", "json", "markdown"))

    register = command("derogations", "le registre des décisions", "the register of decisions")
    places(register)
    form(register, ("markdown", "csv", "json"))
    isolated(register)
    output(register)

    audit = command("audit", "préparer un audit RGAA", "prepare an RGAA audit")
    places(audit)
    form(audit, ("markdown", "csv", "html", "ods"))
    isolated(audit)
    output(audit)

    base = command("baseline", "accepter l’existant", "accept what exists today")
    selection(base)
    base.add_argument(
        "--baseline",
        metavar="FILE",
        help=say(
            "où le noter ; par défaut, celui de la configuration, sinon .guichet-baseline",
            "where to note it; by default that of the configuration, else .guichet-baseline",
        ),
    )

    command("lsp", "le serveur pour éditeurs de texte", "the server for text editors")

    new = command("new", "une nouvelle règle, prête à écrire", "a new rule, ready to write")
    families = [family.value for family in Family if family is not Family.GUICHET]
    new.add_argument(
        "family",
        choices=families,
        metavar="FAMILY",
        help=say(f"au choix : {', '.join(families)}", f"one of {', '.join(families)}"),
    )
    new.add_argument("name", metavar="NAME", help=say("nom de la règle, en anglais", "name of the rule"))
    plugin(new, "dans un greffon, créé s’il n’existe pas", "in a plugin, started if there is none")

    docs = command("docs", "réécrire les pages des règles", "write the rule pages again")
    switch(docs, "--check", "dire seulement ce qui a changé", "only say what has changed")
    plugin(docs, "les pages d’un greffon plutôt que celles de guichet", "the pages of a plugin rather than guichet’s")
    docs.add_argument(
        "--output",
        metavar="FOLDER",
        help=say(
            "où écrire les pages d’un greffon ; docs par défaut", "where to write a plugin’s pages; by default docs"
        ),
    )
    return parser
