"""What a device or a browser must be for a door to open, in Python: what its header says of it."""

from __future__ import annotations

import re

from astroid import nodes

from guichet.done.nouns.act import Ground, Reason
from guichet.reading.python.definitions import definitions
from guichet.reading.python.module import PythonModule
from guichet.reading.python.origins import Origin, origins

_HEADER = re.compile(r"^(?:http_)?user[-_]agent$|^user_agent$|^sec-ch-ua", re.I)
_MACHINES = re.compile(r"bot\b|crawl|spider|curl|scrap|python-requests|probe|monitor|health", re.I)
"""Programs, which are nobody."""
_AMONG = 2
"""From how many facts held together what the browser says of itself is one of them, and no longer the question."""


def device_in(node: nodes.NodeNG, module: PythonModule) -> Ground | None:
    """Return what a value asks of the browser that came; None when it only tells programs from people."""
    for one in origins(node, module, _is_of_device):
        said = one.node.value if isinstance(one.node, nodes.Const) else getattr(one.node, "attrname", "")
        if isinstance(said, str) and _HEADER.match(said) and not _MACHINES.search(module.source.text):
            return Ground(Reason.DEVICE, module.path, module.span(node), module.text(node), one.way)
    return None


def _is_of_device(one: Origin) -> bool:
    """Whether what lies before an expression is still what decides: not in a record that holds the browser among other facts,
    as a sieve of unwanted messages, a list of sessions or the key of a visitor does.
    """
    node = one.node
    if isinstance(node, nodes.Dict):
        return len(node.items) < _AMONG
    if isinstance(node, nodes.JoinedStr):
        return sum(isinstance(part, nodes.FormattedValue) for part in node.values) < _AMONG
    if isinstance(node, nodes.BinOp) and node.op == "+":
        return isinstance(node.left, nodes.Const) or isinstance(node.right, nodes.Const)
    if isinstance(node, nodes.Call) and len(node.keywords) >= _AMONG:
        return bool(definitions(one.module.modules).functions(node.func, one.module))
    return True
