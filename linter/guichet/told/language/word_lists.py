"""Lists of patterns that rules keep beside them as data, compiled once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from guichet.core.keeping.expressions import lasting
from guichet.core.keeping.tables import table
from guichet.core.words import spread

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@cache
def _data(file: str) -> Mapping[str, Any]:
    return table(f"rules/{file}")


@cache
def pattern(file: str, key: str) -> re.Pattern[str]:
    """Return the alternatives of one list ("fr.urgency" is the list `urgency` of the table `fr`). Raises KeyError.

    An entry that begins with "@" brings in another list of the file.
    """
    entries: Any = _data(file)
    for part in key.split("."):
        entries = entries[part]
    entries = spread(entries, _data(file))
    # One word boundary before all is tried once at each place, not once for each entry.
    bounded = "|".join(f"(?:{entry[2:]})" for entry in entries if entry.startswith(r"\b"))
    others = [f"(?:{entry})" for entry in entries if not entry.startswith(r"\b")]
    return lasting("|".join([rf"\b(?:{bounded})", *others] if bounded else others))


@cache
def values(file: str, key: str) -> frozenset[str]:
    """Return the entries of one list as they are written. Raises KeyError."""
    return frozenset(_data(file)[key])


def lowered(text: str) -> str:
    """Return a sentence as the lists expect it: lower case, straight apostrophes, single spaces."""
    return " ".join(text.replace("’", "'").replace("ʼ", "'").lower().split())


def name_words(name: str) -> str:
    """Return the words of a name apart, in lower case: "lettreInfo", "lettre_info" and "lettre-info" read alike."""
    return " ".join(re.findall(r"[^\W_]+", _CAMEL.sub(" ", name))).lower()
