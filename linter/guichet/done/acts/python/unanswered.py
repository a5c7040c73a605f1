"""Agreements that Python reads in a silence: those of a query of people who did not answer, of a test that a no alone fails."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.done.acts.python.presumed import Presumed, presumed
from guichet.done.grounds.answers import of_value
from guichet.done.grounds.python_consent import agreement_in
from guichet.done.nouns.datum import Agreement
from guichet.done.people.consent import agreement_of, asks_consent
from guichet.done.words import speaks_of
from guichet.reading.python.definitions import definitions
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted, queried_model
from guichet.reading.python.origins import origins
from guichet.reading.python.parts import class_around, function_around
from guichet.reading.python.roles import is_migration, is_test

_WRITES = frozenset({"update", "aupdate", "values"})
_FEWEST = 3
"""Answers that an enumeration must have for one of them to be silence."""
_ASKS = re.compile(r"show|ask|banner|bandeau|demand|display|affich|need|prompt|remind|relanc|form$", re.I)
"""In the name of a function that says whether people are to be asked."""


def acts_in(module: PythonModule) -> Iterator[Presumed]:
    """Yield the agreements that a module takes from people who have not answered."""
    if is_test(module) or is_migration(module):
        return
    for call in module.walk(nodes.Call):
        if name := _settled(call, module) or _let_through(call):
            yield presumed(call, name, module)
    for node in module.walk(nodes.BoolOp):
        if name := _or_else_yes(node):
            yield presumed(node, name, module)
    for node in module.walk(nodes.Return, nodes.Comprehension):
        tests = [node.value] if isinstance(node, nodes.Return) else node.ifs
        for test in tests:
            if isinstance(test, nodes.Compare | nodes.BoolOp) and (name := _unless_refused(test, module)):
                yield presumed(test, name, module)


def _settled(call: nodes.Call, module: PythonModule) -> str:
    """The answer that a query writes down as a yes for those whose answer is missing: `filter(replied__isnull=True).update(status=AGREED)`."""
    if getattr(call.func, "attrname", "") not in _WRITES:
        return ""
    query = [
        one.node for one in origins(call.func.expr, module) if isinstance(one.node, nodes.Call) and not one.decides
    ]
    if not any(agreement_of(queried_model(one)) for one in query) or not any(map(_is_of_silence, query)):
        return ""
    given = (word for word in call.keywords if _is_yes(word.value))
    return next((word.arg for word in given if word.arg and speaks_of(word.arg, "consent.answers")), "")


def _let_through(call: nodes.Call) -> str:
    """The answer of which a query leaves out the no alone: `exclude(consent="refused")`."""
    if getattr(call.func, "attrname", "") != "exclude":
        return ""
    for word in call.keywords:
        value = value_of(word.value)
        said = value if isinstance(value, str) else getattr(word.value, "attrname", "")
        if word.arg and asks_consent(word.arg) and said and of_value(said, equal=True) is Agreement.REFUSED:
            return "" if _leaves_out_yes(call, word.arg) else str(word.arg)
    return ""


def _leaves_out_yes(call: nodes.Call, name: str) -> bool:
    """Whether the same query leaves out the yes too: it looks for whoever has not answered."""
    while isinstance(call.parent, nodes.Attribute) and isinstance(call.parent.parent, nodes.Call):
        call = call.parent.parent
    words = (word for word in call.func.nodes_of_class(nodes.Keyword) if word.arg == name)
    own = (word for word in call.keywords if word.arg == name)
    return any(of_value(str(value_of(one.value)), equal=True) is Agreement.GIVEN for one in (*words, *own))


def _or_else_yes(node: nodes.BoolOp) -> str:
    """The answer that is a yes when it is missing: `row.get("consent") or "yes"`."""
    last = value_of(node.values[-1])
    if (
        node.op != "or"
        or not (last is True or isinstance(last, str))
        or of_value(str(last), equal=True) is not Agreement.GIVEN
    ):
        return ""
    read = node.values[0]
    key = (
        read.slice
        if isinstance(read, nodes.Subscript)
        else next(iter(read.args), None)
        if isinstance(read, nodes.Call)
        else None
    )
    name = str(value_of(key) or "") if key is not None else getattr(read, "attrname", getattr(read, "name", ""))
    return name if asks_consent(name) else ""


def _is_of_silence(query: nodes.Call) -> bool:
    """Whether a query keeps those whose answer is missing."""
    for word in query.nodes_of_class(nodes.Keyword):
        name, value = word.arg or "", value_of(word.value)
        missing = (name.endswith("__isnull") and value is True) or (
            isinstance(word.value, nodes.Const) and value in (None, "")
        )
        last = getattr(word.value, "attrname", value if isinstance(value, str) else "")
        waits = isinstance(last, str) and speaks_of(last, "consent.waiting")
        if (missing or waits) and speaks_of(name, "consent.answers"):
            return True
    return False


def _is_yes(node: nodes.NodeNG) -> bool:
    """Whether a value agrees: a yes, or the member of an enumeration that is called so."""
    value = value_of(node)
    said = getattr(node, "attrname", str(value) if isinstance(value, str | bool) else "")
    return of_value(said, equal=True) is Agreement.GIVEN


def _unless_refused(test: nodes.NodeNG, module: PythonModule) -> str:
    """The answer of which only a no stops what a function lets through, where one may have said nothing."""
    function, owner = function_around(test), class_around(test)
    named = getattr(function, "name", "")
    around = f"{module.path.rpartition('.')[0]} {owner.name if owner is not None else ''} {named}"
    if _ASKS.search(named) or not (asks_consent(around) or agreement_of(owner.name if owner is not None else "")):
        return ""
    if agreement_in(test, True, module) is not Agreement.ASSUMED:
        return ""
    for one in test.nodes_of_class(nodes.Compare):
        if one.ops[0][0] in ("is not", "!=") and _may_be_silent(one.ops[0][1], one.ops[0][0], module):
            return dotted(one.left).rpartition(".")[2]
    return ""


def _may_be_silent(refusal: nodes.NodeNG, operator: str, module: PythonModule) -> bool:
    """Whether what is compared with a no may also be nothing: a text, a member of three or more, a thing that is not False."""
    if isinstance(refusal, nodes.Const):
        return isinstance(refusal.value, str) or (refusal.value is False and operator == "is not")
    owners = definitions(module.modules).classes(refusal.expr, module) if isinstance(refusal, nodes.Attribute) else []
    members = [one for owner in owners for one in owner.node.body if isinstance(one, nodes.Assign)]
    return len(members) >= _FEWEST
