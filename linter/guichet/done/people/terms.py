"""How long a program says that it keeps people's data: settings and tables of terms, in Python and in YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from astroid import nodes
from yaml.nodes import MappingNode, Node, ScalarNode

from guichet.core.findings import Span
from guichet.done.people.people import name_words
from guichet.reading.data.documents import composed
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted

_NAMED = frozenset("conservation retention purge purger".split())
ERASING = (
    "keep",
    "kept",
    "garde",
    "conserve",
    "expire",
    "purge",
    "delete",
    "erase",
    "remove",
    "efface",
    "supprime",
    "retain",
)
"""How the name of a length of time begins that says by itself what comes after it."""
_AFTER = "for|after|age|in|apres|pendant|au_bout_de"
_LENGTHS = "days|months|years|weeks|jours|mois|annees|ans"
_ERASES = rf"(?:{'|'.join(ERASING)})[rs]?"
UNIT = re.compile(
    rf"^(?:{_ERASES}|ttl|max)(?:_(?:{_AFTER}))?(?:_(?:{_LENGTHS}|duree))?$|^(?:days|jours|months|mois|years|ans|annees|duration|duree|term|period|after|apres)$"
    rf"|^(?:duree|duration|delai|period)_?(?:de_?|of_?)?(?:conservation|retention)(?:_?(?:{_LENGTHS}))?$"
    rf"|^(?:duree|duration|delai|term|period|max|age)_?(?:en_|in_|max_)?(?:{_LENGTHS})$"
)
"""The name of a length of time that says nothing of what it is the term of: the key above says it."""
_KEEPS = re.compile(r"keep_|garder_|conserver_|retain_")
NOT_PEOPLE = frozenset(
    "log journal journaux journau session cache token jeton cookie metric backup sauvegarde message queue task tache build artifact "
    "image statistique stat anonyme anonymous archive cron url enabled active batch size hour heure path file command "
    "tariff grace notice preavis warning rappel reminder commune departement region pays ville quartier referentiel nomenclature catalogue tarif ferie municipality county "
    "country town postcode catalog lookup holiday published publie publiee publication weather meteo "
    "total totau agregat aggregat aggregate aggregated agrege agregee article actualite asset comptage compteur counter indicateur indicator barometre statistic".split()
)
"""In a name, what is kept that is no one's file, or what is no length of time."""
FOREVER = frozenset({"forever", "for ever", "unlimited", "indefinitely", "illimite", "illimitee", "illimité", "illimitée", "infinite"})  # fmt: skip
"""How a setting says that something is kept without end, whatever its name."""
FOREVER_OR_NEVER = FOREVER | {"never", "jamais", "none", "null", "nil", "~", "-1"}
"""The same, in the value of what is named a term."""
_MANIFEST = {"apiVersion", "kind"}
"""What every manifest of Kubernetes says of itself: it runs what its file is called after, and says how (`restartPolicy: Never`)."""
_LONG = 20 * 365
"""Days beyond which a term is longer than any file of a request needs: see the reference tables of the archives."""
_UNITS = {
    "annee": 365.0, "an": 365.0, "year": 365.0, "moi": 30.4, "month": 30.4, "week": 7.0, "semaine": 7.0,
    "day": 1.0, "jour": 1.0, "hour": 1 / 24, "heure": 1 / 24, "minute": 1 / 1440,
    "second": 1 / 86400, "seconde": 1 / 86400, "sec": 1 / 86400,
}  # fmt: skip
_HOUR = 3600
_MADE_OF_SECONDS = frozenset({60, _HOUR, 86400})
"""What whoever counts in seconds multiplies by."""


@dataclass(frozen=True)
class Term:
    """One term: what it is the term of, `days` (infinite when there is none), and whether others around have one."""

    name: str
    span: Span
    days: float
    certain: bool

    @property
    def is_endless(self) -> bool:
        """Whether it keeps people's data without end, or as good as."""
        return self.days > _LONG


def names_erasure(name: str) -> bool:
    """Whether the name of a length of time says by itself that it is of what is erased or kept: `expire_after`, `delete_after_days`."""
    return _ERASED_AFTER.match(name) is not None


_ERASED_AFTER = re.compile(rf"{_ERASES}_(?:(?:{_AFTER})\b|(?:{_AFTER})_(?:{_LENGTHS})$|(?:{_LENGTHS})$)")


def names_term(name: str) -> bool:
    """Whether a name is of a length of time for which people's data is kept."""
    words = set(name_words(name))
    return bool(words & _NAMED) and not words & NOT_PEOPLE


