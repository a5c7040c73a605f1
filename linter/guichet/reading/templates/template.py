"""One template, read once: masked text, branches, elements, and the links to other templates."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from guichet.core.findings import Span
from guichet.core.markup import unescape
from guichet.core.memo import cached_property
from guichet.core.source import Source
from guichet.core.stretches import Stretches
from guichet.reading.templates.bindings import TEXTS, has_bound_text
from guichet.reading.templates.branches import Block, Branches
from guichet.reading.templates.element import Element, TextNode
from guichet.reading.templates.links import Link, link_of
from guichet.reading.templates.masking import CONTROL, OUTPUT, Masked, Token, mask, visible
from guichet.reading.templates.parsing import Soup, cuts_of, parse
from guichet.reading.templates.translations import literals_of


class Dropped(NamedTuple):
    """An attribute that something is given and shows nowhere."""

    span: Span
    attribute: str
    called: str


class Unheard(NamedTuple):
    """What a component is asked to tell and never tells, and what it tells instead, "" when nothing."""

    span: Span
    event: str
    told: str
    called: str


@dataclass
class Template:
    """A parsed template. Everything costly is computed when first asked for, and kept."""

    source: Source
    masked: Masked = field(init=False, repr=False)
    branches: Branches = field(init=False, repr=False)
    is_root: bool = field(default=False, init=False, repr=False)
    """Whether it is what a page is made of, beside an empty file: the root that a component is put in."""
    dropped: tuple[Dropped, ...] = field(default=(), init=False, repr=False)
    """What its calls are given for nothing, when they are written out."""
    unheard: tuple[Unheard, ...] = field(default=(), init=False, repr=False)
    """What its calls ask components to tell and that they never tell."""
    tree: Soup | None = field(default=None, init=False, repr=False, compare=False)
    """What it was parsed into, once it was."""
    hosts: frozenset[str] = field(default=frozenset(), init=False, repr=False)
    """The names of elements of the project's own whose content is all there: what their components show is written in them."""

    def __post_init__(self) -> None:
        self.masked = mask(self.source.text)
        self.branches = Branches(self.masked.tokens, len(self.source.text))

    @property
    def path(self) -> str:
        """The path as given."""
        return self.source.path

    @cached_property
    def elements(self) -> list[Element]:
        """Every element, in source order."""
        return self._soup.all_elements

    @property
    def _soup(self) -> Soup:
        if self.tree is None:
            self.tree = parse(self, cuts_of(self.branches, self.masked.text))
        return self.tree

    @property
    def unread(self) -> Span | None:
        """What holds too many elements to be read, at the end of the file."""
        start = self._soup.unread
        return Span(start, len(self.source.text)) if start is not None else None

    @cached_property
    def quoted(self) -> list[Span]:
        """The parts shown as code to read, not as elements (`{% filter force_escape %}`)."""
        found = []
        for block in self.branches.blocks:
            token = self.token_at(block.start) if block.name == "filter" else None
            if token is not None and "escape" in token.body:
                found.append(Span(block.start, block.end))
        return found

    def is_quoted(self, offset: int) -> bool:
        """Whether an offset lies in a part that is shown as code."""
        return self._quoted.hold(offset)

    @cached_property
    def _quoted(self) -> Stretches:
        return Stretches((span.start, span.end) for span in self.quoted)

    @cached_property
    def by_name(self) -> dict[str, list[Element]]:
        """The elements by tag name, and by attribute for a few ("[role]"), each list in source order."""
        names: dict[str, list[Element]] = {}
        for element in self.elements:
            for name in element.names:
                names.setdefault(name, []).append(element)
        return names

    def holds(self, names: tuple[str, ...]) -> bool:
        """Whether an element has one of some names, or any at all when none is said."""
        return not names or not self.by_name.keys().isdisjoint(names)

    @cached_property
    def _pools(self) -> dict[tuple[str, ...], tuple[list[Element], list[int]]]:
        """The elements with one of some names, and where they start, for those names that were asked about."""
        return {}

    def _pool(self, names: tuple[str, ...]) -> tuple[list[Element], list[int]]:
        lists = [self.by_name[name] for name in names if name in self.by_name] if names else [self.elements]
        if len(lists) > 1:
            named = {one.start: one for each in lists for one in each}
            lists = [[named[start] for start in sorted(named)]]
        found = lists[0] if lists else []
        pool = self._pools[names] = (found, [one.start for one in found])
        return pool

    @cached_property
    def by_id(self) -> dict[str, list[Element]]:
        """The elements by static `id`."""
        ids: dict[str, list[Element]] = {}
        for element in self.elements:
            if value := element.attr("id"):
                ids.setdefault(value, []).append(element)
        return ids

    @cached_property
    def texts(self) -> list[TextNode]:
        """Every run of text outside scripts, styles and comments, in source order."""
        texts = self._soup.all_texts
        return [one for one in texts if not (one.parent is not None and one.parent.name in ("script", "style"))]

    def said_between(self, start: int, end: int) -> str:
        """Return the texts of a range, a space between two; one that begins before the range is cut.

        Kept, for a layout says the same in every page.
        """
        if (start, end) not in self._said:
            self._said[start, end] = " ".join(self._say_between(start, end))
        return self._said[start, end]

    @cached_property
    def _said(self) -> dict[tuple[int, int], str]:
        return {}

    def _say_between(self, start: int, end: int) -> Iterator[str]:
        low = bisect_left(self.texts, start, key=attrgetter("end"))
        for node in self.texts[low:]:
            if node.start >= end:
                return
            if node.end > start:
                yield self.render_static(max(node.start, start), min(node.end, end))

    @property
    def lowered(self) -> str:
        """The source in lower case, for cheap tests: offsets are not those of the source."""
        return self.source.lowered

    def mentions(self, words: tuple[str, ...]) -> bool:
        """Whether one of some words, in lower case, is in the source, template tags included."""
        found = self._mentioned.get(words)
        if found is None:
            found = self._mentioned[words] = any(word in self.lowered for word in words)
        return found

    @cached_property
    def _mentioned(self) -> dict[tuple[str, ...], bool]:
        return {}

    def elements_between(self, start: int, end: int, *names: str) -> list[Element]:
        """Return the elements whose start tag lies in a range, with one of some names if any is said, in source order."""
        pool, starts = self._pools.get(names) or self._pool(names)
        low = bisect_left(starts, start)
        return pool[low : bisect_left(starts, end, low)]

    @cached_property
    def _token_starts(self) -> list[int]:
        return [token.start for token in self.masked.tokens]

    def tokens_between(self, start: int, end: int) -> tuple[Token, ...]:
        """Return the template tags that begin in a range."""
        starts = self._token_starts
        return self.masked.tokens[bisect_left(starts, start) : bisect_left(starts, end)]

    def token_at(self, offset: int) -> Token | None:
        """Return the template tag that covers an offset."""
        at = bisect_right(self._token_starts, offset) - 1
        token = self.masked.tokens[at] if at >= 0 else None
        return token if token is not None and token.end > offset else None

    def render_static(self, start: int, end: int) -> str:
        """Return the text of a range as people will read it: entities decoded, translated strings put in.

        Unknown output stays as placeholders; what prints nothing is left out.
        """
        masked = self.masked.text[start:end]
        if OUTPUT not in masked and CONTROL not in masked:
            return unescape(masked) if "&" in masked else masked
        pieces: list[str] = []
        pos = start
        starts, literals = self._literals
        for token, literal in literals[bisect_left(starts, start) : bisect_left(starts, end)]:
            pieces += visible(self.masked.text[pos : token.start]), literal
            pos = token.end
        joined = "".join((*pieces, visible(self.masked.text[pos:end])))
        return unescape(joined) if "&" in joined else joined

    @cached_property
    def _literals(self) -> tuple[list[int], list[tuple[Token, str]]]:
        return literals_of(self.masked.tokens)

    def value_of(self, element: Element, name: str) -> str | None:
        """Return an attribute's value as people will hear it: translated strings put in, unknown output kept."""
        raw = element.attr(name)
        if not raw or raw == OUTPUT:
            return raw
        if CONTROL in raw and self._holds_block(element.value_span(name)):
            return OUTPUT
        if OUTPUT not in raw:
            return visible(raw)
        span = element.value_span(name)
        return self.render_static(span.start, span.end)

    def _holds_block(self, span: Span) -> bool:
        """Whether other templates may write a part of a stretch themselves."""
        return bisect_left(self._block_starts, span.start) < bisect_left(self._block_starts, span.end)

    @cached_property
    def _block_starts(self) -> list[int]:
        return sorted(block.start for block in self.blocks.values())

    def text_of(self, element: Element) -> str:
        """Return the text inside an element, white space folded; a placeholder for what only a framework fills."""
        pieces = []
        for node in element.descendants:
            if type(node) is TextNode:
                parent = node.parent
                if parent is not None and parent is not element and parent.name in _UNREAD:
                    continue
                text = str(node)
                if OUTPUT in text or CONTROL in text:
                    text = self.render_static(node.start, node.end)
                pieces.append(text)
            elif isinstance(node, Element) and node.name in _BREAKS:
                pieces.append(" ")
        text = " ".join("".join(pieces).split())
        if not text and self.mentions(TEXTS) and any(has_bound_text(one.attrs) for one in (element, *element.inside())):
            return OUTPUT
        return text

    @cached_property
    def links(self) -> list[Link]:
        """The templates that this one extends, includes or imports, in source order."""
        return [link for token in self.masked.tokens if (link := link_of(token)) is not None]

    @cached_property
    def extends(self) -> Link | None:
        """The layout, if any; a whole page that shows a tag in its code has none."""
        found = next((link for link in self.links if link.kind == "extends"), None)
        return None if found and any(html.start < found.span.start for html in self.by_name.get("html", ())) else found

    @cached_property
    def blocks(self) -> dict[str, Block]:
        """The named blocks (`{% block content %}`), the first of each name."""
        found: dict[str, Block] = {}
        for name, block in self._named("block"):
            found.setdefault(name, block)
        return found

    @cached_property
    def macros(self) -> dict[str, Block]:
        """The macros defined here."""
        return dict(self._named("macro"))

    def _named(self, kind: str) -> Iterator[tuple[str, Block]]:
        for block in self.branches.blocks:
            if block.name == kind:
                token = self.token_at(block.start)
                if token and (name := re.match(r"[\w.-]+", token.body)):
                    yield name[0], block


_UNREAD = frozenset({"script", "style", "template", "noscript"})
_BREAKS = frozenset(
    "br p div li td th tr h1 h2 h3 h4 h5 h6 dt dd option section article ul ol table img button label".split()
)
