"""Keys that open somebody's account, put after the `?` of an address: of a link, a frame or a picture of a page, or of what a script makes."""

from __future__ import annotations

import re
from typing import Any

from guichet.core.findings import Span
from guichet.done.nouns.places import runs_on_server
from guichet.reading.scripts.javascript import Script
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page

_LED = frozenset({"href", "src", "action", "data", "poster", "formaction"})
"""Attributes that lead somewhere, whatever a framework puts before their names."""
_PREFIX = re.compile(r"^(?:ng-attr-|ng-|v-bind:|x-bind:|data-ng-|:|\[)")
_KEY = r"(?P<key>(?:access|auth|authentication|session|user|api|login|id)_?[tT]oken|auth_?[kK]ey|jwt|bearer|PHPSESSID|JSESSIONID)"
_WRITTEN = re.compile(
    rf"[?&;]{_KEY}=(?:['\"`]\s{{0,3}}(?:\+|\.)\s{{0,3}}|\{{\{{\{{?|\$\{{|#\{{|<%=|<\?=|\{{!!|@)\s{{0,3}}(?P<value>[^}}\n]{{1,80}})"
)
"""A key in an address, and what a page or a script writes after it."""
_GIVEN = re.compile(
    rf"\w{{2,60}}_(?:path|url)\b[^)\n]{{0,160}}?[(,]\s?:?{_KEY}(?::|\s?=>)\s?(?P<value>[^,)\n]{{1,80}})"
)
"""The same, given by its name to what makes the address of a page."""
_ELSEWHERE = re.compile(r"^[^?]{0,40}://")
_OF_THE_SERVICE = re.compile(r"mapbox|\bmap|google|facebook|settings|config|\benv\b|public|csrf|null|undefined", re.I)
"""A key that is everyone's, or that of the service itself."""
_CONSTANT = re.compile(r"^(?:\w{1,40}\.)?[A-Z][A-Z0-9_]{3,}\b")
_MOST = 600


def key_led_by(element: Element, page: Page) -> tuple[Span, str] | None:
    """Return where an element of a page leads under an address that holds the key of an account, and what that is called."""
    if page.is_email or page.is_back_office:
        return None
    for one in element.attributes:
        if _PREFIX.sub("", one.name).rstrip("]") not in _LED or one.value_span is None:
            continue
        span = one.value_span
        key = _key_in(element.template.source.text[span.start : min(span.end, span.start + _MOST)])
        if key:
            return span, key
    return None


def key_made_by(node: Any, script: Script) -> str:
    """Return how the key of an account is called that a text made by a script puts in an address of the service; "" otherwise."""
    if runs_on_server(script.path) or (node.parent is not None and node.parent.type == "binary_expression"):
        return ""
    text = script.source_of(node)
    return _key_in(text) if len(text) < _MOST else ""


def _key_in(text: str) -> str:
    if _ELSEWHERE.match(text):
        return ""
    found = _WRITTEN.search(text) or _GIVEN.search(text)
    if found is None or _OF_THE_SERVICE.search(found["value"]) or _CONSTANT.match(found["value"]):
        return ""
    return found["key"]
