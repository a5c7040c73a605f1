"""Words that name things of the domain in code and in texts, French and English, used by the model alone."""

from __future__ import annotations

import re
from functools import cache

from guichet.core.expressions import listed
from guichet.core.tables import table

_ACCENTS = str.maketrans("àâäéèêëîïôöùûüç", "aaaeeeeiioouuuc")
_APART = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[\W_]+")


@cache
def names(idea: str) -> re.Pattern[str]:
    """Return what tells that a name, read by `apart`, speaks of an idea ("appointments.slots"). Raises KeyError.

    Entries are beginnings of words, without accents; one that ends with "$" is a whole word.
    """
    file, _, key = idea.partition(".")
    entries = table(f"done/words/{file}.toml")[key]
    words = "|".join(re.escape(one[:-1]) + r"\b" if one.endswith("$") else re.escape(one) for one in entries)
    return listed(rf"\b(?:{words})")


def apart(name: str) -> str:
    """Return the words of a name or a text, in lower case, without accents, one space between them."""
    return " ".join(_APART.sub(" ", name).lower().translate(_ACCENTS).split())


def speaks_of(name: str, idea: str) -> bool:
    """Whether a name or a text holds a word of an idea."""
    return bool(names(idea).search(apart(name)))
