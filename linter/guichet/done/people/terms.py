"""How long a program says that it keeps people's data: settings and tables of terms, in Python and in YAML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml
from astroid import nodes
from yaml.nodes import MappingNode, Node, ScalarNode

from guichet.core.findings import Span
from guichet.done.people.people import name_words
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted

_NAMED = frozenset("conservation retention purge purger".split())
_NOT_PEOPLE = frozenset(
    "log journal journaux journau session cache token jeton cookie metric backup sauvegarde message queue task tache build artifact "
    "image statistique stat anonyme anonymous archive cron url enabled active batch size hour heure path file command".split()
)
"""In a name, what is kept that is no one's file, or what is no length of time."""
_FOREVER = frozenset({"never", "jamais", "forever", "unlimited", "illimite", "illimitee", "illimité", "illimitée", "infinite", "none", "null", "~"})  # fmt: skip
_LONG = 20 * 365
"""Days beyond which a term is longer than any file of a request needs: see the reference tables of the archives."""
_UNITS = {"annee": 365.0, "an": 365.0, "year": 365.0, "moi": 30.4, "month": 30.4, "week": 7.0, "semaine": 7.0}


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


def names_term(name: str) -> bool:
    """Whether a name is of a length of time for which people's data is kept."""
    words = set(name_words(name))
    return bool(words & _NAMED) and not words & _NOT_PEOPLE


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
    rows = [(key, value, _days(value, name)) for key, value in node.value.items if isinstance(key, nodes.Const)]
    kept = any(days is not None and days != float("inf") for _, _, days in rows)
    for key, value, days in rows:
        if days is not None and not set(name_words(str(key.value))) & _NOT_PEOPLE:
            yield Term(str(key.value), module.span(value), days, kept)


def _days(node: nodes.NodeNG, name: str) -> float | None:
    if isinstance(node, nodes.Const) and (node.value is None or str(node.value).lower() in _FOREVER):
        return float("inf")
    if isinstance(node, nodes.Call) and dotted(node.func).rpartition(".")[2] in ("timedelta", "relativedelta"):
        units = {"years": 365.0, "months": 30.4, "weeks": 7.0, "days": 1.0}
        parts = [(value_of(word.value), units.get(word.arg or "", 0.0)) for word in node.keywords]
        parts += [(value_of(one), 1.0) for one in node.args[:1]]
        return sum(number * unit for number, unit in parts if isinstance(number, int | float))
    value = value_of(node)
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    return value * next((unit for word, unit in _UNITS.items() if word in name_words(name)), 1.0)


def terms_of_data(text: str) -> Iterator[Term]:
    """Yield the terms that a YAML file gives under a key that names one; nothing when it cannot be read."""
    try:
        documents = list(yaml.compose_all(text, Loader=yaml.SafeLoader))
    except yaml.YAMLError:
        return
    for document in documents:
        yield from _of_node(document, "", False)


def _of_node(node: Node | None, name: str, inside: bool) -> Iterator[Term]:
    if not isinstance(node, MappingNode):
        return
    rows = [(key.value, value) for key, value in node.value if isinstance(key, ScalarNode)]
    kept = any(isinstance(value, ScalarNode) and value.value.isdigit() for _, value in rows)
    for key, value in rows:
        about = inside or names_term(key)
        if isinstance(value, MappingNode):
            yield from _of_node(value, key, about)
        elif isinstance(value, ScalarNode) and about and _is_endless(key, value):
            label = name if key in ("days", "jours", "duration", "duree", "term") and name else key
            yield Term(label, Span(value.start_mark.index, value.end_mark.index), float("inf"), kept or inside)


def _is_endless(key: str, value: ScalarNode) -> bool:
    return value.value.strip().lower() in _FOREVER and not set(name_words(key)) & _NOT_PEOPLE
