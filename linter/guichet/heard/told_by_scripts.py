"""The words that scripts write in a page after someone acts, and where: a message, which is heard or is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from guichet.heard.answers import Answer, answers
from guichet.heard.pointed import is_root, pointed
from guichet.reading.scripts.definitions import Defined, bindings, calls_of
from guichet.reading.scripts.javascript import Script
from guichet.reading.scripts.scopes import Sort
from guichet.reading.scripts.syntax import NAMES, arguments, bare, field, key_of, parameters, text
from guichet.reading.scripts.texts import UNKNOWN, text_made
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page

_WRITTEN = frozenset({"textContent", "innerText", "innerHTML"})
_WRITES = frozenset({"text", "html"})
_INSERTS = frozenset("append appendChild prepend insertBefore after before replaceChildren replaceWith".split())
_ACTIONS = frozenset({"click", "submit", "change"})
_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"[^\W\d_]{2,}")
_DEPTH = 4


@dataclass(frozen=True, eq=False)
class Message:
    """Some words written in elements of a page as the answer to what someone did."""

    words: str
    elements: tuple[Element, ...]
    """What the words are written in; what they are put into, when the script makes an element for them."""
    answer: Answer
    node: Any
    script: Script
    """The script of the node, which may not be that of the answer."""


def messages(page: Page) -> Iterator[Message]:
    """Yield the sentences that the scripts of a page write after a click, a choice or a form that is sent."""
    for answer in answers(page):
        if answer.event not in _ACTIONS:
            continue
        for one in answer.nodes("assignment_expression", "call_expression"):
            target, value = _writing(one.node)
            if target is None:
                continue
            words = next((each for each in _said(value, one) if len(_WORD.findall(each)) > 1), "")
            if not words:
                continue
            elements = pointed(target, one.script, page) or _holders(target, one, answer, page)
            if elements:
                yield Message(words, tuple(elements), answer, one.node, one.script)


def _writing(node: Any) -> tuple[Any, Any]:
    """Return what is written in and what is written, (None, None) for anything else."""
    if node.type == "assignment_expression":
        left = field(node, "left")
        if left.type == "member_expression" and key_of(field(left, "property")) in _WRITTEN:
            return field(left, "object"), field(node, "right")
        return None, None
    callee, given = field(node, "function"), arguments(node)
    if callee is not None and callee.type == "member_expression" and len(given) == 1 and key_of(field(callee, "property")) in _WRITES:  # fmt: skip
        return field(callee, "object"), given[0]
    return None, None


def _said(node: Any, one: Defined, depth: int = 0) -> Iterator[str]:
    """Yield the texts that an expression may make: each side of a choice, what a function is given."""
    node = bare(node)
    if node is None or depth > _DEPTH:
        return
    if node.type == "ternary_expression":
        for side in ("consequence", "alternative"):
            yield from _said(field(node, side), one, depth + 1)
        return
    if node.type in NAMES:
        for each in bindings(node, one.script):
            if each.sort is Sort.PARAMETER and not each.keys:
                rank = next(
                    (at for at, held in enumerate(parameters(each.value)) if text(held) == text(each.node)), None
                )
                for call, script in calls_of(each.value, each.script):
                    given = arguments(call)
                    if rank is not None and rank < len(given):
                        yield from _said(given[rank], Defined(given[rank], script), depth + 1)
            elif each.sort is Sort.VALUE and not each.keys:
                yield from _said(each.value, Defined(each.value, each.script), depth + 1)
        return
    if node.type in ("template_string", "binary_expression"):
        yield _TAG.sub(" ", "".join(_pieces(node, one, depth)))
        return
    yield _TAG.sub(" ", text_made(node, one.script)).replace(UNKNOWN, " ")


def _pieces(node: Any, one: Defined, depth: int) -> Iterator[str]:
    """Yield the pieces of a text put together, each as it is first made."""
    for part in node.named_children:
        if part.type == "string_fragment":
            yield text(part)
        else:
            inner = part.named_children[0] if part.type == "template_substitution" else part
            yield next(_said(inner, one, depth + 1), " ")


def _holders(target: Any, one: Defined, answer: Answer, page: Page) -> list[Element]:
    """Return what an element that the script makes is put into; its role, when it is given one, is the script's to say."""
    if target.type not in NAMES or not any(_is_made(each.value) for each in bindings(target, one.script)):
        return []
    found: list[Element] = []
    for each in answer.nodes("call_expression"):
        callee, given = field(each.node, "function"), arguments(each.node)
        if callee is None or callee.type != "member_expression" or key_of(field(callee, "property")) not in _INSERTS:
            continue
        if any(text(part) == text(target) for part in given):
            owner = field(callee, "object")
            found.extend(page.find("body") if is_root(owner) else pointed(owner, each.script, page))
    return found


def _is_made(node: Any) -> bool:
    node = bare(node)
    if node is None or node.type != "call_expression":
        return False
    callee = field(node, "function")
    return (
        callee is not None
        and callee.type == "member_expression"
        and key_of(field(callee, "property")) == "createElement"
    )
