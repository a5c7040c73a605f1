"""A date that can be read in two ways, or a number of days without a first day."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.core.numbers import count
from guichet.core.words import any_of
from guichet.reading.templates.masking import OUTPUT
from guichet.reading.texts.document import Document, Found
from guichet.rulebook.rule import Bad, Good, prose_rule
from guichet.told.legal import is_terms
from guichet.told.letter import is_told_to_all
from guichet.told.owed import Keeper, who_keeps
from guichet.told.readers import NAMES, is_for_people, speaks_of_served, speaks_to_reader, stops_somebody

FIGURES = Text(
    fr="« {found} » se lit de deux façons selon les pays. Écrivez le mois en lettres et l’année entière : « 1er février 2027 ».",
    en='"{found}" is read in two ways in different countries. Write the month in letters and the whole year: "1 February 2027".',
)
COUNT = Text(
    fr="« {found} » : à partir de quel jour, et les dimanches comptent-ils ? Donnez la date entière du dernier jour.",
    en='"{found}": from which day, and do Sundays count? Give the full date of the last day.',
)
_FIGURES = re.compile(
    r"(?<![\w/.,-])(?P<one>0?[1-9]|[12]\d|3[01])(?P<by>[/.-])(?P<two>0?[1-9]|[12]\d|3[01])(?P=by)(?P<year>(?:19|20)\d\d|\d\d)(?![\w/-]|[.,]\d)"
)
UNANCHORED = Text(
    fr="« {found} » dépend du jour où l’on lit : on vient un autre jour, et le droit est perdu. Écrivez la date : « vendredi 5 février 2027 ».",
    en='"{found}" depends on the day it is read: people come on another day, and lose their right. Write the date: "Friday 5 February 2027".',
)
_DAY_FR = rf"(?:{any_of('calendar.fr.days')})"
_DAY_EN = rf"(?:{any_of('calendar.en.days')})"
_RELATIVE_FR = re.compile(
    rf"\b{_DAY_FR} (?:prochain|en (?:huit|quinze)|de la semaine prochaine|d'après)\b|\baujourd'hui en (?:huit|quinze)\b|\baprès-demain\b|\bdans (?:la huitaine|la quinzaine|une huitaine)\b"
    r"|\b(?:avant|d'ici|jusqu'à|jusqu'au|pour|dès|à (?:partir|compter) d[eu]) (?:le |la )?(?:(?:fin|début|milieu|\d{1,2}|lundi) )?(?:du |de la |de l'|la |le )?(?:mois|semaine|année) prochaine?\b"
)
_RELATIVE_EN = re.compile(
    rf"\b(?:next|this coming) {_DAY_EN}\b|\b{_DAY_EN} (?:week|fortnight)\b|\b(?:a|one) (?:week|fortnight) (?:on|from) (?:{_DAY_EN}|today|tomorrow)\b|\bday after tomorrow\b"
    r"|\b(?:by|before|until|from|no later than) (?:the )?(?:(?:end|start|beginning|middle|close|\d{1,2}(?:st|nd|rd|th)?) of )?next (?:month|week|year)\b"
)
_WHOLE_DATE = re.compile(
    rf"\b\d{{1,2}}(?:er|st|nd|rd|th)? (?:of )?(?:{any_of('calendar.fr.months', 'calendar.en.months')})|\b(?:{any_of('calendar.en.months')}) \d{{1,2}}\b|{OUTPUT}|\d/\d"
)
_SHORT = re.compile(
    r"(?P<lead>(?:\b(?:le|du|au|avant|dès|jusqu'au|on|from|until|till|by|before|to)|[:,]) )(?P<one>0?[1-9]|1[0-2])/(?P<two>0?[1-9]|1[0-2])(?![\w/]|[.,]\d| ?(?:%|€|d[eu'] |of ))"
)
"""A day and a month in figures, without the year."""
_NAMED = re.compile(rf"(?:{any_of('calendar.fr.days', 'calendar.en.days')}) $", re.I)
"""The name of the day, which leaves one reading of a date in figures."""
_SUFFIX = re.compile(r" ?(?:jours?|ans?|h\b|€|%|euros?)")
_EXAMPLE = re.compile(
    r"(?:\bex\b|\bexemples?\b|e\.g|format|\bversions?\b|\bv|\bip\b|example|tél|phone|n°|\d) ?[.:,(]* ?$", re.I
)
_COUNT_FR = re.compile(
    r"\b(?:sous|dans (?:un délai de|les)|d'ici) (?:\d{1,3}|deux|trois|quatre|cinq|six|huit|dix|quinze|trente) jours?\b"
    r"(?! ?(?:ouvr|franc|calendaire|à (?:compter|partir)|après|suiv|dès|qui suivent|avant|précéd))|\bsous (?:huitaine|quinzaine)\b"
)
_COUNT_EN = re.compile(
    r"\bwithin (?:\d{1,3}|two|three|four|five|seven|ten|fourteen|thirty) days\b(?! ?(?:of|from|after|before|following|prior|starting|\())"
)
_START = re.compile(
    r"\b(?:date de|à compter|à partir|après|dès|from the|after|date of|of the|following|réception de|receipt of)\b"
)
_ABOUT = re.compile(r"\b(?:en moyenne|en général|généralement|environ|on average|usually|typically|about)\b")
"""A usual time, that has no last day."""
_CASE = re.compile(
    r"(?:^|[,;:–-] |\b(?:days|jours) )(?:si|s'ils?|s'elles?|lorsqu[e']|quand|dès que|when|whenever|if|each time|every time|chaque fois que) ?[^,;:.!?]{3,80}"
)
"""What has to happen first."""
_OF_MIND = re.compile(
    r"\b(?:accord|contest\w*|voul\w+|veul\w*|souhait\w*|pens\w*|pouv\w+|dés\w+accord|disagree|agree|want|wish|think|believe|can|cannot|can't|need)\b"
)
"""A case that is what the reader thinks or wants, which has no day."""
_OTHERS = re.compile(
    r"\b(?:your (?:customers|clients|users|members|visitors)|vos (?:clients|usagers|membres|visiteurs|adhérents))\b"
)
"""Whose days are counted, when they are not the reader's."""


