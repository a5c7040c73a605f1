"""What a test of Python on someone's answer lets through."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.done.grounds.answers import OPPOSITE, is_asked, of_name, of_value
from guichet.done.nouns.datum import Agreement
from guichet.reading.python.definitions import definitions
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import Origin, origins
from guichet.reading.python.parts import assigned, returned

_DEPTH = 4
_STORED = re.compile(r"cookies?(?:\.get)?$|COOKIES(?:\.get)?$|(?:^|\.)session(?:\.get)?$", re.I)


def agreement_in(test: nodes.NodeNG, holds: bool, module: PythonModule, depth: int = 0) -> Agreement | None:
    """Return what a test lets through when it answers `holds`; None when it is about no answer."""
    if depth > _DEPTH:
        return None
    if isinstance(test, nodes.UnaryOp) and test.op == "not":
        return agreement_in(test.operand, not holds, module, depth)
    if isinstance(test, nodes.BoolOp):
        known = [one for part in test.values if (one := agreement_in(part, holds, module, depth + 1)) is not None]
        if (test.op == "and") == holds:
            return next((one for one in known if one is Agreement.GIVEN), known[0] if known else None)
        every = len(known) == len(test.values)
        return next((one for one in known if one is not Agreement.GIVEN), known[0]) if every else None
    if isinstance(test, nodes.Compare):
        return _of_comparison(test, holds, module)
    found = _of_truth(test, module, depth)
    return found if holds or found is None else OPPOSITE[found]


def _of_comparison(test: nodes.Compare, holds: bool, module: PythonModule) -> Agreement | None:
    operator, right = test.ops[0]
    if operator in ("in", "not in"):
        is_kept = bool(_STORED.search(dotted(right))) and is_asked(" ".join(_words(test.left, module)))
        if is_kept:
            return Agreement.ANSWERED if (operator == "in") == holds else Agreement.ASSUMED
        words = [one for one in _words(right, module) if of_value(one, equal=True) is not None]
        if words and _is_answer(test.left, module):
            found = {of_value(one, equal=(operator == "in") == holds) for one in words}
            return found.pop() if len(found) == 1 else Agreement.ANSWERED
        return None
    equal = (operator in ("==", "is")) == holds
    for value, other in ((right, test.left), (test.left, right)):
        words = [value.attrname] if _is_named_answer(value) else list(_words(value, module))
        if len(words) == 1 and _is_answer(other, module):
            return _with_default(of_value(words[0], equal=equal), other, module)
    return None


def _is_named_answer(value: nodes.NodeNG) -> bool:
    """Whether a value is the member of an enumeration that is called as an answer is: `Answer.NO`, whatever number it bears."""
    return (
        isinstance(value, nodes.Attribute)
        and value.attrname.isupper()
        and of_value(value.attrname, equal=True) is not None
    )


def _with_default(found: Agreement | None, answer: nodes.NodeNG, module: PythonModule) -> Agreement | None:
    """What a comparison lets through when nobody has answered: `get(name, "yes")` takes silence for a yes."""
    if found is Agreement.GIVEN and any(True for _ in assumed_in(answer, module)):
        return Agreement.ASSUMED
    return found


def assumed_in(node: nodes.NodeNG, module: PythonModule) -> Iterator[tuple[nodes.NodeNG, PythonModule]]:
    """Yield where an answer that is missing is taken for a yes: the default of a cookie, of a session, of a preference."""
    for one in origins(node, module):
        call = one.node
        if isinstance(call, nodes.Call) and len(call.args) == 2 and getattr(call.func, "attrname", "") == "get":
            words = list(_words(call.args[1], one.module))
            if len(words) == 1 and of_value(words[0], equal=True) is Agreement.GIVEN:
                yield call.args[1], one.module


def _outside_calls(one: Origin) -> bool:
    return not isinstance(one.node, nodes.Call)


def _words(node: nodes.NodeNG, module: PythonModule) -> Iterator[str]:
    """The values that an expression is, as words: constants, through names and tables."""
    for one in origins(node, module, _outside_calls):
        if isinstance(one.node, nodes.Const) and not one.decides:
            yield "" if one.node.value is None else str(one.node.value)


def _is_answer(node: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether an expression is someone's answer: a cookie, a session, or a name that says so, here or on the way to it."""
    for one in origins(node, module):
        if isinstance(one.node, nodes.Name | nodes.Attribute | nodes.Call | nodes.Subscript):
            name = dotted(one.node.func if isinstance(one.node, nodes.Call) else one.node)
            if is_asked(name) or re.search(r"cookies?\b", name, re.I):
                return True
        elif isinstance(one.node, nodes.Const) and isinstance(one.node.value, str) and is_asked(one.node.value):
            return True
    return False


def _of_truth(test: nodes.NodeNG, module: PythonModule, depth: int) -> Agreement | None:
    known = definitions(module.modules)
    if isinstance(test, nodes.Call):
        for one in known.functions(test.func, module):
            for value in returned(one.node):
                found = agreement_in(value, True, one.module, depth + 1)
                if found is not None:
                    return found
        if getattr(test.func, "attrname", "") == "get" and test.args and _STORED.search(dotted(test.func)):
            return _of_cookie(test, module)
        return of_name(dotted(test.func) or getattr(test.func, "attrname", ""))
    if isinstance(test, nodes.Name | nodes.Attribute):
        for one in known.of(test, module):
            value = assigned(one.node)
            if value is not None and not isinstance(value, nodes.Const):
                found = agreement_in(value, True, one.module, depth + 1)
                if found is not None:
                    return found
        return of_name(dotted(test))
    return None


def _of_cookie(call: nodes.Call, module: PythonModule) -> Agreement | None:
    """A cookie that is only there or not: what its name says, whatever it holds when its name says nothing."""
    name = " ".join(_words(call.args[0], module))
    return of_name(name) or (Agreement.ANSWERED if is_asked(name) else None)
