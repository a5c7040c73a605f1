"""Stylesheets as rules with exact offsets; a value that the template prints stays a placeholder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from guichet.core.findings import Span
from guichet.reading.styles.selectors import Selector, parse_selectors, selectors_of
from guichet.reading.templates.masking import CONTROL, OUTPUT

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.S)
_TOKEN = re.compile(
    r"""[{};:]|"(?:[^"\\\n]|\\.)*+(?:"|\Z)|'(?:[^'\\\n]|\\.)*+(?:'|\Z)|url\((?!\s*["'])[^()]*\)|[()]""", re.I
)
APPLY = "@apply"
"""What brings the declarations of utility classes into a rule."""
_IMPORTANT = re.compile(r"(?<!\s)\s*!\s*important\s*$", re.I)


@dataclass(frozen=True, slots=True)
class Declaration:
    """One property and its value, both in lower case; `span` covers it in its file."""

    name: str
    value: str
    important: bool
    span: Span

    @property
    def is_known(self) -> bool:
        """Whether the value does not depend on what the template prints."""
        return OUTPUT not in self.value and CONTROL not in self.value and "var(" not in self.value


@dataclass(frozen=True, slots=True)
class StyleRule:
    """One block: its selectors, its declarations, and the `@media` conditions around it."""

    selectors: tuple[Selector, ...]
    declarations: tuple[Declaration, ...]
    media: tuple[str, ...]
    span: Span
    layer: str = ""
    """The cascade layer that holds it, by its full name; "" outside of all."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rules of one `<style>` or one file, in order; `imports` tells that others are missing."""

    path: str
    rules: tuple[StyleRule, ...]
    imports: bool = False
    unread: Span | None = None
    """The first nested block that was left out: one too many, or too deep."""
    frames: tuple[tuple[str, tuple[Declaration, ...]], ...] = ()
    """Each `@keyframes` by its name, with all that its steps declare."""
    layers: tuple[str, ...] = ()
    """The full names of its cascade layers, in the order in which they are first named."""


def _blank(match: re.Match[str]) -> str:
    return " " * (match.end() - match.start())


@lru_cache(maxsize=64)
def parse_sheet(text: str, start: int, path: str) -> Sheet:
    """Return the rules of a stylesheet that begins at `start` in the file `path`."""
    rules: list[StyleRule] = []
    clean = _COMMENT.sub(_blank, text)
    reader = _Reader(clean, start, rules)
    reader.block(0, (), ())
    return Sheet(path, tuple(rules), "@import" in clean, reader.unread, tuple(reader.frames), tuple(reader.layers))


@lru_cache(maxsize=4096)
def parse_declarations(text: str, start: int = 0) -> tuple[Declaration, ...]:
    """Return the declarations of a `style` attribute; what has no colon is left out."""
    if "/*" in text:
        text = _COMMENT.sub(_blank, text)
    found = []
    at, depth = 0, 0
    for token in _TOKEN.finditer(text):
        if token[0] == "(":
            depth += 1
        elif token[0] == ")":
            depth -= 1
        elif token[0] == ";" and depth <= 0:
            found.append(_declaration(text, at, token.start(), start))
            at, depth = token.end(), 0
    found.append(_declaration(text, at, len(text), start))
    return tuple(one for one in found if one is not None)


def is_open(inline: str) -> bool:
    """Whether whole declarations of a `style` attribute come from the template."""
    return OUTPUT in inline and any(OUTPUT in part and ":" not in part for part in inline.split(";"))


def _declaration(text: str, at: int, end: int, start: int) -> Declaration | None:
    piece = text[at:end]
    if (brought := piece.strip()).startswith(APPLY):
        begin = start + at + len(piece) - len(piece.lstrip())
        return declaration_of(APPLY, brought.removeprefix(APPLY), Span(begin, begin + len(brought)))
    colon = piece.find(":")
    if colon < 0:
        return None
    name = piece[:colon].strip(" \t\r\n\f" + CONTROL).lower()
    value = piece[colon + 1 :].strip()
    if not name or not value:
        return None
    offset = start + at + len(piece) - len(piece.lstrip())
    return declaration_of(name, value, Span(offset, start + at + len(piece.rstrip())))


def declaration_of(name: str, value: str, span: Span) -> Declaration:
    """Return a declaration of a value as it is written, `!important` included."""
    important = _IMPORTANT.search(value)
    if important:
        value = value[: important.start()]
    return Declaration(name, value.strip().lower(), bool(important), span)


_KEYFRAMES = re.compile(r"@(?:-\w+-)?keyframes\s+\S+$")
_STEP = re.compile(r"\{([^{}]*)\}")
_OLD = ("@supports not ", "@supports not(")
"""What is only for browsers that lack what the others have had for years."""
_TRANSPARENT = ("@supports", "@layer", "@scope", "@container")
FLAT_LIMIT = 12
"""How many times its own length a sheet may take once its nested selectors are written flat, beside a margin."""
FLAT_MARGIN = 8_000
DEPTH_LIMIT = 64
"""How deep blocks may stand in one another: nobody writes more, and reading them would cost a stack."""


