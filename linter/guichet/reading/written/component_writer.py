"""A component with the components that it uses written out: what each is given, put where it shows it.

One that is neither in the project nor known stays an element of its own name, of which nothing is known.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Container, Iterator
from dataclasses import replace

from guichet.core.findings import Span
from guichet.core.source import Source
from guichet.reading.templates.branches import Block
from guichet.reading.templates.html_context import Context
from guichet.reading.templates.library import Library
from guichet.reading.templates.masking import Token
from guichet.reading.templates.part_page import UNIQUE
from guichet.reading.templates.template import Dropped, Template, Unheard
from guichet.reading.written.attributes import OTHERS, attributes_of
from guichet.reading.written.expressions import arguments_of, given_as, value_of
from guichet.reading.written.for_people import is_told
from guichet.reading.written.names import Names
from guichet.reading.written.outside import NOTHING, Outside
from guichet.reading.written.packaged import component_named
from guichet.reading.written.place import Fill, Place
from guichet.reading.written.printing import markup_of
from guichet.reading.written.told import never_told
from guichet.reading.written.translation import Component, Translation
from guichet.reading.written.values import UNDEFINED, UNKNOWN, OpenTable, Value, held
from guichet.reading.written.writer import Writer
from guichet.reading.written.written import Written

_CALLED = re.compile(r"([A-Za-z_][\w.]*)\s*\(")
_OWN = "unique()"
"""The default of what is made for each use."""
_UNIQUE = re.compile(r"(\w+)\s*=\s*unique\(\)$")
_SLOT = re.compile(r'slot\("([^"]*)"\)')
_OTHER_SLOTS = re.compile(r"""slots(?!\["[^"]*"\])""")
"""A use of the slots that does not name one of them."""
_PLAIN_NAME = re.compile(r"[A-Za-z][\w-]*")
_MOST = 400
"""Components written out in one file: those that use one another twice would have no end."""
_NOT_LETTERS = re.compile(r"[^A-Za-z0-9]+")
_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def components_written_out(translation: Translation, library: Library, *, is_used: bool) -> Template:
    """Return a component with those that it uses written out; one that nobody uses is given nothing."""
    writer = ComponentWriter(library, NOTHING, ())
    names = Names({} if is_used else {one.rest: {} for one in translation.components})
    writer.stretch(Place(translation, names), 0, len(translation.source.text))
    source = Source(translation.path, "".join(writer.texts), translation.source.digest)
    written = Written(source, pieces=tuple(writer.pieces))
    written.dropped, written.hosts = tuple(writer.dropped), writer.hosts
    written.unheard = tuple(writer.unheard)
    written.is_root, written.unsaid = translation.is_root, translation.unsaid
    return written


