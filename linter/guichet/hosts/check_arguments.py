"""The words of `guichet check`."""

from __future__ import annotations

import argparse

from guichet.hosts.parser import Commands, Parser, whole_number
from guichet.reporters import FORMATS


def add_check(commands: Commands) -> None:
    """Add the command that checks files."""
    check = commands.command("check", "vérifier des fichiers", "check files")
    commands.selection(check)
    commands.form(check, FORMATS)
    check.add_argument("--output-format", dest="format", choices=FORMATS, help=argparse.SUPPRESS)  # its name elsewhere
    check.set_defaults(format=None)  # so that --diff can tell that a format was asked for
    _add_status(commands, check)
    _add_accepted(commands, check)
    commands.switch(
        check,
        "--fix",
        "corriger ce qui se corrige sans rien inventer",
        "mend what can be mended without inventing anything",
    )
    commands.switch(check, "--diff", "montrer ce que --fix écrirait", "show what --fix would write")
    _add_shown(commands, check)
    commands.value(
        check,
        "--stdin-filename",
        "PATH",
        "nom du texte lu sur l’entrée (« - »)",
        'name of the text read from input ("-")',
    )


def _add_status(commands: Commands, check: Parser) -> None:
    commands.switch(check, "--strict", "les points à vérifier comptent aussi", "points to check count too")
    said = commands.say(
        "n’échouer qu’au-delà de tant de constats qui comptent",
        "fail only above this number of findings that count",
    )
    check.add_argument("--max-violations", metavar="N", type=whole_number, default=0, help=said)
    commands.switch(
        check,
        "--exit-zero",
        "finir par 0 quoi que l’on trouve ; une erreur d’emploi reste une erreur",
        "end with 0 whatever is found; bad usage stays an error",
    )


def _add_accepted(commands: Commands, check: Parser) -> None:
    commands.value(check, "--baseline", "FILE", "ne montrer que ce qui n’y est pas", "show only what is not in it")
    commands.switch(
        check, "--no-baseline", "montrer aussi ce que la référence accepte", "show what the baseline accepts too"
    )
    commands.switch(
        check,
        "--add-derogations",
        "écrire une dérogation au-dessus de chaque violation montrée ; motif et responsable sont demandés une fois",
        "write a derogation above each violation shown; reason and owner are asked for once",
    )
    commands.decision(check)


def _add_shown(commands: Commands, check: Parser) -> None:
    said = commands.say(
        "ne montrer que ce qui est sur des lignes changées depuis une révision de git, ou qui vient d’elles à travers "
        "gabarits et modules ; HEAD par défaut",
        "show only what stands on lines changed since a revision of git, or comes from them through templates and "
        "modules; by default HEAD",
    )
    check.add_argument("--changed", metavar="REV", nargs="?", const="HEAD", help=said)
    commands.switch(
        check,
        "--statistics",
        "compter par famille, par règle et par dossier, avec le temps, au lieu de montrer les constats",
        "count by family, by rule and by folder, with the time, instead of showing findings",
    )
    commands.switch(check, "--show-files", "dire quels fichiers seraient vérifiés", "say which files would be checked")
    commands.switch(
        check, "--show-settings", "dire sous quelle configuration, dossier par dossier", "say under which configuration, folder by folder"
    )  # fmt: skip
    commands.switch(
        check, "--watch", "recommencer dès qu’un fichier change, jusqu’à Ctrl-C", "start again when a file changes, until Ctrl-C"
    )  # fmt: skip
