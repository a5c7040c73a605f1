"""How many came today that decides, in a script of a server."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from guichet.done.nouns.act import Ground, Reason
from guichet.done.words import speaks_of
from guichet.reading.scripts.elements import is_of_page
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.origins import origins
from guichet.reading.scripts.syntax import FUNCTIONS, field, function_around, name_of, text

_ORDER = frozenset({"<", "<=", ">", ">="})
_COUNTS = re.compile(r"\+\s*=\s*1\b|\+\+|\+\s*1\b|\.incr\w*\(|\b(?:count|compter)\w*\(|\.size\b|\.length\b")
_UPDATES = re.compile(r"\bà jour\b", re.I)
"""What is brought up to date, in French, has nothing of a day."""
_LENGTH = re.compile(r"\.(?:length|size)$")
_LONGEST = 1500
_SHORT = 200
_DECIDES = frozenset({"if_statement", "ternary_expression", "return_statement", "while_statement"})
_ANSWERS = re.compile(r"\b(?:res|response|reply|ctx)\b|\b(?:429|503)\b")
"""What a function of a server holds, which answers one request: all of it is about that request."""
_NAME = re.compile(r"\w+")
_MADE = re.compile(r"[^=!<>]=(?![=>])|\+\+|:")
"""A line that gives something its value."""
_LOOKED_AT = 40


def quota_in(node: Any, script: Script) -> Ground | None:
    """Return the comparison of all that came in a day with a number, when a test depends on one."""
    for one in origins(node, script):
        if one.node.type == "binary_expression" and text(field(one.node, "operator")) in _ORDER:
            around = function_around(one.node)
            said = text(around)[:_LONGEST] if around is not None else text(one.node.parent)
            near = _UPDATES.sub("", said if _ANSWERS.search(said) else _said_near(one.node, around))
            sides = (field(one.node, "left"), field(one.node, "right"))
            if (
                _asks_for_any(sides)
                or any(_is_moment(side, one.script) for side in sides)
                or not any(_is_counted(side, said, one.script) for side in sides)
            ):
                continue
            if speaks_of(near, "places.daily") and not speaks_of(f"{near} {said}", "places.each"):
                return Ground(Reason.QUOTA, one.script.path, one.script.span(one.node), one.script.written(one.node))
    return None


def _said_near(test: Any, around: Any) -> str:
    """What is said of a test: what it decides, the name of its function, and the line that gives each name of it."""
    branch = test
    while branch is not None and branch != around and branch.type not in _DECIDES:
        branch = branch.parent
    said = [text(test), text(branch)[:_LONGEST]] if branch is not None and branch != around else []
    if around is None:
        return " ".join(said)
    names = {name for name in _NAME.findall(text(test)) if not name.isdigit()}
    lines = (line for line in text(around)[:_LONGEST].splitlines() if _MADE.search(line))
    return " ".join((*said, name_of(around), *(line for line in lines if names.intersection(_NAME.findall(line)))))


def _asks_for_any(sides: tuple[Any, Any]) -> bool:
    """Whether it only asks if a list holds anything, which sets no limit to how many come: `files.length > 0`."""
    left, right = map(text, sides)
    return any(none == "0" and _LENGTH.search(held) for held, none in ((left, right), (right, left)))


def _is_moment(side: Any, script: Script) -> bool:
    """Whether a side is a date: what comes before or after it is no number of people."""
    made = (one for one in islice(origins(side, script), _LOOKED_AT) if not one.decides)
    return any(one.node.type == "new_expression" and text(field(one.node, "constructor")) == "Date" for one in made)


def _is_counted(side: Any, around: str, script: Script) -> bool:
    """Whether a side is the count itself, or is made one more beside the test: a count of something else says nothing of it."""
    name = re.escape(text(side))
    if re.search(rf"(?:\+\+\s*{name}(?!\w)|(?<!\w){name}\s*(?:\+\+|\+=\s*1\b|\+\s*1\b))", around):
        return True
    made = (one for one in islice(origins(side, script), _LOOKED_AT) if not one.decides)
    counted = any(_COUNTS.search(text(one.node)[:_SHORT]) for one in made if one.node.type not in FUNCTIONS)
    return counted and not is_of_page(side, script)
