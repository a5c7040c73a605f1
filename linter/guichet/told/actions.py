"""What a text asks its reader to do, and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guichet.core.words import any_of
from guichet.reading.texts.document import Document, Prose

_MONTHS = rf"(?:{any_of('calendar.fr.months', 'calendar.en.months')})"
_DAY = rf"(?:{any_of('calendar.fr.days', 'calendar.en.days')})"
_WHEN = re.compile(
    rf"(?:\b(?:avant|d'ici|jusqu'au?|au plus tard|before|by|until|no later than|le|on)\b (?:le |au |the )?)?(?:{_DAY} )?\b\d{{1,2}}(?:er|st|nd|rd|th)? {_MONTHS}(?: \d{{4}})?"
    rf"|\b(?:avant|before|by|le|until)? ?\d{{1,2}}/\d{{1,2}}/\d{{2,4}}\b"
    r"|\b(?:sous|dans (?:les|un délai de|le)|within|d'ici) (?:the )?(?:next )?(?:\d+|une?|deux|trois|quatre|quinze|one|two|three|four) (?:jours?|semaines?|mois|days?|weeks?|months?)(?: (?:après|à compter|of|from|after)[^.,;]{0,40})?"
    r"|\bsous (?:huitaine|quinzaine)\b|\bdans le mois\b"
)
_DO_FR = re.compile(
    r"^(?:\W*(?:(?:ensuite|puis|d'abord|enfin|alors|sinon),?|(?:pour|si|sans|avant|à partir|en cas) [^.;:!?]{1,160},) )?(?!vous|nous|chez|assez|avez|êtes|nez\b|rez)(?:[^\W\d_]{2,}ez|(?:re)?(?:faites|dites))(?:-(?:la|le|les|nous|moi|vous|lui|y|en))?\b"
    r"|^n'(?:oubliez|omettez) pas d[e']|\bvous (?:devez|devrez|avez à|êtes tenue?s? de|êtes prié|êtes invité)\b|\bmerci de\b|\bil (?:faut|vous faut|vous appartient|appartient|convient|y a lieu|vous est demandé|est demandé)\b"
    r"|\b(?:doi(?:t|vent)|devr(?:a|ont)) être (?:\w+ement )?\w+(?:é|i|u|s|t)e?s?\b|\b(?:est|sont) à \w+(?:er|ir|re)\b|\b(?:demandeur|usager|intéressée?|bénéficiaire)s? (?:doit|devra)"
)
_DO_EN = re.compile(
    r"^(?:(?:\W*+(?:please|also|then|first|if [^,]{1,60},|to [^,]{1,50},|or|before [^,]{1,40},|after [^,]{1,40},))++ ?)?+(?:send|reply|respond|answer|ring|fill|call|come|bring|pay|sign|write|choose|complete|return|check|give|ask|keep|put|take|tell|show"
    r"|press|go|use|read|contact|apply|add|attach|enclose|upload|print|post|phone|email|book|wait|try|do not|don't|provide|submit|enter|select)\b"
    r"|\byou (?:must|need to|have to|should|are required to|will need to)\b|\b(?:need|ask|want|require) you to\b|\b(?:must|should|shall) be (?:\w+ly )?\w+(?:ed|en|t)\b|\bit is (?:incumbent|necessary|required)\b|\b(?:applicants?|claimants?) (?:must|shall|should)\b"
)
_MAY = re.compile(
    r"\bvous (?:pouvez|pourrez|avez|aurez|êtes|serez)\b|\b(?:requis\w*|exigée?s?|subordonnée?s?|conditionnée?s?|obligatoire\w*|à produire|justificati\w+|fourni\w*|transmis\w*|transmission|production)\b"
    r"|\byou (?:can|may|could|will|are)\b|\b(?:required|mandatory|submission|shall|conditional|evidence)\b"
)
_IN_CONDITION = re.compile(r"\b(?:si|lorsqu\w+|quand|if|when) [^,;:]{0,300}$")
"""Before a date, what makes it one of the case told, not a limit: "if you moved before 3 May, …"."""
_UNTIL = re.compile(r"(?:avant|d'ici|jusqu|au plus tard|before|by|until|no later|sous|dans|within)\b")
"""What opens a limit of itself."""
_TELLS = re.compile(
    r"\b(?:depuis|dès|à partir|à compter|en date|since|from|as of|dated)(?: du| de)? $"
    r"|(?<!rendez-vous )(?<!audience )(?<!séance )(?<!réunion )\bdu $|(?<!appointment )(?<!hearing )(?<!meeting )\bof $"
    r"|(?<!par )\b(?:reçu|envoyé|daté|né|signé|transmis|adressé|émis|notifié|publié|déposé|établi|délivré|créé|modifié)e?s? $"
    r"|\b(?:received|sent|born|signed|issued|published|posted|dated|made) $"
)
"""Before a date, what makes it the day of something else: since when, of which letter, received when."""
_NOT_DONE = re.compile(r"^(?:n'hésitez|avez-vous|êtes-vous|pouvez-vous|voulez-vous|savez-vous|habitez-vous)|\?$")


def asks(prose: Prose, start: int, end: int) -> bool:
    """Whether a sentence asks its reader for something, or says what they can get and how."""
    return orders(prose, start, end) or _MAY.search(prose.plain[start:end]) is not None


def orders(prose: Prose, start: int, end: int) -> bool:
    """Whether a sentence tells its reader to do something."""
    return (_DO_FR if prose.lang == "fr" else _DO_EN).search(prose.plain[start:end]) is not None


def limit_in(prose: Prose, start: int, end: int) -> str:
    """Return the limit of time that a sentence gives, as written, or ""."""
    plain = prose.plain[start:end]
    for when in _WHEN.finditer(plain):
        is_told = not _UNTIL.match(when[0]) and _TELLS.search(plain, 0, when.start())
        if not is_told and not _IN_CONDITION.search(plain, 0, when.start()):
            return prose.text[start + when.start() : start + when.end()].strip()
    return ""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do: the sentence, as written, and the time limit that it gives, or ""."""

    prose: Prose
    sentence: str
    when: str
    start: int
    """Where the sentence begins in the block."""


def actions(document: Document, lang: str) -> Iterator[Action]:
    """Yield the sentences that ask for something, in order."""
    pattern = _DO_FR if lang == "fr" else _DO_EN
    for prose in document.blocks:
        if prose.lang != lang or prose.kind in ("attribute", "placeholder", "button", "heading", "title"):
            continue
        for start, end in prose.sentences:
            plain = prose.plain[start:end]
            found = pattern.search(plain)
            if found is None or plain.endswith("?") or (found.start() == 0 and _NOT_DONE.match(plain)):
                continue
            yield Action(prose, prose.text[start:end], limit_in(prose, start, end), start)
