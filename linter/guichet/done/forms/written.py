"""What a list of choices written in Python offers, followed through names, enumerations and modules."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.reading.python.definitions import Defined, definitions
from guichet.reading.python.held import held_behind
from guichet.reading.python.literals import text_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import origins
from guichet.reading.python.parts import argument, assigned, returned

_DEPTH = 5
_ENUM = re.compile(r"(?:^|\.)(?:\w*Enum|\w*Choices)$")
_REGEX = re.compile(r"\[[^\]]{1,200}\]|\\[dwp]|\(\?|^\^")
_EMPTY = frozenset({"", "-----", "---------"})


def offered(node: nodes.NodeNG | None, module: PythonModule, depth: int = 0) -> tuple[str, ...] | None:
    """Return what each choice says, its value and its words together, the empty one left out; None when it is unknown."""
    found = list(_items(node, module, depth)) if node is not None else []
    said = [text for one in found if (text := _said(one)).strip() not in _EMPTY]
    return tuple(said) or (_under_a_key(node, module) if node is not None and not found else None)


def _under_a_key(node: nodes.NodeNG, module: PythonModule) -> tuple[str, ...] | None:
    """What a file of data, that code loads, holds under a key: asked for there, or by a name that was given it."""
    if isinstance(node, nodes.Name):
        given = definitions(module.modules).of(node, module)
        asked = [(value, one.module) for one in given if (value := assigned(one.node)) is not None]
    else:
        asked = [(node, module)]
    parts = [(part, where) for part, where in asked if isinstance(part, nodes.Subscript)]
    if len(parts) != 1 or len(asked) != 1:
        return None
    held = next(held_behind(*parts[0]), None)
    return tuple(str(one) for one in held.values if str(one)) or None if held is not None else None


def _items(node: nodes.NodeNG, module: PythonModule, depth: int) -> Iterator[Defined]:
    if depth > _DEPTH:
        return
    if isinstance(node, nodes.List | nodes.Tuple | nodes.Set):
        for one in node.elts:
            yield from (
                _items(one.value, module, depth + 1) if isinstance(one, nodes.Starred) else [Defined(one, module)]
            )
    elif isinstance(node, nodes.Dict):
        yield from (Defined(_pair(key, value), module) for key, value in node.items)
    elif isinstance(node, nodes.BinOp) and node.op in ("+", "|"):
        yield from _items(node.left, module, depth + 1)
        yield from _items(node.right, module, depth + 1)
    elif isinstance(node, nodes.ListComp | nodes.GeneratorExp):
        yield from (_held(one, module) for one in _items(node.generators[0].iter, module, depth + 1))
    elif isinstance(node, nodes.Call):
        function = node.func
        if isinstance(function, nodes.Attribute) and function.attrname in ("items", "values", "keys"):
            yield from _items(function.expr, module, depth + 1)
        elif dotted(function).rpartition(".")[2] in ("list", "tuple", "sorted", "set", "frozenset") and node.args:
            yield from _items(node.args[0], module, depth + 1)
        else:
            yield from _answered(node, module, depth)
    elif isinstance(node, nodes.Subscript) and dotted(node.value).rpartition(".")[2] == "Literal":
        listed = node.slice.elts if isinstance(node.slice, nodes.Tuple) else [node.slice]
        yield from (Defined(one, module) for one in listed)
    elif isinstance(node, nodes.Name | nodes.Attribute):
        yield from _named(node, module, depth)


def _answered(call: nodes.Call, module: PythonModule, depth: int) -> Iterator[Defined]:
    """What a function of the project answers with, where that is a list, one item for each of what it is given."""
    for one in definitions(module.modules).functions(call.func, module):
        for answer in returned(one.node):
            listed = answer.generators[0].iter if isinstance(answer, nodes.ListComp) else answer
            given = argument(call, one.node, listed.name) if isinstance(listed, nodes.Name) else None
            where = (given, module) if given is not None else (listed, one.module)
            yield from _items(*where, depth + 1)


def _named(node: nodes.Name | nodes.Attribute, module: PythonModule, depth: int) -> Iterator[Defined]:
    inner = (
        node.expr if isinstance(node, nodes.Attribute) and node.attrname in ("choices", "values", "labels") else node
    )
    for one in definitions(module.modules).of(inner, module):
        if isinstance(one.node, nodes.ClassDef):
            yield from _members(one)
        elif isinstance(one.node, nodes.FunctionDef):  # asked for when the form is shown
            for answer in returned(one.node):
                yield from _items(answer, one.module, depth + 1)
        elif (value := assigned(one.node)) is not None:
            yield from _items(value, one.module, depth + 1)


def _members(owner: Defined) -> Iterator[Defined]:
    """The members of an enumeration."""
    if any(_ENUM.search(dotted(base)) for base in owner.node.bases):
        for statement in owner.node.body:
            if isinstance(statement, nodes.Assign) and not statement.targets[0].as_string().startswith("_"):
                yield Defined(statement, owner.module)


def _pair(key: nodes.NodeNG, value: nodes.NodeNG) -> nodes.NodeNG:
    found = nodes.Tuple(lineno=key.lineno, col_offset=0, parent=key.parent, end_lineno=None, end_col_offset=None)
    found.elts = [key, value]
    return found


def _held(one: Defined, module: PythonModule) -> Defined:
    """What a name among the items stands for: `[CNI, PASSEPORT]`."""
    if isinstance(one.node, nodes.Name | nodes.Attribute):
        for found in definitions(module.modules).of(one.node, one.module):
            if (value := assigned(found.node)) is not None:
                return Defined(value, found.module)
    return one


def _said(one: Defined) -> str:
    if isinstance(one.node, nodes.Name | nodes.Attribute):
        one = _held(one, one.module)
    words = [one.node.targets[0].as_string()] if isinstance(one.node, nodes.Assign) else []
    if isinstance(one.node, nodes.Name | nodes.Attribute):
        words.append(one.node.as_string())
    for const in one.node.nodes_of_class(nodes.Const):
        if isinstance(const.value, str) and not _looks_like_pattern(const.value):
            words.append(const.value)
        elif isinstance(const.value, int):
            words.append(str(const.value))
    return " ".join(words) or text_of(one.node)


def _looks_like_pattern(text: str) -> bool:
    return bool(_REGEX.search(text)) and " " not in text


def patterns_in(node: nodes.NodeNG, module: PythonModule) -> Iterator[Defined]:
    """Yield the strings that are regular expressions, in a value and in what it is made of, wherever that is written."""
    for one in origins(node, module):
        if isinstance(one.node, nodes.Const) and isinstance(one.node.value, str) and _REGEX.search(one.node.value):
            yield Defined(one.node, one.module)
