"""What ends by itself or for good: accounts locked after too many tries, sessions that run out, in code and in data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from astroid import nodes

from guichet.core.findings import Span
from guichet.core.places import Place
from guichet.done.acts.closed import shuts
from guichet.done.acts.python_act import PythonAct, about
from guichet.done.nouns.act import Act, Kind
from guichet.done.nouns.places import place_of
from guichet.done.words import apart, speaks_of
from guichet.reading.data.documents import Document, Entry, documents_of, is_first_to_name
from guichet.reading.python.durations import seconds_of
from guichet.reading.python.literals import text_of, value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.templates.site import is_template

_SET = re.compile(r"^(?:is_)?(?:active|actif|enabled|actif_ve)$", re.I)
_CALLED = re.compile(
    r"^(?:lock|ban|block|bloquer|verrouiller|suspend|suspendre|disable|desactiver|deactivate)(?:_|$|[A-Z])"
)
_ENDS = re.compile(r"timedelta|minutes|seconds|\bhours\b|time\(\)|cool_?off|until|expir|ttl|timeout(?!=None)|unlock|debloqu|reset|wait|sleep|jusqu", re.I)  # fmt: skip
_LOGS_OUT = re.compile(
    r"(?:^|\.)(?:logout|logout_user|flush|deconnecter|sign_out|session\.clear|clear|invalidate|log_out)$"
)
_SINCE = re.compile(r"last|activit|seen|derni|since|depuis|idle|inactiv|ouvert_le|started|login_at|debut", re.I)
_PER = {
    "minute": 60,
    "min": 60,
    "heure": 3600,
    "hour": 3600,
    "second": 1,
    "sec": 1,
    "day": 86400,
    "jour": 86400,
    "ms": 0.001,
}
_NEVER = frozenset({"0", "-1", "none", "null", "never", "false", "inf", "infinite", "forever", "jamais", "permanent"})


@dataclass(eq=False)
class Lock(PythonAct):
    """An account that shuts."""

    @cached_property
    def ends(self) -> bool:
        """Whether the code around says until when, or how it opens again."""
        return bool(_ENDS.search(self.said))

    @cached_property
    def has_recourse(self) -> bool:
        """Whether a person is named to turn to, in the code around or in a page that it shows."""
        return speaks_of(self.said, "sessions.human") or any(speaks_of(one, "sessions.human") for one in self._pages())

    def _pages(self) -> Iterator[str]:
        """The pages that are shown in the branch that locks."""
        block = next((one.holder for one in self.conditions if isinstance(one.holder, nodes.If)), self.node.parent)
        for one in block.nodes_of_class(nodes.Const):
            if isinstance(one.value, str) and is_template(one.value):
                path = self.module.project.library.resolve(one.value, self.module.path)
                if path is not None:
                    yield self.module.project.text(path)


@dataclass(eq=False)
class Kept(Act):
    """What a file of settings says of how long a lock or a session lasts; `seconds` is None when it has no end."""

    seconds: float | None = field(default=None, kw_only=True)
    shown: str = field(default="", kw_only=True)
    limit: str = field(default="?", kw_only=True)


def acts_in(module: PythonModule) -> Iterator[Act]:
    """Yield the locks, and what ends with time, of a module and of the data that it reads."""
    for node in module.walk(nodes.Assign, nodes.Return, nodes.If, nodes.Raise, nodes.Call):
        if isinstance(node, nodes.If):
            yield from _session_ends(node, module)
        elif _locks(node):
            yield Lock(
                Kind.LOCK, module.path, module.span(node), place_of(node, module), node, module,
                values=_values(node), about=about(node),
            )  # fmt: skip
    for document in documents_of(module.source.text, module.path, module.project):
        if is_first_to_name(document, module.path, module.project):
            yield from _in_document(document, module)


def _values(node: nodes.NodeNG) -> tuple[nodes.NodeNG, ...]:
    return (node.value,) if isinstance(node, nodes.Assign) else ()


def _locks(node: nodes.NodeNG) -> bool:
    if isinstance(node, nodes.Raise):
        return node.exc is not None and speaks_of(dotted(node.exc).rpartition(".")[2], "sessions.lock")
    if isinstance(node, nodes.Call):
        name = dotted(node.func).rpartition(".")[2]
        given = any(one.arg and ((_SET.match(one.arg) and value_of(one.value) is False) or (speaks_of(one.arg, "sessions.lock") and value_of(one.value) is True)) for one in node.keywords)  # fmt: skip
        return given or (isinstance(node.parent, nodes.Expr) and bool(_CALLED.match(name)))
    if isinstance(node, nodes.Return):
        function = node.frame()
        named = isinstance(function, nodes.FunctionDef) and speaks_of(function.name, "sessions.lock")
        return (named and value_of(node.value) is True) or (shuts(node) and _says_locked(node))
    target = node.targets[0]
    if isinstance(target, nodes.AssignAttr):
        name = target.attrname
    elif isinstance(target, nodes.Subscript) and isinstance(target.slice, nodes.Const):
        name = str(target.slice.value)
    else:
        return False
    if _SET.match(name):
        return value_of(node.value) is False
    if value_of(node.value) in (False, None, 0) and isinstance(node.value, nodes.Const):
        return False
    return speaks_of(name, "sessions.lock") or speaks_of(text_of(node.value), "sessions.lock")


def _says_locked(node: nodes.Return) -> bool:
    """Whether an answer tells the person that an account is locked."""
    texts = [one.value for one in node.nodes_of_class(nodes.Const) if isinstance(one.value, str)]
    return any(speaks_of(one, "sessions.lock") for one in texts)


def _session_ends(node: nodes.If, module: PythonModule) -> Iterator[Act]:
    """A branch that signs people out when some time has gone by since they last did something."""
    leaves = any(
        _LOGS_OUT.search(dotted(call.func)) for statement in node.body for call in statement.nodes_of_class(nodes.Call)
    )
    if not leaves or not _SINCE.search(node.test.as_string()):
        return
    for test in node.test.nodes_of_class(nodes.Compare):
        for side in (test.ops[0][1], test.left):
            seconds = seconds_of(side, module)
            if seconds is not None and seconds > 0:
                yield Kept(
                    Kind.EXPIRE, module.path, module.span(test), place_of(node, module), seconds=seconds, shown=module.text(test),
                    about=frozenset({"session"}),
                )  # fmt: skip
                return


def _in_document(document: Document, module: PythonModule) -> Iterator[Act]:
    tries = [one for one in document.entries if speaks_of(_keys(one), "sessions.tries") and one.number is not None]
    for one in document.entries:
        keys = _keys(one)
        if _is_rotation(keys) and one.number:
            yield _kept(Kind.EXPIRE, document, one.span, place_of(module.tree, module), None, "?", "password")
        if (
            not speaks_of(keys, "sessions.lasting")
            or speaks_of(keys, "sessions.kept")
            or speaks_of(keys, "sessions.other")
        ):
            continue
        place = place_of(module.tree, module)
        is_lock = speaks_of(keys, "sessions.lock")
        if is_lock and one.value.lower() in _NEVER:
            limit = next((f"{each.number:g}" for each in tries if each.number is not None), "?")
            yield _kept(Kind.LOCK, document, one.span, place, None, limit)
        elif not is_lock and speaks_of(keys, "sessions.session") and one.number:
            yield _kept(Kind.EXPIRE, document, one.span, place, _scaled(keys, one.number), "?")


def _is_rotation(keys: str) -> bool:
    """Whether a setting says after how long a password must change."""
    return (
        speaks_of(keys, "sessions.password")
        and speaks_of(keys, "sessions.rotation")
        and not speaks_of(keys, "sessions.not_rotation")
    )


def _kept(
    kind: Kind, document: Document, span: Span, place: Place, seconds: float | None, limit: str, what: str = "session"
) -> Kept:
    shown = document.source.text[span.start : span.end]
    return Kept(kind, document.path, span, place, seconds=seconds, shown=shown, limit=limit, about=frozenset({what}))


def _scaled(keys: str, number: float) -> float | None:
    """A number in seconds, by the unit that its key says; None when it says none and the number is too small to tell."""
    words = apart(keys).split()
    unit = next((per for word in reversed(words) for name, per in _PER.items() if word.startswith(name)), None)
    if unit is not None:
        return number * unit
    return number if number > 60 else None


def _keys(one: Entry) -> str:
    return " ".join(one.keys)
