"""Ruby cut into words: names, texts with what is put in them, signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class Word(NamedTuple):
    """One word: its kind (name, constant, held, symbol, label, text, number, sign, line), what it says, where it begins."""

    kind: str
    text: str
    at: int
    parts: tuple[str | tuple[str, int], ...] = ()
    """For a text, its pieces: those that are code with where they begin."""
    is_apart: bool = False
    """Whether white space stands before it."""
    end: int = -1
    """Where it ends."""


_WORD = re.compile(
    r"""(?P<space>[ \t\r]+|\\\n|\#[^{\n][^\n]*|\#(?=\n)|\#$)|(?P<line>\n|;)
    |(?P<label>[A-Za-z_]\w*[?!]?:(?![:]))|(?P<held>@@?[A-Za-z_]\w*|\$\w+)|(?P<constant>(?:::)?[A-Z]\w*(?:::[A-Z]\w*)*)
    |(?P<symbol>:[A-Za-z_]\w*[?!=]?|:"[^"\n]*")|(?P<number>\d[\d_]*(?:\.\d+)?)|(?P<name>[a-z_]\w*[?!]?)
    |(?P<list>%[wiWI][\[({<])|(?P<quoted>%[qQ]?[({\[])|(?P<quote>["'`])
    |(?P<sign>\*\*|&&|\|\||<=>|===?|=~|!=|!~|<=|>=|<<|->|&\.|\.\.\.?|::|\|\|=|\+=|-=|=>|[-+*/%<>=!?:.,()\[\]{}|&~^])""",
    re.X,
)
_CLOSERS = {"[": "]", "(": ")", "{": "}", "<": ">"}
_ESCAPES = {"n": "\n", "t": "\t", "s": " ", "e": "", "0": ""}


class Unread(Exception):  # noqa: N818
    """This Ruby is more than what is read here."""


_OPENING = frozenset("'\"/?%=_")
_REMARK = re.compile(r"^=begin\b.*?(?:^=end\b[^\n]*|\Z)|^__END__\b.*", re.S | re.M)
_HERE = re.compile(r"<<[~-]?(?P<quote>['\"]?)(?P<name>[A-Z_]\w*)(?P=quote)")
_SIMPLE = re.compile(r"'(?:[^'\\]|\\.)*+'|\"(?:[^\"\\#]|\\.|#(?!\{))*+\"", re.S)
_PATTERN = re.compile(r"/(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*+\])*+/[a-z]*")
_SIGN = re.compile(r"\?[A-Za-z](?!\w)")
_BETWEEN = re.compile(r"%r?(?=[{(\[|!/])")
_VALUES = frozenset({"constant", "held", "number", "text", "symbol", "list", "pattern"})


def words_of(code: str) -> list[Word]:
    """Return the words of a piece of Ruby. Raises Unread."""
    return list(_words(code))


def words_of_file(code: str) -> list[Word]:
    """Return the words of a whole file, its patterns (of kind "pattern") and its texts in line among them: what is none is passed over."""
    found: list[Word] = []
    at, apart, below = 0, True, 0
    while at < len(code):
        sign = code[at]
        one: Word | None = None
        if sign == "\n" and below > at:  # the texts that this line opened stand below it
            one = Word("line", "\n", at, (), apart, below)
        elif sign == "<" and (here := _HERE.match(code, at)) is not None:
            start = max(below, code.find("\n", here.end()) + 1 or len(code))
            last = re.compile(rf"^[ \t]*{here['name']}\b", re.M).search(code, start)
            below = last.end() if last is not None else len(code)
            one = Word("text", code[start : last.start() if last is not None else below], at, (), apart, here.end())
        elif sign in _OPENING:
            remark = _REMARK.match(code, at)
            if remark is not None:
                at, apart = remark.end(), True
                continue
            one = _text_in_file(code, at, found[-1] if found else None, apart)
        match = _WORD.match(code, at) if one is None else None
        if match is not None and match.lastgroup == "space":
            at, apart = match.end(), True
            continue
        if match is not None and match.lastgroup not in ("quote", "quoted", "list"):
            kind, text = match.lastgroup or "", match[0]
            text = text[:-1] if kind == "label" else text[1:].strip('"') if kind == "symbol" else text
            one = Word(kind, text, at, (), apart, match.end())
        elif match is not None:
            try:
                one = next(_words(code, at))._replace(is_apart=apart)
            except Unread:
                one = None
        if one is not None:
            found.append(one)
        at, apart = (one.end, one.kind == "line") if one is not None else (at + 1, True)
    return found


def _text_in_file(code: str, at: int, before: Word | None, apart: bool) -> Word | None:
    """A text in which no code is put, or a pattern."""
    simple = _SIMPLE.match(code, at)
    if simple is not None and not code.startswith(":", simple.end()):
        return Word("text", simple[0][1:-1], at, (), apart, simple.end())
    ends = before is not None and (before.kind in _VALUES or before.text in (")", "]", "}"))
    divides = before is not None and before.kind == "name" and (not apart or code[at + 1 : at + 2].isspace())
    if ends or divides:
        return None
    pattern = _PATTERN.match(code, at) or _SIGN.match(code, at)
    if pattern is not None:
        return Word("pattern" if code[at] == "/" else "text", pattern[0], at, (), apart, pattern.end())
    between = _BETWEEN.match(code, at)
    if between is None:
        return None
    end = _closing(code, between.end())
    kind = "pattern" if between[0] == "%r" else "text"
    return Word(kind, code[between.end() + 1 : end], at, (), apart, end + 1) if end >= 0 else None


def _closing(code: str, at: int) -> int:
    """Where a text between signs ends, when it holds such signs in pairs: `%(of #{name.sub("a", "b")})`; -1 for nowhere."""
    opens = code[at]
    closes = _CLOSERS.get(opens, opens)
    if opens == closes:
        return code.find(closes, at + 1)
    depth = 0
    signs = re.compile(rf"\\.|[{re.escape(opens + closes)}]", re.S)
    for found in signs.finditer(code, at, at + _LONGEST):
        depth += {opens: 1, closes: -1}.get(found[0], 0)
        if not depth:
            return found.start()
    return code.find(closes, at + 1)


_LONGEST = 20_000
"""Signs among which the end of a text between signs is looked for."""


def _words(code: str, at: int = 0) -> Iterator[Word]:
    apart = True
    while at < len(code):
        match = _WORD.match(code, at)
        if match is None:
            raise Unread
        kind, start = match.lastgroup or "", at
        at = match.end()
        if kind == "space":
            apart = True
            continue
        if kind == "quote":
            at, parts = _text(code, at, match[0], match[0] != "'")
            is_label = code.startswith(":", at) and not code.startswith("::", at)
            at += is_label
            yield Word("label" if is_label else "text", code[start + 1 : at - 1 - is_label], start, parts, apart, at)
        elif kind == "quoted":
            at, parts = _text(code, at, _CLOSERS[match[0][-1]], not match[0].startswith("%q"))
            yield Word("text", code[match.end() : at - 1], start, parts, apart, at)
        elif kind == "list":
            end = code.find(_CLOSERS[match[0][-1]], at)
            if end < 0:
                raise Unread
            yield Word("list", code[at:end], start, (), apart, end + 1)
            at = end + 1
        else:
            text = match[0]
            if kind == "label":
                text = text[:-1]
            elif kind == "symbol":
                text = text[1:].strip('"')
            yield Word(kind, text, start, (), apart, at)
        apart = kind == "line"


def _text(code: str, at: int, closer: str, holds_code: bool) -> tuple[int, tuple[str | tuple[str, int], ...]]:
    parts: list[str | tuple[str, int]] = []
    said: list[str] = []
    depth = 0
    opener = next((one for one, other in _CLOSERS.items() if other == closer), "")
    while at < len(code):
        sign = code[at]
        if sign == "\\" and at + 1 < len(code):
            said.append(_ESCAPES.get(code[at + 1], code[at + 1]) if holds_code else code[at + 1])
            at += 2
        elif holds_code and code.startswith("#{", at):
            end = _end_of_code(code, at + 2)
            parts += ["".join(said), (code[at + 2 : end], at + 2)]
            said = []
            at = end + 1
        elif sign == closer and not depth:
            return at + 1, (*parts, "".join(said))
        else:
            depth += (sign == opener) - (sign == closer)
            said.append(sign)
            at += 1
    raise Unread


def _end_of_code(code: str, at: int) -> int:
    depth = 0
    while at < len(code):
        if code[at] in "\"'":
            quote = code[at]
            at += 1
            while at < len(code) and code[at] != quote:
                at += 2 if code[at] == "\\" else 1
        elif code[at] == "{":
            depth += 1
        elif code[at] == "}":
            if not depth:
                return at
            depth -= 1
        at += 1
    raise Unread
