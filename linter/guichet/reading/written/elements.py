"""Components that templates call as elements: `<twig:Button label="Remove {{ name }}" />`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from guichet.core.brackets import split
from guichet.core.memo import memo
from guichet.reading.templates.template import Template
from guichet.reading.written.expressions import given_as
from guichet.reading.written.filters import filtered
from guichet.reading.written.names import Names
from guichet.reading.written.values import UNDEFINED, Expression, Mixed, Printed, Value

_TAG = re.compile(
    r"""<twig:([A-Z][\w:]*+)((?:[^<>"'{]|\{\{[^<>]{0,400}?\}\}|\{(?!\{)|"[^"<>]{0,1000}+"|'[^'<>]{0,1000}+'){0,1000}?)(/)?>""",
    re.S,
)
_ATTRIBUTE = re.compile(r"""(:?[\w:-]+)(?:=(?:"([^"]*)"|'([^']*)'))?""")
_PRINTS = re.compile(r"\{\{-?\s*+((?:[^{\s]|\s++(?!-?\}\})|\{(?!\{))*?)\s*-?\}\}", re.S)
_PROPS = re.compile(r"\{%-?\s*props\s+(.{0,2000}?)-?%\}", re.S)


class Called(NamedTuple):
    """A component called as an element: where, with which attributes, around what."""

    start: int
    end: int
    name: str
    written: str
    inside: tuple[int, int] | None


@memo
def called_as_elements(template: Template) -> Sequence[Called]:
    """Return the components that a template calls as elements, in source order."""
    text = template.source.text
    if "<twig:" not in text:
        return ()
    found = []
    for match in _TAG.finditer(text):
        closing = f"</twig:{match[1]}>"
        end = match.end() if match[3] else text.find(closing, match.end())
        if end < 0:
            continue
        inside = None if match[3] else (match.end(), end)
        found.append(Called(match.start(), end if match[3] else end + len(closing), match[1], match[2], inside))
    return found


_BLOCK = re.compile(r"""<twig:block\s+name=["']([\w-]+)["']\s*>""")
_BLOCK_END = "</twig:block>"


def blocks_in(template: Template, start: int, end: int) -> dict[str, tuple[int, int, int, int]]:
    """Return the blocks that a call fills by their names: where each begins, what it holds, where it ends."""
    text, found = template.source.text, {}
    for match in _BLOCK.finditer(text, start, end):
        close = text.find(_BLOCK_END, match.end(), end)
        if close >= 0:
            found[match[1]] = (match.start(), match.end(), close, close + len(_BLOCK_END))
    return found


def attributes_of(written: str, names: Names) -> dict[str, Value]:
    """Return what the attributes of a call give."""
    found: dict[str, Value] = {}
    for match in _ATTRIBUTE.finditer(written):
        name, text = match[1], match[2] if match[2] is not None else match[3]
        if text is None:
            found[name] = True
        elif name.startswith(":"):
            found[name[1:]] = given_as(text, names)
        else:
            found[name] = _mixed(text, names)
    return found


def _mixed(text: str, names: Names) -> Value:
    pieces = _PRINTS.split(text)
    if len(pieces) == 1:
        return text
    values = [given_as(one, names) if rank % 2 else one for rank, one in enumerate(pieces)]
    parts = [part for one in values for part in (one.parts if isinstance(one, Mixed) else (one,))]
    return Mixed(tuple(one if isinstance(one, str) else Expression("value") for one in parts if one != ""))


def names_of_component(template: Template, given: dict[str, Value]) -> Names:
    """Return what the names of a component are worth: what it takes, and the rest as the attributes that it may print."""
    declared = _PROPS.search(template.source.text)
    taken: dict[str, Value] = {}
    names = Names()
    for one in split(declared[1]) if declared else ():
        name, has_default, default = one.partition("=")
        taken[name.strip()] = given_as(default.strip(), names) if has_default else UNDEFINED
    values = {**taken, **{name: value for name, value in given.items() if name in taken or not declared}}
    rest = {name: value for name, value in given.items() if name not in taken}
    if declared:
        values["attributes"] = Printed(rest, filtered(rest, "xmlattr", [], by_truth=False))
    return Names(values)
