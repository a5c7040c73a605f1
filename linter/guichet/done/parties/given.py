"""The addresses that Python gives to the tags of a template: a list of scripts in a context processor, a setting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from astroid import nodes

from guichet.core.findings import Span
from guichet.done.data.context import values_given
from guichet.reading.project.project import Project
from guichet.reading.python.origins import origins
from guichet.reading.templates.element import Element
from guichet.reading.templates.page import Page

_PRINTED = re.compile(r"^\s*\{\{[-~]?\s*([A-Za-z_]\w*)(?:\.\w+)*\s*(?:\|[^}]*)?[-~]?\}\}")
_HOPS = 4


def addresses_given(element: Element, page: Page, attribute: str) -> Iterator[tuple[str, str, Span]]:
    """Yield each absolute address that an attribute may take from Python, with the file and the place where it is written."""
    value = element.attr(attribute)
    if value is None or not isinstance(page.project, Project):
        return
    span, text = element.value_span(attribute), element.template.source.text
    printed = _PRINTED.match(text[span.start : span.end])
    if printed is None:
        return
    for given, module in values_given(_listed(printed[1], text[: element.start]), page.project):
        for one in origins(given, module):
            said = one.node.value if isinstance(one.node, nodes.Const) and not one.decides else None
            if isinstance(said, str) and "//" in said[:8] and len(one.hops) <= _HOPS:
                yield said, one.module.path, one.module.span(one.node)


def _listed(name: str, before: str) -> str:
    """The list that a loop around takes a name from: `{% for src in scripts %}`; the name itself when there is none."""
    loops = re.findall(rf"\{{%-?\s*for\s+{re.escape(name)}\s+in\s+(\w+)", before)
    return loops[-1] if loops else name
