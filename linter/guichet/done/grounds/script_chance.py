"""Chance that decides in a script: a draw whose result chooses, not one that names or spaces out."""

from __future__ import annotations

import re
from typing import Any

from guichet.core.backwards import way
from guichet.done.nouns.act import Ground, Reason
from guichet.done.words import speaks_of
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.origins import origins
from guichet.reading.scripts.syntax import FUNCTIONS, field, text

DRAWS = frozenset(
    {"Math.random", "crypto.getRandomValues", "window.crypto.getRandomValues", "self.crypto.getRandomValues", "_.sample", "_.sampleSize",
     "_.shuffle", "_.random", "lodash.sample", "lodash.shuffle", "chance.bool", "chance.integer", "crypto.randomInt", "randomInt", "shuffle", "sampleSize"}
)  # fmt: skip
_NAMES = re.compile(r"toString\(\s*(?:36|16)|\bid\b\s*[:=]|uuid|nonce|token|jeton", re.I)
_TICKS = re.compile(r"\bDate\.now\(\)|performance\.now\(\)|getMilliseconds\(\)|getSeconds\(\)|\.getTime\(\)")
DIGESTS = r"crc-?32|adler32|murmur\w{0,12}|fnv1?a?\w{0,6}|xxh\w{0,8}|cyrb53|create(?:Hash|Hmac)|sha(?:1|256|512)|md5|hash(?:Code|Of|String|Id)?|(?:hex)?digest"
"""What makes of somebody's name a number that nobody can foresee: less its hundreds, it cuts people into shares."""
_DIGESTED = re.compile(rf"\b(?:{DIGESTS})\(", re.I)
_SHARES = frozenset({"10", "100", "1000", "10000"})
"""What a share of people is counted out of."""
_SCALES = frozenset({"*", "/", "|"})
"""What only makes another number of a draw."""
_GOES_ON = re.compile(r"\w[_:.#-]?['\"`]$")
"""The end of a text to which a number is stuck: no sentence says it so."""
_PARTS = frozenset({"call_expression", "member_expression", "arguments", "parenthesized_expression"})
_HOLDERS = ("_statement", "_declaration")


def chance_in(node: Any, script: Script) -> Ground | None:
    """Return the draw that a value depends on, with the way to it; None when chance does not decide it."""
    if node.type in FUNCTIONS:
        return None
    for one in origins(node, script):
        if is_draw(one.node):
            shown = one.script.written(one.node)
            return Ground(Reason.CHANCE, one.script.path, one.script.span(one.node), shown, way(one.hops, script.path))
    return None


def is_draw(node: Any) -> bool:
    """Whether an expression draws, to choose rather than to name or to space out tries."""
    if node.type == "binary_expression":
        left = text(field(node, "left"))
        return text(field(node, "operator")) == "%" and bool(_TICKS.search(left))
    if node.type == "call_expression" and _DIGESTED.search(f"{text(field(node, 'function'))}("):
        return _is_cut_into_shares(node)
    if node.type != "call_expression" or text(field(node, "function")) not in DRAWS:
        return False
    line = statement_of(node)
    return not (_NAMES.search(line) or "2 **" in line or speaks_of(line, "places.tries") or _is_written_in_text(node))


def _is_cut_into_shares(call: Any) -> bool:
    """Whether what comes out of a digest of people's names is taken less its hundreds: `crc32(visitor) % 100`."""
    while call.parent is not None and call.parent.type in _PARTS:
        call = call.parent
    above = call.parent
    if above is None or above.type != "binary_expression" or text(field(above, "operator")) != "%":
        return False
    return text(field(above, "right")) in _SHARES and speaks_of(statement_of(call), "stated.visitors")


def statement_of(node: Any) -> str:
    """Return the source of the statement that an expression stands in."""
    while node.parent is not None and not node.type.endswith(_HOLDERS):
        node = node.parent
    body = field(node, "body")
    return text(node)[: body.start_byte - node.start_byte] if body is not None else text(node)


def _is_written_in_text(call: Any) -> bool:
    """Whether a draw is a part of a text, that it makes unlike any other, rather than a choice: `"box" + Math.floor(Math.random() * 99)`."""
    while call.parent is not None and (call.parent.type in _PARTS or text(field(call.parent, "operator")) in _SCALES):
        call = call.parent
    above = call.parent
    if above is None or above.type != "binary_expression" or text(field(above, "operator")) != "+":
        return above is not None and bool(above.type == "template_substitution")
    before = text(field(above, "left"))
    return before != text(call) and _GOES_ON.search(before) is not None
