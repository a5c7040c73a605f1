"""Jobs that would erase people's data once its time is over, and that are put off until somebody starts them again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yaml.nodes import MappingNode, Node, ScalarNode

from guichet.core.findings import Span
from guichet.core.memo import memo
from guichet.core.places import place_of_path
from guichet.done.people.people import is_person, name_words
from guichet.done.people.personal_data import comes_from_someone
from guichet.done.people.terms import NOT_PEOPLE, names_term
from guichet.done.words import speaks_of
from guichet.reading.data.documents import DATA_SUFFIXES, composed, document_at
from guichet.reading.data.trees import Tree, tree_of
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


_LISTED = frozenset({"task", "tache", "cron"})
"""What a list of jobs is called, whatever they are about."""
_ON = re.compile(r"^(?:(?:is|est)_)?(?:enabled?|active|activee?|actif|on)$", re.I)
_OFF = re.compile(r"^(?:(?:is|est)_)?(?:disabled?|desactivee?|suspendu?e?d?|paused|en_pause)$", re.I)


def purges_switched_off(path: str, project: Site) -> Iterator[tuple[str, Span]]:
    """Yield the name of each purge of people's data that a file of settings turns off, by a key of its own: `purge: {enabled: false}`."""
    text = project.lowered(path) if path.endswith(DATA_SUFFIXES) else ""
    if not any(one in text for one in ("purge", "retention", "conserv")) or _TRIED.search(path) or place_of_path(path):
        return
    document = document_at(path, project)
    tree = tree_of(document) if document is not None else None
    for around, holder in tree.walk() if tree is not None else ():
        switch = next((one for one in holder.leaves if _is_off(one)), None)
        if switch is None or any(one.key in ("apiVersion", "kind") for one in holder.leaves):
            continue
        name = next((one.value for one in holder.leaves if one.key in ("name", "nom", "job", "task") and one.value), "")
        label = name or holder.key
        beside = [one.key for part in (holder, *holder.parts) for one in part.leaves]
        words = {word for said in (label, *beside) for word in name_words(said)}
        someones = any(is_person(word) or comes_from_someone(word) for word in words)
        someones = someones or speaks_of(label, "decisions.people")
        own = {word for one in (*around, holder) for word in name_words(one.key)} - _LISTED | set(name_words(label))
        if names_term(label) and someones and not own & NOT_PEOPLE:
            yield label, switch.span


def _is_off(one: Tree) -> bool:
    value = (one.value or "").strip().lower()
    return (_ON.match(one.key) is not None and value in ("false", "no", "off", "0")) or (
        _OFF.match(one.key) is not None and value in ("true", "yes", "on", "1")
    )


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
