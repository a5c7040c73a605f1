"""Styles that hold for one component alone: what a build makes of their selectors."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from guichet.reading.styles.selectors import Selector, parse_selectors
from guichet.reading.styles.syntax import Sheet
from guichet.reading.templates.element import Element

MARK = "data-scope-mark"
"""The attribute of a `<style>` or a `<link>` that holds what the elements of its component bear."""
NAMES = "data-scope-names"
"""The attribute that holds what a build puts after each class: the stylesheet's names are its own."""
LANGUAGE = "data-scope-language"
"""The attribute that holds what a `<style>` is written in, where that is not CSS."""
_BEYOND = (":deep", "::v-deep", "/deep/", ">>>", ":global", "::v-global", ":slotted", ":host", "::ng-deep")
"""Selectors that reach out of the component, as it is written."""
_GLOBAL = re.compile(r":global\(([^()]*(?:\([^()]*\)[^()]*)*)\)|:global\s+")
_DEEP = re.compile(r"(?:::v-deep|::ng-deep|:deep|/deep/|>>>)(?:\(([^()]*(?:\([^()]*\)[^()]*)*)\))?\s*")
_PSEUDO = re.compile(r"(?<!\\):(?!not\(|is\(|where\()")
_LAST = re.compile(r"[\s>+~](?=[^\s>+~]*$)")
_CLASS = re.compile(r"\.(-?(?:[A-Za-z_]|[^\x00-\x7f])(?:[\w-]|[^\x00-\x7f])*)")


class Scope(NamedTuple):
    """What holds a stylesheet to one component: a mark on its elements, or an end to its classes."""

    mark: str = ""
    names: str = ""


def scope_of(element: Element) -> Scope:
    """Return what holds a `<style>` or a `<link>` to a component."""
    return Scope(element.attr(MARK) or "", element.attr(NAMES) or "")


@lru_cache(maxsize=64)
def in_scope(sheet: Sheet, scope: Scope) -> Sheet:
    """Return a stylesheet with its selectors as they are for one component."""
    if not any(scope):
        return sheet
    rules = (replace(one, selectors=tuple(_scoped(each, scope) for each in one.selectors)) for one in sheet.rules)
    return replace(sheet, rules=tuple(rules))


def _scoped(selector: Selector, scope: Scope) -> Selector:
    text = selector.text
    is_beyond = any(one in text for one in _BEYOND)
    if scope.names:
        text = text if is_beyond else _CLASS.sub(rf".\1{scope.names}", text)
        return parse_selectors(_GLOBAL.sub(r"\1", text))[0] if text != selector.text or is_beyond else selector
    if is_beyond:
        before, *_ = _DEEP.split(text, maxsplit=1)
        own = _marked(before.strip(), scope.mark) if before.strip() and len(before) < len(text) else before.strip()
        plain = f"{own} {_DEEP.sub(lambda found: found[1] or '', text[len(before) :])}"
        return next(iter(parse_selectors(_GLOBAL.sub(r"\1", plain).strip())), selector)
    return parse_selectors(_marked(text, scope.mark))[0]


def _marked(text: str, mark: str) -> str:
    """Return a selector that asks for a mark of what it is about."""
    last = _LAST.search(text)
    pseudo = _PSEUDO.search(text, last.end() if last else 0)
    at = pseudo.start() if pseudo else len(text)
    return f"{text[:at]}[{mark}]{text[at:]}"
