"""Texts that send back those who came by another door: what they sent is not taken in, and the internet is all that they are told of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from guichet.core.keeping.expressions import lasting
from guichet.core.keeping.tables import table
from guichet.reading.texts import Document, Prose
from guichet.reading.texts.document import Found
from guichet.told.saying import is_others

_CAME = re.compile(
    r"\b(?:votre|vos) (?:pli|plis|courriers?|lettres?|envoi(?: postal)?|appel|dossier papier|formulaire papier|visite)\b|\b(?:par (?:courrier|la poste|voie postale|téléphone|fax)|sur papier|au guichet|à notre accueil|déposée? en mairie)\b"
    r"|\b(?:le|la|les|l') ?(?:formulaire|dossier|demande|documents?|pli|courrier)s? (?:papier )?que vous (?:nous )?avez (?:envoy|adress|post|dépos|remis)\w*"
    r"|\bthe (?:form|application|papers?|documents?|letter|envelope)s? (?:that )?you (?:sent|posted|mailed|handed in|brought)\b"
    r"|\byour (?:letter|paper (?:form|application)|call|phone call|visit|envelope|fax)\b|\b(?:by (?:post|mail|phone|telephone|fax|letter)|on paper|in person|at (?:the|our) (?:counter|desk|office))\b",
    re.I,
)
"""How the reader came: they are told of it."""
_AWAY = re.compile(
    r"\b(?:n'(?:a|ont) pas (?:pu )?(?:être |été )*|n'(?:est|sont) (?:pas|plus) |ne (?:sera|seront) (?:pas|plus) (?:être )?|ne (?:peut|peuvent|pourra|pourront) (?:pas |plus )?être )(?:enregistr|trait|examin|conserv|prise? en compte|instrui|accept|étudi|saisi|gard)\w*"
    r"|\bnous (?:vous )?(?:le |la |les )?(?:retournons|renvoyons)\b|\bne (?:pouvons|traitons|prenons|gardons|conservons|enregistrons) (?:pas|plus)\b|\b(?:est|a été|sont) (?:classée?s?(?: sans suite)?|retournée?s?|renvoyée?s?|détruite?s?)\b"
    r"|\b(?:we )?(?:can't|cannot|can not|could not|couldn't|have not|haven't|did not|didn't|do not|don't|are not able to|are unable to|will not|won't) (?:be )?(?:process|register|keep|accept|look at|take|record|read|deal with|handle)\w*(?! your (?:password|bank|card))"
    r"|\b(?:has|have|was|were) (?:not been|been returned|been destroyed|not)(?: (?:process|register|kept|accept|record)\w*)?|\b(?:filed|closed|archived|put) (?:away )?without (?:action|being)|\bwe (?:are returning|return|have returned|send back)\b",
    re.I,
)
"""What becomes of what they brought."""
_NEAR, _LONGEST = 3, 25
"""Blocks above, in which the reader is told how they came; and blocks beyond which a text is no answer to someone."""
_HELD = re.compile(r"\b(?:incompl\w+|illisible|unreadable|missing|manqu\w+|non signée?|pas signée?s?|not signed|unsigned|hors délai|too late|trop tard|expir\w+|périm\w+)\b", re.I)  # fmt: skip
"""Another reason: the door by which they came is not what was wrong."""


_ADDRESS = r"https?://|\bwww\."


@cache
def _online() -> re.Pattern[str]:
    """The ways in that take a screen, as sentences say them, or the address of a site."""
    data = table("told/doors.toml")
    return lasting("|".join((_ADDRESS, *(rf"\b{one}" for lang in ("fr", "en") for one in data[lang]["online"]))), re.I)


def turned_back(document: Document) -> Iterator[tuple[Prose, int, int, str]]:
    """Yield, once a text, where it says that what came by another door is not taken in; with all its words."""
    for blocks in _texts(document):
        said = "\n".join(one.plain for one in blocks)
        if len(blocks) > _LONGEST or not (_CAME.search(said) and _online().search(said)) or _HELD.search(said):
            continue
        for at, prose in enumerate(blocks):
            near = "\n".join(one.plain for one in blocks[max(0, at - _NEAR) : at + 1])
            away = _AWAY.search(prose.plain) if _CAME.search(near) else None
            if away is not None and not is_others(Found(prose, away.start(), away.end(), away)):
                yield prose, away.start(), away.end(), said
                break


def _texts(document: Document) -> Iterator[list[Prose]]:
    """The texts of a file: all of it when it is read on end, each block of a catalogue."""
    if document.is_sequence:
        yield document.said
    else:
        yield from ([one] for one in document.said)
