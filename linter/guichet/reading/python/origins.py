"""Where a value comes from: followed backwards through names, tables, calls, classes and modules, within bounds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from astroid import nodes

from guichet.core.backwards import Hop, nearest_first, way
from guichet.core.memo import Trail, keyed_memo, memo
from guichet.reading.python.definitions import Defined, definitions
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.parts import argument, assigned, default_of, function_around, lookup, place_among, returned
from guichet.reading.python.paths import guards_of, own_nodes


@dataclass(frozen=True, slots=True)
class Origin:
    """An expression that a value depends on; `hops` is the way to it, `decides` whether it only chooses between values."""

    node: nodes.NodeNG
    module: PythonModule
    hops: tuple[Hop, ...] = ()
    decides: bool = False
    calls: tuple[tuple[nodes.NodeNG, nodes.Call, PythonModule], ...] = ()
    """The calls that were entered to get here: a parameter is what that call gave."""

    def at(self, node: nodes.NodeNG) -> Origin:
        """Return another expression, reached the same way."""
        return Origin(node, self.module, self.hops, self.decides, self.calls)

    def on(self, test: nodes.NodeNG) -> Origin:
        """Return what only chooses between values, reached the same way."""
        return Origin(test, self.module, self.hops, True, self.calls)

    @property
    def way(self) -> tuple[tuple[str, str, int], ...]:
        """The names that lead to it, each with its file and its line."""
        return way(self.hops)


def origins(
    node: nodes.NodeNG, module: PythonModule, follow: Callable[[Origin], bool] | None = None
) -> Iterator[Origin]:
    """Yield the expressions that a value may depend on, nearest first, itself included, each once.

    Both what it is made of and what decides which value it takes. Bounded as `core.backwards` says; what lies beyond is unknown.
    `follow` says of each whether what lies before it counts; a function that has a name, for its answers are kept.
    """
    trails = _trails(module)
    if (node, follow) not in trails:
        trails[node, follow] = Trail(_steps(node, module, follow))
    return iter(trails[node, follow])


def made_of(one: Origin) -> bool:
    """Follow what a value is made of, and not what decides which value it takes."""
    return not one.decides


@memo
def _trails(_: PythonModule) -> dict[tuple[nodes.NodeNG, object], Trail[Origin]]:
    """What each expression depends on: every sort of reason looks at it."""
    return {}


def _steps(node: nodes.NodeNG, module: PythonModule, follow: Callable[[Origin], bool] | None) -> Iterator[Origin]:
    def before(one: Origin) -> Iterator[Origin]:
        return _before(one) if follow is None or follow(one) else iter(())

    return nearest_first(Origin(node, module), _key, before)


def _key(one: Origin) -> tuple[int, int]:
    return id(one.node), id(one.calls[-1][1]) if one.calls else 0


def _before(one: Origin) -> Iterator[Origin]:
    node = one.node
    if isinstance(node, nodes.Name):
        yield from _of_definitions(one, definitions(one.module.modules).of(node, one.module), node.name)
    elif isinstance(node, nodes.Attribute):
        found = definitions(one.module.modules).of(node, one.module)
        yield from _of_definitions(one, found, node.attrname)
        if all(map(_is_only_declared, found)):  # what a field holds comes with what it is a field of
            for value in stored(node, one.module):
                yield one.at(value)
            yield one.at(node.expr)
    elif isinstance(node, nodes.Subscript):
        yield from _of_subscript(one, node)
    elif isinstance(node, nodes.Call):
        yield from _of_call(one, node)
    elif isinstance(node, nodes.IfExp):
        yield one.at(node.body)
        yield one.at(node.orelse)
        yield one.on(node.test)
    elif isinstance(node, nodes.Lambda) and _is_kept(node):
        yield one.at(node.body)
    elif not isinstance(node, nodes.FunctionDef | nodes.ClassDef | nodes.Module | nodes.Lambda):
        for child in node.get_children():
            if not isinstance(child, nodes.AssignName):
                yield one.at(child)


def _is_only_declared(one: Defined) -> bool:
    """Whether a class says that it has a field, and gives it nothing: `open: bool`."""
    declared = one.node.parent
    return isinstance(declared, nodes.AnnAssign) and declared.value is None


def _is_kept(test: nodes.Lambda) -> bool:
    """Whether a lambda is a line of a table, or part of one: `{"late": lambda p: …}`, `[Rule("late", lambda p: …)]`."""
    holder = test.parent.parent if isinstance(test.parent, nodes.Keyword) else test.parent
    if isinstance(holder, nodes.Call):
        return dotted(holder.func).rpartition(".")[2][:1].isupper()
    return isinstance(holder, nodes.Dict | nodes.List | nodes.Tuple)


def _of_definitions(one: Origin, found: list[Defined], name: str) -> Iterator[Origin]:
    for definition in found:
        node, module = definition.node, definition.module
        is_local = isinstance(node, nodes.AssignName) and function_around(node) is not None
        hop = (*one.hops, Hop(name, module.path, node.lineno or 1, is_local))
        if isinstance(node, nodes.FunctionDef):
            if any("property" in dotted(mark) for mark in (node.decorators.nodes if node.decorators else ())):
                yield from _of_returns(replace(one, module=module, hops=hop), node)
            continue
        if isinstance(node.parent, nodes.Arguments):
            yield from _of_parameter(one, node, module)
            for added in additions(node, module):
                yield Origin(added, module, hop, one.decides, one.calls)
            continue
        value = assigned(node)
        if value is not None:
            yield from _of_part(Origin(value, module, hop, one.decides, one.calls), node)
            around = function_around(node)
            for guard in guards_of(node.statement(), around) if around is not None else ():
                yield Origin(guard, module, hop, True, one.calls)
        if isinstance(node, nodes.AssignName):
            for added in additions(node, module):
                yield Origin(added, module, hop, one.decides, one.calls)
                within = function_around(added)
                for guard in guards_of(added.statement(), within) if within is not None else ():
                    yield Origin(guard, module, hop, True, one.calls)


def _of_part(one: Origin, target: nodes.NodeNG) -> Iterator[Origin]:
    """What a name is given, and that part alone of several that functions give back together: `answer, source = ask(…)`."""
    at, call = place_among(target), one.node
    known = definitions(one.module.modules)
    functions = known.functions(call.func, one.module) if at is not None and isinstance(call, nodes.Call) else []
    parts = [_parts(function.node, at) for function in functions if at is not None]
    if not parts or None in parts:
        yield one
        return
    for function, values in zip(functions, parts, strict=True):
        hop = Hop(getattr(function.node, "name", ""), function.module.path, function.node.lineno or 1)
        entered = (*one.calls, (function.node, call, one.module))
        for value in values or ():
            yield replace(one, node=value, module=function.module, hops=(*one.hops, hop), calls=entered)


def _parts(function: nodes.NodeNG, at: int) -> list[nodes.NodeNG] | None:
    """One part of each value that a function gives back; None unless it writes all of them out."""
    given = list(returned(function))
    parts = [one.elts[at] for one in given if isinstance(one, nodes.Tuple) and len(one.elts) > at]
    return parts if parts and len(parts) == len(given) else None


def _of_parameter(one: Origin, parameter: nodes.AssignName, module: PythonModule) -> Iterator[Origin]:
    function = function_around(parameter)
    if function is None:
        return
    entered = [step for step in one.calls if step[0] is function]
    if entered:
        _, call, caller = entered[-1]
        given = argument(call, function, parameter.name)
        if given is not None:
            yield Origin(given, caller, one.hops, one.decides, one.calls[: one.calls.index(entered[-1])])
        return
    default = default_of(function, parameter.name)
    if default is not None:
        yield replace(one, node=default, module=module)
    if isinstance(function, nodes.FunctionDef):
        for call, caller in definitions(module.modules).calls_of(function, module):
            given = argument(call, function, parameter.name)
            if given is not None and given is not default:
                hop = Hop(function.name, caller.path, call.lineno or 1)
                yield Origin(given, caller, (*one.hops, hop), one.decides, ())


def _of_subscript(one: Origin, node: nodes.Subscript) -> Iterator[Origin]:
    key = node.slice.value if isinstance(node.slice, nodes.Const) else None
    held = list(kept_under(node.value, key, one.module)) if isinstance(key, str | int) else []
    for value in held:
        hop = Hop(str(key), value.module.path, value.node.lineno or 1)
        yield replace(one, node=value.node, module=value.module, hops=(*one.hops, hop))
    if not held:
        yield one.at(node.value)
        yield one.on(node.slice)


def kept_under(table: nodes.NodeNG, key: object, module: PythonModule) -> Iterator[Defined]:
    """Yield what a written-out table, or a name given one, holds under a key, by literals and by later assignments."""
    candidates = [Defined(table, module)]
    names = [one for one in definitions(module.modules).of(table, module) if isinstance(one.node, nodes.AssignName)]
    candidates += [Defined(value, one.module) for one in names if (value := assigned(one.node)) is not None]
    for one in candidates:
        if isinstance(one.node, nodes.Dict):
            for held, value in one.node.items:
                if isinstance(held, nodes.Const) and held.value == key:
                    yield Defined(value, one.module)
        elif isinstance(one.node, nodes.Call) and dotted(one.node.func) == "dict":
            yield from (Defined(word.value, one.module) for word in one.node.keywords if word.arg == key)
        elif isinstance(one.node, nodes.List | nodes.Tuple) and isinstance(key, int) and -1 <= key < len(one.node.elts):
            yield Defined(one.node.elts[key], one.module)
    for one in names:
        for statement in _stores(one.node, one.module):
            target = statement.targets[0]
            if isinstance(target.slice, nodes.Const) and target.slice.value == key:
                yield Defined(statement.value, one.module)


def _of_call(one: Origin, node: nodes.Call) -> Iterator[Origin]:
    known = definitions(one.module.modules)
    name = dotted(node.func)
    last = name.rpartition(".")[2]
    functions = known.functions(node.args[0] if last == "Depends" and node.args else node.func, one.module)
    for function in functions:
        hop = Hop(getattr(function.node, "name", last), function.module.path, function.node.lineno or 1)
        inner = replace(
            one, module=function.module, hops=(*one.hops, hop), calls=(*one.calls, (function.node, node, one.module))
        )
        yield from _of_returns(inner, function.node)
    if functions:
        if (looked_up := lookup(node.func)) is not None:
            yield one.on(looked_up[1])
        return
    if last == "get" and node.args and isinstance(node.args[0], nodes.Const) and isinstance(node.func, nodes.Attribute):
        held = list(kept_under(node.func.expr, node.args[0].value, one.module))
        for value in held:
            yield replace(one, node=value.node, module=value.module)
        if held:
            return
    if isinstance(node.func, nodes.Attribute):
        yield one.at(node.func.expr)
    for given in (*node.args, *(word.value for word in node.keywords)):
        yield one.at(given)


def _of_returns(one: Origin, function: nodes.NodeNG) -> Iterator[Origin]:
    for value in returned(function):
        yield one.at(value)
        statement = value.parent
        if isinstance(statement, nodes.Return):
            for guard in guards_of(statement, function):
                yield one.on(guard)


@keyed_memo
def _stores_in(scope: nodes.NodeNG, module: PythonModule) -> dict[str, list[nodes.NodeNG]]:
    """Return, by name, what a scope puts into a table or a list after it was made: `x[k] = v`, `x.append(v)`."""
    found: dict[str, list[nodes.NodeNG]] = {}
    for node in own_nodes(scope, nodes.Assign, nodes.Call):
        if isinstance(node, nodes.Assign):
            target = node.targets[0]
            if isinstance(target, nodes.Subscript) and isinstance(target.value, nodes.Name):
                found.setdefault(target.value.name, []).append(node)
            elif isinstance(target, nodes.AssignAttr):
                found.setdefault(target.as_string(), []).append(node)
        elif (
            isinstance(node.func, nodes.Attribute)
            and node.func.attrname in ("append", "add", "extend", "update", "insert", "setdefault", "appendleft")
            and isinstance(node.func.expr, nodes.Name)
        ):
            found.setdefault(node.func.expr.name, []).append(node)
    return found


def stored(attribute: nodes.Attribute, module: PythonModule) -> Iterator[nodes.NodeNG]:
    """Yield what the function around an attribute gave it: `claim.risk = rate(claim)`, then `claim.risk > 3`."""
    scope = attribute.scope()
    if isinstance(scope, nodes.FunctionDef):
        yield from (one.value for one in _stores_in(scope, module).get(attribute.as_string(), ()))


def _stores(name: nodes.AssignName, module: PythonModule) -> Iterator[nodes.Assign]:
    return (one for one in _stores_in(name.scope(), module).get(name.name, ()) if isinstance(one, nodes.Assign))


def additions(name: nodes.AssignName, module: PythonModule) -> Iterator[nodes.NodeNG]:
    """Yield what is put into the table or the list that a name holds, after it was made."""
    for one in _stores_in(name.scope(), module).get(name.name, ()):
        if isinstance(one, nodes.Assign):
            yield one.value
        else:
            yield from one.args
            yield from (word.value for word in one.keywords)
