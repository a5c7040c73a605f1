"""Python looks for garbage less often while the site is built: pages stay until its end, and to go through them again and
again was a seventh of the time. A hook of mkdocs.yml."""

import gc
from typing import Any

OBJECTS, YOUNG, OLD = 100_000, 20, 20
"""Made between two looks at the newest; such looks between two at the younger, and at all."""


def on_startup(**_: Any) -> None:
    """Sets how often Python looks, for the process that builds."""
    gc.set_threshold(OBJECTS, YOUNG, OLD)
