"""Buttons that put a window away, and keep an answer as they do."""

from __future__ import annotations

import re

from guichet.done.grounds.answers import of_name, of_value
from guichet.done.nouns.datum import Agreement
from guichet.done.people.consent import closes, is_about_cookies, refuses, words_of
from guichet.reading.scripts.javascript import event_named
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import visible

_CLICKS = frozenset({"v-on:click", "(click)", "ng-click"})
"""What frameworks call a click, whose code is read elsewhere, or in a language of their own."""
_CALLS = re.compile(r"^\s*\(?\s*(?:\w+\.){0,8}(\w+)\s*\(\s*['\"]?([\w-]*)['\"]?\s*\)?")


def agrees_by_closing(button: Element) -> str:
    """Return the attribute by which a button that only puts a window about trackers away keeps a yes; "" when none does."""
    name = next((one for one in button.attrs if button.attr(one) and _is_click(one)), "")
    said = f"{words_of(button)} {button.attr('aria-label') or ''} {button.attr('class') or ''}"
    if not name or not closes(said) or refuses(words_of(button)):
        return ""
    call = _CALLS.match(button.attr(name) or "")
    window = button.closest("dialog", "[role=dialog]", "[role=alertdialog]", "section", "aside", "div")
    if call is None or window is None or not is_about_cookies(visible(window.text)):
        return ""
    agrees = of_value(call[2], equal=True) if call[2] else of_name(call[1])
    return name if agrees is Agreement.GIVEN else ""


def _is_click(attribute: str) -> bool:
    return attribute in _CLICKS or event_named(attribute) == "click"
