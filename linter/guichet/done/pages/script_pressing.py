"""Numbers that a script invents and shows as true: people who look on, places left, a place in a queue."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from guichet.core.memo import memo
from guichet.core.places import place_of_path
from guichet.done.grounds.script_chance import DRAWS, is_draw
from guichet.done.words import speaks_of
from guichet.reading.scripts.calls import calls_of
from guichet.reading.scripts.javascript import Script, is_test
from guichet.reading.scripts.origins import Origin, origins
from guichet.reading.scripts.syntax import arguments, field, function_around, name_of, text

_LONGEST = 3000
_MOST = 80
"""Expressions that a number is looked for in."""
_PLAIN = re.compile(r"^(?:Math\.(?:max|min|floor|ceil|round|random)|Number|parseInt|String)\b")
_TEXTS = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"|`[^`]*`")
_CLOCK = re.compile(r"\.get(?:Minutes|Hours|Seconds|Date|Day|Time|Milliseconds)\(\)|Date\.now\(\)")
_OF_CLOCKS = frozenset({"7", "12", "24", "60", "1000"})
_WORDS = 2
_NUMBERS_IN = frozenset({"template_substitution", "identifier", "call_expression"})
"""What puts a number in a text."""
_SHOWN = re.compile(r"\.(?:textContent|innerText|innerHTML)\s*=|\.(?:text|html|append)\(|insertAdjacent")


def invented_numbers(script: Script) -> Iterator[tuple[Any, Script]]:
    """Yield the first draw of a script that only says how many look on, are ahead or are left."""
    if is_test(script.path) or not _SHOWN.search(script.text):
        return
    for call in script.walk("call_expression"):
        if text(field(call, "function")) in DRAWS and is_draw(call) and _pushes(_near(call, script), script):
            yield call, script
            return
    yield from islice(_told_from_afar(script), 1)


def _told_from_afar(script: Script) -> Iterator[tuple[Any, Script]]:
    """The draws, and the numbers cut from the clock, that texts about others show through the functions that make them."""
    for told in script.walk("template_string", "binary_expression"):
        if text(told).count(" ") >= _WORDS and _is_text(told) and _pushes(text(told), script):
            for part in told.named_children:
                for one in islice(origins(part, script), _MOST) if part.type in _NUMBERS_IN else ():
                    if is_draw(one.node) or _is_cut_from_clock(one.node):
                        yield one.node, one.script


def _is_text(told: Any) -> bool:
    """Whether an expression is a text with something put in it: `n + " other people"`."""
    return told.type == "template_string" or (
        text(field(told, "operator")) == "+" and any(one.type == "string" for one in told.named_children)
    )


def told_in_markup(script: Script) -> Iterator[tuple[Any, Script]]:
    """Yield the draws that a component puts into its markup, among words about others: `<p>{n} people are viewing</p>`."""
    if is_test(script.path) or place_of_path(script.path) is not None:
        return
    for one in shown_in_markup(script, speaks_of_others):
        if is_draw(one.node):
            yield one.node, one.script
            return


def shown_in_markup(script: Script, says: Callable[[str], bool]) -> Iterator[Origin]:
    """Yield what a component shows among words that say something, and all that it is made of: `<p>{n} people are viewing</p>`."""
    for told in script.walk("jsx_element"):
        parts = [one for one in told.named_children if one.type == "jsx_expression"]
        parts += [one for inner in told.named_children if inner.type == "jsx_element" for one in inner.named_children if one.type == "jsx_expression"]  # fmt: skip
        own = " ".join(text(one) for one in told.named_children if one.type == "jsx_text")
        for part in parts if parts and says(own) else ():
            for value in (part, *_kept(part, script)):
                yield from islice(origins(value, script), _MOST)


def _kept(part: Any, script: Script) -> Iterator[Any]:
    """What a component writes into the state that it shows: `const [n, setN] = useState(0)`, then `setN(…)`."""
    shown = text(next(iter(part.named_children), None))
    for one in script.walk("array_pattern") if shown.isidentifier() else ():
        names = [text(name) for name in one.named_children]
        if len(names) == 2 and names[0] == shown and names[1].startswith("set"):
            for call in script.walk("call_expression"):
                if text(field(call, "function")) == names[1]:
                    yield from arguments(call)[:1]


def speaks_of_others(said: str) -> bool:
    """Whether a text tells of others who look on, are ahead, or of how little is left."""
    few = speaks_of(said, "pressure.scarce_said") and speaks_of(said, "pressure.counted")
    return few or speaks_of(said, "pressure.crowd") or speaks_of(said, "pressure.in_line")


def _is_cut_from_clock(node: Any) -> bool:
    """Whether a number is what remains of the hour or of the minute, and no hour or time gone by: it only looks alive."""
    if node.type != "binary_expression" or text(field(node, "operator")) != "%":
        return False
    left, right = text(field(node, "left")), text(field(node, "right"))
    return bool(_CLOCK.search(left)) and "-" not in left and right not in _OF_CLOCKS


def _near(call: Any, script: Script) -> str:
    """The code that a draw stands in: its function, or its part of the script."""
    around = function_around(call)
    code = text(around) if around is not None else text(call.parent)
    if around is not None and name_of(around):  # a helper that draws for whoever calls it
        code += " ".join(_shown_around(caller) for caller, where in calls_of(around, script) if where is script)
    while around is None and call.parent is not None and len(text(call.parent)) < _LONGEST:
        call = call.parent
        code = text(call)
    return code[:_LONGEST]


def _shown_around(call: Any) -> str:
    """The statement that a call stands in."""
    while call.parent is not None and not call.type.endswith("_statement"):
        call = call.parent
    return text(call)


def _pushes(code: str, script: Script) -> bool:
    """Whether texts near a draw tell of others who look on, of how little is left, or the page of a place in a line."""
    said = " ".join(_TEXTS.findall(code))
    return speaks_of_others(said) or _is_in_line(script)


@memo
def _is_in_line(script: Script) -> bool:
    """Whether the page that a script is written in tells of a place in a line."""
    if script.page is None or script.element is None or script.element.name != "script":
        return False
    return speaks_of(" ".join(str(one) for one in script.page.template.texts), "pressure.in_line")


def places_invented(script: Script) -> Iterator[Any]:
    """Yield the first text of a script that tells a place in a line made of numbers written in the code alone."""
    if is_test(script.path):
        return
    for told in script.walk("template_string"):
        if not speaks_of(text(told), "pressure.in_line"):
            continue
        for part in told.named_children:
            if (
                part.type == "template_substitution"
                and part.named_children
                and _is_made_up(part.named_children[0], script)
            ):
                yield told
                return


def _is_made_up(node: Any, script: Script) -> bool:
    """Whether a number is reckoned from numbers of the code, and nothing that is asked, read or counted."""
    found = [one.node for one in islice(origins(node, script), _MOST) if not one.decides]
    calls = [text(field(one, "function")) for one in found if one.type in ("call_expression", "new_expression")]
    reads = any(one.type in ("member_expression", "await_expression") and not _PLAIN.match(text(one)) for one in found)
    numbers = [script.number(one) for one in found if one.type == "number"]
    drops = any(one.type == "binary_expression" and text(field(one, "operator")) == "-" for one in found)
    return bool(numbers) and drops and not reads and len(found) < _MOST and all(_PLAIN.match(one) for one in calls)
