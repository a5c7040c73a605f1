"""What someone is turned away for not having, though not everybody has it: a mobile telephone, an e-mail address, an account online."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from astroid import nodes

from guichet.done.forms.demands import missing
from guichet.done.nouns.act import Ground, Reason
from guichet.done.words import apart, names, speaks_of
from guichet.reading.python.conditions import Condition, holds
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.parts import assigned
from guichet.reading.python.scopes import given_to

_LONGEST = 90
_SETTING = re.compile(r"(?:^|\.)[A-Z][A-Z0-9]*_[A-Z0-9_]+$|(?:settings|config|conf|options|features|flags)\.\w+$")
"""What the service sets for itself: it says how it works, and nothing of what someone has."""
_LACKED = ("fields.device", "fields.phone", "fields.email", "ways.account")
_LOOKED_FOR = ("fields.device", "ways.account")
"""What a name that holds nothing may stand for: whoever is looked for by a telephone number lacks none."""
_INSTEAD = ("fields.address", "fields.landline", "ways.offline")
"""What a refusal may ask for besides: whoever has that is let in."""


def lacking(node: nodes.NodeNG, conditions: Iterable[Condition], module: PythonModule) -> tuple[str, Ground] | None:
    """Return the idea and the test by which an act turns away those who lack a thing of their own; None when something else lets them in."""
    found: list[tuple[str, Ground]] = []
    conditions = list(conditions)
    for one in conditions:
        for held in _empty(one.test, holds(one, node)):
            words = _words(held)
            if any(speaks_of(words, idea) for idea in _INSTEAD if idea != "ways.offline" or not _is_phone(words)):
                return None
            ideas = _LACKED if not isinstance(held, nodes.Name) else _LOOKED_FOR
            idea = next((idea for idea in ideas if names(idea).search(apart(words))), "")
            if idea and any(_chooses(other.test, idea) for other in conditions if other is not one):
                return None
            if idea and _is_persons(held, idea, module) and not (_judges(held, idea) or _only_writes_to(node)):
                shown = " ".join(module.text(one.test).split())[:80]
                found.append((idea, Ground(Reason.LACK, module.path, module.span(one.test), shown)))
    return found[0] if len({idea for idea, _ in found}) == 1 else None


def _judges(held: nodes.NodeNG, idea: str) -> bool:
    """Whether a call is given the thing itself: it judges what someone has, and nobody lacks it."""
    given = held.args if isinstance(held, nodes.Call) else []
    return any(speaks_of(one.as_string(), idea) for one in given)


_WRITES_TO = re.compile(r"^_*(?:send|notif|mail|email|envoyer|envoi|prevenir|avertir|relancer|remind)")


def _only_writes_to(node: nodes.NodeNG) -> bool:
    """Whether what is given up for want of an address is a message to it, and nothing that someone asked for."""
    around = node.frame()
    return not isinstance(node, nodes.Raise) and _WRITES_TO.match(getattr(around, "name", "")) is not None


def _chooses(test: nodes.NodeNG, idea: str) -> bool:
    """Whether a test asks if the person chose a means themselves: `BY_PHONE in wanted`, `channel == "phone"`."""
    asked = test.nodes_of_class(nodes.Compare)
    return any(one.ops[0][0] in ("in", "==") and speaks_of(one.as_string(), idea) for one in asked)


def _is_phone(words: str) -> bool:
    return speaks_of(words, "fields.phone")


def _empty(test: nodes.NodeNG, truth: bool) -> Iterator[nodes.NodeNG]:
    """What a test finds empty, each alone being enough, when it has this answer."""
    if not truth:
        if isinstance(test, nodes.Name | nodes.Attribute | nodes.Subscript | nodes.Call):
            yield test
        return
    for part in test.values if isinstance(test, nodes.BoolOp) and test.op == "or" else [test]:
        if (held := missing(part)) is not None:
            yield held


def _words(held: nodes.NodeNG) -> str:
    """The last words of an expression: an attribute, a key, what a function is called, what a query looks into."""
    if isinstance(held, nodes.Attribute):
        return str(held.attrname)
    if isinstance(held, nodes.Call):
        path = dotted(held.func)
        return path if path.endswith(("exists", "first", "get")) or len(held.as_string()) > _LONGEST else path.rpartition(".")[2]  # fmt: skip
    if isinstance(held, nodes.Name):
        given = [value.as_string() for one in given_to(held) if (value := assigned(one)) is not None]
        return " ".join((held.name, *given))[:_LONGEST]
    return str(held.as_string())[:_LONGEST]


def _is_persons(held: nodes.NodeNG, idea: str, module: PythonModule) -> bool:
    """Whether a thing is looked for in someone of the public; an account online, also where people come to be met."""
    said = _words(held) if isinstance(held, nodes.Name) else held.as_string()
    if isinstance(held, nodes.Attribute | nodes.Name) and _SETTING.search(held.as_string()):
        return False
    if idea == "ways.account":
        function = held.frame()
        around = (
            f"{module.path} {getattr(function, 'name', '')} {getattr(getattr(function, 'doc_node', None), 'value', '')}"
        )
        return speaks_of(around, "ways.met") or _is_of_someone(said)
    return isinstance(held, nodes.Attribute | nodes.Call | nodes.Name) and _is_of_someone(said)


def _is_of_someone(said: str) -> bool:
    return speaks_of(said.rpartition(".")[0] or said, "fields.holder")
