"""Where a program goes on after something failed: what was tried, what is done then, and which failures it is done for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guichet.core.brackets import end_of_bracket
from guichet.core.findings import Span

_LONGEST = 4_000
"""Signs of what is tried, and of what is done when it fails, beyond which the rest is not read."""
_MOST = 200
"""Failures of one file that are looked at."""
_PYTHON = re.compile(r"^([ \t]*)(try|except|finally|else)\b([^\n:]*):", re.M)
_RUBY = re.compile(r"^([ \t]*)(begin|rescue|def|ensure|end)\b([^\n]*)", re.M)
_DO = re.compile(r"^([ \t]*)[^\n#]{1,200}\bdo(?: \|[^|\n]{0,60}\|)?[ \t]*$", re.M)
_TRIED = re.compile(r"\btry\s{0,4}\{")
_CATCH = re.compile(r"\s{0,40}\bcatch\b\s{0,4}(\([^()\n]{0,200}\))?\s{0,4}\{")
_PROMISE = re.compile(r"\.catch\(\s{0,4}(?:async )?(?:function\s?)?(\(?[\w$: ]{0,40}\)?)\s{0,4}(?:=>)?\s{0,4}(?=\{)")
_AFTER = re.compile(r"[;{}]\s*\n")
_STATEMENT = 600


@dataclass(frozen=True)
class Caught:
    """What is tried, what is done when it fails, and for which failures, as that is written."""

    tried: Span
    handled: Span
    failures: str


def caught_in(text: str, path: str) -> Iterator[Caught]:
    """Yield where a text of a program goes on after something failed, in order; nothing in a language that says it otherwise."""
    found = _indented(text) if path.endswith(".py") else _of_ruby(text) if path.endswith((".rb", ".rake")) else _between_braces(text)  # fmt: skip
    for at, one in enumerate(found):
        if at >= _MOST:
            return
        yield one


def _indented(text: str) -> Iterator[Caught]:
    """What Python tries, by how far its words stand from the margin."""
    tried: dict[str, tuple[int, int]] = {}
    words = list(_PYTHON.finditer(text))
    for one in words:
        indent = one[1]
        if one[2] == "try":
            tried[indent] = (one.end(), 0)
        elif one[2] == "except" and indent in tried:
            start, end = tried[indent]
            end = end or one.start()
            tried[indent] = (start, end)
            yield Caught(Span(start, end), Span(one.end(), _left(text, one.end(), indent)), one[3].strip())


def _left(text: str, start: int, indent: str) -> int:
    """Where the lines that stand further from the margin end."""
    at = text.find("\n", start) + 1 or len(text)
    end = at
    while at < len(text) and at - start < _LONGEST:
        stop = text.find("\n", at) + 1 or len(text)
        line = text[at:stop]
        if line.strip() and not (line.startswith(indent) and line[len(indent) : len(indent) + 1] in (" ", "\t")):
            return end
        end = stop if line.strip() else end
        at = stop
    return end


def _of_ruby(text: str) -> Iterator[Caught]:
    """What Ruby tries: a `rescue` is of the last word above that opens something as far from the margin."""
    opened: dict[str, tuple[int, int]] = {}
    words = sorted((*_RUBY.finditer(text), *_DO.finditer(text)), key=lambda one: one.start())
    for one in words:
        indent = one[1]
        word = one[2] if one.re is _RUBY else "do"
        if word in ("begin", "def", "do"):
            opened[indent] = (one.end(), 0)
        elif word == "rescue" and indent in opened:
            start, end = opened[indent]
            end = end or one.start()
            opened[indent] = (start, end)
            yield Caught(Span(start, end), Span(one.end(), _left(text, one.end(), indent)), one[3].strip())


def _between_braces(text: str) -> Iterator[Caught]:
    """What programs with braces try, and what a promise does when it is not kept."""
    for one in _TRIED.finditer(text):
        start = one.end()
        window = text[start - 1 : start + _LONGEST]
        end = start - 1 + end_of_bracket(window, 0)
        while (catch := _CATCH.match(text, end)) is not None:
            stop = catch.end() - 1
            stop += end_of_bracket(text[stop : stop + _LONGEST], 0)
            yield Caught(Span(start, end - 1), Span(catch.end(), stop - 1), (catch[1] or "").strip("()"))
            end = stop
    for one in _PROMISE.finditer(text):
        above = list(_AFTER.finditer(text, max(0, one.start() - _STATEMENT), one.start()))
        start = above[-1].end() if above else max(0, one.start() - _STATEMENT)
        stop = one.end() + end_of_bracket(text[one.end() : one.end() + _LONGEST], 0)
        yield Caught(Span(start, one.start()), Span(one.end() + 1, stop - 1), one[1].strip("()"))
