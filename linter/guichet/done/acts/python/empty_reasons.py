"""Reasons of a refusal that tell nothing, in Python: a sentence that would fit anyone, given as the reason or by a table of them."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from guichet.done.acts.python.reasons import Replaced, resolved_in
from guichet.done.acts.verdicts import field_of
from guichet.done.deciding.reasons import is_empty_reason
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of
from guichet.done.words import speaks_of
from guichet.reading.python.definitions import definitions
from guichet.reading.python.literals import text_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import kept_under
from guichet.reading.python.parts import lookup, returned
from guichet.reading.python.roles import is_migration, is_test

_LABEL = 2
"""Words from which a label says that something was refused."""


def acts_in(module: PythonModule) -> Iterator[Replaced]:
    """Yield the empty reasons that a module gives; tests and migrations give none."""
    if is_test(module) or is_migration(module):
        return
    said: set[int] = set()
    for node in (*_given(module), *_of_tables(module), *_of_choices(module), *_of_codes(module)):
        if id(node) not in said:
            said.add(id(node))
            yield Replaced(Kind.TELL, module.path, module.span(node), place_of(node, module), node, module)
    for node, where in _made(module):
        yield Replaced(Kind.TELL, where.path, where.span(node), place_of(node, where), node, where)


def _given(module: PythonModule) -> Iterator[nodes.NodeNG]:
    """What is given as a reason: by keyword, under a key, on a field; through a constant."""
    for value in _reasons(module):
        if _is_empty(value, module) and not _is_other(value, module):
            yield value


def _reasons(module: PythonModule) -> Iterator[nodes.NodeNG]:
    """All that a module gives as a reason, by its name."""
    for node in module.walk(nodes.Keyword, nodes.Assign, nodes.Dict):
        if isinstance(node, nodes.Keyword):
            pairs = [(node.arg or "", node.value)]
        elif isinstance(node, nodes.Assign):
            owner = field_of(node.targets[0])
            pairs = [(owner[0], node.value)] if owner[1] is not None else []
        else:
            pairs = [(str(key.value), value) for key, value in node.items if isinstance(key, nodes.Const)]
        yield from (value for name, value in pairs if speaks_of(name, "decisions.reasons"))


def _made(module: PythonModule) -> Iterator[tuple[nodes.NodeNG, PythonModule]]:
    """The one sentence that a function of the project answers to all, where what it answers is given as the reason: `reason=reason_for(decision)`."""
    for value in _reasons(module):
        for one in definitions(module.modules).functions(value.func, module) if isinstance(value, nodes.Call) else ():
            told = list(returned(one.node))
            if len(told) == 1 and _is_empty(told[0], one.module) and not _is_other(told[0], one.module):
                yield told[0], one.module


def _is_empty(value: nodes.NodeNG, module: PythonModule) -> bool:
    return is_empty_reason(text_of(resolved_in(value, module)))


def _is_other(value: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether a label only says "other": beside true reasons, or of what is no refusal, it is one choice of a list."""
    return len(text_of(resolved_in(value, module)).split()) < _LABEL


def _of_tables(module: PythonModule) -> Iterator[nodes.NodeNG]:
    """The first line of a table in which every line is an empty reason, whatever the table is called."""
    for node in module.walk(nodes.Dict, nodes.Call):
        told: list[nodes.NodeNG] = []
        if isinstance(node, nodes.Dict):
            told = [value for _, value in node.items] if len(node.items) > 1 else []
        elif dotted(node.func).endswith("dict.fromkeys") and len(node.args) == 2:
            told = [node.args[1]]
        empty = bool(told) and all(_is_empty(one, module) for one in told)
        if empty and not all(_is_other(one, module) for one in told):
            yield told[0]


def _of_choices(module: PythonModule) -> Iterator[nodes.NodeNG]:
    """The first of the reasons that an officer may pick, when none says anything: `Reason.choices`."""
    for owner in module.walk(nodes.ClassDef):
        if not (speaks_of(owner.name, "decisions.reasons") and speaks_of(owner.name, "decisions.refuse")):
            continue
        labels = [one.value for one in owner.body if isinstance(one, nodes.Assign)]
        told = [value.elts[-1] if isinstance(value, nodes.Tuple) and value.elts else value for value in labels]
        if told and all(_is_empty(one, module) for one in told):
            yield told[0]


def _of_codes(module: PythonModule) -> Iterator[nodes.NodeNG]:
    """The empty reason that stands for every code of a table of reasons, none of which is told: `NOTHING if code in CODES else …`."""
    for choice in module.walk(nodes.IfExp, nodes.If):
        table = _table_tested(choice.test)
        if table is None or not _is_never_told(table, module):
            continue
        body = choice.body if isinstance(choice, nodes.If) else [choice.body]
        for one in body:
            told = one.value if isinstance(one, nodes.Return | nodes.Assign) else one
            if told is not None and any(_is_empty(each, where) for each, where in _behind(told, module)):
                yield told


def _table_tested(test: nodes.NodeNG) -> nodes.NodeNG | None:
    """The table that a test looks for a code in."""
    return test.ops[0][1] if isinstance(test, nodes.Compare) and test.ops[0][0] == "in" else None


def _is_never_told(table: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether a table holds sentences of its own, code by code, and nothing in the module takes one out."""
    held = [resolved_in(table, module)]
    texts = {text_of(value) for one in held if isinstance(one, nodes.Dict) for _, value in one.items}
    taken = (lookup(one) for one in module.walk(nodes.Subscript, nodes.Call))
    return len(texts - {""}) > 1 and not any(one is not None and dotted(one[0]) == dotted(table) for one in taken)


def _behind(told: nodes.NodeNG, module: PythonModule) -> Iterator[tuple[nodes.NodeNG, PythonModule]]:
    """What is told, and what a table holds under the one key that is asked of it."""
    yield told, module
    if (taken := lookup(told)) is not None and isinstance(taken[1], nodes.Const):
        yield from ((one.node, one.module) for one in kept_under(taken[0], taken[1].value, module))
