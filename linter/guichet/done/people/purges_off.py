"""Jobs that would erase people's data once its time is over, and that are put off until somebody starts them again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yaml.nodes import MappingNode, Node, ScalarNode

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.done.people.people import name_words
from guichet.done.people.terms import NOT_PEOPLE, names_term
from guichet.reading.data.documents import composed
from guichet.reading.data.yes_no import is_yes
from guichet.reading.templates.site import Site

_TRIED = re.compile(r"(?:^|[/_.-])(?:dev\w*|local|test\w*|staging|preprod\w*|demo|review|sandbox|recette)(?=[/_.-])", re.I)  # fmt: skip
"""Where a service is tried, and holds nobody's data."""
_RUNS = re.compile(r"\b(?:suspend|value)\b[\"']?\s*:\s*[\"']?(?:false|no|off)\b", re.I)
"""That what was suspended is so no more, in a manifest laid over another or in what replaces one of its values."""


def purges_off(path: str, project: Site) -> Iterator[tuple[str, Span]]:
    """Yield the name of each job of Kubernetes that purges people's data and is suspended everywhere in a project, and where it is."""
    text = project.text(path)
    if "suspend" not in text or "CronJob" not in text or _TRIED.search(path):
        return
    for document in composed(text):
        kind, name, off = (_at(document, *keys) for keys in (("kind",), ("metadata", "name"), ("spec", "suspend")))
        if kind is None or kind.value != "CronJob" or name is None or off is None or not is_yes(off.value):
            continue
        is_of_people = names_term(name.value) and not set(name_words(name.value)) & NOT_PEOPLE
        if is_of_people and not _is_started(name.value, path, project):
            yield name.value, Span(off.start_mark.index, off.end_mark.index)


@memo
def _started(project: Site) -> tuple[tuple[str, str], ...]:
    """The manifests of a project that set jobs going again, each with its text."""
    manifests = (one for one in project.paths if one.endswith((".yml", ".yaml")) and not _TRIED.search(one))
    texts = ((one, project.text(one)) for one in manifests)
    return tuple((one, text) for one, text in texts if "suspend" in text and _RUNS.search(text))


def _is_started(name: str, path: str, project: Site) -> bool:
    """Whether another manifest sets a job going again, by its name or for all those that it is laid over."""
    others = (said for other, said in _started(project) if other != path)
    return any(name in said or "/spec/suspend" in said for said in others)


def _at(node: Node | None, *keys: str) -> ScalarNode | None:
    for key in keys:
        pairs = node.value if isinstance(node, MappingNode) else ()
        node = next((value for name, value in pairs if isinstance(name, ScalarNode) and name.value == key), None)
    return node if isinstance(node, ScalarNode) else None
