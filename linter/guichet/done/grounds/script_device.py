"""What a device or a browser must be for a door to open, in a script: its version, its newest functions."""

from __future__ import annotations

import re
from typing import Any

from guichet.done.nouns.act import Ground, Reason
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.origins import origins
from guichet.reading.scripts.syntax import text

_DEVICE = re.compile(
    r"navigator\.(?:userAgent|userAgentData|appVersion|vendor|platform)\b|\bCSS\.supports\b|\bbowser\b|\bUAParser\b|\bdetectBrowser\w*|\bModernizr\b"
)
_NEWEST = re.compile(
    r"^[\"']?(?:window\.)?(?:structuredClone|ResizeObserver|IntersectionObserver|WebAssembly|crypto\.subtle|BigInt|Intl|customElements|"
    r"HTMLDialogElement|showModal|serviceWorker|indexedDB|fetch|Promise|Proxy|replaceAll|at|Temporal|import|WeakRef|globalThis)[\"']?$"
)


def device_in(node: Any, script: Script) -> Ground | None:
    """Return what a test asks of the browser: who made it and which version, or functions that only new ones have."""
    for one in origins(node, script):
        written = text(one.node)
        if len(written) < 200 and (_DEVICE.search(written) or (one.node.type == "string" and _NEWEST.match(written))):
            through = tuple((hop.name, hop.path, hop.line) for hop in one.hops if hop.path != script.path)
            return Ground(Reason.DEVICE, script.path, script.span(node), script.written(node), through)
    return None
