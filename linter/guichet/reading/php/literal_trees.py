"""The tables that PHP writes out: constants, properties, variables and what functions return, as the trees that files of data are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.core.source import Source
from guichet.reading.data.trees import Tree

_TOKEN = re.compile(
    r"(?P<left>\s+|//[^\n]*|\#(?!\[)[^\n]*|/\*(?:[^*]|\*(?!/))*(?:\*/|\Z))"
    r"|(?P<long><<<[ \t]*(?P<quote>['\"]?)(?P<name>[A-Za-z_]\w{0,60})(?P=quote)\r?\n.{0,20000}?\n[ \t]*(?P=name)\b)"
    r"|(?P<text>'(?:[^'\\]|\\.)*(?:'|\Z)|\"(?:[^\"\\]|\\.)*(?:\"|\Z))"
    r"|(?P<word>[\w$\\]+(?:::[\w$]+)*)|(?P<sign>=>|->|.)",
    re.S,
)
_DEPTH = 8
_LONGEST = 80
_ENVIRONMENT = "env"
"""What Laravel reads a setting of the machine by: what is given second holds where nothing is set."""
_WITH_DEFAULT = 2
_OPENS, _CLOSES = frozenset("[({"), frozenset("])}")
_OWN = ("self::", "static::")
_MERGES = ("array_merge", "array_replace")
"""What makes one table of several."""


class Token(NamedTuple):
    """One word, text or sign of PHP."""

    kind: str
    text: str
    span: Span


@memo
def tokens_of(source: Source) -> tuple[Token, ...]:
    """Return what a file is written with, its comments left out."""
    return tuple(
        Token(found.lastgroup or "", found[0], Span(found.start(), found.end()))
        for found in _TOKEN.finditer(source.text)
        if found.lastgroup != "left"
    )


@memo
def trees_of(source: Source) -> tuple[Tree, ...]:
    """Return the tables that a file gives a name to or returns, in order; one that is another by its name holds what that holds."""
    if "<?" not in source.text:
        return ()
    tokens, found, function = tokens_of(source), [], ""
    known: dict[str, Tree] = {}
    for at, token in enumerate(tokens[:-1]):
        if token.text == "function" and tokens[at + 1].kind == "word":
            function = tokens[at + 1].text
        starts = tokens[at + 1].text in ("[", "array", "match", *_MERGES) or tokens[at + 1].text.startswith(_OWN)
        if token.text not in ("=", "return") or not starts:
            if token.text == "=" and at > 1 and _is_constant(tokens, at):
                name = _named(tokens, at)
                known.setdefault(name, Tree(name, source.path, tokens[at + 1].span, tokens[at + 1].text.strip("'\"")))
            continue
        name = (
            _named(tokens, at)
            if token.text == "=" and at
            else function or source.path.rpartition("/")[2].removesuffix(".php")
        )
        tree = _Reader(source, tokens, at + 1, known).value(name, 0)
        if tree.parts:
            known.setdefault(name, tree)
            found.append(tree)
    return tuple(found)


def _is_constant(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a name is given one text or one number for good: `const LIGNE = 'web';`."""
    declared = any(one.text == "const" for one in tokens[max(0, at - 3) : at])
    return declared and tokens[at + 1].kind in ("text", "word") and tokens[min(at + 2, len(tokens) - 1)].text == ";"


@memo
def constants_of(source: Source) -> tuple[Tree, ...]:
    """Return the texts and the numbers to which a file gives a name for good."""
    tokens = tokens_of(source) if "<?" in source.text else ()
    found = (at for at, one in enumerate(tokens[:-1]) if one.text == "=" and at > 1 and _is_constant(tokens, at))
    return tuple(
        Tree(_named(tokens, at), source.path, tokens[at + 1].span, tokens[at + 1].text.strip("'\"")) for at in found
    )


def _named(tokens: tuple[Token, ...], at: int) -> str:
    """What stands before an equals sign: a name, or the key of what is written into a table."""
    before = tokens[at - 2] if tokens[at - 1].text == "]" and at > 1 else tokens[at - 1]
    return _bare(before).lstrip("$")


def given_to(source: Source, method: str) -> Iterator[Tree]:
    """Yield what a method of this name is given, call by call: `->add('name', TextType::class, […])`."""
    tokens = tokens_of(source)
    for at in range(len(tokens) - 3):
        if tokens[at].text == "->" and tokens[at + 1].text == method and tokens[at + 2].text == "(":
            yield _Reader(source, tokens, at + 1, {}).value(method, 0)


def made_in(source: Source, kind: str) -> Iterator[Tree]:
    """Yield what the things of a class are made with: `new Assert\\Collection([…])`."""
    tokens = tokens_of(source) if kind in source.text else ()
    for at in range(len(tokens) - 2):
        if tokens[at].text == "new" and tokens[at + 1].text.rpartition("\\")[2] == kind and tokens[at + 2].text == "(":
            yield _Reader(source, tokens, at, {}).value(kind, 0)


