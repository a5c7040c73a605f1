"""Two negations in one sentence: the reader must turn the meaning over twice."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.reading.texts.document import Document, Found
from guichet.rulebook.norms import HARMS_READING
from guichet.rulebook.rule import Bad, Good, prose_rule
from guichet.told.legal import is_terms

TWICE = Text(
    fr="« {found} » : deux négations s’annulent, et la personne ne sait plus si c’est oui ou non. Dites la chose à l’endroit : « si… », « seulement si… ».",
    en='"{found}": two negations cancel out, and people no longer know whether it is yes or no. Say it the right way round: "if…", "only if…".',
)
EXCEPT = Text(
    fr="« {found} » : une négation puis une exception. Est-ce plus clair à l’endroit (« seulement si… ») ?",
    en='"{found}": a negation, then an exception. Is it clearer the right way round ("only if…")?',
)
_NO = r"\b(?:ne|n')[^.;:!?\n]{1,40}?\b(?:pas|plus|jamais|aucune?|rien)\b"
_NO_AT_ALL = rf"(?:{_NO}|\b(?:abstenez-vous|gardez-vous|évitez|abstiens-toi|inutile) d(?:e\b|'))"
"""A negation, by its words or by a verb that holds one."""
_FRENCH = re.compile(
    rf"(?P<twice>{_NO_AT_ALL}[^.;:!?\n]{{0,120}}?\b(?:sauf|à moins)\b[^.;:!?\n]{{0,40}}?\b(?:aucune?|personne|rien)\b[^.;:!?\n]{{0,50}}?\b(?:ne|n')\s?\w+"
    rf"|{_NO}(?! seulement)[^.;:!?\n]{{0,120}}?\b(?:sauf|excepté|hormis|à moins|sans)\b[^.;:!?\n]{{0,80}}?\b(?:ne|n') ?[^.;:!?\n]{{1,40}}?\b(?:pas|plus|jamais|aucune?)\b"
    r"|\b(?:ne|n')[^.;:!?\n,]{1,25}?\b(?:pas|jamais) (?:\w+ )?(?:impossible|illégal|inutile|incompatible|irrecevable|inconnu|exclu|dispensée?s?)\b"
    r"|\b(?:ne|n')[^.;:!?\n,]{1,25}?\b(?:pas|jamais|plus)\b[^.;:!?\n,]{0,12}\bne (?:pas|plus|jamais)\b"
    r"|\bn'(?:êtes|est|ignorez) pas sans (?:ignorer|savoir)\b|\b(?:l'absence|le défaut|le manque) de non[- ]\w+"
    r"|\bne (?:pas|plus|jamais) ne (?:pas|plus|jamais)\b"
    r"|\bnon sans (?:avoir|être)\b)"
    rf"|(?P<except>{_NO}(?! seulement)[^.;:!?\n]{{0,120}}?(?:\bsauf si\b|\bà moins (?:que|de|d')|\bsans (?:que|avoir|être)\b))"
)
_ENGLISH = re.compile(
    r"(?P<twice>\b(?:refrain from|avoid|abstain from)\b[^.;:!?\n]{0,100}?\b(?:unless|except)\b[^.;:!?\n]{0,60}?\b(?:not|never|no ?one|none|nobody)\b|\b(?:not|never|n't|cannot)\b[^.;:!?\n]{0,100}?\b(?:unless|except)\b[^.;:!?\n]{0,80}?(?:\b(?:not|never|cannot)\b|n't\b)"
    r"|\b(?:not|never)(?: be| been)? (?:un(?:likely|able|reasonable|lawful|necessary|aware|willing)|im(?:possible|proper)|in(?:eligible|admissible|valid|complete)|illegal|ineligible)\b"
    r"|\bdo not (?:fail|forget|omit) to not\b|\bnot not\b|\bdo not [^.;:!?\n,]{0,20}\bnot to\b)"
    r"|(?P<except>\b(?:not|never|cannot)\b[^.;:!?\n]{0,100}?\bunless\b)"
)
_PROMISED = re.compile(
    r"\b(?:we (?:will|would|shall|do) (?:not|never)|we (?:won't|never)|nous ne (?:vous |le |la |les )?\w+(?:ons|rons)) [^.;!?]{0,120}\b(?:unless you|without your|sauf si vous|sans (?:que vous|votre|avoir)|à moins que vous)\b"
)
"""What a service undertakes not to do against the reader's will: understood at once."""
_FORBIDDEN = re.compile(r"^ne (?:jamais|pas|plus) \w+(?:er|ir|re)\b[^.;:!?]{0,60}\bsans (?:avoir|être)\b")
"""A short prohibition, with what lifts it: it is understood at once."""
_FREE = re.compile(
    r"\b(?:pas|plus) (?:besoin|utile|nécessaire) d|\b(?:do|does) not need to\b|\bnot (?:necessary|needed)\b"
)
"""What one may leave undone: the exception after it is when to do it, and the reader has one thing to keep."""
_KIND = re.compile(r"n'hésite[zr]? pas|ne pas hésiter|do not hesitate|why not|whether or not")


