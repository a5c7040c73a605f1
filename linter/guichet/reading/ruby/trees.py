"""Ruby as trees: the expressions, calls and small methods that templates and their helpers are written with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from guichet.reading.ruby.methods import pieces
from guichet.reading.ruby.nodes import Method, Node
from guichet.reading.ruby.reader import Reader
from guichet.reading.ruby.words import Unread, words_of


@lru_cache(maxsize=4096)
def expression_of(code: str) -> Node | None:
    """Return the one expression that a piece of Ruby is; None when it is more, or cannot be read."""
    try:
        reader = Reader(words_of(code.strip()))
        node = reader.statement()
        reader.skip_lines()
    except (Unread, RecursionError):
        return None
    return node if reader.is_done else None


@lru_cache(maxsize=4096)
def statements_of(code: str) -> tuple[Node, ...]:
    """Return the statements that a piece of Ruby is, one after the other; none when it cannot be read."""
    try:
        return Reader(words_of(code.strip())).body(())
    except (Unread, RecursionError):
        return ()


def methods_of(code: str) -> Iterator[Method]:
    """Yield the methods that a file of Ruby defines and that can be read."""
    for piece in pieces(code):
        try:
            made = Reader(words_of(piece.body)).body(())
            yield replace(_method(piece.name, piece.signature, made), start=piece.start, end=piece.end)
        except (Unread, RecursionError):
            continue


def _method(name: str, signature: str, body: tuple[Node, ...]) -> Method:
    reader = Reader(words_of(signature))
    places: list[tuple[str, Node | None]] = []
    by_name: list[tuple[str, Node | None]] = []
    rest = ""
    while not reader.is_done:
        word = reader.next()
        if word.kind == "label":
            is_needed = reader.is_done or reader.peek().text == ","
            by_name.append((word.text, None if is_needed else reader.expression()))
        elif word.text == "**":
            rest = reader.next().text if not reader.is_done else "**"
        elif word.text in ("&", "*"):
            reader.at += 1
        elif word.kind == "name":
            places.append((word.text, reader.expression() if reader.has("=") else None))
        elif word.kind != "line":
            raise Unread
        reader.has(",")
    return Method(name, tuple(places), tuple(by_name), rest, body)