class _Reader:
    """Walks blocks; conditions other than `@media` are taken as they come."""

    def __init__(self, text: str, start: int, rules: list[StyleRule]) -> None:
        self.text = text
        self.start = start
        self.rules = rules
        self.tokens = [token for token in _TOKEN.finditer(text) if token[0] in "{};()"]
        self.at = 0
        self.depth = 0
        self.room = FLAT_LIMIT * len(text) + FLAT_MARGIN
        """Characters that nested selectors may still take."""
        self.unread: Span | None = None
        self.frames: list[tuple[str, tuple[Declaration, ...]]] = []
        self.layer = ""
        self.layers: dict[str, None] = {}

    def block(self, begin: int, media: tuple[str, ...], parent: tuple[str, ...]) -> int:
        """Read until the closing brace; return the offset after it."""
        declared: list[Declaration] = []
        pos, depth = begin, 0
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            mark = token[0]
            if mark in "()":
                depth = max(0, depth + (1 if mark == "(" else -1))
            elif mark == ";" and depth == 0:
                declared.extend(self._declared(pos, token.start(), parent))
                self._name_layers(self.text[pos : token.start()].strip())
                pos = token.end()
            elif mark == "{":
                depth = 0
                self.depth += 1
                around = self.layer
                pos = self._open(pos, token, media, parent)
                self.depth, self.layer = self.depth - 1, around
            elif mark == "}":
                declared.extend(self._declared(pos, token.start(), parent))
                pos = token.end()
                break
        if parent and declared:
            span = Span(self.start + begin, self.start + pos)
            self.rules.append(StyleRule(parse_selectors(", ".join(parent)), tuple(declared), media, span, self.layer))
        return pos

    def _name_layers(self, written: str) -> list[str]:
        """Note the layers that a rule names, and return their full names; a block without one has a layer of its own."""
        if not written.lower().startswith("@layer"):
            return []
        names = [one.strip() for one in written[6:].split(",")]
        full = [f"{self.layer}.{one}" if self.layer else one for one in (name or f"({self.at})" for name in names)]
        self.layers.update(dict.fromkeys(full))
        return full

    def _open(self, pos: int, brace: re.Match[str], media: tuple[str, ...], parent: tuple[str, ...]) -> int:
        prelude, begin = self.text[pos : brace.start()].strip(), brace.end()
        low = prelude.lower() if prelude.startswith("@") else ""
        if low.startswith("@utility "):
            parent, low = (f".{prelude.split()[-1]}",), "@layer"
        elif low.startswith("@layer"):
            self.layer = self._name_layers(prelude)[0]
        if low.startswith("@media"):
            media = (*media, low[6:].strip())
        elif low and (not low.startswith(_TRANSPARENT) or low.startswith(_OLD)):
            end = self._skip(begin)
            if _KEYFRAMES.match(low):
                steps = (parse_declarations(one[1]) for one in _STEP.finditer(self.text, begin, end))
                self.frames.append((low.split()[-1].strip("\"'"), tuple(one for each in steps for one in each)))
            return end
        elif not low and not parent:
            parent = selectors_of(prelude.lstrip(CONTROL + OUTPUT + " \t\r\n")) or ("_unknown",)
        elif not low:
            self.room -= flat_length(parent, prelude)
            parent = nested(parent, prelude) if self.room >= 0 else ()
        if self.room < 0 or self.depth > DEPTH_LIMIT:
            self.unread = self.unread or Span(self.start + brace.start() - len(prelude), self.start + brace.start())
            return self._skip(begin)
        return self.block(begin, media, parent)

    def _skip(self, begin: int) -> int:
        depth, pos = 1, begin
        while self.at < len(self.tokens) and depth:
            token = self.tokens[self.at]
            self.at += 1
            depth += {"{": 1, "}": -1}.get(token[0], 0)
            pos = token.end()
        return pos

    def _declared(self, begin: int, end: int, parent: tuple[str, ...]) -> Iterator[Declaration]:
        if parent:
            one = _declaration(self.text, begin, end, self.start)
            if one is not None:
                yield one


def flat_length(parent: tuple[str, ...], prelude: str) -> int:
    """Return how many characters `nested` would write, without writing them."""
    around = sum(map(len, parent)) + 2 * len(parent)
    return sum(
        len(one) + one.count("&") * around if "&" in one else around + len(parent) * len(one)
        for one in selectors_of(prelude)
    )


def nested(parent: tuple[str, ...], prelude: str) -> tuple[str, ...]:
    """Return the selectors of a nested rule: each one in each of its parents, or where "&" says."""
    whole = f":is({', '.join(parent)})" if len(parent) > 1 else parent[0]
    found = []
    for one in selectors_of(prelude):
        found.extend([one.replace("&", whole)] if "&" in one else [f"{above} {one}" for above in parent])
    return tuple(found) or ("_unknown",)
