"""What fills in a form, in the templates of Rails."""

from __future__ import annotations

from dataclasses import dataclass

from guichet.reading.written.values import Value


@dataclass(frozen=True)
class Builder:
    """What fills in a form: its fields are called after what it is for."""

    scope: tuple[Value, ...] = ()
    is_own: bool = False
    """Whether the project wrote it: what its methods print is not known."""
