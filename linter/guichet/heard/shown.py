"""The words that people see in an element, one branch of the template after the other."""

from __future__ import annotations

from collections.abc import Iterator

from guichet.heard.contents import children_of, is_hidden_itself, is_spaced
from guichet.heard.names import folded
from guichet.reading.templates.element import Element, TextNode
from guichet.reading.templates.masking import OUTPUT, Kind, is_dynamic
from guichet.reading.templates.page import Page
from guichet.reading.templates.template import Template
from guichet.reading.templates.translations import literal_of

_WAYS = 24
"""More ways than this for the words of one element to go are not followed: what people see there is not known."""


def visible_texts(element: Element, page: Page, at: int) -> Iterator[str]:
    """Yield the text people see inside an element, once for each way its conditions go that lets `at` appear.

    Hidden parts are left out, images and icons too. Nothing is yielded when its conditions are past counting.
    """
    branches = element.template.branches
    pieces = [piece for piece in _visible_pieces(element, page) if branches.can_coexist(piece[0], at)]
    seeds = [start for start, _ in pieces if branches.is_conditional(start, element.start)] or [at]
    seen = set()
    for seed in seeds if len(seeds) <= _WAYS else ():
        words: list[str] = []
        met = {id(branches.path(seed)): seed}
        for start, said in pieces:
            way = id(branches.path(start))
            if way in met or all(branches.can_coexist(start, other) for other in met.values()):
                met.setdefault(way, start)
                words.append(said)
        text = folded("".join(words))
        if text not in seen:
            seen.add(text)
            yield text


def _visible_pieces(element: Element, page: Page) -> Iterator[tuple[int, str]]:
    for node in children_of(element):
        if isinstance(node, Element):
            if node.name in {"script", "style", "template", "svg"} or is_hidden_itself(node, page):
                continue
            space = (node.start, " " if is_spaced(node) else "")
            yield space
            yield from _visible_pieces(node, page)
            yield space
        elif is_dynamic(str(node)):
            yield from _branch_pieces(node, element.template)
        else:
            yield node.start, str(node)


def _branch_pieces(node: TextNode, template: Template) -> Iterator[tuple[int, str]]:
    """Cut a text where a template tag begins or ends a branch."""
    start = node.start
    for token in template.tokens_between(node.start, node.end):
        if token.kind is Kind.TAG and token.start >= start and literal_of(token) is None:
            yield start, template.render_static(start, token.start)
            overridden = token.name == "block"
            yield token.start, OUTPUT if overridden else template.render_static(token.start, token.end)
            start = token.end
    yield start, template.render_static(start, node.end)
