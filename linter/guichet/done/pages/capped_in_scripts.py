"""Numbers of what is left that a script keeps under a few before a component shows them: people read that almost nothing is left, however much there is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.core.places import place_of_path
from guichet.done.words import speaks_of
from guichet.reading.scripts.files import components_importing, importers
from guichet.reading.scripts.javascript import Script, is_test
from guichet.reading.scripts.scopes import scopes
from guichet.reading.scripts.syntax import arguments, bare, field, key_of, text
from guichet.reading.scripts.texts import number_made

_FEW = 5
_NEAR = 70
"""Signs around a number among which it is told how little is left."""


def capped_in(script: Script) -> Iterator[Any]:
    """Yield the numbers of places, or of what is left, that a script caps and that markup shows among words about how little there is."""
    if is_test(script.path) or place_of_path(script.path) is not None or "Math.min(" not in script.text:
        return
    for node in script.walk("pair", "variable_declarator"):
        name = key_of(field(node, "key" if node.type == "pair" else "name")) or ""
        value = bare(field(node, "value"))
        if name and value is not None and _is_capped(value, script) and _is_shown_scarce(name, script):
            yield value


def _is_capped(value: Any, script: Script) -> bool:
    """Whether a value is a count of places kept under a few: `Math.min(session.places, 3)`."""
    given = arguments(value) if value.type == "call_expression" and text(field(value, "function")) == "Math.min" else []
    if len(given) != 2:
        return False
    few = [one for one in given if _is_few(one, script)]
    counts = [_last(one) for one in given if one not in few]
    return len(few) == 1 and any(_is_count(one) for one in counts)


def _is_count(name: str) -> bool:
    counted = speaks_of(name, "pressure.counted") or speaks_of(name, "pressure.scarce")
    return counted and not speaks_of(name, "pressure.each")


def _last(node: Any) -> str:
    node = bare(node)
    return (
        (key_of(field(node, "property")) or "")
        if node is not None and node.type == "member_expression"
        else text(node)[:60]
    )


def _is_few(node: Any, script: Script, most: int = _FEW) -> bool:
    """Whether a value is a small number, or what is left of a number once it is divided by one: `1 + (id % 3)`."""
    node = bare(node)
    if node is None:
        return False
    if node.type == "binary_expression":
        operator, right = text(field(node, "operator")), field(node, "right")
        if operator == "%":
            return _is_few(right, script, most)
        return operator == "+" and all(_is_few(field(node, side), script, most - 1) for side in ("left", "right"))
    number = number_made(node, script)
    return number is not None and 0 < number <= most


def _is_shown_scarce(name: str, script: Script) -> bool:
    """Whether the markup beside a script, or that of what imports it, shows a name among words about how little is left."""
    printed = re.compile(rf"[{{.]\s?{re.escape(name)}\b(?!\s*:)")
    exported = sorted(scopes(script).exports)
    paths = {script.path, *components_importing(script.path, script.project)}
    paths |= {one.path for each in exported for one in importers(script, each)}
    for path in sorted(paths):
        said = script.project.text(path)
        for one in printed.finditer(said):
            around = f"{said[max(0, one.start() - _NEAR) : one.start()]} {said[one.end() : one.end() + _NEAR]}"
            if speaks_of(around, "pressure.scarce_said") and speaks_of(around, "pressure.counted"):
                return True
    return False
