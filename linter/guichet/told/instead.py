"""Sentences kept beside those to write instead: shown to whoever writes, told to nobody."""

from __future__ import annotations

import re

from guichet.core.memo import memo
from guichet.reading.texts.document import Document, Prose

_PAIRS = (
    (r"bad(?:_example)?s?|counter_?examples?", r"good(?:_example)?s?|better"),
    (r"dont|do_not|avoid|not_this", r"do|prefer(?:red)?|write_this|instead"),
    (r"mauvais(?:e|es|_exemples?)?|contre_?exemples?|pas_bien", r"bon(?:ne)?s?(?:_exemples?)?|bien|mieux"),
    (r"(?:a_)?eviter|a_ne_pas_(?:ecrire|faire|dire)|ne_pas_(?:ecrire|dire)|on_n_ecrit_pas", r"(?:a_)?(?:preferer|ecrire|faire|dire)|on_ecrit"),
    (r"original|jargon|administratif", r"plain|clair|simplifie|facile"),
)  # fmt: skip
"""The last names under which a sentence and the one that replaces it are kept, in lower case and without accents."""
_KEPT = tuple((re.compile(one), re.compile(other)) for one, other in _PAIRS)
_PLAIN = str.maketrans("àâéèêîïôûç-", "aaeeeiiouc_")


@memo
def _names(document: Document) -> dict[str, set[str]]:
    """The last names under each group of keys."""
    found: dict[str, set[str]] = {}
    for prose in document.said:
        group, _, last = prose.key.lower().translate(_PLAIN).rpartition(".")
        found.setdefault(group, set()).add(last)
    return found


def is_replaced_beside(prose: Prose) -> bool:
    """Whether a sentence is kept as the one not to write, beside the one to write."""
    if not prose.key:
        return False
    group, _, last = prose.key.lower().translate(_PLAIN).rpartition(".")
    return any(
        one.fullmatch(last) and any(other.fullmatch(name) for name in _names(prose.document)[group])
        for one, other in _KEPT
    )
