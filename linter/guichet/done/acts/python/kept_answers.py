"""The answers that Python keeps, and for how long: a yes for ten years, a no until tomorrow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from astroid import nodes

from guichet.done.acts.python.flows import PythonFlow
from guichet.done.acts.python_act import names_around
from guichet.done.grounds.answers import OPPOSITE, is_asked, of_value
from guichet.done.grounds.python_consent import agreement_in
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Agreement
from guichet.done.nouns.kept_answer import KeptAnswer, longest_yes
from guichet.done.nouns.places import place_of
from guichet.done.people.consent import asks_consent
from guichet.done.words import speaks_of
from guichet.reading.python.durations import seconds_of
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted
from guichet.reading.python.origins import Origin, origins

_KEEPS = re.compile(r"(?:^|\.)(?:set_cookie|set_signed_cookie|set_expiry|setex|expire|set)$")
_COOKIES = frozenset({"set_cookie", "set_signed_cookie"})
_LASTS = ("max_age", "expires", "timeout", "ttl", "ex", "expires_in")
_SIGNED_IN = re.compile(r"remember|souvenir|rester|stay|log_?in|auth|connexion|password|otp|mfa", re.I)
"""Staying signed in is asked for one's own sake: without it, the session is short."""


@dataclass(eq=False)
class PythonAnswer(KeptAnswer, PythonFlow):
    """An answer that Python keeps."""

    @property
    def shown(self) -> str:
        """The call that keeps it."""
        return self.job


def acts_in(module: PythonModule) -> Iterator[PythonAnswer]:
    """Yield the answers to something asked that a module keeps for a time."""
    found = [act for node in module.walk(nodes.Call) for act in (*_kept(node, module), *_yes_alone(node, module))]
    longest = longest_yes(found)
    for act in found:
        act.yes_lasts = longest
        yield act


def _kept(call: nodes.Call, module: PythonModule) -> Iterator[PythonAnswer]:
    if not _KEEPS.search(dotted(call.func)):
        return
    lasts = next((word.value for word in call.keywords if word.arg in _LASTS), None)
    if lasts is None and dotted(call.func).endswith(("set_expiry", "setex", "expire")) and call.args:
        lasts = call.args[min(1, len(call.args) - 1)]
    named = " ".join((*(str(value_of(one) or "") for one in call.args), *names_around(call), module.path))
    if (
        lasts is None
        or _SIGNED_IN.search(named)
        or not (is_asked(named) or asks_consent(named) or speaks_of(named, "answers.pushed"))
    ):
        return
    for answer, seconds in _terms(lasts, call, module):
        yield PythonAnswer(
            Kind.KEEP,
            module.path,
            module.span(call),
            place_of(call, module),
            call,
            module,
            to="answer",
            answer=answer,
            kept_for=seconds,
        )


def _yes_alone(call: nodes.Call, module: PythonModule) -> Iterator[PythonAnswer]:
    """A yes that is kept for good where nothing keeps a no, though the question is asked as long as nothing is kept."""
    branch = call.statement().parent
    last = dotted(call.func).rpartition(".")[2]
    lasts = any(word.arg in _LASTS for word in call.keywords)
    if (
        not (last in _COOKIES or (last in ("set", "add", "put", "save") and not lasts))
        or not call.args
        or not isinstance(branch, nodes.If)
        or branch.orelse
    ):
        return
    key = f"{call.args[0].as_string()} {_constant(call.args[0], module)}"
    if (
        _SIGNED_IN.search(key)
        or not (
            asks_consent(f"{key} {' '.join(names_around(call))} {module.path}") or is_asked(branch.test.as_string())
        )
        or not (_without_cookie(call, module) if last in _COOKIES else _asked_again(call.args[0], module))
    ):
        return
    for answer, seconds in ((Agreement.GIVEN, float("inf")), (Agreement.REFUSED, 0.0)):
        yield PythonAnswer(
            Kind.KEEP, module.path, module.span(call), place_of(call, module), call, module, to="answer", answer=answer, kept_for=seconds,
        )  # fmt: skip


def _constant(key: nodes.NodeNG, module: PythonModule) -> str:
    return " ".join(str(one.node.value) for one in origins(key, module) if isinstance(one.node, nodes.Const))


