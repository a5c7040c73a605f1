"""How long the settings of Python give a session: of Django, Flask, Starlette, of tokens that are renewed, of an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.done.acts.deed.locked import HALF_A_DAY
from guichet.done.acts.lasting import Kept
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of
from guichet.reading.python.durations import seconds_of
from guichet.reading.python.literals import value_of
from guichet.reading.python.module import PythonModule, dotted

_SETTING = re.compile(
    r"(?:^|_)(?:SESSION_COOKIE_AGE|(?:PERMANENT_)?SESSION_LIFETIME|SESSION_TIMEOUT\w*|SESSION_IDLE_TIMEOUT|SESSION_SECURITY_EXPIRE_AFTER|"
    r"SESSION_EXPIRE_SECONDS|DUREE_SESSION|SESSION_DUREE|IDLE_TIME|REFRESH_TOKEN_LIFETIME)$",
    re.I,
)
_LOCK = re.compile(
    r"^(?:AXES_COOLOFF_TIME|DEFENDER_COOLOFF_TIME|DEFENDER_LOCKOUT_COOLOFF_TIME|(?:LOGIN_|ACCOUNT_)?LOCKOUT_(?:TIME|DURATION|PERIOD)|ACCOUNT_LOCK_DURATION)$"
)
"""How long too many wrong codes keep someone out."""
_COOKIE = re.compile(r"(?:^|[_-])(?:session|sid|sessionid)(?:$|[_-])", re.I)
_STAFF = re.compile(r"ADMIN|AGENT|STAFF|BACK_?OFFICE")
_OUTGOING = re.compile(r"Client|Connector|Adapter|Gateway|Fetcher|Api(?![a-z])|API")
"""Classes that call another service: their sessions are not people's."""
_MOMENT = 120
"""Up to how many seconds an entry that is let in ends on purpose: a page shown once."""


def acts_in(module: PythonModule) -> Iterator[Kept]:
    """Yield the sessions whose length is set in a module; those of officers are no one's here."""
    if module.is_back_office:
        return
    for node in module.walk(nodes.Assign, nodes.Call, nodes.Dict):
        lock = node.value if isinstance(node, nodes.Assign) and _LOCK.search(node.targets[0].as_string()) else None
        locked = seconds_of(lock, module) if lock is not None else None
        if locked is not None and locked >= HALF_A_DAY:
            yield Kept(
                Kind.LOCK,
                module.path,
                module.span(node),
                place_of(node, module),
                seconds=locked,
                shown=module.text(lock),
                about=frozenset({"long"}),
            )
        for at, seconds in _set(node, module):
            if seconds is not None:
                yield Kept(
                    Kind.EXPIRE, module.path, module.span(at), place_of(node, module), seconds=seconds, shown=module.text(at),
                    about=frozenset({"session"}),
                )  # fmt: skip


def _set(node: nodes.NodeNG, module: PythonModule) -> Iterator[tuple[nodes.NodeNG, float | None]]:
    if isinstance(node, nodes.Assign):
        target = node.targets[0]
        name = str(value_of(target.slice)) if isinstance(target, nodes.Subscript) else dotted(target).rpartition(".")[2]
        yield node, _length(name or target.as_string(), node.value, module)
    elif isinstance(node, nodes.Dict):
        yield from ((value, _length(str(value_of(key)), value, module)) for key, value in node.items)
    else:
        yield node, _of_call(node, module)


def _length(name: str, value: nodes.NodeNG, module: PythonModule) -> float | None:
    if not _SETTING.search(name) or _STAFF.search(name) or _is_outgoing(value.frame()):
        return None
    seconds = seconds_of(value, module)
    return seconds * 60 if seconds is not None and "MINUTE" in name.upper() else seconds


def _of_call(call: nodes.Call, module: PythonModule) -> float | None:
    name = dotted(call)
    words = {word.arg: word.value for word in call.keywords}
    if name.endswith("session.set_expiry") and call.args:
        seconds = seconds_of(call.args[0], module)
        return seconds if seconds is not None and seconds > _MOMENT else None
    if any(key and key.isupper() and _SETTING.search(key) for key in words):  # config.update(…), from_mapping(…)
        return next((found for key, value in words.items() if key and (found := _length(key, value, module))), None)
    if name.endswith("set_cookie") and "max_age" in words:
        key = str(value_of(words.get("key") or (call.args[0] if call.args else None)))
        seconds = seconds_of(words["max_age"], module) if _COOKIE.search(key) else None
        return seconds if seconds is not None and seconds > _MOMENT else None
    if name.endswith(("SessionMiddleware", "add_middleware")) and "max_age" in words:
        named = any(dotted(one).endswith("SessionMiddleware") for one in (call, *call.args))
        return seconds_of(words["max_age"], module) if named else None
    return None


def _is_outgoing(frame: nodes.NodeNG) -> bool:
    names = [frame.name, *map(dotted, frame.bases)] if isinstance(frame, nodes.ClassDef) else []
    return any(_OUTGOING.search(name) for name in names)
