"""What goes into what a call is given: the lines of a function that make it, in any language."""

from __future__ import annotations

import re

from guichet.reading.deeds.deed import RETURN, Deed

_ROOTS = re.compile(r"(?<![.\w>])(?:(?:this|self)\.|\$this->)?\$?([^\W\d]\w*)")
"""The names that an expression begins from: `parts` of `this.parts.join()`."""
_MAKES = re.compile(
    r"^[ \t]*(?:(?:export|const|let|var|final|static|private|public)[ \t]+){0,3}(?:this\.|self\.|\$this->)?\$?(?P<made>[^\W\d]\w*)"
    r"(?:[ \t]*:[^=\n]{1,60})?(?:[ \t]*[-+.|]?=(?!=)|(?:\.|->)(?:push|append|add|update|write|concat)\()"
    r"|^[ \t]*for(?:each|[ \t]+await)?[ \t]*\(?[ \t]*(?:const[ \t]+|let[ \t]+|var[ \t]+)?(?P<one>\w+)[ \t]+(?:of|in)\b"
    r"|^[ \t]*foreach[ \t]*\([^()\n]{1,80}[ \t]as[ \t]+\$(?P<each>\w+)",
    re.M,
)
"""A line that puts something under a name, adds to what it holds, or takes it out of a list."""
_NAMED = re.compile(r"\$?([^\W\d]\w*)[ \t]*:?=\s*(?:await\s+|new\s+)?$")
_NEXT_BLOCK = re.compile(r"\n(?=[^\s)\]}])")
_LONGEST = 2000


def made_of(deed: Deed, text: str, deeds: tuple[Deed, ...]) -> str:
    """Return what a call is given, with what its function, or the module, puts under the names in it."""
    lines = list(_lines(deed, text))
    named = _NAMED.search(text[max(0, deed.span.start - 120) : deed.span.start])
    made = [text[deed.span.start : deed.span.end], *([named[1]] if named else [])]
    known: set[str] = set()
    for said in made:
        names = set(_ROOTS.findall(said)) - known
        known |= names
        made += [line for name, line in lines if name in names]
        made += [
            text[put.span.start : put.span.end]
            for one in deeds
            if one.called == RETURN and next(iter(one.around), "") in names
            for put in one.puts
        ]
    return " ".join(made)


def _lines(deed: Deed, text: str) -> list[tuple[str, str]]:
    """The names that lines of the function, or of the module outside functions, put something under, with what they put."""
    start = max(0, text.rfind(deed.around[0], 0, deed.span.start)) if deed.around else 0
    after = _NEXT_BLOCK.search(text, deed.span.end)
    end = after.start() if after is not None else len(text)
    return [
        (
            found["made"] or found["one"] or found["each"],
            _value(text, found.end("made") if found["made"] else found.start()),
        )
        for found in _MAKES.finditer(text)
        if start <= found.start() < end or not text[found.start()].isspace()
    ]


def _value(text: str, start: int) -> str:
    """What follows on the line, to the bracket that closes the last one opened there."""
    depth = 0
    for at in range(start, min(len(text), start + _LONGEST)):
        depth += (text[at] in "([{") - (text[at] in ")]}")
        if depth < 0 or (depth == 0 and text[at] in ";\n"):
            return text[start:at]
    return text[start : start + _LONGEST]
