"""The answers that a script keeps, and for how long: a yes for a year, a no for two pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from guichet.core.memo import cached_property
from guichet.core.numbers import measured
from guichet.done.acts.script.act import ScriptAct
from guichet.done.acts.script.kept_for_callers import COOKIES, STORES, keeping, keeps, kept_by_function
from guichet.done.grounds.answers import is_asked, is_measured, of_name, of_value
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Agreement
from guichet.done.nouns.kept_answer import KeptAnswer, longest_yes
from guichet.done.nouns.places import place_of_script
from guichet.done.people.consent import closes
from guichet.reading.scripts.binding import Sort
from guichet.reading.scripts.definitions import bindings
from guichet.reading.scripts.files import importers
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.origins import origins
from guichet.reading.scripts.syntax import arguments, bare, holders, key_of, text, walk
from guichet.reading.scripts.syntax import field as part
from guichet.reading.scripts.texts import UNKNOWN, number_made, selector_of, text_made
from guichet.reading.scripts.ways import Way
from guichet.told.language.word_lists import name_words

_AGE = re.compile(r"max-age\s*=\s*(\d+)", re.I)
_DAY = 86_400.0
_DEPTH = 3
_NO = re.compile(
    r"\b(?:cookies?|consent\w*|traceurs?|audience|data|btn|button|bouton|banner|bandeau) (?:no|non|deny|nope)\b|\b(?:no|non) (?:cookies?|traceurs?|consent\w*)\b|^(?:data )?(?:no|non|deny)$"
)
"""In the name of a button about trackers, what says no."""
_PASSING = frozenset("scroll wheel mousemove pointermove touchmove load DOMContentLoaded ready pageshow pagehide beforeunload unload visibilitychange setTimeout setInterval requestIdleCallback resize popstate".split())  # fmt: skip
"""What happens on a page without anybody's answer."""
_MOVES = frozenset({"scroll", "wheel", "mousemove", "pointermove", "touchmove"})
"""Of those, what nobody does in answer to anything, whatever else is heard."""
_ASKS = re.compile(r"banner|bandeau", re.I)


@dataclass(eq=False)
class ScriptAnswer(KeptAnswer, ScriptAct):
    """An answer kept in the browser."""

    @property
    def is_presumed(self) -> bool:
        """Whether it keeps a yes though nobody agreed: as time goes by, as the page moves, as a window is put away."""
        ways = self.ways if self.answer is Agreement.GIVEN else []
        return any(way.event in _MOVES for way in ways) or (bool(ways) and all(map(self._is_no_answer, ways)))

    @cached_property
    def heard_moving(self) -> Any:
        """What has it keep a yes as the page moves, in the same script; None when nothing does."""
        ways = self.ways if self.answer is Agreement.GIVEN else []
        heard = (
            one.heard
            for one in ways
            if one.event in _MOVES and one.heard is not None and not _holds(one.heard, self.node)
        )
        return next((one for one in heard if any(each.id == self.script.root.id for each in holders(one))), None)

    def _is_no_answer(self, way: Way) -> bool:
        if way.event in _PASSING:
            return True
        heard = part(part(way.heard, "function"), "object") if way.heard is not None else None
        return heard is not None and closes(f"{selector_of(heard, self.script) or ''} {text(heard)}")


def _holds(outer: Any, inner: Any) -> bool:
    return bool(outer.start_byte <= inner.start_byte < outer.end_byte)


def acts_in(script: Script) -> Iterator[ScriptAnswer]:
    """Yield the answers to a question about trackers that a script keeps."""
    found = [act for node in script.walk("call_expression", "assignment_expression") for act in _kept(node, script)]
    longest = longest_yes(found)
    if found and all(act.answer is Agreement.GIVEN for act in found):
        found += (
            list(_forgotten(script)) or [_with(act, Agreement.REFUSED, 0.0) for act in found if _is_yes_alone(act)][:1]
        )
    moved = set()
    for act in found:
        act.yes_lasts = min(longest, 400 * _DAY)
        heard = act.heard_moving
        act.span = script.span(heard) if heard is not None else act.span
        if heard is None or heard.id not in moved:  # one gesture, however many calls keep what it is taken for
            moved.add(heard.id if heard is not None else None)
            yield act


