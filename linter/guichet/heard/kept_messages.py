"""Messages that a state of a component, or of a store that components share, holds for a time: emptied by a timer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from guichet.heard.answers import reached
from guichet.heard.effects import assignments, methods
from guichet.reading.scripts.binding import Sort
from guichet.reading.scripts.calls import calls_of
from guichet.reading.scripts.definitions import bindings, functions
from guichet.reading.scripts.files import importers, reach, script_at
from guichet.reading.scripts.javascript import Script, scripts_of
from guichet.reading.scripts.syntax import arguments, bare, field, key_of, name_of, parameters, text, walk
from guichet.reading.scripts.texts import number_made
from guichet.reading.templates.branches import LOOPS
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import Token
from guichet.reading.templates.page import Pages
from guichet.reading.templates.site import SCRIPT_SUFFIXES, is_component
from guichet.reading.templates.template import Template

_NOTHING = frozenset({"''", '""', "``", "null", "undefined", "[]"})
_SETTER = re.compile(r"set([A-Z]\w*)$")
_LIVE = frozenset({"alert", "status", "log"})
_TAKES = frozenset({"filter", "shift", "splice", "pop"})
_SHORTEST, _MOST = 3, 12
"""Letters of a name that is looked for, and components that are looked at."""


def emptied(handler: Any, script: Script) -> Iterator[str]:
    """Yield the names of the states that a function gives nothing, or one thing less: `text.value = ""`, `setText(null)`."""
    code = reached(functions(handler, script))
    for _, left, value, _ in assignments(code):
        name = _state_of(left)
        if name and (text(value) in _NOTHING or _loses(value, left)):
            yield name
    for one in code:
        for call in (node for node in walk(one.node) if node.type == "call_expression"):
            setter = _SETTER.fullmatch(text(field(call, "function")))
            given = arguments(call)
            if setter is not None and given and (text(given[0]) in _NOTHING or _filters(given[0])):
                yield setter[1][:1].lower() + setter[1][1:]
    for call, method, owner, _ in methods(code):
        given = arguments(call)
        is_emptied = method == "set" and given and text(given[0]) in _NOTHING
        if (
            is_emptied
            or (method in ("shift", "splice", "pop"))
            or (method == "update" and given and _filters(given[0]))
        ):
            yield _state_of(owner)


def _state_of(node: Any) -> str:
    """The name of a state: `text`, `text.value`, `this.text`."""
    node = bare(node)
    if node.type != "member_expression":
        return text(node) if node.type == "identifier" else ""
    name = key_of(field(node, "property")) or ""
    return _state_of(field(node, "object")) if name == "value" else name


def _loses(value: Any, left: Any) -> bool:
    """Whether a value is what is left of the state that it is given to: `list = list.filter(…)`."""
    return _filters(value) and text(value).startswith(text(left))


def _filters(node: Any) -> bool:
    return any(one.type == "member_expression" and key_of(field(one, "property")) in _TAKES for one in walk(node))


def is_told(name: str, script: Script) -> bool:
    """Whether a component shows a state in a live region: the script's own, or one that imports it."""
    site = script.project
    if len(name) < _SHORTEST or not isinstance(site, Pages):
        return False
    asked = re.compile(rf"(?<![\w-])(?:S_)?{re.escape(name)}(?!\w)")
    for path in [script.path] if is_component(script.path) else _users(script, name):
        template = site.library.template(path)
        if template is not None and any(_tells(one, asked, template) for one in template.elements):
            return True
    return False


def _users(script: Script, name: str) -> list[str]:
    """The components that import a script and hold a name."""
    site = script.project
    holding = [one for one in site.paths if is_component(one) and name in site.text(one)]
    return [one for one in holding if script.path in reach(one, site.text(one), site)][:_MOST]


def _tells(element: Element, asked: re.Pattern[str], template: Template) -> bool:
    """Whether an element is a live region that prints, or goes through, what is asked for."""
    if element.attr("role") not in _LIVE and element.attr("aria-live") not in ("polite", "assertive"):
        return False
    tokens = template.tokens_between(element.open_end, max(element.end, element.open_end))
    showing = [one for one in tokens if asked.search(one.body)]
    return any(one.name not in LOOPS or _is_of_messages(one, element, template) for one in showing)


def _is_of_messages(loop: Token, region: Element, template: Template) -> bool:
    """Whether a loop shows messages one after the other, and not a list to choose from: slots, files, answers found."""
    if _MESSAGE.search(loop.body):
        return True
    end = next((one.end for one in template.branches.blocks if one.start == loop.start), region.end)
    inside = template.elements_between(loop.start, end)
    return not any(one.name in _LISTED for one in inside)


_MESSAGE = re.compile(r"alert|message|toast|notif|flash|erreur|error|avis|warning|snack", re.I)
_LISTED = frozenset("a button input label li option select td tr".split())
"""What a list is made of, or what one acts on: a message is words."""


def delay_of(node: Any, script: Script) -> float | None:
    """Return the milliseconds of a timer; None when they are not written, or when a call may give a parameter others."""
    made = number_made(node, script)
    for one in bindings(node, script) if node.type == "identifier" else ():
        if one.sort is Sort.PARAMETER:
            rank = next((at for at, each in enumerate(parameters(one.value)) if _holds(each, one.node)), None)
            if rank is None or any(_gives(call, rank, one.keys) for call in _calls(one.value, one.script)):
                return None
            holder = one.node.parent
            is_set = made is None and not one.keys and holder.type in ("assignment_pattern", "required_parameter")
            default = field(holder, "right") or field(holder, "value") if is_set else None
            made = number_made(default, one.script) if default is not None else made
    return made


def _holds(parameter: Any, name: Any) -> bool:
    return bool(parameter.start_byte <= name.start_byte < parameter.end_byte)


def _calls(function: Any, script: Script) -> list[Any]:
    """The calls of a function; of one that another gives back, those of its name where the script is imported."""
    found = [call for call, _ in calls_of(function, script)]
    name = name_of(function)
    if found or not name:
        return found
    asked = [one for one in importers(script, name) if one.path != script.path]
    asked += [one for path in _users(script, name) for one in _scripts(path, script)]
    return [
        call
        for one in asked
        for call in one.walk("call_expression")
        if text(field(call, "function")).rpartition(".")[2] == name
    ]


def _scripts(path: str, script: Script) -> list[Script]:
    """The scripts of a component: its file, or those written in it."""
    site = script.project
    whole = script_at(path, site) if path.endswith(SCRIPT_SUFFIXES) else None
    template = site.library.template(path) if whole is None and isinstance(site, Pages) else None
    if template is None or not isinstance(site, Pages):
        return [whole] if whole is not None else []
    return list(scripts_of(site.page(template)))


def _gives(call: Any, rank: int, keys: tuple[str, ...]) -> bool:
    given = arguments(call)[rank : rank + 1]
    if not given or not keys:
        return bool(given)
    return given[0].type != "object" or any(
        key_of(field(one, "key") or one) == keys[-1] for one in given[0].named_children
    )
