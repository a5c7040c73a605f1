"""What the methods of values return in Ruby."""

from __future__ import annotations

from guichet.reading.ruby.nodes import Node
from guichet.reading.written.filters import called_on
from guichet.reading.written.ruby import RubyReader, something
from guichet.reading.written.values import UNDEFINED, UNKNOWN, Mixed, Safe, Value, is_known, listed

_TURNS = 24


def of_method(reader: RubyReader, owner: Value, node: Node) -> Value:
    """Return what a method of a value returns, UNKNOWN for what is not known."""
    name = node.text
    if owner is UNKNOWN:
        return UNKNOWN
    if owner is None and name == "to_s":
        return ""
    places = _places(reader, node)
    if places is None:
        return UNKNOWN
    if name in ("present?", "blank?", "nil?", "any?", "empty?", "presence"):
        return _asked(owner, name)
    if name == "html_safe":
        return (
            Mixed(owner.parts, True)
            if isinstance(owner, Mixed)
            else Safe(owner)
            if isinstance(owner, str) and is_known(owner)
            else UNKNOWN
        )
    if isinstance(owner, dict) and name in ("fetch", "[]", "dig", "delete", "key?", "merge", "except", "slice", "dup"):
        return _of_table(reader, owner, name, places, node)
    if isinstance(owner, dict) and name == "compact":
        return {key: one for key, one in owner.items() if one is not None and one is not UNDEFINED}
    if isinstance(owner, list) and name in ("map", "collect") and not places and len(owner) <= _TURNS:
        return _mapped(reader, owner, node)
    if isinstance(owner, list) and name in ("compact", "join"):
        kept = [one for one in owner if one is not None and one is not UNDEFINED]
        between = places[0] if places else ""
        return (
            kept
            if name == "compact"
            else listed(
                [
                    part
                    for rank, one in enumerate(kept)
                    for part in ((between, something(one)) if rank else (something(one),))
                ]
            )
        )
    if name in ("to_s", "to_sym", "strip", "squish", "freeze", "itself") and isinstance(owner, str | Mixed):
        return owner
    return called_on(owner, {"upcase": "upper", "downcase": "lower"}.get(name, name), places)


def _places(reader: RubyReader, node: Node) -> list[Value] | None:
    """What a call is given by place, lists that it spreads too; None where one of these is not known."""
    found: list[Value] = []
    for one in node.parts:
        value = reader.of(one.parts[0]) if one.kind == "spread" and one.parts else reader.of(one)
        if one.kind != "spread":
            found.append(value)
        elif isinstance(value, list):
            found.extend(value)
        else:
            return None
    return found


def _mapped(reader: RubyReader, owner: list[Value], node: Node) -> Value:
    """What a block makes of each thing of a list."""
    block = node.block
    if block is None or block.body is None or len(block.names) != 1:
        return UNKNOWN
    before, found = dict(reader.names), []
    for one in owner:
        reader.names[block.names[0]] = one
        found.append(reader.body(block.body))
    reader.names = before
    return found


def _asked(owner: Value, name: str) -> Value:
    if not is_known(owner) and not isinstance(owner, Mixed):
        return UNKNOWN
    is_there = isinstance(owner, Mixed) or (
        owner is not None and owner is not UNDEFINED and owner not in ("", False, [], {})
    )
    if name == "presence":
        return owner if is_there else None
    if name == "nil?":
        return owner is None or owner is UNDEFINED
    return is_there if name in ("present?", "any?") else not is_there


def _of_table(reader: RubyReader, owner: dict[str, Value], name: str, places: list[Value], node: Node) -> Value:
    key = places[0] if places else None
    if name in ("merge", "dup"):
        return {**owner, **reader.given_by_name(node), **(key if isinstance(key, dict) else {})}
    if not isinstance(key, str) or not is_known(key):
        return UNKNOWN
    if name == "key?":
        return key in owner
    if not all(map(is_known, places)) and name in ("slice", "except"):
        return UNKNOWN
    if name == "slice":
        return {one: value for one, value in owner.items() if one in places}
    if name == "except":
        return {one: value for one, value in owner.items() if one not in places}
    default = (
        places[1] if len(places) > 1 and name == "fetch" else reader.content(node.block) if name == "fetch" else None
    )
    value = owner.get(key, default)
    if name == "delete":
        owner.pop(key, None)
    return value
