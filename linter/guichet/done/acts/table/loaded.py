"""Programs of other companies that every page loads without any template saying so: a list of scripts in a file of data, a server that writes them into what it passes on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guichet.core.findings import Span
from guichet.core.places import Place
from guichet.core.policies import lists_allowed
from guichet.core.source import Source
from guichet.done.nouns.act import Act, Kind
from guichet.done.parties.hosts import CONSENT, Service, service_at
from guichet.reading.data.trees import Tree

_PROGRAM = re.compile(r"\.m?js(?:[?#]|$)|/g?tag/|/gtm|/js(?:[/?#]|$)", re.I)
"""The address of what runs, not only that of a host: a list of hosts that may be called loads nothing."""
_WRITTEN = re.compile(r"""<script\b[^>\n]{0,200}?\bsrc=\\?["']([^"'\s<>]{1,300})""", re.I)
_KINDS = ("tracker", "audience", "replay")


@dataclass(eq=False)
class Loaded(Act):
    """A company's program that pages are made to load, whoever opens them."""

    service: str = ""
    is_replay: bool = False


def loaded_in(tree: Tree, place: Place) -> Iterator[Loaded]:
    """Yield the programs that a table lists; those that wait for an agreement, and hosts that may only be called, are none."""
    if not place.is_lived:
        return
    for around, one in tree.walk():
        value = one.value or ""
        if "//" not in value or _PROGRAM.search(value) is None or any(lists_allowed(part.key) for part in around):
            continue
        beside = around[-1].said if around and len(around[-1].leaves) < 12 else f"{one.key}"
        service = service_at(value, *_KINDS)
        if service is not None and CONSENT.search(f"{beside} {' '.join(part.key for part in around)}") is None:
            yield _loaded(service, one.path, one.span, place)


def written_by(source: Source) -> Iterator[Loaded]:
    """Yield the programs that the settings of a server write into the pages that it passes on."""
    for found in _WRITTEN.finditer(source.text):
        service = service_at(found[1], *_KINDS)
        if service is not None and not source.text[: found.start()].rpartition("\n")[2].lstrip().startswith("#"):
            yield _loaded(service, source.path, Span(found.start(1), found.end(1)), Place.PUBLIC)


def _loaded(service: Service, path: str, span: Span, place: Place) -> Loaded:
    return Loaded(Kind.SEND, path, span, place, service=service.name, is_replay=service.kind == "replay")
