"""What a place states of how people are received: who or what decides, as it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from guichet.done.nouns.act import Act, Ground, Reason


@dataclass(eq=False)
class Stated(Act):
    """One statement of a setting about people: `ground` is what it says decides."""

    ground: Ground = field(kw_only=True)

    def grounds(self, reason: Reason) -> Iterator[Ground]:
        """Yield the statement, when it is of that sort."""
        if self.ground.reason is reason:
            yield self.ground

    @property
    def is_about_places(self) -> bool:
        """Whether people are those among whom it picks: only such statements are read."""
        return True