@prose_rule(
    name="date-ambiguous",
    code="W9210",
    family=Family.PLAIN_LANGUAGE,
    severity=Severity.MINOR,
    title=Text(fr="Date ou délai à deux lectures", en="Date or time limit read in two ways"),
    harms=Text(fr="Les personnes qui viennent d’un autre pays, et toutes celles qui perdent un droit pour un jour mal compté.", en="People who come from another country, and everyone who loses a right over a day wrongly counted."),
    instead=Text(fr="« Au plus tard le lundi 1er février 2027. »", en='"By Monday 1 February 2027 at the latest."'),
    wrong_when=Text(fr="La date est un exemple de saisie ou un numéro de version.", en="The date is an example of input or a version number."),
    refs=("iso-24495", "services-publics-plus"),
    lesson="05-plain-language/03-delays-and-threats",
    bad=(
        Bad('<p lang="fr">Répondez avant le 01/02/27.</p>', FIGURES, at="01/02/27"),
        Bad('{"été": "Le ramassage passe au mardi à compter de vendredi prochain."}\n', UNANCHORED, at="vendredi prochain", path="sms/fr.json"),
        Bad('{"café": "Your visit is on 07/08 at noon."}\n', FIGURES, at="07/08", path="sms/en.json"),
        Bad('<p lang="fr">Renvoyez la feuille à l’{{ ecole }} sous 8 jours.</p>', COUNT, at="sous 8 jours"),
        Bad("Dear Zoé,\n\nSend us the café receipt within 14 days.\n", COUNT, at="within 14 days", path="letters/receipt.txt"),
        Bad('<p lang="en">Send us the café form <em>within 28 days</em>.</p>', COUNT, at="within 28 days", review=True),
        Bad('<p lang="fr">Vous pouvez changer d’avis sous 5 jours, même l’été.</p>', COUNT, at="sous 5 jours", review=True),
        Bad('<p lang="fr">La réunion du 03/04/2027 aura lieu à l’école.</p>', FIGURES, at="03/04/2027", review=True),
    ),
    good=(
        Good('<p lang="fr">Répondez avant le lundi 1er février 2027, à l’école.</p>'),
        Good('{"été": "Vendredi prochain, le 6 février 2027, nous passerons à l’école."}\n', path="sms/fr.json"),
        Good('<p lang="fr">La réunion du lundi 03/05/2027 aura lieu à l’école.</p>'),
        Good('<p lang="fr">Date de naissance, par exemple : 02/03/1980. La réunion a lieu le 25/12/2027.</p>'),
        Good('<label lang="fr">Votre né le <input type="date" placeholder="01/02/27" value="2027-02-01"></label>'),
        Good('<p lang="fr">Vous avez 15 jours ouvrés. Venez dans un délai de 8 jours après la lettre de l’été.</p>'),
        Good('<p lang="fr">Dites-le au guichet : vos réponses seront effacées sous 5 jours, même l’été.</p>'),
        Good('<p lang="en">Tell us at the café. We call you back within 5 days.</p>'),
        Good('<p lang="fr">Vous aurez une réponse dans les 5 jours en moyenne, même l’été.</p>'),
        Good('<p lang="fr">La demande du demandeur est créée. Vous serez prévenue sous 10 jours, même l’été.</p>'),
        Good('<p lang="en">Offer your customers the café’s card: they pay within 30 days.</p>'),
        Good('<p lang="en">Pay within 14 days of the date of this letter to the café. Version 1.2.10 is out.</p>'),
    ),
)  # fmt: skip
def date_ambiguous(document: Document) -> Iterator[Hit]:
    """Report dates in figures that read two ways, and counts of days without a start: certain where a person must act."""
    if is_terms(document):
        return
    for found in document.find_written(_FIGURES):
        if not (
            _is_input(found) or _NAMED.search(found.prose.text, max(0, found.start - 24), found.start)
        ) and _reads_twice(found):
            short = len(found.match["year"]) == 2
            certainty = Certainty.VIOLATION if short or _is_set_abroad(found) else Certainty.REVIEW
            yield Hit(found.span, FIGURES, {"found": found.text}, certainty)
    if is_for_people(document):
        yield from _undated(document)
    for lang, pattern in (("fr", _COUNT_FR), ("en", _COUNT_EN)):
        for found in document.find(pattern, lang):
            if not any(one.search(found.sentence) for one in (_START, _OTHERS, _ABOUT)):
                keeper = who_keeps(found)
                case = _CASE.search(found.sentence)
                if case is not None and not _OF_MIND.search(case[0]):
                    continue  # the days are counted from what happens
                is_sure = keeper is Keeper.READER and case is None and not is_told_to_all(document)
                is_asked = keeper is not Keeper.SERVICE and speaks_to_reader(found.prose)
                if is_sure or (is_asked and not speaks_of_served(found.prose)):
                    certainty = Certainty.VIOLATION if is_sure else Certainty.REVIEW
                    yield Hit(found.span, COUNT, {"found": found.text}, certainty, once=found.text.lower())


