"""Links: what they lead to, what surrounds them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from guichet.core.memo import memo
from guichet.heard.names import accessible_name
from guichet.heard.roles import role_of
from guichet.reading.language.words import words_of
from guichet.reading.templates.element import IN_LINE, Element, TextNode
from guichet.reading.templates.masking import Kind, is_dynamic, static_part
from guichet.reading.templates.page import Page
from guichet.reading.templates.template import Template
from guichet.seen.visibility import is_excluded

_JUMP = re.compile(r"location(?:\.href)?\s*=\s*['\"]([^'\"]+)['\"]|location\.assign\(\s*['\"]([^'\"]+)['\"]")
_SENTENCE_END = re.compile(r"[.!?…](?:\s|$)")
_CONTEXT = ("p", "li", "td", "th", "dd", "dt", "figcaption", "blockquote")

_OPENING = ("data-toggle", "data-bs-toggle")
"""What makes Bootstrap read the address of a link as the selector of what it opens."""


def is_link(element: Element) -> bool:
    """Whether assistive technology hears an element as a link."""
    return role_of(element) in {"link", "doc-biblioref", "doc-backlink", "doc-glossref", "doc-noteref"}


def link_destination(link: Element) -> str | None:
    """Return the address a link leads to, None when it is dynamic or unknown, or when the link opens something here."""
    if any(name in link.attrs for name in _OPENING):
        return None
    href = link.attr("href")
    if href is None and link.name == "a":
        href = link.attr("xlink:href")
    if href is None:
        jump = _JUMP.search(link.attr("onclick") or "")
        href = (jump[1] or jump[2]) if jump else None
    return None if href is None or is_dynamic(href) else href.strip()


@memo
def page_links(page: Page) -> list[Element]:
    """Return the links of a page's own file that assistive technology gets, in source order."""
    return [
        one
        for one in page.template.elements
        if (one.name in {"a", "area"} or "role" in one.attrs) and is_link(one) and not is_excluded(one, page)
    ]


def block_around(link: Element) -> Element | None:
    """Return the paragraph, list item or cell around a link."""
    return link.closest(*_CONTEXT)


def link_context(link: Element, page: Page) -> tuple[Element | None, str]:
    """Return the paragraph, list item or cell around a link, and its text without the link's own words.

    Elsewhere the sentence is the context: the text that runs into the link, without other links.
    """
    around = block_around(link)
    if around is None:
        return None, _sentence_around(link)
    text = around.text
    own = accessible_name(link, page)
    return around, " ".join(text.replace(own, " ", 1).split()) if own else text


def _sentence_around(link: Element) -> str:
    """Return the rest of the sentence that a link stands in, when nothing but the sentence runs around it."""
    before = " ".join(reversed(_running_text(link, link.previous_siblings)))
    after = " ".join(_running_text(link, link.next_siblings))
    return " ".join(f"{_SENTENCE_END.split(before)[-1]} {_SENTENCE_END.split(after)[0]}".split())


def sentences_before(link: Element, around: Element) -> int:
    """Return how many sentences end before a link in the paragraph, the item or the cell around it, as far as it is written."""
    return bisect_left(_ends_of_sentences(around), link.start)


@memo
def _ends_of_sentences(around: Element) -> list[int]:
    """Where the texts of a paragraph, an item or a cell begin, each as often as it holds ends of sentences."""
    texts = (one for one in around.template.texts if around.open_end <= one.start < around.end)
    return [one.start for one in texts for _ in _SENTENCE_END.findall(f"{one} ")]


def _running_text(link: Element, siblings: Iterable[object]) -> list[str]:
    """Return the texts of a link's siblings up to the first block or other link."""
    pieces: list[str] = []
    for one in siblings:
        if isinstance(one, Element):
            if one.name not in IN_LINE:
                break
            pieces.append(one.text)
        elif isinstance(one, TextNode) and type(one) is TextNode:
            pieces.append(link.template.render_static(one.start, one.end))
    return pieces


def is_specimen(element: Element) -> bool:
    """Whether a file fills itself with made-up text (`{% lorem %}`, `{{ lipsum() }}`): a page of samples, with no reader."""
    return _holds_made_up_text(element.template)


@memo
def _holds_made_up_text(template: Template) -> bool:
    return any(
        token.name == "lorem" or (token.kind is Kind.OUTPUT and token.body.startswith("lipsum("))
        for token in template.masked.tokens
    )


_BESIDE = 2
"""Links beside one, alone like it, from which they make a menu."""