def terms_in(node: nodes.NodeNG, module: PythonModule) -> Iterator[Term]:
    """Yield the terms that an assignment of Python gives: one, or a table of them."""
    target = node.targets[0] if isinstance(node, nodes.Assign) else node.target
    name = getattr(target, "name", "")
    if not names_term(name) or node.value is None or (isinstance(node.frame(), nodes.ClassDef) and not name.isupper()):
        return
    if not isinstance(node.value, nodes.Dict):
        days = _days(node.value, name)
        if days is not None:
            yield Term(name, module.span(node.value), days, days != float("inf"))
        return
    rows = list(_rows(node.value, name))
    kept = any(days is not None and days != float("inf") for _, _, days in rows)
    for key, value, days in rows:
        if days is not None and not set(name_words(key)) & NOT_PEOPLE:
            yield Term(key, module.span(value), days, kept)


def _rows(table: nodes.Dict, name: str) -> Iterator[tuple[str, nodes.NodeNG, float | None]]:
    """What each entry of a table is the term of: `{"dossiers": 90}`, `{"dossiers": {"keep_days": 90}}`."""
    for key, value in table.items:
        if isinstance(key, nodes.Const) and isinstance(value, nodes.Dict):
            inner = [(str(unit.value), held) for unit, held in value.items if isinstance(unit, nodes.Const)]
            yield from ((str(key.value), held, _days(held, unit)) for unit, held in inner if UNIT.match(unit.lower()))
        elif isinstance(key, nodes.Const):
            yield str(key.value), value, _days(value, name)


def _days(node: nodes.NodeNG, name: str) -> float | None:
    if isinstance(node, nodes.Const) and (node.value is None or str(node.value).lower() in FOREVER_OR_NEVER):
        return float("inf")
    if isinstance(node, nodes.Call) and dotted(node.func).rpartition(".")[2] in ("timedelta", "relativedelta"):
        units = {"years": 365.0, "months": 30.4, "weeks": 7.0, "days": 1.0}
        parts = [(value_of(word.value), units.get(word.arg or "", 0.0)) for word in node.keywords]
        parts += [(value_of(one), 1.0) for one in node.args[:1]]
        return sum(number * unit for number, unit in parts if isinstance(number, int | float))
    value = value_of(node)
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    unit = _unit_of(name) or _counted_in(node)
    if unit is None and value > _LONG and value % _HOUR == 0:
        return None  # as many seconds make whole hours: nothing tells that they are days
    return value * (unit or 1.0)


def _unit_of(name: str) -> float | None:
    words = name_words(name)
    return next((unit for word, unit in _UNITS.items() if word in words), None)


def _counted_in(node: nodes.NodeNG) -> float | None:
    """Days in one of what a sum counts, by the lengths of time that it names (`24 * HOUR`) or multiplies (`7 * 24 * 3600`)."""
    for named in node.nodes_of_class((nodes.Name, nodes.Attribute)):
        unit, worth = _unit_of(dotted(named).rpartition(".")[2]), value_of(named)
        if unit is not None and isinstance(worth, int | float) and worth > 0:
            return unit / worth
    factors = [one.value for one in node.nodes_of_class(nodes.Const)] if isinstance(node, nodes.BinOp) else []
    return 1 / 86400 if any(type(one) is int and one in _MADE_OF_SECONDS for one in factors) else None


def terms_of_data(text: str, path: str = "") -> Iterator[Term]:
    """Yield the terms that a YAML file gives under a key that names one, or that its path names; nothing when it cannot be read."""
    named = any(names_term(part) for part in path.rpartition(".")[0].split("/"))
    for document in composed(text):
        yield from _of_node(document, "", named)


def _of_node(node: Node | None, name: str, inside: bool) -> Iterator[Term]:
    if not isinstance(node, MappingNode):
        return
    rows = [(key.value, value) for key, value in node.value if isinstance(key, ScalarNode)]
    inside = inside and not {key for key, _ in rows} >= _MANIFEST
    kept = any(isinstance(value, ScalarNode) and value.value.isdigit() for _, value in rows)
    for key, value in rows:
        is_unit = bool(UNIT.match(key.lower())) and bool(name)
        about = inside or names_term(key) or (is_unit and _KEEPS.match(key.lower()) is not None)
        if isinstance(value, MappingNode):
            yield from _of_node(value, key, about)
        elif isinstance(value, ScalarNode) and about and _is_endless(name if is_unit else key, value):
            label = name if is_unit else key
            yield Term(label, Span(value.start_mark.index, value.end_mark.index), float("inf"), kept or inside)


def _is_endless(key: str, value: ScalarNode) -> bool:
    return value.value.strip().lower() in FOREVER_OR_NEVER and not set(name_words(key)) & NOT_PEOPLE
