"""Texts that a page keeps for its scripts in `data-…`, under a name that none of them reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.pages import has_unread, scripts_on
from guichet.reading.scripts.syntax import arguments, field, key_of, text
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page
from guichet.reading.written.lost import akin

_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_READING = frozenset({"getAttribute", "attr"})


class Unread(NamedTuple):
    """A text under a name that no script reads, beside a name that one reads and that the page does not have."""

    name: str
    text: str
    span: Span
    wanted: str
    script: Script
    where: Span


def unread_data(page: Page) -> Iterator[Unread]:
    """Yield the texts of a page's own file that its scripts were to show, and look for under another name.

    Nothing is yielded where a script was not read, or reads names that it computes.
    """
    if not page.mentions(("data-",)) or has_unread(page):
        return
    read: dict[str, tuple[Script, Span]] = {}
    for script in scripts_on(page):
        for name, span in _read_in(script):
            if not name:
                return
            read.setdefault(name, (script, span))
    held = {name for one in page.find() for name in one.attrs if name.startswith("data-")} if read else set()
    free = [name[5:] for name in read if name not in held]
    meant: dict[str, list[str]] = {}
    for element in page.template.elements if free else ():
        for name in held.intersection(element.attrs) - read.keys():
            said = element.attr(name) or ""
            if len(said.split()) <= 2 or is_dynamic(said):
                continue
            if name not in meant:
                meant[name] = [f"data-{one}" for one in akin(name[5:], free)]
            if len(meant[name]) == 1:
                script, where = read[meant[name][0]]
                yield Unread(name, said, element.attribute_span(name), meant[name][0], script, where)


@memo
def _read_in(script: Script) -> tuple[tuple[str, Span], ...]:
    """Return the names of `data-…` that a script reads, each with its place; "" for one that it computes: each page that has the script asks."""
    return tuple(_names_read(script))


def _names_read(script: Script) -> Iterator[tuple[str, Span]]:
    if "dataset" in script.text:
        for node in script.walk("member_expression", "subscript_expression"):
            is_put = node.parent.type == "assignment_expression" and field(node.parent, "left") == node
            if key_of(field(field(node, "object"), "property")) == "dataset" and not is_put:
                name = key_of(field(node, "property")) or _written(field(node, "index"))
                yield (f"data-{_CAPITAL.sub('-', name).lower()}" if name else ""), script.span(node)
        for node in script.walk("member_expression"):
            around = node.parent
            if key_of(field(node, "property")) == "dataset" and around.type not in _PARTS:
                yield "", script.span(node)
    for call in script.walk("call_expression") if "data" in script.text else ():
        method, given = key_of(field(field(call, "function"), "property")), arguments(call)
        name = _written(given[0]) if given else ""
        if method in _READING and name.startswith("data-"):
            yield name, script.span(call)
        elif method == "data" and len(given) == 1:
            yield (f"data-{_CAPITAL.sub('-', name).lower()}" if name else ""), script.span(call)


_PARTS = frozenset({"member_expression", "subscript_expression"})
"""What asks one name of all that `dataset` holds."""


def _written(node: object) -> str:
    return text(node)[1:-1] if getattr(node, "type", "") == "string" else ""
