"""Where someone lives, when it decides that they are turned away: outside of a list, or not the one town."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.done.acts.python_act import PythonAct
from guichet.done.deciding.actors import function_of
from guichet.done.deciding.reads import reads_at
from guichet.done.nouns.act import Act, Ground, Reason
from guichet.done.people.people import attribute_of
from guichet.done.words import speaks_of
from guichet.reading.python.module import dotted
from guichet.reading.python.origins import origins

_OUTSIDE = frozenset({"not in", "!="})
_INSIDE = frozenset({"in", "=="})
_FROM_TO = re.compile(r"_(?:to|vers)_", re.I)
_FORMAT = re.compile(
    r"len\(|isdigit|match|isnumeric|is None|== ''|(?:fields|data|request|GET|POST|params|kwargs)$", re.I
)


def residence_of(act: Act) -> Ground | None:
    """Return the address that an act turns on, at the test that holds it; None when it passes people on, or checks a form."""
    if not isinstance(act, PythonAct) or (not act.place.is_public and not act.place.is_unattended):
        return None
    function = function_of(act.node)
    said = act.module.text(function) if function is not None else act.module.text(act.node)
    named = f"{' '.join(act.about)} {act.path.rpartition('/')[2]}"
    if (
        speaks_of(said, "residence.foreseen")
        or speaks_of(named, "residence.elsewhere")
        or speaks_of(act.path, "residence.trade")
    ):
        return None
    for test in (*(one.test for one in act.conditions if not one.before or act.kind != "hide"), *act.values):
        for one in origins(test, act.module):
            if isinstance(one.node, nodes.Compare) and _turns_on_address(one.node, said):
                return Ground(Reason.PERSON, act.path, act.module.span(test), act.module.text(test), one.way)
    return None


def _turns_on_address(compare: nodes.Compare, said: str) -> bool:
    """Whether someone's address is compared with what is fixed: another answer of the same form is a check of the form."""
    operator, right = compare.ops[0]
    negated = isinstance(compare.parent, nodes.UnaryOp) and compare.parent.op == "not"
    if operator not in (_INSIDE if negated else _OUTSIDE) or _FORMAT.search(right.as_string()):
        return False
    if not any(_is_address(read) for read in _said_by(compare.left)) or _FORMAT.search(compare.left.as_string()):
        return False
    table = dotted(right).rpartition(".")[2]
    looked_up = bool(_FROM_TO.search(table)) and f"{table}[" in said
    return not looked_up and not _is_answer(right)


def _said_by(node: nodes.NodeNG) -> Iterator[str]:
    for part in (node, *node.nodes_of_class((nodes.Attribute, nodes.Subscript, nodes.Call, nodes.Name))):
        yield from (read.name for read in reads_at(part))
        if isinstance(part, nodes.Name):
            yield part.name


def _is_address(name: str) -> bool:
    attribute = attribute_of(name)
    return attribute is not None and attribute.is_place


def _is_answer(right: nodes.NodeNG) -> bool:
    """Whether what an address is compared with hangs on another value: `city.post_codes`, `other.commune`."""
    if isinstance(right, nodes.Attribute):
        root = dotted(right).split(".")[0]
        return right.attrname.islower() and root not in ("settings", "config", "conf", "self", "cls", "app")
    return isinstance(right, nodes.Subscript | nodes.Call) and "data" in right.as_string()
