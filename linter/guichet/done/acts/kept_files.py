"""What a file of data does to people when no Python reads it: what it wants of them, whatever program obeys it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.places import Place, place_of_path
from guichet.core.source import Source
from guichet.done.acts import tables
from guichet.done.forms import data
from guichet.done.nouns.act import Act
from guichet.reading.data.documents import Document
from guichet.reading.data.trees import tree_of
from guichet.reading.project.project import Project

_MACHINES = re.compile(
    r"(?:^|/)(?:\.|docker-compose|compose|openapi|swagger|locales?/|lang/|i18n/|translations?/|charts?/|k8s/)", re.I
)
"""Files that build, deploy, describe or translate: no service obeys them in front of people."""


def acts_of(source: Source, project: Project) -> Iterator[Act]:
    """Yield what a file of data wants of people; nothing when a module names it, which says it itself."""
    place = place_of_path(source.path) or Place.PUBLIC
    name = source.path.rpartition("/")[2]
    if not place.is_lived or _MACHINES.search(source.path) or _is_named(name, project):
        return
    document = Document(source)
    tree = tree_of(document)
    if tree is not None:
        yield from tables.acts_of((tree,), place)
    yield from data.choices_in(document, place)


def _is_named(name: str, project: Project) -> bool:
    return any(name in project.text(path) for path in project.paths if path.endswith(".py"))
