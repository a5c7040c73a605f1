"""The HTML of one file as a tree of exact positions, on beautifulsoup4 and `html.parser`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from bs4.element import NavigableString, Tag

from guichet.core.findings import Span
from guichet.core.memo import cached_property, twin
from guichet.reading.templates.bindings import bound_name
from guichet.reading.templates.masking import OUTPUT, is_dynamic, visible

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from guichet.reading.templates.template import Template

_LIKES: dict[str, Element] = {}
"""An element of each name, that stands nowhere."""
_NAMES = 500
"""How many names are remembered at most."""
IN_LINE = frozenset("abbr b cite code em i mark q s small span strong sub sup time u var".split())
"""What runs in a line of text by itself, and answers to nothing."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute in the source: the whole, its name, its value without quotes (None when it has none)."""

    name: str
    span: Span
    value_span: Span | None


_ATTRIBUTE = re.compile(
    r"""([^\s"'>/=][^\s>/=]*+|/(?=[^>]))(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?)?""",
)


class TextNode(NavigableString):
    """A run of text; `start` and `end` are its place in the source, where entities are not decoded."""

    start: int = -1
    end: int = -1


class Element(Tag):
    """One element and its place. Attribute values may hold placeholders: ask `is_dynamic` before judging one."""

    template: Template
    start: int = -1
    open_end: int = -1
    end: int = -1
    is_closed: bool = False
    under: Tag | None = None
    """What was open before its start tag, which may have closed it."""
    is_forked: bool = False
    """Left open by one branch of a condition while another branch opened its own: its content is unknown."""

    def __getattr__(self, name: str) -> NoReturn:
        """Refuse what bs4 would take for the name of a child to look for: a misspelt attribute is a mistake."""
        raise AttributeError(f"an element has no {name!r}")

    @classmethod
    def opened(cls, soup: BeautifulSoup, name: str, attrs: dict[str, str]) -> Element:
        """Return an element that is read, for now outside the tree: bs4 makes the first of a name, the others are like it."""
        like = _LIKES.get(name)
        made = twin(like) if like is not None else cls(soup, soup.builder, name, None, None, attrs)
        if like is not None:
            made.contents, made.attrs = [], type(like.attrs)(attrs)
        elif name != "meta" and len(_LIKES) < _NAMES:  # of a <meta>, bs4 reads the attributes
            like = _LIKES[name] = twin(made)
            like.contents, like.attrs = [], type(made.attrs)()
        return made

    __hash__ = object.__hash__
    __eq__ = object.__eq__

    @property
    def span(self) -> Span:
        """The start tag."""
        return Span(self.start, self.open_end)

    @property
    def extent(self) -> Span:
        """The element from its `<` to the end of its end tag, or of its content."""
        return Span(self.start, max(self.end, self.open_end))

    def attr(self, name: str) -> str | None:
        """Return an attribute's value with its placeholders, "" for a bare attribute, None when absent."""
        value: str | None = self.attrs.get(name)  # type: ignore[assignment]  # the parser keeps no lists
        return value

    def token_list(self, name: str) -> list[str]:
        """Return the space-separated words of an attribute, dynamic ones left out."""
        value = self.attrs.get(name)
        return [word for word in visible(value).split() if not is_dynamic(word)] if value else []  # type: ignore[arg-type]  # the parser keeps no lists

    @cached_property
    def has_unknown_attributes(self) -> bool:
        """Whether the template may write further attributes (`<input {{ attrs }}>`), or an element of another name."""
        return OUTPUT in self.name or any(OUTPUT in name for name in self.attrs)

    def lacks(self, name: str) -> bool:
        """Whether the attribute is certainly absent."""
        return name not in self.attrs and not self.has_unknown_attributes

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names that the element is found by: its tag, and a few attributes between brackets ("[role]")."""
        return (self.name, *(f"[{name}]" for name in self.attrs if name in _INDEXED))

    @cached_property
    def attributes(self) -> tuple[Attribute, ...]:
        """The attributes with their places, in source order."""
        masked = self.template.masked.text
        at = self.start + 1 + len(self.name)
        end = self.open_end - (2 if masked.endswith("/>", self.start, self.open_end) else 1)
        found = []
        for match in _ATTRIBUTE.finditer(masked, at, max(at, end)):
            value = None
            if match[2] is not None:
                quoted = match[2][:1] in "\"'"
                value = Span(match.start(2) + quoted, match.end(2) - quoted)
            found.append(Attribute(match[1].lower(), Span(match.start(), match.end()), value))
        return tuple(found)

    def attribute_span(self, name: str) -> Span:
        """Return the place of an attribute, or of the start tag when it is not written there."""
        return next((one.span for one in self.attributes if name in (one.name, bound_name(one.name))), self.span)

    def value_span(self, name: str) -> Span:
        """Return the place of an attribute's value, without quotes, or of the attribute when it has none.

        Empty for an attribute that a framework writes: its value is written nowhere.
        """
        for one in self.attributes:
            if one.name == name:
                return one.value_span or one.span
            if bound_name(one.name) == name:
                return Span(one.span.end, one.span.end)
        return self.span

    @property
    def above(self) -> Element | None:
        """The parent element, or None at the top of the file."""
        parent = self.parent
        return parent if isinstance(parent, Element) else None

    @property
    def following(self) -> Element | None:
        """The next element of the same parent: bs4 would make a matcher for each question."""
        node = self.next_sibling
        while node is not None and not isinstance(node, Element):
            node = node.next_sibling
        return node

    @property
    def preceding(self) -> Element | None:
        """The element before this one in the same parent."""
        node = self.previous_sibling
        while node is not None and not isinstance(node, Element):
            node = node.previous_sibling
        return node

    @property
    def ancestors(self) -> Iterator[Element]:
        """The elements around this one in its own file, nearest first."""
        parent = self.parent
        while isinstance(parent, Element):
            yield parent
            parent = parent.parent

    def closest(self, *names: str) -> Element | None:
        """Return the nearest element around this one with one of the names."""
        parent = self.parent
        while isinstance(parent, Element):
            if parent.name in names:
                return parent
            parent = parent.parent
        return None

    def may_be_in(self, *names: str) -> bool:
        """Whether an element with one of the names, left open before this one by a branch, may be around it."""
        return any(
            one.is_forked
            for around in (self, *self.ancestors)
            for one in around.find_previous_siblings(names)
            if isinstance(one, Element)
        )

    def nodes(self) -> Iterator[Element | TextNode]:
        """Every element and text inside, in source order; comments and scripts' text are left out."""
        for node in self.descendants:
            if isinstance(node, Element) or (isinstance(node, TextNode) and type(node) is TextNode):
                yield node

    def inside(self, *names: str, but: str = "") -> list[Element]:
        """Return the elements inside with one of the names (all when none is given), in source order; with `but`, none of what such an element holds."""
        if not self.contents:
            return []
        first, last = self.contents[0], self._last_descendant()
        if not but and isinstance(first, (Element, TextNode)) and isinstance(last, (Element, TextNode)):
            # Nodes follow one another as they were read: what is inside is one stretch of the source.
            return self.template.elements_between(first.start, last.start + 1, *names)
        found: list[Element] = []
        node, after = first, last.next_element  # type: ignore[union-attr]
        while node is not after and node is not None:
            following = node.next_element
            if type(node) is Element:
                if not names or node.name in names:
                    found.append(node)
                if node.name == but:
                    following = node._last_descendant().next_element  # type: ignore[union-attr]
            node = following  # type: ignore[assignment]
        return found

    @cached_property
    def text(self) -> str:
        """The text inside, white space folded; unknown output stays as a placeholder, translated strings are put in."""
        return self.template.text_of(self)

    @property
    def inner_span(self) -> Span:
        """The content, without the tags."""
        masked = self.template.masked.text
        end = max(self.end, self.open_end)
        if self.is_closed:
            close = masked.rfind("</", self.open_end, end)
            end = close if close >= 0 else end
        return Span(self.open_end, end)


_INDEXED = frozenset(
    {"role", "id", "onclick", "aria-labelledby", "aria-describedby", "aria-controls", "aria-errormessage"}
)
