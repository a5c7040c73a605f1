"""Template syntax out of the way: every tag becomes placeholders of the same length, so offsets stay exact.

Django, Jinja, Twig, Nunjucks, Liquid (`{{ }}`, `{% %}`, `{# #}`), ERB and EJS (`<% %>`), PHP (`<?php ?>`, `<?= ?>`),
Blade (`@foreach (…)`), what the browser fills in (`[[ name ]]`), and what other engines print in a text (`{!! $name !!}`, `${name}`, `%name%`).
Masking is total: any text can be masked, an unknown or unclosed tag is never an error.
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum

from guichet.reading.templates.blade import DIRECTIVE, directive_of, is_blade
from guichet.reading.templates.ejs import is_ejs, structure_of
from guichet.reading.templates.html_context import VOID, Context, HtmlContext
from guichet.reading.templates.script_tags import ScriptTags
from guichet.reading.templates.silent_tags import SILENT_TAGS

OUTPUT = "\ue000"
"""Stands for text that the template will produce: an unknown value."""
CONTROL = "\ue001"
"""Stands for a tag that produces nothing itself: a condition, a loop, a comment."""


def is_dynamic(value: str) -> bool:
    """Whether a value depends on what the template will produce."""
    return OUTPUT in value or CONTROL in value


def static_part(value: str) -> str:
    """Return the value without its placeholders."""
    return value.replace(OUTPUT, "").replace(CONTROL, "")


def visible(value: str) -> str:
    """Return the value without what produces nothing; unknown output stays as a placeholder."""
    return value.replace(CONTROL, "")


class Kind(StrEnum):
    """What a template token is."""

    OUTPUT = "output"
    TAG = "tag"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Token:
    """One template tag: `name` is its first word ("if", "endfor", "include"), `body` the rest, quotes kept."""

    kind: Kind
    start: int
    end: int
    name: str
    body: str
    context: Context


@dataclass(frozen=True, slots=True)
class Masked:
    """A text of the same length as its source, and the tokens that were taken out of it."""

    text: str
    tokens: tuple[Token, ...]


_STRING = r""""(?:[^"\\]|\\.){0,1000}+"|'(?:[^'\\]|\\.){0,1000}+'"""
_INNER_TABLE = rf"\{{(?:[^\"'{{}}]|{_STRING})*+\}}"
_TABLE = rf"\{{(?:[^\"'{{}}]|{_STRING}|{_INNER_TABLE})*+\}}"
"""A table written in a tag, which may hold others: its braces do not end the tag."""
_OPENER = re.compile(
    r"\{\{|\{%|\{#|<%|<\?(?:php\b|=)"
    r"|\[\[|\{!!|\$!?\{(?![{%#])|#!?\{(?![{%#])|\{[$@](?=[A-Za-z])|@(?<![\w@]@)(?=(?:lang|choice|yield)\()|%(?<![\w%{<]%)(?=[A-Za-z_][\w.]{2,60}%)"
)
"""Each alternative begins with a character of its own: what begins otherwise is passed over at once."""
_OF_BLADE = re.compile(rf"{_OPENER.pattern}|@(?<![\w@]@)(?=[a-z])")
_BRACKETED = re.compile(r"\[\[\s*+(?:[#/^&]?+[A-Za-z_][\w.]*+(?:[\[(][^\])<>]*+[\])][\w.]*+)*+|\.)\s*+\]\]")
"""`[[ person.name ]]`, `[[#people]]`, `[[.]]`, which engines of the browser read where the server's keeps `{{ }}`."""
_PRINTED = re.compile(
    rf"""\{{!!(?:(?!!!\}})[^<]){{0,500}}+!!\}}|[$#]!?\{{[^{{}}<>\r\n]{{1,200}}+\}}|\{{\$[^{{}}<>\r\n]{{1,200}}+\}}
    |\{{@(?:html|render)\s[^{{}}<>\r\n]{{1,200}}+\}}|@(?:lang|choice|yield)\((?:[^()'\"<>\r\n]|{_STRING}){{0,200}}+\)|%(?![0-9A-Fa-f]{{2}})[A-Za-z_]\w*+(?:\.\w++)*+%""",
    re.X,
)
"""`{!! $name !!}` and `@lang('name')` of Blade, `${name}` of Thymeleaf, JSP or Mako, `#{name}` of JSF, `{$name}` of
Smarty or Latte, `{@html name}` of Svelte, `%name%` that a build or a server puts its own in."""
_CLOSERS = {
    "{{": (re.compile(rf"(?:[^\"'{{}}]|{_STRING}|{_TABLE}|\{{|\}}(?!\}}))*+\}}\}}", re.S), "}}"),
    "{%": (re.compile(rf"(?:[^\"'%]|{_STRING}|%(?!\}}))*+%\}}", re.S), "%}"),
}
_OPENED = re.compile(r"<([A-Za-z][A-Za-z0-9]*)\Z")
_END_TAG = re.compile(r"</([A-Za-z][A-Za-z0-9]*)\s*>")
_NAME = re.compile(r"[-+~=#]?\s*([A-Za-z_][\w.]*)?")
_SKIPPED_BODIES = {"comment": "endcomment", "schema": "endschema", "stylesheet": "endstylesheet"}
LITERAL_BODIES = {"verbatim": "endverbatim", "raw": "endraw"}
_ERB_WORDS = re.compile(r"\b(if|unless|elsif|else|end|case|when|do|for|while|each|render|yield)\b")
_HOLDS = re.compile(r"\bdo(?:\s*\|[^|]*\|)?[\s-]*\Z")
"""What ERB prints around all that follows, up to its own `end`."""
_TURNS = re.compile(
    r"\.(?:each\w*|map\w*|flat_map|times|upto|downto|step|select|filter|in_groups\w*|in_batches|find_each)\b|\bloop\b"
)
_PHP_WORDS = re.compile(
    r"\b(if|elseif|else|endif|foreach|endforeach|for|endfor|while|endwhile|switch|case|endswitch)\b"
)


