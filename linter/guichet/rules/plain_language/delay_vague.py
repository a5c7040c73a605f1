"""A delay without a date: people wait, call, come back, or give up."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.reading.templates.masking import OUTPUT
from guichet.reading.texts.document import Document, Found
from guichet.rulebook.rule import Bad, Good, prose_rule
from guichet.told.actions import orders
from guichet.told.addressee import is_spoken_to
from guichet.told.dates_given import GIVEN, is_told_by_another
from guichet.told.end_told import is_its_end_told
from guichet.told.ideas import said_in, told
from guichet.told.language.word_lists import pattern
from guichet.told.legal import is_terms
from guichet.told.owed import is_a_machines, is_over, owes
from guichet.told.readers import is_for_people, stops_somebody
from guichet.told.saying import follows_a_case, has, is_defined, is_supposed, meant, told_above, told_next, told_with

VAGUE = Text(
    fr="« {found} » ne dit pas quand : on attend, on rappelle, ou l’on renonce. Donnez une date entière ou un nombre de jours.",
    en='"{found}" does not say when: people wait, call again, or give up. Give a full date or a number of days.',
)
UNDATED = Text(
    fr="« {found} » : de quel jour à quel jour ? Qui ne le sait pas perd son droit sans l’avoir vu. Donnez la dernière date, en entier.",
    en='"{found}": from which day to which day? People who do not know lose their right without seeing it. Give the last date in full.',
)
STARTED = Text(
    fr="« {found} » : ce délai part d’un jour que le texte ne connaît pas, et sa longueur n’est dite nulle part. Donnez-la : « deux mois à partir de ce jour ».",
    en='"{found}": this time runs from a day that the text cannot know, and nothing says how long it is. Say it: "two months from that day".',
)
OPEN = Text(
    fr="« {found} » : combien de temps, la personne ne le sait pas, et ne peut rien prévoir. Donnez une date, un nombre de jours, ou le délai habituel.",
    en='"{found}": people do not know how long, and cannot plan anything. Give a date, a number of days, or the usual time.',
)
HUSHED = Text(
    fr="« {found} » : la personne attend sans date et n’a pas le droit de demander. Donnez une date, et par où demander ensuite.",
    en='"{found}": people wait without a date and may not ask. Give a date, and where to ask afterwards.',
)
PERHAPS = Text(
    fr="« {found} » : quelqu’un attend-il une date ici ? Si oui, donnez-la.",
    en='"{found}": is somebody waiting for a date here? If so, give it.',
)
_FRENCH = re.compile(
    r"\b(?:(?P<sure>dans les (?:meilleurs|plus brefs|plus courts) délais\b|prochainement\b|sous peu\b|incessamment\b|dans un délai raisonnable\b|en temps (?:utile|voulu|opportun)\b"
    r"|dans les (?:prochains jours|jours (?:à venir|qui viennent)|prochaines semaines|semaines à venir)\b|à bref délai\b"
    r"|(?:recommencer|réessayer|réessayez|recommencez|reconnecter|revenir|revenez|essayer|essayez|contacté\w*|communiqu\w+|précis\w+|adress\w+|transmis\w*|envoy\w+|indiqu\w+) (?:\w+ )?ultérieurement\b)"
    r"|(?P<perhaps>dès que possible\b|au plus vite\b|(?:nous|sera|seront|recevrez|interviendra|parviendra|aura)\b[^.;:\n]{0,60}?\bultérieurement\b|dans un (?:second|deuxième) temps\b))"
)
_ENGLISH = re.compile(
    r"\b(?:(?P<sure>in due course\b|shortly\b(?! (?:after|before))|at the earliest (?:opportunity|convenience|possible)\b|in a timely (?:manner|fashion)\b|in the near future\b"
    r"|within a reasonable (?:time|period)\b|will (?:[^.\n]{1,60}? )?in the coming (?:days|weeks)\b|without undue delay\b|at a later (?:date|stage|time)\b|promptly\b|(?:will|be) [^.\n]{1,40}? soon\b(?! as\b| after\b)(?<!as soon))"
    r"|(?P<perhaps>as soon as (?:possible|practicable|we can)\b))"
)
_LENGTH = re.compile(
    r"\b(?:\d+|une|deux|trois|quatre|cinq|dix|quinze|trente|one|two|three|five|ten) (?:calendar |working |business )?(?:heures?|jours?|semaines?|mois|hours?|days?|weeks?|months?)\b"
)
"""How long it takes, told by the next words: a date there may be that of something else."""
_TURN = re.compile(
    r"\b(?:personnes?|appels?) (?:devant|avant) vous\b|\b(?:people|callers?|calls?) (?:are )?(?:in front|ahead|before)\b|\b(?:vous êtes (?:le |la )?(?:numéro )?\w+ dans la file|you are (?:number )?\w+ in)\b"
)
"""One's place in a queue, which tells how long."""
_THAT_DAY = re.compile(r"\b(?:cette date|ce jour-là|ce rendez-vous|that (?:date|day)|this (?:date|appointment))\b")
"""A day told before: what comes "as soon as possible" comes before it."""
_INSTANT = re.compile(r"\bredirect|\bredirig|\bre-?load|\brecharg|\brefresh")
"""What a page does by itself, in seconds."""
_LABEL = 2
"""Spaces under which a block is a title ("Prochainement"), not a promise."""
_DATED = re.compile(
    rf"\d|{OUTPUT}|\b(?:une?|deux|trois|quatre|cinq|six|sept|huit|dix|quinze|trente|one|two|three|four|five|six|seven|ten|thirty) (?:heures?|jours?|semaines?|mois|hours?|days?|weeks?|months?)\b"
)


