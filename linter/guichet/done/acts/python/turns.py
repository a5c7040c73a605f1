"""Who comes after the others in Python: lanes that a function answers with, turns that a list is sorted by, longer ways that some go through."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.done.acts.decision import Decision
from guichet.done.acts.python.lanes import gives_lane
from guichet.done.acts.python.timed_lanes import left_over
from guichet.done.acts.python_act import about
from guichet.done.acts.verdicts import field_of
from guichet.done.deciding.subjects import subject_of
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of
from guichet.done.people.people import attribute_of
from guichet.done.words import speaks_of
from guichet.reading.python.conditions import conditions_of
from guichet.reading.python.definitions import definitions
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.parts import assigned, lookup, returned
from guichet.reading.python.roles import is_migration, is_test

_SORTS = frozenset({"sorted", "sort", "min"})
_BEHIND = ("decisions.later", "decisions.aside", "decisions.control")


def acts_in(module: PythonModule) -> Iterator[Decision]:
    """Yield what gives some people a later turn than others; tests and migrations give nobody any."""
    if is_test(module) or is_migration(module):
        return
    for function in module.walk(nodes.FunctionDef):
        yield from _answered(function, module)
        yield from _looked_up(function, module)
        yield from _picked_out(function, module)
    for branch in module.walk(nodes.If):
        yield from _set_longer(branch, module)
    for node in module.walk(nodes.Call):
        last = dotted(node.func).rpartition(".")[2] or getattr(node.func, "attrname", "")
        if last in _SORTS:
            yield from _numbered(node, module)
        elif last in ("annotate", "alias"):
            yield from _annotated(node, module)
    for node in module.walk(nodes.IfExp):
        yield from _longer_way(node, module)


def _act(node: nodes.NodeNG, module: PythonModule, *values: nodes.NodeNG) -> Decision:
    return Decision(
        Kind.DELAY, module.path, module.span(node), place_of(node, module), node, module, values=values,
        about=about(node), subject=subject_of(node, None, module), later=True,
    )  # fmt: skip


def _answered(function: nodes.FunctionDef, module: PythonModule) -> Iterator[Decision]:
    """The slow lanes that a function answers with, beside others: `return "file_lente"`."""
    said = [(one, word) for value in returned(function) for one, word in _lanes_of(value)]
    behind = [one for one, word in said if any(speaks_of(word, idea) for idea in _BEHIND)]
    behind = behind or _after_the_first(said)
    if behind and len(behind) < len(said):
        words = " ".join((function.name, *(word for _, word in said)))
        callers = definitions(module.modules).calls_of(function, module)
        told_there = any(caller is not module and gives_lane(call) for call, caller in callers)
        if speaks_of(words, "decisions.lanes") and not told_there:
            yield from (_act(one, module) for one in behind if not left_over(one, tuple(conditions_of(one))))


def _lanes_of(value: nodes.NodeNG) -> Iterator[tuple[nodes.NodeNG, str]]:
    """The words that a function may answer with, each with where: `"slow"`, a constant, one of two by a comparison."""
    if isinstance(value, nodes.IfExp) and isinstance(value.test, nodes.Compare):
        yield from (*_lanes_of(value.body), *_lanes_of(value.orelse))
    else:
        word = value_of(value)
        if isinstance(word, str):
            yield value, word if isinstance(value, nodes.Const) else f"{value.as_string()} {word}"


def _after_the_first(said: list[tuple[nodes.NodeNG, str]]) -> list[nodes.NodeNG]:
    """The usual lanes beside a quick one, between which a comparison chooses: whoever is not let in the quick one waits longer."""
    usual = [one for one, word in said if speaks_of(word, "decisions.usual_lane") and _is_told_apart(one.parent)]
    quick = any(speaks_of(word, "decisions.quick_lane") for _, word in said)
    return usual if quick else []


def _is_told_apart(choice: nodes.NodeNG) -> bool:
    """Whether a choice compares a code of someone's, and no need of theirs: `area == "A"`, not `situation == "homeless"`, not an age."""
    test = choice.test if isinstance(choice, nodes.IfExp) else None
    if not isinstance(test, nodes.Compare) or test.ops[0][0] not in ("==", "!=", "in", "not in"):
        return False
    return not any(attribute_of(str(one.value)) for one in test.nodes_of_class(nodes.Const))


def _looked_up(function: nodes.FunctionDef, module: PythonModule) -> Iterator[Decision]:
    """The time or the turn that a table gives to each person by what they are: `return DELAYS.get(claim.postcode, 7)`."""
    if not (speaks_of(function.name, "decisions.waits") or speaks_of(function.name, "decisions.lanes")):
        return
    for answer in returned(function):
        looked = lookup(answer)
        if looked is None or isinstance(looked[1], nodes.Const):
            continue
        tables = (assigned(one.node) for one in definitions(module.modules).of(looked[0], module))
        lines = [value_of(value) for table in tables if isinstance(table, nodes.Dict) for _, value in table.items]
        behind = {any(speaks_of(one, idea) for idea in _BEHIND) for one in lines if isinstance(one, str)}
        if len({one for one in lines if isinstance(one, int | float)}) > 1 or len(behind) > 1:
            yield _act(answer, module, looked[1])


