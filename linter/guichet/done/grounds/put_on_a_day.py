"""A time that was given, put on some day because only dates can be added to, subtracted or compared: it tells nothing of the clock."""

from __future__ import annotations

import re

from astroid import nodes

from guichet.reading.python.module import dotted
from guichet.reading.python.parts import assigned

_PRESENT = re.compile(r"now|localtime|today\(\)\.time|maintenant|heure_actuelle|current", re.I)


def is_put_on_a_day(node: nodes.NodeNG) -> bool:
    """Whether a moment is made of a day and of a time that is not the present one, through names, moved by a length of time or not."""
    if isinstance(node, nodes.BinOp):
        return node.op in ("+", "-") and is_put_on_a_day(node.left)
    if isinstance(node, nodes.Name):
        given = [assigned(one) for one in node.scope().locals.get(node.name, ())]
        return any(isinstance(one, nodes.Call) and is_put_on_a_day(one) for one in given)
    if not isinstance(node, nodes.Call) or dotted(node.func).rpartition(".")[2] != "combine":
        return False
    return not any(_PRESENT.search(one.as_string()) for one in node.args[1:])
