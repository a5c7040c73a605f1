"""Questions that a script puts again on each page to whoever did not say yes: it writes down a no, and looks for the yes alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.done.acts.deed.opens_again import OPENS
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.grounds.answers import of_value
from guichet.done.grounds.script_consent import STORED
from guichet.done.nouns.act import Kind
from guichet.done.nouns.datum import Agreement
from guichet.done.nouns.places import place_of_script
from guichet.done.words import speaks_of
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.origins import origins
from guichet.reading.scripts.syntax import bare, field, text
from guichet.reading.scripts.texts import UNKNOWN, text_made

_EQUAL = {"==": True, "===": True, "!=": False, "!==": False}
_HELD = re.compile(r"(?:show|open|visible|ask|banner|modal|dialog|popup|prompt|affich|ouvert|bandeau|demand)", re.I)
"""In the name of what is true as long as people are asked."""
_KEEPS = re.compile(
    r"(?:^|\.)(?:set(?!Attribute|Timeout|Interval|Property)|save|store|keep|write|put|remember|record|persist|retenir|retiens|garder|memoris|enregistr)\w*$",
    re.I,
)
"""What writes an answer down, by its name."""
_WORD = re.compile(r"[\w -]{1,20}")
_PASSES = frozenset({"parenthesized_expression", "arguments", "call_expression", "arrow_function", "return_statement", "array_pattern"})  # fmt: skip
_NEAR = 12
"""Parts of a script between a test and the name that it is given under."""


def acts_in(script: Script) -> Iterator[FromDeed]:
    """Yield the tests by which a window opens for all who have not said yes, in a script that keeps their no."""
    place = place_of_script(script.path)
    if STORED.search(script.text) is None or not place.is_public or not _keeps_a_no(script):
        return
    for test in script.walk("binary_expression"):
        wants = _EQUAL.get(text(field(test, "operator")))
        if wants is not None and _is_of_a_kept_yes(test, script) and _opens(test, wants=wants):
            yield FromDeed(Kind.KEEP, script.path, script.span(test), place, what=What.UNTIL_YES, shown=script.written(test)[:80], certain=False)  # fmt: skip
            return


def _keeps_a_no(script: Script) -> bool:
    """Whether a script writes down a no, or a "later", and never looks for it."""
    written = False
    for one in script.walk("string"):
        word = _answer_in(one)
        if word and _is_no(word):
            if one.parent.type in ("binary_expression", "switch_case"):
                return False
            written = written or _is_kept(one)
    return written


def _answer_in(one: Any) -> str:
    """The word of an answer that a text is, that of a cookie too: `"later"`, `"place=no; path=/"`."""
    word = text(one)[1:-1].partition(";")[0].rpartition("=")[2]
    return word if _WORD.fullmatch(word) else ""


def _is_no(word: str) -> bool:
    return of_value(word, equal=True) is Agreement.REFUSED or speaks_of(word, "answers.role_no")


def _is_kept(one: Any) -> bool:
    """Whether a text is what is written down: by a call that keeps it, or where a store or a cookie is given it."""
    holder = one.parent
    if holder.type == "arguments":
        return _KEEPS.search(text(field(holder.parent, "function"))) is not None
    return holder.type == "assignment_expression" and STORED.search(text(field(holder, "left"))) is not None


def _is_of_a_kept_yes(test: Any, script: Script) -> bool:
    """Whether one side of a comparison is a yes, and the other what the browser keeps."""
    left, right = field(test, "left"), field(test, "right")
    for value, other in ((right, left), (left, right)):
        word = text_made(value, script)
        if UNKNOWN not in word and of_value(word, equal=True) is Agreement.GIVEN and "typeof" not in text(other):
            return any(STORED.search(text(one.node)[:200]) for one in origins(other, script))
    return False


def _opens(test: Any, *, wants: bool) -> bool:
    """Whether a window opens when the answer is not the yes that is looked for: in the other branch, after `&&`, or under a name that holds it open."""
    node = test
    while node.parent is not None and node.parent.type == "parenthesized_expression":
        node = node.parent
    holder = node.parent
    if holder is None:
        return False
    if holder.type in ("if_statement", "ternary_expression"):
        branch = field(holder, "alternative" if wants else "consequence")
        return branch is not None and _only_opens(branch)
    if holder.type == "binary_expression":
        return text(field(holder, "operator")) == ("||" if wants else "&&") and _only_opens(
            bare(field(holder, "right"))
        )
    return not wants and _HELD.search(_name_given(holder)) is not None


def _only_opens(branch: Any) -> bool:
    """Whether a branch opens something, and asks nothing more before."""
    written = text(branch)
    return OPENS.search(written) is not None and not re.search(r"\bif\s*\(|\bswitch\b", written)


def _name_given(node: Any) -> str:
    """The name under which what a test answers is kept: `const [open, setOpen] = useState(kept !== "yes")`."""
    for _ in range(_NEAR):
        if node is None:
            return ""
        if node.type == "variable_declarator":
            return text(field(node, "name"))
        if node.type == "assignment_expression":
            return text(field(node, "left"))
        if node.type not in _PASSES:
            return ""
        node = node.parent
    return ""
