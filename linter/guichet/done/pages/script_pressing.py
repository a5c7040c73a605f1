"""Numbers that a script invents and shows as true: people who look on, places left, a place in a queue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.done.grounds.script_chance import DRAWS, is_draw
from guichet.done.words import speaks_of
from guichet.reading.scripts.javascript import Script, is_test
from guichet.reading.scripts.syntax import field, function_around, text

_LONGEST = 3000
_TEXTS = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"|`[^`]*`")
_SHOWN = re.compile(r"\.(?:textContent|innerText|innerHTML)\s*=|\.(?:text|html|append)\(|insertAdjacent")


def invented_numbers(script: Script) -> Iterator[Any]:
    """Yield the first draw of a script that only says how many look on, are ahead or are left."""
    if is_test(script.path) or not _SHOWN.search(script.text):
        return
    for call in script.walk("call_expression"):
        if text(field(call, "function")) in DRAWS and is_draw(call) and _pushes(_near(call), script):
            yield call
            return


def _near(call: Any) -> str:
    """The code that a draw stands in: its function, or its part of the script."""
    around = function_around(call)
    code = text(around) if around is not None else text(call.parent)
    while around is None and call.parent is not None and len(text(call.parent)) < _LONGEST:
        call = call.parent
        code = text(call)
    return code[:_LONGEST]


def _pushes(code: str, script: Script) -> bool:
    """Whether texts near a draw tell of others who look on, of how little is left, or the page of a place in a line."""
    said = " ".join(_TEXTS.findall(code))
    few = speaks_of(said, "pressure.scarce_said") and speaks_of(said, "pressure.counted")
    return few or speaks_of(said, "pressure.crowd") or speaks_of(f"{said} {_page(script)}", "pressure.in_line")


def _page(script: Script) -> str:
    """What the page says where the script is written in it."""
    if script.page is None or script.element is None or script.element.name != "script":
        return ""
    return " ".join(str(one) for one in script.page.template.texts)
