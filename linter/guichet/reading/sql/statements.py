"""The statements of a text of SQL, cut into clauses by their first words; any dialect, nothing is run or checked."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from guichet.core.findings import Span
from guichet.core.numbers import count

_HIDDEN = re.compile(r"--[^\n]*|/\*.*?(?:\*/|\Z)", re.S)
_TEXT = re.compile(r"'(?:[^']|'')*'")
_CLAUSE = re.compile(
    r"\b(update|set|insert\s+into|merge\s+into|select|from|(?<!filter \()(?<!filter\()where|group\s+by|having|order\s+by|limit|fetch\s+first|returning|values|"
    r"create\s+(?:or\s+replace\s+)?(?:materialized\s+|temporary\s+|temp\s+)?(?:view|table|function|procedure)(?:\s+if\s+not\s+exists)?|alter\s+table|delete\s+from|on\s+conflict|qualify)\b",
    re.I,
)
_NAME = re.compile(r"[\"`\[]?([^\W\d][\w.]*)", re.I)
_MACRO = re.compile(
    r"\{%-?\s*macro\s+(\w+)\s*\([^()]*\)\s*-?%\}((?:(?!\{%-?\s*endmacro).){1,4000})\{%-?\s*endmacro", re.I | re.S
)
_MARK = re.compile(r"(?=(\$\w{0,63}\$))")
"""What begins and ends a body that is kept as a text: what `cron.schedule` runs, what a function does."""
_RUN_ONCE = re.compile(r"\bdo\s*(?:language\s+\w+\s*)?$", re.I)
_NEAR = 200
"""Signs before a body among which `DO` stands."""
_PROGRAM = re.compile(
    r"\bcreate\s+(?:or\s+(?:replace|alter)\s+)?(?:definer\s*=\s*\S+\s+)?(?:function|proc(?:edure)?|event|trigger)\s+(?:if\s+not\s+exists\s+)?(?:[\"`\[]?\w{1,80}[\"`\]]?\.)?[\"`\[]?(\w{1,80})",
    re.I,
)
PROGRAMS = ("function", "proc", "event", "trigger")
"""One of them stands in each file that keeps a program."""
_CLOSES = re.compile(r"\s*end\b(?!\s*(?:if|loop|case|while|repeat)\b)", re.I)
_GOES = re.compile(r"\s*go\b", re.I)
_INSIDE = re.compile(
    r"\b(?:(?P<opens>begin(?!\s+(?:tran\w*|work)\b)|(?<!end )case)|end(?!\s+(?:if|loop|while|repeat)\b))\b", re.I
)
"""What opens a block or a choice of a program, or closes one."""
_LONGEST_HEAD = 2_000
"""Signs between the name of a function and the body that is kept as a text."""
_BRANCH = re.compile(r"\b(?:begin|then|else|loop)\s+(?=(?:update|insert|delete|merge|with|select)\b)", re.I)
"""Where a program begins a statement, inside another: `IF … THEN UPDATE …`."""
_TESTED = re.compile(r"\b(?:els)?if\b(.{0,2000}?)\bthen\s*$", re.I | re.S)
_ENDS_TEST = re.compile(r"\bthen\s*$", re.I)
_DISTINCT = re.compile(r"\bdistinct\s+from\b", re.I)
_WHEN = re.compile(r"\bwhen\b(.{0,2000}?)\bthen\b", re.I | re.S)
_ORDER = re.compile(r"\bthen\s+(\d+)\s+else\s+(\d+)\s+end\b(\s+desc\b)?", re.I)
_THEN = re.compile(r"\b(?:then|else)\s+'([^']*)'", re.I)
_WORD = re.compile(r"(?<![\w'.])(?:[^\W\d]\w*\.)*([^\W\d]\w*)")


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: its first words in lower case, its text with what is inside quotes kept, and where it starts."""

    kind: str
    text: str
    start: int

    def names(self) -> Iterator[tuple[str, Span]]:
        """Yield the bare names of the clause, the last part of dotted ones, outside of quotes."""
        blank = _TEXT.sub(lambda found: " " * len(found[0]), self.text)
        for found in _WORD.finditer(blank):
            yield found[1], Span(self.start + found.start(1), self.start + found.end(1))

    def cases(self) -> Iterator[Clause]:
        """Yield the test of each `WHEN … THEN`, as a clause of its own."""
        for found in _WHEN.finditer(self.text):
            yield Clause("when", found[1], self.start + found.start(1))

    def brackets(self) -> Iterator[tuple[int, str]]:
        """Yield what each outermost bracket holds, and where it starts."""
        depth, start, quoted = 0, 0, False
        for at, sign in enumerate(self.text):
            quoted = quoted is not (sign == "'")
            if quoted:
                continue
            if sign == "(":
                depth += 1
                start = at + 1 if depth == 1 else start
            elif sign == ")" and depth:
                depth -= 1
                if not depth:
                    yield self.start + start, self.text[start:at]

    def puts_last(self) -> bool:
        """Return whether an order gives those that a test picks a larger number than the others: they come last."""
        return any(count(found[1]) > count(found[2]) for found in _ORDER.finditer(self.text) if not found[3])

    def answers(self) -> list[str]:
        """Return the texts that the branches of `CASE` answer with."""
        return [found[1] for found in _THEN.finditer(self.text)]


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement and its clauses, in order; `kept` when it is part of a function or of an event, or makes a view: it runs each time that one is called, or read."""

    span: Span
    clauses: tuple[Clause, ...]
    kept: bool = False
    program: str = ""
    """The function, the procedure, the event or the trigger that does it, by its name."""

    def clause(self, *kinds: str) -> Clause | None:
        """Return the first clause of some kinds."""
        return next((one for one in self.clauses if one.kind in kinds), None)

    @property
    def conditions(self) -> str:
        """What its tests say, those of the queries inside it too."""
        return " ".join(one.text for one in self.clauses if one.kind in ("where", "having"))

    @property
    def made(self) -> str:
        """The name of what the statement makes, fills or changes; empty for a bare query."""
        head = self.clauses[0] if self.clauses else None
        if head is None or head.kind in ("select", "from"):
            return ""
        found = _NAME.search(head.text)
        return found[1] if found else ""


def listed(text: str) -> Iterator[tuple[int, str]]:
    """Yield what the commas of a text set apart, those in brackets or quotes left out, and where each starts."""
    depth, start, quoted = 0, 0, False
    for at, sign in enumerate(text):
        quoted = quoted is not (sign == "'")
        if quoted:
            continue
        depth += (sign == "(") - (sign == ")")
        if sign == "," and not depth:
            yield start, text[start:at]
            start = at + 1
    yield start, text[start:]


def blank_of(text: str) -> str:
    """Return a text of SQL whose comments are blank, each sign at its place."""
    return _HIDDEN.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def statements_of(text: str, offset: int = 0) -> Iterator[Statement]:
    """Yield the statements of a text that stands at an offset, then those that it quotes for a job or a function; comments are blank."""
    clear, pos = [], 0
    bodies = list(_bodies(text))
    for start, mark, end in bodies:
        clear += [text[pos:start], re.sub(r"[^\n]", " ", text[start : end + len(mark)])]
        pos = end + len(mark)
    yield from _statements("".join((*clear, text[pos:])), offset)
    pos = 0
    for start, mark, end in bodies:
        kept = not _RUN_ONCE.search(text, max(pos, start - _NEAR), start)
        after = max(pos, start - _LONGEST_HEAD)
        heads = _PROGRAM.findall(text, max(after, text.rfind(";", after, start) + 1), start) if kept else ()
        pos = end + len(mark)
        yield from _statements(
            text[start + len(mark) : end], offset + start + len(mark), kept=kept, program=heads[-1] if heads else ""
        )


def program_around(text: str, at: int) -> str:
    """Return the name of the function, the event or the trigger that begins last before a place of a text without comments."""
    heads = _PROGRAM.findall(text, 0, at)
    return heads[-1] if heads else ""


def macros_of(text: str) -> Iterator[Statement]:
    """Yield, for each macro that templates of SQL call for a column, a query of that column under the macro's name."""
    for found in _MACRO.finditer(blank_of(text)):
        select = Clause("select", f"{found[2]} as {found[1]}", found.start(2))
        yield Statement(Span(found.start(2), found.end(2)), (select,))


