"""The stylesheets that a class of Angular gives its component: files that it names, texts that it holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guichet.core.findings import Span
from guichet.reading.components.angular_class import Definition
from guichet.reading.components.expressions import bare
from guichet.reading.components.imports import file_named
from guichet.reading.components.out import Out
from guichet.reading.components.sheets import link_to, mark_of, marked, open_style
from guichet.reading.scripts.syntax import field, key_of, text
from guichet.reading.templates.site import Site


def write_styles(definition: Definition, out: Out, site: Site) -> str:
    """Write the stylesheets of a component; return the mark that its elements bear, "" when its styles hold for all."""
    options = dict(_options(definition))
    mark = mark_of(definition.script.path)
    if not any(name in options for name in ("styleUrl", "styleUrls", "styles")):
        return ""
    if text(options.get("encapsulation")).endswith(".None"):
        mark = ""
    for name in ("styleUrls", "styleUrl", "styles"):
        for one in _texts(options.get(name)):
            span = definition.script.span(one)
            if name != "styles":
                target = file_named(text(one)[1:-1], definition.script.path, site)
                if target is not None:
                    out.put(link_to(target, out.source.path, marked(mark)), 0, 0)
                continue
            css = definition.script.text[span.start + 1 : span.end - 1]
            if "</" not in css and "${" not in css:
                out.put(open_style("scss", marked(mark)), 0, 0)
                out.bring(definition.script.path, css, Span(span.start + 1, span.end - 1), is_exact=True)
                out.put("</style>", 0, 0)
    return mark


def _options(definition: Definition) -> Iterator[tuple[str, Any]]:
    options = definition.options
    for one in options.named_children if options is not None and options.type == "object" else ():
        key = key_of(field(one, "key")) if one.type == "pair" else None
        if key:
            yield key, bare(field(one, "value"))


def _texts(node: Any) -> list[Any]:
    """The texts of an option, which holds one or a list of them."""
    if node is None:
        return []
    held = node.named_children if node.type == "array" else [node]
    return [one for one in held if one.type in ("string", "template_string")]
