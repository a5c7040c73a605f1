"""Ways out that cost more than the way in: more steps, more fields, paper where a click was enough, in code and in data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from astroid import nodes
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from guichet.core.findings import Span
from guichet.core.places import place_of_path
from guichet.done.words import speaks_of
from guichet.reading.data.documents import Document, span_of
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.named_data import first_named
from guichet.reading.python.paths import own_nodes

_MORE = 3
"""How many more steps make leaving longer than joining."""
_FIELDS = 2
_KEYS = 40
"""Keys of one table beyond which it is no description of a way in and a way out."""


@dataclass(frozen=True)
class Way:
    """A way in or out: its name, how many steps or fields it takes, what it says, and where it is written."""

    name: str
    steps: int
    said: str
    path: str
    span: Span
    least: int = _MORE

    @property
    def is_refusal(self) -> bool:
        """Whether it says no to what is asked, rather than leaves what was joined."""
        return speaks_of(self.name, "leaving.refuse") and not _is_leave(self.name)

    def is_harder(self, way_in: Way) -> bool:
        """Whether it takes more than the way in does."""
        longer = self.steps >= way_in.steps + max(self.least, way_in.least)
        return longer or (speaks_of(self.said, "leaving.hard") and not speaks_of(way_in.said, "leaving.hard"))


def harder_ways_out(module: PythonModule) -> Iterator[Way]:
    """Yield the ways out of a module, and of the data it reads, that are harder than the way in beside them."""
    if place_of_path(module.path) is not None or speaks_of(module.source.text[:20_000], "leaving.business"):
        return
    tables = list(_tables(module))
    for document in first_named(module):
        tables.extend(_in_document(document))
    seen = set()
    for ways in tables:
        entries = [one for one in ways if _is_join(one.name)]
        for way in ways:
            asked_less = entries if _is_leave(way.name) else [one for one in ways if _is_pressed(one, way)]
            if way.span not in seen and any(way.is_harder(entry) for entry in asked_less):
                seen.add(way.span)
                yield way


def ways_that_hold_back(module: PythonModule) -> Iterator[Way]:
    """Yield the lists of steps of a module by which one leaves, when several of them are there to keep people."""
    if place_of_path(module.path) is not None or speaks_of(module.source.text[:20_000], "leaving.business"):
        return
    for one in module.tree.body:
        name = one.targets[0].as_string() if isinstance(one, nodes.Assign) else ""
        steps = (
            [value_of(each) for each in one.value.elts]
            if name and isinstance(one.value, nodes.List | nodes.Tuple)
            else []
        )
        holding = [step for step in steps if isinstance(step, str) and speaks_of(step, "leaving.hold_back")]
        said = f"{name} {module.path}"
        ends = speaks_of(said, "leaving.ending") or speaks_of(said, "leaving.leave")
        if len(steps) > _MORE and len(holding) > 1 and ends:
            yield Way(name, len(steps), " ".join(map(str, steps)), module.path, module.span(one))


def _is_leave(name: str) -> bool:
    return speaks_of(name, "leaving.leave")


def _is_join(name: str) -> bool:
    return speaks_of(name, "leaving.join") and not _is_leave(name)


def _is_pressed(way: Way, other: Way) -> bool:
    """Whether a yes takes one gesture, and the other way beside it says no: what agents accept and refuse takes none."""
    is_yes = speaks_of(way.name, "leaving.agree") and not speaks_of(way.name, "leaving.refuse")
    return is_yes and speaks_of(other.name, "leaving.refuse") and speaks_of(way.said, "leaving.pressed")


def _tables(module: PythonModule) -> Iterator[list[Way]]:
    """The things of a module that stand side by side: its lists, its classes of fields, its functions, the keys of its tables."""
    body = module.tree.body
    lists = [(one.targets[0].as_string(), one.value) for one in body if isinstance(one, nodes.Assign)]
    yield [way for name, value in lists if (way := _of_value(name, value, module)) is not None]
    yield [_of_class(one, module) for one in body if isinstance(one, nodes.ClassDef)]
    functions = list(module.walk(nodes.FunctionDef))
    yield [_of_function(one, module) for one in functions]
    for table in module.walk(nodes.Dict):
        if len(table.items) < _KEYS:
            pairs = [(str(value_of(key)), value) for key, value in table.items]
            yield [way for name, value in pairs if (way := _of_value(name, value, module)) is not None]


def _of_value(name: str, value: nodes.NodeNG, module: PythonModule) -> Way | None:
    if not isinstance(value, nodes.List | nodes.Tuple | nodes.Dict | nodes.Const | nodes.Call):
        return None
    if isinstance(value, nodes.Const) and not isinstance(value.value, str):
        return None
    steps = len(value.elts) if isinstance(value, nodes.List | nodes.Tuple) else 0
    lists = list(value.nodes_of_class(nodes.List | nodes.Tuple)) if isinstance(value, nodes.Dict) else []
    steps = steps or max((len(one.elts) for one in lists), default=0)
    said = " ".join(str(one.value) for one in value.nodes_of_class(nodes.Const) if isinstance(one.value, str))
    truths = [str(value_of(key)) for table in value.nodes_of_class(nodes.Dict) for key, one in table.items if value_of(one) is True]  # fmt: skip
    return Way(name, steps, " ".join((said, *truths)), module.path, module.span(value))


def _of_class(owner: nodes.ClassDef, module: PythonModule) -> Way:
    """A form or a schema: the fields that must be filled in."""
    names = [one.target.name for one in owner.body if isinstance(one, nodes.AnnAssign) and isinstance(one.target, nodes.AssignName) and _is_asked(one)]  # fmt: skip
    names += [one.targets[0].as_string() for one in owner.body if isinstance(one, nodes.Assign) and isinstance(one.value, nodes.Call) and _is_field(one.value)]  # fmt: skip
    return Way(owner.name, len(names), " ".join(names), module.path, module.header_span(owner), _FIELDS)


def _is_asked(field: nodes.AnnAssign) -> bool:
    kind = field.annotation.as_string()
    if "None" in kind or "Optional" in kind or "bool" in kind or "ClassVar" in kind:
        return False
    return field.value is None or (isinstance(field.value, nodes.Call) and _is_field(field.value))


def _is_field(call: nodes.Call) -> bool:
    """Whether a call makes a field that must be filled in."""
    name = dotted(call.func).rpartition(".")[2]
    words = {word.arg: value_of(word.value) for word in call.keywords}
    return (
        name.endswith("Field")
        and not name.startswith(("Boolean", "Hidden", "Submit"))
        and words.get("required") is not False
        and not words.get("read_only")
        and not {"default", "default_factory"} & words.keys()
    )


def _of_function(function: nodes.FunctionDef, module: PythonModule) -> Way:
    """What a function tests before it lets someone through, when it refuses or sends back otherwise."""
    said: list[str] = []
    for test in own_nodes(function, nodes.If):
        if any(isinstance(one, nodes.Raise | nodes.Return) for one in test.body):
            said.extend(one.as_string() for one in _wanting(test.test))
            said.extend(
                str(one.value) for one in test.body[-1].nodes_of_class(nodes.Const) if isinstance(one.value, str)
            )
    return Way(function.name, 0, " ".join(said), module.path, module.header_span(function))


def _wanting(test: nodes.NodeNG) -> Iterator[nodes.NodeNG]:
    """What a test finds missing: `not letter`, `letter is None`."""
    for one in test.nodes_of_class((nodes.UnaryOp, nodes.Compare)):
        if isinstance(one, nodes.UnaryOp) and one.op == "not":
            yield one.operand
        elif isinstance(one, nodes.Compare) and one.ops[0][0] in ("is", "==", "!=", "not in"):
            yield one


def _in_document(document: Document) -> Iterator[list[Way]]:
    if document.root is not None:
        yield from _under(document.root, document.path)
        return
    groups: dict[tuple[str, ...], dict[str, Way]] = {}
    for one in document.entries:
        if one.keys:
            for depth in range(len(one.keys)):
                group = groups.setdefault(one.keys[:depth], {})
                name = one.keys[depth]
                known = group.get(name)
                said = f"{known.said if known else ''} {' '.join(one.keys[depth + 1 :])} {one.value}"
                steps = one.value.count(",") + 1 if one.value.startswith("[") and one.value != "[]" else 0
                span = known.span if known else one.span
                group[name] = Way(name, max(steps, known.steps if known else 0), said, document.path, span)
    yield from (list(group.values()) for group in groups.values())


def _under(node: Node, path: str) -> Iterator[list[Way]]:
    if isinstance(node, SequenceNode):
        for one in node.value:
            yield from _under(one, path)
    elif isinstance(node, MappingNode):
        if len(node.value) < _KEYS:
            pairs = [(key, value) for key, value in node.value if isinstance(key, ScalarNode)]
            yield [
                Way(str(key.value), _longest(value), " ".join(_texts(value)), path, span_of(key))
                for key, value in pairs
            ]
        for _, value in node.value:
            yield from _under(value, path)


def _longest(node: Node) -> int:
    if isinstance(node, SequenceNode):
        return len(node.value)
    return max((_longest(value) for _, value in node.value), default=0) if isinstance(node, MappingNode) else 0


def _texts(node: Node) -> Iterator[str]:
    """The values under a node, and the keys that are set to yes."""
    if isinstance(node, ScalarNode):
        yield str(node.value)
    elif isinstance(node, SequenceNode):
        for one in node.value:
            yield from _texts(one)
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            if isinstance(value, ScalarNode) and str(value.value).lower() in ("true", "yes", "oui", "required"):
                yield str(key.value)
            else:
                yield from _texts(value)
