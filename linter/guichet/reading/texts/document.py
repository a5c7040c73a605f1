"""The text of one file: its blocks in reading order, searched together, each character with its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from guichet.core.configuration import Config
from guichet.core.findings import Span
from guichet.core.keeping.expressions import lasting
from guichet.core.keeping.needed import Letters
from guichet.core.memo import cached_property
from guichet.core.stretches import Stretches
from guichet.reading.templates.element import Element
from guichet.reading.texts.pieces import Piece, characters
from guichet.reading.texts.searched import Searched, searched
from guichet.reading.texts.words import Words, words_of

if TYPE_CHECKING:
    from guichet.reading.templates.page import Page
    from guichet.reading.templates.site import Site

QUOTED = "\ue002"
"""Stands in `plain` for words that are someone else's: a quotation, a term being defined."""

FIELD = "field"
"""The kind of what a model says of a field: in a back office first, in a form perhaps."""
DONE = "done"
"""The kind of what is told when something went well: "The request has been rejected" says so to the one who rejected it."""

_QUOTATIONS = re.compile(r"«[^«»]{0,600}»|“[^“”]{0,600}”|\"[^\"]{0,300}\"")
_LETTERS = re.compile(r"[^«»“”\"]")
_SHORT = 2_000
"""Characters that are searched sooner than looked at."""
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "İ": "I", "‑": "-"})


@dataclass(eq=False)
class Prose:
    """One block of text: a paragraph, a heading, a label, a translation.

    `text` is what people read: white space folded to single spaces, unknown output as one placeholder.
    """

    text: str
    kind: str
    """paragraph, heading, item, cell, label, button, attribute, message, done, field, letter or text."""
    pieces: Sequence[Piece]
    document: Document = field(repr=False)
    lang: str = ""
    """"fr" or "en"; a text in another or an unknown language is left out."""
    element: Element | None = field(default=None, repr=False)
    is_translation: bool = False
    """Whether the words are the argument of a translation call, so that the page's language is not theirs."""
    quoted: Sequence[tuple[int, int]] = ()
    """Source ranges that are quoted, defined or code."""
    index: int = -1
    key: str = ""
    """In a catalogue, the name under which the words are kept, its groups before it ("loan.outcome.declined")."""
    translates: str = ""
    """In a catalogue, the words of the code that they stand for, or the name of a message."""
    is_of_page: bool = False
    """In a catalogue, whether templates alone show the words: what stands beside them is in the page."""

    @property
    def path(self) -> str:
        """The file, as given."""
        return self.document.path

    @cached_property
    def plain(self) -> str:
        """The text in lower case with straight apostrophes, quotations blanked; same length, same offsets."""
        plain = (self.text if self.text.isascii() else self.text.translate(_APOSTROPHES)).lower()
        if len(plain) != len(self.text):
            plain = "".join(low if len(low := char.lower()) == 1 else char for char in self.text)
        if "«" in plain or '"' in plain or "“" in plain:
            plain = _QUOTATIONS.sub(lambda match: _LETTERS.sub(QUOTED, match[0]), plain)
        if self.quoted:
            hidden = list(map(Stretches(self.quoted).hold, (start for start, _ in self._places)))
            plain = "".join(QUOTED if hide else char for char, hide in zip(plain, hidden, strict=True))
        return plain

    @property
    def sentences(self) -> list[tuple[int, int]]:
        """The (start, end) of each sentence in `text`."""
        return self.words.sentences

    def holds(self, pattern: re.Pattern[str]) -> bool:
        """Whether the block has something anywhere, in plain form: looked for once, however many things are found in it."""
        return self.words.holds(pattern)

    @cached_property
    def words(self) -> Words:
        """The words alone, whichever block says them."""
        return words_of(self.text, self.plain)

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """Return the sentence around an offset."""
        found = self.sentences
        return found[max(bisect_right(found, (offset, 1 << 60)) - 1, 0)]

    @cached_property
    def _places(self) -> list[tuple[int, int]]:
        """The source range of each character of `text`."""
        places: list[tuple[int, int]] = []
        pending: tuple[int, int] | None = None
        for char, start, end in characters(self.pieces):
            if char.isspace():
                if places and pending is None:
                    pending = (start, end)
            else:
                if pending is not None:
                    places.append(pending)
                    pending = None
                places.append((start, end))
        return places

    def span(self, start: int, end: int) -> Span:
        """Return the source range of `text[start:end]`."""
        places = self._places
        if not places:
            return Span(0, 0)
        if end <= start:
            at = places[min(start, len(places) - 1)][0]
            return Span(at, at)
        return Span(places[start][0], max(places[end - 1][1], places[start][0]))


class Found(NamedTuple):
    """A pattern found in a block; `start` and `end` are offsets in its text."""

    prose: Prose
    start: int
    end: int
    match: re.Match[str]

    @property
    def span(self) -> Span:
        """The source range."""
        return self.prose.span(self.start, self.end)

    @property
    def text(self) -> str:
        """The words found, as written."""
        return self.prose.text[self.start : self.end]

    @property
    def sentence(self) -> str:
        """The sentence around, in plain form."""
        start, end = self.prose.sentence_at(self.start)
        return self.prose.plain[start:end]


class _Joined(NamedTuple):
    """Blocks, and their texts to search."""

    blocks: Sequence[Prose]
    searched: Searched

    @property
    def text(self) -> str:
        return self.searched.text


