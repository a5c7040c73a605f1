"""Conditions, loops and names of templates, where what decides them is known."""

from __future__ import annotations

import re
from collections.abc import Callable

from guichet.core.findings import Span
from guichet.reading.templates.branches import Block
from guichet.reading.templates.masking import Token
from guichet.reading.templates.site import forgets_in_loops
from guichet.reading.written.calls import names_changed, sets
from guichet.reading.written.expressions import given_as, put_in, value_of
from guichet.reading.written.names import Names
from guichet.reading.written.output import Output
from guichet.reading.written.place import Place
from guichet.reading.written.values import UNKNOWN, Each, FormValue, Value, truth_of

_TURNS = 24
"""Turns of a loop over a written list that are written out."""
_WITH = re.compile(r"""(?<![A-Za-z_])([A-Za-z_]\w{0,200})\s*=\s*((?:"[^"]*"|'[^']*'|[^\s"',])+)""")
_AS = re.compile(r"""((?:"[^"]*"|'[^']*'|[^\s"'])+)\s+as\s+([A-Za-z_]\w*)\s*$""")
_FOR = re.compile(r"([A-Za-z_]\w*(?:\s*,\s*[A-Za-z_]\w*)*)\s+in\s+(.+)", re.S)


class Blocks(Output):
    """Writes the branch that appears, the turns of a loop, what is shown under other names."""

    turns_literals = False
    """Whether a loop over a list that is written there is turned as one over a known name is."""

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
                self.emit(written, place, Span(tag.start, tag.end), is_exact=False)
            names = place.names if not is_open else place.names.copy()
            closing = place.template.token_at(ends[number] - 1) if number + 1 < len(ends) else None
            self.stretch(place.turn(names), block.starts[number], closing.start if closing else block.content_end)
            after.append(names)
        if is_open:
            self.emit("{% endif %}", place, Span(block.content_end, block.end), is_exact=False)
            place.names.doubt(after)
        return block.end

    def _for(self, place: Place, token: Token, block: Block) -> Callable[[], int] | None:
        match = _FOR.match(token.body)
        if match is None or not place.template.source.text.startswith("{%", token.start):
            return None
        asked = self.turns_literals or place.names.touch(match[2])
        value = value_of(match[2], place.names) if asked else UNKNOWN
        if isinstance(value, FormValue):
            value = value.fields
        if isinstance(value, list) and len(value) <= _TURNS and (held := _shared(value, match[1])) is not None:
            return lambda: self._turns(place, held, block)
        return lambda: self._loop(place, token, match, block, value)

    def _turns(self, place: Place, items: list[dict[str, Value]], block: Block) -> int:
        self.decided += 1
        otherwise = place.template.token_at(block.starts[1] - 1) if len(block.starts) > 1 else None
        end = otherwise.start if otherwise else block.content_end
        for number, item in enumerate(items):
            state = {"first": not number, "last": number + 1 == len(items), "length": len(items)}
            names = place.names.copy()
            for name, value in item.items():
                names.give(name, value)
            names.give("loop", {**state, "index": number + 1, "index0": number})
            names.give("forloop", {**state, "counter": number + 1, "counter0": number})
            self.stretch(place.turn(names), block.starts[0], end)
        if not items and otherwise is not None:
            self.stretch(place, block.starts[1], block.content_end)
        return block.end

    def _loop(self, place: Place, token: Token, match: re.Match[str], block: Block, value: Value) -> int:
        names = place.names.copy()
        held = re.findall(r"\w+", match[1])
        changed = () if forgets_in_loops(place.template.path) else names_changed(place.template, block)
        for name in (*held, "loop", "forloop", *changed):
            names.give(name, UNKNOWN)
        if isinstance(value, Each) and len(held) == 1 and held[0] not in changed:
            names.give(held[0], dict(value.item))
        written = put_in(match[2], place.names)
        if written == match[2]:
            self.copy(place, token.start, token.end)
        else:
            self.said(place, token, f"{{% for {match[1]} in {written} %}}", is_known=False)
        self.stretch(place.turn(names), token.end, block.content_end)
        self.copy(place, block.content_end, block.end)
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
        is_unseen = block.name == "block" or not token.body.strip()
        self.copy(place, token.start, token.start if is_unseen else token.end)
        self.stretch(place.turn(names), token.end, block.content_end)
        self.copy(place, block.content_end, block.content_end if is_unseen else block.end)
        return block.end


def _shared(items: list[Value], written: str) -> list[dict[str, Value]] | None:
    """Return what the names of a loop are worth at each turn, None where an item cannot be shared out among them."""
    names = [one.strip() for one in written.split(",")]
    if len(names) == 1:
        return [{names[0]: one} for one in items]
    if any(not isinstance(one, list) or len(one) != len(names) for one in items):
        return None
    return [dict(zip(names, one, strict=True)) for one in items]
