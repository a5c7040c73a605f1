"""What ends by itself or for good in Python: accounts locked after too many tries, sessions that run out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from astroid import nodes

from guichet.core.memo import cached_property
from guichet.done.acts.closed import shuts
from guichet.done.acts.python_act import PythonAct, about
from guichet.done.acts.validity import Validity
from guichet.done.forms.wiped import empties_session
from guichet.done.nouns.act import Act, Kind
from guichet.done.nouns.places import place_of
from guichet.done.offered.channels import Channel, channels_in
from guichet.done.people.given_time import Thing
from guichet.done.words import apart, names, speaks_of
from guichet.heard.refresh import SHORTEST_SESSION
from guichet.reading.python.conditions import Condition
from guichet.reading.python.definitions import definitions
from guichet.reading.python.elapsed import limit_of
from guichet.reading.python.literals import text_of, value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import made_of, origins
from guichet.reading.python.paths import own_nodes
from guichet.reading.templates.site import is_template

_SET = re.compile(r"^(?:is_)?(?:active|actif|enabled|actif_ve)$", re.I)
_CALLED = re.compile(
    r"^(?:lock|ban|block|bloquer|verrouiller|suspend|suspendre|disable|desactiver|deactivate)(?:_|$|[A-Z])"
)
_ENDS = re.compile(r"timedelta|minutes|seconds|\bhours\b|time\(\)|cool_?off|until|expir|ttl|timeout(?!=None)|unlock|debloqu|reset|wait|sleep|jusqu", re.I)  # fmt: skip
_LOGS_OUT = re.compile(r"(?:^|\.)(?:logout|logout_user|deconnecter|sign_out|log_out)$")
_LAST = re.compile(r"last|activit|seen|derni|idle|inactiv", re.I)
"""What runs from the last thing that somebody did, and not from when they began."""


@dataclass(eq=False)
class Lock(PythonAct):
    """An account that shuts; `bare` when it only forbids, and does not say that it locks."""

    bare: bool = field(default=False, kw_only=True)

    @cached_property
    def conditions(self) -> tuple[Condition, ...]:
        """The tests that decide it: of what only forbids, the nearest, for others may be about something else."""
        found = super().conditions
        return tuple(one for one in found if not one.before)[:1] if self.bare else found

    @property
    def raises(self) -> bool:
        """Whether it only raises an error: what answers it may be said elsewhere."""
        return self.bare and isinstance(self.node, nodes.Raise)

    @cached_property
    def ends(self) -> bool:
        """Whether the code around says until when, or how it opens again."""
        return bool(_ENDS.search(self.said))

    @cached_property
    def has_recourse(self) -> bool:
        """Whether a person is named to turn to, in the code around or in a page that it shows."""
        return names_someone(self.said) or any(map(names_someone, self._pages()))

    def _pages(self) -> Iterator[str]:
        """The pages that are shown in the branch that locks, by their names there or in the functions that it calls."""
        block = next((one.holder for one in self.conditions if isinstance(one.holder, nodes.If)), self.node.parent)
        shown = [one for one in block.nodes_of_class(nodes.Const) if isinstance(one.value, str)]
        answers = [one.value for one in block.nodes_of_class(nodes.Return) if isinstance(one.value, nodes.Call)]
        for name in dict.fromkeys((*(one.value for one in shown), *_texts_of(answers, self.module))):
            path = self.module.project.library.resolve(name, self.module.path) if is_template(name) else None
            if path is not None:
                yield self.module.project.text(path)


_TO_NOBODY = re.compile(
    r"\b(?:retour\w*|revenir|back|return) (?:a|au|sur|vers|to) (?:la page d )?(?:the )?(?:l )?(?:accueil|help)\b"
    r"|\b(?:online help|help (?:pages?|articles?|topics)|url help|(?:l )?a(?:ide|ssistance) en ligne|rubrique d aide)\b"
)


def names_someone(text: str) -> bool:
    """Whether a text names somebody to turn to, or a number or a counter; the way back to the home page, or pages of help, are nobody."""
    return bool(names("sessions.human").search(_TO_NOBODY.sub(" ", apart(text))) or channels_in(text) - {Channel.POST})


def _texts_of(answers: list[nodes.NodeNG], module: PythonModule) -> Iterator[str]:
    """The texts that answers are made of, in the functions that make them."""
    for answer in answers:
        for one in origins(answer, module, made_of):
            if isinstance(one.node, nodes.Const) and isinstance(one.node.value, str):
                yield one.node.value


@dataclass(eq=False)
class Kept(Act):
    """What a file of settings says of how long a lock or a session lasts; `seconds` is None when it has no end."""

    seconds: float | None = field(default=None, kw_only=True)
    shown: str = field(default="", kw_only=True)
    limit: str = field(default="?", kw_only=True)


NEVER = frozenset({"0", "-1", "none", "null", "never", "false", "inf", "infinite", "forever", "jamais", "permanent"})
"""How files of data say that something has no end."""


def is_never_over(keys: str, value: str) -> bool:
    """Return whether a setting is that of a lock which has no end, as files of data say it."""
    return speaks_of(keys, "sessions.lasting") and speaks_of(keys, "sessions.lock") and value.lower() in NEVER


def acts_in(module: PythonModule) -> Iterator[Act]:
    """Yield the locks, and the sessions that end with time, of a module."""
    for node in module.walk(nodes.Assign, nodes.Return, nodes.If, nodes.Raise, nodes.Call):
        if isinstance(node, nodes.If):
            yield from _session_ends(node, module)
        elif _locks(node, module):
            yield Lock(
                Kind.LOCK, module.path, module.span(node), place_of(node, module), node, module,
                values=_values(node), about=about(node),
                bare=not isinstance(node, nodes.Assign) and not speaks_of(node.as_string(), "sessions.lock"),
            )  # fmt: skip


def _values(node: nodes.NodeNG) -> tuple[nodes.NodeNG, ...]:
    return (node.value,) if isinstance(node, nodes.Assign) else ()


def _locks(node: nodes.NodeNG, module: PythonModule) -> bool:
    if isinstance(node, nodes.Raise):
        name = dotted(node.exc) if node.exc is not None else ""
        return speaks_of(name.rpartition(".")[2], "sessions.lock") or _turns_away(node)
    if isinstance(node, nodes.Call):
        name = dotted(node.func).rpartition(".")[2]
        given = any(one.arg and ((_SET.match(one.arg) and value_of(one.value) is False) or (speaks_of(one.arg, "sessions.lock") and value_of(one.value) is True)) for one in node.keywords)  # fmt: skip
        barred = name == "abort" and _turns_away(node)
        return given or barred or (isinstance(node.parent, nodes.Expr) and bool(_CALLED.match(name)))
    if isinstance(node, nodes.Return):
        function = node.frame()
        named = isinstance(function, nodes.FunctionDef) and speaks_of(function.name, "sessions.lock")
        return (named and value_of(node.value) is True) or _bars(node, module)
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


def _bars(node: nodes.Return, module: PythonModule) -> bool:
    """Whether an answer keeps somebody out for good: it says so, or forbids; made there, or by a function that it calls."""
    if not isinstance(node.value, nodes.Call | nodes.Tuple | nodes.Const):
        return False
    called = node.value.func if isinstance(node.value, nodes.Call) else None
    known = definitions(module.modules).functions(called, module) if called is not None else []
    own = (one.node for one in known if isinstance(one.node, nodes.FunctionDef))
    answers = [node, *(answer for function in own for answer in own_nodes(function, nodes.Return))]
    shut = [one for one in answers if shuts(one)]
    texts = (one.value for answer in shut for one in answer.nodes_of_class(nodes.Const) if isinstance(one.value, str))
    return any(map(_forbids, shut)) or any(speaks_of(one, "sessions.lock") for one in texts)


def _turns_away(node: nodes.NodeNG) -> bool:
    """Whether an error, or a call that ends the answer, is that of those who may not come in: `abort(403)`."""
    statuses = (one.value for one in node.nodes_of_class(nodes.Const))
    return "PermissionDenied" in node.as_string() or any(one in (403, 423) for one in statuses)


def _forbids(answer: nodes.Return) -> bool:
    """Whether an answer is the status of those who may not come in."""
    status = (one.value for one in answer.nodes_of_class(nodes.Const))
    return "Forbidden" in answer.value.as_string() or any(one in (403, 423) for one in status)


def _session_ends(node: nodes.If, module: PythonModule) -> Iterator[Act]:
    """A branch that signs people out, or empties what they fill in, when some time has gone by since they came or last moved."""
    calls = [call for statement in node.body for call in statement.nodes_of_class(nodes.Call)]
    empties = any(map(empties_session, calls))
    if not empties and not any(_LOGS_OUT.search(dotted(call.func)) for call in calls):
        return
    for one in origins(node.test, module):
        limit = limit_of(one.node, one.module) if isinstance(one.node, nodes.Compare) else None
        if limit is not None and limit.seconds > 0:
            yield _ended(one.node, one.module, limit.seconds, whole=empties and not _LAST.search(one.node.as_string()))
            return


def _ended(test: nodes.Compare, module: PythonModule, seconds: float, *, whole: bool) -> Act:
    """What ends: a session, or `whole`, all that is being filled in since it was opened, however long people write."""
    place, span, shown = place_of(test, module), module.span(test), " ".join(module.text(test).split())[:80]
    if whole and seconds >= SHORTEST_SESSION:  # below, it is a short session first of all
        return Validity(
            Kind.EXPIRE, module.path, span, place, thing=Thing.ENTRY, seconds=seconds, shown=shown,
            about=frozenset({"validity"}),
        )  # fmt: skip
    return Kept(
        Kind.EXPIRE, module.path, span, place, seconds=seconds, shown=module.text(test), about=frozenset({"session"})
    )
