"""Words kept in programs of Ruby and PHP: the texts of constants and tables, what flashes, errors, letters and messages say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.reading.templates.masking import OUTPUT
from guichet.reading.texts.catalogues import unescaped
from guichet.reading.texts.document import Document
from guichet.reading.texts.kept import Kept, add_said
from guichet.reading.texts.pieces import Piece
from guichet.reading.texts.speech import ABOUT_WORDS, is_named_so, is_sentence, said_at_head, speaks

_OPENS, _CLOSES = frozenset("([{"), frozenset(")]}")
_JOINS = frozenset({".", "+", "<<", "\\"})
_COMPARED = frozenset({"==", "!=", "===", "!==", "=~", "<=>"})
_TO_YOU = re.compile(r"\b(?:vous|votre|vos|veuillez|bonjour|you|your|please|dear)\b", re.I)
"""What is said to whoever reads, even by what answers programs or runs at a command."""
_RUN = (Place.COMMAND, Place.JOB)
_TELLING = 6
"""Spaces from which a sentence that speaks to nobody tells something: "Invalid request" only fails."""
_LEVELS = 8
"""How many brackets around a text are looked through for what keeps it."""
_STATEMENT = 40
"""How many words before a text are looked at, at one level."""
_UNSAID = frozenset(
    "raise throw puts print warn require require_relative include extend use namespace import when case abort fail p pp exec system".split()
)
"""What begins a statement that tells nobody anything: it stops, loads, compares, or speaks to whoever runs a service."""
_LOGS = re.compile(
    r"(?:^|[.\\:>])(?:log|logger|logs|LOG|LOGGER|Sentry|Raven|Rollbar|telemetry|tracer|output|io|OA|ArgumentError)(?:[.\\:>]|$)|(?:Exception|Error)$|\b(?:desc|describe|it|context|execute|where|find_by_sql|addSql|setDescription|setHelp|addOption|addArgument|deprecate)$",
    re.I,
)
"""What is told to those who run or build a service."""
_TELLS = re.compile(
    r"(?:flash|addFlash|notify\w*|envoyer\w*|send\w*(?:mail|sms|message|text)|setSubject|setBody|subject|body|text|html|add_error|addError|addViolation|buildViolation|errors|alert|notice|message\w*|say)[?!]?$",
    re.I,
)


class Mark(NamedTuple):
    """One word, text or sign of a program: its kind (text, name, label, sign, line), what it says, where it stands."""

    kind: str
    text: str
    start: int
    end: int


def read_ruby(source: Source, document: Document) -> None:
    """Add the texts of a program of Ruby that are said to people to a document."""
    _read(source, document, tuple(_ruby(source)), ("#",))


def read_php(source: Source, document: Document) -> None:
    """Add the texts of a program of PHP that are said to people to a document; what prints a page is read as a template."""
    _read(source, document, tuple(_php(source)), ("//", "/*", "*", "#"))


def is_program_of_php(source: Source) -> bool:
    """Whether a file of PHP is a program from end to end: it prints no markup of its own."""
    return source.path.endswith(".php") and source.text.lstrip().startswith("<?php") and "?>" not in source.text


def _ruby(source: Source) -> Iterator[Mark]:
    from guichet.reading.ruby.words import words_of_file

    for word in words_of_file(source.text):
        start, end = word.at, word.end
        if word.kind == "text" and source.text.startswith(
            "<<", word.at
        ):  # its words stand below the line that opens it
            start = source.text.find(word.text, word.end) if word.text else -1
            if start >= 0:
                yield Mark("text", word.text, start, start + len(word.text))
            continue
        kind = {"constant": "name", "held": "name", "symbol": "name"}.get(word.kind, word.kind)
        yield Mark(kind, word.text, start, end)


def _php(source: Source) -> Iterator[Mark]:
    from guichet.reading.php.literal_trees import tokens_of

    for token in tokens_of(source):
        kind = {"word": "name", "long": "text"}.get(token.kind, token.kind)
        if kind == "sign" and token.text == ";":
            kind = "line"
        yield Mark(kind, token.text, token.span.start, token.span.end)


def _read(source: Source, document: Document, marks: Sequence[Mark], remarks: tuple[str, ...]) -> None:
    document.is_sequence = False
    document.about = said_at_head(source.text.removeprefix("<?php").lstrip(), *remarks)
    is_about_words = ABOUT_WORDS.search(document.about) is not None
    announced = is_named_so(source.path.rpartition("/")[2].partition(".")[0])
    to_others = "/api/" in f"/{source.path.lower()}" or place_of_path(source.path) in _RUN
    parents, functions = _brackets(marks), _functions(marks)
    found: list[Kept] = []
    for first, last in _wholes(marks):
        holder = _holder(marks, parents, first, last)
        if holder is None:
            continue
        table, key, told = holder
        if not key:
            key = functions[first]
            told = told or is_named_so(key)
        one = Kept(table, key, told, [piece for one in marks[first : last + 1] for piece in _pieces(source, one)])
        if _TO_YOU.search(one.plain) if to_others else speaks(one.plain) or one.plain.count(" ") >= _TELLING:
            is_kept_so = is_about_words or announced
            found.append(one if told or not is_kept_so else one._replace(announced=is_sentence(one.plain)))
    add_said(found, document)


def _wholes(marks: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    """Yield where each text begins and ends among the words of a program, those that are put together as one."""
    at = 0
    while at < len(marks):
        if marks[at].kind != "text":
            at += 1
            continue
        last = at
        while (following := _joined(marks, last)) is not None:
            last = following
        yield at, last
        at = last + 1


def _joined(marks: Sequence[Mark], at: int) -> int | None:
    """Where the text stands that is added to one, right after it or after one value; None when nothing is."""
    if at + 1 < len(marks) and marks[at + 1].kind == "text":
        return at + 1
    if at + 2 < len(marks) and marks[at + 1].text in _JOINS:
        if marks[at + 2].kind == "text":
            return at + 2
        if (
            at + 4 < len(marks)
            and marks[at + 2].kind == "name"
            and marks[at + 3].text in _JOINS
            and marks[at + 4].kind == "text"
        ):
            return at + 4
    return None


def _brackets(marks: Sequence[Mark]) -> list[int]:
    """The bracket that each word stands in, -1 for none."""
    parents: list[int] = []
    open_ones: list[int] = []
    for at, mark in enumerate(marks):
        if mark.kind == "sign" and mark.text in _CLOSES and open_ones:
            open_ones.pop()
        parents.append(open_ones[-1] if open_ones else -1)
        if mark.kind == "sign" and mark.text in _OPENS:
            open_ones.append(at)
    return parents


def _functions(marks: Sequence[Mark]) -> list[str]:
    """The name of the function that each word follows, "" for none."""
    found, name = [], ""
    for at, mark in enumerate(marks):
        if mark.text in ("def", "function") and mark.kind == "name":
            names = [one.text for one in marks[at + 1 : at + 4] if one.kind == "name" and one.text != "self"]
            name = names[0] if names else ""
        found.append(name)
    return found


def _holder(marks: Sequence[Mark], parents: Sequence[int], first: int, last: int) -> tuple[str, str, bool] | None:
    """The table that keeps a text, the name that it has there, and whether they announce words; None when it is not said."""
    beside = [marks[one].text for one in (first - 1, last + 1) if 0 <= one < len(marks)]
    if not _COMPARED.isdisjoint(beside) or (last + 1 < len(marks) and marks[last + 1].text == "=>"):
        return None
    key, told, at = "", False, first
    for _ in range(_LEVELS):
        before = _before(marks, parents, at)
        names = [one.text for one in before if one.kind in ("name", "label")]
        if names and names[0].rstrip("!?") in _UNSAID:
            return None
        named = _key(before)
        key = key or named
        told = told or (named != "" and is_named_so(named))
        called = _called(before)
        if called and _LOGS.search(called):
            return None
        told = told or (called != "" and _TELLS.search(called) is not None)
        opener = parents[at]
        if opener < 0 or (marks[opener].text == "{" and not _is_table(marks, opener)):
            kept = _kept(before)
            return kept, key or kept, told or is_named_so(kept)
        at = opener
    return "", key, told


def _is_table(marks: Sequence[Mark], opener: int) -> bool:
    """Whether a brace opens a table, and not a block: what it holds first has a name."""
    following = marks[opener + 1 : opener + 4]
    held = [one for one in following if one.kind != "line"]
    return bool(held) and (held[0].kind == "label" or any(one.text == "=>" for one in held[:2]))


def _before(marks: Sequence[Mark], parents: Sequence[int], at: int) -> list[Mark]:
    """The words that stand before one in its bracket, or in its statement, those in brackets of their own left out."""
    parent, found = parents[at], []
    for number in range(at - 1, max(parent, at - _STATEMENT * 4), -1):
        one = marks[number]
        if parents[number] != parent or (one.kind == "sign" and one.text in _CLOSES):
            continue
        if one.kind == "line" and (parent < 0 or marks[parent].text == "{") and not _goes_on(marks, number):
            break
        found.append(one)
        if len(found) >= _STATEMENT:
            break
    return found[::-1]


def _goes_on(marks: Sequence[Mark], line: int) -> bool:
    """Whether a statement goes on after the end of a line: it ends with a sign that wants more, or the next line begins with one."""
    if marks[line].text == ";":
        return False
    last = marks[line - 1] if line else None
    following = marks[line + 1] if line + 1 < len(marks) else None
    wants = (
        last is not None and last.kind == "sign" and last.text in {",", "=", "=>", "+", "\\", "(", "[", "|", "||", "&&"}
    )
    return wants or (following is not None and following.text in {".", "&."})


def _key(before: Sequence[Mark]) -> str:
    """The name under which a value stands: a label, or what an arrow or an equals sign follows."""
    if before and before[-1].kind == "label":
        return before[-1].text
    if len(before) > 1 and before[-1].text in ("=>", ":") and before[-2].kind in ("text", "name"):
        return before[-2].text.strip("'\"")
    return ""


def _called(before: Sequence[Mark]) -> str:
    """What is called with a value: the names that stand before its bracket, or begin its statement."""
    names: list[str] = []
    for one in reversed(before):
        if one.kind in ("name", "label"):
            names.append(one.text)
        elif one.text in (".", "->", "::", "&.", "?->", ":"):
            names.append(".")
        elif names or one.kind == "sign":
            if one.text in ("[", "(") and not names:
                continue
            break
    return "".join(reversed(names)).strip(".")


def _kept(before: Sequence[Mark]) -> str:
    """The constant, the variable or the property that a statement gives a value to."""
    for at, one in enumerate(before):
        if one.text in ("=", "||=", "<<", ".=", "+="):
            return next((name.text.lstrip("$@") for name in reversed(before[:at]) if name.kind == "name"), "")
    return ""


_LONG = re.compile(r"<<<[ \t]*(['\"]?)(\w+)\1\r?\n(.*)\n[ \t]*\2$", re.S)
"""A text of several lines in PHP, between two lines that bear one name."""
_GIVEN_RUBY = re.compile(r"#\{[^{}]{0,200}\}")
_GIVEN_PHP = re.compile(r"\{\$[^{}]{0,200}\}|\$\{\w+\}|\$\w+(?:->\w+|\[[^\]\n]{0,60}\])?")


def _pieces(source: Source, mark: Mark) -> Iterator[Piece]:
    """The pieces of one part: words as written, or the place of a value."""
    if mark.kind != "text":
        if mark.kind == "name":
            yield Piece(OUTPUT, mark.start, mark.end)
        return
    written = source.text[mark.start : mark.end]
    start, end, is_plain = mark.start, mark.end, False
    if (several := _LONG.match(written)) is not None:
        start, end, is_plain = mark.start + several.start(3), mark.start + several.end(3), several[1] == "'"
    elif written[:1] in ("'", '"', "`") and len(written) > 1:
        start, end, is_plain = start + 1, end - 1, written[0] == "'"
    elif written[:1] == "%":
        opens = 1 + written[1:2].isalpha()
        start, end, is_plain = start + opens + 1, end - 1, written[1:2] == "q"
    given = _GIVEN_PHP if source.path.endswith(".php") else _GIVEN_RUBY
    at = start
    for one in () if is_plain else given.finditer(source.text, start, end):
        yield from unescaped(source.text[at : one.start()], at)
        yield Piece(OUTPUT, one.start(), one.end())
        at = one.end()
    yield from unescaped(source.text[at:end], at)