def _bodies(text: str) -> Iterator[tuple[int, str, int]]:
    """Yield where each quoted body begins, by which mark, and where the same mark ends it."""
    places: dict[str, list[int]] = defaultdict(list)
    for found in _MARK.finditer(text):
        places[found[1]].append(found.start())
    after = 0
    for start, mark in sorted((start, mark) for mark, starts in places.items() for start in starts):
        if start >= after:
            at = bisect_left(places[mark], start + len(mark))
            if at < len(places[mark]):
                yield start, mark, places[mark][at]
                after = places[mark][at] + len(mark)


def _statements(text: str, offset: int, *, kept: bool = False, program: str = "") -> Iterator[Statement]:
    clear = blank_of(text)
    ends = _TEXT.sub(lambda found: "'" * len(found[0]), clear)
    ends = _DISTINCT.sub(lambda found: "=" * len(found[0]), ends)
    start, before, depth = 0, 0, 0
    cuts = sorted(
        {
            *(found.start() for found in re.finditer(";", ends)),
            *(found.end() - 1 for found in _BRANCH.finditer(ends)),
            len(clear),
        }
    )
    for end in cuts:
        tested = (
            _TESTED.search(ends, before, start) if _ENDS_TEST.search(ends, max(before, start - _NEAR), start) else None
        )
        made = _PROGRAM.search(ends, start, end)
        if made is not None:
            program, depth = made[1], 0
        elif not kept and (_GOES.match(ends, start, end) or (depth <= 1 and _CLOSES.match(ends, start, end))):
            program = ""
        inside = program
        if program and (made is not None or not kept):
            opened = made.end() if made is not None else start
            depth += sum(1 if one["opens"] else -1 for one in _INSIDE.finditer(ends, opened, end))
            program = program if depth > 0 else ""  # else its body is over, is one statement, or is a text of its own
        found = list(_CLAUSE.finditer(ends, start, end))
        if found:
            limits = [*(one.start() for one in found[1:]), end]
            clauses = tuple(
                Clause(_kind(one[1]), clear[one.end() : limit], offset + one.end())
                for one, limit in zip(found, limits, strict=True)
            )
            if tested is not None:
                clauses = (*clauses, Clause("if", clear[tested.start(1) : tested.end(1)], offset + tested.start(1)))
            body = clear[found[0].start() : end].rstrip()
            span = Span(offset + found[0].start(), offset + found[0].start() + len(body))
            yield Statement(span, clauses, kept or bool(inside) or found[0][1].lower().endswith("view"), inside)
        start, before = end + 1, start


def _kind(words: str) -> str:
    kind = " ".join(words.lower().split())
    return kind.split()[0] if kind.startswith("create") else kind
