"""Jobs that would erase people's data once its time is over, and that are put off until somebody starts them again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yaml.nodes import MappingNode, Node, ScalarNode

from guichet.core.findings import Span
from guichet.done.people.people import name_words
from guichet.done.people.terms import NOT_PEOPLE, names_term
from guichet.reading.data.documents import composed
from guichet.reading.data.yes_no import is_yes

_TRIED = re.compile(r"(?:^|[/_.-])(?:dev\w*|local|test\w*|staging|preprod\w*|demo|review|sandbox|recette)(?=[/_.-])", re.I)  # fmt: skip
"""Where a service is tried, and holds nobody's data."""


def purges_off(text: str, path: str) -> Iterator[tuple[str, Span]]:
    """Yield the name of each job of Kubernetes that purges people's data and is suspended, and where it is."""
    if "suspend" not in text or "CronJob" not in text or _TRIED.search(path):
        return
    for document in composed(text):
        kind, name, off = (_at(document, *keys) for keys in (("kind",), ("metadata", "name"), ("spec", "suspend")))
        if kind is None or kind.value != "CronJob" or name is None or off is None or not is_yes(off.value):
            continue
        if names_term(name.value) and not set(name_words(name.value)) & NOT_PEOPLE:
            yield name.value, Span(off.start_mark.index, off.end_mark.index)


def _at(node: Node | None, *keys: str) -> ScalarNode | None:
    for key in keys:
        pairs = node.value if isinstance(node, MappingNode) else ()
        node = next((value for name, value in pairs if isinstance(name, ScalarNode) and name.value == key), None)
    return node if isinstance(node, ScalarNode) else None
