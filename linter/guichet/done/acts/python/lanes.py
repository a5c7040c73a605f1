"""Who is put behind in Python: lanes, times and places in a list, checks that some go through and the others do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from astroid import nodes

from guichet.core.numbers import count
from guichet.done.acts.decision import Decision
from guichet.done.acts.python_act import about
from guichet.done.acts.verdicts import field_of, is_field, mask_of
from guichet.done.deciding.subjects import subject_of
from guichet.done.deciding.words import names_in
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of
from guichet.done.people.people import attribute_of
from guichet.done.words import speaks_of
from guichet.reading.python.conditions import conditions_of, holds
from guichet.reading.python.definitions import definitions
from guichet.reading.python.durations import seconds_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import kept_under
from guichet.reading.python.outcomes import Outcome, outcomes
from guichet.reading.python.parts import assigned, lookup, returned
from guichet.reading.python.paths import own_nodes
from guichet.reading.python.roles import is_migration, is_test

_LANES = frozenset({"queue", "lane", "file", "channel", "routing_key", "priority", "priorite", "circuit", "parcours"})
_TIMES = frozenset({"countdown", "eta", "delay", "delai", "due", "when", "run_at", "defer", "wait"})
_HEAPS = frozenset({"heappush", "put", "zadd"})
_PUTS = frozenset({"append", "put", "put_nowait", "add", "push", "appendleft"})
_SORTS = frozenset({"sorted", "sort"})


def acts_in(module: PythonModule) -> Iterator[Decision]:
    """Yield what puts some people behind others; tests and migrations put nobody anywhere."""
    if is_test(module) or is_migration(module):
        return
    for node in module.walk(nodes.Call):
        for word in node.keywords:
            if word.arg in _LANES or word.arg in _TIMES:
                yield from _slow(word.value, module, timed=word.arg in _TIMES)
        last = dotted(node.func).rpartition(".")[2]
        if last in _SORTS:
            yield from _last(node, module)
        elif last in _HEAPS:
            yield from _heavier(node, module)
        elif (chosen := _put_in(node)) is not None:
            yield from _slow(chosen, module)
        elif isinstance(node.parent, nodes.Expr | nodes.Return | nodes.Await) and _sets_aside(node):
            yield _act(Kind.CHOOSE, Outcome(node, module))
    for node in module.walk(nodes.IfExp):
        sides = [_is_behind(one) or _speaks(one, "decisions.control") for one in (node.body, node.orelse)]
        if True in sides and False in sides:
            yield _act(Kind.DELAY, Outcome(node.body if sides[0] else node.orelse, module))
    for node in module.walk(nodes.Dict):
        if isinstance(node.frame(), nodes.FunctionDef):
            yield from _handed(node, module)
    for node in module.walk(nodes.Assign):
        name, _ = field_of(node.targets[0])
        if speaks_of(name, "decisions.lanes") or is_field(name):
            yield from _written(node, module)
    for node in module.walk(nodes.FunctionDef):
        if speaks_of(node.name, "decisions.checked"):
            yield from _longer(node, module)
        elif speaks_of(node.name, "decisions.waits"):
            yield from _farther(node, module)


def gives_lane(call: nodes.NodeNG) -> bool:
    """Whether what a call answers is read here as a lane: given as one, written as one, used to pick one of several lists."""
    holder = call.parent
    if isinstance(holder, nodes.Keyword):
        return holder.arg in _LANES or holder.arg in _TIMES
    if isinstance(holder, nodes.Assign):
        name, _ = field_of(holder.targets[0])
        return speaks_of(name, "decisions.lanes") or is_field(name)
    return isinstance(holder, nodes.Subscript)


def _act(kind: Kind, one: Outcome, *values: nodes.NodeNG) -> Decision:
    node, module = one.node, one.module
    behind = not _spares_the_old(node)
    return Decision(
        kind, module.path, module.span(node), place_of(node, module), node, module, values=values, about=about(node),
        subject=subject_of(node, None, module), later=behind and kind is Kind.DELAY, suspects=behind and kind is Kind.CHOOSE,
    )  # fmt: skip


def _spares_the_old(node: nodes.NodeNG) -> bool:
    """Whether a test on someone's age picks the young, or leaves the old out: children and the very old are let pass."""
    for condition in conditions_of(node):
        for test in condition.test.nodes_of_class(nodes.Compare):
            age = attribute_of(_named(test.left))
            if age is None or age.alone is None or age.is_checked or test.ops[0][0] not in _ORDERS:
                continue
            is_older = (test.ops[0][0] in (">", ">=")) is not _is_birth(_named(test.left))
            limit = getattr(test.ops[0][1], "value", None)
            if holds(condition, node) is not is_older or (isinstance(limit, int) and limit <= _GROWN):
                return True
    return False


