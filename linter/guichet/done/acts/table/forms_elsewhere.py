"""Addresses that a table of links gives people, where what they ask for is written on a company's form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guichet.core.places import Place
from guichet.done.nouns.act import Act, Kind
from guichet.done.parties.asked_there import is_request
from guichet.done.parties.hosts import service_at
from guichet.reading.data.trees import Tree

_DEEPEST = 2


@dataclass(eq=False)
class FormElsewhere(Act):
    """A form of a company that a table leads to; `service` is its name, `sure` whether the words around ask for something."""

    service: str = ""
    sure: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether the table says that a request is written there."""
        return self.sure


def links_in(tree: Tree, place: Place) -> Iterator[FormElsewhere]:
    """Yield the forms of other companies that a table leads to; none when its words are of a survey or a demonstration."""
    for around, one in tree.walk():
        service = service_at(one.value, "form") if "//" in (one.value or "")[:8] else None
        if service is None:
            continue
        beside = around[-1].leaves if around and not one.key else ()
        said = " ".join((*(part.key for part in around[-_DEEPEST:]), one.key, *(part.value or "" for part in beside if part is not one)))  # fmt: skip
        asked = is_request(said.replace("_", " "))
        if asked is not False:
            yield FormElsewhere(Kind.SEND, one.path, one.span, place, to=one.value or "", service=service.name, sure=bool(asked))  # fmt: skip
