"""The moment of a click, kept to the second, that decides alone: whoever has the fastest line comes first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.done.words import speaks_of
from guichet.reading.python.definitions import definitions
from guichet.reading.python.kept_data import kept_in
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import origins
from guichet.reading.python.parts import assigned, returned

_SORTS = frozenset({"sorted", "sort", "order_by", "sort_values", "nsmallest"})
_STAMPED = re.compile(
    r"DateTime.{0,400}?\b(?:auto_now_add=True|(?:default|server_default|insert_default)=[\w.]*now\b)", re.I | re.S
)
_GETTERS = frozenset({"attrgetter", "itemgetter"})


def is_arrival(node: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether an expression sorts by the moment of arrival, and by nothing else."""
    return any(speaks_of(said, "places.instants") for said in sorted_by(node, module) if not said.startswith("-"))


def is_stamped(node: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether an expression sorts by a column that holds the moment at which each row was made, to the second."""
    return any(_STAMPED.search(kept) for said in sorted_by(node, module) for kept in _columns(said, module))


def _columns(said: str, module: PythonModule) -> Iterator[str]:
    """The columns of a name in the classes that a module holds or imports: `recue_le = DateTimeField(auto_now_add=True)`."""
    name, known = said.rpartition(".")[2], definitions(module.modules)
    for local in module.tree.locals if name.isidentifier() else ():
        for owner in known.named(local, module):
            for one in known.members(owner.node, name, owner.module) if isinstance(owner.node, nodes.ClassDef) else ():
                value = assigned(one.node)
                if value is not None:
                    yield value.as_string()


def sorted_by(node: nodes.NodeNG, module: PythonModule) -> Iterator[str]:
    """Yield what an expression sorts by, when that is one thing and the least comes first."""
    if not isinstance(node, nodes.Call):
        return
    last = dotted(node.func).rpartition(".")[2] or str(getattr(node.func, "attrname", ""))
    if last not in _SORTS:
        return
    words = {word.arg: word.value for word in node.keywords}
    keys = list(_ordered(node, module)) if last == "order_by" else [words[one] for one in ("key", "by") if one in words]
    if last == "sort_values" and not keys:
        keys = node.args[:1]
    if len(keys) != 1 or value_of(words.get("reverse")) is True or value_of(words.get("ascending")) is False:
        return
    yield from _said(keys[0], module)


def _ordered(call: nodes.Call, module: PythonModule) -> Iterator[nodes.NodeNG]:
    """What rows are ordered by, and what a list holds that is handed over whole: `order_by(*ORDER)`."""
    for one in call.args:
        held = [assigned(found.node) for found in definitions(module.modules).of(one.value, module)] if isinstance(one, nodes.Starred) else []  # fmt: skip
        yield from held[0].elts if len(held) == 1 and isinstance(held[0], nodes.Tuple | nodes.List) else [one]


def _said(key: nodes.NodeNG, module: PythonModule) -> Iterator[str]:
    """What a list is sorted by: a column, what a function gives, what a file of settings names."""
    if isinstance(key, nodes.Const):
        yield str(key.value)
    elif isinstance(key, nodes.Call) and dotted(key.func).rpartition(".")[2] in _GETTERS:
        yield from (said for given in key.args[:1] if len(key.args) == 1 for said in _said(given, module))
    elif isinstance(key, nodes.Attribute):
        yield key.as_string()
    elif isinstance(key, nodes.Subscript) and isinstance(key.slice, nodes.Const):
        name = key.slice.value
        for one in origins(key.value, module):
            if isinstance(one.node, nodes.Call):
                yield from (entry.value for entry in kept_in(one.node, one.module) if entry.name == name)
    else:
        for function in definitions(module.modules).functions(key, module):
            values = list(returned(function.node))
            if len(values) == 1 and not isinstance(values[0], nodes.Tuple | nodes.List):
                yield values[0].as_string()