@dataclass(eq=False)
class Document:
    """The blocks of one file in source order, and what a rule may ask of the whole."""

    path: str
    config: Config = field(default_factory=Config, repr=False)
    is_sequence: bool = True
    """Whether the blocks follow one another for a reader (a page, a letter), unlike the entries of a catalogue."""
    is_back_office: bool = False
    page: Page | None = field(default=None, repr=False)
    """The page that it is the text of; None for what is no template."""
    site: Site | None = field(default=None, repr=False)
    """The files among which it was read; None when it is read alone."""
    blocks: list[Prose] = field(default_factory=list, repr=False)
    unsettled: list[Prose] = field(default_factory=list, repr=False)
    """Blocks too short to tell their language, in a file that does not say it either."""
    about: str = field(default="", repr=False)
    """What the file says of itself beside its words: front matter, docstring of a module, headers of a mail."""
    codes: int = 0
    """How many pieces of code stand among the words."""
    explained: set[str] = field(default_factory=set, repr=False)
    """Terms, in lower case, that the file defines: `<dfn>`, `<dt>`, `<abbr title>`."""

    def add(self, prose: Prose) -> None:
        """Append a block."""
        prose.index = len(self.blocks)
        self.blocks.append(prose)

    @property
    def said(self) -> list[Prose]:
        """Every block, those too short to tell their language last: for phrases that one language alone has."""
        return [*self.blocks, *self.unsettled]

    def said_with(self, pattern: re.Pattern[str]) -> list[Prose]:
        """Return every block, as `said` does; none when all together lack the letters that a pattern needs."""
        return self.said if self._may_hold(pattern) else []

    def first_in_each(self, pattern: re.Pattern[str]) -> Iterator[Found]:
        """Yield the first place of a pattern in each block, as `said` does."""
        for prose in self.said_with(pattern):
            if prose.holds(pattern) and (match := pattern.search(prose.plain)) is not None:
                yield Found(prose, match.start(), match.end(), match)

    def _may_hold(self, pattern: re.Pattern[str]) -> bool:
        return len(self.lowered) < _SHORT or self._letters.may_hold(pattern)

    @cached_property
    def _letters(self) -> Letters:
        return Letters("\n".join(block.text for block in self.said))

    def in_lang(self, lang: str) -> _Joined:
        """Return the blocks of one language, joined by newlines in plain form."""
        found = self._joined.get(lang)
        if found is None:
            blocks = [block for block in self.blocks if block.lang == lang]
            found = self._joined[lang] = self._join(blocks, lang)
        return found

    def _join(self, blocks: Sequence[Prose], which: str) -> _Joined:
        return _Joined(blocks, searched(self.path, which, [block.plain for block in blocks]))

    @cached_property
    def _joined(self) -> dict[str, _Joined]:
        return {}

    @cached_property
    def _written(self) -> _Joined:
        return _Joined(self.blocks, searched(self.path, "written", [block.text for block in self.blocks]))

    def find(self, pattern: re.Pattern[str], lang: str) -> Iterator[Found]:
        """Yield where a pattern stands in the plain text of one language; it must not match a newline."""
        if self._may_hold(pattern):
            yield from _found(self.in_lang(lang), pattern)

    def find_phrases(self, pattern: re.Pattern[str], lang: str) -> Iterator[Found]:
        """Yield as `find` does, then in the blocks whose language is unknown: for phrases that one language alone has."""
        yield from self.find(pattern, lang)
        if self.unsettled and self._may_hold(pattern):
            yield from _found(self._unsettled, pattern)

    @cached_property
    def _unsettled(self) -> _Joined:
        return self._join(self.unsettled, "unsettled")

    def find_written(self, pattern: re.Pattern[str], quotations: bool = False) -> Iterator[Found]:
        """Yield where a pattern stands in the text as written, in both languages; quotations only when asked for."""
        for found in _found(self._written, pattern) if self._may_hold(pattern) else ():
            if quotations or found.prose.plain[found.start] != QUOTED:
                yield found

    @cached_property
    def lowered(self) -> str:
        """The plain text of every block in lower case, joined by newlines, for cheap tests."""
        return "\n".join([block.plain for block in (*self.blocks, *self.unsettled)]).lower()

    @property
    def written(self) -> str:
        """The text of every block as written, joined by newlines."""
        return self._written.text

    def option(self, rule: str, name: str) -> Any:
        """Return the configured value of a rule's option."""
        return self.config.option(rule, name)


def _by_block(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """A pattern for blocks put end to end: each has its own beginning and end."""
    return _with_edges(pattern.pattern, pattern.flags) or pattern


@cache
def _with_edges(pattern: str, flags: int) -> re.Pattern[str] | None:
    """The same expression where each line has a beginning and an end; None when it asks for neither."""
    return None if flags & re.M or not _EDGED.search(pattern) else lasting(pattern, flags | re.M)


_EDGED = re.compile(r"(?<![\[\\])\^|\$")


def _found(joined: _Joined, pattern: re.Pattern[str]) -> Iterator[Found]:
    """Yield where a pattern stands in one block: the end of one and the beginning of the next say nothing together."""
    for first, _, base, match in joined.searched.places(_by_block(pattern)):
        yield Found(joined.blocks[first], match.start() - base, match.end() - base, match)
