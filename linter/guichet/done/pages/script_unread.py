"""Messages that a script sends to addresses that nobody reads, or asks to be answered there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guichet.core.places import place_of_path
from guichet.done.offered.addresses import is_unread
from guichet.reading.scripts.javascript import Script, is_test
from guichet.reading.scripts.origins import origins
from guichet.reading.scripts.syntax import arguments, bare, field, key_of, text

_BODIES = frozenset({"subject", "text", "html", "body", "template", "objet", "sujet"})
_TO = frozenset({"to", "recipient", "recipients", "destinataire"})
_ANSWER = frozenset({"replyto", "reply_to"})
_STEPS = 8


def unread_messages(script: Script) -> Iterator[tuple[Any, bool]]:
    """Yield the recipients of messages whom nobody reads, followed through settings, and whether it is only where to answer."""
    if is_test(script.path) or place_of_path(script.path) is not None:
        return
    for call in script.walk("call_expression"):
        for given in arguments(call):
            held = _pairs(given) if given.type == "object" else {}
            if not held.keys() & _BODIES:
                continue
            for key, value in held.items():
                if key in _TO | _ANSWER and _is_nobodys(value, script):
                    yield value, key in _ANSWER


def _pairs(node: Any) -> dict[str, Any]:
    pairs = (
        (key_of(field(one, "key")), bare(field(one, "value"))) for one in node.named_children if one.type == "pair"
    )
    return {str(key).lower(): value for key, value in pairs if value is not None}


def _is_nobodys(value: Any, script: Script) -> bool:
    """Whether every address that a value may be is one that nobody reads."""
    parts = [one for one in value.named_children if one.type != "comment"] if value.type == "array" else [value]
    return bool(parts) and all(_is_unread(one, script) for one in parts)


def _is_unread(node: Any, script: Script) -> bool:
    texts = [text(one.node)[1:-1] for one, _ in zip(origins(node, script), range(_STEPS), strict=False) if one.node.type in ("string", "template_string")]  # fmt: skip
    known = [one for one in texts if "@" in one]
    return bool(known) and all(map(is_unread, known))
