"""Catalogues in XML: the translations of XLIFF, as Symfony and Angular keep them, and the texts of an Android application."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.source import Source
from guichet.reading.language.tags import primary_subtag
from guichet.reading.templates.masking import OUTPUT
from guichet.reading.texts.catalogues import unescaped
from guichet.reading.texts.document import Document, Prose
from guichet.reading.texts.pieces import Piece, folded
from guichet.reading.texts.strings import blocks_of

_UNIT = re.compile(
    r"<(?:trans-unit|unit)\b(?P<marks>[^<>]{0,2000})>"
    r"|<(?P<part>source|target)\b(?P<state>[^<>]{0,500})(?<!/)>(?P<words>(?:(?!</?(?:source|target|trans-unit|unit)\b).)*)</(?P=part)>",
    re.S,
)
_KEYS = tuple(re.compile(rf"\b{name}=[\"']([^\"']*)[\"']") for name in ("resname", "name", "id"))
"""What names a message, what its author called it before what a tool did."""
_INTO = re.compile(r"<(?:file|xliff)\b[^<>]{0,2000}?\b(?:target-language|trgLang)=[\"']([\w-]+)[\"']")
_FROM = re.compile(r"<(?:file|xliff)\b[^<>]{0,2000}?\b(?:source-language|srcLang)=[\"']([\w-]+)[\"']")
_TO_DO = re.compile(r"state=[\"'](?:new|needs-translation)[\"']|approved=[\"']no[\"']")
_HEAD = 4000
_ANDROID = re.compile(r"<resources[\s>]")
_STRING = re.compile(
    r"<(?P<part>string|item)\b(?P<marks>[^<>]{0,500})(?<!/)>(?P<words>(?:(?!</?(?:string|item)\b).)*)</(?P=part)>"
    r"|<(?:plurals|string-array)\b(?P<group>[^<>]{0,500})>",
    re.S,
)
_GIVEN = re.compile(
    r"<!\[CDATA\[|\]\]>|<(?P<value>x|ph|xliff:g)\b(?![^<>]{0,300}(?:START_|CLOSE_|LINE_BREAK|ctype=\"lb))[^<>]{0,500}>"
)
"""What stands for a value in a message, and what holds one as it is."""


def is_android(source: Source) -> bool:
    """Whether a file of XML holds the texts of an Android application."""
    return "<resources" in source.text and _ANDROID.search(source.text, 0, _HEAD) is not None


def read_xliff(source: Source, document: Document) -> None:
    """Add the translations of a file of XLIFF to a document, each under its key; its sources when it translates nothing."""
    document.is_sequence = False
    into, written = _INTO.search(source.text, 0, _HEAD), _FROM.search(source.text, 0, _HEAD)
    units = list(_units(source.text))
    part = "target" if into is not None or any(one["part"] == "target" for _, one in units) else "source"
    named = into if part == "target" else written
    lang = primary_subtag(named[1]) if named is not None else ""
    translated = ""
    for key, found in units:
        if found["part"] == part and not _TO_DO.search(found["state"]):
            _add(document, found, key, lang, translates=translated if part == "target" else "")
        translated = " ".join(found["words"].split()) if found["part"] == "source" else ""


def read_android(source: Source, document: Document) -> None:
    """Add the texts of an Android application to a document, each under its name."""
    document.is_sequence = False
    group = ""
    for found in _STRING.finditer(source.text):
        if found["part"] is None:
            group = _named(found["group"])
        elif 'translatable="false"' not in found["marks"]:
            _add(document, found, _named(found["marks"]) or group, "", escaped=True)


def _units(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield what each unit says, in one language or the other, with its key."""
    key = ""
    for found in _UNIT.finditer(text):
        if found["part"] is None:
            key = _named(found["marks"])
        else:
            yield key, found


def _named(marks: str) -> str:
    return next((found[1] for key in _KEYS if (found := key.search(marks)) is not None), "")


def _add(
    document: Document, found: re.Match[str], key: str, lang: str, *, escaped: bool = False, translates: str = ""
) -> None:
    for block in blocks_of(list(_pieces(found["words"], found.start("words"), escaped=escaped)), percent=True):
        words = folded(block)
        if " " in words and any(map(str.isalpha, words)):
            document.add(Prose(words, "message", block, document, lang, key=key, translates=translates))


def _pieces(words: str, start: int, *, escaped: bool) -> Iterator[Piece]:
    """The pieces of a message: its letters, and the places of what is put in it."""
    at = 0
    for one in _GIVEN.finditer(words):
        yield from _plain(words[at : one.start()], start + at, escaped=escaped)
        if one["value"]:
            yield Piece(OUTPUT, start + one.start(), start + one.end())
        at = one.end()
    yield from _plain(words[at:], start + at, escaped=escaped)


def _plain(words: str, start: int, *, escaped: bool) -> list[Piece]:
    if escaped:
        return unescaped(words, start)
    return [Piece(words, start, -1, True)] if words else []
