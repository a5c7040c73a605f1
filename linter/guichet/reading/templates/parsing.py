"""HTML to elements: beautifulsoup4 on `html.parser`, with offsets, implied end tags and the template's branches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from bs4 import BeautifulSoup
from bs4.builder._htmlparser import HTMLParserTreeBuilder
from bs4.element import NavigableString, PageElement, Tag
from bs4.exceptions import ParserRejectedMarkup

from guichet.core.markup import without_overlong
from guichet.core.source import UnreadableError
from guichet.reading.templates.branches import CONDITIONS, LOOPS, Block, Branches
from guichet.reading.templates.depth import Depth
from guichet.reading.templates.element import Element, TextNode
from guichet.reading.templates.html_context import VOID
from guichet.reading.templates.masking import CONTROL
from guichet.reading.templates.tag_parser import TagParser, as_browsers_read, lone_references

if TYPE_CHECKING:
    from guichet.reading.templates.template import Template

_BLOCK = frozenset(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 "
    "h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section table ul".split()
)
_IMPLIED: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "body": (frozenset({"head"}), frozenset({"template"})),
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu", "dir"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "option": (frozenset({"option"}), frozenset({"select", "datalist", "optgroup"})),
    "optgroup": (frozenset({"option", "optgroup"}), frozenset({"select"})),
    "tr": (frozenset({"tr", "td", "th"}), frozenset({"table", "thead", "tbody", "tfoot"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tbody": (frozenset({"thead", "tbody", "tfoot", "tr", "td", "th"}), frozenset({"table"})),
    "thead": (frozenset({"thead", "tbody", "tfoot", "tr", "td", "th"}), frozenset({"table"})),
    "tfoot": (frozenset({"thead", "tbody", "tfoot", "tr", "td", "th"}), frozenset({"table"})),
}
ELEMENT_LIMIT = 10_000
"""Elements of one file; what follows is not read. The longest page that a person wrote, among 15,000, holds 2,342."""
_P_BOUNDARY = frozenset("button table td th caption object applet marquee template html body".split())


Cut = tuple[int, str, Block]
"""Where a branch begins or ends: a place, what happens there, and the block."""


class FullError(Exception):
    """The file holds more elements than are read."""


class _Builder(HTMLParserTreeBuilder):
    """Feeds the text in pieces cut at branch tags, so that the tree forks where the template does."""

    parser: TagParser

    def feed_pieces(self, soup: Soup, text: str, cuts: Sequence[Cut], start: int = 0) -> None:
        args, kwargs = self.parser_args
        parser = TagParser(soup, *args, **kwargs)
        parser.soup = soup
        parser.here = start
        self.parser = soup.parser = parser
        done = 0
        for at, event, block in cuts:
            if at - start > done:
                parser.feed(text[done : at - start])
                done = at - start
            if not parser.is_pending:
                soup.fork(event, block)
        parser.feed(text[done:])


class Soup(BeautifulSoup):
    """BeautifulSoup that notes offsets, closes what HTML closes implicitly, and follows branches."""

    parser: TagParser

    def __init__(self, template: Template, cuts: Sequence[Cut]) -> None:
        self.template = template
        self.cuts = cuts
        self._text_start = -1
        self._forks: dict[int, tuple[list[Tag], list[list[Tag]]]] = {}
        self.all_elements: list[Element] = []
        self.all_texts: list[TextNode] = []
        self.unread: int | None = None
        """Where what was not read begins."""
        self.depth = Depth()
        self.plain = 0
        """How many elements, the first ones, were seen to begin with a tag that what follows cannot move the end of."""
        self.settled_to = 0
        """Up to where what follows changes nothing: from there on something is left open, or looks like a tag without being one."""
        super().__init__(
            template.masked.text,
            builder=_Builder(multi_valued_attributes=None, string_containers={}, on_duplicate_attribute="ignore"),
            element_classes={Tag: Element, NavigableString: TextNode},
        )

    @classmethod
    def _markup_is_url(cls, markup: Any) -> bool:
        return False

    @classmethod
    def _markup_resembles_filename(cls, markup: Any) -> bool:
        return False

    def _feed(self) -> None:
        self.builder.reset()
        text = cast(str, self.markup)
        try:
            self.feed_from(text, self.cuts)
            self.end_all(len(text))
        except FullError:
            self.unread = self.parser.here
            self._leave(len(text))

    def feed_from(self, text: str, cuts: Sequence[Cut], start: int = 0, after: str = "") -> None:
        """Read a stretch of a text, after which there is something; what it leaves open may end there."""
        readable = without_overlong(lone_references(as_browsers_read(text + after)))
        cast(_Builder, self.builder).feed_pieces(self, readable[: len(text)], cuts, start)
        parser = self.parser
        ends = [start + len(text), parser.here if parser.is_pending else None, parser.odd_from]
        if parser.cdata_elem is not None:
            ends.append(self.all_elements[-1].start)
        self.settled_to = min(one for one in ends if one is not None)

    def resume(self, template: Template, path: Sequence[Tag]) -> None:
        """Take for open some tags of the tree, the innermost first, and gather apart what is read from there on."""
        self.template, self._forks = template, {}
        self.all_elements, self.all_texts, self.current_data = [], [], []
        self.tagStack, self.preserve_whitespace_tag_stack, self.string_container_stack = [], [], []
        self.open_tag_counter = Counter()
        for one in reversed(path):
            self.currentTag = None  # what is pushed would be added to what holds it already
            self.pushTag(one)
        path[0].next_element, self._most_recent_element = None, path[0]

    @property
    def last_read(self) -> PageElement:
        """The node that was read last."""
        assert self._most_recent_element is not None
        return self._most_recent_element

    def end_all(self, at: int) -> None:
        """Read what is open as the end of the text says, and close everything."""
        self.parser.close()
        self.endData()
        self._leave(at)

    def _leave(self, at: int) -> None:
        while self.currentTag is not None and self.currentTag.name != self.ROOT_TAG_NAME:
            self._end_of(self.currentTag, at)
            self.popTag()

    def _end_of(self, tag: Tag, at: int) -> None:
        if isinstance(tag, Element) and tag.end < 0:
            tag.end = at

    def handle_starttag(self, name: str, *args: Any, **kwargs: Any) -> Element:
        at = self.parser.here
        if self.current_data:
            self.endData()
        if len(self.all_elements) >= ELEMENT_LIMIT:
            raise FullError
        under = self.currentTag
        self._close_implied(name, at)
        most = self.depth.most(len(self.tagStack), at)
        while len(self.tagStack) > most:
            self._end_of(self.tagStack[-1], at)
            self.popTag()
        tag = Element.opened(self, name, args[2])
        tag.setup(self.currentTag, self._most_recent_element)
        self._most_recent_element = tag
        self.pushTag(tag)
        tag.template = self.template
        tag.under = under
        tag.start = at
        tag.open_end = at + len(self.parser.get_starttag_text() or "")
        self.all_elements.append(tag)
        return tag

    def handle_endtag(self, name: str, nsprefix: str | None = None) -> None:
        if self.current_data:
            self.endData()
        at = self.parser.here
        if name in VOID:
            for tag in reversed(self.tagStack):
                if tag.name == name:
                    if isinstance(tag, Element):
                        tag.end, tag.is_closed = tag.open_end, True
                    super().handle_endtag(name, nsprefix)
                    return
            return
        depth = next((i for i in range(len(self.tagStack) - 1, 0, -1) if self.tagStack[i].name == name), 0)
        if not depth:
            return
        text = self.template.masked.text
        close = text.find(">", at) + 1 if text.startswith("</", at) else self.parser.here
        for tag in self.tagStack[depth + 1 :]:
            self._end_of(tag, at)
        closed = self.tagStack[depth]
        if isinstance(closed, Element):
            closed.end, closed.is_closed = close or len(text), True
        super().handle_endtag(name, nsprefix)

    def handle_data(self, data: str) -> None:
        if not self.current_data:
            self._text_start = self.parser.here
        super().handle_data(data)

    def endData(self, containerClass: type[NavigableString] | None = None) -> None:  # noqa: N802, N803
        if self.current_data:
            joined = "".join(self.current_data)
            self.current_data = []
            node = str.__new__(containerClass or TextNode, joined)  # its place in the tree is set once, below
            if isinstance(node, TextNode):
                node.start, node.end = self._text_start, self.parser.here
                if type(node) is TextNode:
                    self.all_texts.append(node)
            self.object_was_parsed(node)

    def _close_implied(self, name: str, at: int) -> None:
        if name in _IMPLIED:
            closes, boundary = _IMPLIED[name]
            self._pop_until(closes, boundary, at)
        if name in _BLOCK:
            self._pop_until(frozenset({"p"}), _P_BOUNDARY, at)

    def _pop_until(self, closes: frozenset[str], boundary: frozenset[str], at: int) -> None:
        last = 0
        for depth in range(len(self.tagStack) - 1, max(0, len(self.tagStack) - 60), -1):
            name = self.tagStack[depth].name
            if name in closes:
                last = depth
            elif name in boundary:
                break
        if last:
            while len(self.tagStack) > last:
                self._end_of(self.tagStack[-1], at)
                self.popTag()

    def fork(self, event: str, block: Block) -> None:
        """At "open" remember the open elements; at "else" go back to them; at "end" keep the last branch's."""
        self.endData()
        if event == "open":
            self._forks[id(block)] = (list(self.tagStack), [])
        elif id(block) in self._forks:
            before, branches = self._forks[id(block)]
            branches.append(list(self.tagStack))
            if event == "else":
                self._restore(before)
            else:
                del self._forks[id(block)]
                kept = set(map(id, self.tagStack))
                for stack in branches[:-1]:
                    for tag in stack[len(before) :]:
                        if id(tag) not in kept and isinstance(tag, Element):
                            tag.is_forked = True

    def _restore(self, stack: list[Tag]) -> None:
        shared = 0
        for one, other in zip(self.tagStack, stack, strict=False):
            if one is not other:
                break
            shared += 1
        while len(self.tagStack) > max(shared, 1):
            self.popTag()
        for tag in stack[max(shared, 1) :]:
            self.pushTag(tag)


def cuts_of(branches: Branches, text: str) -> list[Cut]:
    """Return where the tree of a masked text forks."""
    cuts: list[Cut] = []
    for block in branches.blocks:
        if (block.name in CONDITIONS or block.name in LOOPS) and len(block.starts) > 1:
            cuts.append((block.starts[0], "open", block))
            cuts.extend((start, "else", block) for start in block.starts[1:])
            cuts.append((block.content_end, "end", block))
    cuts.sort(key=lambda cut: cut[0])
    return [cut for cut in cuts if text[cut[0] - 1 : cut[0]] == CONTROL or cut[1] == "end"]


def parse(template: Template, cuts: Sequence[Cut]) -> Soup:
    """Parse a masked template."""
    try:
        return Soup(template, cuts)
    except (AssertionError, ParserRejectedMarkup):
        raise UnreadableError("markup") from None