_GROWN = 21
_ORDERS = frozenset({"<", "<=", ">", ">="})


def _named(node: nodes.NodeNG) -> str:
    if isinstance(node, nodes.Subscript) and isinstance(node.slice, nodes.Const):
        return str(node.slice.value)
    return dotted(node).rpartition(".")[2]


def _is_birth(name: str) -> bool:
    return any(word in name.lower() for word in ("birth", "naissance", "born", "dob"))


def _slow(value: nodes.NodeNG, module: PythonModule, *, timed: bool = False) -> Iterator[Decision]:
    """The slower of the lanes or of the times that a job may be given."""
    found = list(outcomes(value, module))
    for one in found if len(found) > 1 else ():
        if _is_slower(one, found) if timed else _is_behind(one.node):
            yield _act(Kind.DELAY, one)
    looked = lookup(value)
    if looked is not None and not isinstance(looked[1], nodes.Const) and _differs(looked[0], module):
        yield _act(Kind.DELAY, Outcome(value, module), looked[1])
    row = _row(value, module)
    if row is not None and (low := _lowest_last(*row)) is not None:
        yield _act(Kind.DELAY, Outcome(low, row[0].module), low)


def _put_in(call: nodes.Call) -> nodes.NodeNG | None:
    """What says in which of several lists a file is put: `lane(claim)` of `queues[lane(claim)].append(claim)`."""
    held = call.func.expr if isinstance(call.func, nodes.Attribute) and call.func.attrname in _PUTS else None
    return held.slice if isinstance(held, nodes.Subscript) and not isinstance(held.slice, nodes.Const) else None


def _written(node: nodes.Assign, module: PythonModule) -> Iterator[Decision]:
    """A lane or a status that holds a file back, written on those that a test, or a row of a table, picks."""
    if isinstance(node.value, nodes.Const):
        if _is_behind(node.value):
            yield _act(Kind.DELAY, Outcome(node.value, module), *mask_of(node.targets[0]))
        return
    yield from _slow(node.value, module)
    call = node.value
    if isinstance(call, nodes.Call) and len(call.args) == 3 and dotted(call.func).endswith("where"):
        sides = [_is_behind(one) for one in call.args[1:]]
        if True in sides and False in sides:
            yield _act(Kind.DELAY, Outcome(call, module), call.args[0])


def _handed(table: nodes.Dict, module: PythonModule) -> Iterator[Decision]:
    """The slow lane that a function answers with: `return {"queue": "slow"}`."""
    for key, value in table.items:
        if (
            isinstance(key, nodes.Const)
            and key.value in _LANES
            and isinstance(value, nodes.Const)
            and _is_behind(value)
        ):
            yield _act(Kind.DELAY, Outcome(value, module))


def _is_behind(node: nodes.NodeNG) -> bool:
    return _speaks(node, "decisions.later") or _speaks(node, "decisions.aside")


