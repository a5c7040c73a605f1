"""Whether people turn off what a script repeats, by a state of which it asks each time whether to go on."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from guichet.core.memo import memo
from guichet.heard.events import PASSING_AWAY, PASSING_OVER, UNASKED_EVENTS
from guichet.reading.scripts.conditions import conditions_of
from guichet.reading.scripts.definitions import Defined
from guichet.reading.scripts.javascript import Script, attribute_event
from guichet.reading.scripts.pages import scripts_on
from guichet.reading.scripts.syntax import FUNCTIONS, bare, field, text, walk
from guichet.reading.templates.page import Pages
from guichet.reading.templates.site import is_component

_NAME = re.compile(r"[A-Za-z_$][\w$]*")
_TURNED = re.compile(r"(?<![\w$])([A-Za-z_$][\w$]*)(?:\.value)?\s*=\s*(?:!|true\b|false\b)")
_CALLED = re.compile(r"(?<![\w$.])([A-Za-z_$][\w$]*)\(")
_HANDED = re.compile(
    r"=\{(?P<setter>set[\w$]*)\}|bind:\w+=\{(?P<bound>[\w$]+)\}|(?:v-model(?::[\w-]+)?|\[\(\w+\)\])=[\"'](?P<model>[\w$]+)[\"']"
)
_OF_PROGRAMS = frozenset(
    {"this", "value", "current", "length", "props", "state", "document", "hidden", "window", "matches"}
)
_TESTED = frozenset({"if_statement", "ternary_expression", "while_statement"})
_KEPT_ELSEWHERE = re.compile(r"(?<![\w.])(?:const|let)\s*\{([^{}]{1,300})\}\s*=\s*use[A-Z]\w*\(")


def is_turned_off(call: Any, code: list[Defined], script: Script) -> bool:
    """Whether a gesture changes a state of a component on which it depends whether something is repeated."""
    if not is_component(script.path):
        return False
    names, gestures = set(_asked(call, code, script)), _gestures(script)
    setters = {f"set{one[:1].upper()}{one[1:]}" for one in names}
    if not gestures.handed.isdisjoint(names | setters) or not gestures.turned.isdisjoint(names):
        return True
    companions = {one for name in names for one in gestures.companions.get(name, ())} - names
    return not gestures.called.isdisjoint(setters | companions)


class _Gestures(NamedTuple):
    """What gestures do in the components of a script."""

    turned: frozenset[str]
    """The names that they give the contrary, or a yes or a no."""
    called: frozenset[str]
    """The functions that they call."""
    handed: frozenset[str]
    """The states, or what sets them, that are handed to a field or to another component."""
    companions: dict[str, set[str]]
    """What is kept with each name elsewhere than in the component."""


@memo
def _gestures(script: Script) -> _Gestures:
    asked = [(one.text, attribute_event(one)) for one in _markup(script)]
    answers = "\n".join(
        said for said, event in asked if event and event not in UNASKED_EVENTS | PASSING_OVER | PASSING_AWAY
    )
    texts = [script.text, *(script.project.text(path) for path in _files(script))]
    companions: dict[str, set[str]] = {}
    for match in _KEPT_ELSEWHERE.finditer(script.text):
        held = set(_NAME.findall(match[1]))
        for name in held:
            companions.setdefault(name, set()).update(held)
    return _Gestures(
        frozenset(_TURNED.findall(answers)),
        frozenset(_CALLED.findall(answers)),
        frozenset(one[one.lastgroup or ""] for each in texts for one in _HANDED.finditer(each)),
        companions,
    )


def _asked(call: Any, code: list[Defined], script: Script) -> Iterator[str]:
    """Yield the names on which it depends whether a timer is set, or does something at its turn."""
    tests = [one.test for one in conditions_of(call, script)]
    for one in code:
        for node in walk(one.node):
            if node.type in _TESTED:
                tests.append(bare(field(node, "condition")))
            elif node.type == "binary_expression" and text(field(node, "operator")) in ("&&", "||"):
                tests.append(field(node, "left"))
    around = call.parent
    while around is not None:
        if around.type in FUNCTIONS:
            tests += [one.test for one in conditions_of(around, script)]
        around = around.parent
    for one in tests:
        yield from (name for name in _NAME.findall(text(one)) if name not in _OF_PROGRAMS)


def _files(script: Script) -> list[str]:
    """The files that hold the markup of the components of a script, where it names them."""
    folder = posixpath.dirname(script.path)
    found = (posixpath.normpath(posixpath.join(folder, one)) for one in _MARKUP.findall(script.text))
    return [one for one in found if one in script.project.paths]


_MARKUP = re.compile(r"""\btemplateUrl\s*:\s*["'`]([^"'`]{1,200})["'`]""")


def _markup(script: Script) -> list[Script]:
    """What the elements of a script's components answer."""
    project = script.project
    if not isinstance(project, Pages):
        return []
    pages = [project.page_written(path) for path in (script.path, *_files(script))]
    return [one for page in pages if page is not None for one in scripts_on(page)]
