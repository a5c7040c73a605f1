"""What a device or a browser must be for a door to open, in a script: its version, its newest functions."""

from __future__ import annotations

import re
from typing import Any

from guichet.core.backwards import way
from guichet.done.nouns.act import Ground, Reason
from guichet.reading.scripts.elements import is_of_page
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.origins import origins
from guichet.reading.scripts.syntax import bare, field, text

_DEVICE = re.compile(
    r"navigator\.(?:userAgent|userAgentData|appVersion|vendor|platform)\b|\bCSS\.supports\b|\bbowser\b|\bUAParser\b|\bdetectBrowser\w*|\bModernizr\b"
)
_NEWEST = re.compile(
    r"^[\"']?(?:window\.)?(?:structuredClone|ResizeObserver|IntersectionObserver|WebAssembly|crypto\.subtle|BigInt|Intl|customElements|"
    r"HTMLDialogElement|showModal|serviceWorker|indexedDB|fetch|Promise|Proxy|replaceAll|at|Temporal|import|WeakRef|globalThis)[\"']?$"
)

_GESTURE = re.compile(r"\.(?:which|buttons?|keyCode|charCode|ctrlKey|metaKey|shiftKey)\b")
"""Which button or key is down: a browser named beside it only tells it in its own way."""
_FEATURE = re.compile(r"^(?:(?:window\.)?Modernizr\.[\w.]{1,60}|CSS\.supports\(|[\"']\w{1,60}[\"'] in \w)")
"""A question whether the browser has one thing, to which yes is more than no."""


def wants_more(test: Any, *, holds: bool) -> bool:
    """Whether what runs when a test gives this answer runs on browsers that have something, so that those without are spared."""
    test = bare(test)
    operator = text(field(test, "operator")) if test.type in ("binary_expression", "unary_expression") else ""
    if operator == "!":
        return wants_more(field(test, "argument"), holds=not holds)
    if operator in ("&&", "||"):
        asking = [one for one in (field(test, "left"), field(test, "right")) if _DEVICE.search(text(one))]
        return bool(asking) and all(wants_more(one, holds=holds) for one in asking)
    return holds and _FEATURE.match(text(test)) is not None


def device_in(node: Any, script: Script) -> Ground | None:
    """Return what a test asks of the browser: who made it and which version, or functions that only new ones have."""
    if _GESTURE.search(text(node)):
        return None
    for one in origins(node, script):
        written = text(one.node)
        if len(written) < 200 and (_DEVICE.search(written) or (one.node.type == "string" and _NEWEST.match(written))):
            if one.decides and is_of_page(node, script):
                continue  # the browser only chose which element is looked at: `row.length > 0`, `target.is("a")`
            return Ground(
                Reason.DEVICE, script.path, script.span(node), script.written(node), way(one.hops, script.path)
            )
    return None
