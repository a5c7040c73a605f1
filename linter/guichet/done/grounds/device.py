"""What a device or a browser must be for a door to open, in Python: what its header says of it."""

from __future__ import annotations

import re

from astroid import nodes

from guichet.done.nouns.act import Ground, Reason
from guichet.reading.python.module import PythonModule
from guichet.reading.python.origins import origins

_HEADER = re.compile(r"^(?:http_)?user[-_]agent$|^user_agent$|^sec-ch-ua", re.I)
_MACHINES = re.compile(r"bot\b|crawl|spider|curl|scrap|python-requests|probe|monitor|health", re.I)
"""Programs, which are nobody."""


def device_in(node: nodes.NodeNG, module: PythonModule) -> Ground | None:
    """Return what a value asks of the browser that came; None when it only tells programs from people."""
    for one in origins(node, module):
        said = one.node.value if isinstance(one.node, nodes.Const) else getattr(one.node, "attrname", "")
        if isinstance(said, str) and _HEADER.match(said) and not _MACHINES.search(module.source.text):
            through = tuple((hop.name, hop.path, hop.line) for hop in one.hops)
            return Ground(Reason.DEVICE, module.path, module.span(node), module.text(node), through)
    return None
