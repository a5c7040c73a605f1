"""What code does to people, against them or for them, by the words of what it calls, sets and answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from astroid import nodes

from guichet.core.keeping.tables import table
from guichet.core.memo import memo
from guichet.core.words import spread
from guichet.done.nouns.traits import Purpose
from guichet.done.people.people import name_words
from guichet.reading.python.module import PythonModule, dotted


@cache
def _stems(key: str) -> tuple[str, ...]:
    return tuple(stem.replace(" ", "_") for stem in spread(table("done/deciding/decisions.toml")[key]))


@cache
def vocabulary(key: str) -> frozenset[str]:
    """Return a list of whole words: score, suspicion, helping, study, thing."""
    return frozenset(word for stem in _stems(key) if "_" not in stem for word in name_words(stem))


@lru_cache(maxsize=20_000)
def speaks_of(name: str, key: str) -> bool:
    """Whether a name holds a word of a list, or several in a row ("note_de")."""
    words = name_words(name)
    joined = f"_{'_'.join(words)}_"
    return bool(vocabulary(key).intersection(words)) or any(
        "_" in stem and f"_{stem}_" in joined for stem in _stems(key)
    )


@lru_cache(maxsize=20_000)
def _purpose_of(name: str) -> Purpose | None:
    """What a verb or a status does to someone; nothing yet when it is a step where a person looks."""
    words = name_words(name)
    joined = "_".join(words)
    for key, purpose in (("human", None), ("adverse", Purpose.ADVERSE), ("favourable", Purpose.FAVOURABLE)):
        for stem in _stems(key):
            if ("_" in stem and stem in joined) or any(word.startswith(stem) for word in words):
                return purpose
    return None


_STATUS = frozenset(
    "statut status state etat decision avis result resultat outcome verdict suite eligible eligibility".split()
)
_NOT_ACTS = frozenset(
    "filter exclude get all values order_by select_related prefetch_related log info debug warning error exception "
    "getattr isinstance len range print sorted sum min max int float str append render count exists add_argument".split()
)

_LOOKS = frozenset({"filter", "exclude", "get", "annotate", "info", "warning"})


def _is_status(name: str) -> bool:
    """Whether a field holds what was decided: a status, a decision."""
    return bool(_STATUS.intersection(name_words(name)))


def _status_word(node: nodes.NodeNG | None) -> str:
    """The status that an expression stands for: a string, or the last name of `Statut.REFUSEE`."""
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        return node.value
    if isinstance(node, nodes.Attribute):
        return _status_word(node.expr) if node.attrname in ("value", "name") else node.attrname
    return node.name if isinstance(node, nodes.Name) else ""


def purposes_of(scope: Iterable[nodes.NodeNG]) -> frozenset[Purpose]:
    """Return what some statements do to people, against them or for them: calls, statuses set, answers returned."""
    return frozenset(purpose for statement in scope for purpose in _purposes(statement))


@memo
def _purposes(statement: nodes.NodeNG) -> frozenset[Purpose]:
    words = (word for node in _walk(statement) for word in _words_of(node))
    return frozenset(purpose for word in words if (purpose := _purpose_of(word)) is not None)


def _words_of(node: nodes.NodeNG) -> Iterator[str]:
    if isinstance(node, nodes.Call):
        path = dotted(node)
        parts = path.split(".")
        name = parts[-1]
        if name in ("create", "get_or_create", "bulk_create", "update_or_create", "add", "save") or name[:1].isupper():
            yield from parts[:1] if name[:1].islower() else parts[-1:]
        elif name in ("delay", "apply_async", "send", "si", "s") and len(parts) > 1:
            yield parts[-2]
        elif name not in _NOT_ACTS:
            yield name
        for keyword in node.keywords:
            if keyword.arg and _is_status(keyword.arg) and name not in _LOOKS:
                yield _status_word(keyword.value)
    elif isinstance(node, nodes.Assign | nodes.AnnAssign):
        targets = node.targets if isinstance(node, nodes.Assign) else [node.target]
        for target in targets:
            name = _target(target)
            if _is_status(name):
                yield from _statuses(node.value)
            elif (
                _purpose_of(name) is Purpose.ADVERSE
                and isinstance(node.value, nodes.Const)
                and node.value.value is True
            ):
                yield name
    elif isinstance(node, nodes.Return):
        yield from _statuses(node.value)


def _statuses(node: nodes.NodeNG | None) -> Iterator[str]:
    if isinstance(node, nodes.IfExp):
        yield _status_word(node.body)
        yield _status_word(node.orelse)
    elif isinstance(node, nodes.Dict):
        for key, value in node.items:
            if _is_status(_status_word(key)):
                yield _status_word(value)
    elif isinstance(node, nodes.Call) and any(isinstance(one, nodes.Dict) for one in node.args[:1]):
        yield from _statuses(node.args[0])
    elif isinstance(node, nodes.Tuple):
        yield from (_status_word(one) for one in node.elts[:1])
    else:
        yield _status_word(node)


def _target(node: nodes.NodeNG) -> str:
    if isinstance(node, nodes.AssignAttr):
        return str(node.attrname)
    if isinstance(node, nodes.AssignName):
        return str(node.name)
    if isinstance(node, nodes.Subscript):
        return _status_word(node.slice)
    return ""


def _walk(node: nodes.NodeNG) -> Iterator[nodes.NodeNG]:
    stack = [node]
    while stack:
        one = stack.pop()
        yield one
        if not isinstance(one, nodes.FunctionDef | nodes.ClassDef) or one is node:
            stack.extend(reversed(list(one.get_children())))


def users_of(name: str, module: PythonModule) -> list[nodes.NodeNG]:
    """Return the functions of the module that use a name, and the module's own statements that do."""
    found: list[nodes.NodeNG] = []
    for node in module.walk(nodes.Name, nodes.Attribute):
        if (node.name if isinstance(node, nodes.Name) else node.attrname) == name:
            frame = node.frame()
            user = frame if isinstance(frame, nodes.FunctionDef) else node.statement()
            if user not in found and not (isinstance(user, nodes.FunctionDef) and user.name == name):
                found.append(user)
    return found