@prose_rule(
    name="double-negation",
    code="W9204",
    family=Family.PLAIN_LANGUAGE,
    severity=Severity.SERIOUS,
    title=Text(fr="Négations empilées", en="Stacked negations"),
    harms=HARMS_READING,
    instead=Text(fr="Dites ce qui arrive, et à quelle condition : « Si vous avez la même adresse, nous vous paierons. »", en='Say what happens, and on what condition: "If your address is the same, we will pay you."'),
    wrong_when=Text(fr="La négation est bienveillante (« n’hésitez pas ») ou la règle est une interdiction courte.", en='The negation is kind ("do not hesitate") or the rule is a short prohibition.'),
    refs=("iso-24495", "services-publics-plus"),
    lesson="05-plain-language/03-delays-and-threats",
    bad=(
        Bad('<p lang="fr">Vous ne pouvez pas le modifier, sauf si votre mairie a changé.</p>', EXCEPT, at="ne pouvez pas le modifier, sauf si", review=True),
        Bad('<p lang="fr">Vous ne pourrez pas être payée, sauf si vous n’avez pas changé d’adresse.</p>', TWICE, at="ne pourrez pas être payée, sauf si vous n’avez pas"),
        Bad('<p lang="fr">Il n’est pas impossible que l’aide s’arrête cet été.</p>', TWICE, at="n’est pas impossible"),
        Bad('<label lang="fr"><input type="checkbox" name="a"> Je souhaite ne pas ne plus recevoir vos lettres à l’été</label>', TWICE, at="ne pas ne plus"),
        Bad('<p lang="en">You will not be paid unless you have not moved to Orléans.</p>', TWICE, at="not be paid unless you have not"),
        Bad('<p lang="fr">Vous ne recevrez pas l’aide à moins que votre mère signe.</p>', EXCEPT, at="ne recevrez pas l’aide à moins que", review=True),
    ),
    good=(
        Good('<p lang="fr">Vous n’avez pas besoin de le modifier, sauf si votre mairie a changé.</p>'),
        Good('<p lang="en">It is not unusual to wait at the café.</p>'),
        Good('<p lang="fr">N’hésitez pas à venir sans rendez-vous.</p>'),
        Good('<p lang="en">We will not email you, Zoé, unless you ask us to.</p>'),
        Good('<p lang="fr">Nous ne gardons pas votre adresse à l’été sans que vous le demandiez.</p>'),
        Good('<p lang="fr">Le projet de l’été n’est pas interdit par ce règlement.</p>'),
        Good('<p lang="fr">Si vous ne répondez pas, nous ne pourrons pas vous payer.</p>'),
        Good('<p lang="en">If you do not answer, we cannot pay you.</p>'),
        Good('<p lang="fr">Venez sans rien apporter. Vous n’avez pas besoin de carte.</p>'),
    ),
)  # fmt: skip
def double_negation(document: Document) -> Iterator[Hit]:
    """Report stacked negations; a negation with an exception is for a person to judge."""
    for lang, pattern in (("fr", _FRENCH), ("en", _ENGLISH)):
        for found in document.find(pattern, lang):
            if _KIND.search(_around(found)):
                continue
            twice = found.match["twice"] is not None
            if not twice and _FORBIDDEN.match(found.prose.plain[found.start : found.end + 40]):
                continue
            if not twice and _FREE.search(found.text):
                continue
            if not twice and (is_terms(found.prose.document) or _PROMISED.search(found.sentence)):
                continue
            certainty = Certainty.VIOLATION if twice else Certainty.REVIEW
            yield Hit(found.span, TWICE if twice else EXCEPT, {"found": found.text}, certainty)


def _around(found: Found) -> str:
    return found.prose.plain[found.start : found.end + 12]