@prose_rule(
    name="delay-vague",
    code="W9209",
    family=Family.PLAIN_LANGUAGE,
    severity=Severity.SERIOUS,
    title=Text(fr="Délai sans date", en="Delay without a date"),
    harms=Text(fr="Les personnes qui organisent leur vie autour d’une réponse : un loyer, un soin, un trajet.", en="People who arrange their lives around an answer: a rent, a treatment, a journey."),
    instead=Text(fr="« Nous vous répondrons avant le 15 mars 2027. »", en='"We will answer you before 15 March 2027."'),
    wrong_when=Text(fr="Le texte voisin donne déjà la date.", en="The text nearby already gives the date."),
    refs=("iso-24495", "services-publics-plus"),
    lesson="05-plain-language/03-delays-and-threats",
    bad=(
        Bad('<p lang="fr">Votre dossier sera étudié dans les meilleurs délais.</p>', VAGUE, at="dans les meilleurs délais"),
        Bad('<p lang="fr">Plus de créneau libre à l’école. Veuillez réessayer ultérieurement.</p>', VAGUE, at="réessayer ultérieurement"),
        Bad('<p lang="en">We will write to you at your café address <b>in due course</b>.</p>', VAGUE, at="in due course"),
        Bad('<p lang="fr">Votre dossier sera étudié dans les meilleurs délais.</p><p lang="fr">Ce message a été envoyé le {{ jour }}, à l’école.</p>', VAGUE, at="dans les meilleurs délais"),
        Bad('<p lang="fr">Envoyez l’acte : passé ce délai, votre demande sera close.</p>', UNDATED, at="passé ce délai"),
        Bad('<p lang="fr">La date limite est affichée à l’école, {{ nom }}. Passé ce délai, votre demande sera close.</p>', UNDATED, at="Passé ce délai"),
        Bad('<p lang="fr">Date de naissance : {{ naissance }}, à l’école.</p><p lang="fr">Passé ce délai, votre demande sera close.</p>', UNDATED, at="Passé ce délai"),
        Bad('{"appeal": {"when": "Your café appeal must reach us within the statutory period."}}\n', UNDATED, at="within the statutory period", path="locales/en.json"),
        Bad('<p lang="fr">Vous pourrez prochainement payer la cantine de l’été sur ce site.</p>', PERHAPS, at="prochainement", review=True),
        Bad('<p lang="fr">Nous vous répondrons dès que possible, même l’été.</p>', PERHAPS, at="dès que possible", review=True),
    ),
    good=(
        Good('{"été": "We will get in touch soon. If you hear nothing in five business days, call 0800 000 000. Café."}\n', path="locales/en.json"),
        Good('<p lang="fr">Nous vous répondrons dans les meilleurs délais, au plus tard le 15 mars 2027.</p>'),
        Good('<p lang="fr">Vous avez jusqu’au {{ date }} inclus, à l’école. Passé ce délai, vous pourrez refaire une demande.</p>'),
        Good('{"été": "The filing deadline for all café returns is %{deadline}. You may still send yours after that date."}\n', path="config/locales/en.json"),
        Good('<p lang="fr">Date limite de dépôt à l’école : {{ limite }}. Passé ce délai, votre demande sera close.</p>'),
        Good('<p lang="fr">La clôture des inscriptions d’été est fixée au {{ jour }}. Après cette date, votre demande sera close.</p>'),
        Good('<p lang="fr">Il vous reste {{ n }} jours à l’école.</p><p lang="fr">Au-delà de ce délai, votre demande sera close.</p>'),
        Good('<p lang="en">Someone will answer you shortly. There are two people in front of you, Zoé.</p>'),
        Good('<p lang="fr">Votre carte arrivera prochainement, sous {{ jours }} jours.</p>'),
        Good('<p lang="en">We will answer shortly after your visit. You will hear from us within two weeks.</p>'),
        Good('<p lang="en">These links may help in the coming days, at the café or elsewhere.</p>'),
        Good('<p lang="fr">Une erreur est survenue à l’enregistrement. Veuillez réessayer ultérieurement.</p>'),
        Good("error.late=The server did not answer in time, your café order is kept.\n", path="src/main/resources/messages_en.properties"),
        Good("erreur.retard=Le serveur n’a pas répondu dans les délais, votre demande d’été est gardée.\n", path="src/main/resources/messages_fr.properties"),
        Good('<p lang="fr">En l’absence d’opposition dans le délai réglementaire, votre demande d’été a été acceptée.</p>'),
        Good('<p lang="en">We will write back as soon as we can.</p><p lang="en">In busy times, the café’s team takes up to 5 working days.</p>'),
        Good('<p lang="fr">Nous vous écrirons dans les meilleurs délais.</p><p lang="fr">L’été, nos délais s’étendent sur une période de 2 à 4 mois.</p>'),
        Good('<p lang="fr">Si vous n’êtes pas là à cette date, dites-le-nous au plus vite, à l’école.</p>'),
        Good('<p lang="fr">Cet import reste ouvert jusqu’à la fin de la campagne d’été 2027, passé ce délai vous devrez utiliser le nouveau.</p>'),
        Good('<p lang="fr">La lettre disait « prochainement ». Réponse avant le 3 mai.</p>'),
        Good('<p lang="fr">Nous faisons tout pour rendre ce service disponible dès que possible, même l’été !</p>'),
        Good('<p lang="fr">Ce champ est obsolète et sera prochainement supprimé. Merci de le remplacer à l’été.</p>'),
    ),
)  # fmt: skip
def delay_vague(document: Document) -> Iterator[Hit]:
    """Report vague delays in sentences that hold no date, no number and no value to come: certain where an act is owed."""
    if is_terms(document):
        return
    for lang, vague in (("fr", _FRENCH), ("en", _ENGLISH)):
        lost = list(_lost_if_late(document, lang))
        yield from lost
        for found in document.find(vague, lang):
            if any(one.span.start <= found.span.start < one.span.end for one in lost):
                continue
            if _is_dated(found) or found.prose.text.count(" ") < _LABEL or _is_instant(found) or _is_link(found):
                continue
            if is_a_machines(found) or _is_the_readers(found) or _OBSOLETE.search(found.sentence):
                continue
            if is_its_end_told(found):
                continue
            owed = owes(found)
            if owed or stops_somebody(found.prose):
                sure = owed and (found.match["sure"] is not None or _is_decided(found, lang))
                if not sure and (_is_a_purpose(found) or not is_for_people(document)):
                    continue
                certainty = Certainty.VIOLATION if sure else Certainty.REVIEW
                yield Hit(found.span, VAGUE if sure else PERHAPS, {"found": found.text}, certainty)
        yield from _undated(document, lang)
        yield from _endless(document, lang)


