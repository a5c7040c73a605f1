"""Python newer than the one that runs: its syntax put back to what this one reads, so that every place stays the same."""

from __future__ import annotations

import ast
import re
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from guichet.core.findings import Span, Text
from guichet.core.source import UnreadableError

_REFUSED = (SyntaxError, ValueError, RecursionError, MemoryError)
RUNNING = sys.version_info[:2]
Version = tuple[int, int]

_TOKEN = re.compile(r"""(?P<comment>\#[^\n]*)|(?P<prefix>[rbftuRBFTU]{0,2})(?P<quote>'''|\"{3}|'|\")|(?P<word>\w+)""")
_BARE_RETURN = re.compile(r"\r(?!\n)")
"""Ends a line for Python too."""
_GENERIC = re.compile(r"^[ \t]*(?:async[ \t]+)?(?:def|class)[ \t]+\w+[ \t]*(?=\[)", re.M)
_ALIAS = re.compile(r"^[ \t]*(?P<type>type[ \t]+)(?P<name>\w+)[ \t]*(?=[\[=])", re.M)
_EXCEPT = re.compile(r"^[ \t]*+except\*?(?P<space>[ \t]++)(?P<kinds>[^\n:()]*,[^\n:]*?)(?<![ \t])[ \t]*+:", re.M)
_BOUND_TO_NAME = re.compile(r"[^,]+,\s*[a-z_]\w*")
"""`except Error, e` of Python 2: a list of errors today, and surely not what was meant."""

_STRINGS = Text(
    "des guillemets, une barre oblique inverse ou un retour à la ligne dans un champ de f-string",
    "quotes, a backslash or a line break in a field of an f-string",
)
_TEMPLATES = Text("une t-string", "a t-string")
_PARAMETERS = Text("des paramètres de type", "type parameters")
_DEFAULTS = Text("un paramètre de type qui a une valeur par défaut", "a type parameter with a default")
_ALIASES = Text("une instruction « type »", 'a "type" statement')
_ERRORS = Text(
    "« except » suivi de plusieurs erreurs sans parenthèses", '"except" with several errors and no parentheses'
)


@dataclass(frozen=True, slots=True)
class Newer:
    """A piece of syntax, the version of Python that brought it, and where it stands."""

    version: Version
    what: Text
    span: Span


@dataclass(slots=True)
class _String:
    start: int
    prefix: str
    quote: str
    end: int = -1
    fields: list[_Field] = field(default_factory=list)


@dataclass(slots=True)
class _Field:
    start: int
    end: int = -1
    strings: list[_String] = field(default_factory=list)
    comments: list[Span] = field(default_factory=list)


class _UnclosedError(Exception):
    """A string or a field does not end: no version of Python reads it."""


class _Scanner:
    """Finds strings as Python has since 3.12: what stands in a field is code, whatever its quotes."""

    def __init__(self, text: str) -> None:
        self.text = text

    def all(self) -> Iterator[_String | Span]:
        """Yield the strings, and the spans of the comments, in order."""
        at = 0
        while match := _TOKEN.search(self.text, at):
            if match["quote"]:
                string = self.string(match)
                at = string.end
                yield string
            else:
                at = match.end()
                if match["comment"] is not None:
                    yield Span(*match.span())

    def string(self, match: re.Match[str]) -> _String:
        string = _String(match.start(), match["prefix"].lower(), match["quote"])
        formatted = bool({"f", "t"} & set(string.prefix))
        text, at = self.text, match.end()
        while at < len(text):
            char = text[at]
            if char == string.quote[0] and text.startswith(string.quote, at):
                string.end = at + len(string.quote)
                return string
            if char == "\\":
                named = text.startswith("\\N{", at) and "r" not in string.prefix
                at = text.find("}", at) + 1 or len(text) if named else at + (1 if text[at + 1 : at + 2] == "{" else 2)
            elif char == "\n" and len(string.quote) == 1:
                break
            elif char == "{" and formatted and text[at + 1 : at + 2] != "{":
                string.fields.append(self.field(at))
                at = string.fields[-1].end
            else:
                at += 2 if char == "{" and formatted else 1
        raise _UnclosedError

    def field(self, start: int) -> _Field:
        found = _Field(start)
        depth, at, is_code = 0, start + 1, True
        while at < len(self.text):
            char = self.text[at]
            match = _TOKEN.match(self.text, at) if is_code else None
            if match and match["quote"]:
                found.strings.append(self.string(match))
                at = found.strings[-1].end
                continue
            if match:
                if match["comment"] is not None:
                    found.comments.append(Span(*match.span()))
                at = match.end()
                continue
            at += 1
            if char == "}" and not depth:
                found.end = at
                return found
            if not is_code and char == "{":
                inner = self.field(at - 1)
                found.strings += inner.strings
                at = inner.end
            elif is_code and char in "([{":
                depth += 1
            elif is_code and char in ")]}":
                depth -= 1
            elif is_code and char == ":" and not depth:
                is_code = False
        raise _UnclosedError


