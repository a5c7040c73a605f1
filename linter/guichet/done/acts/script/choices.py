"""Places released by chance in a script: which slots a page shows, to which of its loads, when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.core.memo import cached_property, memo
from guichet.done.acts.script.act import ScriptAct, script_act
from guichet.done.grounds.script_chance import is_draw, statement_of
from guichet.done.grounds.script_rush import is_rush
from guichet.done.nouns.act import Kind
from guichet.done.words import speaks_of
from guichet.reading.scripts.calls import calls_of
from guichet.reading.scripts.definitions import values
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import CLASSES, FUNCTIONS, field, text, walk

_HTML_SLOT = re.compile(
    r"\[slot\b[^\[\]]*\]|</?slot\b[^<>]*>|\bslot\s*=\s*\\?[\"']|slotchange|assignedSlot|::slotted|\$slots\b|\buseSlots\b"
)
"""The slots of web components, which are places in a page."""
_WITHIN = frozenset(
    {"call_expression", "member_expression", "arguments", "parenthesized_expression", "binary_expression"}
)
"""What stands between a draw and the list that it picks from."""
_LONGEST = 6000
"""Characters of code around a draw that are read for what it is about."""


def acts_in(script: Script) -> Iterator[ScriptAct]:
    """Yield the first draw of each function that decides which slots a page shows, or when."""
    covered = -1
    for call in script.walk("call_expression"):
        scope = _scope(call, script)
        if is_rush(call) and speaks_of(f"{script.path} {_said(scope, script)}", "places.waiting"):
            yield script_act(Kind.CHOOSE, call, script, call)
        if scope.start_byte <= covered or not is_draw(call):
            continue
        if _only_words(call, script) or _is_told(scope, script):
            continue
        code, line = f"{_said(scope, script)} {script.path}", _HTML_SLOT.sub("", statement_of(call))
        if speaks_of(line, "places.slots") or (speaks_of(code, "places.slots") and speaks_of(code, "places.release")):
            covered = scope.start_byte
            yield script_act(Kind.RELEASE, call, script, call)
        elif _chooses(code):
            covered = scope.start_byte
            yield script_act(Kind.CHOOSE, call, script, call, sort=Picked if _turns_down(code) else ScriptAct)


def _only_words(call: Any, script: Script) -> bool:
    """Whether a draw picks one of some written names, as a trial of wordings does: what each of them shows is said elsewhere."""
    while call.parent is not None and call.parent.type in _WITHIN:
        call = call.parent
    above = call.parent
    if above is None or above.type != "subscript_expression" or field(above, "index") != call:
        return False
    lists = [one.node for one in values(field(above, "object"), script)]
    return bool(lists) and all(
        one.type == "array" and one.named_children and all(each.type == "string" for each in one.named_children)
        for one in lists
    )


def _is_told(scope: Any, script: Script) -> bool:
    """Whether a function only makes up a number of others, to show it: it shows no place and takes none away."""
    called = (field(one, "function") for one in walk(scope) if one.type == "call_expression")
    told = [scope, *(known.node for one in called if one.type == "identifier" for known in values(one, script))]
    said = " ".join(text(one) for part in told for one in walk(part) if one.type in ("string", "template_string"))
    return speaks_of(said, "pressure.crowd")


class Picked(ScriptAct):
    """People picked among those who asked, when the others are turned down."""

    @cached_property
    def is_about_places(self) -> bool:
        """Whether people ask for a place there: always, some are told yes and others no."""
        return True


def _turns_down(code: str) -> bool:
    return speaks_of(code, "places.applicants") and speaks_of(code, "decisions.refuse")


def _chooses(code: str) -> bool:
    """Whether the words of a function say that some of those who asked receive, and not how work is shared or tried."""
    asked = any(speaks_of(code, f"places.{idea}") for idea in ("applicants", "asked", "waiting"))
    given = speaks_of(code, "places.grants") or speaks_of(code, "places.dropped")
    return asked and given and not (speaks_of(code, "places.sampled") or speaks_of(code, "places.staff"))


def _said(scope: Any, script: Script) -> str:
    """The words of a function and of what calls it, the slots of web components left out."""
    around = [text(scope) if scope.type in FUNCTIONS or scope.parent is None else text(scope.parent)]
    if scope.type in FUNCTIONS:
        around += [text(_scope(call, script)) for call, _ in calls_of(scope, script)[:4]]
    return " ".join(_HTML_SLOT.sub("", one[:_LONGEST]) for one in around)


def _scope(node: Any, script: Script) -> Any:
    """Return the function around a node that has a name, or its outermost statement."""
    known, passed = _scopes(script), []
    while node.id not in known:
        passed.append(node.id)
        above = node.parent
        if above is None or above.parent is None or above.type in CLASSES or _is_named(node, above):
            known[node.id] = node
        else:
            node = above
    scope = known[node.id]
    known.update(dict.fromkeys(passed, scope))
    return scope


def _is_named(node: Any, above: Any) -> bool:
    return node.type in ("function_declaration", "method_definition") or (
        node.type in FUNCTIONS and above.type in ("pair", "field_definition", "assignment_expression")
    )


@memo
def _scopes(_: Script) -> dict[int, Any]:
    return {}
