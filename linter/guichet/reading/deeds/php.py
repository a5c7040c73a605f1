"""The deeds of a file of PHP, read from its words: what is called, what is put under the names of things."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.core.source import Source
from guichet.reading.deeds.deed import (
    CHANGES,
    FIRST,
    LEAVES,
    RETURN,
    TAKES,
    THROWS,
    Deed,
    Put,
    folded,
)
from guichet.reading.deeds.locals import Local, given_at, through_locals
from guichet.reading.deeds.loops import unrolled
from guichet.reading.deeds.php_blocks import Block, Blocks
from guichet.reading.deeds.php_loops import loops_of
from guichet.reading.php.literal_trees import Token, tokens_of

_FAR = 400
"""Words that a call, or a value, is read over at most."""
_NESTED = 8
"""How many calls in one another are read in full: what each is given is read again by those around it."""
_CONTROL = frozenset({"if", "elseif", "while", "foreach", "for", "switch", "match", "function", "fn", "catch", "array", "isset", "empty", "list", "and", "or", "return"})  # fmt: skip
_OPENS, _CLOSES = frozenset("[({"), frozenset("])}")
_CASE = 8
"""Words of the label of a case."""
_FIELD = frozenset({"private", "public", "protected", "var"})
_LEAVES = frozenset({"return", "throw", "exit", "die", "continue", "break"})
_ENDS = frozenset({"endif", "endswitch"})


@memo
def deeds_of(source: Source) -> tuple[Deed, ...]:
    """Return what a file of PHP calls, and what it puts under the names of things, in source order."""
    if "<?" not in source.text:
        return ()
    reader = _Reader(source)
    deeds = through_locals(tuple(reader.deeds()), reader.given)
    return unrolled(deeds, loops_of(source)) if "foreach" in source.text else deeds


class _Reader:
    """Goes once through the words of a file."""

    def __init__(self, source: Source) -> None:
        self._source, self._tokens = source, tokens_of(source)
        self._blocks = Blocks()
        self._next = Block()
        self._due: dict[int, Block] = {}
        """What a test decides, by where that begins."""
        self._to_read = _FAR
        """Words that the calls met next may still be read over."""
        self.given: list[Local] = []
        """The names that are given something."""

    def deeds(self) -> Iterator[Deed]:
        tokens = self._tokens
        for at, token in enumerate(tokens):
            self._to_read += _NESTED
            if at in self._due:
                self._open(at, self._due.pop(at))
            if token.kind == "text":
                continue
            self._blocks.depth += (token.text in "([") - (token.text in ")]")
            if token.text in "=+-" and at > 1 and self._is(at + 1, token.text) is (token.text != "=") and not self._is(at + 1, ">"):  # fmt: skip
                self._given(at)
            if token.text in _LEAVES and self._blocks and not self._blocks.only_ends_case(token.text):
                self._blocks[-1].leaves = True
            if token.text == "{":
                self._blocks.append(self._next)
                self._next = Block()
            elif token.text == "}":
                self._blocks.close("}")
            elif token.text == ";" or (token.text == "?" and self._is(at + 1, ">")):
                self._blocks.end_statement()
            elif token.text in _ENDS:
                self._blocks.close(":")
            elif token.text == "else" and self._is(at + 1, ":"):
                self._blocks.close(":")
                self._blocks.append(Block(until=":", depth=self._blocks.depth))
            elif token.text in ("if", "elseif", "switch") and self._is(at + 1, "("):
                self._tested(at)
            elif token.text in ("case", "default") and self._blocks and self._blocks[-1].switch:
                self._case(at, self._blocks[-1])
            elif token.text == "throw":
                end = self._end(at + 1)
                made = self._deed(Span(token.span.start, self._last(end, token)), THROWS, (), is_call=False)
                yield replace(made, args=(self._text(at + 1, end),))
            elif token.text in ("class", "trait", "function") and at + 1 < len(tokens):
                self._next = self._named(at, is_function=token.text == "function")
            elif token.text in ("-", "+") and self._is(at + 1, "=") and at:
                end = self._end(at + 2)
                span = Span(tokens[at - 1].span.start, self._last(end, token))
                put = Put(tokens[at - 1].text.lstrip("$"), self._text(at + 2, end), span)
                taken = self._deed(span, TAKES, (put,), is_call=False)
                yield taken if token.text == "-" else replace(taken, called=CHANGES, puts=(), args=(put.name,))
            elif token.text == "=" and self._is(at + 1, "[") and at and tokens[at - 1].kind == "word":
                end = self._end(at + 2)
                span = Span(tokens[at - 1].span.start, self._last(end, token))
                made = self._deed(span, tokens[at - 1].text.lstrip("$"), (), is_call=False)
                yield replace(made, args=tuple(self._args(at + 2, end)))
            elif token.text == "=" and self._is_field(at):
                end = self._end(at + 1)
                whole = Span(tokens[at - 1].span.start, self._last(end, token))
                put = Put(tokens[at - 1].text.lstrip("$"), self._text(at + 1, end), whole)
                yield self._deed(whole, FIRST, (put,), is_call=False)
            elif (
                token.text == "="
                and at
                and tokens[at - 1].text not in "-+.*/!<>="
                and (target := self._target(at)) is not None
            ):
                end = self._end(at + 1)
                put = Put(target[0], self._text(at + 1, end), Span(target[2], tokens[end - 1].span.end))
                yield self._deed(put.span, target[1], (put,), is_call=False)
            elif token.kind == "word" and self._is(at + 1, "(") and token.text not in _CONTROL:
                end = self._read_over(at + 2)
                span = Span(self._start(at), tokens[min(end, len(tokens) - 1)].span.end)
                if not (at and tokens[at - 1].text == "function"):
                    made = self._deed(
                        span, self._owner(at) + token.text, (*self._puts(at + 2, end), *self._chained(at, end))
                    )
                    yield replace(made, args=tuple(self._args(at + 2, end)))
            elif token.text == "=" and at > 2 and tokens[at - 1].text == "]" and tokens[at - 2].text == "[":
                end = self._end(at + 1)
                span = Span(self._start(at - 3), self._last(end, token))
                made = self._deed(
                    span, f"{self._owner(at - 3)}{tokens[at - 3].text}->push", tuple(self._puts(at + 1, end))
                )
                yield replace(made, args=(self._text(at + 1, end),))  # `$this->lines[] = …`
            elif token.text == "=" and at and (tokens[at - 1].text == "]" or "::$" in tokens[at - 1].text):
                yield replace(self._deed(token.span, CHANGES, (), is_call=False), args=(tokens[at - 1].text,))
            elif token.text in ("return", "continue", "break") and self._is(at + 1, ";"):
                if self._blocks.only_ends_case(token.text):
                    continue
                yield self._deed(token.span, LEAVES, (), is_call=False)
            elif token.text == "return" and token.kind == "word" and not self._is(at + 1, ";"):
                end = self._end(at + 1)
                put = Put(
                    "",
                    self._text(at + 1, end),
                    Span(tokens[min(at + 1, len(tokens) - 1)].span.start, self._last(end, token)),
                )
                yield self._deed(put.span, RETURN, (put,), is_call=False)

    def _given(self, at: int) -> None:
        """Keep what a name is given, when an equals sign gives it something: one that adds to it gives it nothing that is known."""
        name, before = self._tokens[at - 1], self._tokens[at - 2].text
        adds = self._tokens[at].text != "=" or (name.kind == "sign" and name.text in "+-.?*/|")
        named = next((one for one in reversed(self._tokens[max(0, at - 3) : at]) if one.kind == "word"), name) if adds else name  # fmt: skip
        if named.kind != "word" or before in ("->", "::") or not (named.text.startswith("$") or before == "const"):
            return
        here = self._deed(Span(named.span.start, self._tokens[at].span.end), named.text, ())
        end = at + 1 if adds else self._end(at + 1)
        opened = (
            at + 2 if self._is(at + 1, "[") else at + 3 if self._is(at + 1, "array") and self._is(at + 2, "(") else 0
        )
        whole = bool(opened) and not adds and self._end(opened) == end - 1
        puts = tuple(self._puts(opened, end - 1)) if whole else ()
        self.given.append(given_at(here, "" if adds or whole else self._text(at + 1, end), puts))

    def _tested(self, at: int) -> None:
        """A test, or what a switch looks at, decides what stands after its bracket."""
        token, end = self._tokens[at], self._end(at + 2)
        if token.text == "elseif" and self._is(end + 1, ":"):
            self._blocks.close(":")
        if token.text == "switch":
            self._due[end + 1] = Block(switch=self._text(at + 2, end))
        else:
            first = self._tokens[min(at + 2, end, len(self._tokens) - 1)]
            self._due[end + 1] = Block(test=self._text(at + 2, end), at=Span(first.span.start, self._last(end, token)))

    def _open(self, at: int, block: Block) -> None:
        """Open what a test decides: what a brace holds, or a colon, or one statement."""
        if self._is(at, "{"):
            self._next = block
            return
        block.until, block.depth = ":" if self._is(at, ":") else ";", self._blocks.depth
        self._blocks.append(block)

    def _case(self, at: int, block: Block) -> None:
        """A case decides what follows it; one that does nothing of its own does what the next does."""
        stop = next((one for one in range(at, min(at + _CASE, len(self._tokens))) if self._is(one, ":")), at)
        same = block.test and self._is(at - 1, ":")
        test = f"{block.switch} == {self._text(at + 1, stop)}" if self._tokens[at].text == "case" else ""
        block.at = Span(block.at.start if same else self._tokens[at].span.start, self._tokens[stop - 1].span.end)
        block.test = f"{block.test} || {test}" if same and test else test
        block.left, block.leaves = [], False

    def _is_field(self, at: int) -> bool:
        """Whether an equals sign gives a field of a class the value that it begins with: `private bool $shares = true`."""
        before = [one.text.lower() for one in self._tokens[max(0, at - 5) : at]]
        return bool(before) and before[-1].startswith("$") and not _FIELD.isdisjoint(before[:-1])

    def _chained(self, at: int, end: int) -> Iterator[Put]:
        """What a column is told after its name: `boolean('shares')->default(true)`."""
        first = self._tokens[at + 2] if at + 2 < len(self._tokens) else None
        if first is not None and first.kind == "text" and self._is(end + 1, "->"):
            stop = self._end(end + 1)
            yield Put(first.text[1:-1], self._text(end + 1, stop), Span(first.span.start, self._last(stop, first)))

    def _named(self, at: int, *, is_function: bool) -> Block:
        name = self._tokens[at + 1].text if self._tokens[at + 1].kind == "word" else ""
        opening = at + 2 if name else at + 1
        if is_function and self._is(opening, "("):
            inside = self._tokens[opening + 1 : self._end(opening + 1)]
            given = tuple(one.text.lstrip("$") for one in inside if one.text.startswith("$"))
            return Block(name=name, given=given, at=self._tokens[at + 1].span, is_function=bool(name))
        return Block(name=name)

    def _is(self, at: int, sign: str) -> bool:
        return at < len(self._tokens) and self._tokens[at].text == sign and self._tokens[at].kind != "text"

    def _end(self, at: int) -> int:
        """Where what begins here ends: at the comma or semicolon outside brackets, or at the bracket that closes it."""
        depth, first = 0, at
        inside = self._is(first - 1, "(") or self._is(first - 1, "[")
        while at < len(self._tokens) and at - first < _FAR:
            token = self._tokens[at]
            if token.kind != "text":
                if not depth and (token.text == ";" or token.text in _CLOSES or (token.text == "," and not inside)):
                    break
                depth += (token.text in _OPENS) - (token.text in _CLOSES)
            at += 1
        return min(at, len(self._tokens))

    def _read_over(self, at: int) -> int:
        """Where what a call is given ends, or where one stops reading it: calls in one another without end are read in part."""
        end = min(self._end(at), at + max(self._to_read, 0))
        self._to_read -= end - at
        return end

    def _text(self, start: int, end: int) -> str:
        if end <= start or start >= len(self._tokens):
            return ""
        return folded(self._source.text[self._tokens[start].span.start : self._tokens[end - 1].span.end])

    def _owner(self, at: int) -> str:
        """What a call is asked of: `$this->journal->` before `noter`."""
        start = at
        while start >= 2 and self._tokens[start - 1].text == "->" and self._tokens[start - 2].kind == "word":
            start -= 2
        return "".join(one.text for one in self._tokens[start:at])

    def _target(self, at: int) -> tuple[str, str, int] | None:
        """What an equals sign writes into: the name, what holds it, and where that begins."""
        if at + 1 < len(self._tokens) and self._tokens[at + 1].text in ("=", ">"):
            return None
        before = self._tokens[at - 1]
        if before.kind == "word" and at > 2 and self._tokens[at - 2].text == "->":
            owner = self._owner(at - 1)
            return before.text, owner.removesuffix("->"), self._start(at - 1)
        if before.text == "]" and at > 3 and self._tokens[at - 2].kind == "text" and self._tokens[at - 3].text == "[":
            return self._tokens[at - 2].text[1:-1], self._tokens[at - 4].text, self._tokens[at - 4].span.start
        return None

    def _start(self, at: int) -> int:
        while at >= 2 and self._tokens[at - 1].text == "->" and self._tokens[at - 2].kind == "word":
            at -= 2
        return self._tokens[at].span.start

    def _puts(self, start: int, end: int) -> Iterator[Put]:
        """What a call is given under names: those of a table, or those of its own arguments."""
        for at in range(start, end - 1):
            token = self._tokens[at]
            if self._is(at + 1, "=>") or (self._is(at + 1, ":") and token.kind == "word" and not self._is(at + 2, ":")):
                stop = self._end(at + 2)
                name = token.text[1:-1] if token.kind == "text" else token.text
                yield Put(name, self._text(at + 2, stop), Span(token.span.start, self._last(stop, token)))

    def _args(self, at: int, end: int) -> Iterator[str]:
        """What stands between the commas of a call, outside of its brackets."""
        depth, start = 0, at
        for here in range(at, end + 1):
            sign = self._tokens[here].text if here < end and self._tokens[here].kind != "text" else ""
            depth += (sign in _OPENS) - (sign in _CLOSES)
            if here == end or (sign == "," and not depth):
                if said := self._text(start, here):
                    yield said
                start = here + 1

    def _last(self, stop: int, token: Token) -> int:
        return max(token.span.end, self._tokens[stop - 1].span.end) if stop else token.span.end

    def _deed(self, span: Span, called: str, puts: tuple[Put, ...], *, is_call: bool = True) -> Deed:
        around = self._blocks.around
        tests, where = tuple(one for one, _ in around.tests), tuple(one for _, one in around.tests)
        return Deed(self._source.path, span, folded(called), puts, around.names, tests, around.given, (), is_call, within=around.within, tests_at=where)  # fmt: skip
