"""Error messages that say that something is wrong, and not how to put it right."""

from __future__ import annotations

import re

from guichet.reading.language.words import plain
from guichet.told.language.words import word_list

_INVALID = re.compile(
    r"^(?:error |erreur )?(?:invalid|incorrect|wrong|bad) (?:value|input|entry|data|format|field|content)(?: (?:for|in) (?:the )?\w+(?: \w+)?)?$|"
    r"^(?:the |your |le |la |l |votre )?(?:\w+ ){1,2}(?:is|was|est) (?:not valid|invalid|incorrect|wrong|pas valide|invalide|incorrecte?|erronee?)$|"
    r"^(?:valeur|saisie|donnee|entree|format) (?:invalide|incorrecte?|erronee?)(?: pour (?:le |la |l )?\w+)?$"
)


def says_nothing(text: str) -> bool:
    """Whether a whole message names neither what is wrong nor what to write."""
    if len(text) > 80 or any(char.isdigit() for char in text):
        return False
    said = plain(text)
    return said in word_list("accessibility/errors.toml", "generic") or bool(_INVALID.match(said))
