"""The answers that a sentence quotes, one of which says no: « répondez « Oui » ou « Non, je préfère payer plus » »."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.reading.texts.document import Document, Prose

_QUOTED = re.compile(r"«\s?([^«»]{4,110}?)\s?»|“([^“”]{4,110})”|\"([^\"]{4,110})\"|‘([^‘’]{4,110})’")
_CHOICE = re.compile(
    r"\b(?:boutons?|cases?|choix|choisi\w*|répon\w+|options?|cliqu\w+|coch\w+|cochez|appuy\w+|sélectionn\w+|propositions?|liens?|libellés?|refus\w*|menu|tapez|dites|buttons?|box(?:es)?|choose|choices?|pick|select|tick|press|click|answers?|reply|links?|decline|label\w*|read|say|says|options)\b",
    re.I,
)


def answers_quoted(document: Document, lang: str) -> Iterator[tuple[Prose, int, int, str]]:
    """Yield each answer that a block quotes among those to choose: the block, where it stands, and its words in plain form."""
    for prose in document.said:
        if prose.lang not in (lang, "") or not _CHOICE.search(prose.text):
            continue
        for quoted in _QUOTED.finditer(prose.text):
            group = quoted.lastindex or 1
            yield prose, quoted.start(group), quoted.end(group), quoted[group].lower().replace("’", "'").strip()
