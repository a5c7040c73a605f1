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
from guichet.reading.python.parts import class_around
from guichet.reading.python.roles import is_test
from guichet.reading.python.rows import in_row, rows_around


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
        option = next((given[one] for one in ANSWERS if one in given), None)
        if option is None or dotted(call.func).rpartition(".")[2] not in FLAGS:
            continue
        owner = class_around(node)
        known = {one.name for one in fields_of(owner, module)} if owner is not None else set()
        for row in ({},) if isinstance(target.slice, nodes.Const) else rows_around(node, module):
            name, ticked = value_of(in_row(target.slice, row)), in_row(option, row)
            if isinstance(name, str) and name not in known and agrees(ticked, module):
                place = ticked if ticked.root() is module.tree else option
                label = text_of(in_row(given["label"], row)) if "label" in given else ""
                yield Asked(
                    Kind.ANSWER, module.path, module.span(place), place_of(node, module), node, module, asked=name, label=label, about=about(node),
                )  # fmt: skip
