"""gettext catalogues: the translations that people will read, without fuzzy and obsolete entries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from guichet.core.escapes import ESCAPE, decoded
from guichet.core.source import Source
from guichet.reading.language.tags import primary_subtag
from guichet.reading.texts.document import Document, Prose
from guichet.reading.texts.pieces import Piece, folded
from guichet.reading.texts.speech import said_at_head
from guichet.reading.texts.strings import blocks_of

_HEADER = re.compile(r'^"Language: *([\w@.-]*)', re.M | re.I)
_LOCALE = re.compile(r"(?:^|/)([a-z]{2,3})(?:[-_]\w+)?(?:/LC_MESSAGES/[^/]*|\.po)$")
_KEY = re.compile(r"[a-z][\w-]*(?:\.[\w-]+)+", re.I)
"""What a message is called, in a catalogue that keeps no words of the code."""
_HEADER_SIZE = 4000


def catalogue_language(source: Source) -> str:
    """Return the language that a catalogue's header, else its path, gives; "" when neither does."""
    header = _HEADER.search(source.text, 0, _HEADER_SIZE)
    found = primary_subtag(header[1]) if header else ""
    if not found:
        path = _LOCALE.search(source.path)
        found = path[1] if path else ""
    return found


def unescaped(text: str, start: int) -> list[Piece]:
    """Return the pieces of a quoted string's content, its escapes decoded."""
    if "\\" not in text:
        return [Piece(text, start, -1, True)] if text else []
    pieces = []
    at = 0
    for match in ESCAPE.finditer(text):
        if match.start() > at:
            pieces.append(Piece(text[at : match.start()], start + at, -1, True))
        pieces.append(Piece(decoded(match), start + match.start(), start + match.end()))
        at = match.end()
    if at < len(text):
        pieces.append(Piece(text[at:], start + at, -1, True))
    return pieces


def _messages(text: str) -> Iterator[tuple[list[Piece], str, str]]:
    """Yield (pieces, flags, what is translated) of each translation that is in use."""
    flags, field, source = "", "", ""
    pieces: list[Piece] = []
    at = 0
    for line in text.splitlines(keepends=True):
        start, at = at, at + len(line)
        first = line[:1]
        if first == '"':
            if field in ("msgstr", "msgid"):
                content = line[1 : line.rfind('"')]
                if field == "msgid":
                    source += content
                else:
                    pieces.extend(unescaped(content, start + 1))
            continue
        if field == "msgstr" and pieces:
            if source:
                yield pieces, flags, source
            pieces = []
        if first == "m":
            quote = line.find('"')
            word = line[:6]
            if quote < 0:
                continue
            content = line[quote + 1 : line.rfind('"')]
            if word == "msgstr":
                field = "msgstr"
                pieces = unescaped(content, start + quote + 1)
            else:
                if word == "msgctx":
                    field = "msgctxt"
                elif field != "msgid" or not line.startswith("msgid_plural"):
                    field, source = "msgid", content
        elif first == "#":
            if field == "msgstr":
                flags = ""
            field = ""
            if line.startswith("#,"):
                flags += line
        elif field == "msgstr":
            field, flags = "", ""
    if field == "msgstr" and pieces and source:
        yield pieces, flags, source


def read_catalogue(source: Source, document: Document) -> None:
    """Add the translations of a French or English catalogue to a document."""
    document.is_sequence = False
    document.about = said_at_head(source.text, "#")
    if source.path.endswith(".pot"):
        _read_sources(source, document)
        return
    lang = catalogue_language(source)
    if lang not in ("fr", "en"):
        return
    for pieces, flags, translated in _messages(source.text):
        if "fuzzy" in flags:
            continue
        for block in blocks_of(pieces, percent="-format" in flags and "no-python-format" not in flags):
            key = translated if _KEY.fullmatch(translated) else ""
            document.add(Prose(folded(block), "message", block, document, lang, key=key, translates=translated))


_SOURCE = re.compile(r'^msgid(?:_plural)? "(.*)"[ \t]*\r?$((?:\n"(?:.*)"[ \t]*\r?$)*)', re.M)
_LINE = re.compile(r'"(.*)"')


def _read_sources(source: Source, document: Document) -> None:
    """Add the messages of a template of catalogues, in the language of the code."""
    for message in _SOURCE.finditer(source.text):
        pieces = unescaped(message[1], message.start(1))
        for line in _LINE.finditer(source.text, message.start(2), message.end(2)):
            pieces += unescaped(line[1], line.start(1))
        for block in blocks_of(pieces):
            words = folded(block)
            if " " in words:
                document.add(Prose(words, "message", block, document))


class Entry(NamedTuple):
    """What a catalogue keeps around a translation: the files that say its words, when it tells, those words, and what people read of them."""

    files: list[str]
    words: str
    shown: tuple[str, ...] = ()


_USED = re.compile(r"^#:(.*)$", re.M)
_PLACE = re.compile(r":\d+$")
_BOUNDARIES = ("\n\n", "\n\r\n")


def files_named(text: str) -> list[str]:
    """Return the files in which a catalogue, or one entry of it, says that its words are used."""
    named = (_PLACE.sub("", place) for line in _USED.findall(text) for place in line.split())
    return [name.replace("\\", "/").lstrip("./") for name in named if "." in name]


def entry_at(text: str, at: int) -> Entry:
    """Return the entry of a catalogue around a place: entries are parted by empty lines."""
    begin = max(text.rfind(one, 0, at) for one in _BOUNDARIES)
    ends = [end for one in _BOUNDARIES if (end := text.find(one, at)) >= 0]
    entry = text[max(begin, 0) : min(ends, default=len(text))]
    source = _SOURCE.search(entry)
    if source is None:
        return Entry(files_named(entry), "")
    pieces = unescaped(source[1], 0)
    for line in _LINE.finditer(source[2]):
        pieces += unescaped(line[1], 0)
    return Entry(files_named(entry), folded(pieces), tuple(map(folded, blocks_of(pieces))))
