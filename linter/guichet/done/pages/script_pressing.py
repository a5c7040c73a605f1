"""Numbers that a script invents and shows as true: people who look on, places left, a place in a queue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.done.grounds.script_chance import DRAWS
from guichet.done.words import speaks_of
from guichet.reading.scripts.javascript import Script, is_test
from guichet.reading.scripts.syntax import field, text
from guichet.reading.scripts.timing import strings_of

_SHOWN = re.compile(r"\.(?:textContent|innerText|innerHTML)\s*=|\.(?:text|html|append)\(|insertAdjacent")


def invented_numbers(script: Script) -> Iterator[Any]:
    """Yield the first draw of a script that only says how many look on, are ahead or are left."""
    if is_test(script.path) or not _SHOWN.search(script.text):
        return
    said = strings_of(script)
    few = speaks_of(said, "pressure.scarce_said") and speaks_of(said, "pressure.counted")
    if not (few or speaks_of(said, "pressure.crowd") or speaks_of(f"{said} {_page(script)}", "pressure.in_line")):
        return
    for call in script.walk("call_expression"):
        if text(field(call, "function")) in DRAWS:
            yield call
            return


def _page(script: Script) -> str:
    """What the page says where the script is written in it."""
    if script.page is None or script.element is None or script.element.name != "script":
        return ""
    return " ".join(str(one) for one in script.page.template.texts)
