"""Whether a text leaves its reader with nobody: no one to ask, no one who may look again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from guichet.core.keeping.expressions import lasting
from guichet.core.keeping.tables import table
from guichet.reading.texts.document import Document, Found
from guichet.told.ideas import told
from guichet.told.rights import RIGHTS
from guichet.told.saying import meant, told_with

_TAKEN = re.compile(
    r"\b(?:pas|plus|ni|aucune?|sans|inutile|impossible|cannot|can't|not|no|any|never|nor)\b[^.;:!?\n]{0,40}$"
)
_OTHERWISE = re.compile(
    r"\b(?:nous (?:vous )?(?:rappel|contact|répond|écri|recontact)\w*ons|we(?: will|'ll) (?:call|write|contact|be in touch|reply|get back)|par (?:téléphone|courriel|mail|e-mail|message|courrier)|au téléphone|(?:over|on|by) the phone|by (?:phone|e-?mail|post|telephone)|sans (?:votre|rendez-vous|l'accord)|without (?:your|an appointment))\b"
)
"""A person cannot do it in one way, or not yet, or will write first: others are left."""


@cache
def _expression(lang: str) -> re.Pattern[str]:
    words = table("told/nobody.toml")[lang]
    parts = {name: "|".join(words[name]) for name in ("staff", "undoes", "lacks", "meets")}
    return lasting("|".join(f"(?:{one.format(**parts)})" for one in words["says"]))


def nobody_left(document: Document, lang: str) -> Iterator[Found]:
    """Yield the words by which a text denies its reader a person, when none of its other words gives one."""
    said = (told(document, lang, topic, supposed=topic == "cut_off") for topic in ("nobody", "final", "cut_off"))
    for found in (*meant(document, _expression(lang), lang, denied=True), *chain.from_iterable(said)):
        if _OTHERWISE.search(found.prose.plain):
            continue
        rest = told_with(found).lower().replace("’", "'").replace(found.prose.plain[found.start : found.end], " ")
        if all(_TAKEN.search(rest[: one.start()]) for one in RIGHTS[lang].finditer(rest)):
            yield found
