"""Slots that a script shows to some visitors, by the language of their browser, the width of their screen, the link that they came by; the others are shown none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.grounds.visit import VISIT, tells_visit
from guichet.done.nouns.act import Kind
from guichet.done.nouns.places import place_of_script
from guichet.done.words import speaks_of
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.origins import origins
from guichet.reading.scripts.syntax import bare, field, function_around, name_of, text

_NOTHING = re.compile(r"\[\]|null|undefined|false|\b\w{1,40}\.slice\(0, ?0\)|\b(?:json|send)\(\[\]\)")
_LOOKED_AT = 12
_LONGEST = 200
_AROUND = 1_500
_GUARD = re.compile(r":\s*Can(?:Match|Activate|Load)Fn\b")


def acts_in(script: Script) -> Iterator[FromDeed]:
    """Yield the first test of a script by which slots are shown to some visitors and not to others."""
    place = place_of_script(script.path)
    if VISIT.search(script.text) is None or not place.is_public:
        return
    for node in script.walk("ternary_expression", "if_statement", "return_statement"):
        test = _test_of(node, script)
        if test is not None and _asks_visit(test, script):
            yield FromDeed(
                Kind.RELEASE, script.path, script.span(test), place, what=What.FOR_SOME, shown=" ".join(script.written(test).split())[:80],
            )  # fmt: skip
            return


def _test_of(node: Any, script: Script) -> Any:
    """The test that leaves slots out, or what a guard answers where it stands before them; None for anything else."""
    if node.type == "ternary_expression":
        sides = [bare(field(node, side)) for side in ("consequence", "alternative")]
        return field(node, "condition") if _one_is_nothing(*map(text, sides)) else None
    if node.type == "if_statement":
        return field(node, "condition") if _leaves_without(node, script) else None
    value = node.named_children[0] if node.named_children else None
    function = function_around(node)
    holder = function.parent if function is not None else None
    guards = holder is not None and holder.type == "variable_declarator" and _GUARD.search(text(holder)[:_LONGEST])
    about = f"{name_of(function)} {script.path}" if function is not None else ""
    return value if value is not None and guards and speaks_of(about, "places.slots") else None


def _one_is_nothing(one: str, other: str) -> bool:
    return any(
        _NOTHING.fullmatch(none) and speaks_of(some, "places.slots") for none, some in ((one, other), (other, one))
    )


def _leaves_without(node: Any, script: Script) -> bool:
    """Whether a branch answers at once that there is nothing, in a function that shows slots otherwise."""
    done = text(field(node, "consequence")).strip("{} \n;")
    function = function_around(node)
    if not done.startswith("return") or len(done) > _LONGEST or function is None:
        return False
    given = done.removeprefix("return").strip()
    none = _NOTHING.search(given) is not None or _SAYS_NONE.search(given) is not None
    return none and speaks_of(f"{name_of(function)} {text(function)[:_AROUND]}", "places.slots")


_SAYS_NONE = re.compile(
    r"\b(?:no (?:dates|slots|appointments)|aucun\w* (?:cr[ée]neau|rendez|date)|pas de (?:cr[ée]neau|rendez|date))", re.I
)


def _asks_visit(test: Any, script: Script) -> bool:
    """Whether a test comes down to what tells the visit: as it is written, or through the names that it asks."""
    if tells_visit(text(test)[:_LONGEST]):
        return True
    made = (one for one in islice(origins(test, script), _LOOKED_AT))
    return any(tells_visit(text(one.node)[:_LONGEST]) for one in made)
