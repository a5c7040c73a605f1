"""What goes into what a call is given: the lines of a function that make it, in any language."""

from __future__ import annotations

import re
from bisect import bisect_left

from guichet.core.memo import memo
from guichet.done.acts.deed_found import Whole
from guichet.reading.deeds.deed import RETURN, Deed, Put

_ROOTS = re.compile(r"(?<![.\w>])(?:(?:this|self)\.|\$this->)?\$?([^\W\d]\w*)")
"""The names that an expression begins from: `parts` of `this.parts.join()`."""
_MAKES = re.compile(
    r"^[ \t]*+(?:(?:export|const|let|var|final|static|private|public)[ \t]++){0,3}(?:this\.|self\.|\$this->)?\$?(?P<made>[^\W\d]\w*)"
    r"(?:[ \t]*:[^=\n]{1,60})?(?:[ \t]*[-+.|]?=(?!=)|(?:\.|->)(?:push|append|add|update|write|concat)\()"
    r"|^[ \t]*+for(?:each|[ \t]++await)?+[ \t]*+\(?[ \t]*+(?:const[ \t]++|let[ \t]++|var[ \t]++)?(?P<one>\w+)[ \t]+(?:of|in)\b"
    r"|^[ \t]*+foreach[ \t]*+\([^()\n]{1,80}[ \t]as[ \t]+\$(?P<each>\w+)",
    re.M,
)
"""A line that puts something under a name, adds to what it holds, or takes it out of a list."""
_NAMED = re.compile(r"(?<!\w)([^\W\d]\w*)[ \t]*:?=\s*(?:await\s+|new\s+)?$")
_NEXT_BLOCK = re.compile(r"\n(?=[^\s)\]}])")
_LONGEST = 2000


def made_of(deed: Deed, whole: Whole) -> str:
    """Return what a call is given, with what its function, or the module, puts under the names in it."""
    text = whole.text
    start = max(0, text.rfind(deed.around[0], 0, deed.span.start)) if deed.around else 0
    after = _NEXT_BLOCK.search(text, deed.span.end)
    end = after.start() if after is not None else len(text)
    named = _NAMED.search(text[max(0, deed.span.start - 120) : deed.span.start])
    made = [text[deed.span.start : deed.span.end], *([named[1]] if named else [])]
    known: set[str] = set()
    for said in made:
        names = set(_ROOTS.findall(said)) - known
        known |= names
        made += [line for name in names for line in (*_outside(whole, name), *_within(whole, name, start, end))]
        made += [text[put.span.start : put.span.end] for name in names for put in _answers(whole).get(name, ())]
    return " ".join(made)


def _outside(whole: Whole, name: str) -> list[str]:
    """What lines outside functions put under a name."""
    return [line for _, line in _lines(whole).get((name, False), ())]


def _within(whole: Whole, name: str, start: int, end: int) -> list[str]:
    """What lines of a function put under a name."""
    lines = _lines(whole).get((name, True), [])
    return [line for _, line in lines[bisect_left(lines, (start, "")) : bisect_left(lines, (end, ""))]]


@memo
def _lines(whole: Whole) -> dict[tuple[str, bool], list[tuple[int, str]]]:
    """What the lines of a file put under each name, and where, those that stand in something apart."""
    found: dict[tuple[str, bool], list[tuple[int, str]]] = {}
    for one in _MAKES.finditer(whole.text):
        name = one["made"] or one["one"] or one["each"]
        line = _value(whole.text, one.end("made") if one["made"] else one.start())
        found.setdefault((name, whole.text[one.start()].isspace()), []).append((one.start(), line))
    return found


@memo
def _answers(whole: Whole) -> dict[str, list[Put]]:
    """What each function answers."""
    found: dict[str, list[Put]] = {}
    for one in whole.deeds:
        if one.called == RETURN and one.around:
            found.setdefault(one.around[0], []).extend(one.puts)
    return found


def _value(text: str, start: int) -> str:
    """What follows on the line, to the bracket that closes the last one opened there."""
    depth = 0
    for at in range(start, min(len(text), start + _LONGEST)):
        depth += (text[at] in "([{") - (text[at] in ")]}")
        if depth < 0 or (depth == 0 and text[at] in ";\n"):
            return text[start:at]
    return text[start : start + _LONGEST]
