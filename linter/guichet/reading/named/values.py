"""What is written under a name in plain sight, in any language: numbers, texts, yes and no, each with the names around it.

Files of data are read as trees; programs by their words alone, so that a shape which nobody reads says it too. What is
found may be asked about: who reads it is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.core.source import Source
from guichet.reading.data.documents import DATA_SUFFIXES, document_at
from guichet.reading.data.trees import Tree, tree_of

_TOKEN = re.compile(
    r"(?P<left>//[^\n]*|\#(?![\[{])[^\n]*|--[ \t][^\n]*|/\*(?:[^*]|\*(?!/))*(?:\*/|\Z)|[^\S\n]+)"
    r"|(?P<text>'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"|`(?:[^`\\]|\\.)*`)"
    r"|(?P<number>\d[\d_]*(?:\.\d+)?)|(?P<word>[$@:]?[^\W\d]\w*[?!]?)|(?P<sign>\\.|=>|:=|::|->|[=!<>]=+|&&|\|\||.)",
    re.S,
)
"""Its signs take what is escaped with what escapes it, as its texts do: a text that nothing closes is looked for once."""
_OWNERS = frozenset({"class", "module", "interface", "struct", "enum", "object", "trait", "record"})
_FUNCTIONS = frozenset({"def", "function", "func", "fun", "fn"})
_OPENS, _CLOSES = frozenset("([{"), frozenset(")]}")
_GIVES = frozenset({"=", ":", "=>", ":="})
_PLAIN = re.compile(r"[\w.\-+*/ '\"()\[\]%:,À-ÿ]{1,80}")
_LONGEST = 80
_NEAR = 400
"""Signs of the brackets around a value beyond which what they hold says nothing of it: its line does."""
_MOST = 60_000
"""Signs beyond which a file is a record."""
_TAIL = 3
_DEEP = 20
"""Brackets around a value beyond which what opens them is far from it."""
_WORDS = 16
"""Words and signs beyond which a value is worked out."""
_PARAMETERS = "()"
_FROZEN = [".", "freeze"]
"""What Ruby writes after a text that is a constant."""


@dataclass(frozen=True)
class Named:
    """One value: the name that it is under, the names around that one from the outermost, and what is written beside it."""

    name: str
    value: str
    path: str
    span: Span
    around: tuple[str, ...]
    beside: str

    @property
    def said(self) -> str:
        """All the names that lead to it, its own last."""
        return " ".join((*self.around, self.name))

    @property
    def shown(self) -> str:
        """The value under its name, as a message shows it."""
        return f"{self.name}: {self.value}"[:_LONGEST] if self.name else self.value[:_LONGEST]


def named_in(source: Source, project: Any) -> tuple[Named, ...]:
    """Return what a file of data or of a program writes under names, in order; nothing when it is too long."""
    if len(source.text) > _MOST:
        return ()
    if source.path.endswith(DATA_SUFFIXES):
        document = document_at(source.path, project)
        tree = tree_of(document) if document is not None else None
        return tuple(in_tree(tree)) if tree is not None else ()
    return _in_program(source)


def in_tree(tree: Tree) -> Iterator[Named]:
    """Yield what a table holds under its keys; an item of a list is under the key of the list."""
    own = tree.path.split("/")[-_TAIL:]
    for around, holder in tree.walk():
        keys = tuple(one.key for one in (*around, holder) if one.key)
        beside = "" if len(holder.leaves) > 20 else " ".join(f"{one.key} {one.value or ''}" for one in holder.leaves)[:_NEAR]  # fmt: skip
        for one in holder.leaves:
            names = keys if one.key else keys[:-1]
            yield Named(one.key or (keys[-1] if keys else ""), one.value or "", one.path, one.span, (*own, *names), beside)  # fmt: skip


@memo
def _in_program(source: Source) -> tuple[Named, ...]:
    return tuple(_Words(source).named())


class _Words:
    """Reads a program word by word, with the brackets that are open and what was declared last."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.words = [one for one in _TOKEN.finditer(source.text) if one.lastgroup != "left"]
        self.closing = self._pairs()
        self.open: list[tuple[str, int, int]] = []
        self.owner, self.function = "", ""

    def _pairs(self) -> dict[int, int]:
        """Where each bracket that opens is closed."""
        held: list[int] = []
        closed = {}
        for at, one in enumerate(self.words):
            if one[0] in _OPENS:
                held.append(at)
            elif one[0] in _CLOSES and held:
                closed[held.pop()] = at
        return closed

    def named(self) -> Iterator[Named]:
        """Yield every plain value under the name that it is given."""
        name = ""
        for at, one in enumerate(self.words):
            sign = one[0]
            if sign in _OWNERS and self._is_word(at + 1):
                self.owner, self.function = self.words[at + 1][0], ""
            elif sign in _FUNCTIONS and self._is_word(at + 1):
                self.function = self.words[at + 1][0]
            elif sign in _OPENS:
                if sign == "{" and at and self.words[at - 1][0] == ")":
                    self.function = self._called(at - 1) or self.function
                name = _PARAMETERS if sign == "(" and self._declares(at) else self._opened_by(at)
                self.open.append((name, at, self.closing.get(at, at)))
            elif sign in _CLOSES:
                del self.open[-1:]
            elif sign in _GIVES or sign == "return":
                name = self.function if sign == "return" else self._given(at)
                is_given = any(opened == _PARAMETERS for opened, _, _ in self.open[-2:])
                value = self._value(at + 1) if name and not is_given else None
                if value is not None:
                    span, text = value
                    yield Named(name, text, self.source.path, span, self._around(), self._beside(at))

    def _declares(self, at: int) -> bool:
        """Whether brackets hold what a function is given: what it holds at first is no setting."""
        before = [one[0] for one in self.words[max(0, at - 2) : at]]
        after = self.closing.get(at, at) + 1
        if any(one in _FUNCTIONS for one in before):
            return True
        return after < len(self.words) and self.words[after][0] in ("{", "=>") and not any(one in _OWNERS for one in before)  # fmt: skip

    def _is_word(self, at: int) -> bool:
        return at < len(self.words) and self.words[at].lastgroup == "word"

    def _called(self, closed: int) -> str:
        """The name before the brackets that end just before a body, when that is a function's."""
        start = next((at for at in range(closed, max(-1, closed - 60), -1) if self.closing.get(at) == closed), 0)
        before = self.words[start - 1][0] if start else ""
        return before if before not in ("if", "for", "while", "switch", "catch", "foreach", "elseif") and self._is_word(start - 1) else ""  # fmt: skip

    def _opened_by(self, at: int) -> str:
        """The name of what a bracket opens: a key, what is called, what is given."""
        back = at - 1
        while back > 0 and self.words[back][0] in (*_GIVES, "new", "\n"):
            back -= 1
        one = self.words[back] if back >= 0 else None
        return one[0].strip("'\"`:$@") if one is not None and one.lastgroup in ("word", "text") else ""

    def _given(self, at: int) -> str:
        """The name before what gives it a value; one of a typed name stands before its type, a function's before its brackets."""
        back = at - 1
        if back > 1 and self.words[at][0] == "=" and self.words[back - 1][0] == ":":
            back -= 2
        if back > 1 and self.words[back][0] == "]" and self.words[back - 1].lastgroup == "text":
            back -= 1
        one = self.words[back] if back >= 0 else None
        if one is None or len(one[0]) >= _LONGEST:
            return ""
        if one[0] == ")":
            return self.function
        return one[0].strip("'\"`:$@") if one.lastgroup in ("word", "text") else ""

    def _value(self, start: int) -> tuple[Span, str] | None:
        """The plain value that begins at a word, and where it is written; None when it is worked out, or is a table."""
        depth, at, most = 0, start, start + _WORDS
        while at < len(self.words):
            if at > most:
                return None
            sign = self.words[at][0]
            depth += (sign in _OPENS) - (sign in _CLOSES)
            if depth < 0 or (not depth and sign in (",", ";", "\n")):
                break
            at += 1
        if at == start or self.words[start][0] == "{" or (self.words[start][0] == "[" and self._is_nested(start, at)):
            return None
        span = Span(self.words[start].start(), self.words[at - 1].end())
        text = self.source.text[span.start : span.end]
        if self.words[start].lastgroup == "text" and [one[0] for one in self.words[start + 1 : at]] in ([], _FROZEN):
            return span, self.words[start][0][1:-1]
        return (span, text) if _PLAIN.fullmatch(text) else None

    def _is_nested(self, start: int, end: int) -> bool:
        """Whether a list holds anything else than plain values."""
        return any(one[0] in _OPENS for one in self.words[start + 1 : end])

    def _around(self) -> tuple[str, ...]:
        path = self.source.path.split("/")[-_TAIL:]
        return (
            *path,
            *(
                one
                for one in (self.owner, self.function, *(name for name, _, _ in self.open[-_DEEP:]))
                if one and one != _PARAMETERS
            ),
        )

    def _beside(self, at: int) -> str:
        """What the nearest brackets hold, or the line and the next when they hold much."""
        for _, start, end in reversed(self.open[-1:]):
            span = Span(self.words[start].start(), self.words[end].end())
            if span.end - span.start < _NEAR:
                return self._line(span.start, span.end)
        return self._line(self.words[at].start(), self.words[at].end())

    def _line(self, start: int, end: int) -> str:
        """The line of a place, as far as it is near; with that of the name that it marks, when it is a mark above one: `@Column({default: true})`."""
        text, least, most = self.source.text, max(0, start - _NEAR), end + _NEAR
        first = max(least, text.rfind("\n", least, start) + 1)
        last = text.find("\n", end, most)
        if last >= 0 and text[first : first + 80].lstrip().startswith(("@", "#[")):
            last = text.find("\n", last + 1, most)
        return text[first : last if last >= 0 else most]
