"""A template with its calls written out: what macros and includes are given, put where they print it.

Nothing is run. A condition that what is given decides keeps the branch that appears; what stays unknown stays a tag.
Every stretch knows where it comes from, so that what is seen in the whole is said where a person will mend it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from guichet.core.findings import Span
from guichet.core.source import Source
from guichet.reading.templates.branches import Block
from guichet.reading.templates.html_context import Context
from guichet.reading.templates.library import Library
from guichet.reading.templates.masking import Kind, Token
from guichet.reading.templates.template import Template
from guichet.reading.written.calls import Target, gives, include_target, macro_target, names_given, names_taken, sets
from guichet.reading.written.components import calls_component, component_called, names_given_to
from guichet.reading.written.expressions import given_as, put_in, value_of
from guichet.reading.written.names import Names
from guichet.reading.written.place import Place
from guichet.reading.written.values import UNKNOWN, Value, printed, truth_of
from guichet.reading.written.written import Call, Piece, Written

_DEPTH = 12
_LONGEST = 300_000
"""Characters beyond which calls are left as they are."""
_TURNS = 24
"""Turns of a loop over a written list that are written out."""
_SET = re.compile(r"([A-Za-z_]\w*)\s*=(?!=)\s*(.*)", re.S)
_WITH = re.compile(r"""([A-Za-z_]\w*)\s*=\s*((?:"[^"]*"|'[^']*'|[^\s"',])+)""")
_AS = re.compile(r"""((?:"[^"]*"|'[^']*'|[^\s"'])+)\s+as\s+([A-Za-z_]\w*)\s*$""")
_FOR = re.compile(r"([A-Za-z_]\w*(?:\s*,\s*[A-Za-z_]\w*)*)\s+in\s+(.+)", re.S)
_LEFT = frozenset({"macro", "raw", "verbatim", "embed"})
"""Blocks that are copied as they are."""


def written_out(template: Template, library: Library) -> Template:
    """Return a template with its calls written out; the template itself when nothing that they are given is known."""
    if not gives(template) and not calls_component(template):
        return template
    writer = Writer(library)
    writer.stretch(Place(template, Names()), 0, len(template.source.text))
    if not writer.decided:
        return template
    source = template.source
    return Written(
        Source(source.path, "".join(writer.texts), source.digest, source.encoding, source.mark),
        pieces=tuple(writer.pieces),
    )


class Writer:
    """Writes a template out, stretch by stretch."""

    turns_literals = False
    """Whether a loop over a list that is written there is turned as one over a known name is."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.texts: list[str] = []
        self.pieces: list[Piece] = []
        self.length = 0
        self.decided = 0

    def _emit(self, text: str, place: Place, source: Span, *, is_exact: bool) -> None:
        if text:
            self.pieces.append(Piece(self.length, place.template.path, source, is_exact, place.call))
            self.texts.append(text)
            self.length += len(text)

    def _copy(self, place: Place, start: int, end: int) -> None:
        self._emit(place.template.source.text[start:end], place, Span(start, end), is_exact=True)

    def stretch(self, place: Place, start: int, end: int) -> None:
        """Write a stretch of a template."""
        pos = start
        for token in place.template.tokens_between(start, end):
            if token.start < pos or token.kind is Kind.COMMENT:
                continue
            write = self._writer_of(place, token)
            if write is not None:
                self._copy(place, pos, token.start)
                pos = write()
        self._copy(place, pos, max(pos, end))

    def _writer_of(self, place: Place, token: Token) -> Callable[[], int] | None:
        """What writes a tag otherwise than as it stands; it returns where to go on."""
        if token.kind is Kind.OUTPUT:
            return self._output(place, token)
        block = place.template.branches.by_start.get(token.start)
        if block is not None and (block.name in _LEFT or (block.name == "set" and "=" not in token.body)):
            place.names.forget(token.body)
            return lambda: self._as_it_is(place, token.start, block.end)
        if token.name == "include":
            return self._include(place, token)
        if token.name in ("set", "assign") and (match := _SET.match(token.body)):
            place.names.give(match[1], given_as(match[2], place.names))
        if token.name in ("trans", "translate") and (match := _AS.match(token.body)):
            place.names.give(match[2], given_as(f"_({match[1]})", place.names))
        if block is None:
            return self._component(place, token)
        handlers: dict[str, Callable[[Place, Token, Block], Callable[[], int] | None]] = {
            "if": self._if, "for": self._for, "with": self._with, "call": self._call_block, "block": self._block,
        }  # fmt: skip
        return handlers[block.name](place, token, block) if block.name in handlers else None

    def _as_it_is(self, place: Place, start: int, end: int) -> int:
        self._copy(place, start, end)
        return end

    # What prints

    def _output(self, place: Place, token: Token) -> Callable[[], int] | None:
        body, names = token.body, place.names
        if place.template.source.text[token.start : token.start + 2] != "{{" or token.context is Context.COMMENT:
            return None
        if place.caller is not None and re.match(r"caller\s*\(", body):
            return lambda: self._caller(place, token)
        if body.startswith("include"):
            return self._include(place, token)
        if token.context is Context.TEXT and (target := macro_target(place.template, body, self.library)) is not None:
            return lambda: self._inline(place, token, target, token.end, None)
        if (write := self._component(place, token)) is not None:
            return write
        if not names.touch(body):
            return None
        text = printed(value_of(body, names))
        if text is not None:
            return lambda: self._said(place, token, text)
        written = put_in(body, names)
        return (lambda: self._said(place, token, f"{{{{ {written} }}}}", is_known=False)) if written != body else None

    def _said(self, place: Place, token: Token, text: str, *, is_known: bool = True) -> int:
        self.decided += is_known
        self._emit(text, place, Span(token.start, token.end), is_exact=False)
        return token.end

    def _caller(self, place: Place, token: Token) -> int:
        assert place.caller is not None
        self.stretch(*place.caller)
        return token.end

    # What is called

    def _is_full(self, place: Place) -> bool:
        return place.depth >= _DEPTH or self.length > _LONGEST

    def _include(self, place: Place, token: Token) -> Callable[[], int] | None:
        if token.context not in (Context.TEXT, Context.RAW) or self._is_full(place):
            return None
        target = include_target(place.template, token, self.library)
        if target is None or target.template.extends is not None or target.template is place.template:
            return None
        names = names_given(token.body, place.names)
        if names is None or not (place.call or names.matter(target.template)):
            return None
        return lambda: self._called(place, token, target, names, token.end, None)

    def _component(self, place: Place, token: Token) -> Callable[[], int] | None:
        target = component_called(token) if token.context is Context.TEXT and not self._is_full(place) else None
        names = names_given_to(token, place.names) if target is not None else None
        if target is None or names is None:
            return None
        return lambda: self._called(place, token, target, names, token.end, None)

    def _call_block(self, place: Place, token: Token, block: Block) -> Callable[[], int] | None:
        body = re.sub(r"^\([^)]*\)\s*", "", token.body)
        target = macro_target(place.template, body, self.library)
        if target is None:
            return None
        caller = (place, block.starts[0], block.content_end)
        return lambda: self._inline(place, token, target, block.end, caller, body)

    def _inline(
        self,
        place: Place,
        token: Token,
        target: Target,
        end: int,
        caller: tuple[Place, int, int] | None,
        body: str = "",
    ) -> int:
        names = None if self._is_full(place) else names_taken(target, body or token.body, place.names)
        if names is None:
            return self._as_it_is(place, token.start, token.end)
        names.give("caller", caller is not None)
        return self._called(place, token, target, names, end, caller)

    def _called(
        self,
        place: Place,
        token: Token,
        target: Target,
        names: Names,
        end: int,
        caller: tuple[Place, int, int] | None,
    ) -> int:
        call = place.call or Call(Span(token.start, token.end), f"{target.template.path}#{target.name}")
        self.stretch(Place(target.template, names, call, caller, place.depth + 1), target.start, target.end)
        return end

    def _block(self, place: Place, token: Token, block: Block) -> Callable[[], int] | None:
        """A block of an included file: its content alone, for it fills nothing of the page's layout."""
        return (lambda: self._within(place, place.names, token, block)) if place.call else None

    # What decides

    def _if(self, place: Place, token: Token, block: Block) -> Callable[[], int] | None:
        is_tag = place.template.source.text.startswith("{%", block.start)
        if not is_tag or not (any(map(place.names.touch, block.conditions)) or sets(place.template, block)):
            return None
        return lambda: self._branches(place, block)

    def _branches(self, place: Place, block: Block) -> int:
        kept: list[tuple[int, str]] = []
        for number, condition in enumerate(block.conditions):
            truth = truth_of(value_of(condition, place.names)) if condition else True
            self.decided += bool(condition) and truth is not None
            if truth is not False:
                kept.append((number, put_in(condition, place.names) if truth is None else ""))
            if truth:
                break
        after: list[Names] = []
        is_open = bool(kept and kept[0][1])
        ends = [*(start for start in block.starts[1:]), block.content_end]
        for rank, (number, condition) in enumerate(kept):
            tag = place.template.token_at(block.starts[number] - 1)
            if is_open and tag is not None:
                written = f"{{% {'elif' if rank else 'if'} {condition} %}}" if condition else "{% else %}"
                self._emit(written, place, Span(tag.start, tag.end), is_exact=False)
            names = place.names if not is_open else place.names.copy()
            closing = place.template.token_at(ends[number] - 1) if number + 1 < len(ends) else None
            self.stretch(place.turn(names), block.starts[number], closing.start if closing else block.content_end)
            after.append(names)
        if is_open:
            self._emit("{% endif %}", place, Span(block.content_end, block.end), is_exact=False)
            place.names.doubt(after)
        return block.end

    def _for(self, place: Place, token: Token, block: Block) -> Callable[[], int] | None:
        match = _FOR.match(token.body)
        if match is None or not place.template.source.text.startswith("{%", token.start):
            return None
        asked = self.turns_literals or place.names.touch(match[2])
        value = value_of(match[2], place.names) if asked else UNKNOWN
        if isinstance(value, list) and len(value) <= _TURNS and match[1].isidentifier():
            return lambda: self._turns(place, match[1], value, block)
        return lambda: self._loop(place, token, match, block)

    def _turns(self, place: Place, name: str, items: list[Value], block: Block) -> int:
        self.decided += 1
        otherwise = place.template.token_at(block.starts[1] - 1) if len(block.starts) > 1 else None
        end = otherwise.start if otherwise else block.content_end
        for number, item in enumerate(items):
            state = {"first": not number, "last": number + 1 == len(items), "length": len(items)}
            names = place.names.copy()
            names.give(name, item)
            names.give("loop", {**state, "index": number + 1, "index0": number})
            names.give("forloop", {**state, "counter": number + 1, "counter0": number})
            self.stretch(place.turn(names), block.starts[0], end)
        if not items and otherwise is not None:
            self.stretch(place, block.starts[1], block.content_end)
        return block.end

    def _loop(self, place: Place, token: Token, match: re.Match[str], block: Block) -> int:
        names = place.names.copy()
        held = re.findall(r"\w+", match[1])
        for name in (*held, "loop", "forloop"):
            names.give(name, UNKNOWN)
        written = put_in(match[2], place.names)
        if written == match[2]:
            self._copy(place, token.start, token.end)
        else:
            self._said(place, token, f"{{% for {match[1]} in {written} %}}", is_known=False)
        self.stretch(place.turn(names), token.end, block.content_end)
        self._copy(place, block.content_end, block.end)
        place.names.doubt([names], but=(*held, "loop", "forloop"))
        return block.end

    def _with(self, place: Place, token: Token, block: Block) -> Callable[[], int] | None:
        names = place.names.copy()
        as_named = _AS.match(token.body)
        given = [(as_named[2], as_named[1])] if as_named else _WITH.findall(token.body)
        for name, written in given:
            names.give(name, given_as(written, place.names))
        return lambda: self._within(place, names, token, block)

    def _within(self, place: Place, names: Names, token: Token, block: Block) -> int:
        is_fill = block.name == "block"
        self._copy(place, token.start, token.start if is_fill else token.end)
        self.stretch(place.turn(names), token.end, block.content_end)
        self._copy(place, block.content_end, block.content_end if is_fill else block.end)
        return block.end
