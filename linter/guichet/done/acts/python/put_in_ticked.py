"""Boxes that a form puts in itself, already ticked: one by its name, or one for each line of a table."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.done.acts.python.asked import Asked, agrees
from guichet.done.acts.python.asked_elsewhere import ANSWERS, FLAGS
from guichet.done.acts.python_act import about
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of
from guichet.done.people.fields import fields_of
from guichet.reading.python.literals import text_of, value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.options import tables_of
from guichet.reading.python.parts import class_around
from guichet.reading.python.roles import is_test
from guichet.reading.python.scopes import given_to


def acts_in(module: PythonModule) -> Iterator[Asked]:
    """Yield the yes given in advance to the boxes that a form, or a class made for forms, puts in once it is made."""
    if is_test(module) or ".fields[" not in module.source.text:
        return
    for node in module.walk(nodes.Assign):
        target, call = node.targets[0], node.value
        if not (
            isinstance(target, nodes.Subscript)
            and dotted(target.value) == "self.fields"
            and isinstance(call, nodes.Call)
        ):
            continue
        given = {word.arg: word.value for word in call.keywords}
        ticked = next((given[one] for one in ANSWERS if one in given), None)
        if ticked is None or dotted(call.func).rpartition(".")[2] not in FLAGS or not agrees(ticked, module):
            continue
        owner = class_around(node)
        known = {one.name for one in fields_of(owner, module)} if owner is not None else set()
        for name, label in _boxes(target.slice, given.get("label"), module):
            if name not in known:
                yield Asked(
                    Kind.ANSWER, module.path, module.span(ticked), place_of(node, module), node, module, asked=name, label=label, about=about(node),
                )  # fmt: skip


def _boxes(key: nodes.NodeNG, label: nodes.NodeNG | None, module: PythonModule) -> Iterator[tuple[str, str]]:
    """The names of the boxes, each with its words: written there, or in the table that a loop goes through."""
    name = value_of(key)
    if isinstance(name, str):
        yield name, text_of(label)
        return
    for one in given_to(key) if isinstance(key, nodes.Name) else ():
        loop = next((above for above in one.node_ancestors() if isinstance(above, nodes.For)), None)
        looped = loop.iter if loop is not None else None
        if (
            isinstance(looped, nodes.Call)
            and isinstance(looped.func, nodes.Attribute)
            and looped.func.attrname == "items"
        ):
            looped = looped.func.expr
        for table in tables_of(looped, module) if looped is not None else ():
            for each, words in table.items if isinstance(table, nodes.Dict) else ():
                if isinstance(value_of(each), str):
                    yield str(value_of(each)), text_of(words)
