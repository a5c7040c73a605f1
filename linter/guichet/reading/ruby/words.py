"""Ruby cut into words: names, texts with what is put in them, signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class Word(NamedTuple):
    """One word: its kind (name, constant, held, symbol, label, text, number, sign, line), what it says, where it begins."""

    kind: str
    text: str
    at: int
    parts: tuple[str | tuple[str, int], ...] = ()
    """For a text, its pieces: those that are code with where they begin."""
    is_apart: bool = False
    """Whether white space stands before it."""


_WORD = re.compile(
    r"""(?P<space>[ \t\r]+|\\\n|\#[^{\n][^\n]*|\#(?=\n)|\#$)|(?P<line>\n|;)
    |(?P<label>[A-Za-z_]\w*[?!]?:(?![:]))|(?P<held>@@?[A-Za-z_]\w*|\$\w+)|(?P<constant>(?:::)?[A-Z]\w*(?:::[A-Z]\w*)*)
    |(?P<symbol>:[A-Za-z_]\w*[?!=]?|:"[^"\n]*")|(?P<number>\d[\d_]*(?:\.\d+)?)|(?P<name>[a-z_]\w*[?!]?)
    |(?P<list>%[wiWI][\[({<])|(?P<quoted>%[qQ]?[({\[])|(?P<quote>["'`])
    |(?P<sign>\*\*|&&|\|\||<=>|===?|=~|!=|!~|<=|>=|<<|->|&\.|\.\.\.?|::|\|\|=|\+=|-=|=>|[-+*/%<>=!?:.,()\[\]{}|&~^])""",
    re.X,
)
_CLOSERS = {"[": "]", "(": ")", "{": "}", "<": ">"}
_ESCAPES = {"n": "\n", "t": "\t", "s": " ", "e": "", "0": ""}


class Unread(Exception):  # noqa: N818
    """This Ruby is more than what is read here."""


def words_of(code: str) -> list[Word]:
    """Return the words of a piece of Ruby. Raises Unread."""
    return list(_words(code))


def _words(code: str) -> Iterator[Word]:
    at, apart = 0, True
    while at < len(code):
        match = _WORD.match(code, at)
        if match is None:
            raise Unread
        kind, start = match.lastgroup or "", at
        at = match.end()
        if kind == "space":
            apart = True
            continue
        if kind == "quote":
            at, parts = _text(code, at, match[0], match[0] != "'")
            is_label = code.startswith(":", at) and not code.startswith("::", at)
            at += is_label
            yield Word("label" if is_label else "text", code[start + 1 : at - 1 - is_label], start, parts, apart)
        elif kind == "quoted":
            at, parts = _text(code, at, _CLOSERS[match[0][-1]], not match[0].startswith("%q"))
            yield Word("text", code[match.end() : at - 1], start, parts, apart)
        elif kind == "list":
            end = code.find(_CLOSERS[match[0][-1]], at)
            if end < 0:
                raise Unread
            yield Word("list", code[at:end], start, (), apart)
            at = end + 1
        else:
            text = match[0]
            if kind == "label":
                text = text[:-1]
            elif kind == "symbol":
                text = text[1:].strip('"')
            yield Word(kind, text, start, (), apart)
        apart = kind == "line"


def _text(code: str, at: int, closer: str, holds_code: bool) -> tuple[int, tuple[str | tuple[str, int], ...]]:
    parts: list[str | tuple[str, int]] = []
    said: list[str] = []
    depth = 0
    opener = next((one for one, other in _CLOSERS.items() if other == closer), "")
    while at < len(code):
        sign = code[at]
        if sign == "\\" and at + 1 < len(code):
            said.append(_ESCAPES.get(code[at + 1], code[at + 1]) if holds_code else code[at + 1])
            at += 2
        elif holds_code and code.startswith("#{", at):
            end = _end_of_code(code, at + 2)
            parts += ["".join(said), (code[at + 2 : end], at + 2)]
            said = []
            at = end + 1
        elif sign == closer and not depth:
            return at + 1, (*parts, "".join(said))
        else:
            depth += (sign == opener) - (sign == closer)
            said.append(sign)
            at += 1
    raise Unread


def _end_of_code(code: str, at: int) -> int:
    depth = 0
    while at < len(code):
        if code[at] in "\"'":
            quote = code[at]
            at += 1
            while at < len(code) and code[at] != quote:
                at += 2 if code[at] == "\\" else 1
        elif code[at] == "{":
            depth += 1
        elif code[at] == "}":
            if not depth:
                return at
            depth -= 1
        at += 1
    raise Unread
