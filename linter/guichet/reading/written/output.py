"""What is written out so far, and where each stretch of it comes from."""

from __future__ import annotations

from collections.abc import Container, Mapping

from guichet.core.findings import Span
from guichet.reading.templates.library import Library
from guichet.reading.templates.masking import OUTPUT, Token, visible
from guichet.reading.written.calls import Target
from guichet.reading.written.expressions import arguments_of, parameters_of
from guichet.reading.written.lost import (
    CALLER,
    Lost,
    Unsaid,
    alternatives_printed,
    errors_asked,
    lost_in,
    printed_always,
    said_around,
    shortened,
)
from guichet.reading.written.names import Names, names_in
from guichet.reading.written.naming import names_set
from guichet.reading.written.outside import Outside
from guichet.reading.written.place import Captured, Place
from guichet.reading.written.reads import Read, keys_read, read_by
from guichet.reading.written.values import UNDEFINED, UNKNOWN, OpenTable, Value
from guichet.reading.written.written import Piece

GLOBAL = frozenset({"config", "request", "session", "g"})
"""What an engine gives to every macro, imported with its context or not."""

_LONGEST = 300_000
"""Characters beyond which calls are left as they are."""
_MOST = 20_000
"""Stretches of files beyond which they are too: some show nothing."""


class Output:
    """Texts one after the other, each with its place in the files."""

    given: Container[str] = frozenset()
    """The names that code gives to the page, known or not."""

    def __init__(self, library: Library, outside: Outside) -> None:
        self.library = library
        self.outside = outside
        self.texts: list[str] = []
        self.pieces: list[Piece] = []
        self.length = 0
        self._stretches = 0
        self.lost: list[Lost] = []
        self.unsaid: list[Unsaid] = []
        self.decided = 0
        """How much was known of what was written out."""

    @property
    def is_full(self) -> bool:
        """Whether too much was written for one page: what shows a part twice, which does so too, doubles at each step."""
        return self.length > _LONGEST or self._stretches > _MOST

    def stretch(self, place: Place, start: int, end: int) -> None:
        """Write a stretch of a template."""
        raise NotImplementedError

    def lose(
        self,
        place: Place,
        token: Token,
        given: Mapping[str, Value],
        read: Read,
        *,
        under: str = "",
        is_table: bool = False,
        is_sure: bool = True,
    ) -> None:
        """Note the texts that a call gives and that what it calls does not read."""
        for name, text, wanted, path, where in lost_in(given, read, under=under, is_table=is_table):
            self.decided += 1
            span = Span(token.start, token.end)
            self.lost.append(Lost(place.template.path, span, name, text, wanted, path, where, is_sure))

    def lose_around(self, place: Place, token: Token, target: Target, names: Names) -> None:
        """Note the texts given around a call that lets nothing of them through, and that what it calls prints."""
        own = names_set(target.template) | {name for name, _ in parameters_of(target.signature)}
        for name, where in printed_always(target.template, target.start, target.end):
            text = said_around(name, place.names.given.get(name))
            if text and name not in own and names.given.get(name, UNDEFINED) is UNDEFINED:
                self.decided += 1
                span = Span(token.start, token.end)
                reader = target.template.path
                self.lost.append(Lost(place.template.path, span, name, text, name, reader, where, is_sure=True))

    def lose_asked(self, place: Place, token: Token, target: Target, names: Names, known: Container[str]) -> None:
        """Note the errors and the alternatives that what is called would show, and that do not reach it: nothing gives them there."""
        asked = (errors_asked, alternatives_printed)
        for name, where in (one for ask in asked for one in ask(target.template, target.start, target.end)):
            if name in known and names.get(name, UNKNOWN) is UNDEFINED:
                self.decided += 1
                span = Span(token.start, token.end)
                reader = target.template.path
                self.lost.append(Lost(place.template.path, span, name, "", name, reader, where, is_sure=True))

    def emit(self, text: str, place: Place, source: Span, *, is_exact: bool) -> None:
        """Write a text that stands for a stretch of a file, letter by letter or as a whole."""
        self._stretches += 1
        if text:
            self.pieces.append(Piece(self.length, place.template.path, source, is_exact, place.call, place.via))
            self.texts.append(text)
            self.length += len(text)

    def copy(self, place: Place, start: int, end: int) -> None:
        """Write a stretch of a file as it stands."""
        self.emit(place.template.source.text[start:end], place, Span(start, end), is_exact=True)

    def said(self, place: Place, token: Token, text: str, *, is_known: bool = True) -> int:
        """Write what a tag prints; return where to go on."""
        self.decided += is_known
        self.emit(text, place, Span(token.start, token.end), is_exact=False)
        return token.end

    def captured(self, one: Captured) -> None:
        """Write what a page gives to be shown elsewhere."""
        at = one.start
        self._edge(one, at, f"<{one.box}>")
        for start, end in one.left_out:
            self.stretch(one.place, at, start)
            at = end
        self.stretch(one.place, at, one.end)
        self._edge(one, one.end, f"</{one.box}>")

    def _edge(self, one: Captured, at: int, tag: str) -> None:
        if one.box:
            self.emit(tag, one.place, Span(at, at), is_exact=False)

    def lose_arguments(self, place: Place, token: Token, target: Target, body: str) -> None:
        """Note the texts that a call gives under a name that is no parameter, or no key that the macro reads."""
        given = arguments_of(body, place.names)
        if given is None:
            return
        read = read_by(target.template, target.start, target.end, library=self.library)
        code = read.all_code
        if "kwargs" not in code and "varargs" not in code:
            at = target.template.source.text.find(target.signature, 0, target.start)
            self.lose(place, token, given[1], Read(read.path, target.signature, max(at, 0)))
        elif "varargs" not in code and (keys := keys_read(read, "kwargs")) is not None:
            taken = dict(parameters_of(target.signature))
            more = {name: value for name, value in given[1].items() if name not in taken}
            self.lose(place, token, more, keys, is_table=True)
        for (name, _), value in zip(parameters_of(target.signature), given[0], strict=False):
            if isinstance(value, dict) and not isinstance(value, OpenTable):
                self.lose(place, token, value, read, under=name)

    def lose_content(self, place: Place, token: Token, target: Target, caller: tuple[Place, int, int] | None) -> None:
        """Note what is written in a call, for a macro that never asks for it."""
        if caller is None:
            return
        read = read_by(target.template, target.start, target.end, library=self.library)
        said = visible(place.template.said_between(*caller[1:])).replace(OUTPUT, "…").split()
        if len(said) > 2 and read.is_whole and CALLER not in read.all_code:
            self.decided += 1
            span, where = Span(token.start, token.end), Span(target.start, target.start)
            text = shortened(" ".join(said))
            self.lost.append(Lost(place.template.path, span, CALLER, text, CALLER, read.path, where, is_sure=True))

    def leave_out(self, place: Place, names: Names, target: Target) -> None:
        """Know as nothing what the page alone is given: a macro that is imported without its context does not see it."""
        own = names_set(target.template)
        for name in names_in(target.template):
            if name in self.outside.engine_names and name in place.names and name not in names:
                names.give(name, place.names[name])
            elif name in self.given and name not in names and name not in own | GLOBAL | self.outside.engine_names:
                names.give(name, UNDEFINED)