def _undated(document: Document) -> Iterator[Hit]:
    """The days that are told by the day on which one reads, and those that figures alone tell without a year."""
    for lang, pattern in (("fr", _RELATIVE_FR), ("en", _RELATIVE_EN)):
        for found in document.find(pattern, lang):
            if found.prose.kind in NAMES or found.sentence.rstrip().endswith("?") or _is_dated(found):
                continue
            yield Hit(found.span, UNANCHORED, {"found": found.text}, once=found.text.lower())
    for found in document.find_written(_SHORT):
        if found.match["one"].lstrip("0") == found.match["two"].lstrip("0") or _is_input(found):
            continue
        start = found.start + len(found.match["lead"])
        if not _NAMED.search(found.prose.text, max(0, start - 24), start):
            yield Hit(found.prose.span(start, found.end), FIGURES, {"found": found.prose.text[start : found.end]})


def _is_dated(found: Found) -> bool:
    """Whether the sentence gives the date too, or the letter is dated: then the day can be found."""
    document = found.prose.document
    above = document.blocks[:_HEAD] if document.is_sequence else []
    return _WHOLE_DATE.search(found.sentence) is not None or any(one.holds(_WHOLE_DATE) for one in above)


_HEAD = 3
"""Blocks at the head of a letter, where its date stands."""


def _is_set_abroad(found: Found) -> bool:
    """Whether a day is given to a reader of English, a language that has both orders, as the one to come or to act."""
    prose = found.prose
    return (
        prose.lang == "en"
        and found.match["by"] == "/"
        and stops_somebody(prose)
        and _DAY_TO.search(prose.plain, max(0, found.start - 24), found.start) is not None
    )


_DAY_TO = re.compile(r"\b(?:on|by|before|until|till|from|due|appointment:|is) $")


def _is_input(found: Found) -> bool:
    text = found.prose.text
    return found.prose.kind == "placeholder" or bool(
        _EXAMPLE.search(text[max(0, found.start - 24) : found.start]) or _SUFFIX.match(text, found.end)
    )


def _reads_twice(found: Found) -> bool:
    one, two = count(found.match["one"]), count(found.match["two"])
    if len(found.match["year"]) == 2:
        return found.match["by"] == "/" and min(one, two) <= 12
    return one <= 12 and two <= 12 and one != two
