"""Sentences that ask for the same paper over and over: a proof of who someone is, or of where they live, every month or once more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from guichet.reading.texts import Document, Prose
from guichet.reading.texts.document import Found
from guichet.told.saying import is_denied, is_others

_OFTEN = r"(?:(?:chaque|tous les|toutes les) (?:(?:deux|trois|quatre|six|[2-6]) )?(?:mois|trimestres?|semestres?|semaines?)|(?:every|each) (?:(?:two|three|four|six|[2-6]) )?(?:months?|quarters?|weeks?)|monthly|quarterly|à chaque (?:demande|connexion|appel|démarche)|(?:every|each) time you (?:call|write|sign in|log in|ask|apply))"
_GIVE = r"(?:fourni\w+|renvo\w+|envo\w+|transm\w+|joindre|joignez|produi\w+|dépos\w+|présent\w+|redonn\w+|send|provide|upload|submit|give|bring|show|see)"
_AGAIN = r"(?:à nouveau|de nouveau|une nouvelle fois|encore une fois|once more|once again|again|afresh)"
_KNOWN = r"(?:même si (?:vous|nous) (?:les |l'|nous )?(?:\w+ ){0,2}(?:avez|avons|a|ont) (?:\w+ ){0,2}déjà|even if (?:you|we) (?:have |'ve )?already)"
_ASKS = re.compile(
    rf"\b{_OFTEN}\b[^.!?;\n]{{0,60}}\b{_GIVE}\b[^.!?;\n]{{0,80}}|\b{_GIVE}\b[^.!?;\n]{{0,80}}\b{_OFTEN}\b|\b{_GIVE}\b[^.!?;\n]{{0,90}}\b{_KNOWN}|\b{_KNOWN}[^.!?;\n]{{0,60}}\b{_GIVE}\b"
    rf"|\bces (?:pièces|documents)[^.!?;\n]{{0,60}}\b{_KNOWN}|\b{_GIVE} {_AGAIN}\b[^.!?;\n]{{0,80}}",
    re.I,
)
_PAPER = re.compile(
    r"\b(?:cartes? (?:nationales? )?d'identité|pièces? d'identité|passeport|titre de séjour|actes? de naissance|livret de famille|justificatif de domicile|preuves? d'identité"
    r"|birth certificates?|passport|identity (?:card|document)s?|proof of (?:identity|address|residence)|photo id)\b",
    re.I,
)
_CAUSE = re.compile(
    r"\b(?:(?<!même )si (?:votre|vous|un)|en cas de|lorsque|quand|illisible|floue?|expir\w+|périm\w+|perdue?s?|refusée?s?|incompl\w+|(?<!even )if (?:your|you|a)|unreadable|blurred|expired|lost|rejected|missing)\b",
    re.I,
)
"""What has changed, or went wrong: then a paper is asked for again for a reason."""
_THESE = re.compile(
    r"\b(?:ces (?:pièces|documents|papiers)|les mêmes|these (?:papers|documents)|them|the same)\b", re.I
)
"""Words that stand for what was named before."""
_NEAR = 4
"""Blocks below a sentence in which its list still stands."""


def papers_again(document: Document) -> Iterator[Found]:
    """Yield where a text asks people for a paper about what does not change, often or once more, for no reason that it gives."""
    for at, prose in enumerate(document.said_with(_ASKS)):
        for match in prose.words.places(_ASKS):
            found = Found(prose, match.start(), match.end(), match)
            low, high = prose.sentence_at(match.start())
            named = prose.plain if _THESE.search(match[0]) else _after(document, prose, at, low)
            asked = _PAPER.search(named) and not _CAUSE.search(prose.plain[low:high])
            if asked and not (is_others(found) or is_denied(found)):
                yield found
                break


def _after(document: Document, prose: Prose, at: int, start: int) -> str:
    """The words from a place to the end of its block, and of the list that follows a colon."""
    own = prose.plain[start:]
    if not document.is_sequence or ":" not in own:
        return own
    return "\n".join((own, *(one.plain for one in islice(document.said, at + 1, at + 1 + _NEAR))))