def _set_longer(branch: nodes.If, module: PythonModule) -> Iterator[Decision]:
    """The longest of the times that branches write on the same field: `ticket.sla_hours = 120`."""
    if isinstance(branch.parent, nodes.If) and branch in branch.parent.orelse:
        return
    sides: list[list[nodes.NodeNG]] = []
    side: nodes.If | None = branch
    while side is not None:
        sides.append(side.body)
        following = side.orelse[0] if len(side.orelse) == 1 and isinstance(side.orelse[0], nodes.If) else None
        if following is None and side.orelse:
            sides.append(side.orelse)
        side = following
    times: dict[str, list[tuple[float, nodes.Assign]]] = {}
    for one in (one for body in sides for one in body if isinstance(one, nodes.Assign)):
        name, owner = field_of(one.targets[0])
        number = value_of(one.value)
        if owner is not None and isinstance(number, int | float) and not isinstance(number, bool) and _is_time(name):
            times.setdefault(one.targets[0].as_string(), []).append((number, one))
    for given in times.values():
        shortest = min(number for number, _ in given)
        yield from (_act(one, module) for number, one in given if number > shortest)


def _is_time(name: str) -> bool:
    return any(speaks_of(name, idea) for idea in ("decisions.waits", "decisions.after", "decisions.promised"))


def _picked_out(function: nodes.FunctionDef, module: PythonModule) -> Iterator[Decision]:
    """The test of a function whose name says that those who pass it are checked: `a_controler`, `to_investigate`."""
    if speaks_of(function.name, "decisions.control") and not speaks_of(function.name, "decisions.human"):
        for answer in returned(function):
            if isinstance(answer, nodes.Compare | nodes.BoolOp):
                act = _act(answer, module, answer)
                act.kind, act.later, act.suspects = Kind.CHOOSE, False, True
                yield act


def _numbered(sort: nodes.Call, module: PythonModule) -> Iterator[Decision]:
    """The highest number that a function gives to those who are sorted by it, when a test picks who gets it."""
    words = {word.arg: word.value for word in sort.keywords}
    key = words.get("key")
    falls = value_of(words.get("reverse")) is True
    for found in (
        definitions(module.modules).functions(key, module) if isinstance(key, nodes.Name | nodes.Attribute) else ()
    ):
        given = [(one, number) for one in returned(found.node) if isinstance(number := value_of(one), int | float)]
        worst = (min if falls else max)((number for _, number in given), default=None)
        for one, number in given if len({number for _, number in given}) > 1 else ():
            if number == worst and _is_picked(one, found.node):
                yield _act(one, found.module)


def _is_picked(answer: nodes.NodeNG, function: nodes.NodeNG) -> bool:
    """Whether an answer is given to those whom a test picks, not to whoever is left."""
    if isinstance(answer.parent, nodes.IfExp):
        return answer is answer.parent.body
    statement = answer.statement()
    return (
        isinstance(statement.parent, nodes.If)
        and statement in statement.parent.body
        and statement.parent is not function
    )


def _annotated(call: nodes.Call, module: PythonModule) -> Iterator[Decision]:
    """The highest of the numbers that a query gives by tests, when it sorts by them: `When(country="…", then=Value(9))`."""
    outer = call.frame().as_string()
    for word in call.keywords:
        case = word.value
        if not (isinstance(case, nodes.Call) and dotted(case.func).endswith("Case")):
            continue
        turns = [(one, _then(one)) for one in case.args if isinstance(one, nodes.Call)]
        numbers = [number for _, number in turns if number is not None]
        other = _number(next((each.value for each in case.keywords if each.arg == "default"), None))
        falls = f'"-{word.arg}"' in outer or f"'-{word.arg}'" in outer
        sorts = falls or f'order_by("{word.arg}"' in outer or f"order_by('{word.arg}'" in outer
        if not sorts or not numbers or len({*numbers, other}) < 2:
            continue
        worst = (min if falls else max)(numbers if other is None else (*numbers, other))
        yield from (_act(one, module, one) for one, number in turns if number == worst)


def _then(when: nodes.Call) -> float | None:
    return _number(next((word.value for word in when.keywords if word.arg == "then"), None))


def _number(node: nodes.NodeNG | None) -> float | None:
    if isinstance(node, nodes.Call) and node.args:
        node = node.args[0]
    value = value_of(node) if node is not None else None
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _longer_way(choice: nodes.IfExp, module: PythonModule) -> Iterator[Decision]:
    """The longer of two lists of steps, one of which holds the other and has people checked besides."""
    sides = [(one, _steps(one, module)) for one in (choice.body, choice.orelse)]
    (_, first), (_, second) = sides
    if not first or not second or first == second:
        return
    for (one, mine), (_, others) in (sides, sides[::-1]):
        more = mine - others
        if others < mine and any(
            speaks_of(step, idea) for step in more for idea in (*_BEHIND, "decisions.checked", "decisions.proofs")
        ):
            yield _act(one, module)


def _steps(node: nodes.NodeNG, module: PythonModule) -> frozenset[str]:
    """The words of a list that is written out, through a name."""
    value = node
    for one in definitions(module.modules).of(node, module) if isinstance(node, nodes.Name | nodes.Attribute) else ():
        value = assigned(one.node) or value
    if not isinstance(value, nodes.List | nodes.Tuple | nodes.Set):
        return frozenset()
    return frozenset(one.value for one in value.elts if isinstance(one, nodes.Const) and isinstance(one.value, str))