def has_links_beside(link: Element) -> bool:
    """Whether a link is alone in its box among boxes that hold one link each: an entry of a menu, of a list of links."""
    box = link.above
    if box is None or box.above is None:
        return False
    is_one = _links_inside(box.template)[box] == 1
    return _boxes_of_one_link(box.above)[box.name] - is_one >= _BESIDE


@memo
def _boxes_of_one_link(around: Element) -> Counter[str]:
    """How many of the elements in another hold one link each, by their tag."""
    held = _links_inside(around.template)
    return Counter(one.name for one in around.inside() if held[one] == 1)


@memo
def _links_inside(template: Template) -> Counter[Element]:
    """How many links each element of a file holds."""
    held: Counter[Element] = Counter()
    for one in reversed(template.elements):
        if one.above is not None:
            held[one.above] += held[one] + (one.name == "a")
    return held


def names_a_part_of_the_site(link: Element) -> bool:
    """Whether an entry of a navigation bears the name of the place it leads to, as its address says: "Read" to /read/."""
    said, address = words_of(link.text), words_of(link.attr("href") or "")
    is_named = bool(said) and address[-len(said) :] == said
    return is_named and has_links_beside(link) and any(role_of(one) == "navigation" for one in link.ancestors)


def heading_text_before(link: Element) -> str:
    """Return the text of the cells or items that introduce a link: a table header, a parent list item."""
    cell = link.closest("td")
    pieces: list[str] = []
    if cell is not None:
        table = cell.closest("table")
        if table is not None:
            pieces.extend(_titles_of(table))
    item = link.closest("li")
    if item is not None:
        outer = item.closest("li")
        if outer is not None:
            pieces.append(outer.text)
    return static_part(" ".join(pieces))


@memo
def _titles_of(table: Element) -> list[str]:
    return [one.text for one in table.inside("th")]


def is_told_by_its_row(link: Element) -> bool:
    """Whether a link is a cell's, in a row whose other cells and headers say what it is about, as far as they are seen."""
    cell = link.closest("td")
    row = cell.closest("tr") if cell is not None else None
    if row is None:
        return False
    others = [one for one in row.inside("td", "th") if one is not cell and one.text.strip()]
    return bool(others) and (row.closest("table") is None or bool(heading_text_before(link).strip()))


def has_own_heading(link: Element) -> bool:
    """Whether a heading stands before a link in the box that holds both: a card, a part of a page."""
    for box in islice(link.ancestors, _BOXES):
        if box.name in {"body", "html", "main"}:
            return False
        before = link.template.elements_between(box.open_end, link.start, "h1", "h2", "h3", "h4", "h5", "h6")
        if any(one.text for one in before):
            return True
    return False


_BOXES = 4
"""How many boxes a heading and its link may be apart."""


def heading_before(link: Element) -> int:
    """Return the start of the nearest heading before a link in its file, -1 when there is none."""
    starts = _headings(link.template)
    before = bisect_left(starts, link.start)
    return starts[before - 1] if before else -1


@memo
def _headings(template: Template) -> list[int]:
    names = ("h1", "h2", "h3", "h4", "h5", "h6")
    return sorted(one.start for name in names for one in template.by_name.get(name, ()))


@lru_cache(maxsize=1024)
def _parts(address: str) -> tuple[str, str, str]:
    """Return (host, path without its last slash, query) of an address."""
    bare = address.split("#")[0] if not address.startswith("#") else address
    host = ""
    match = re.match(r"(?:https?:)?//([^/?#]+)", bare, re.I)
    if match:
        host, bare = match[1].lower().removeprefix("www."), bare[match.end() :]
    path, _, query = bare.partition("?")
    return host, path.rstrip("/").removesuffix("/index.html"), query


def difference(one: str, other: str) -> str:
    """Return how two addresses differ: "host", "query", "folder", "path", or "" when they may be the same place."""
    if one == other or is_dynamic(one + other):
        return ""
    (host, path, query), (host2, path2, query2) = _parts(one), _parts(other)
    if host != host2 and host and host2:
        return "host"
    if path != path2:
        folder, _, name = path.rpartition("/")
        folder2, _, name2 = path2.rpartition("/")
        return "folder" if name == name2 and name and folder and folder2 and folder != folder2 else "path"
    return "query" if query != query2 and query and query2 else ""


def is_replaced(link: Element, page: Page) -> bool:
    """Whether a script attaches a shadow tree around a link, which then replaces it on screen."""
    return _attaches_shadows(page.template) and any("id" in one.attrs for one in link.ancestors)


@memo
def _attaches_shadows(template: Template) -> bool:
    scripts = template.by_name.get("script", ())
    return any("attachShadow" in template.masked.text[one.start : max(one.end, one.open_end)] for one in scripts)
