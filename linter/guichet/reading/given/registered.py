"""Which functions of the project templates may call: tags, filters and functions, by the name under which they are registered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from astroid import nodes

from guichet.core.memo import memo
from guichet.reading.given.functions import Located, function_named
from guichet.reading.python.module import PythonModule, dotted

WORDS = (
    "simple_tag", "inclusion_tag", "register.filter", "template_filter", "template_global", ".filters", ".globals",
)  # fmt: skip
"""A module that registers something holds one of them."""
_MAKES = frozenset(
    "filter template_filter template_global add_template_filter add_template_global template_test".split()
)


@dataclass
class Registered:
    """What a module registers: what makes a value, what prints a tag, what shows a template, each by its name."""

    makes: dict[str, Located] = field(default_factory=dict)
    prints: dict[str, Located] = field(default_factory=dict)
    shows: dict[str, tuple[Located, str]] = field(default_factory=dict)
    with_context: set[str] = field(default_factory=set)

    @property
    def names(self) -> frozenset[str]:
        """The names under which something is registered."""
        return frozenset({*self.makes, *self.prints, *self.shows, *self.with_context})


@memo
def registered(module: PythonModule) -> Registered:
    """Return what a module registers for templates."""
    found = Registered()
    for function in module.walk(nodes.FunctionDef):
        for decorator in function.decorators.nodes if function.decorators else ():
            _decorated(decorator, function, module, found)
    for call in module.walk(nodes.Call):
        _called(call, module, found)
    for statement in module.walk(nodes.Assign):
        for name, value in _kept(statement):
            if isinstance(value, nodes.Name) and (function := function_named(value.name, module)) is not None:
                found.makes[name] = function
    return found


def _decorated(decorator: nodes.NodeNG, function: nodes.FunctionDef, module: PythonModule, found: Registered) -> None:
    kind = dotted(decorator).rpartition(".")[2]
    words = {one.arg: one.value for one in decorator.keywords} if isinstance(decorator, nodes.Call) else {}
    first = decorator.args[0] if isinstance(decorator, nodes.Call) and decorator.args else None
    said = words.get("name") or (first if kind != "inclusion_tag" else None)
    name = said.value if isinstance(said, nodes.Const) and isinstance(said.value, str) else function.name
    located = (function, module)
    if kind in _MAKES:
        found.makes[name] = located
    elif kind == "simple_tag":
        found.prints[name] = located
    elif kind == "inclusion_tag":
        shown = first or words.get("filename")
        if isinstance(shown, nodes.Const) and isinstance(shown.value, str):
            found.shows[name] = (located, shown.value)
    takes = words.get("takes_context")
    if isinstance(takes, nodes.Const) and takes.value is True:
        found.with_context.add(name)


def _called(call: nodes.Call, module: PythonModule, found: Registered) -> None:
    kind = dotted(call.func).rpartition(".")[2]
    if kind == "update" and dotted(call.func).endswith((".filters.update", ".globals.update")):
        for name, value in _given(call):
            if isinstance(value, nodes.Name) and (function := function_named(value.name, module)) is not None:
                found.makes[name] = function
        return
    if kind not in _MAKES:
        return
    texts = [one.value for one in (*call.args, *(word.value for word in call.keywords)) if isinstance(one, nodes.Const)]
    named = [one.name for one in call.args if isinstance(one, nodes.Name)]
    function = function_named(named[0], module) if named else None
    if function is not None:
        found.makes[next((one for one in texts if isinstance(one, str)), function[0].name)] = function


def values_kept(module: PythonModule) -> Iterator[tuple[str, nodes.NodeNG]]:
    """Yield the values that a module gives to all templates by name: `env.globals["name"] = …`, `env.globals.update(…)`."""
    for statement in module.walk(nodes.Assign):
        yield from _kept(statement, (".globals",))
    for call in module.walk(nodes.Call):
        if dotted(call.func).endswith(".globals.update"):
            yield from _given(call)


def _given(call: nodes.Call) -> Iterator[tuple[str, nodes.NodeNG]]:
    """Yield what `update(name=…)` or `update({"name": …})` puts under names."""
    yield from ((one.arg, one.value) for one in call.keywords if one.arg)
    for table in call.args:
        for key, value in table.items if isinstance(table, nodes.Dict) else ():
            if isinstance(key, nodes.Const):
                yield key.value, value


def _kept(
    statement: nodes.Assign, ends: tuple[str, ...] = (".filters", ".globals")
) -> Iterator[tuple[str, nodes.NodeNG]]:
    """Yield what `env.filters["name"] = function` keeps under a name."""
    for target in statement.targets:
        if (
            isinstance(target, nodes.Subscript)
            and dotted(target.value).endswith(ends)
            and isinstance(target.slice, nodes.Const)
            and isinstance(target.slice.value, str)
        ):
            yield target.slice.value, statement.value
