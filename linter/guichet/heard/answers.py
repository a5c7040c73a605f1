"""What the scripts of a page answer to: the event, the elements that it happens on, and the code that runs then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from guichet.core.memo import memo
from guichet.heard.events import event_of
from guichet.heard.pointed import LISTENS, is_root, pointed, select, words_of
from guichet.reading.scripts.definitions import Defined, functions
from guichet.reading.scripts.files import loaded_by
from guichet.reading.scripts.inline import inline_scripts
from guichet.reading.scripts.javascript import Script, scripts_of
from guichet.reading.scripts.syntax import arguments, field, key_of, text, walk
from guichet.reading.scripts.texts import UNKNOWN, text_made
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page

_HOPS = 3
_FUNCTIONS = 12
_HOSTS = 3


@dataclass(frozen=True, eq=False)
class Answer:
    """One listener: `elements` are those that it waits on, none when it is the whole page (`on_page`) or is not known."""

    event: str
    elements: tuple[Element, ...]
    on_page: bool
    code: tuple[Defined, ...]
    """The function that runs, then those of the project that it calls."""
    node: Any
    script: Script

    def nodes(self, *types: str) -> Iterator[Defined]:
        """Yield the nodes of some types of all the code that runs."""
        for one in self.code:
            yield from (Defined(node, one.script) for node in walk(one.node) if node.type in types)

    def mentions(self, *words: str) -> bool:
        """Whether the code that runs holds one of some words."""
        return any(word in text(one.node) for one in self.code for word in words)


@memo
def page_scripts(page: Page) -> list[Script]:
    """Return the scripts that run in a page: written in its files, in the event attributes, or loaded from checked files."""
    found: dict[tuple[str, int], Script] = {}
    for template in page.composition.templates:
        if not template.mentions(("<script", " on", "\non")):
            continue
        own = page if template is page.template else page.project.page(template)
        written = [*scripts_of(own, page.project), *loaded_by(template.path, page.project)]
        for one in (each for each in written if not _is_library(each)):
            found.setdefault((one.path, one.start), one)
    return list(found.values())


_LONG_LINE = 1000
"""Characters of a line that nobody wrote by hand."""


@memo
def _is_library(script: Script) -> bool:
    """Whether a script was made for any page: packed in long lines, or named as such files are."""
    return ".min." in script.path or any(len(line) > _LONG_LINE for line in script.text.split("\n"))


@memo
def has_every_script(page: Page) -> bool:
    """Whether every script that a page loads was read: what none of them does, nobody does."""
    known = {one.path.rpartition("/")[2] for one in page_scripts(page)}
    for one in page.find("script"):
        source = (one.attr("src") or "").partition("?")[0]
        if "src" in one.attrs and not any(source.endswith(name) or f"/{name}'" in source or name in _written(one) for name in known):  # fmt: skip
            return False
    return True


def _written(element: Element) -> str:
    span = element.attribute_span("src")
    return element.template.source.text[span.start : span.end]


@memo
def answers(page: Page) -> list[Answer]:
    """Return what the scripts of a page answer to, in their order."""
    return [one for script in page_scripts(page) if _listens(script) for one in _answers(script, page)]


def _listens(script: Script) -> bool:
    return bool(event_of(script)) or any(word in script.text for word in (".addEventListener(", ".on", "$(", "jQuery("))


def _answers(script: Script, page: Page) -> Iterator[Answer]:
    event = event_of(script)
    if event and script.element is not None:
        code = _reached([Defined(script.root, script)]) if script.root is not None else ()
        yield Answer(event, (script.element,), False, code, script.root, script)
        return
    for node in script.walk("call_expression", "assignment_expression"):
        if node.type == "assignment_expression":
            left = field(node, "left")
            name = key_of(field(left, "property")) if left is not None and left.type == "member_expression" else None
            if name and name.startswith("on") and name[2:].isalpha():
                yield _answer(name[2:], field(left, "object"), field(node, "right"), node, script, page)
            continue
        callee, given = field(node, "function"), arguments(node)
        if callee is None or callee.type != "member_expression" or len(given) < 2:
            continue
        if key_of(field(callee, "property")) not in LISTENS:
            continue
        target = field(callee, "object")
        is_native = key_of(field(callee, "property")) == "addEventListener"
        handler = given[1] if is_native else given[-1]
        inner = text_made(given[1], script) if not is_native and len(given) > 2 else ""
        for words in words_of(given[0], script, page) or (_quoted(given[0], script),):
            for word in words.split():
                one = _answer(word.partition(".")[0], target, handler, node, script, page)
                if inner and UNKNOWN not in inner:  # jQuery's delegation: `$(document).on("click", ".choice", …)`
                    one = Answer(one.event, tuple(select(inner, page)), False, one.code, node, script)
                yield one


def _quoted(node: Any, script: Script) -> str:
    made = text_made(node, script)
    return "" if UNKNOWN in made else made


def _answer(event: str, target: Any, handler: Any, node: Any, script: Script, page: Page) -> Answer:
    code = _reached(functions(handler, script))
    on_page = is_root(target)
    return Answer(event, () if on_page else tuple(pointed(target, script, page)), on_page, code, node, script)


def _reached(first: list[Defined]) -> tuple[Defined, ...]:
    """Return some functions and those of the project that they call, a few calls away."""
    found = {(one.script.path, one.node.id): one for one in first}
    level = list(first)
    for _ in range(_HOPS):
        level = [
            inner
            for one in level
            for node in walk(one.node)
            if node.type == "call_expression"
            for inner in functions(field(node, "function"), one.script)
            if (inner.script.path, inner.node.id) not in found
        ]
        for one in level[: _FUNCTIONS - len(found)]:
            found[(one.script.path, one.node.id)] = one
        if not level or len(found) >= _FUNCTIONS:
            break
    return tuple(found.values())


def delegated(answer: Answer, page: Page) -> list[Element]:
    """Return the elements inside what is listened to that the code looks for from where an event happened."""
    found: dict[int, Element] = {}
    for one in answer.nodes("call_expression"):
        callee, given = field(one.node, "function"), arguments(one.node)
        if callee is None or callee.type != "member_expression" or not given:
            continue
        name, owner = key_of(field(callee, "property")), text(field(callee, "object"))
        if name not in ("closest", "matches") or not owner.endswith(("target", "this")):
            continue
        for each in select(text_made(given[0], one.script), page):
            if answer.on_page or any(around in each.ancestors for around in answer.elements):
                found[id(each)] = each
    return list(found.values())


def answering(element: Element, page: Page, *events: str) -> list[Answer]:
    """Return the answers to some events that happen on an element itself, in its page or in the first that use its file."""
    pages = (page, *islice(page.hosts, _HOSTS)) if page.is_shared else (page,)
    return [
        one
        for each in pages
        for one in answers(each)
        if one.event in events and any(known is element for known in one.elements)
    ]


def says(page: Page, *words: str) -> bool:
    """Whether a script of a page holds one of some words."""
    return any(word in one.text for one in page_scripts(page) for word in words) or any(
        word in inline_scripts(page) for word in words
    )
