"""A macro, an include or a component as one call makes it: its text with what the call gives put in its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from guichet.core.findings import Span
from guichet.reading.templates.branches import Block
from guichet.reading.templates.given import Given, value_of
from guichet.reading.templates.html_context import Context
from guichet.reading.templates.masking import Kind, Token
from guichet.reading.templates.template import Template
from guichet.reading.templates.truth import Expression, expression

_PATH = re.compile(r"[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*$")
_DEFAULT = re.compile(
    r"^(?P<path>[A-Za-z_][\w.-]*)\s*(?:\|\s*default(?:_if_none)?\s*(?::|\()\s*|\bor\s+|\?\?\s*)(?P<other>[^()]*)\)?$"
)
_KEEPS = re.compile(r"^(?P<path>[A-Za-z_][\w.-]*)\s*\|\s*(?:safe|escape|e|trim|raw|capfirst|string|force_escape)\s*$")
_COMPARED = re.compile(r"""^(?P<path>[A-Za-z_][\w.-]*) (?P<sign>==|!=) (?P<value>"[^"]*"|'[^']*'|\w+)$""")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the made text: where it begins there, and where it comes from, in the owner or in the call."""

    at: int
    source: int
    given: Span | None


@dataclass
class Bindings:
    """What the names of a called template are: those given; those of `unset` are nothing, all others but `own` if closed."""

    given: Mapping[str, Given] = field(default_factory=dict)
    unset: frozenset[str] = frozenset()
    is_closed: bool = False
    own: frozenset[str] = frozenset()
    """Names that the called template gives a value itself, in a loop or by `with` and `set`."""

    def find(self, path: str) -> Given | str | None:
        """Return the value of a name, "" when it is certainly nothing, None when it is not known."""
        first, *rest = path.split(".")
        if first in self.own:
            return None
        value = self.given.get(first)
        if value is None:
            return "" if self.is_closed or first in self.unset else None
        for part in rest:
            if value.parts is None:
                return "" if value.text is not None else None
            if part not in value.parts:
                return ""
            value = value.parts[part]
        return value

    def truth(self, one: Expression) -> bool | None:
        """Return whether a condition holds for this call; None when it depends on more than the call."""
        if one.kind == "true":
            return True
        if one.kind == "not":
            inner = self.truth(one.parts[0])
            return None if inner is None else not inner
        if one.kind == "atom":
            return self._atom(one.atom)
        parts = [self.truth(part) for part in one.parts]
        decisive = one.kind == "or"
        if decisive in parts:
            return decisive
        return None if None in parts else not decisive

    def _atom(self, atom: str) -> bool | None:
        compared = _COMPARED.match(atom)
        if compared:
            value = self.find(compared["path"])
            text = value.text if isinstance(value, Given) else value
            wanted = compared["value"]
            if text is None or (wanted[0] not in "\"'" and not wanted.isdigit()):
                return None
            return (text == wanted.strip("\"'")) == (compared["sign"] == "==")
        if not _PATH.match(atom):
            return None
        value = self.find(atom)
        return value.is_true if isinstance(value, Given) else False if value == "" else None


@dataclass
class Expanded:
    """The text that a call makes, with what of it came from where."""

    text: str
    pieces: list[Piece]

    def origin(self, offset: int) -> int | None:
        """Return where an offset stands in the owner's text, None for what the call gave."""
        piece = self._piece(offset)
        return piece.source + offset - piece.at if piece.given is None else None

    def given_in(self, span: Span) -> Span | None:
        """Return where the first thing that the call gave inside a stretch is written."""
        for rank, piece in enumerate(self.pieces):
            end = self.pieces[rank + 1].at if rank + 1 < len(self.pieces) else len(self.text)
            if (
                piece.given is not None
                and piece.given.end
                and piece.at < max(span.end, span.start + 1)
                and end >= span.start
            ):
                return piece.given
        return None

    def _piece(self, offset: int) -> Piece:
        return self.pieces[max(0, bisect_right([piece.at for piece in self.pieces], offset) - 1)]


def expand(template: Template, start: int, end: int, bindings: Bindings) -> Expanded:
    """Return a stretch of a template with the names that a call gives put in, and the branches that it decides taken."""
    return _Expander(template, bindings).run(start, end)


class _Expander:
    def __init__(self, template: Template, bindings: Bindings) -> None:
        self.template = template
        self.bindings = bindings
        self.out: list[str] = []
        self.length = 0
        self.pieces: list[Piece] = []
        self.blocks: dict[int, Block] = {
            block.start: block for block in template.branches.blocks if block.name in ("if", "unless")
        }

    def run(self, start: int, end: int) -> Expanded:
        self._stretch(start, end)
        return Expanded("".join(self.out), self.pieces or [Piece(0, start, None)])

    def _copy(self, start: int, end: int) -> None:
        self._put(self.template.source.text[start:end], start, None)

    def _put(self, text: str, source: int, given: Span | None) -> None:
        if text:
            self.pieces.append(Piece(self.length, source, given))
            self.out.append(text)
            self.length += len(text)

    def _stretch(self, start: int, end: int) -> None:
        at = start
        for token in self.template.tokens_between(start, end):
            if token.start < at:
                continue
            block = self.blocks.get(token.start)
            if block is not None and (taken := self._decided(block)) is not None:
                self._copy(at, token.start)
                if taken >= 0:
                    self._stretch(block.starts[taken], self._end_of(block, taken))
                at = block.end
                continue
            made = self._made(token)
            if made is not None:
                self._copy(at, token.start)
                value, given = made
                quoted = token.context is not Context.TEXT
                self._put(escape(value, quote=quoted), token.start, given)
                at = token.end
        self._copy(at, end)

    def _end_of(self, block: Block, branch: int) -> int:
        if branch + 1 == len(block.starts):
            return block.content_end
        separator = self.template.token_at(block.starts[branch + 1] - 1)
        return separator.start if separator is not None else block.content_end

    def _decided(self, block: Block) -> int | None:
        """Return the branch that appears, -1 for none, None when the call does not decide."""
        for rank, condition in enumerate(block.conditions):
            holds = self.bindings.truth(expression(condition)) if condition else True
            if holds is None:
                return None
            if holds:
                return rank
        return -1

    def _made(self, token: Token) -> tuple[str, Span | None] | None:
        """Return what an output prints for this call, and where that was written; None when it is not known."""
        if token.kind is not Kind.OUTPUT:
            return None
        body = token.body.strip()
        kept = _KEEPS.match(body)
        if kept or _PATH.match(body):
            return _text_of(self.bindings.find(kept["path"] if kept else body))
        other = _DEFAULT.match(body)
        if other is None:
            return None
        first = self.bindings.find(other["path"])
        if isinstance(first, Given) and first.is_true is not False:
            return _text_of(first)
        if first is None:
            return None
        alternative = other["other"].strip()
        if _PATH.match(alternative) and value_of(alternative, 0).text is None:
            return _text_of(self.bindings.find(alternative))
        written = value_of(alternative, 0)
        return (written.text, None) if written.text is not None else None


def _text_of(value: Given | str | None) -> tuple[str, Span | None] | None:
    if isinstance(value, Given):
        return (value.text, value.span) if value.text is not None else None
    return (value, None) if value is not None else None
