"""Those who asked first, served until nothing is left, and the others refused: who hears early, and has a screen at hand, comes before the need."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.done.acts.stated import Stated
from guichet.done.acts.verdicts import verdict_of
from guichet.done.deciding.words import names_in
from guichet.done.grounds.arrival import is_stamped, sorted_by
from guichet.done.grounds.opening import opens_at_a_moment
from guichet.done.nouns.act import Ground, Kind, Reason
from guichet.done.nouns.places import place_of
from guichet.done.words import speaks_of
from guichet.reading.python.definitions import definitions
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import origins
from guichet.reading.python.parts import returned
from guichet.reading.python.paths import own_nodes
from guichet.reading.python.roles import is_migration, is_test

_LONGEST = 60
_CALLERS = 6
_MAKES = frozenset({"create", "acreate", "get_or_create", "aget_or_create", "add", "insert"})
_SORTS = re.compile(r"order_by|\bsorted\(|\.sort\(")


def acts_in(module: PythonModule) -> Iterator[Stated]:
    """Yield the orders of arrival in which what there is runs out, where those who come after are refused; a question, unless the door opens at a moment that everyone can wait for, or each request has what there is given out at once."""
    if is_test(module) or is_migration(module) or not _SORTS.search(module.source.text):
        return
    for function in module.walk(nodes.FunctionDef):
        order = next((one for one in _queries(function, module) if _by_arrival(one, module)), None)
        at_once = order is not None and is_stamped(order, module) and _is_run_by_asking(function, module)
        if order is not None and _runs_out(function) and (at_once or _refuses(function)):
            shown = " ".join(module.text(order).split())[:_LONGEST]
            raced = at_once or opens_at_a_moment(module.project)
            ground = Ground(Reason.RUSH, module.path, module.span(order), shown, (), certain=raced)
            yield Stated(Kind.CHOOSE, module.path, ground.span, place_of(order, module), ground=ground)


def _queries(function: nodes.FunctionDef, module: PythonModule) -> Iterator[nodes.Call]:
    """The calls of a function, and those of the functions of its module that it calls for what it goes through."""
    for call in own_nodes(function, nodes.Call):
        yield call
        for found in definitions(module.modules).functions(call.func, module) if not call.args else ():
            if found.module is module and found.node is not function:
                yield from (one for value in returned(found.node) for one in value.nodes_of_class(nodes.Call))


def _by_arrival(call: nodes.Call, module: PythonModule) -> bool:
    """Whether a query puts first those who asked first, and nothing before that."""
    named = dotted(call.func).rpartition(".")[2] or getattr(call.func, "attrname", "")
    if named in ("sorted", "sort"):
        return any(speaks_of(said, "places.asked_when") for said in sorted_by(call, module))
    if named != "order_by" or not call.args:
        return False
    given = call.args[0].value if isinstance(call.args[0], nodes.Starred) else call.args[0]
    words = [one.node.value for one in origins(given, module) if isinstance(one.node, nodes.Const)]
    return any(
        isinstance(word, str) and not word.startswith("-") and speaks_of(word, "places.asked_when")
        for word in words[:1]
    )


def _is_run_by_asking(function: nodes.FunctionDef, module: PythonModule) -> bool:
    """Whether what writes a request down has a function give out what there is: whoever clicks first is served, there is no time to ask."""
    callers = (call.frame() for call, _ in definitions(module.modules).calls_of(function, module)[:_CALLERS])
    return any(isinstance(one, nodes.FunctionDef) and one is not function and _writes_down(one) for one in callers)


def _writes_down(function: nodes.FunctionDef) -> bool:
    """Whether a function makes the row of a request: what it only changes was there before."""
    made = (one for one in own_nodes(function, nodes.Call) if getattr(one.func, "attrname", "") in _MAKES)
    return any(speaks_of(one.as_string(), "places.applicants") for one in made)


def _is_left(test: nodes.NodeNG) -> bool:
    return any(speaks_of(word, "places.left_over") for word in names_in(test))


def _runs_out(function: nodes.FunctionDef) -> bool:
    """Whether what is left is compared, or cut at."""
    tests = [node.test for node in own_nodes(function, nodes.If, nodes.While)]
    cuts = (
        one
        for node in own_nodes(function, nodes.Subscript)
        if isinstance(node.slice, nodes.Slice)
        for one in names_in(node.slice)
    )
    return any(map(_is_left, tests)) or any(speaks_of(word, "places.left_over") for word in cuts)


def _refuses(function: nodes.FunctionDef) -> bool:
    """Whether the function refuses or closes what is left over, or leaves it there once nothing is left."""
    if any(
        one.parent.test is not None and _is_left(one.parent.test)
        for one in own_nodes(function, nodes.Break)
        if isinstance(one.parent, nodes.If)
    ):
        return True
    ends = (Kind.REFUSE, Kind.CLOSE)
    return any(
        verdict_of(dotted(one.func).rpartition(".")[2]) in ends
        for one in own_nodes(function, nodes.Call)
        if isinstance(one.parent, nodes.Expr)
    ) or any(
        isinstance(one.value, str) and verdict_of(one.value) in ends and not isinstance(one.parent, nodes.Compare)
        for one in own_nodes(function, nodes.Const)
    )
