"""An agreement that is given before anyone answers."""

from __future__ import annotations

from dataclasses import dataclass

from guichet.done.nouns.act import Act


@dataclass(eq=False)
class Ticked(Act):
    """A question that a place answers with yes; `certain` when the table shows that it is a box which one may untick."""

    certain: bool = True
    switch: str = ""
    """The key that may tick it, or only say that it is there."""

    is_paid: bool = False
    """Whether what is ticked costs money, and asks for no agreement."""

    @property
    def is_consent(self) -> bool:
        """Whether it asks for an agreement in someone else's interest: always, but for what is only bought."""
        return not self.is_paid

    @property
    def is_sure(self) -> bool:
        """Whether the table itself says so."""
        return self.certain