_KNOWN = frozenset({"{{", "{%", "{#", "<%", "<?php", "<?="})
"""Tags that mean the same wherever they stand; the others are read where people read."""


class _Closers:
    """Finds where a tag ends. Knows where each closer last stands, so that tags never closed cost nothing."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.last = {closer: text.rfind(closer) for closer in ("}}", "%}", "#}", "%>", "?>")}

    def end_of(self, opener: str, start: int) -> int:
        """Return the end of the tag that opens at `start`, or -1."""
        text = self.text
        if opener not in _KNOWN:
            printed = (_BRACKETED if opener == "[[" else _PRINTED).match(text, start)
            printed = (DIRECTIVE.match(text, start) if opener == "@" else None) or printed
            return printed.end() if printed else -1
        if opener in _CLOSERS:
            pattern, plain = _CLOSERS[opener]
            if self.last[plain] < start + 2:
                return -1
            match = pattern.match(text, start + 2)
            return match.end() if match else text.find(plain, start + 2) + 2
        closer = {"{#": "#}", "<%": "%>"}.get(opener, "?>")
        if self.last[closer] < start + 2:
            return len(text) if opener.startswith("<?") else -1
        return text.find(closer, start + 2) + 2


def _name_and_kind(text: str, opener: str, start: int, end: int, *, ejs: bool) -> tuple[Kind, str, str]:
    inner = text[start + len(opener) : end - 2] if end - start >= len(opener) + 2 else ""
    if opener == "{#":
        return Kind.COMMENT, "", inner
    if opener in {"{{", "[["}:
        return Kind.OUTPUT, "", inner.strip("-~+ \t\r\n")
    if opener == "@" and DIRECTIVE.match(text, start):
        prints, word, given = directive_of(text[start:end])
        return Kind.OUTPUT if prints else Kind.TAG, "" if prints else word, given
    if opener not in _KNOWN:
        return Kind.OUTPUT, "", text[start + len(opener) : end].strip("!}) \t\r\n")
    if opener == "{%":
        name = _NAME.match(inner)
        word = (name[1] if name else None) or ""
        return Kind.TAG, word, inner[name.end() if name else 0 :].strip("-~+ \t\r\n")
    if opener == "<?=" or inner[:1] == "=" or (ejs and opener == "<%" and inner[:1] == "-"):
        return Kind.OUTPUT, "do" if _HOLDS.search(inner) else "", inner.lstrip("=- ").rstrip("- \t\r\n").strip()
    if inner[:1] == "#":
        return Kind.COMMENT, "", inner
    if ejs and opener == "<%":
        return Kind.TAG, *structure_of(inner.strip("-_ \t\r\n"))
    words = (_ERB_WORDS if opener == "<%" else _PHP_WORDS).findall(inner)
    body = inner.strip("- \t\r\n")
    return Kind.TAG, _foreign_name(words, body, erb=opener == "<%"), body


def _foreign_name(words: list[str], body: str, *, erb: bool) -> str:
    """Name an ERB or PHP tag with the word that Django or Jinja would use for the same structure."""
    if erb:
        first = words[0] if words else ""
        if first in {"if", "unless", "case"}:
            return first
        if first in {"elsif", "when"}:
            return "elif"
        if first in {"else", "end"}:
            return first
        if not _HOLDS.search(body):
            return "code"
        return "for" if _TURNS.search(body) or first in {"for", "while"} else "held"
    if body.startswith("}"):
        return "elif" if "elseif" in words else "else" if "else" in words else "end"
    if not words:
        return "code"
    structural = body.rstrip().endswith((":", "{")) or words[0].startswith("end")
    return {"elseif": "elif", "foreach": "for"}.get(words[0], words[0]) if structural else "code"


def mask(text: str) -> Masked:
    """Return the text with every template tag replaced by placeholders of the same length, newlines kept."""
    pieces: list[str] = []
    tokens: list[Token] = []
    html = HtmlContext(text)
    closers = _Closers(text)
    scripts = ScriptTags(text, html)
    ends = set(re.findall(r"\{%[-+~]?\s*(end\w+)", text))
    elements = VOID.union(_END_TAG.findall(text))
    ejs = "<%" in text and is_ejs(text)
    pos = 0
    search = (_OF_BLADE if is_blade(text) else _OPENER).search
    while True:
        found = search(text, pos)
        if found is None:
            break
        start, opener = found.start(), found[0]
        end = closers.end_of(opener, start)
        if end < 0:
            html.advance(pos, found.end())
            pieces.append(text[pos : found.end()])
            pos = found.end()
            continue
        html.advance(pos, start)
        pieces.append(text[pos:start])
        directive = opener == "@" and DIRECTIVE.match(text, start)
        if opener not in _KNOWN and opener != "{!!" and not directive and not html.is_read(start):
            pieces.append(opener)
            pos = start + len(opener)
            continue
        kind, name, body = _name_and_kind(text, opener, start, end, ejs=ejs)
        if name in _SKIPPED_BODIES:
            end = _end_of_body(text, end, _SKIPPED_BODIES[name])
            kind = Kind.COMMENT
        token = Token(kind, start, end, name, body, html.context)
        tokens.append(token)
        first = _first(text, start, elements) if html.context is Context.TAG else OUTPUT
        hidden = _placeholder(text, token, silent=_is_silent(token, ends), first=first)
        pieces.append((scripts.written(start, end) if opener == "<%" else "") or hidden)
        pos = end
        if name in LITERAL_BODIES:
            stop = _start_of(text, pos, LITERAL_BODIES[name])
            pos = _mask_literal(text, pos, stop, html, pieces, tokens)
    html.advance(pos, len(text))
    pieces.append(text[pos:])
    return Masked("".join(pieces), tuple(tokens))


def _mask_literal(text: str, pos: int, stop: int, html: HtmlContext, pieces: list[str], tokens: list[Token]) -> int:
    """Inside verbatim and raw, only `{{ }}` counts: another template engine will fill it in the browser."""
    while True:
        start = text.find("{{", pos, stop)
        end = text.find("}}", start + 2, stop) + 2 if start >= 0 else -1
        if start < 0 or end < 2:
            html.advance(pos, stop)
            pieces.append(text[pos:stop])
            return stop
        html.advance(pos, start)
        pieces.append(text[pos:start])
        token = Token(Kind.OUTPUT, start, end, "", text[start + 2 : end - 2].strip(), html.context)
        tokens.append(token)
        pieces.append(_placeholder(text, token, silent=False, first=OUTPUT))
        pos = end


def _start_of(text: str, pos: int, name: str) -> int:
    found = re.compile(r"\{%[-+~]?\s*" + name + r"\b").search(text, pos)
    return found.start() if found else len(text)


def _end_of_body(text: str, pos: int, name: str) -> int:
    at = _start_of(text, pos, name)
    close = text.find("%}", at)
    return close + 2 if close >= 0 else len(text)


def _is_silent(token: Token, ends: set[str]) -> bool:
    if token.kind is Kind.COMMENT:
        return True
    if token.kind is Kind.OUTPUT:
        return False
    name = token.name
    return not name or name in SILENT_TAGS or name.startswith("end") or f"end{name}" in ends


_NOT_NEWLINE = re.compile(r"[^\r\n]")


def _first(text: str, start: int, elements: Set[str]) -> str:
    """Return what the output of a tag begins with for the parser: part of an element's name, or an attribute."""
    if text.endswith(("<", "</"), max(0, start - 2), start):
        return "x"
    opened = _OPENED.search(text, max(0, start - 12), start)
    return " " if opened and opened[1] in elements else OUTPUT


def _placeholder(text: str, token: Token, *, silent: bool, first: str) -> str:
    if silent:
        filler = " " if token.context is Context.TAG else CONTROL
    else:
        filler = OUTPUT
    raw = text[token.start : token.end]
    hidden = _NOT_NEWLINE.sub(filler, raw) if "\n" in raw or "\r" in raw else filler * len(raw)
    return hidden if silent else first + hidden[1:]
