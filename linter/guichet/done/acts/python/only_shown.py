"""Whether what some code picks is only shown: nobody receives it, and nobody is left without."""

from __future__ import annotations

import re

from astroid import nodes

from guichet.reading.python.paths import own_nodes


def is_only_shown(draw: nodes.NodeNG) -> bool:
    """Whether what is drawn only goes into what a page shows (`context["partners"] = drawn`): nobody receives it."""
    line = draw.statement()
    targets = line.targets if isinstance(line, nodes.Assign) else ()
    names = {one.name for one in targets if isinstance(one, nodes.AssignName)}
    function = draw.scope()
    read = own_nodes(function, nodes.Name) if names and isinstance(function, nodes.FunctionDef) else ()
    uses = [one.statement() for one in read if one.name in names and one.statement() is not line]
    return bool(uses) and all(isinstance(one, nodes.Assign) and _SHOWN.match(one.as_string()) for one in uses)


_SHOWN = re.compile(r"(?:context|ctx|contexte)\[")
