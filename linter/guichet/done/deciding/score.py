"""One score that code gives to people: what it reads of them, and what it is for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from astroid import nodes

from guichet.core.memo import cached_property, memo
from guichet.done.deciding import decisions
from guichet.done.deciding.decisions import speaks_of
from guichet.done.deciding.reads import Read
from guichet.done.nouns.traits import Purpose
from guichet.done.people.people import name_words
from guichet.reading.python.module import PythonModule


@dataclass(eq=False)
class Score:
    """One score: `kind` is function, expression, weights or features; `scope` is what computes it."""

    name: str
    kind: str
    scope: nodes.NodeNG
    module: PythonModule
    reads: list[Read] = field(default_factory=list)

    @cached_property
    def purpose(self) -> Purpose:
        """What the score is for: by what its users do, then by its name."""
        purposes = decisions.purposes_of(self._users)
        named = f"{self.name} {owners_of(self.scope)} {self._results}".split()
        around = " ".join(one.removeprefix("needs_") for one in named)  # `needs_review` is no need of anybody's
        helping, suspicious = speaks_of(around, "helping"), speaks_of(around, "suspicion")
        if Purpose.ADVERSE in purposes and not helping:
            return Purpose.ADVERSE
        if helping or (Purpose.FAVOURABLE in purposes and not _is_hunt(around)):
            return Purpose.FAVOURABLE
        if suspicious or self._is_held_to_a_hunt or (self.kind in ("features", "weights") and hunts(self.module)):
            return Purpose.ADVERSE
        return Purpose.UNKNOWN

    @property
    def _is_held_to_a_hunt(self) -> bool:
        """Whether what it returns is compared with a limit from which people are suspected: `points(claim) >= FRAUD_LIMIT`."""
        if self.kind != "function":
            return False
        return any(
            speaks_of(test.as_string(), "suspicion")
            for user in self._users
            for test in user.nodes_of_class(nodes.Compare)
            if any(getattr(call.func, "name", "") == self.name for call in test.nodes_of_class(nodes.Call))
        )

    @property
    def _results(self) -> str:
        """The names that a score function gives to what it computes."""
        if self.kind != "function":
            return ""
        return " ".join(
            name
            for node in self.scope.nodes_of_class((nodes.Assign, nodes.AugAssign))
            for target in (node.targets if isinstance(node, nodes.Assign) else [node.target])
            if is_score_name(name := target_name(target))
        )

    @property
    def _users(self) -> list[nodes.NodeNG]:
        frame = self.scope.frame()
        if self.kind == "expression" and isinstance(frame, nodes.FunctionDef):
            return [frame, *decisions.users_of(frame.name, self.module)]
        users = decisions.users_of(self.name, self.module)
        owner = frame.parent.frame() if self.kind == "function" and frame.parent is not None else None
        if isinstance(owner, nodes.ClassDef):
            users += decisions.users_of(owner.name, self.module)
        return users


@memo
def hunts(module: PythonModule) -> bool:
    """Whether a module speaks of suspecting people, and of helping nobody."""
    suspects = any(
        speaks_of(word, "suspicion") for word in _spoken(module) if not speaks_of(word, "thing") or len(word) < 40
    )
    return suspects and not any(speaks_of(word, "helping") for word in defined_in(module))


def _is_hunt(name: str) -> bool:
    return bool({"fraud", "fraude", "suspicion", "suspect", "indu", "abus", "controle"}.intersection(name_words(name)))


def owners_of(node: nodes.NodeNG) -> str:
    """Return the names of the functions and classes around a node."""
    names, frame = [], node.parent.frame() if isinstance(node, nodes.FunctionDef) and node.parent else node.frame()
    while frame is not None and not isinstance(frame, nodes.Module):
        names.append(frame.name)
        frame = frame.parent.frame() if frame.parent is not None else None
    return " ".join(names)


@memo
def defined_in(module: PythonModule) -> list[str]:
    """Return the names of the module's functions and classes."""
    return [node.name for node in module.walk(nodes.FunctionDef, nodes.AsyncFunctionDef, nodes.ClassDef)]


def _spoken(module: PythonModule) -> Iterator[str]:
    yield module.path.rpartition("/")[2]
    yield from defined_in(module)
    for node in module.walk(nodes.AssignName, nodes.Const):
        if isinstance(node, nodes.AssignName):
            yield node.name
        elif isinstance(node.value, str) and len(node.value) < 80 and not isinstance(node.parent, nodes.Expr):
            yield node.value


def is_score_name(name: str) -> bool:
    """Whether a name is that of a score that people can be given."""
    return (speaks_of(name, "score") or speaks_of(name, "suspicion")) and not (
        speaks_of(name, "thing") or speaks_of(name, "study")
    )


def target_name(target: nodes.NodeNG) -> str:
    """Return the name, attribute or key that an assignment fills."""
    if isinstance(target, nodes.AssignName):
        return str(target.name)
    if isinstance(target, nodes.AssignAttr):
        return str(target.attrname)
    if isinstance(target, nodes.Subscript) and isinstance(target.slice, nodes.Const):
        return str(target.slice.value)
    return ""
