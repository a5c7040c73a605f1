"""What a test lets in when it turns the rest away."""

from __future__ import annotations

from dataclasses import dataclass

from guichet.core.findings import Span


@dataclass(frozen=True)
class Admitted:
    """One test: the words of what it looks at, the values that it lets in, and where it is written."""

    said: str
    values: tuple[str, ...]
    path: str
    span: Span
    shown: str
