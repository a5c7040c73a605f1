"""Doors shut by a script: a form disabled, hidden or taken away, a person sent elsewhere, a status that says no."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.done.acts.closed import gives_no_slot, names_closed, says_closed
from guichet.done.acts.script.act import ScriptAct, script_act
from guichet.done.nouns.act import Kind
from guichet.reading.python.literals import words_of
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import FUNCTIONS, arguments, bare, field, function_around, key_of, text
from guichet.reading.scripts.ways import ways_to

_STATES = frozenset({"disabled", "hidden", "inert"})
_TAKES_AWAY = frozenset({"remove", "hide", "replaceWith", "replaceChildren", "fadeOut", "slideUp", "detach"})
_LEAVES = re.compile(r"^(?:(?:window|document|top|self)\.)?location(?:\.href)?$")
_GOES = re.compile(r"(?:^|\.)location\.(?:replace|assign)$|^(?:router|navigate|history)\b.*\.(?:push|replace)$")
_STATUS = re.compile(r"^(?:res|response|reply|ctx)\.(?:status|sendStatus|code)$")
_REFUSALS = frozenset({"401", "403", "404", "410", "423", "429", "503"})
_HIDING_CLASS = re.compile(r"\b(?:hidden|disabled|d-none|invisible|is-closed|closed|ferm[ée]e?|masqu[ée]e?)\b")
_SHOWS = frozenset({"textContent", "innerText", "innerHTML", "html", "text", "alert", "append", "json", "send"})
_ANSWERS = re.compile(
    r"^(?:res|response|reply|ctx|NextResponse|Response)\.(?:render|json|send|end|sendFile|status\(2\d\d\)\.\w+)$"
)
_SET_PAGE = re.compile(r"(?:^|\bcaches?\.match\(\s*)(?:new Request\(|new URL\()?['\"`]/?[\w/.-]+['\"`]")
"""A page that a worker of the browser, or a server, puts in the place of the one that was asked for."""
_RENDERS = re.compile(r"^(?:res|response|reply|ctx)\.(?:render|view|sendFile)$")
_SENT = re.compile(r"\b(?:req|request|ctx\.request)\.body\b")
_TOO_OLD = re.compile(
    r"(?:navigateur|browser|ordinateur|computer|appareil|device|t[ée]l[ée]phone)\b[^.]{0,40}(?:trop ancien|obsol|pas (?:pris en charge|compatible)|incompatible|d[ée]pass|too old|out ?dated|not supported|unsupported)"
    r"|mettez (?:à jour )?votre (?:navigateur|ordinateur)|(?:update|upgrade) your (?:browser|computer)",
    re.I,
)
"""A sentence that sends people to get another device."""
_DOES = re.compile(r"<(?:form|input|textarea|button|select)\b|\bonSubmit\b|\btel:|<[A-Z]\w*Form")
_CLOCK = re.compile(r"\bget(?:UTC)?(?:Hours|Day)\b")
"""What the hour is read by: what a component shows by it is read apart."""
_GUARDS = re.compile(r"canActivate|canActivateChild|canMatch|canLoad")
"""Methods whose answer lets people go on, or not."""
_GESTURE = re.compile(
    r"(?:_|on|handle|do)*_?(?:key|mouse|touch|pointer|drag|drop|wheel|scroll|swipe|hover|gesture|select)", re.I
)
"""The beginning of the name of an event, or of the function that answers it, by which a widget follows a hand or a keyboard."""
_FOLLOWS = frozenset("key keydown keyup mouse touch pointer drag drop wheel scroll swipe hover focus blur".split())
"""Such words anywhere in the name of the function that answers: `handleTimeInputFocus`."""
_HARMLESS = re.compile(r"theme|th[èe]me|dark|sombre|greet|bonjour|banner|bandeau|menu", re.I)
"""Parts of a page that come and go and keep nobody out."""


def acts_in(script: Script) -> Iterator[ScriptAct]:
    """Yield the statements of a script that keep people out."""
    for node in script.walk("return_statement") if _GUARDS.search(script.text) else ():
        if _is_guard(node) and node.named_children:
            yield script_act(Kind.REFUSE, node, script, node.named_children[0])
    for node in script.walk("return_statement") if "</" in script.text and not _CLOCK.search(script.text) else ():
        if _shows_closed(node):
            yield script_act(Kind.HIDE, node, script)
    for node in script.walk("assignment_expression", "call_expression", "new_expression"):
        read = {"assignment_expression": _of_assignment, "call_expression": _of_call}.get(node.type, _of_answer)
        act = read(node, script)
        if act is not None and not _HARMLESS.search(text(node)):
            yield act


def _is_guard(node: Any) -> bool:
    """Whether an answer is that of a guard, which lets people go on or not."""
    function = function_around(node)
    return function is not None and _GUARDS.fullmatch(text(field(function, "name"))) is not None


def _shows_closed(node: Any) -> bool:
    """Whether a component answers by a few words that say that the service is shut, where it would show the rest: `return <p>Come back tomorrow.</p>`."""
    shown = bare(node.named_children[0]) if node.named_children else None
    if shown is None or not shown.type.startswith("jsx_") or _DOES.search(text(shown)):
        return False
    return says_closed(text(shown))


def _of_assignment(node: Any, script: Script) -> ScriptAct | None:
    left, right = field(node, "left"), field(node, "right")
    name = text(left)
    last = key_of(field(left, "property")) if left.type == "member_expression" else None
    if last in _STATES and text(right) != "false" and right.type not in FUNCTIONS:
        return script_act(Kind.HIDE, node, script, right)
    if (last == "display" and text(right)[1:-1] == "none") or (
        last in _SHOWS and (says_closed(text(right)) or _TOO_OLD.search(text(right)))
    ):
        return script_act(Kind.HIDE, node, script, right)
    if _LEAVES.match(name):
        return script_act(Kind.REFUSE, node, script, right, weak=True)
    return None


def _of_answer(node: Any, script: Script) -> ScriptAct | None:
    """An answer made by a worker at the edge: `new Response("closed", { status: 503 })`."""
    made = re.search(r"\bstatus\s*:\s*(\d{3})", " ".join(text(one) for one in arguments(node)[1:]))
    is_answer = text(field(node, "constructor")) in ("Response", "NextResponse", "HttpResponse")
    return script_act(Kind.REFUSE, node, script) if is_answer and made and made[1] in _REFUSALS else None


def _of_call(node: Any, script: Script) -> ScriptAct | None:
    callee = field(node, "function")
    name, given = text(callee), [text(one) for one in arguments(node)]
    last = key_of(field(callee, "property") if callee.type == "member_expression" else callee)
    words = " ".join(given)
    hides = (
        (last in ("setAttribute", "toggleAttribute", "prop", "attr") and given and given[0][1:-1] in _STATES and given[-1] != "false")
        or (last in ("add", "toggle", "addClass", "toggleClass") and bool(_HIDING_CLASS.search(words)))
        or (last in _TAKES_AWAY and callee.type == "member_expression" and "classList" not in name)
        or (last in _SHOWS and says_closed(words))
    )  # fmt: skip
    if hides:
        return script_act(Kind.HIDE, node, script, *arguments(node)[1:])
    if last == "preventDefault" and _is_of_a_gesture(node, script):
        return None
    instead = last == "respondWith" or name.endswith("Response.rewrite")
    if _GOES.search(name) or last in ("preventDefault", "redirect") or (instead and _SET_PAGE.search(words)):
        return script_act(Kind.REFUSE, node, script, weak=True)
    if _ANSWERS.match(name) and _loses_what_was_sent(node):
        return script_act(Kind.REFUSE, node, script, weak=True)
    if _ANSWERS.match(name) and gives_no_slot(words):
        return script_act(Kind.REFUSE, node, script)
    if _RENDERS.match(name) and given[:1] and names_closed(given[0].strip("'\"`")):
        return script_act(Kind.REFUSE, node, script)
    if _STATUS.match(name) and given[:1] and given[0] in _REFUSALS:
        return script_act(Kind.REFUSE, node, script)
    return None


def _is_of_a_gesture(node: Any, script: Script) -> bool:
    """Whether what is held back is how a hand moves in the page, on every way: nothing that anyone asked for by it is refused."""
    told = [way.event or "".join(way.names[:1]) for way in ways_to(node, script)]
    return all(_GESTURE.match(one) or _FOLLOWS & words_of(one) for one in told)


def _loses_what_was_sent(node: Any) -> bool:
    """Whether a branch answers and leaves before what was sent is read: nothing is kept of it."""
    function = function_around(node)
    branch = node.parent
    while branch is not None and branch != function and branch.type != "if_statement":
        branch = branch.parent
    if function is None or branch is None or branch == function or _SENT.search(text(field(branch, "consequence"))):
        return False
    return bool(_SENT.search(text(function)[branch.end_byte - function.start_byte :]))
