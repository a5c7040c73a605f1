"""Sentences that tell people that what they typed goes when a short time is over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.keeping.expressions import lasting
from guichet.core.numbers import measured
from guichet.reading.texts.document import Document, Found
from guichet.told.ideas import told
from guichet.told.saying import before_in, meant, told_next

_TYPED_FR = r"(?:saisies?|réponses?|brouillons?|informations (?:saisies|déjà saisies|renseignées)|données saisies|formulaire|(?:demande|déclaration|inscription) (?:en cours|commencée)|tout ce que vous (?:avez|aurez) (?:écrit|saisi|rempli))"
_TYPED_EN = r"(?:answers|drafts?|progress|what you (?:have )?(?:typed|entered|written)|(?:information|details|data) you (?:have )?(?:entered|typed)|unfinished (?:form|claim|application)s?|form)"
_SHAPES = {
    "fr": rf"\b{_TYPED_FR} (?:(?:sera|seront|est|sont)\b[^.;!?\n]{{0,25}}\b(?:effac|perd|supprim|annul|abandonn|détrui|réinitialis)\w*|(?:disparaît|disparaîtr|s'efface)\w*)|\b(?:il (?:vous )?faudra|vous devrez|il faut|vous perdrez|veuillez)\b[^.;!?\n]{{0,40}}\b(?:recommencer|refaire|ressaisir|reprendre)\b[^.;!?\n]{{0,30}}\b(?:tout|depuis le début|au début|à zéro|votre (?:demande|saisie|déclaration))\b|\b(?:il (?:vous )?faudra|vous devrez|il faut) tout (?:recommencer|refaire|ressaisir)\b|\bvous perdrez\b[^.;!?\n]{{0,30}}\b{_TYPED_FR}\b",
    "en": rf"\b{_TYPED_EN} (?:will be|is|are|gets?)\b[^.;!?\n]{{0,25}}\b(?:lost|deleted|cleared|wiped|erased|discarded|cancelled|reset)\b|\byou (?:will )?(?:have|need) to (?:start|begin|do it all|fill (?:it|the form) in|enter (?:it|everything))\b[^.;!?\n]{{0,20}}\b(?:again|over|afresh)\b|\byou (?:will )?lose\b[^.;!?\n]{{0,30}}\b{_TYPED_EN}\b",
}
_TIME = re.compile(
    r"\b(\d{1,3}|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|quarante|soixante|two|three|four|seven|eight|nine|five|ten|twelve|fifteen|twenty|thirty|forty|sixty|an?|one) (minutes?|min|heures?|hours?|h)\b"
)
_SMALL = {"un": 1, "une": 1, "a": 1, "an": 1, "one": 1, "deux": 2, "two": 2, "trois": 3, "three": 3, "quatre": 4, "four": 4, "six": 6, "sept": 7, "seven": 7, "huit": 8, "eight": 8, "neuf": 9, "nine": 9, "douze": 12, "twelve": 12, "quarante": 40, "forty": 40, "soixante": 60, "sixty": 60, "cinq": 5, "five": 5, "dix": 10, "ten": 10, "quinze": 15, "fifteen": 15, "vingt": 20, "twenty": 20, "trente": 30, "thirty": 30}  # fmt: skip
_OVER = re.compile(
    r"\b(?:passé (?:ce|ces|cette|le)|au[- ]delà|(?:au bout|à l'issue) d[eu']|après (?:ce|ces|quoi|\d|une|deux|trois|cinq|six|huit|dix|quinze|vingt|trente|quarante)|sinon|délai|expir\w+|inactivité|temps|valable|after|within|time|otherwise|valid for|inactive|inactivity)\b"
)
_HELD = re.compile(
    r"\b(?:enregistrée?s? (?:automatiquement|comme brouillon)|(?<!pas )(?<!plus )(?<!jamais )sauvegardée?s?|conservée?s? (?:pendant|dans)|prolong\w+|saved (?:automatically|as a draft)|we (?:will )?(?:keep|save)|extend\w*|more time|gardez (?:ce|la)|keep what|enregistrez avant|save (?:it )?(?:before|first))\b"
)
"""What is kept, or may last longer: then nothing is lost."""
_LONGEST = 24 * 60
"""Minutes beyond which a time leaves a night to find what is missing."""


def lost_with_time(document: Document, lang: str) -> Iterator[Found]:
    """Yield where a text announces that a form is wiped, or is to do again, after minutes or hours that it gives."""
    seen: set[int] = set()
    told_so = () if document.is_back_office else told(document, lang, "typed_lost", supposed=True)
    for found in (*meant(document, lasting(_SHAPES[lang]), lang, supposed=True), *told_so):
        if id(found.prose) not in seen and _is_in_minutes(found):
            seen.add(id(found.prose))
            yield found


def _is_in_minutes(found: Found) -> bool:
    """Whether the time after which it goes is told, in minutes or hours, and nothing is kept."""
    around = f"{before_in(found, 300)} {found.sentence} {told_next(found)}"
    minutes = [_minutes(one) for one in _TIME.finditer(around)]
    is_soon = bool(minutes) and min(minutes) <= _LONGEST and _OVER.search(around) is not None
    return is_soon and not _HELD.search(around)


def lost_at_a_slip(document: Document, lang: str) -> Iterator[Found]:
    """Yield where a text says that what was typed goes at a step back, a cut or a file too many: with no time, which is told apart."""
    if document.is_back_office:
        return
    timed = {id(one.prose) for one in lost_with_time(document, lang)}
    for found in told(document, lang, "typed_lost", supposed=True):
        kept = _HELD.search(f"{found.sentence} {told_next(found)}")
        asked_or_described = found.sentence.rstrip().endswith("?") or _ANY_THING.match(found.sentence)
        if id(found.prose) not in timed and kept is None and not asked_or_described:
            yield found


_ANY_THING = re.compile(r"\W*(?:une?|an?) \w+ (?:qui|that|which)\b", re.I)
"""Something of a kind, described to whoever studies it: not what the reader is filling in."""


def _minutes(time: re.Match[str]) -> float:
    number = measured(time[1]) if time[1].isdigit() else _SMALL[time[1]]
    return number * (60 if time[2].startswith("h") else 1)


_CODE = {
    "fr": r"\bcode\b[^!?\n]{0,60}?\b(?:expir\w+ (?:dans|au bout de|après)|(?:est )?(?:valable|valide)(?: pendant)?)\b",
    "en": r"\b(?:pass)?code\b[^!?\n]{0,60}?\b(?:expires? (?:in|after)|(?:is )?(?:valid|good) for|will expire in)\b",
}
_SHORT = re.compile(r"^ ?(?:(\d{1,3}|une|one|trente|thirty) (secondes?|seconds?|minutes?|min)\b)")
_ENOUGH = 2
"""Minutes from which a code leaves the time to find one's telephone, to read and to copy."""


def short_codes(document: Document, lang: str) -> Iterator[Found]:
    """Yield where a message gives a code that lasts less than two minutes."""
    for found in meant(document, lasting(_CODE[lang]), lang):
        time = _SHORT.match(found.prose.plain[found.end :])
        if time is not None:
            number = measured(time[1]) if time[1].isdigit() else _SMALL[time[1]]
            if number / (60 if time[2].startswith("sec") else 1) < _ENOUGH:
                yield found
