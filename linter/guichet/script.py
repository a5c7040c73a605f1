"""JavaScript through tree-sitter: files, inline scripts and event attributes, with exact spans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from guichet.element import Element
from guichet.findings import Span
from guichet.masking import CONTROL, OUTPUT
from guichet.source import Source

if TYPE_CHECKING:
    from guichet.page import Page
    from guichet.project import Project

_AS_JAVASCRIPT = str.maketrans({OUTPUT: "_", CONTROL: " "})


@cache
def _parser() -> Any:
    """Return the parser, or None where tree-sitter is not installed: scripts are then not read."""
    try:
        import tree_sitter
        import tree_sitter_javascript
    except ImportError:
        return None
    return tree_sitter.Parser(tree_sitter.Language(tree_sitter_javascript.language()))


@dataclass(eq=False)
class Script:
    """Some JavaScript: `text` starts at `start` in its file; `element` is its `<script>` or the event's element."""

    source: Source
    text: str
    start: int
    project: Project
    element: Element | None = None
    page: Page | None = None

    @property
    def path(self) -> str:
        """The file that holds it."""
        return self.source.path

    @cached_property
    def _bytes(self) -> bytes:
        return self.text.translate(_AS_JAVASCRIPT).encode()

    @cached_property
    def root(self) -> Any:
        """The syntax tree's root node, or None where tree-sitter is not installed."""
        parser = _parser()
        return parser.parse(self._bytes).root_node if parser else None

    def walk(self, *types: str) -> Iterator[Any]:
        """Yield the nodes of some types, in source order, without recursion."""
        stack = [self.root] if self.root is not None else []
        while stack:
            node = stack.pop()
            if not types or node.type in types:
                yield node
            stack.extend(reversed(node.children))

    def source_of(self, node: Any) -> str:
        """Return the text of a node; template output reads as underscores."""
        return self._bytes[node.start_byte : node.end_byte].decode()

    def span(self, node: Any) -> Span:
        """Return the place of a node in the file."""
        start = len(self._bytes[: node.start_byte].decode())
        end = start + len(self._bytes[node.start_byte : node.end_byte].decode())
        return Span(self.start + start, self.start + end)


_JAVASCRIPT_TYPES = frozenset({"", "text/javascript", "module", "application/javascript", "text/ecmascript"})


def scripts_of(page: Page, project: Project) -> Iterator[Script]:
    """Yield the inline scripts and event attributes of a page's own file."""
    template = page.template
    for element in template.by_name.get("script", []):
        if "src" not in element.attrs and (element.attr("type") or "").strip().lower() in _JAVASCRIPT_TYPES:
            inner = element.inner_span
            yield Script(
                template.source, template.masked.text[inner.start : inner.end], inner.start, project, element, page
            )
    for element in template.elements:
        for name in element.attrs:
            if name.startswith("on") and name.isalpha() and element.attrs[name]:
                span = element.value_span(name)
                text = template.masked.text[span.start : span.end]
                if "&" not in text:
                    yield Script(template.source, text, span.start, project, element, page)