class ComponentWriter(Writer):
    """Writes a translation out."""

    turns_literals = True

    def __init__(self, library: Library, outside: Outside, given: Container[str]) -> None:
        super().__init__(library, outside, given)
        self.dropped: list[Dropped] = []
        self.unheard: list[Unheard] = []

    hosts: frozenset[str] = frozenset()
    """The elements that stay around what the components put in them show."""
    written = made = 0
    """How many components were written out so far, and how many values of their own made."""

    def _writer_of(self, place: Place, token: Token) -> Callable[[], int] | None:
        block = place.template.branches.by_start.get(token.start)
        if block is not None and block.name == "fill":
            return lambda: block.end
        if token.name == "set" and (named := _UNIQUE.match(token.body)) is not None:
            return lambda: self._unique(place, token, named[1])
        write = super()._writer_of(place, token)
        is_given = token.name == "set" and "=" in token.body
        return write or ((lambda: token.end) if is_given else None)  # what it gives is put where it is asked for

    def _unique(self, place: Place, token: Token, name: str) -> int:
        """A value of its own for each use."""
        self._own(place.names, name)
        return token.end

    def _own(self, names: Names, name: str) -> None:
        names.give(name, f"{UNIQUE}{self.made}")
        self.made += 1

    # What prints

    def _output(self, place: Place, token: Token) -> Callable[[], int] | None:
        body = token.body
        if token.context is Context.COMMENT:
            return None
        if body.startswith("attributes("):
            return lambda: self._attributes(place, token)
        if (slot := _SLOT.fullmatch(body)) is not None:
            return (lambda: self._slot(place, token, slot[1])) if place.slots is not None else None
        value = value_of(body, place.names)
        if isinstance(value, Fill):
            return lambda: self._put(value, token)
        written = markup_of(body, place.names, is_text=token.context is Context.TEXT)
        return (lambda: self.said(place, token, written)) if written != f"{{{{ {body} }}}}" else None

    def _attributes(self, place: Place, token: Token) -> int:
        given = arguments_of(token.body, place.names)
        table = given[0][0] if given is not None and given[0] else UNKNOWN
        written = "".join(attributes_of(table)) if isinstance(table, dict) else OTHERS
        return self.said(place, token, written)

    def _slot(self, place: Place, token: Token, name: str) -> int:
        fills = place.slots or {}
        fill = fills.get(name) or fills.get(_ANY)
        if fill is not None:
            self._fill(fill)
        elif held(place.names.get("slots"), name) is UNKNOWN:
            return self.said(place, token, "{{ slots.any() }}", is_known=False)
        return token.end

    def _put(self, fill: Fill, token: Token) -> int:
        self._fill(fill)
        return token.end

    def _fill(self, fill: Fill) -> None:
        names = fill.place.names.copy()
        for one in fill.given:
            names.give(one, UNKNOWN)
        self.stretch(fill.place.turn(names), fill.start, fill.end)

    # What is called

    def _call_block(self, place: Place, token: Token, block: Block) -> Callable[[], int] | None:
        called = _CALLED.match(token.body)
        if called is None or not isinstance(place.template, Translation):
            return None
        given = arguments_of(token.body, place.names)
        table = given[0][0] if given is not None and given[0] and isinstance(given[0][0], dict) else OpenTable()
        fills = dict(_fills(place, block))
        found = component_named(called[1], place.template, self.library)
        mark = f"{found[0].path}#{found[1].name}" if found is not None else ""
        if found is None or self._is_full(place) or mark in place.within or self.written >= _MOST:
            return lambda: self._unknown(place, token, block, called[1], table, fills)
        return lambda: self._written_in(place, token, block, found, table, fills)

    def _written_in(
        self,
        place: Place,
        token: Token,
        block: Block,
        found: tuple[Translation, Component],
        table: dict[str, Value],
        fills: dict[str, Fill],
    ) -> int:
        self.decided += 1
        self.written += 1
        owner, component = found
        self.hosts |= place.template.hosts
        held_as_values = {name: one for name, one in table.items() if isinstance(one, Fill) and name not in fills}
        fills = {**held_as_values, **fills}
        if component.shows_values:
            table = type(table)({"children" if key == "default" else key: one for key, one in fills.items()} | table)
        mark = f"{owner.path}#{component.name}"
        names = _names(component, table)
        for attribute, parameter in component.parameters.items():
            if parameter.default == _OWN and not (attribute in table or isinstance(table, OpenTable)):
                self._own(names, parameter.name)
        given = dict.fromkeys(table, UNKNOWN) if component.fills_by_name else {}
        is_open = _ANY in fills or (component.fills_by_name and isinstance(table, OpenTable))
        names.give("slots", (OpenTable if is_open else dict)({**given, **dict.fromkeys(fills, True)}))
        if component.tells is not None and place.call is None:
            self._unheard(place, token, owner, component, table)
        if component.drops and place.call is None:
            self._lose(place, token, component, table)
        if place.call is None and not component.shows_values:
            self._lose_fills(place, token, owner.source.text[component.start : component.end], fills)
        called = _CALLED.match(token.body)
        below = place.inside(owner, names, token, called[1] if called else component.name)
        below = replace(below, slots=fills, within=place.within | {mark})
        self.stretch(below, component.start, component.end)
        return block.end

    def _lose(self, place: Place, token: Token, component: Component, table: dict[str, Value]) -> None:
        """Note what a component is told for those who hear the page, and keeps for itself."""
        told = [name for name, value in table.items() if is_told(name, value)]
        for name in told:
            if name not in component.parameters and table[name] not in (None, False, "", UNDEFINED):
                start = self.length
                self.emit("{# #}", place, Span(token.start, token.end), is_exact=False)
                called = _CALLED.match(token.body)
                self.dropped.append(Dropped(Span(start, self.length), name, called[1] if called else ""))

    def _unheard(
        self, place: Place, token: Token, owner: Translation, component: Component, table: dict[str, Value]
    ) -> None:
        """Note the events that a component is asked to tell and never tells."""
        called = _CALLED.match(token.body)
        for event, told in never_told(component, owner.source.text[component.start : component.end], table):
            start = self.length
            self.emit("{# #}", place, Span(token.start, token.end), is_exact=False)
            self.unheard.append(Unheard(Span(start, self.length), event, told, called[1] if called else ""))

    def _lose_fills(self, place: Place, token: Token, shown: str, fills: dict[str, Fill]) -> None:
        """Note the words that fill a slot which a component does not have, when all those that it has are known."""
        slots = set(_SLOT.findall(shown))
        if not slots or shown.count("slot(") != len(_SLOT.findall(shown)) or _OTHER_SLOTS.search(shown):
            return
        called = _CALLED.match(token.body)
        for name, fill in fills.items():
            if name not in slots and _PLAIN_NAME.fullmatch(name) and name != "default" and is_told("", fill):
                start = self.length
                self.emit("{# #}", place, Span(token.start, token.end), is_exact=False)
                self.dropped.append(Dropped(Span(start, self.length), name, called[1] if called else ""))

    def _unknown(
        self, place: Place, token: Token, block: Block, called: str, table: dict[str, Value], fills: dict[str, Fill]
    ) -> int:
        name = "x-" + _NOT_LETTERS.sub("-", _CAPITAL.sub("-", called)).strip("-").lower()
        known = {key: value for key, value in table.items() if key == "id"}
        self.emit(
            f"<{name}{''.join(attributes_of(OpenTable(known)))}>", place, Span(token.start, token.end), is_exact=False
        )
        for fill in fills.values():
            self._fill(fill)
        self.emit(f"</{name}>", place, Span(block.content_end, block.end), is_exact=False)
        return block.end

    # What decides

    def _if(self, place: Place, token: Token, block: Block) -> Callable[[], int] | None:
        return lambda: self._branches(place, block)


