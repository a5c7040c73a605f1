"""Logs kept for years: what was needed for a week is still readable."""

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.core.numbers import whole
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.roles import is_test
from guichet.rulebook.rule import Bad, Good, python_rule

TOO_LONG = Text(
    fr="Ces journaux sont gardés {days} jours : qui est venu, quand et d’où restera lisible des années. La CNIL conseille six mois à un an. Réduisez `{setting}`.",
    en="These logs are kept for {days} days: who came, when and from where stays readable for years. The French authority advises six months to a year. Reduce `{setting}`.",
)
LIMIT = 366
_DAYS = {
    "midnight": 1.0,
    "d": 1.0,
    "h": 1 / 24,
    "m": 1 / 1440,
    "s": 1 / 86400,
    **{f"w{n}": 7.0 for n in range(7)},
    "w": 7.0,
}
_NAMED = re.compile(
    r"^(?:ACCESS_|AUDIT_|REQUEST_|APP_)?LOGS?_(?:RETENTION|KEEP|MAX_AGE|TTL|CONSERVATION|DUREE)(?:_(?:DAYS|IN_DAYS|JOURS|MONTHS|MOIS|YEARS|ANS))?$|^(?:DUREE_)?CONSERVATION_(?:DES_)?(?:LOGS|JOURNAUX)(?:_(?:JOURS|MOIS|ANS))?$",
    re.I,
)
_TEXT = re.compile(r"^\s*([0-9]+)\s*(day|jour|week|semaine|month|mois|year|an)", re.I)
_UNIT = {"day": 1, "jour": 1, "week": 7, "semaine": 7, "month": 30.4, "mois": 30.4, "year": 365, "an": 365}


@python_rule(
    nodes.Dict,
    nodes.Call,
    nodes.Assign,
    name="log-retention-excessive",
    code="W9413",
    family=Family.DATA_ETHICS,
    severity=Severity.SERIOUS,
    title=Text(fr="Journaux gardés trop longtemps", en="Logs kept too long"),
    harms=Text(
        fr="Toutes les personnes passées par le service : leurs visites peuvent être relues ou volées des années après.",
        en="Everyone who used the service: their visits can be read again or stolen years later.",
    ),
    instead=Text(
        fr="Six mois à un an, puis effacement automatique. Gardez des comptages sans personne pour les statistiques.",
        en="Six months to a year, then automatic erasure. Keep counts with nobody in them for statistics.",
    ),
    wrong_when=Text(
        fr="Un texte impose de garder ces traces plus longtemps : citez-le dans une dérogation.",
        en="A text makes you keep these traces longer: cite it in a derogation.",
    ),
    refs=("cnil-developers-14", "gdpr-5-1-e"),
    lesson="09-data-and-scores/01-minimise",
    mentions=("backupcount", "retention", "log_keep", "logs_keep", "conservation", "log_max_age", "log_ttl"),
    bad=(
        Bad(
            'H = {"class": "logging.handlers.TimedRotatingFileHandler", "filename": "été.log", "when": "midnight", "backupCount": 1095}\n',
            TOO_LONG, at='"backupCount": 1095',
        ),
        Bad('h = TimedRotatingFileHandler("é.log", when="W0", backupCount=52 * 3)\n', TOO_LONG, at="52 * 3"),
        Bad('logger.add("é.log", rotation="1 day", retention="5 years")\n', TOO_LONG, at='"5 years"'),
        Bad("LOG_RETENTION_DAYS = 365 * 10  # à revoir\n", TOO_LONG, at="365 * 10"),
    ),
    good=(
        Good('H = {"class": "logging.handlers.TimedRotatingFileHandler", "when": "midnight", "backupCount": 180}\n'),
        Good('H = {"class": "logging.handlers.RotatingFileHandler", "maxBytes": 10_000, "backupCount": 1095}\n'),
        Good('logger.add("é.log", retention="6 months")\n'),
        Good("LOG_RETENTION_DAYS = 180\nSTATS_RETENTION_DAYS = 3650\n"),
    ),
)  # fmt: skip
def log_retention_excessive(node: nodes.NodeNG, module: PythonModule) -> Iterator[Hit]:
    if is_test(module):
        return
    for setting, value, days in _kept(node):
        if days > LIMIT:
            yield (
                Hit(module.span(value), TOO_LONG, {"setting": setting, "days": round(days)})
                if not isinstance(node, nodes.Dict)
                else _whole(node, setting, value, days, module)
            )


def _whole(node: nodes.Dict, setting: str, value: nodes.NodeNG, days: float, module: PythonModule) -> Hit:
    key = next(key for key, held in node.items if held is value)
    span = module.span(key)
    return Hit(type(span)(span.start, module.span(value).end), TOO_LONG, {"setting": setting, "days": round(days)})


def _kept(node: nodes.NodeNG) -> Iterator[tuple[str, nodes.NodeNG, float]]:
    if isinstance(node, nodes.Dict):
        entries = {
            key.value: value for key, value in node.items if isinstance(key, nodes.Const) and isinstance(key.value, str)
        }
        if "TimedRotatingFileHandler" in str(value_of(entries.get("class")) or ""):
            yield from _rotations(entries)
    elif isinstance(node, nodes.Call):
        entries = {word.arg: word.value for word in node.keywords if word.arg}
        name = dotted(node)
        if name.endswith("TimedRotatingFileHandler"):
            yield from _rotations(entries)
        elif name.endswith((".add", ".configure")) and "retention" in entries and "log" in name:
            match = _TEXT.match(str(value_of(entries["retention"]) or ""))
            if match:
                yield "retention", entries["retention"], (whole(match[1]) or 0) * _UNIT[match[2].lower()]
    elif isinstance(node, nodes.Assign) and isinstance(node.targets[0], nodes.AssignName):
        name = node.targets[0].name
        number = _number(node.value) if _NAMED.match(name) else None
        if number is not None:
            factor = 365 if name.endswith(("YEARS", "ANS")) else 30.4 if name.endswith(("MONTHS", "MOIS")) else 1
            yield name, node.value, number * factor


def _rotations(entries: dict[str, nodes.NodeNG]) -> Iterator[tuple[str, nodes.NodeNG, float]]:
    count, unit = value_of(entries.get("backupCount")), str(value_of(entries.get("when")) or "h").lower()
    interval = value_of(entries.get("interval"))
    if isinstance(count, int) and unit in _DAYS:
        yield (
            "backupCount",
            entries["backupCount"],
            count * _DAYS[unit] * (interval if isinstance(interval, int) else 1),
        )


def _number(node: nodes.NodeNG) -> float | None:
    if isinstance(node, nodes.Call) and dotted(node).endswith("timedelta"):
        days = next(
            (value_of(word.value) for word in node.keywords if word.arg == "days"),
            value_of(node.args[0]) if node.args else None,
        )
        return float(days) if isinstance(days, int) else None
    value = value_of(node)
    return float(value) if isinstance(value, int | float) else None
