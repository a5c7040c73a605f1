"""Those who come after all the others for what they are: what an order of requests is found to do, wherever it is written."""

from __future__ import annotations

from dataclasses import dataclass, field

from guichet.core.findings import Text
from guichet.done.nouns.act import Act
from guichet.done.people.people import Attribute


@dataclass(eq=False)
class ServedLast(Act):
    """An order in which those come last of whom `attribute` is true; `shown` is what it is written with."""

    attribute: Attribute = field(kw_only=True)
    as_written: str = field(kw_only=True)

    @property
    def shown(self) -> str:
        """The part of the order that says so, as it is written."""
        return self.as_written

    @property
    def about_them(self) -> Text:
        """What puts them there, as a message says it."""
        return self.attribute.label
