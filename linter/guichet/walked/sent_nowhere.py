"""Whether the forms of a component send nothing: they only keep the browser from sending them, and neither what is pressed nor what is called beside them does more."""

from __future__ import annotations

import re
from typing import Any

from guichet.core.memo import keyed_memo
from guichet.reading.project.project import Project
from guichet.reading.scripts.binding import Sort
from guichet.reading.scripts.definitions import bindings
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.scopes import scopes
from guichet.reading.scripts.syntax import FUNCTIONS, NAMES, bare, field, key_of, text, walk
from guichet.reading.templates.site import is_component
from guichet.walked.called import called_by
from guichet.walked.component_users import opening, tags_of, users_of
from guichet.walked.handlers import Handler, handlers_in, script_in
from guichet.walked.sending import KEEPS

_FORM = re.compile(r"<form(?=[\s>])")
_SHUT = re.compile(r"(?:@submit|v-on:submit)(?:\.\w+)*\.prevent(?:\.\w+)*(?![\w.=])|\bon:submit\|(?:\w+\|)*preventDefault(?![\w|=])")  # fmt: skip
"""How a form of Vue or Svelte is kept from being sent, with nothing done instead."""
_PRESSED = re.compile(
    r"\bon(?!(?:Submit|Change|Input|Blur|Focus)\b)[A-Z]\w*=[{\"']|(?<=\s)(?:@|v-on:|on:)(?!submit|change|input|blur|focus)[a-z][\w:-]*|\bformAction\b|<form\b[^>]*\saction\s*="
)
"""What somebody presses, or a part by which another one tells that it is done."""
_OF_LANGUAGE = re.compile(r"^(?:react|preact|vue|svelte)(?:/\w+)?$|i18n")
"""Libraries that draw and translate, and send nothing."""
_LEAVES = re.compile(r"\bXMLHttpRequest\b|\bsendBeacon\b|\bWebSocket\b|\bimport\(")
_IS_GIVEN = re.compile(r"\bfunction [A-Z]\w*\(\s*[^)\s]|\b[A-Z]\w*\s*(?::[^=\n]+)?=\s*\(?\s*[{\w]+[^()]*\)?\s*(?::[^=\n]+)?=>|\bdefine(?:Props|Emits|Model)\b|\$emit\b|\$props\(|\bexport let\b")  # fmt: skip
"""What a component is given by those that use it, or tells them."""
_STAYS = frozenset({"preventDefault", "stopPropagation"})


def sends_nothing(path: str, project: Project) -> bool:
    """Return whether no form of a component is sent anywhere, as far as it and those that use it say."""
    said = project.text(path) if is_component(path) else ""
    return "revent" in said and _FORM.search(said) is not None and _sends_nothing(path, project)


@keyed_memo
def _sends_nothing(path: str, project: Project) -> bool:
    said, script = project.text(path), script_in(path, project)
    if script is None or _PRESSED.search(said) or _LEAVES.search(said) or KEEPS.search(said):
        return False
    told = handlers_in(path, project)
    if not all(map(_only_prevents, told)) or len(told) + len(_SHUT.findall(said)) < len(_FORM.findall(said)):
        return False
    return not _calls_others(script) and _ends_there(path, project)


def _only_prevents(handler: Handler) -> bool:
    """Whether what runs when a form is sent only keeps it from being sent."""
    node = bare(handler.node)
    if node is not None and node.type in NAMES:
        held = [one.value if one.value is not None else one.node for one in bindings(node, handler.script)]
        node = held[0] if len(held) == 1 else None
    if node is None:
        return False
    inside = list(walk(node))
    calls = [field(one, "function") for one in inside if one.type == "call_expression"]
    is_code = node.type in FUNCTIONS or node.type == "call_expression"
    return is_code and bool(calls) and all(map(_prevents, calls)) and not any(one.type in _DOES for one in inside)


_DOES = frozenset({"new_expression", "assignment_expression", "await_expression"})


def _prevents(function: Any) -> bool:
    return function.type == "member_expression" and key_of(field(function, "property")) in _STAYS


def _calls_others(script: Script) -> bool:
    """Whether a script sends something, or calls what was written elsewhere and may."""
    return any(
        called_by(one, script) is not None or _is_elsewhere(bare(field(one, "function")), script)
        for one in script.walk("call_expression")
    )


def _is_elsewhere(function: Any, script: Script) -> bool:
    """Whether what is called comes from another file, from an instance, or from nowhere that is known."""
    held = function
    while held is not None and held.type == "member_expression":
        held = bare(field(held, "object"))
    if held is None or held.type not in NAMES:
        return held is not None and held.type == "this"
    known = scopes(script).lookup(held)
    if not known:
        return held is function and _BUILT_IN.match(text(held)) is None
    return any(one.sort is Sort.IMPORT and _OF_LANGUAGE.search(text(one.value)[1:-1]) is None for one in known)


_BUILT_IN = re.compile(r"^(?:[A-Z$]|define[A-Z]|parse[A-Z]|(?:set|clear)(?:Timeout|Interval)$)")
"""What is called and never imported: types and conversions of the language, what a compiler of components knows."""


def _ends_there(path: str, project: Project) -> bool:
    """Whether those that use a component have nothing to be pressed or sent either: it may tell them what is chosen in it."""
    used = re.compile(rf"{opening(tags_of(path, project)).pattern}(?:=>|[^>])*>")
    around = [used.sub("", project.text(one)) for one in users_of(path, project)]
    if not around:
        return _IS_GIVEN.search(project.text(path)) is None
    return not any(_PRESSED.search(said) or "<button" in said or "<form" in said for said in around)
