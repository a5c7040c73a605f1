"""TOML as strangers write it: a key of thousands of parts costs their square, and lists in lists have no end."""

from __future__ import annotations

import re
from typing import Any

_DEEP = re.compile(r"""(?:\.[ \t]{0,8}(?:"[^"\n]{0,200}"|'[^'\n]{0,200}'|[\w-]{1,200})[ \t]{0,8}){60}""")
"""More parts of one key than anybody writes."""


class TooDeepError(ValueError):
    """A text that nests further than anybody writes."""


def toml_of(text: str) -> dict[str, Any]:
    """Return the data of a TOML text. Raises ValueError: TooDeepError for what nests without end, else what the parser says."""
    import tomllib

    if _DEEP.search(text):
        raise TooDeepError("keys nested too deep")
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise TooDeepError("lists nested too deep") from None