def _forgotten(script: Script) -> Iterator[ScriptAnswer]:
    """What hears a no, in a script that keeps the yes alone."""
    for node in script.walk("assignment_expression", "call_expression"):
        left = part(node, "left") if node.type == "assignment_expression" else part(node, "function")
        owner = part(left, "object") if left is not None and left.type == "member_expression" else None
        hears = text(part(left, "property")) in ("onclick", "addEventListener") if owner is not None else False
        button = (selector_of(owner, script) or "") if hears else ""
        if hears and (is_a_no(button) or is_a_no(f"{button} {text(owner)}")):
            act = ScriptAnswer(Kind.KEEP, script.path, script.span(node), place_of_script(script.path), node, script, to="answer")  # fmt: skip
            act.answer = Agreement.REFUSED
            yield act
            return


def _is_yes_alone(act: ScriptAnswer) -> bool:
    """Whether what was chosen is kept under a test that it is a yes: `if (choice === "yes") keep(KEY, choice)`."""
    written = part(act.node, "right") if act.node.type == "assignment_expression" else None
    given = walk(written) if written is not None else arguments(act.node)[1:2]
    kept = {text(one) for one in given if one.type in ("identifier", "member_expression")}
    tests = [one.test for one in act.conditions if one.test.type == "binary_expression"]
    return any(text(part(test, side)) in kept for test in tests for side in ("left", "right"))


def is_a_no(name: str) -> bool:
    """Return whether the name of a button says no: `#cookies-refuse`, or `#cookies-no`."""
    return of_name(name) is Agreement.REFUSED or bool(_NO.search(name_words(name)))


def _kept(node: Any, script: Script) -> list[ScriptAnswer]:
    """What a statement keeps of an answer; one act for each answer when it keeps the two for unlike times."""
    act = _kept_alike(node, script)
    if act is None:
        return []
    written = part(node, "right") if node.type == "assignment_expression" else next(iter(arguments(node)[2:3]), None)
    terms = next(_terms(written, script, _kept_names(written)), None) if written is not None else None
    if terms is None:
        return [act]
    yes, no = terms
    unit = _DAY if node.type == "call_expression" else 1.0
    return [_with(act, Agreement.GIVEN, yes * unit), _with(act, Agreement.REFUSED, no * unit)]


def _kept_names(written: Any) -> frozenset[str]:
    """The names that are put in what is kept as they are, and do not choose: `${choice}`."""
    return frozenset(
        text(one) for one in walk(written) if one.type == "identifier" and one.parent.type == "template_substitution"
    )


def _with(act: ScriptAnswer, answer: Agreement, lasts: float) -> ScriptAnswer:
    one = replace(act)
    one.answer, one.kept_for = answer, lasts
    return one


def _terms(node: Any, script: Script, kept: frozenset[str], depth: int = 0) -> Iterator[tuple[float, float]]:
    """How long a yes and a no are kept, where that is chosen by the answer: `yes ? "; max-age=9" : ""`, `{yes: 9, no: 0}[answer]`, through names."""
    for one in walk(node) if depth < _DEPTH else ():
        if one.type == "ternary_expression" and (first := _answer_tested(one, kept)) is not None:
            yield _sides(one, first, script)
        elif one.type == "object":
            yield from _by_answer(one, script)
        elif one.type == "identifier":
            for given in bindings(one, script):
                if given.sort is Sort.VALUE and given.value is not None:
                    yield from _terms(given.value, given.script, kept, depth + 1)


def _by_answer(table: Any, script: Script) -> Iterator[tuple[float, float]]:
    """How long each answer is kept in a table that has one length for a yes and one for a no."""
    known = {
        of_value(key_of(part(one, "key")) or "", equal=True): _lasting(part(one, "value"), script)
        for one in table.named_children
        if one.type == "pair"
    }
    if Agreement.GIVEN in known and Agreement.REFUSED in known:
        yield known[Agreement.GIVEN], known[Agreement.REFUSED]


def _answer_tested(choice: Any, kept: frozenset[str]) -> Agreement | None:
    """What the first side of a choice is for: a yes, or a no; what is kept as the answer is a yes when it is true."""
    test = bare(part(choice, "condition"))
    operator = text(part(test, "operator"))
    if operator in ("===", "==", "!==", "!="):
        sides = [one for one in (part(test, "left"), part(test, "right")) if one is not None and one.type in ("string", "true", "false")]  # fmt: skip
        found = of_value(text(sides[0]).strip("\"'"), equal=operator in ("===", "==")) if sides else None
    else:
        named = text(test) if test is not None and test.type == "identifier" else ""
        found = Agreement.GIVEN if named in kept else of_name(named) if named else None
    found = Agreement.GIVEN if found is Agreement.ASSUMED else found
    return found if found in (Agreement.GIVEN, Agreement.REFUSED) else None