def _is_a_purpose(found: Found) -> bool:
    """Whether the words stand in what something is done for, and promise nothing."""
    before = found.prose.plain[found.prose.sentence_at(found.start)[0] : found.start]
    return _PURPOSE.search(before) is not None


_PURPOSE = re.compile(
    r"\b(?:afin (?:de|d'|que|qu')|pour (?:que |qu'|vous |le |la |les )?(?!le \d)\w+|in order to|so that)\b[^,.;:!?]{0,90}$"
)
_OBSOLETE = re.compile(r"\b(?:obsolètes?|dépréciée?s?|deprecated|obsolete)\b")
"""A part of a program that will go: nobody waits for it."""


def _undated(document: Document, lang: str) -> Iterator[Hit]:
    """The time limits that a text never gives: neither beside them nor before."""
    told: set[int] = set()
    for key in ("counted", "after"):
        limits = pattern("plain_language/deadlines.toml", f"{lang}.{key}")
        for found in meant(document, limits, lang, denied=True, supposed=True):
            place = id(found.prose)
            if (is_supposed(found) and not follows_a_case(found)) or is_defined(found):
                continue
            if place in told or is_over(found) or told_above(found, GIVEN) or found.prose.holds(GIVEN):
                continue
            if is_told_by_another(found) or not is_spoken_to(found.prose) or _is_late_machine(found):
                continue
            told.add(place)
            certainty = Certainty.VIOLATION if is_for_people(document) else Certainty.REVIEW
            message = STARTED if _STARTS.search(found.sentence) else UNDATED
            yield Hit(found.span, message, {"found": found.text}, certainty)


