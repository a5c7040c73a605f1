"""How old things are when a program erases them: the age that a purge takes from now, a row of a table at a time."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.done.grounds.clock import Reading, clock_of
from guichet.done.people.terms import Term
from guichet.reading.python.definitions import definitions
from guichet.reading.python.durations import seconds_of
from guichet.reading.python.module import PythonModule
from guichet.reading.python.options import entries_of, tables_of
from guichet.reading.python.parts import assigned, function_around
from guichet.reading.python.paths import own_nodes

_DAY = 86_400
ERASES = frozenset({"delete", "_raw_delete", "delete_many", "hard_delete"})


def terms_of_erasure(call: nodes.Call, module: PythonModule) -> Iterator[tuple[Term, PythonModule]]:
    """Yield the ages at which what a call erases is erased, each with the module that writes it."""
    function = function_around(call)
    if getattr(call.func, "attrname", "") not in ERASES or not isinstance(function, nodes.FunctionDef):
        return
    for age in own_nodes(function, nodes.BinOp):
        if age.op == "-" and clock_of(module).reading(age.left, {}, 0) is Reading.MOMENT:
            rows = list(_rows(age.right, module)) or list(_named(age.right, module))
            is_kept = sum(1 for _, term in rows if not term.is_endless) > 0
            for where, term in rows:
                yield Term(term.name, term.span, term.days, is_kept), where


def _rows(age: nodes.NodeNG, module: PythonModule) -> Iterator[tuple[PythonModule, Term]]:
    """Each row of the table that a loop takes an age from: `for name, age in AGES.items()`."""
    for one in age.lookup(age.name)[1] if isinstance(age, nodes.Name) else ():
        loop = next((above for above in one.node_ancestors() if isinstance(above, nodes.For)), None)
        looped = loop.iter.func if loop is not None and isinstance(loop.iter, nodes.Call) else None
        if loop is None or not isinstance(looped, nodes.Attribute) or looped.attrname not in ("items", "values"):
            continue
        for table in tables_of(looped.expr, module):
            where = _module_of(table, module)
            for name, value in entries_of(table, where):
                if (seconds := seconds_of(value, where)) is not None:
                    yield where, Term(name, where.span(value), seconds / _DAY, False)


def _named(age: nodes.NodeNG, module: PythonModule) -> Iterator[tuple[PythonModule, Term]]:
    """The constant that an age is, where it is written."""
    for one in definitions(module.modules).of(age, module):
        value = assigned(one.node)
        if value is not None and (seconds := seconds_of(value, one.module)) is not None:
            name = getattr(one.node, "name", getattr(one.node, "attrname", ""))
            yield one.module, Term(name, one.module.span(value), seconds / _DAY, True)


def _module_of(node: nodes.NodeNG, module: PythonModule) -> PythonModule:
    known = (one for one in module.modules.all_parsed() if one.tree is node.root())
    return module if node.root() is module.tree else next(known, module)