def _names(component: Component, table: dict[str, Value]) -> Names:
    """What the names of a component are worth in one call."""
    names = Names()
    is_open = isinstance(table, OpenTable)
    for parameter in component.parameters.values():
        known = parameter.default and not is_open
        names.give(parameter.name, given_as(parameter.default, {}) if known else UNKNOWN if is_open else UNDEFINED)
    rest: dict[str, Value] = OpenTable() if is_open or component.takes_more else {}
    for attribute, value in table.items():
        taken = component.parameters.get(attribute)
        if taken is not None:
            if value is not UNDEFINED or not taken.default:  # given nothing, it keeps its own
                names.give(taken.name, value)
        else:
            rest[attribute] = UNKNOWN if component.takes_more else value
    names.give(component.rest, rest)
    if component.whole:
        names.give(component.whole, table)
    return names


def _fills(place: Place, block: Block) -> Iterator[tuple[str, Fill]]:
    """What a call puts in each slot: what it holds, but for what is meant for a slot of another name."""
    named = [one for one in place.template.branches.blocks if one.name == "fill" and _call_around(one) is block]
    said, pos = "", block.starts[0]
    for one in named:
        said += place.template.source.text[pos : one.start]
        pos = one.end
    said += place.template.source.text[pos : block.content_end]
    if said.strip():
        yield "default", Fill(place, block.starts[0], block.content_end)
    for one in named:
        token = place.template.token_at(one.start)
        name, end = json.JSONDecoder().raw_decode(token.body) if token is not None else ("default", 0)
        name = _ANY if name.startswith("[") else name
        given = tuple(token.body[end:].split()) if token is not None else ()
        yield name, Fill(place, one.starts[0], one.content_end, given)


def _call_around(block: Block) -> Block | None:
    around = block.parent
    while around is not None and around.name not in ("call", "fill"):
        around = around.parent
    return around


_ANY = "?"
"""Names a slot whose name is only known to the running page."""
