"""JavaScript through tree-sitter: files, inline scripts and event attributes, with exact spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from guichet.core.memo import cached_property, memo
from guichet.core.numbers import amount, bounded
from guichet.reading.scripts.parsed import Parsed, tree_of
from guichet.reading.templates.element import Element
from guichet.reading.templates.masking import CONTROL, OUTPUT

if TYPE_CHECKING:
    from guichet.reading.templates.page import Page
    from guichet.reading.templates.site import Site

_AS_JAVASCRIPT = str.maketrans({OUTPUT: "_", CONTROL: " "})


@cache
def _parser(dialect: str) -> Any:
    """Return the parser of JavaScript, "ts" or "tsx", or None where tree-sitter is not installed: scripts are then not read."""
    try:
        import tree_sitter

        if dialect:
            import tree_sitter_typescript

            tsx = dialect == "tsx"
            made = tree_sitter_typescript.language_tsx() if tsx else tree_sitter_typescript.language_typescript()
        else:
            import tree_sitter_javascript

            made = tree_sitter_javascript.language()
    except ImportError:
        return None
    return tree_sitter.Parser(tree_sitter.Language(made))


def parsed(code: bytes, dialect: str = "") -> Any:
    """Return the root of the syntax tree of some JavaScript, "ts" or "tsx"; None where tree-sitter is not installed."""
    parser = _parser(dialect)
    return tree_of(parser, code) if parser else None


def dialect_of(path: str) -> str:
    """Return the dialect of JavaScript that a file is written in, by its name."""
    return "tsx" if path.endswith((".jsx", ".tsx")) else "ts" if path.endswith((".ts", ".mts", ".cts")) else ""


_TEST = re.compile(r"[.-](?:spec|test|cy|stories)\.[mc]?[jt]sx?$|(?:^|/)(?:__tests__|cypress|e2e|playwright)/")


def is_test(path: str) -> bool:
    """Whether a file holds tests, by the names and the folders that their runners look for."""
    return bool(_TEST.search(path))


@dataclass(eq=False)
class Script(Parsed):
    """Some JavaScript; `element` is its `<script>` or the event's element."""

    project: Site
    element: Element | None = None
    page: Page | None = None
    dialect: str = ""

    def parse(self, code: bytes) -> Any:
        """Return the root of the syntax tree of some of its dialect; None where tree-sitter is not installed."""
        return parsed(code, self.dialect)

    @cached_property
    def _bytes(self) -> bytes:
        return self.text.translate(_AS_JAVASCRIPT).encode()

    def written(self, node: Any) -> str:
        """Return the text of a node as its file has it, template output included."""
        span = self.span(node)
        return self.source.text[span.start : span.end]

    def around(self, node: Any, reach: int = 300) -> str:
        """Return the text on both sides of a node, which tells what it is about."""
        return self._bytes[max(0, node.start_byte - reach) : node.end_byte + reach].decode("utf-8", "ignore")

    def declared(self, name: str) -> Any:
        """Return what a name of this script was declared as: a function, or the value of a variable; None otherwise."""
        return self._declarations.get(name)

    @cached_property
    def _declarations(self) -> dict[str, Any]:
        known: dict[str, Any] = {}
        for node in self.walk("function_declaration", "variable_declarator"):
            found = node.child_by_field_name("name")
            if found is not None:
                value = node if node.type == "function_declaration" else node.child_by_field_name("value")
                known.setdefault(self.source_of(found), value)
        return known

    def body_of(self, node: Any) -> str:
        """Return the source of a function given as an argument: written there, or declared in the same script."""
        found = self.declared(self.source_of(node)) if node.type == "identifier" else node
        return self.source_of(found) if found is not None else ""

    def number(self, node: Any, depth: int = 0) -> float | None:
        """Return the value of a number, of arithmetic on numbers, or of a constant of the script."""
        if node is None or depth > 8:
            return None
        if node.type == "number":
            return amount(self.source_of(node))
        if node.type == "identifier":
            return self.number(self.declared(self.source_of(node)), depth + 1)
        if node.type == "parenthesized_expression" and node.named_children:
            return self.number(node.named_children[0], depth + 1)
        if node.type == "binary_expression":
            left = self.number(node.child_by_field_name("left"), depth + 1)
            right = self.number(node.child_by_field_name("right"), depth + 1)
            operator = self.source_of(node.child_by_field_name("operator"))
            if left is not None and right is not None and operator in ("*", "+"):
                return bounded(left * right if operator == "*" else left + right)
        return None


_JAVASCRIPT_TYPES = frozenset({"", "text/javascript", "module", "application/javascript", "text/ecmascript"})


_ON = re.compile(r"on([a-z]+)$|(?:@|x-on:|hx-on:{1,2}|hx-on-)([a-z][\w:-]*)(?:\.[\w.-]+)?$")


@lru_cache(maxsize=4096)
def event_named(attribute: str) -> str:
    """Return the event that an attribute answers to with code: `onclick`, `@click.prevent`, `x-on:click`, `hx-on:click`; "" for others."""
    found = _ON.match(attribute)
    return found[1] or found[2] if found is not None else ""


def attribute_event(script: Script) -> str:
    """Return the event whose attribute holds a script, `onclick="…"`, `@submit="…"`; "" for one read as its page is."""
    element = script.element
    if element is None or element.name == "script":
        return ""
    return next((event_named(name) for name in element.attrs if element.value_span(name).start == script.start), "")


@memo
def scripts_of(page: Page) -> list[Script]:
    """Return the inline scripts and event attributes of a page's own file, each read once for all who ask."""
    return list(_written(page))


def _dialect(element: Element) -> str:
    lang = element.attr("lang") or ""
    return lang if lang in ("ts", "tsx") else ""


_REFERENCE = re.compile(r"&(?:#|[a-zA-Z]+;)")
"""What stands for another character in an attribute, whose code is then not read at its place."""


def _written(page: Page) -> Iterator[Script]:
    template, project = page.template, page.project
    for element in template.by_name.get("script", []):
        if "src" not in element.attrs and (element.attr("type") or "").strip().lower() in _JAVASCRIPT_TYPES:
            inner = element.inner_span
            text = template.masked.text[inner.start : inner.end]
            yield Script(template.source, text, inner.start, project, element, page, _dialect(element))
    for element in template.elements:
        for name in element.attrs:
            if event_named(name) and element.attrs[name]:
                span = element.value_span(name)
                text = template.masked.text[span.start : span.end]
                if _REFERENCE.search(text) is None:
                    yield Script(template.source, text, span.start, project, element, page)
