"""The deeds of a file of Ruby, read from its statements: what is called, what is put under the names of things."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.core.source import Source
from guichet.reading.deeds.around import Tested
from guichet.reading.deeds.deed import (  # fmt: skip
    CHANGES,
    LEAVES,
    RETURN,
    TAKES,
    THROWS,
    Deed,
    Put,
    folded,
    test_of,
)
from guichet.reading.deeds.locals import Local, given_at, through_locals
from guichet.reading.deeds.loops import unrolled
from guichet.reading.deeds.ruby_blocks import Block, Blocks
from guichet.reading.deeds.ruby_calls import CHAIN, FAR, KEPT, Said
from guichet.reading.deeds.ruby_loops import loops_of
from guichet.reading.ruby.statements import Statement

_TESTING = ("if", "unless", "while", "until")
_LEAVES = ("return", "next", "break", "raise")
_PLAIN = frozenset({"text", "symbol", "number"})
_WRITES = ("=", "||=")
_BEFORE = frozenset({"|", "then", "and", "or", "&&", "return"})
"""What stands before a call that is all that is done."""
_WRITING = frozenset({"=", "||=", "-=", "+=", "<<"})
_STRUCTURE = frozenset({*_TESTING, "case", "begin", "for", "class", "module", "def", "do", "end"})
_BRANCHES = frozenset({"else", "elsif", "when", "rescue", "ensure", "in"})


@memo
def deeds_of(source: Source) -> tuple[Deed, ...]:
    """Return what a file of Ruby calls, and what it puts under the names of things, in source order."""
    reader = _Reader(source)
    return unrolled(through_locals(tuple(reader.deeds()), reader.names), loops_of(source))


class _Reader(Said):
    """Goes once through the statements of a file."""

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self._blocks = Blocks([Block()])
        self._after: Tested | None = None
        """The test that stands after the statement."""
        self._local: set[str] = set()
        """Names that were given something: they call nothing."""
        self.names: list[Local] = []
        """What names are given."""
        self._whole = -1
        """Where the last statement begins that is one call and nothing else."""
        self._called_back = dict(self.callbacks())

    def deeds(self) -> Iterator[Deed]:
        for one in self.program.statements:
            self._after = None
            if one.has_test and not self.program.is_word(one.after, "rescue"):
                holds = not self.program.is_word(one.after, "unless", "until")
                at = self.span(one.after + 1, one.tested)
                self._after = test_of(self.text(one.after + 1, one.tested), holds=holds), at
            self.begin(one)
            yield from self._statement(one)

    def _statement(self, one: Statement) -> Iterator[Deed]:
        program, at, depth, holder = self.program, one.start, len(self._blocks), self._blocks[-1]
        due: tuple[int, Block] | None = None
        leaves = False
        while at < one.stop:
            if due is not None and at >= due[0]:
                self._blocks.append(due[1])
                due = None
            if at == one.start and self.words[at].text in _BRANCHES and self._branch(at, one):
                at = self._head(at, one)
                continue
            word = self.words[at]
            leaves = leaves or (word.text in _LEAVES and at < one.after and program.is_word(at, word.text))
            if word.kind == "sign":
                if at in program.blocks:
                    self._blocks.append(Block(is_brace=True, mark=self.text(max(one.start, at - CHAIN), at)))
                elif word.text == "}" and program.opening.get(at) in program.blocks:
                    self._close(is_brace=True)
                elif word.text in _WRITING and one.start < at < one.after:
                    yield from self._written(at, one)
            elif word.text not in _STRUCTURE or not program.is_word(at, word.text):
                yield from self._deed_at(at, one)
            elif word.text in _TESTING:
                if at == one.start or program.begins_block(at):
                    stop = self._head(at, one)
                    holds = word.text in ("if", "while")
                    due = stop, Block(self.text(at + 1, stop), holds, at=self.span(at + 1, stop))
            elif word.text == "def":
                at = yield from self._function(at, one)
                continue
            elif word.text == "end":
                yield from self._ended()
            elif word.text != "do" or not program.is_word(one.start, "while", "until", "for"):
                self._blocks.append(self._opened(at, one))
            at += 1
        if due is not None:
            self._blocks.append(due[1])
        if len(self._blocks) >= depth:
            holder.last = one if len(self._blocks) == depth else None
        if leaves:
            self._left(one)

    def _opened(self, at: int, one: Statement) -> Block:
        """The block that a word opens, when it is neither a test nor a function."""
        word = self.words[at].text
        if word == "case":
            return Block(case=self.text(at + 1, one.stop))
        if word in ("class", "module") and at + 1 < one.stop:
            return Block(name=self.words[at + 1].text.replace("::", " ").strip())
        return Block(mark=self.text(one.start, at) if word == "do" else "")

    def _left(self, one: Statement) -> None:
        """What leaves decides, by its test, what follows it."""
        if one.has_test and self.program.is_word(one.after, "if", "unless"):
            holds = self.program.is_word(one.after, "unless")
            span = self.span(one.after + 1, one.tested)
            self._blocks[-1].left.append((test_of(self.text(one.after + 1, one.tested), holds=holds), span))
        else:
            self._blocks[-1].leaves = True

    def _branch(self, at: int, one: Statement) -> bool:
        """Whether a statement begins another branch of the block that is open."""
        program, block = self.program, self._blocks[-1]
        if program.is_word(at, "else"):
            block.holds, block.leaves = not block.holds, False
            block.test = "" if block.case is not None else block.test
        elif program.is_word(at, "elsif"):
            stop = self._head(at, one)
            block.test, block.holds, block.leaves = self.text(at + 1, stop), True, False
            block.at = self.span(at + 1, stop)
        elif program.is_word(at, "when") and block.case is not None:
            stop = self._head(at, one)
            block.at, block.holds, block.leaves = Span(self.words[at].at, self.span(at, stop).end), True, False
            values = list(self.args(at + 1, stop))
            block.test = " || ".join(f"{block.case} == {value}" if block.case else value for value in values)
        elif program.is_word(at, "rescue", "ensure", "in"):
            block.test, block.leaves = "", False
        else:
            return False
        return True

    def _head(self, at: int, one: Statement) -> int:
        """Where the test of a branch ends."""
        if self.program.is_word(at, "else", "ensure"):
            return at + 1
        for here in range(at + 1, one.stop):
            if self.program.is_word(here, "then", "do") or self.words[here].kind == "line":
                return here
        return one.stop

    def _function(self, at: int, one: Statement) -> Generator[Deed, None, int]:
        """Open a function, and return where its body begins; one that is written on a line closes with it."""
        name = at + 3 if self.program.is_word(at + 1, "self") and self.program.is_at(at + 2, ".") else at + 1
        if name >= one.stop:
            return one.stop
        word, stop = self.words[name], name + 1
        if self.program.is_at(stop, "("):
            stop = self.program.closing.get(stop, one.stop) + 1
        is_short = self.program.is_at(stop, "=") and self.words[stop].is_apart
        inside = self.words[name + 1 : stop if self.program.is_at(stop - 1, ")") else one.stop]
        given = tuple(found.text for found in inside if found.kind in ("name", "label")) if not is_short else ()
        self._blocks.append(Block(name=word.text, given=given, at=Span(word.at, word.end), is_function=True, mark=self._called_back.get(word.text, "")))  # fmt: skip
        if not is_short:
            return one.stop if stop <= name + 1 else stop
        for here in range(stop + 1, one.stop):
            if self.words[here].kind != "sign":
                yield from self._deed_at(here, one)
        yield self._returned(stop + 1, one.after)
        self._blocks.pop()
        return one.stop

    def _ended(self) -> Iterator[Deed]:
        block = self._blocks[-1]
        last = block.last
        is_value = last is not None and last.start != self._whole and not self.program.is_word(last.start, *_LEAVES, *_TESTING, "case", "end")  # fmt: skip
        if block.is_function and last is not None and is_value:
            self._after = None
            yield self._returned(last.start, last.after)
        self._close(is_brace=False)

    def _returned(self, start: int, stop: int) -> Deed:
        put = Put("", self.text(start, stop), self.span(start, stop))
        return self._deed(put.span, RETURN, (put,), is_call=False)

    def _close(self, *, is_brace: bool) -> None:
        """Close the block that is open, and those that were left open in it."""
        at = next((at for at in range(len(self._blocks) - 1, 0, -1) if self._blocks[at].is_brace is is_brace), 0)
        if not at:
            return
        block = self._blocks[at]
        del self._blocks[at:]
        if block.test and block.leaves:
            self._blocks[-1].left.append((test_of(block.test, holds=not block.holds), block.at))

    def _deed_at(self, at: int, one: Statement) -> Iterator[Deed]:
        """Yield what is done by the word at a place: a call, something that is written, what goes away."""
        program, word = self.program, self.words[at]
        if program.is_word(at, "return", "next", "break") and at < one.after:
            if at + 1 >= one.after or program.is_word(at + 1, "and", "or"):
                yield self._deed(Span(word.at, word.end), LEAVES, (), is_call=False)
            elif word.text == "return":
                yield self._returned(at + 1, one.after)
        elif program.is_word(at, "raise"):
            made = self._deed(Span(word.at, self.span(at, one.after).end), THROWS, (), is_call=False)
            yield replace(made, args=(self.text(at + 1, one.after),))
        elif at == one.start and at + 1 == one.after and (word.kind in _PLAIN or word.text in ("true", "false", "nil")):
            yield self._returned(at, at + 1)
        elif word.kind in ("name", "constant") and (program.is_owned(at) or word.text not in KEPT):
            yield from self._call(at, one)

    def _call(self, at: int, one: Statement) -> Iterator[Deed]:
        program, word, following = self.program, self.words[at], at + 1
        limit = one.after if at < one.after else one.stop
        if program.is_at(following, "(") and not self.words[following].is_apart:
            start, end = following + 1, min(program.closing.get(following, limit), at + FAR)
        elif word.kind == "name" and following < limit and self.begins_argument(following, limit):
            start, end = following, self.stop(following, limit)
        elif word.kind == "name" and word.text not in self._local and self._is_alone(at, limit, one):
            start = end = following
        else:
            return
        end = self.read_over(start, end)
        first, owner = self.owner(at)
        called = f"{owner}{word.text.rstrip('!?')}"
        span = Span(self.words[first].at, self.span(at, min(end + 1, limit) if start > following else max(end, following)).end)  # fmt: skip
        if first == one.start and end + 1 >= one.after:
            self._whole = first
        args = tuple(self.args(start, end))
        puts = (*self.puts(start, end), *self.column(called, start, end))
        yield replace(self._deed(span, called, puts), args=args)

    def _is_alone(self, at: int, limit: int, one: Statement) -> bool:
        """Whether a call is given nothing, and is all that is done: what is only read of a thing is none."""
        program, following = self.program, at + 1
        ends = following >= limit or following in program.blocks or program.is_at(following, "}") or program.is_word(following, "do", "and", "or")  # fmt: skip
        if not ends:
            return False
        first = self.owner(at)[0]
        return first == one.start or first - 1 in program.blocks or self.words[first - 1].text in _BEFORE

    def _written(self, at: int, one: Statement) -> Iterator[Deed]:
        """What a sign writes: into something of a thing, into the whole of it, or beside what it holds."""
        sign, before = self.words[at].text, self.words[at - 1]
        stop = self.read_over(at + 1, one.after)
        value, span = self.text(at + 1, stop), self.span(at - 1, one.after)
        first, owner = self.owner(at - 1)
        owned = bool(owner)
        if before.kind == "name" and not owned:
            self._local.add(before.text)
        if sign != "<<":
            self._given(at, one)
        if sign == "<<":
            made = self._deed(self.span(first, one.after), f"{owner}{before.text}.push", tuple(self.puts(at + 1, stop)))  # fmt: skip
            yield replace(made, args=tuple(self.args(at + 1, stop)))
        elif sign == "-=":
            yield self._deed(span, TAKES, (Put(before.text, value, span),), is_call=False)
        elif sign in _WRITES and owned and before.kind == "name":
            put = Put(before.text, value, self.span(first, one.after))
            yield self._deed(put.span, owner.removesuffix("."), (put,), is_call=False)
        elif sign in _WRITES and before.text == "]" and self.is_key(at - 2):
            first = self.program.opening[at - 1]
            key, holder = self.words[at - 2].text, self.owner(first - 1)
            put = Put(key, value, self.span(holder[0], one.after))
            yield self._deed(put.span, f"{holder[1]}{self.words[first - 1].text}", (put,), is_call=False)
        elif self.is_listed(at + 1, one.after):
            names = tuple(f"'{said}'" for said in self.words[at + 1].text.split()) if self.words[at + 1].kind == "list" else tuple(self.args(at + 2, self.program.closing.get(at + 1, at + 2)))  # fmt: skip
            yield replace(self._deed(span, before.text, (), is_call=False), args=names)
        elif before.kind == "held" or before.text == "]" or sign == "+=":
            yield replace(self._deed(span, CHANGES, (), is_call=False), args=(before.text,))

    def _given(self, at: int, one: Statement) -> None:
        """Keep what a name is given; what is added to it, or given unless it holds something, is not known."""
        adds = self.words[at].text != "=" or self.words[at - 1].text in ("||", "&&")
        name = at - 2 if adds and self.words[at - 1].kind == "sign" else at - 1
        if self.words[name].kind not in ("name", "constant") or self.program.is_owned(name):
            return
        stop = self.read_over(at + 1, one.after)
        start, end = self.table(at + 1, stop)
        here = self._deed(self.span(name, at + 1), self.words[name].text, ())
        value = self.text(at + 1, stop) if not adds and not end else ""
        self.names.append(given_at(here, value, tuple(self.puts(start, end)) if not adds else ()))

    def _deed(self, span: Span, called: str, puts: tuple[Put, ...], *, is_call: bool = True) -> Deed:
        around = self._blocks[-1].around
        found = around.tested(self._after, ()).tests if self._after is not None else around.tests
        tests, where = tuple(one for one, _ in found), tuple(one for _, one in found)
        return Deed(self.source.path, span, folded(called), puts, around.names, tests, around.given, around.marks, is_call, within=around.within, tests_at=where)  # fmt: skip
