"""The command line: its words, in the user's language."""

from __future__ import annotations

from guichet.core.findings import Family, Lang
from guichet.hosts.check_arguments import add_check
from guichet.hosts.parser import Commands, Parser, jobs_of


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


def _add_portfolio(commands: Commands) -> None:
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


def _add_people(commands: Commands) -> None:
    people = commands.command(
        "people",
        "dire qui peut aller au bout d’une démarche, et qui reste dehors",
        "say who can finish a request, and who is left outside",
    )
    said = commands.say(
        "dossier du service ; le dossier courant par défaut", "folder of the service; by default this one"
    )
    people.add_argument("path", nargs="?", default=".", metavar="PATH", help=said)
    commands.value(
        people,
        "--profiles",
        "NAMES",
        "profils à faire passer ; « a+b » est une seule personne",
        'profiles to walk; "a+b" is one person',
    )
    commands.switch(
        people,
        "--list",
        "dire les profils, d’où ils viennent, à quoi ils ne servent pas",
        "say the profiles, where they come from, what they are not for",
    )
    forms = ("text", "json", "markdown", "html")
    said = commands.say("forme du résultat ; text par défaut", "form of the result; by default text")
    people.add_argument("--format", choices=forms, default="text", help=said)
    commands.value(
        people,
        "--baseline",
        "FILE",
        "échouer si quelqu’un qui pouvait finir ne le peut plus",
        "fail when somebody who could finish no longer can",
    )
    commands.value(people, "--write-baseline", "FILE", "garder qui peut finir aujourd’hui", "keep who can finish today")
    commands.value(
        people,
        "--must-finish",
        "NAMES",
        "échouer si un de ces profils ne va pas au bout",
        "fail when one of these profiles does not finish",
    )
    said = commands.say("nombre de processus", "number of processes")
    people.add_argument("--jobs", type=jobs_of, metavar="N", help=said)
    commands.isolated(people)
    commands.switch(people, "--no-cache", "ne rien garder d’un passage à l’autre", "keep nothing between runs")
    commands.output(people)


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
    for add in (add_check, _add_read, _add_catalogue, _add_registers, _add_portfolio, _add_people, _add_for_authors):
        add(commands)
    return commands.parser
