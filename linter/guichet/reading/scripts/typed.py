"""Names of a script that hold what people type, as the markup of its file ties them to fields: `v-model`, `x-model`, `bind:value`."""

from __future__ import annotations

import re
from typing import Any

from guichet.core.memo import memo
from guichet.reading.scripts.binding import Sort
from guichet.reading.scripts.calls import calls_of
from guichet.reading.scripts.definitions import bindings
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import FUNCTIONS, NAMES, arguments, bare, field, rank_of, returned, text
from guichet.reading.templates.site import Site

_FIELD = re.compile(r"<(?:textarea|input)\b[^<>]{0,600}", re.I)
_TIED = re.compile(
    r"(?:v-model|x-model|ng-model|bind:value|\[\(ngModel\)\])[\w.-]{0,40}=[\"'{]\s?(?:this\.)?(\w{1,60})"
)
_CHOSEN = re.compile(r"\btype=[\"']?(?:checkbox|radio|hidden|range|color|file)", re.I)
_CALLS = 3
"""Calls in a row by which a name is given to what watches it."""


def is_typed(node: Any, script: Script, depth: int = 0) -> bool:
    """Whether an expression is what a field holds while somebody writes in it, here or where a call gives it."""
    node = bare(node)
    while node is not None and node.type == "member_expression":
        node = bare(field(node, "object"))
    if node is None or depth > _CALLS:
        return False
    if node.type in FUNCTIONS:  # `watch(() => form.story, …)`
        return any(is_typed(one, script, depth + 1) for one in returned(node))
    if node.type == "array":
        return any(is_typed(one, script, depth + 1) for one in node.named_children)
    if node.type not in NAMES:
        return False
    if text(node) in _tied(script.path, script.project):
        return True
    return any(
        is_typed(given[rank], caller, depth + 1)
        for one in bindings(node, script)
        if one.sort is Sort.PARAMETER and not one.keys
        for rank in (rank_of(one.node, one.value),)
        for call, caller in calls_of(one.value, one.script)
        if rank < len(given := arguments(call))
    )


def _tied(path: str, project: Site) -> frozenset[str]:
    """The names that the markup of a file ties to fields where one writes."""
    known = _known(project)
    if path not in known:
        fields = (found[0] for found in _FIELD.finditer(project.text(path)))
        known[path] = frozenset(name for one in fields if not _CHOSEN.search(one) for name in _TIED.findall(one))
    return known[path]


@memo
def _known(_: Site) -> dict[str, frozenset[str]]:
    return {}