def _is_late_machine(found: Found) -> bool:
    """Whether it is a machine that did not answer: the reader keeps no time."""
    before = found.prose.plain[found.prose.sentence_at(found.start)[0] : found.start]
    return _MACHINE.search(before) is not None


_MACHINE = re.compile(
    r"\b(?:serveurs?|servers?|systèmes?|systems?|passerelle|gateway|réseau|network|(?:service|prestataire|page) de paiement|payment (?:service|provider|page))\b[^.,;:!?]{0,40}$",
    re.I,
)
_STARTS = re.compile(
    r"\b(?:démarr\w+|déclench\w+|(?:commenc|cour|part)\w* (?:à|dès|au|du|de)\b|à (?:compter|partir) d|dès (?:que|la|le|réception)|trigger\w*|starts?\b|(?:runs?|counted|begins?|starting|counting) (?:from|when|on)\b)"
)
"""What makes a time run from something that happens to each reader on a day of their own."""


_SOON = {
    "fr": re.compile(
        r"\b(?:dans les (?:meilleurs|plus brefs|plus courts) délais|dès que possible|au plus (?:vite|tôt)|rapidement|le plus (?:vite|tôt|rapidement) possible|à bref délai|sans (?:trop )?(?:tarder|attendre)|vite)\b"
    ),
    "en": re.compile(r"\b(?:as soon as (?:possible|you can)|quickly|promptly|without delay|soon)\b"),
}
"""A time that the reader has to keep, and that is none."""
_ELSE_LOST = {
    "fr": re.compile(
        r"\b(?:sinon|à défaut|faute de quoi|sans quoi|autrement|ou (?:bien )?)\b[^.;!?]{0,60}\b(?:(?:ira|reviendra|passera) à|(?:sera|seront|est|sont) (?:\w+ment )?(?:annulée?s?|attribuée?s?|donnée?s?|proposée?s?|cédée?s?|close?s?|clôturée?s?|refusée?s?|rejetée?s?|supprimée?s?|libérée?s?|retirée?s?|classée?s?|suspendue?s?|perdue?s?|caducs?|caduques?)|(?:nous|on) (?:l'|la |le |les |vous )?(?:annul|attribu|donn|propos|clôtur|ferm|retir|supprim|suspend)\w*|(?:expirera|prendra fin|tombera)\b|vous (?:la |le |les )?perd(?:ez|rez))"
    ),
    "en": re.compile(
        r"\b(?:or|otherwise|or else|if not|failing that)\b,? [^.;!?]{0,60}\b(?:ends?|goes to|will (?:\w+ )?(?:end|lapse|expire|close|go to|stop)|lapses|expires|(?:is|are|will be|be) (?:\w+ly )?(?:cancelled|closed|refused|stopped|removed|lost|(?:given|offered|passed) to)|we (?:will |may )?(?:cancel|close|give|offer|stop|remove)|you (?:will |may )?lose)\b"
    ),
}
"""What becomes of what is the reader's own when they are too late."""