def _sides(choice: Any, tested: Agreement, script: Script) -> tuple[float, float]:
    """How long a yes is kept, and a no."""
    first, second = (_lasting(part(choice, side), script) for side in ("consequence", "alternative"))
    return (first, second) if tested is Agreement.GIVEN else (second, first)


def _lasting(node: Any, script: Script) -> float:
    """How long one side of a choice keeps an answer: a number of seconds, or what a cookie is given."""
    number = number_made(node, script)
    return number if number is not None else _age_of(_with_numbers(node, script))


def _age_of(made: str) -> float:
    """How long a cookie is kept, by its text; as long as the browser is open when it does not say."""
    age = _AGE.search(made)
    return measured(age[1]) if age else (30 * _DAY if "expires" in made.lower() else 0.0)


def _kept_alike(node: Any, script: Script) -> ScriptAnswer | None:
    if node.type == "assignment_expression":
        if text(part(node, "left")) != "document.cookie":
            return None
        made = _with_numbers(part(node, "right"), script)
        said, lasts = made.partition(";")[0], _age_of(made)
    else:
        name = keeping(node)
        given = arguments(node)
        told = kept_by_function(node, script) if not name else ""
        if not told and (len(given) < 2 or not (name or keeps(node, script))):
            return None
        said = told or f"{text_made(given[0], script)}={text_made(given[1], script)}"
        lasts = _days(given[2:], script) * _DAY if name in COOKIES else STORES.get(name, float("inf"))
    if said.endswith("=") or not (
        is_measured(said) or (is_asked(said) and is_measured(script.path)) or _is_kept_for_others(node, said, script)
    ):
        return None
    act = ScriptAnswer(
        Kind.KEEP, script.path, script.span(node), place_of_script(script.path), node, script, to="answer"
    )
    act.kept_for = lasts
    act.answer = of_value(said, equal=True) if UNKNOWN not in said else None
    if act.answer is None:
        callers = _given_by_callers(node, script)
        act.answer = callers or (act.agreement[0] if act.agreement is not None else None)
    return act


def _is_kept_for_others(node: Any, said: str, script: Script) -> bool:
    """Whether a script only keeps what it is given, longer for a yes, for scripts that ask about trackers."""
    if said != f"{UNKNOWN}={UNKNOWN}" or node.type != "assignment_expression":
        return False
    written = part(node, "right")
    by_answer = next(_terms(written, script, _kept_names(written)), None) is not None
    return by_answer and any(is_measured(one.text) or _ASKS.search(one.text) for one in importers(script, ""))


def _given_by_callers(node: Any, script: Script) -> Agreement | None:
    """The answer that all the calls of a function give it to keep: `keep("all")`; None when they give several."""
    kept = [part(node, "right")] if node.type == "assignment_expression" else arguments(node)[1:2]
    given = (
        one
        for value in kept
        for one in origins(value, script)
        if one.node.parent.type == "arguments" and not one.decides
    )
    found = {of_value(text(one.node)[1:-1], equal=True) for one in given if one.node.type == "string"}
    return found.pop() if len(found) == 1 else None


def _days(given: list[Any], script: Script) -> float:
    """The days for which a library keeps a cookie: a number, or `expires` in its options; 0 for as long as the browser is open."""
    for one in given[:1]:
        for pair in walk(one):
            if pair.type == "pair" and text(part(pair, "key")).strip("\"'") == "expires":
                return number_made(part(pair, "value"), script) or 0.0
        return number_made(one, script) or 0.0
    return 0.0


def _with_numbers(node: Any, script: Script) -> str:
    """The text that an expression makes, arithmetic in its places worked out: `max-age=${YEAR}`."""
    made = text_made(node, script)
    if f"max-age={UNKNOWN}" in made.replace(" ", "").lower():
        for one in (
            node,
            *node.named_children,
            *(inner for child in node.named_children for inner in child.named_children),
        ):
            value = script.number(one)
            if value is not None:
                return re.sub(rf"max-age\s*=\s*{re.escape(UNKNOWN)}", f"max-age={int(value)}", made, flags=re.I)
    return made
