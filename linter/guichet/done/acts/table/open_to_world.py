"""Places that a table opens to whoever has the address, when people's papers are kept there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.places import Place
from guichet.done.acts.deed_found import FromDeed, What
from guichet.done.acts.monitored import is_tried
from guichet.done.nouns.kind import Kind
from guichet.done.people.papers_kept import papers_kept, papers_kept_in
from guichet.done.words import apart, speaks_of
from guichet.reading.data.trees import Tree
from guichet.reading.templates.site import Site

_KEYS = frozenset({"public", "visibility", "acl", "access control", "public access", "principal", "access"})
_OPEN = frozenset({"true", "yes", "public", "public read", "public read write", "blob", "container", "*", "download"})
_FOLDERS = frozenset({"upload destination", "upload dir", "upload path", "uploads directory"})
_SERVICES = frozenset({"S3", "GCS", "AzureStorage"})
"""Stores of Rails that hand out addresses of their own."""


_STORE = re.compile(r"bucket|\bs3\b|s3:|\bgcs\b|azure|blob|flysystem|storages?\b|\badapter\b|upload", re.I)
_SMALL = 800
"""Signs of a place and of what it sets: a longer table sets other things."""
_TO_PUBLIC = re.compile(r"(?:^|[/%])public/")
_STORE_KEY = re.compile(r"(?m)^(\w{1,40}):[ \t]*$")
_DEFAULT = re.compile(r"active_storage\.service\s?=\s?:(\w{1,40})")


def open_in(tree: Tree, place: Place, project: Site) -> Iterator[FromDeed]:
    """Yield the first place that is open, by its own names, or because the models of Rails keep papers there."""
    for around, one in tree.walk():
        if not around or not _is_open(one) or any(is_tried(part.key) for part in around):
            continue
        held = around[-1]
        is_of_rails = one.key == "public" and any(
            part.key == "service" and part.value in _SERVICES for part in held.parts
        )
        papers = papers_kept(".rb", project) if is_of_rails and _is_default(held.key, project) else ""
        papers = papers or (papers_kept_in(held.key, ".rb", project) if is_of_rails else "")
        named = " ".join((*(part.key for part in around[-2:]), held.said))
        is_store = len(named) < _SMALL and (
            _STORE.search(" ".join((*(part.key for part in around), named))) is not None
        )
        if papers or (is_store and speaks_of(named, "identity.handed in")):
            shown = f"{one.key}: {(one.value or '')[:60]}"
            what = What.OPEN_TO_WORLD
            yield FromDeed(Kind.KEEP, one.path, one.span, place, what=what, shown=shown, other=papers, certain=False)
            return


def _is_open(one: Tree) -> bool:
    value, key = (one.value or "").strip("\"'"), apart(one.key)
    return (key in _KEYS and (apart(value) or value) in _OPEN) or (
        key in _FOLDERS and _TO_PUBLIC.search(value) is not None
    )


def _is_default(service: str, project: Site) -> bool:
    """Whether Rails keeps files in a store when nothing is said: the one that production names."""
    said = _defaults(project)
    return service in said if said else True


def _defaults(project: Site) -> list[str]:
    named = [path for path in project.paths if path.endswith(("environments/production.rb", "config/application.rb"))]
    return [one[1] for path in named if (one := _DEFAULT.search(project.text(path))) is not None]


def papers_beside(path: str, project: Site) -> list[str]:
    """Return what is kept, by the models and the settings of Rails, in the stores that a file of data sets."""
    stores = dict.fromkeys(_STORE_KEY.findall(project.text(path)))
    return [*_defaults(project), papers_kept(".rb", project), *(papers_kept_in(one, ".rb", project) for one in stores)]
