"""The command line: its words, in the user's language."""

from __future__ import annotations

import argparse

from guichet.core.findings import Family, Lang
from guichet.hosts.parser import Commands, Parser, whole_number
from guichet.reporters import FORMATS


def _add_check(commands: Commands) -> None:
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
        "compter par règle et par dossier, avec le temps, au lieu de montrer les constats",
        "count by rule and by folder, with the time, instead of showing findings",
    )
    commands.switch(check, "--show-files", "dire quels fichiers seraient vérifiés", "say which files would be checked")
    commands.switch(
        check, "--show-settings", "dire sous quelle configuration, dossier par dossier", "say under which configuration, folder by folder"
    )  # fmt: skip
    commands.switch(
        check, "--watch", "recommencer dès qu’un fichier change, jusqu’à Ctrl-C", "start again when a file changes, until Ctrl-C"
    )  # fmt: skip


def _add_read(commands: Commands) -> None:
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


def _add_catalogue(commands: Commands) -> None:
    explain = commands.command("explain", "la page d’une règle", "the page of a rule")
    commands.value(explain, "rule", "RULE", "nom ou code de la règle", "name or code of the rule")
    commands.form(commands.command("rules", "la liste des règles", "the list of rules"), ("text", "json", "markdown"))


def _add_registers(commands: Commands) -> None:
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
    commands.switch(
        base,
        "--check",
        "ne rien écrire ; échouer si elle devait grandir ou pouvait rétrécir",
        "write nothing; fail if it would grow or could shrink",
    )
    commands.decision(base, has_reason=False)


def _add_for_authors(commands: Commands) -> None:
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
    commands = Commands(lang)
    for add in (_add_check, _add_read, _add_catalogue, _add_registers, _add_for_authors):
        add(commands)
    return commands.parser
