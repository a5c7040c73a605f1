"""The statements of a whole file of Ruby: the words of each, the test that stands after it, and what its brackets hold."""

from __future__ import annotations

from dataclasses import dataclass

from guichet.core.memo import memo
from guichet.core.source import Source
from guichet.reading.ruby.words import Word, words_of_file

_OPENS, _CLOSES = frozenset("([{"), frozenset(")]}")
_GOES_ON = frozenset({",", ".", "&.", "&&", "||", "+", "-", "*", "/", "%", "=", "==", "!=", "=~", "<", ">", "<=", ">=", "<<", "|", "?", ":", "=>", "||=", "+=", "-=", "!", "->"})  # fmt: skip
"""Signs after which a statement goes on below; a `|` that closes the names of a block does not."""
_LEADS = frozenset({".", "&.", "&&", "||"})
"""Signs that go on with the statement above them."""
_BEGIN = frozenset({"=", "||=", "+=", "(", "[", ",", "&&", "||", "=>", "<<", "!", "?", ":"})
_AFTER = frozenset({"then", "else", "do", "and", "or", "not", "begin", "ensure"})
_MODIFIERS = frozenset({"if", "unless", "while", "until", "rescue"})
_STOPS = _MODIFIERS | {"do", "then"}


@dataclass(frozen=True, slots=True)
class Statement:
    """Words in a row, by their numbers: `after` is where the test that stands after it begins, or its end; `tested`, where that test ends."""

    start: int
    stop: int
    after: int
    tested: int

    @property
    def has_test(self) -> bool:
        """Whether a test stands after it."""
        return self.after < self.stop


@dataclass(frozen=True)
class Program:
    """The words of a file, its statements in order, and where each bracket closes."""

    words: tuple[Word, ...]
    statements: tuple[Statement, ...]
    closing: dict[int, int]
    opening: dict[int, int]
    blocks: frozenset[int]
    """The braces that hold statements, and no table."""

    def goes_on(self, at: int) -> bool:
        """Whether the statement of one line goes on in the next."""
        return _goes_on(self.words, at)

    def is_at(self, at: int, sign: str) -> bool:
        """Whether a sign stands at a place."""
        return 0 <= at < len(self.words) and self.words[at].kind == "sign" and self.words[at].text == sign

    def is_word(self, at: int, *names: str) -> bool:
        """Whether one of some words of the language stands at a place, and no method that is named like it."""
        word = self.words[at] if 0 <= at < len(self.words) else None
        return word is not None and word.kind == "name" and word.text in names and not self.is_owned(at)

    def is_owned(self, at: int) -> bool:
        """Whether what stands at a place is asked of what stands before it."""
        return self.is_at(at - 1, ".") or self.is_at(at - 1, "&.")

    def begins_block(self, at: int) -> bool:
        """Whether a word that may test what stands before it opens a block of its own instead."""
        before = self.words[at - 1] if at else None
        return (
            before is None
            or before.kind == "line"
            or (before.kind == "sign" and before.text in _BEGIN)
            or (before.kind == "name" and before.text in _AFTER)
            or at - 1 in self.blocks
        )


@memo
def program_of(source: Source) -> Program:
    """Return the statements of a file of Ruby, in order."""
    words = tuple(words_of_file(source.text))
    closing: dict[int, int] = {}
    blocks: set[int] = set()
    whole = Program(words, (), closing, {}, frozenset())
    open_: list[int] = []
    ends: list[int] = []
    for at, word in enumerate(words):
        if word.kind == "sign" and word.text in _OPENS:
            if word.text == "{" and _holds_statements(whole, at):
                blocks.add(at)
            open_.append(at)
        elif word.kind == "sign" and word.text in _CLOSES:
            if open_:
                closing[open_.pop()] = at
        elif word.kind == "line" and (not open_ or open_[-1] in blocks) and not _goes_on(words, at):
            ends.append(at)
    whole = Program(words, (), closing, {last: first for first, last in closing.items()}, frozenset(blocks))
    found = []
    for start, stop in zip((-1, *ends), (*ends, len(words)), strict=True):
        first = start + 1
        while first < stop and words[first].kind == "line":
            first += 1
        if first < stop:
            after = _modified(whole, first, stop)
            found.append(Statement(first, stop, after, _end_of_test(whole, after, stop)))
    return Program(words, tuple(found), closing, whole.opening, whole.blocks)


def _holds_statements(program: Program, at: int) -> bool:
    before = program.words[at - 1] if at else None
    if before is None:
        return False
    if before.kind == "name":
        return program.is_owned(at - 1) or before.text not in ("return", "and", "or", "not", "if", "unless", "when", "in", "puts", "then", "else")  # fmt: skip
    return before.text in (")", "->")


def _goes_on(words: tuple[Word, ...], at: int) -> bool:
    """Whether the statement of one line goes on in the next."""
    before = words[at - 1] if at else None
    if before is not None and before.kind == "sign" and before.text in _GOES_ON and words[at].text != ";":
        return before.text != "|" or not _names_block(words, at - 1)
    following = at + 1
    while following < len(words) and words[following].kind == "line":
        following += 1
    return following < len(words) and words[following].kind == "sign" and words[following].text in _LEADS


def _names_block(words: tuple[Word, ...], at: int) -> bool:
    """Whether a bar closes the names of a block: `do |one, other|`."""
    for before in range(at - 1, max(-1, at - 20), -1):
        if words[before].text == "|" and words[before].kind == "sign":
            return words[before - 1].text in ("do", "{") if before else False
    return False


def _modified(program: Program, start: int, stop: int) -> int:
    """Where a test after a statement begins: at the first `if` outside its brackets that opens no block."""
    at = start + 1
    while at < stop:
        word = program.words[at]
        if word.kind == "name" and word.text in _STOPS and not program.is_owned(at):
            if word.text not in _MODIFIERS:
                return stop
            if not program.begins_block(at):
                return at
        inside = program.closing.get(at)
        at = inside + 1 if inside is not None and inside < stop and at not in program.blocks else at + 1
    return stop


def _end_of_test(program: Program, after: int, stop: int) -> int:
    """Where a test ends that stands after a statement: at the brace that closes the block in which both stand."""
    at = after + 1
    while at < stop:
        if program.is_at(at, "}"):
            return at
        at = max(at, program.closing.get(at, at)) + 1
    return stop
