"""What a call of a template gives: `field("nom", label="Nom")`, `with alt="" only`, `({ label: { text: "Nom" } })`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from guichet.core.findings import Span
from guichet.reading.templates.translations import literal_of_text

_TOKEN = re.compile(
    r"""\s*(?:(?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?P<name>[@\w$][\w.$-]*)|(?P<mark>[{}()\[\],:=|]|[^\s\w"']))"""
)
_LITERALS = {"true": "true", "false": "", "none": "", "null": "", "undefined": "", "nil": ""}
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?$")
_OPEN, _CLOSE = "({[", ")}]"


@dataclass(frozen=True, slots=True)
class Given:
    """One value: a text written in full, an object of `parts`, a list of `items`, or unknown when it is none of these."""

    span: Span
    text: str | None = None
    parts: Mapping[str, Given] | None = None
    items: tuple[Given, ...] | None = None

    @property
    def is_true(self) -> bool | None:
        """Whether a condition on it holds; None when only running the template would tell."""
        if self.text is not None:
            return bool(self.text)
        if self.parts is not None or self.items is not None:
            return bool(self.parts or self.items)
        return None


@dataclass(slots=True)
class Arguments:
    """What a call gives, in order and by name; `is_open` when it passes on something that is not written out."""

    placed: list[Given] = field(default_factory=list)
    named: dict[str, Given] = field(default_factory=dict)
    is_open: bool = False


class _Reader:
    """Reads the arguments of a call from its text; an expression that is not a literal is unknown, never an error."""

    def __init__(self, text: str, start: int) -> None:
        self.start = start
        self.words = list(_words(text))
        self.at = 0

    def peek(self, ahead: int = 0) -> tuple[str, str]:
        """Return the kind and the text of a word, ("", "") past the end."""
        at = self.at + ahead
        return self.words[at][:2] if at < len(self.words) else ("", "")

    def arguments(self, until: str) -> Arguments:
        """Read what is given up to a closing mark, or to the end."""
        found = Arguments()
        while self.peek()[1] not in ("", until):
            if self.peek()[1] == ",":
                self.at += 1
                continue
            if self.peek()[1] in ("*", "."):
                found.is_open = True
                self.at += 1
                continue
            if self.peek()[0] == "name" and self.peek(1)[1] == "=" and self.peek(2)[1] != "=":
                name = self.peek()[1]
                self.at += 2
                found.named[name] = self.value()
            else:
                found.placed.append(self.value())
        return found

    def value(self) -> Given:
        """Read one value, up to a comma, a closing mark, or the next `name=`."""
        first = self.at
        kind, word = self.peek()
        made = self._simple(kind, word)
        if made is not None and not self._goes_on():
            return made
        self._skip()
        if self.at == first:
            self.at += 1
        return Given(self._span(first))

    def _simple(self, kind: str, word: str) -> Given | None:
        first = self.at
        if kind == "text":
            self.at += 1
            return Given(self._span(first, inside=True), text=word[1:-1].replace('\\"', '"').replace("\\'", "'"))
        if kind == "name" and (word.lower() in _LITERALS or _NUMBER.match(word)):
            self.at += 1
            return Given(self._span(first), text=_LITERALS.get(word.lower(), word))
        if kind == "name" and self.peek(1)[1] == "(" and (said := literal_of_text(word, self.peek(2)[1])) is not None and self.peek(3)[1] == ")":  # fmt: skip
            self.at += 4
            return Given(self._span(first), text=said)
        if word == "{":
            return self._object()
        return self._list() if word == "[" else None

    def _object(self) -> Given:
        first, parts = self.at, {}
        self.at += 1
        while self.peek()[1] not in ("", "}"):
            kind, word = self.peek()
            if kind in ("name", "text") and self.peek(1)[1] == ":":
                self.at += 2
                parts[word.strip("\"'")] = self.value()
            else:
                self.at += 1
        self.at += 1
        return Given(self._span(first), parts=parts)

    def _list(self) -> Given:
        first, items = self.at, []
        self.at += 1
        while self.peek()[1] not in ("", "]"):
            if self.peek()[1] == ",":
                self.at += 1
            else:
                items.append(self.value())
        self.at += 1
        return Given(self._span(first), items=tuple(items))

    def _goes_on(self) -> bool:
        """Whether more of the same expression follows: a filter, an operator, a choice."""
        kind, word = self.peek()
        if word in ("", ",", *_CLOSE):
            return False
        return not (kind == "text" or (kind == "name" and (self.peek(1)[1] == "=" or word in ("only", "as"))))

    def _skip(self) -> None:
        depth = 0
        while self.peek()[1]:
            kind, word = self.peek()
            if word in _OPEN:
                depth += 1
            elif word in _CLOSE:
                if not depth:
                    return
                depth -= 1
            elif not depth and (word == "," or (kind == "name" and self.peek(1)[1] == "=" and self.peek(2)[1] != "=")):
                return
            self.at += 1

    def _span(self, first: int, *, inside: bool = False) -> Span:
        last = self.words[min(self.at, len(self.words)) - 1]
        start, end = self.words[first][2], last[3]
        return Span(self.start + start + inside, self.start + end - inside)


def _words(text: str) -> Iterator[tuple[str, str, int, int]]:
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        yield kind, match[kind], match.start(kind), match.end(kind)


def arguments_of(text: str, start: int) -> Arguments:
    """Return what the inside of a call's parentheses gives, or what follows the name of a tag; `start` is its offset."""
    return _Reader(text, start).arguments(")")


def value_of(text: str, start: int) -> Given:
    """Return what one expression is."""
    return _Reader(text, start).value()
