"""The language that each text of a page is declared in, and the words written in it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from guichet.core.markup import unescape
from guichet.core.memo import memo
from guichet.heard.names import accessible_name, name_of_region
from guichet.reading.language.tags import primary_subtag
from guichet.reading.templates.element import Element, TextNode
from guichet.reading.templates.masking import OUTPUT, is_dynamic
from guichet.reading.templates.page import Page
from guichet.reading.templates.template import Template
from guichet.seen.visibility import is_excluded, is_hidden

_TRANSLATED = frozenset({"trans", "translate", "blocktrans", "blocktranslate"})


def language_of(element: Element, page: Page) -> str:
    """Return the declared language around an element, in its file or else on the pages that show it, "" when unknown."""
    return _declared(element, up_to="") or _language_of_pages(page)


_HOSTS = 5
"""Pages that are asked in which language they show a file."""


@memo
def _language_of_pages(page: Page) -> str:
    """Return the language of a page, or the one that all the pages which use its file declare."""
    pages = [page] if page.is_document else list(islice(page.hosts, _HOSTS))
    found = {one.attr("lang") or "" for each in pages for one in each.find("html")}
    only = found.pop() if len(found) == 1 else ""
    return "" if is_dynamic(only) else primary_subtag(only)


def _declared(element: Element, up_to: str) -> str:
    for one in (element, *element.ancestors):
        value = one.attr("lang")
        if value is not None and one.name != up_to:
            return "" if is_dynamic(value) else primary_subtag(value)
    return ""


def written_text(element: Element) -> str:
    """Return the text inside an element as its author wrote it: what a catalogue may translate is left out."""
    texts = (_written(node, element.template) for node in element.nodes() if isinstance(node, TextNode))
    return " ".join(" ".join(texts).split())


def _written(node: TextNode, template: Template) -> str:
    pieces = []
    at = node.start
    for token in template.tokens_between(node.start, node.end):
        pieces.append((at, token.start))
        at = token.end
    pieces.append((at, node.end))
    return " ".join(
        unescape(template.masked.text[start:end])
        for start, end in pieces
        if start < end and not any(step.block.name in _TRANSLATED for step in template.branches.path(start))
    )


def spoken_runs(element: Element, page: Page) -> Iterator[tuple[str, str]]:
    """Yield (language, text) of what is written for people inside an element; "" for the language of the page itself."""
    for node in element.nodes():
        if isinstance(node, TextNode):
            parent = node.parent
            if not isinstance(parent, Element) or parent.name in {
                "script",
                "style",
                "template",
                "noscript",
                "code",
                "pre",
            }:
                continue
            text = _written(node, element.template)
            if text.strip() and not is_hidden(parent, page):
                yield _declared(parent, "html"), text
        elif node.name == "img" and not is_dynamic(node.attr("alt") or "") and not is_excluded(node, page):
            named = (node.attr("aria-labelledby") or "").strip()
            target = page.by_id(named, node) if named else None
            if target is not None:
                yield _declared(target, "html"), name_of_region(target, page).replace(OUTPUT, " ")
            else:
                yield _declared(node, "html"), accessible_name(node, page).replace(OUTPUT, " ")