class _Level:
    """One text on its way back, character for character."""

    def __init__(self, text: str, known: Version) -> None:
        self.text = text
        self.known = known
        self.out = list(text)
        self.code = list(text)
        """The text without its strings and comments."""
        self.found: list[Newer] = []

    def all(self) -> str:
        for one in _Scanner(self.text).all():
            if isinstance(one, _String):
                self._string(one)
            start, end = one.start, one.end
            self.code[start:end] = ["\n" if char == "\n" else " " for char in self.text[start:end]]
        code = "".join(self.code)
        for match in _GENERIC.finditer(code):
            end = self._parameters(code, match.end())
            self._blank(match.end(), end)
        for match in _ALIAS.finditer(code):
            self._alias(match, code)
        for match in _EXCEPT.finditer(code):
            self._errors(match)
        return "".join(self.out)

    def _is_new(self, version: Version, what: Text, start: int, end: int) -> bool:
        if version > self.known:
            self.found.append(Newer(version, what, Span(start, end)))
            return True
        return False

    def _blank(self, start: int, end: int) -> None:
        """Put spaces; a line goes on through a backslash."""
        for at in range(start, end):
            if self.text[at] != "\n":
                self.out[at] = " " if self.text[at] != "\r" else "\r"
                continue
            last = at - 2 if self.text[at - 1] == "\r" else at - 1
            if last < start or self.text[last] == "\n":
                raise _UnclosedError  # an empty line: there is no room for the backslash
            self.out[last] = "\\"

    def _string(self, string: _String) -> None:
        if "t" in string.prefix and self._is_new((3, 14), _TEMPLATES, string.start, string.end):
            at = string.start + string.prefix.index("t")
            self.out[at] = "f"
        for one in string.fields:
            if self._is_free(string, one) and self._is_new((3, 12), _STRINGS, string.start, string.end):
                self._bind(string, one)

    def _is_free(self, string: _String, one: _Field) -> bool:
        """Whether a field holds what Python takes only since 3.12."""
        text = self.text[one.start : one.end]
        return string.quote in text or "\\" in text or bool(one.comments) or ("\n" in text and len(string.quote) == 1)

    def _bind(self, string: _String, one: _Field) -> None:
        if "\n" in self.text[one.start : one.end] and len(string.quote) == 1:
            self._blank(one.start, one.end)
            return
        for comment in one.comments:
            self._blank(comment.start, comment.end)
        other = "'" if '"' in string.quote else '"'
        for inner in one.strings:
            text = self.text[inner.start : inner.end]
            if string.quote not in text and "\\" not in text:
                continue
            first = inner.start + len(inner.prefix)
            content = self.text[first + len(inner.quote) : inner.end - len(inner.quote)]
            if len(inner.quote) > 1 or any(char in content for char in "\\'\"\n"):
                self._blank(inner.start, inner.end)
                first = inner.start
            self.out[first] = self.out[inner.end - 1] = other
        for at in range(one.start, one.end):
            if self.out[at] == "\\":
                self.out[at] = " "

    def _parameters(self, code: str, start: int) -> int:
        depth, default = 0, False
        for at in range(start, len(code)):
            char = code[at]
            depth += {"[": 1, "(": 1, "{": 1, "]": -1, ")": -1, "}": -1}.get(char, 0)
            default = default or (char == "=" and depth == 1)
            if not depth:
                self._is_new((3, 13), _DEFAULTS, start, at + 1) if default else self._is_new(
                    (3, 12), _PARAMETERS, start, at + 1
                )
                return at + 1
        raise _UnclosedError

    def _alias(self, match: re.Match[str], code: str) -> None:
        end = match.end()
        if code[end] == "[":
            end = self._parameters(code, end)
        if not re.match(r"[ \t]*=(?!=)", code[end:]):
            return
        if self._is_new((3, 12), _ALIASES, match.start("type"), end):
            self._blank(match.start("type"), end)
            start = match.start("type")
            self.out[start : start + len(match["name"])] = match["name"]

    def _errors(self, match: re.Match[str]) -> None:
        kinds = match["kinds"]
        if " as " in kinds or _BOUND_TO_NAME.fullmatch(kinds):
            return
        start, end = match.span("kinds")
        if self._is_new((3, 14), _ERRORS, start, end):
            gap = re.search(r",(?=[ \t])", kinds)
            if gap is None:
                self._blank(start + kinds.index(","), end)
                return
            space = start + gap.end()
            self.out[start - 1] = "("
            self.out[space:end] = [*self.out[space + 1 : end], ")"]


def levelled(text: str, known: Version = RUNNING) -> tuple[str, Newer | None]:
    """Return a text without the syntax that came after a version of Python, and the newest piece that was taken out.

    Every character that stays keeps its line, and nearly always its column. The text is returned as it is when it
    holds nothing of the kind, or does not read under any version.
    """
    level = _Level(_BARE_RETURN.sub("\n", text), known)
    try:
        older = level.all()
    except (_UnclosedError, RecursionError):
        return text, None
    newest = max(level.found, key=lambda one: (one.version, -one.span.start), default=None)
    return (older, newest) if newest else (text, None)


Read = TypeVar("Read")


def read(text: str, reader: Callable[[str], Read]) -> tuple[Read, str, Newer | None]:
    """Return what a reader of Python makes of a text, the text that it read, and the newest piece it was read without.

    Raises UnreadableError("syntax") when neither this Python nor a newer one could read it.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return reader(text), text, None
        except _REFUSED:
            older, newer = levelled(text)
        try:
            if newer is not None:
                return reader(older), older, newer
        except _REFUSED:
            pass
    raise UnreadableError("syntax")


def newer_syntax(text: str) -> Newer | None:
    """Return what a text holds that this Python does not know. Raises UnreadableError("syntax") when none could read it."""
    return read(text, ast.parse)[2]
