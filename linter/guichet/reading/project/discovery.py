"""Which files a run reads: by their names, in the folders that hold a project's own work."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from guichet.core.bundle_names import may_be_bundle
from guichet.core.configuration import Config
from guichet.core.errors import UsageError, reason
from guichet.core.findings import Text, counted
from guichet.core.folders import walked
from guichet.core.message_tables import TABLES
from guichet.core.places import Place, place_of_path
from guichet.core.words import any_of
from guichet.reading.project.beginnings import is_written_by_machine
from guichet.reading.project.linked import everything, judged_elsewhere
from guichet.reading.project.unjudged import shows_models, unjudged
from guichet.reading.templates.site import (
    COMPONENT_SUFFIXES,
    RUBY_GIVING,
    RUBY_PROGRAMS,
    STYLE_SUFFIXES,
    TEMPLATE_SUFFIXES,
    TYPED_PROGRAMS,
    is_component,
    is_template,
)

SKIPPED_FOLDERS = frozenset(
    ".git .hg .svn .venv venv node_modules __pycache__ .tox .nox .mypy_cache .ruff_cache .pytest_cache .guichet_cache "
    "site-packages .idea .vscode".split()
)
CHECKED_SUFFIXES = (
    ".py", ".js", ".mjs", ".ts", ".po", ".pot", ".xlf", ".xliff", ".arb", ".resx", ".strings", ".ftl", ".csv", ".fodt", ".tex", ".md", ".txt", ".eml", ".mjml", ".yml", ".yaml", ".toml", ".ini", ".json", ".xml", ".vxml", ".twiml",
    ".cron", ".crontab", ".sh", ".sql", ".timer", ".service", *RUBY_PROGRAMS, *TYPED_PROGRAMS,
)  # fmt: skip
SERVER_SUFFIXES = (".conf", ".htaccess", "haproxy.cfg", "caddyfile")
"""The ends of the names, in lower case, of files that set a web server."""
CHECKED_NAMES = frozenset({"crontab", "cron.json", "extensions.conf"})
NAMED_SUFFIXES = (".txt",)
"""Read whenever the file itself is named: in a folder, its name may say that it is a list for machines."""
SILENT_SUFFIXES = frozenset(
    ".astro .marko .cjs .coffee "
    ".hbs .handlebars .mustache .mako .mak .vm .jsp .jspx .tag .asp .aspx .cshtml .razor "
    ".cfm .phtml .tpl .eex .leex .latte .edge .styl .rst .adoc .properties "
    ".scala .go .cs .vb .dart .swift .ex .rs .pl .docx .odt .pdf".split()
)
"""What people of a service read or meet through, in kinds of files that guichet does not read: silence would say "checked"."""

_DUMPED = ".sql"
"""Files of queries, and the name of dumps that a database writes for itself, which are no text."""
_DUMP = ".sql (dump)"
"""How those dumps are told from files of queries, which are read."""

HALF_READ = (".php",)
"""Files of code of which only the markup is read."""

_LISTS = re.compile(
    r"^(?:requirements?|constraints|dependencies|packages|robots|humans|security|ads|app-ads|llms|version|versions|manifest|sources|top_level|entry_points|cmakelists"
    r"|installed-files|changelog|changes|history|news|authors|contributors|credits|notice|third[-_ ]?party.*|licen[cs]e.*|copying.*|.*licen[cs]es?|runtime|procfile"
    r"|words?|wordlist.*|stop_?words.*|dictionary|dic|names|emails|urls|hosts|domains|ids|keys|.*[-_.](?:requirements?|constraints|log|logs|lock|list|dump|data|csv|tsv|out|err))"
    r"(?:[-_.](?:in|dev|test|prod|base|local|ci|docs?|lock|all|min|fr|en))*\.txt$|^(?:requirements?|constraints)\b.*\.txt$|[-_.]requirements?\b.*\.txt$",
    re.I,
)
"""Plain texts that are lists for machines, licences or logs: no letter to anyone."""
_LIST_FOLDERS = frozenset(
    {
        "requirements",
        "logs",
        "log",
        "data",
        "datasets",
        "corpus",
        "wordlists",
        "licenses",
        "licences",
        "snapshots",
        "__snapshots__",
    }
)
_SETTINGS = re.compile(
    rf"^(?:{any_of('files.tools')}|\..*|.*\.min|.*[-_.]lock)\.(?:json|toml|ini)$",
    re.I,
)


def _is_machines(folder: str, name: str) -> bool:
    """Whether a text or a data file is written for machines, by its name and its folder."""
    if name.endswith(".txt"):
        return bool(_LISTS.match(name)) or not _LIST_FOLDERS.isdisjoint(folder.split("/"))
    return name.endswith((".json", ".toml", ".ini")) and name not in CHECKED_NAMES and bool(_SETTINGS.match(name))


def _is_test_of_program(path: str) -> bool:
    """Whether a file of Ruby, Java or Kotlin only tries others, and gives nothing to templates."""
    return (
        path.endswith((*RUBY_PROGRAMS, *TYPED_PROGRAMS))
        and not path.endswith(RUBY_GIVING)
        and place_of_path(path) in (Place.TEST, Place.FIXTURE)
    )


def is_checked(path: str) -> bool:
    """Whether a file found in a folder is read, by its name or, for what cron runs, by its folder."""
    folder, _, name = path.lower().rpartition("/")
    by_name = (
        name.endswith((*CHECKED_SUFFIXES, *STYLE_SUFFIXES, *SERVER_SUFFIXES))
        or name in CHECKED_NAMES
        or (name.endswith(".properties") and may_be_bundle(name))
        or is_template(name)
        or is_component(path)
    )
    if by_name and (_is_machines(folder, name) or _is_test_of_program(path)):
        return False
    return by_name or name.startswith("crontab.") or folder.rpartition("/")[2] == "cron.d"


def names_read() -> list[str]:
    """Return the patterns of the names of files that are read."""
    ends = {*CHECKED_SUFFIXES, *STYLE_SUFFIXES, *SERVER_SUFFIXES, *COMPONENT_SUFFIXES, *TEMPLATE_SUFFIXES}
    return sorted({*(f"*{end}" for end in ends), *CHECKED_NAMES, "*.properties"})


def is_read(path: str) -> bool:
    """Whether a file that is named is read."""
    return is_checked(path) or path.lower().endswith(NAMED_SUFFIXES)


def absent(path: str) -> UsageError:
    """Return the error for a path that was given and that nothing has."""
    return UsageError(
        f"« {path} » n’existe pas. Donnez un fichier ou un dossier à vérifier.",
        f'"{path}" does not exist. Give a file or a folder to check.',
    )


def _closed(config: Config) -> Callable[[OSError], None]:
    """Return what to do with a folder that does not open: nothing when it is excluded or gone."""

    def refuse(problem: OSError) -> None:
        folder = os.path.normpath(problem.filename).replace(os.sep, "/")
        if isinstance(problem, FileNotFoundError) or config.is_excluded(folder):
            return
        why = reason(problem)
        raise UsageError(
            f"Le dossier « {folder} » ne s’ouvre pas : {why.fr}. Donnez-vous le droit de le lire, ou excluez-le par « exclude ».",
            f'The folder "{folder}" cannot be opened: {why.en}. Give yourself the right to read it, or leave it out with "exclude".',
        )

    return refuse


@dataclass
class Found:
    """The files of some paths: those to read, those of a kind that guichet does not read, how many are left out."""

    read: list[str] = field(default_factory=list)
    unread: Counter[str] = field(default_factory=Counter)
    """How many files of each kind are not read, by their suffix."""
    deep: int = 0
    """How many folders hold others that are nested too deep to be entered."""
    excluded: int = 0
    unjudged: dict[str, Place] = field(default_factory=dict)
    """The files that are read for what they give to others and not judged, and what they are."""
    linked: set[str] = field(default_factory=set)
    """The links to other files of the run, which are judged there."""
    ours: int = 0
    """How many files guichet itself wrote of the project, beside the baseline that the configuration names."""

    @property
    def judged(self) -> list[str]:
        """The files that the rules are asked about."""
        return [path for path in self.read if path not in self.unjudged and path not in self.linked]

    @property
    def kinds(self) -> dict[str, int]:
        """The kinds that are not read and may hold what people meet, and how many files there are of each."""
        return {
            kind: number for kind, number in sorted(self.unread.items()) if kind in SILENT_SUFFIXES or kind == _DUMP
        }

    @property
    def in_part(self) -> dict[str, int]:
        """The kinds that are read only in part, and how many files there are of each."""
        return dict(sorted(Counter(_kind(path) for path in self.read if path.lower().endswith(HALF_READ)).items()))

    @property
    def half(self) -> str:
        """The same, as "7 .php"; "" when there is none."""
        return _listed(self.in_part)

    @property
    def silent(self) -> str:
        """The same, as "3 .vue, 1 .jsx"; "" when there is none."""
        return _listed(self.kinds)


def _listed(kinds: Mapping[str, int]) -> str:
    ordered = sorted(kinds.items(), key=lambda one: (-one[1], one[0]))
    return ", ".join(f"{number} {kind}" for kind, number in ordered[:8]) + (", …" if len(ordered) > 8 else "")


def search(paths: Iterable[str], config: Config, governs: Callable[[str], bool] = everything) -> Found:
    """Return what some paths hold. Raises UsageError when a path does not exist or a folder does not open.

    Excludes hold for files that are named too. Linked folders are not entered, so a loop of links ends. A link is
    judged elsewhere where the configuration `governs` what it leads to.
    """
    files: dict[str, bool] = {}
    named: set[str] = set()
    deep: list[str] = []
    for path in paths:
        if os.path.isdir(path):
            for folder, folders, names in walked(path, _closed(config), deep.append):
                folders[:] = sorted(name for name in folders if name not in SKIPPED_FOLDERS)
                for name in names:
                    file = os.path.normpath(os.path.join(folder, name)).replace(os.sep, "/")
                    files.setdefault(file, is_checked(file))
        elif os.path.lexists(path):
            file = path.replace(os.sep, "/")
            files[file] = is_read(file)
            named.add(file)
        else:
            raise absent(path)
    found = Found(deep=len(deep))
    for file, known in sorted(files.items()):
        if config.is_excluded(file):
            found.excluded += 1
        elif known and not is_written_by_machine(file):
            place = unjudged(file, config)
            if place is not None:
                found.unjudged[file] = place
            if place is not Place.MIGRATION or file in named or not shows_models(file):
                found.read.append(file)
        else:
            is_accepted = bool(config.baseline) and os.path.abspath(file) == os.path.abspath(config.baseline)
            found.ours += known and not is_accepted and not file.lower().endswith((_DUMPED, *TABLES))
            found.unread[_DUMP if file.lower().endswith(_DUMPED) else _kind(file)] += 1
    found.linked = judged_elsewhere(found.judged, config, governs)
    return found


CODE_SUFFIXES = (".py", ".php", ".rb")
"""Files of code that say what becomes of templates."""


def code_in(folder: str) -> Iterator[str]:
    """Yield the files of code below a folder and the folders that hold some; what does not open is passed over."""
    for place, folders, names in walked(folder):
        folders[:] = sorted(name for name in folders if name not in SKIPPED_FOLDERS)
        code = [name for name in sorted(names) if name.endswith(CODE_SUFFIXES)]
        if code:
            yield os.path.normpath(place).replace(os.sep, "/")
        yield from (os.path.normpath(os.path.join(place, name)).replace(os.sep, "/") for name in code)


def _kind(path: str) -> str:
    return os.path.splitext(path)[1].lower() or path.rpartition("/")[2]


def discover(paths: Iterable[str], config: Config) -> list[str]:
    """Return the files to check, sorted. Raises UsageError when a path does not exist or a folder does not open."""
    return search(paths, config).read


def nothing_read(paths: Iterable[str], found: Found) -> UsageError:
    """Return the error for paths that hold nothing to check: what is there, what guichet reads, what to do."""
    there = Text("", "")
    if found.unread:
        kinds = _listed(found.unread)
        there = Text(
            f" Il y a là des fichiers que guichet ne lit pas : {kinds}.",
            f" It holds files that guichet does not read: {kinds}.",
        )
    if found.excluded:
        files = counted(
            found.excluded, Text("fichier exclu", "file is left out"), Text("fichiers exclus", "files are left out")
        )
        there = Text(
            f"{there.fr} {found.excluded} {files.fr} par « exclude ».",
            f'{there.en} {found.excluded} {files.en} by "exclude".',
        )
    where = ", ".join(paths)
    return UsageError(
        f"Rien n’a été vérifié : aucun fichier que guichet lit dans « {where} ».{there.fr} Il lit les gabarits (.html, "
        ".jinja2, .twig, .php, .erb, .haml, .slim, .pug…), les composants (.vue, .svelte, .jsx, .tsx, Angular), .py, .rb, .java, .kt, .go, .js, .ts, .css, .scss, .sass, .less, .po, .xlf, .properties, .md, .txt, .eml, .tex, .fodt, .ftl, .csv, .json, .yml, .toml, .ini, .xml, .sql, .sh et les crontabs. Donnez un autre dossier ; pour "
        "un autre langage, vérifiez les pages rendues.",
        f'Nothing was checked: no file that guichet reads in "{where}".{there.en} It reads templates (.html, .jinja2, .twig, '
        ".php, .erb…), components (.vue, .svelte, .jsx, .tsx, Angular), .py, .rb, .java, .kt, .go, .js, .ts, .css, .scss, .sass, .less, .po, .xlf, .properties, .md, .txt, .eml, .tex, .fodt, .ftl, .csv, .json, .yml, .toml, .ini, .xml, .sql, .sh and crontabs. Give another folder; for another language, check "
        "the rendered pages.",
    )
