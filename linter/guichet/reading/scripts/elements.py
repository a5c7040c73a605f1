"""Values of a script that are elements of its page, or come from them: how many there are, what one of them is."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.origins import origins
from guichet.reading.scripts.syntax import field, text

_FINDS = re.compile(
    r"^(?:\$|jQuery)$|\.(?:querySelector(?:All)?|getElement(?:s?By)\w+|closest|children|siblings|nextAll|prevAll)$"
)
_LOOKED_AT = 40


def is_of_page(node: Any, script: Script) -> bool:
    """Whether a value is made of elements that a script finds in its page; what only chooses among them does not count."""
    made = (one.node for one in islice(origins(node, script), _LOOKED_AT) if not one.decides)
    return any(one.type == "call_expression" and _FINDS.search(text(field(one, "function"))) for one in made)
