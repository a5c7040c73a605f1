"""How long a page on privacy promises to keep people's data, when no program of the project ever erases what is past any time."""

from __future__ import annotations

import re

from guichet.core.findings import Span
from guichet.core.memo import lasting_memo
from guichet.core.places import Place, place_of_path
from guichet.done.people.tables import tables_of_people
from guichet.reading.templates.site import Site

_PAGES = re.compile(
    r"(?:confidentialite|donnees[_-]?personnelles|protection[_-]?des[_-]?donnees|vie[_-]?privee|privacy|rgpd|gdpr|data[_-]?protection|politique|mentions)[^/]{0,60}\.(?:html?|erb|haml|slim|twig|jinja2?|j2|njk|vue|svelte|tsx|jsx|php|ejs|hbs|md|mjml)$",
    re.I,
)
_ACCENTS = str.maketrans("éèêàç", "eeeac")
_SPACE = r"(?:\s|&nbsp;|\u202f)+"
_NUMBER = rf"(?:\d{{1,2}}|une?|deux|trois|quatre|cinq|six|dix|douze|one|two|three|four|five|six|seven|ten)(?:{_SPACE}\([^)<>]{{1,12}}\))?"
_FROM = r"(?:a compter|à compter|apr(?:è|&egrave;)s|à partir|suivant|d[e'’]inactivit|after|from|following|since|of inactivity)"
_TERM = re.compile(
    rf"\b{_NUMBER}{_SPACE}(?:ans?|années?|mois|years?|months?)\b{_SPACE}{_FROM}(?:(?!'\s?[\],}}])[^<>\"`\n]){{0,80}}"
    rf"|\b(?:conserv|gard|stock|kept|retained|stored|held)[^<>.\n]{{0,80}}?\b{_NUMBER}{_SPACE}(?:ans?|années?|mois|years?|months?)\b",
    re.I,
)
_KEEPS = re.compile(r"\bconserv|\bretention|\bretain|\bkept\b", re.I)
_OF_MACHINES = re.compile(
    r"cookie|traceur|tracker|audience|matomo|journa|\blogs?\b|connexion|sauvegarde|back-?ups?|hébergeur|réclamation|recours|réception de (?:votre|la) demande|receipt of your request",
    re.I,
)
"""What is kept by servers and browsers, or is no term of what is kept, as it is told near one."""
_BEFORE = 160
_ROW = re.compile(r"<(?:tr|li|p|dt)\b|\browData\b|\n[ \t]*\n")
"""Where what is told of one thing begins."""
_PROGRAMS = (".rb", ".rake", ".py", ".php", ".js", ".ts", ".sh", ".sql", ".java", ".kt", ".go", ".cs", ".ex")
_ERASES = re.compile(
    r"(?<![:\w])(?:really_destroy|destroy|delete_all|delete_old|delete_expired|purge\w{0,30}|effacer\w{0,20}|_raw_delete)\w{0,20}!?(?=[\s(.;]|$)|(?P<of>[\w$.>-]{0,40})(?:\.|->)(?:delete|remove|destroy|deleteMany|deleteOne)(?:All\w{0,20}|By\w{0,20})?\(|anonymi[sz]|\bDELETE\s+FROM\b|expireAfterSeconds|\b(?:delete|remove)(?:Expired|Old|Outdated)\w{0,30}",
    re.M | re.I,
)
_NOBODYS = re.compile(r"cookies?|session|cache|params|headers|storage|redis|classlist|listeners?|errors?$", re.I)
_LEFT_BESIDE = re.compile(r"histor|version|exports?\b|session|token|\bcache|te?mp\b", re.I)
"""What an erasure is of, by its own name, when it leaves people's files where they are."""
_PAST = re.compile(
    r"\.ago\b|timedelta|relativedelta|__lte?\b|sub(?:Days|Months|Years)\(|modify\(\s*['\"]-|DateInterval|Date\.now\(\)\s*-|\bsubtract\(|\bsub(?:Days|Months|Years)?\(|interval '|retention|conservation|expir|(?:days|months|years|jours|mois|ans)_?(?:ago|before|old)|older|outdated|obsolete|minus(?:Days|Months|Years)|AddDate|AddYears|AddMonths",
    re.I,
)
"""That some time is over."""
_NEAR = 500


def promise(project: Site) -> tuple[str, Span, str] | None:
    """Return where a page promises how long people's data is kept, and its words, when a project keeps people and nothing erases by time."""
    found = _promised(project)
    if found is None or _erases_by_time(project) or not tables_of_people(project):
        return None
    return found


def _promised(project: Site) -> tuple[str, Span, str] | None:
    for path in project.paths:
        if _PAGES.search(path.translate(_ACCENTS)) is None or not (place_of_path(path) or Place.PUBLIC).is_lived:
            continue
        text = project.text(path)
        for one in _TERM.finditer(text) if _KEEPS.search(text) else ():
            before = _ROW.split(text[max(0, one.start() - _BEFORE) : one.start()])[-1]
            if _OF_MACHINES.search(f"{before}{one[0]}") is None:
                said = " ".join(one[0].replace("&nbsp;", " ").split()).rstrip("',;: ")
                return path, Span(one.start(), one.start() + len(one[0].rstrip())), said
    return None


@lasting_memo
def _erases_by_time(project: Site) -> bool:
    """Whether a program of a project erases, or makes nobody's, what some time is over for."""
    return any(_does(project.text(path)) for path in project.paths if _runs(path))


def _runs(path: str) -> bool:
    """Whether a file is a program of the server, which runs more than once."""
    if not path.endswith(_PROGRAMS) or _ELSEWHERE.search(path):
        return False
    return place_of_path(path) not in (Place.TEST, Place.FIXTURE, Place.MIGRATION, Place.VENDORED)


_ELSEWHERE = re.compile(
    r"(?:^|/)(?:migrations?|migrate|static|assets|public|client|front-?end|front|javascript)/|\.min\.js$|[/_]test_[^/]*$",
    re.I,
)
"""Where the programs of browsers are, and those that ran once."""


def _does(text: str) -> bool:
    return any(
        not _NOBODYS.search(one["of"] or "")
        and not _LEFT_BESIDE.search(one[0])
        and _PAST.search(text, max(0, one.start() - _NEAR), one.end() + _NEAR) is not None
        for one in _ERASES.finditer(text)
    )
