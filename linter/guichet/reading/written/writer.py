"""A template with its calls written out: what macros and includes are given, put where they print it.

Nothing is run. A condition that what is given decides keeps the branch that appears; what stays unknown stays a tag.
Every stretch knows where it comes from, so that what is seen in the whole is said where a person will mend it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping

from guichet.core.source import Source
from guichet.reading.templates.branches import Block
from guichet.reading.templates.html_context import Context
from guichet.reading.templates.library import Library
from guichet.reading.templates.masking import Kind, Token
from guichet.reading.templates.site import RUBY_SUFFIXES
from guichet.reading.templates.template import Template
from guichet.reading.written.calls import (
    Target,
    given_in,
    gives,
    include_target,
    macro_target,
    names_given,
    names_taken,
    tag_arguments,
)
from guichet.reading.written.components import calls_component, component_called, names_given_to, read_by_component
from guichet.reading.written.elements import called_as_elements
from guichet.reading.written.expressions import left_of, value_of
from guichet.reading.written.layouts import lost_blocks
from guichet.reading.written.macros import Macros
from guichet.reading.written.names import Names, names_in
from guichet.reading.written.naming import names_set
from guichet.reading.written.outside import NOTHING, Outside
from guichet.reading.written.phrases import phrase_asked
from guichet.reading.written.place import Place
from guichet.reading.written.reads import read_by
from guichet.reading.written.shown import is_ruby
from guichet.reading.written.values import Value, is_known, printed
from guichet.reading.written.written import Written

_LEFT = frozenset({"macro", "raw", "verbatim", "embed"})
"""Blocks that are copied as they are."""
_DEPTH = 12
_NESTED = 60


def written_out(
    template: Template, library: Library, outside: Outside = NOTHING, more: Mapping[str, Value] | None = None
) -> Template:
    """Return a template with its calls written out; the template itself when nothing that they are given is known.

    `outside` is what code gives, `more` what the pages that extend it give.
    """
    given = {**outside.names(template), **(more or {})}
    lost = [*outside.lost(template), *lost_blocks(template, library)]
    names = Names({name: value for name, value in given.items() if is_known(value)}, outside=outside)
    if not (lost or _asks(template) or names.matter(template)):
        return template
    writer = Writer(library, outside, given)
    writer.lost.extend(lost)
    writer.decided += len(lost)
    writer.know_macros(names, template)
    writer.stretch(Place(template, names), 0, len(template.source.text))
    if not writer.decided:
        return template
    source = template.source
    return Written(
        Source(source.path, "".join(writer.texts), source.digest, source.encoding, source.mark),
        pieces=tuple(writer.pieces),
        lost=tuple(writer.lost),
        unsaid=tuple(writer.unsaid),
    )


def _asks(template: Template) -> bool:
    """Whether a template calls something, or gives something to what it shows: a cheap first test."""
    is_ruby_s = template.path.endswith(RUBY_SUFFIXES)
    return is_ruby_s or gives(template) or calls_component(template) or bool(called_as_elements(template))


class Writer(Macros):
    """Writes a template out, stretch by stretch."""

    def __init__(self, library: Library, outside: Outside, given: Container[str] = ()) -> None:
        super().__init__(library, outside)
        self.given = given
        self.nested = 0

    def stretch(self, place: Place, start: int, end: int) -> None:
        """Write a stretch of a template; one that is nested too deep is left as it stands."""
        if self.nested == _NESTED:
            self.copy(place, start, end)
            return
        self.nested += 1
        pos = start
        for one in called_as_elements(place.template):
            if pos <= one.start < end:
                write = self.element(place, one)
                pos = self._tokens(place, pos, one.start) if write is not None else pos
                pos = write() if write is not None and pos == one.start else pos
        self._tokens(place, pos, end)
        self.nested -= 1

    def _tokens(self, place: Place, start: int, end: int) -> int:
        """Write a stretch in which no component is called as an element; return where to go on."""
        pos = start
        for token in place.template.tokens_between(start, end):
            if token.start < pos or token.kind is Kind.COMMENT:
                continue
            write = self._writer_of(place, token)
            if write is not None:
                self.copy(place, pos, token.start)
                pos = write()
        self.copy(place, pos, max(pos, end))
        return max(pos, end)

    def _writer_of(self, place: Place, token: Token) -> Callable[[], int] | None:
        """What writes a tag otherwise than as it stands; it returns where to go on."""
        if is_ruby(place.template, token):
            return self.ruby(place, token)
        if token.kind is Kind.OUTPUT:
            return self._output(place, token)
        block = place.template.branches.by_start.get(token.start)
        if token.name == "props" and place.call is not None:
            return lambda: token.end
        if token.name == "embed" and block is not None and (write := self.embed(place, token, block)) is not None:
            return write
        if block is not None and (block.name in _LEFT or (block.name == "set" and "=" not in token.body)):
            place.names.forget(token.body)
            return lambda: self._as_it_is(place, token.start, block.end)
        if token.name == "include":
            return self._include(place, token)
        self.name(place, token, block)
        if block is None:
            return self._component(place, token) or self._tag(place, token)
        handlers: dict[str, Callable[[Place, Token, Block], Callable[[], int] | None]] = {
            "if": self._if, "for": self._for, "with": self._with, "call": self._call_block, "block": self.block,
        }  # fmt: skip
        return handlers[block.name](place, token, block) if block.name in handlers else None

    def _as_it_is(self, place: Place, start: int, end: int) -> int:
        self.copy(place, start, end)
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
        if body.startswith("component(") and (write := self.component(place, token)) is not None:
            return write
        if token.context is Context.TEXT and (target := macro_target(place.template, body, self.library)) is not None:
            return lambda: self._inline(place, token, target, token.end, None)
        if (write := self._component(place, token)) is not None:
            return write
        if (key := phrase_asked(body, names)) is not None and "trans" in self.outside.words:
            return self.phrase(place, token, key)
        if not names.touch(body):
            return None
        text = printed(value_of(body, names))
        if text is not None:
            return lambda: self.said(place, token, text)
        written = left_of(body, names)
        return (lambda: self.said(place, token, f"{{{{ {written} }}}}", is_known=False)) if written != body else None

    def _caller(self, place: Place, token: Token) -> int:
        assert place.caller is not None
        self.stretch(*place.caller)
        return token.end

    # What is called

    def _is_full(self, place: Place) -> bool:
        return place.depth >= _DEPTH or self.is_full

    def _include(self, place: Place, token: Token) -> Callable[[], int] | None:
        if token.context not in (Context.TEXT, Context.RAW) or self._is_full(place):
            return None
        target = include_target(place.template, token, self.library)
        if target is None or target.template.extends is not None or target.template is place.template:
            return None
        names = names_given(token.body, place.names)
        if names is None or not (place.call or names.matter(target.template)):
            return None
        values, is_closed = given_in(token.body, place.names) or ({}, False)

        def write() -> int:
            read = read_by(target.template, 0, target.end, but=place.names.keys() - values.keys(), library=self.library)
            self.lose(place, token, values, read, is_sure=is_closed)
            if is_closed:
                self.lose_around(place, token, target, names)
                self.lose_asked(place, token, target, names, self.given)
            return self._called(place, token, target, names, token.end, None)

        return write

    def _component(self, place: Place, token: Token) -> Callable[[], int] | None:
        target = component_called(token) if token.context is Context.TEXT and not self._is_full(place) else None
        names = names_given_to(token, place.names) if target is not None else None
        if target is None or names is None:
            return None

        def write() -> int:
            self.lose(place, token, names.given, read_by_component(target.template))
            return self._called(place, token, target, names, token.end, None)

        return write

    def _tag(self, place: Place, token: Token) -> Callable[[], int] | None:
        """A tag of the project: what it shows by a template of its own, or prints, or keeps under a name."""
        if token.kind is not Kind.TAG or token.name not in self.outside.words or self._is_full(place):
            return None
        given = tag_arguments(token.body, place.names)
        if given is None:
            return None
        shown = self.outside.shown(token.name, given.places, given.by_name) if token.context is Context.TEXT else None
        path = self.library.resolve(shown.template, place.template.path) if shown is not None else None
        target = self.library.template(path) if path else None
        if shown is not None and target is not None and target.extends is None:
            names = Names(shown.names, is_closed=True)
            whole = Target(target, token.name, 0, len(target.source.text))
            read = shown.read

            def write() -> int:
                if read is not None:
                    self.lose(place, token, given.by_name, read)
                    self.lose_asked(place, token, whole, names, names_in(target) - names_set(target))
                return self._called(place, token, whole, names, token.end, None)

            return write
        value = self.outside.printed(token.name, given.places, given.by_name)
        if given.kept:
            place.names.give(given.kept, value)
            return None
        text = printed(value)
        return (lambda: self.said(place, token, text)) if text is not None else None

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
        self.lose_arguments(place, token, target, body or token.body)
        self.lose_content(place, token, target, caller)
        names.give("caller", caller is not None)
        if target.is_apart:
            self.leave_out(place, names, target)
            self.lose_around(place, token, target, names)
            self.lose_asked(place, token, target, names, self.given)
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
        names.outside = self.outside
        self.know_macros(names, target.template)
        inner = place.inside(target.template, names, token, target.name, caller)
        self.stretch(inner, target.start, target.end)
        return end
