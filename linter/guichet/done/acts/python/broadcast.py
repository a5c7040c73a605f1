"""A place that comes free, told at once to everyone who waits and given to the first who answers: who has a screen at hand comes before the need."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.done.acts.stated import Stated
from guichet.done.nouns.act import Ground, Kind, Reason
from guichet.done.nouns.places import place_of
from guichet.done.words import speaks_of
from guichet.reading.python.literals import text_of, value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import origins
from guichet.reading.python.paths import own_nodes
from guichet.reading.python.roles import is_migration, is_test

_FEW = 3
"""Up to how many people told at once, one after the other has a turn."""
_LONGEST = 60


def acts_in(module: PythonModule) -> Iterator[Stated]:
    """Yield the messages that tell all who wait of one place, where the same module gives it to whoever answers first."""
    if is_test(module) or is_migration(module):
        return
    loops = [(loop, told) for loop in module.walk(nodes.For) if (told := _told_in(loop)) is not None]
    if loops and any(map(_gives_to_first, module.walk(nodes.FunctionDef))):
        for loop, told in loops:
            if _is_whole_line(loop.iter, module):
                shown = " ".join(module.text(told).split())[:_LONGEST]
                ground = Ground(Reason.RUSH, module.path, module.span(told), shown)
                yield Stated(Kind.CHOOSE, module.path, ground.span, place_of(told, module), ground=ground)


def _told_in(loop: nodes.For) -> nodes.Call | None:
    """What a loop sends to each, when it speaks of a place or of a time to be received."""
    for call in loop.nodes_of_class(nodes.Call):
        last = dotted(call.func).rpartition(".")[2]
        if isinstance(call.parent, nodes.Expr | nodes.Await) and (speaks_of(last, "decisions.tell") or last == "text"):
            said = " ".join((call.as_string(), *(text_of(one) for one in call.args)))
            if speaks_of(said, "places.slots") or speaks_of(said, "places.goods"):
                return call
    return None


def _is_whole_line(people: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether a loop goes through those who wait, and not through the next few of them."""
    found = [one.node for one in origins(people, module)]
    for one in found:
        cut = one.slice if isinstance(one, nodes.Subscript) else None
        most = value_of(cut.upper) if isinstance(cut, nodes.Slice) else None
        if isinstance(most, int) and most <= _FEW:
            return False
    named = (dotted(one) for one in found if isinstance(one, nodes.Call | nodes.Name | nodes.Attribute))
    return any(speaks_of(name, "places.waiting") for name in named)


def _gives_to_first(function: nodes.FunctionDef) -> bool:
    """Whether a function gives a thing that nobody holds yet to whoever it is called for."""
    return any(map(_takes_free, own_nodes(function, nodes.Call))) or any(
        _is_given(free, function) for test in own_nodes(function, nodes.If) if (free := _free(test.test)) is not None
    )


def _takes_free(call: nodes.Call) -> bool:
    """Whether a query writes a holder where there is none: `filter(pk=…, patient=None).update(patient=…)`."""
    owner = call.func.expr if isinstance(call.func, nodes.Attribute) and call.func.attrname == "update" else None
    free = {one.arg for one in getattr(owner, "keywords", ()) if value_of(one.value) is None and isinstance(one.value, nodes.Const)}  # fmt: skip
    return isinstance(owner, nodes.Call) and any(word.arg in free for word in call.keywords)


def _free(test: nodes.NodeNG) -> nodes.Attribute | None:
    """The field that a test finds empty, or held: `slot.patient_id is None`, `slot.patient`."""
    inner = test.operand if isinstance(test, nodes.UnaryOp) else test
    if (
        isinstance(inner, nodes.Compare)
        and value_of(inner.ops[0][1]) is None
        and isinstance(inner.ops[0][1], nodes.Const)
    ):
        inner = inner.left
    return inner if isinstance(inner, nodes.Attribute) and _is_holder(inner.attrname) else None


def _is_holder(name: str) -> bool:
    return speaks_of(name.removesuffix("_id"), "places.holder") or speaks_of(
        name.removesuffix("_id"), "decisions.people"
    )


def _is_given(held: nodes.Attribute, function: nodes.FunctionDef) -> bool:
    """Whether a function writes a holder on the same thing, or has it given."""
    owner, field = held.expr.as_string(), held.attrname.removesuffix("_id")
    for one in own_nodes(function, nodes.Assign, nodes.Call):
        if isinstance(one, nodes.Assign):
            target = one.targets[0]
            written = isinstance(target, nodes.AssignAttr) and target.expr.as_string() == owner
            if written and target.attrname.removesuffix("_id") == field and "order_by" not in one.value.as_string():
                return True
        elif (
            isinstance(one.func, nodes.Attribute)
            and one.func.expr.as_string() == owner
            and speaks_of(one.func.attrname, "places.gives")
        ):
            return True
    return False
