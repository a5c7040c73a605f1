"""What a page keeps in a name and shows by it: which code turns the name on, which elements are only there while it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from guichet.core.memo import memo
from guichet.heard.effects import assignments
from guichet.reading.scripts.definitions import Defined
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.syntax import arguments, field, key_of, text, walk
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page

_OFF = frozenset({"false", "null", "undefined", "0", "''", '""'})
_SETTER = re.compile(r"set([A-Z]\w*)$")
_OWNERS = re.compile(r"(?:this|self|\$scope|\$data)\.|\.value$")
_SHOWING = ("x-show", "v-show", "x-if")
_UNASKED = ("x-init", "x-effect", "x-model", "x-modelable")


def turned_on(code: Iterable[Defined]) -> Iterator[str]:
    """Yield the names that some code gives a value that shows what waits for them: `open = true`, `setOpen(!open)`."""
    code = list(code)
    for _, left, value, _ in assignments(code):
        if text(value) not in _OFF:
            yield _OWNERS.sub("", text(left))
    for one in code:
        for call in walk(one.node):
            named = _SETTER.match(key_of(field(call, "function")) or "") if call.type == "call_expression" else None
            if named is not None and [text(given) for given in arguments(call)][:1] not in [[off] for off in _OFF]:
                yield named[1][:1].lower() + named[1][1:]


@memo
def shown_by_state(page: Page) -> dict[str, list[Element]]:
    """Return the elements of a page's own file that one name alone lets appear, by that name."""
    found: dict[str, list[Element]] = {}
    branches = page.template.branches
    for element in page.template.elements:
        names = {one for name in _SHOWING if (one := element.attr(name))}
        path = branches.path(element.start)
        if path and (element.above is None or branches.path(element.above.start) != path):
            names.add(path[-1].condition)
        for name in names:
            found.setdefault(_OWNERS.sub("", name), []).append(element)
    return found


def may_be_on(name: str, scripts: Iterable[Script], page: Page) -> bool:
    """Whether some scripts turn a name on, or markup that runs by itself may."""
    if any(name in one.text and name in turned_on([Defined(one.root, one)]) for one in scripts):
        return True
    return any(name in (one.attr(way) or "") for one in page.template.elements for way in _UNASKED)
