"""Reasons told in Python in place of those that were written: a sentence for everyone where the file holds one for each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from astroid import nodes

from guichet.core.memo import memo
from guichet.done.acts.python_act import PythonAct
from guichet.done.nouns.act import Act, Kind
from guichet.done.nouns.places import place_of
from guichet.done.words import speaks_of
from guichet.reading.data.documents import Entry
from guichet.reading.python.definitions import definitions
from guichet.reading.python.literals import resolved, text_of
from guichet.reading.python.module import Modules, PythonModule, dotted
from guichet.reading.python.named_data import first_named
from guichet.reading.python.parts import assigned, returned
from guichet.reading.python.roles import is_migration, is_test

_WRITTEN = re.compile(
    r"^[^\S\n]+(\w{0,60}(?:motif|raison|reason|justif|motivation)\w{0,60})\s*(?::[^=\n]+)?=\s*[\w.]*(?:TextField|Column\((?:\w+\.)?(?:Text|UnicodeText)|mapped_column\((?:\w+\.)?Text)",
    re.M | re.I,
)
"""A long text that holds a reason: someone writes it, file by file."""
_SHORTEST = 4
"""Words from which a text is a sentence."""


@dataclass(eq=False)
class Replaced(PythonAct):
    """A reason that is the same for everyone, told where one is written for each."""

    @property
    def name(self) -> str:
        """The sentence."""
        return text_of(resolved(self.node)) or self.module.text(self.node)


@dataclass(eq=False)
class Alike(Act):
    """A file of data in which every reason is told by the same sentence."""

    @property
    def name(self) -> str:
        """The sentence."""
        return self.label


def acts_in(module: PythonModule) -> Iterator[Act]:
    """Yield the sentences given as a person's reason: the same for every reason, or where one is written for each beside."""
    if is_test(module) or is_migration(module):
        return
    for value in _alike(module):
        yield Replaced(Kind.TELL, module.path, module.span(value), place_of(value, module), value, module)
    yield from _kept_alike(module)
    if not _is_written_beside(module):
        return
    for node in module.walk(nodes.FunctionDef, nodes.Dict):
        for value in _of_function(node) if isinstance(node, nodes.FunctionDef) else _of_table(node):
            yield Replaced(Kind.TELL, module.path, module.span(value), place_of(node, module), value, module)


def _alike(module: PythonModule) -> Iterator[nodes.NodeNG]:
    """The sentence that a table of reasons gives for each of them."""
    for node in module.walk(nodes.Assign, nodes.AnnAssign):
        target = node.targets[0] if isinstance(node, nodes.Assign) else node.target
        named = getattr(target, "name", getattr(target, "attrname", ""))
        told = _told(node.value) if speaks_of(named, "decisions.reasons") else []
        sentences = {_sentence(resolved_in(one, module)) for one in told}
        if len(sentences) == 1 and "" not in sentences:
            yield told[0]


def _told(table: nodes.NodeNG | None) -> list[nodes.NodeNG]:
    """What a table of several lines tells, line by line; one value that stands for all counts once."""
    if isinstance(table, nodes.Dict):
        return [value for _, value in table.items] if len(table.items) > 1 else []
    if isinstance(table, nodes.DictComp):
        return [table.value]
    if isinstance(table, nodes.Call) and dotted(table.func).endswith("dict.fromkeys") and len(table.args) == 2:
        return [table.args[1]]
    return []


def resolved_in(node: nodes.NodeNG, module: PythonModule) -> nodes.NodeNG:
    """Return what a name was given, in its module or in the one that it is imported from; the node itself otherwise."""
    given = (assigned(one.node) for one in definitions(module.modules).of(node, module))
    return next((one for one in given if one is not None), node)


def _kept_alike(module: PythonModule) -> Iterator[Alike]:
    """The same, in the files of data that a module reads."""
    for document in first_named(module):
        groups: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
        for one in document.entries:
            if len(one.keys) > 1 and speaks_of(one.keys[-2], "decisions.reasons"):
                groups[one.keys[:-1]].append(one)
        for lines in groups.values():
            same = len(lines) > 1 and len({one.value for one in lines}) == 1 and len({one.keys for one in lines}) > 1
            if same and len(lines[0].value.split()) >= _SHORTEST:
                yield Alike(
                    Kind.TELL, document.path, lines[0].span, place_of(module.tree, module), label=lines[0].value
                )


def _is_written_beside(module: PythonModule) -> bool:
    return module.path.rpartition("/")[0] in _writing_folders(module.modules)


@memo
def _writing_folders(modules: Modules) -> frozenset[str]:
    """The folders in which a module takes reasons that people write."""
    project = modules.project
    writing = (path for path in project.paths if path.endswith(".py") and _WRITTEN.search(project.text(path)))
    return frozenset(path.rpartition("/")[0] for path in writing)


def _of_function(function: nodes.FunctionDef) -> Iterator[nodes.NodeNG]:
    """The sentence that a function gives as a reason, when it never gives one that was written."""
    if not speaks_of(function.name, "decisions.reasons") or function.name.startswith(("clean", "validate", "set_")):
        return
    answers = list(returned(function))
    if answers and all(_is_the_same(one) for one in answers):
        sentences = [one for one in answers if _sentence(one)]
        yield from sentences[-1:]


def _is_the_same(answer: nodes.NodeNG) -> bool:
    """Whether an answer is a text of the code: written out, kept in a table of the module, or nothing."""
    if isinstance(answer, nodes.IfExp):
        return _is_the_same(answer.body) and _is_the_same(answer.orelse)
    return isinstance(answer, nodes.Const) or bool(_sentence(answer))


def _sentence(answer: nodes.NodeNG) -> str:
    """The sentence that an answer is, or falls back to; empty when it is none."""
    if isinstance(answer, nodes.Call) and dotted(answer.func).rpartition(".")[2] == "get" and len(answer.args) == 2:
        table = resolved(answer.func.expr)
        return _sentence(answer.args[1]) if isinstance(table, nodes.Dict) else ""
    text = text_of(answer)
    return text if len(text.split()) >= _SHORTEST and "{" not in text and "…" not in text else ""


def _of_table(table: nodes.Dict) -> Iterator[nodes.NodeNG]:
    """The sentence that a letter or an answer gets as its reason: `{"reason": STANDARD}`, beside something of the person."""
    told = [
        value
        for key, value in table.items
        if isinstance(key, nodes.Const)
        and isinstance(key.value, str)
        and speaks_of(key.value, "decisions.reasons")
        and _sentence(value)
    ]
    personal = any(isinstance(value, nodes.Attribute) for _, value in table.items)
    if personal and isinstance(table.frame(), nodes.FunctionDef):
        yield from told[:1]