def called_with(source: Source, function: str) -> Iterator[Tree]:
    """Yield what a function, or one that a class lends, is given, call by call: `Validator::make($all, […])`."""
    tokens = tokens_of(source) if function in source.text else ()
    for at in range(len(tokens) - 1):
        if tokens[at].text == function and tokens[at + 1].text == "(" and tokens[at - 1].text not in ("->", "function"):
            yield _Reader(source, tokens, at, {}).value(function, 0)


def tree_at(source: Source, at: int) -> Tree:
    """Return the value that begins at a word of a file, as a table or as the plain value that it is."""
    return _Reader(source, tokens_of(source), at, {}).value("", 0)


class _Reader:
    """Reads one value from where it begins."""

    def __init__(self, source: Source, tokens: tuple[Token, ...], at: int, known: dict[str, Tree]) -> None:
        self._source, self._tokens, self._at, self._known = source, tokens, at, known

    def value(self, key: str, depth: int) -> Tree:
        """Return the value that begins here, and stand after it."""
        first = self._tokens[self._at]
        following = self._tokens[self._at + 1].text if self._at + 1 < len(self._tokens) else ""
        if first.text == "[":
            tree = self._table(key, first, "]", depth)
        elif first.text == "array" and following == "(":
            self._at += 1
            tree = self._table(key, first, ")", depth)
        elif first.text == "match" and following == "(":  # what it answers to each word, as a table
            while self._at < len(self._tokens) - 1 and self._tokens[self._at].text != "{":
                self._at += 1
            tree = self._table(key, first, "}", depth)
        elif first.kind == "word" and (following == "(" or first.text == "new"):
            self._at += 1 if first.text != "new" else 2
            named = self._tokens[self._at - 1 : self._at] if first.text == "new" else (first,)
            name = named[0].text if named else ""  # a file may be cut short at the word `new`
            inside = self._at < len(self._tokens) and self._tokens[self._at].text == "("
            tree = self._table(key, first, ")", depth) if inside else Tree(key, self._source.path, first.span, None)
            merged = (
                tuple(part for one in tree.parts if one.value is None for part in one.parts) if name in _MERGES else ()
            )
            if name == _ENVIRONMENT and len(tree.parts) == _WITH_DEFAULT:
                tree = replace(tree.parts[1], key=key, span=tree.span)
            else:
                tree = replace(tree, value=None, parts=merged) if merged else replace(tree, value=name)
        else:
            tree = self._plain(key, first)
        self._skip()
        return tree

    def _plain(self, key: str, first: Token) -> Tree:
        held = self._known.get(first.text.partition("::")[2]) if first.text.startswith(_OWN) else None
        if held is not None:
            return replace(held, key=key, span=first.span)
        start = self._at
        self._skip()
        end = self._tokens[max(start, self._at - 1)].span.end
        if self._at == start + 1 and first.kind == "text":
            value = first.text[1:-1].replace("\\'", "'")
        else:
            value = self._source.text[first.span.start : end][:_LONGEST]
        return Tree(key, self._source.path, Span(first.span.start, max(end, first.span.end)), value)

    def _table(self, key: str, first: Token, closing: str, depth: int) -> Tree:
        """What the brackets that open here hold."""
        self._at += 1
        parts: list[Tree] = []
        while self._at < len(self._tokens) and self._tokens[self._at].text != closing:
            if self._tokens[self._at].text == "," or depth > _DEPTH:
                self._at += 1
                continue
            named = self._tokens[self._at + 1 : self._at + 2]
            name = ""
            if named and named[0].text == "=>":
                name = _bare(self._tokens[self._at])
                self._at += 2
            elif (
                named
                and named[0].text == ":"
                and self._tokens[self._at + 2 : self._at + 3][:1]
                and self._tokens[self._at + 2].text == "["
            ):
                name = self._tokens[self._at].text  # a table that is given by name: `fields: […]`
                self._at += 2
            if self._at >= len(self._tokens) or self._tokens[self._at].text in _CLOSES:
                break
            before = self._at
            parts.append(self.value(name, depth + 1))
            self._at = max(self._at, before + 1)
        end = self._tokens[min(self._at, len(self._tokens) - 1)].span.end
        self._at += 1
        return Tree(key, self._source.path, Span(first.span.start, end), None, tuple(parts))

    def _skip(self) -> None:
        """Stand at the comma, the arrow's end or the bracket that ends a value."""
        depth = 0
        while self._at < len(self._tokens):
            sign = self._tokens[self._at].text
            if not depth and (sign in (",", ";") or sign in _CLOSES):
                return
            depth += (sign in _OPENS) - (sign in _CLOSES)
            self._at += 1


def _bare(token: Token) -> str:
    if token.kind == "text":
        return token.text[1:-1]
    return token.text.rpartition("::")[2]