def _differs(table: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether some lines of a constant table put behind, and others do not."""
    for one in definitions(module.modules).of(table, module):
        value = assigned(one.node)
        sides = {_is_behind(line) for _, line in value.items} if isinstance(value, nodes.Dict) else set()
        if len(sides) > 1:
            return True
    return False


def _is_slower(one: Outcome, others: Sequence[Outcome]) -> bool:
    mine = seconds_of(one.node, one.module)
    times = [seconds_of(other.node, other.module) for other in others]
    known = [time for time in times if time is not None]
    return mine is not None and bool(known) and mine > min(known)


def _speaks(node: nodes.NodeNG, idea: str) -> bool:
    return any(speaks_of(word, idea) for word in names_in(node))


def _row(value: nodes.NodeNG, module: PythonModule) -> tuple[Outcome, str] | None:
    """The line of a table that a function picks for someone, and the key that is read of it: `pick(claim)["delay"]`."""
    if not isinstance(value, nodes.Subscript) or not isinstance(value.slice, nodes.Const):
        return None
    rows = [one for one in outcomes(value.value, module) if isinstance(one.node, nodes.Name)]
    return next(((one, str(value.slice.value)) for one in rows if one.tests), None)


def _lowest_last(one: Outcome, key: str) -> nodes.NodeNG | None:
    """The test by which those who have least get the longest time: lines of a table, each from an amount on."""
    for condition in one.tests:
        test = condition.test
        if not isinstance(test, nodes.Compare) or test.ops[0][0] not in (">=", ">"):
            continue
        found = lookup(test.ops[0][1])
        if found is None or not isinstance(found[1], nodes.Const):
            continue
        lines = _lines(one.node, one.module)
        pairs = [
            (seconds_of(low[0], one.module), seconds_of(time[0], one.module))
            for line in lines
            if (low := [each.node for each in kept_under(line, found[1].value, one.module)])
            and (time := [each.node for each in kept_under(line, key, one.module)])
        ]
        ordered = sorted((low, time) for low, time in pairs if low is not None and time is not None)
        if len(ordered) > 1 and ordered[0][1] == max(time for _, time in ordered) > ordered[-1][1]:
            return test
    return None


def _lines(name: nodes.NodeNG, module: PythonModule) -> list[nodes.NodeNG]:
    """The lines of the constant table that a loop over it gives a name to."""
    for one in definitions(module.modules).of(name, module):
        if isinstance(one.node.parent, nodes.For):
            for table in definitions(module.modules).of(one.node.parent.iter, one.module):
                value = assigned(table.node)
                if isinstance(value, nodes.List | nodes.Tuple):
                    return list(value.elts)
    return []


def _sets_aside(call: nodes.Call) -> bool:
    """Whether a call holds a file back, or sends it to be looked at before the others: by its name, or by the team that it names."""
    last = dotted(call.func).rpartition(".")[2]
    return speaks_of(last, "decisions.aside")


def _longer(function: nodes.FunctionDef, module: PythonModule) -> Iterator[Decision]:
    """The longer of the lists of checks that a function answers with."""
    answers = [Outcome(one, module) for one in returned(function)]
    for one in answers if len(answers) > 1 else ():
        if not isinstance(one.node, nodes.Const | nodes.Call) and _speaks(one.node, "decisions.aside"):
            yield _act(Kind.CHOOSE, one)


def _heavier(call: nodes.Call, module: PythonModule) -> Iterator[Decision]:
    """What a file is put in a heap with, when numbers are added to it under tests: the heaviest comes out last."""
    first = (
        call.args[-1].elts[0] if call.args and isinstance(call.args[-1], nodes.Tuple) and call.args[-1].elts else None
    )
    function = call.frame()
    if isinstance(first, nodes.Name) and isinstance(function, nodes.FunctionDef):
        for added in own_nodes(function, nodes.AugAssign):
            if (
                added.op == "+="
                and getattr(added.target, "name", "") == first.name
                and isinstance(added.parent, nodes.If)
            ):
                yield _act(Kind.DELAY, Outcome(added, module))


def _farther(function: nodes.FunctionDef, module: PythonModule) -> Iterator[Decision]:
    """The later of the days that a function gives: `today + timedelta(days=45)` for some, seven days for the others."""
    found = [
        Outcome(one.right if isinstance(one, nodes.BinOp) and one.op == "+" else one, module)
        for one in returned(function)
    ]
    yield from (_act(Kind.DELAY, one) for one in found if len(found) > 1 and _is_slower(one, found))


def _last(call: nodes.Call, module: PythonModule) -> Iterator[Decision]:
    """A list sorted by a number that a table gives to each band of age, and that rises with it."""
    key = next((word.value for word in call.keywords if word.arg == "key"), None)
    if key is None or any(word.arg == "reverse" for word in call.keywords):
        return
    for function in definitions(module.modules).functions(key, module):
        for answer in returned(function.node):
            first = answer.elts[0] if isinstance(answer, nodes.Tuple) and answer.elts else answer
            looked = lookup(first)
            if looked is not None and _rises(looked[0], function.module):
                yield _act(Kind.DELAY, Outcome(first, function.module), first)


def _rises(table: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether the numbers of a table rise with those that its keys begin with: `{"18-39": 6, "60+": 19}`."""
    for one in definitions(module.modules).of(table, module):
        value = assigned(one.node)
        pairs = []
        for key, number in value.items if isinstance(value, nodes.Dict) else ():
            digits = "".join(sign if sign.isdigit() else " " for sign in str(getattr(key, "value", ""))).split()
            amount = seconds_of(number, one.module)
            if not digits or amount is None:
                return False
            pairs.append((count(digits[0]), amount))
        amounts = [amount for _, amount in sorted(pairs)]
        if len(amounts) > 1 and amounts == sorted(set(amounts)):
            return True
    return False
