"""What the classes of widely used design systems do, for pages whose stylesheet is not read: see `generate.py`."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

SPOKEN = (
    "visually-hidden", "sr-only", "fr-sr-only", "govuk-visually-hidden", "nhsuk-u-visually-hidden", "usa-sr-only",
    "screen-reader-text", "visuallyhidden", "visually_hidden", "show-for-sr", "screenreader-only", "a11y-hidden",
)  # fmt: skip
"""What design systems and frameworks call a text that is heard and not seen."""


@cache
def _effects() -> dict[str, frozenset[str]]:
    loaded = json.loads((Path(__file__).parent / "classes.json").read_text(encoding="utf-8"))
    kinds = ("hidden", "opened", "unseen", "shown")
    systems = loaded["systems"].values()
    return {kind: frozenset(name for system in systems for name in system[kind]) for kind in kinds}


_PREFIX = re.compile(r"(?:fr|govuk|nhsuk|usa)-")


def is_of_one(name: str) -> bool:
    """Whether a class begins as those that one design system alone has."""
    return bool(_PREFIX.match(name))


def hiding() -> frozenset[str]:
    """The classes that take an element away from everyone."""
    return _effects()["hidden"]


def opened_later() -> frozenset[str]:
    """The classes of what is hidden until a script of the design system opens it."""
    return _effects()["opened"]


def unseen() -> frozenset[str]:
    """The classes of what is heard and not seen."""
    return _effects()["unseen"] | frozenset(SPOKEN)


def shown_again() -> frozenset[str]:
    """The classes that show an element in windows of some widths."""
    return _effects()["shown"]