def _asked_again(key: nodes.NodeNG, module: PythonModule) -> bool:
    """Whether a question is open as long as nothing is kept under a key: `store.get(KEY) is None`."""
    reads = (
        test.left
        for test in module.walk(nodes.Compare)
        if test.ops[0][0] in ("is", "==") and value_of(test.ops[0][1]) is None and isinstance(test.left, nodes.Call)
    )
    return any(
        one.args and one.args[0].as_string() == key.as_string() and dotted(one.func).endswith(".get") for one in reads
    )


def _without_cookie(call: nodes.Call, module: PythonModule) -> bool:
    """Whether a question is open as long as a cookie is not there, and nothing but a yes ever leaves it: `KEY not in request.cookies`."""
    keys = (one.node.value for one in origins(call.args[0], module) if isinstance(one.node, nodes.Const))
    key = next((one for one in keys if isinstance(one, str)), None)
    if key is None or sum(dotted(one.func).rpartition(".")[2] in _COOKIES for one in module.walk(nodes.Call)) > 1:
        return False
    holders = (path for path in module.project.paths if path.endswith(".py") and module.project.holds(path, key))
    parsed = (one for path in holders if (one := module.modules.parsed(path)) is not None)
    return any(_is_missing_cookie(test, key) for one in parsed for test in one.walk(nodes.Compare))


def _is_missing_cookie(test: nodes.Compare, key: str) -> bool:
    """Whether a test finds that the browser sent no cookie of that name."""
    operator, right = test.ops[0]
    if operator == "not in":
        return value_of(test.left) == key and dotted(right).lower().endswith("cookies")
    read = test.left
    return (
        operator in ("is", "==")
        and value_of(right) is None
        and isinstance(read, nodes.Call)
        and dotted(read.func).lower().endswith("cookies.get")
        and bool(read.args)
        and value_of(read.args[0]) == key
    )


def _terms(lasts: nodes.NodeNG, call: nodes.Call, module: PythonModule) -> Iterator[tuple[Agreement, float]]:
    """How long each answer is kept: by a table, by a choice between two, by the branch that the call is in."""
    in_cookie = dotted(call.func).rpartition(".")[2] in _COOKIES
    chosen = [
        pair for one in origins(lasts, module) if not one.decides for pair in _by_answer(one, in_cookie=in_cookie)
    ]
    yield from chosen
    seconds = None if chosen else seconds_of(lasts, module)
    if seconds is not None:
        words = [value for one in call.args if isinstance(value := value_of(one), str | bool)]
        said = _by_name(call) or next(
            (found for one in reversed(words) if (found := of_value(str(one), equal=True))), None
        )
        tested = _under(call, module)
        if answer := said or tested:
            yield answer, seconds


def _by_name(call: nodes.Call) -> Agreement | None:
    """The answer that a function is called by when someone gives it: `def dismiss(request)`, `def accept(request)`."""
    name = next(names_around(call), "")
    if speaks_of(name, "answers.role_no"):
        return Agreement.REFUSED
    return Agreement.GIVEN if speaks_of(name, "answers.role_yes") else None


def _by_answer(one: Origin, *, in_cookie: bool) -> Iterator[tuple[Agreement, float]]:
    node, parts = one.node, list[tuple[Agreement | None, nodes.NodeNG]]()
    if isinstance(node, nodes.Dict):
        parts = [(of_value(str(key.value), equal=True), value) for key, value in node.items if isinstance(key, nodes.Const)]  # fmt: skip
    elif isinstance(node, nodes.IfExp):
        told = agreement_in(node.test, True, one.module)
        parts = [(told, node.body), (OPPOSITE[told], node.orelse)] if told else []
    elif isinstance(node.parent, nodes.Assign) and node.parent.value is node and not node.as_string().isidentifier():
        parts = [(_under(node, one.module), node)]
    for answer, value in parts:
        is_open = in_cookie and isinstance(value, nodes.Const) and value.value is None  # as long as the browser is
        seconds = 0.0 if is_open else seconds_of(value, one.module)
        if answer is not None and seconds is not None:
            yield (Agreement.REFUSED if answer is Agreement.ASSUMED else answer), seconds


def _under(node: nodes.NodeNG, module: PythonModule) -> Agreement | None:
    """The answer under which a piece of code runs."""
    act = PythonFlow(Kind.KEEP, module.path, module.span(node), place_of(node, module), node, module)
    found = act.agreement[0] if act.agreement is not None else None
    return Agreement.REFUSED if found is Agreement.ASSUMED else found
