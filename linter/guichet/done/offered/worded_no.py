"""Buttons that say no to what a service proposes, and that nobody can press before they have written enough."""

from __future__ import annotations

import re

from guichet.done.people.consent import accepts, refuses, words_of
from guichet.done.words import speaks_of
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page
from guichet.told.language.word_lists import lowered

_OFF = ("disabled", ":disabled", "v-bind:disabled", "x-bind:disabled", "[disabled]", "ng-disabled", "[attr.disabled]")
_COUNTED = re.compile(
    r"\.(?:length|size)\b(?:\(\))?\s*(?:[<>]|[!=]==?\s*0)|\bmin_?length\b|\.split\([^)]{0,20}\)\.length", re.I
)
_OFF_BY = re.compile(r"[:\[]?\bdisabled\]?=(?:\{([^}]{1,200})\}|\"([^\"]{1,200})\")")
_FAR = 400
_NAME = re.compile(r"[A-Za-z_$][\w$]{1,60}")


def is_off_until_written(button: Element, page: Page) -> bool:
    """Return whether a button that says no to something proposed waits for words, when those who say yes press theirs."""
    said = words_of(button)
    if not said or len(said) > 80 or not _declines(said) or accepts(said):
        return False
    return _is_proposed(button, page) and _waits(button, page)


def _declines(said: str) -> bool:
    return refuses(said) or speaks_of(lowered(said), "answers.declining")


def _is_proposed(button: Element, page: Page) -> bool:
    """Whether what stands around tells of what a service proposes for its own sake, and decides nobody's request."""
    texts = " ".join(str(one) for one in page.template.texts)[:4_000]
    around = f"{page.path} {texts} {words_of(button)}"
    return speaks_of(around, "leaving.proposed") and not speaks_of(f"{page.path} {words_of(button)}", "ways.requests")


def _waits(button: Element, page: Page) -> bool:
    """Whether it is off by a test of how much was written, by itself or through a name that the file gives that test."""
    text = page.project.text(page.path)
    expression = next((value for name in _OFF if (value := button.attr(name))), "") or _written(button, text)
    if not expression or _COUNTED.search(expression):
        return bool(expression)
    for name in dict.fromkeys(_NAME.findall(expression)):
        given = re.search(
            rf"\b{re.escape(name)}\b(?:\(\)\s*\{{\s*return|\s*:\s*\w{{1,20}}\s*=|\s*=)(?!=)\s*([^;\n]{{1,160}})", text
        )
        if given is not None and _COUNTED.search(given[1]):
            return True
    return False


def _written(button: Element, text: str) -> str:
    """What turns a button of a component off, as its file writes it: what it is translated into no longer says it."""
    said = words_of(button).strip()
    for found in re.finditer(re.escape(said), text) if said else ():
        before = text[max(0, found.start() - _FAR) : found.start()]
        opening = before.lower().rfind("<button")
        off = _OFF_BY.search(before, opening) if opening >= 0 else None
        if off is not None:
            return off[1] or off[2]
    return ""
