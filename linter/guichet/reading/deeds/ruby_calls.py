"""What stands in a statement of Ruby: what a call is given, by place and by name, and whose it is."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.core.findings import Span
from guichet.core.source import Source
from guichet.reading.deeds.deed import LONGEST, Put, folded
from guichet.reading.ruby.statements import Program, Statement, program_of
from guichet.reading.ruby.words import Word

FAR = 400
"""Words that a call, or a value, is read over at most."""
_NESTED = 8
"""How many calls in one another are read in full: what each is given is read again by those around it."""
CHAIN = 12
"""Names that lead to a call, at most."""
KEPT = frozenset("if unless while until case when in then else elsif end def class module begin rescue ensure do for return next break raise and or not self yield super true false nil alias undef private protected public".split())  # fmt: skip
"""Words of the language, and those that only say who may call."""
_ARGUMENT = frozenset({"text", "symbol", "number", "name", "constant", "held", "label", "list", "pattern"})
_ENDS = ("if", "unless", "while", "until", "rescue", "do", "then", "and", "or", "end")
_OF_TABLE = frozenset({"t", "table"})
_FIELDS = frozenset({"attribute", "field", "store_attribute"})
_COLUMNS = frozenset({"add_column", "change_column_default", "change_column"})


class Said:
    """The words of a file, and what some of them say together."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.program: Program = program_of(source)
        self.words: tuple[Word, ...] = self.program.words
        self._closers: dict[int, int] = {}
        self._to_read = 0
        """Words that the calls of a statement may still be read over."""

    def begin(self, one: Statement) -> None:
        """Say that what follows is asked of a statement."""
        self._to_read = FAR + _NESTED * (one.stop - one.start)

    def read_over(self, start: int, stop: int) -> int:
        """Return where one stops reading what a call is given: calls in one another without end are read in part."""
        stop = min(stop, start + max(self._to_read, 0))
        self._to_read -= stop - start
        return stop

    def span(self, start: int, stop: int) -> Span:
        """Return where some words stand."""
        last = min(max(start, stop - 1), len(self.words) - 1)
        first = min(start, last)
        return Span(self.words[first].at, max(self.words[first].at, self.words[last].end))

    def text(self, start: int, stop: int) -> str:
        """Return what some words say, on one line: a symbol is the text that it names."""
        if stop <= start:
            return ""
        parts, at = [], self.words[start].at
        limit = at + 4 * LONGEST
        for word in self.words[start:stop]:
            if word.at > limit:
                break
            if word.kind == "symbol":
                parts += [self.source.text[at : word.at], f"'{word.text}'"]
                at = word.end
        last = self.words[min(stop, len(self.words)) - 1].end
        return folded("".join((*parts, self.source.text[at : max(at, min(last, at + 4 * LONGEST))])))

    def stop(self, at: int, limit: int) -> int:
        """Return where what a call without brackets is given ends."""
        end = min(limit, at + min(FAR, self._to_read))
        while at < end:
            if self.program.is_word(at, *_ENDS) or at in self.program.blocks:
                return at
            word = self.words[at]
            if word.kind == "sign" and (word.text in ")]}" or word.text in ("&&", "||", "?")):
                return at
            at = self.program.closing.get(at, at) + 1
        return min(at, end)

    def parts(self, start: int, stop: int) -> Iterator[tuple[int, int]]:
        """Yield where each thing between the commas of a call begins and ends."""
        first, at = start, start
        while at <= stop:
            if at == stop or self.program.is_at(at, ","):
                if at > first:
                    yield first, at
                first = at + 1
            at = max(at, self.program.closing.get(at, at)) + 1
            if at > stop and first < stop:
                yield first, stop
                return

    def given(self, start: int, stop: int) -> Iterator[tuple[str, bool]]:
        """Yield what a call is given, and whether it is under a name."""
        for first, last in self.parts(start, stop):
            yield self.text(first, last), self.words[first].kind == "label" or self.program.is_at(first + 1, "=>")

    def args(self, start: int, stop: int) -> Iterator[str]:
        """Yield what is given, by place."""
        return (said for said, is_named in self.given(start, stop) if not is_named)

    def puts(self, start: int, stop: int) -> Iterator[Put]:
        """Yield what is given under names, that of its tables too."""
        for at in range(start, min(stop, start + FAR)):
            word = self.words[at]
            is_key = word.kind in ("text", "symbol") and self.program.is_at(at + 1, "=>")
            if word.kind != "label" and not is_key:
                continue
            value = at + 2 if is_key else at + 1
            limit = min(stop, value + FAR)
            end = min(self._closed_at(value), limit)
            said = self.text(value, end) if end > value else word.text.strip('"')
            yield Put(word.text.strip('"'), said, self.span(at, max(end, at + 1)))

    def _closed_at(self, start: int) -> int:
        """The first word from a place on, in none of the brackets opened since, that closes what is given there."""
        gone: list[int] = []
        at = start
        while at < len(self.words) and at not in self._closers and not self._closes(at):
            gone.append(at)
            at = max(at, self.program.closing.get(at, at)) + 1
        end = self._closers.get(at, at)
        self._closers.update(dict.fromkeys(gone, end))
        return end

    def _closes(self, at: int) -> bool:
        word = self.words[at]
        return (word.kind == "sign" and word.text in ")]},") or (word.kind == "line" and not self.program.goes_on(at))

    def column(self, called: str, start: int, stop: int) -> Iterator[Put]:
        """Yield the column that a migration or a model makes, with all that is said of it: `t.boolean :shares, default: true`."""
        owner, _, last = called.rpartition(".")
        place = 1 if not owner and last in _COLUMNS else 0 if owner in _OF_TABLE or last in _FIELDS else -1
        found = list(self.parts(start, stop)) if place >= 0 else []
        if place < len(found) and found:
            first, end = found[place]
            word = self.words[first]
            if end == first + 1 and word.kind in ("symbol", "text"):
                yield Put(word.text, self.text(end + 1, stop).replace("to: ", "default: "), self.span(first, stop))

    def begins_argument(self, at: int, limit: int) -> bool:
        """Return whether a word begins what a call without brackets is given."""
        word = self.words[at]
        if not word.is_apart:
            return False
        if word.kind == "name":
            return word.text not in KEPT or word.text in ("self", "true", "false", "nil", "not", "super", "yield")
        if word.kind in _ARGUMENT:
            return True
        tight = at + 1 < limit and not self.words[at + 1].is_apart
        return word.kind == "sign" and (word.text == "->" or (word.text in ("[", "*", "**", "&", ":", "!", "-", "::") and tight))  # fmt: skip

    def owner(self, at: int) -> tuple[int, str]:
        """Return where what a call is asked of begins, and its names: `ErasureMailer.done.` before `deliver_later`."""
        names: list[str] = []
        while self.program.is_owned(at) and len(names) < CHAIN:
            before = at - 2
            while before > 0 and self.words[before].kind == "line":
                before -= 1
            if self.words[before].text in (")", "]") and self.words[before].kind == "sign":
                opened = self.program.opening.get(before, before)
                before = opened - 1 if not self.words[opened].is_apart else opened
            word = self.words[max(before, 0)]
            if before < 0 or word.kind not in ("name", "constant", "held", "text", "number"):
                break
            names.append(word.text)
            at = before
        return at, "".join(f"{one}." for one in reversed(names))

    def is_key(self, at: int) -> bool:
        """Return whether a text is all that brackets hold: `session[:step]`."""
        return self.words[at].kind in ("text", "symbol") and self.program.is_at(at - 1, "[") and self.program.opening.get(at + 1) == at - 1  # fmt: skip

    def is_listed(self, at: int, stop: int) -> bool:
        """Return whether a list begins at a place."""
        return at < stop and (self.words[at].kind == "list" or self.program.is_at(at, "["))

    def table(self, at: int, stop: int) -> tuple[int, int]:
        """Return where what a table holds begins and ends, when it is all that is written; nothing otherwise."""
        end = self.program.closing.get(at, 0) if self.program.is_at(at, "{") else 0
        is_whole = at < end < stop and (end + 1 == stop or self.program.is_at(end + 1, "."))
        return (at + 1, end) if is_whole else (at, 0)

    def callbacks(self) -> Iterator[tuple[str, str]]:
        """Yield what calls a function by its name: `publish` and `after_create`, of `after_create :publish`."""
        for one in self.program.statements:
            word = self.words[one.start]
            if word.kind == "name" and word.text.startswith(("after_", "before_", "around_")):
                for found in self.words[one.start + 1 : one.after]:
                    if found.kind == "symbol":
                        yield found.text, word.text
