"""Code of components that runs each time they are shown again, at each letter that someone types."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.core.memo import keyed_memo
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import FUNCTIONS, arguments, bare, field, text
from guichet.reading.templates.site import Site

_EFFECTS = frozenset({"useEffect", "useLayoutEffect"})
_AFTER = frozenset({"onUpdated", "afterUpdate", "onBeforeUpdate"})
_METHODS = frozenset({"updated", "componentDidUpdate", "ngAfterViewChecked", "ngDoCheck"})
_TYPED = re.compile(r"\bonChange=|\bonInput=|\bv-model\b|@input=|\bbind:value\b|\[\(ngModel\)\]|on:input")
_ONCE = re.compile(r"\bprev|\bset[A-Z]\w*\(|=\s*(?:false|null)\b|\.current\s*=[^=]|activeElement", re.I)
"""What shows that the code asks what has changed, or does it once."""


def run_each_time(script: Script) -> Iterator[Any]:
    """Yield the functions that run at each rendering of a component in which people type, and that ask for no change."""
    if not _takes_letters(script.path, script.project):
        return
    for one in (*script.walk("call_expression"), *script.walk("method_definition")):
        function = _run_by(one)
        if function is not None and not _ONCE.search(text(function)):
            yield function


@keyed_memo
def _takes_letters(path: str, site: Site) -> bool:
    return _TYPED.search(site.text(path)) is not None


def _run_by(node: Any) -> Any:
    if node.type == "method_definition":
        return node if text(field(node, "name")) in _METHODS else None
    called, given = text(field(node, "function")).removeprefix("React."), arguments(node)
    is_whole = called in _AFTER or (called in _EFFECTS and len(given) == 1)
    function = bare(given[0]) if is_whole and given else None
    return function if function is not None and function.type in FUNCTIONS else None