def _lost_if_late(document: Document, lang: str) -> Iterator[Hit]:
    """What the reader has to do "as soon as possible", and loses something over, when no text tells the last day."""
    if not is_for_people(document):
        return
    for found in meant(document, _SOON[lang], lang, supposed=True):
        start, end = found.prose.sentence_at(found.start)
        if not orders(found.prose, start, found.end) or is_a_machines(found):
            continue
        lost = _ELSE_LOST[lang].search(f"{found.prose.plain[found.end : end]} {told_next(found)}")
        if lost and not (told_above(found, GIVEN) or found.prose.holds(GIVEN) or is_told_by_another(found)):
            yield Hit(found.span, UNDATED, {"found": found.text})


def _is_decided(found: Found, lang: str) -> bool:
    """Whether what comes "as soon as possible" is the answer to a request, a payment, a decision."""
    return any(start <= found.start < end for start, end in said_in(found.prose, lang, "decided_soon"))


def _endless(document: Document, lang: str) -> Iterator[Hit]:
    """The waits that a text says have no end, or about which nobody may ask."""
    if not is_for_people(document):
        return
    told_of: set[int] = set()
    for topic, message in (("do_not_ask", HUSHED), ("no_date", OPEN)):
        for found in told(document, lang, topic):
            if id(found.prose) not in told_of and not has(told_with(found), GIVEN):
                told_of.add(id(found.prose))
                yield Hit(found.span, message, {"found": found.text})
    for found in told(document, lang, "open_ended"):
        if _LASTS.search(found.sentence):
            continue
        if id(found.prose) not in told_of and not GIVEN.search(f"{found.sentence} {told_next(found)}"):
            told_of.add(id(found.prose))
            yield Hit(found.span, OPEN, {"found": found.text})


_LASTS = re.compile(
    r"\b(?:condition|impairment|injury|symptoms|maladie|incapacité)\b[^.;!?]{0,60}\b(?:last|continue|dure|durer|dureront|persist)\w*"
)
"""What somebody has, whose length no office decides."""


def _is_dated(found: Found) -> bool:
    start, end = found.prose.sentence_at(found.start)
    if _LENGTH.search(told_next(found)) or found.prose.holds(_TURN):
        return True
    if found.match["perhaps"] and _THAT_DAY.search(found.sentence):
        return True
    return bool(_DATED.search(found.prose.plain, found.start if end - start > 240 else start, end))


def _is_instant(found: Found) -> bool:
    return bool(_INSTANT.search(found.sentence))


def _is_the_readers(found: Found) -> bool:
    """Whether it is the reader who acts soon: asked about it, or asked to do it."""
    before = found.prose.plain[found.prose.sentence_at(found.start)[0] : found.start]
    if found.sentence.rstrip().endswith("?"):
        return True
    return "ultérieurement" not in found.text and "later" not in found.text and _ASKED.search(before) is not None


_ASKED = re.compile(
    r"\b(?:vous vous engagez à|merci de|pensez à|n'oubliez pas de|vous (?:devez|devrez)|nous vous (?:invitons|conseillons|recommandons) (?:à|de)|veuillez|veillez à|assurez-vous (?:de|que)|please|make sure|be sure|remember to|you (?:must|should|need to))\b[^.;:!?]{0,90}$|^\W{0,3}(?:contact|prév(?:iens|en)|inform|envoy|retourn|adress|signal|appel|dépos)\w*ez\b[^.;:!?]{0,90}$"
)
"""What asks the reader to do it: they choose the day."""


def _is_link(found: Found) -> bool:
    """Whether the block is one link: it names a page, and promises nothing."""
    block = found.prose.element
    links = block.inside("a") if block is not None else []
    return len(links) == 1 and links[0].text == found.prose.text
