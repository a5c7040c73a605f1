"""An instruction in the passive: it says what is done, not who must do it."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.core.words import any_of
from guichet.reading.texts.document import QUOTED, Document, Found
from guichet.rulebook.norms import HARMS_READING
from guichet.rulebook.rule import Bad, Good, prose_rule
from guichet.told.legal import is_decision, is_terms
from guichet.told.readers import is_kept_among_the_told, meets_somebody, speaks_of_served
from guichet.told.saying import told_next

PASSIVE = Text(
    fr="« {found} » : qui doit le faire ? La personne doit deviner que c’est elle. Dites-le à l’impératif : {example}.",
    en='"{found}": who must do it? People have to guess that it is them. Use the imperative: {example}.',
)
_EXAMPLES = {
    "fr": Text(fr="« signez… », « envoyez… »", en='"signez…", "envoyez…"'),
    "en": Text(fr="« sign… », « send… »", en='"sign…", "send…"'),
}
"""Orders in the language of the text."""
_PAPER = r"justificatifs?|attestations?|photos?|photographies?|copies?|formulaires?|fiches?|pièces?|documents?|dossiers?|bulletins?|certificats?|carnets?|chèques?|relevés?|originaux|original|imprimés?|preuves?|factures?|cartes?|ordonnances?|clés?|clefs?|badges?|matériel|livres?|tenues?|bacs?|réponses?"
_BROUGHT = r"produit|fourni|joint|présenté|rempli|complété|signé|daté|apporté|retourné|renvoyé|annexé|paraphé|photocopié|restitué|rapporté|ramené|rendu|déposé|vidé|nettoyé"
"""What the reader does with a paper, told of the future: no service does it for them."""
_PAPERS_FR = (
    rf"{_BROUGHT}|transmis|adressé|envoyé|renseigné|réglé|payé|acquitté|remis|communiqué|déclaré|indiqué|imprimé"
    r"|numérisé|demandé|notifié|signalé|libellé|affranchi"
)
"""What is done to a paper, a form or a sum: the reader must do it."""
_PAPERS_EN = (
    r"completed|filled(?: in| out)?|signed|dated|returned|submitted|sent|provided|enclosed|attached|produced|paid|presented|supplied|forwarded|reported|notified"
    r"|declared|uploaded|printed|lodged|brought|shown|handed(?: in| over)?|furnished|posted|remitted|collected|countersigned|renewed|picked up|given in writing|appended|evidenced|exhibited|tendered|surrendered|deposited|demonstrated|executed"
)
_ASKED_FR = r"(?:requise|exigée|demandée|obligatoire|nécessaire|attendue|impérative)s?"
_HANDED = re.compile(
    rf"{_ASKED_FR}$|(?:{_PAPERS_FR}|{_BROUGHT})e?s?$|\bà \w+$|\bil sera \w+|(?:{_PAPERS_EN}|given in writing)$"
)
_FRENCH = re.compile(
    rf"\b(?:doi(?:t|vent)|devr(?:a|ont|ait|aient)) (?:\w+ ){{0,2}}?être (?:\w+ment )?(?:{_PAPERS_FR}|effectué|accompagné|présenté|validé"
    r"|formulé|certifié|saisi|téléversé|téléchargé|coché|conservé|versé|précisé|rédigé"
    r"|établi|sollicité|justifié|légalisé|traduit|affranchi|contacté|informé|prévenu|introduit|spécifié|sélectionné|confirmé"
    r"|choisi|ajouté|corrigé|mentionné|vérifié|respecté|apposé|attesté|obtenu|retiré|récupéré|inscrit|recopié|réalisé|souscrit|formé|exercé|actualisé"
    r"|renouvelé|prouvé|collé|enregistré)e?s?\b(?! par (?!vos soins|vous\b|le demandeur|l'usager|l'intéressé))"
    r"|\b(?:est|sont|sera|seront) à (?:retourner|renvoyer|remettre|adresser|envoyer|transmettre|déposer|compléter|remplir|signer|joindre|fournir|présenter"
    r"|produire|régler|payer|effectuer|conserver|apporter|communiquer|déclarer|renseigner|indiquer|imprimer|dater|restituer|rapporter|retirer|demander|signaler|rendre|désigner|choisir|nommer|prévenir|libérer|vider|nettoyer|éteindre|conserver|garder|faire parvenir|confirmer|réserver)\b"
    rf"|\b(?:{_PAPER}) (?!(?:\w+ ){{0,6}}(?:vous|par) )(?:[\w']+ ){{0,6}}?(?:sera|seront) (?:à nous )?(?:{_BROUGHT})e?s?\b(?= (?:à (?:la|l'|votre) ?(?:demande|dossier|appui|inscription|courrier|formulaire)|au (?:dossier|formulaire|courrier|guichet)|avant|lors|le jour|dès|sans|pour le|au plus tard)|[.;,]|$)"
    rf"|\b(?:production|présentation|fourniture|remise|transmission|communication|signature|restitution) (?:préalable )?(?:d'|de |du |des )(?!(?:nos|notre)\b)(?:[\w'-]+ ){{1,8}}?(?:est|sera|sont|seront) (?:\w+ment )?{_ASKED_FR}"
    rf"|\bdoi(?:t|vent) (?:\w+ ){{0,2}}?avoir été (?:\w+ment )?(?:{_PAPERS_FR})e?s?\b"
    rf"|\bil sera (?:{_BROUGHT}) (?:une?|le|la|l'|les|des|deux|trois|copie)\b"
)
_ENGLISH = re.compile(
    rf"\b(?:must|should|shall|(?:has|have|is|are|needs?|will need) to) be (?:\w+ly )?(?:{_PAPERS_EN}|made|informed|received|addressed|given in writing"
    r"|accompanied|certified|given|settled|stated|obtained|kept|retained|contacted|named|appointed|removed|worn|emptied|cleaned|booked|confirmed|switched off)\b"
    rf"|\b(?:(?:is|are|will be|shall be) required to (?:be|have been)|(?:is|are|has|have|must|shall)(?: to)? have been) (?:\w+ly )?(?:{_PAPERS_EN})\b"
    rf"|^(?:all |any |both |two |the )?(?:(?!(?:needs?|has|have|is|are|will|must) )[a-z-]+ ){{1,3}}to be (?:{_PAPERS_EN}|removed|worn|kept|emptied|cleaned|given|left|returned)\b"
)
_SOMEONE_ELSE = re.compile(
    rf"\b(?:porteu(?:r|se) de projet|pétitionnaire|bailleu(?:r|se)s?|propriétaires?|employeu(?:r|se)s?|maître d'ouvrage|préfet|mairie|maire|professionnel(?:le)?s?|bureaux? d'études?|administrateurs?|nos services|notre service|par (?:le|la|l'|les|un|une|nos|notre)"
    rf"|landlords?|provider|the (?:council|authority|department|team)|by (?:the|a|an|our|us|your)|(?:{any_of('organisations.any')})s?)\b"
)
_WHERE_TO = re.compile(r"\b(?:à|au|aux|en|auprès d[eu']|to|at|with)(?: (?:la|le|les|l'|votre|the|your))? ?$")
"""Before somebody who is named, what makes of them those to whom it is brought."""
_BY_LAW = re.compile(
    r"\b(?:la loi|le code|légalement|réglementation|depuis le \d|the law|by law|legally|regulations|since \d)\b"
)
"""What the law asks of everyone, which the reader is told and may not have to do."""
_THEIR_PLACE = re.compile(
    r"\b(?:via|depuis|sur|dans|from|in|through|via) (?:votre|your) (?:espace|compte|account|profile?|tableau de bord|dashboard)\b"
)
"""Where the reader does it: the sentence says that it is for them."""
_OF_FIELDS = re.compile(r"\b(?:tous les |les |ces |all |the )?(?:champs?|rubriques?|fields?)\b[^.;:!?]{0,60}$")
"""What must be filled in, above the very form that someone fills in."""
_ONLY_IF = re.compile(r"est à \w+ que? (?:si|lorsque|quand)\b")
"""What need not be done, but in one case."""
_STATE = re.compile(r" (?:à|at) \d+ ?%")
"""After the words, how complete a thing must be: a state, and nothing to send."""
_LEAST = 6
"""Spaces under which a message that stands alone is the error of a field."""
_IDIOM = re.compile(r" (?:in|up|out|off|on)\b")
_CONDITION = re.compile(
    r"\b(?:si|quand|lorsque|lorsqu'\w+|dès que|où|dont|qui|que|lesquel(?:le)?s|quel(?:le)?s?|where|if|when|whether|how|what|which|that) (?:[^\s,.;:]+ ){0,6}$"
)
_NEEDS = re.compile(r"(?:needs?|has|have) to\b")
_NOTHING = re.compile(r"\bno (?:\w+ ){1,3}$")
"""Before "needs to be": nobody has anything to do."""


@prose_rule(
    name="passive-instruction",
    code="W9206",
    family=Family.PLAIN_LANGUAGE,
    severity=Severity.MINOR,
    title=Text(fr="Consigne au passif", en="Instruction in the passive"),
    harms=HARMS_READING,
    instead=Text(fr="« Remplissez et signez les pages suivantes. »", en='"Fill in and sign the next pages."'),
    wrong_when=Text(fr="Une autre personne que la lectrice ou le lecteur doit agir, et la phrase le dit.", en="Someone else than the reader must act, and the sentence says so."),
    refs=("iso-24495", "services-publics-plus"),
    lesson="05-plain-language/01-sentences",
    bad=(
        Bad('<p lang="fr">Les pages suivantes doivent être complétées et signées par vos soins.</p>', PASSIVE, at="doivent être complétées"),
        Bad('<p lang="fr">La feuille est à retourner à l’école avant le 3 mai.</p>', PASSIVE, at="est à retourner"),
        Bad('<p lang="fr">Le loyer doit être vérifié à la rentrée.</p>', PASSIVE, at="doit être vérifié", review=True),
        Bad('{% load i18n %}<p>{% trans "The form must be signed and sent to the town hall." %}</p>', PASSIVE, at="must be signed"),
        Bad('from django.core.exceptions import ValidationError\n\n\ndef check(value):\n    raise ValidationError("Le numéro de votre dossier doit être indiqué sur la lettre.")\n', PASSIVE, at="doit être indiqué", path="service/checks.py"),
    ),
    good=(
        Good('from django.utils.translation import gettext as _\n\nMISSING = _("doit être rempli, à l’école aussi")\n', path="service/messages.py"),
        Good('<p lang="fr">Voici les dossiers où l’étude doit être jointe cet été.</p>'),
        Good('<p lang="fr">Le bureau est fermé le lundi. L’entrée est située rue des Tilleuls.</p>'),
        Good('<p lang="fr">Vous devez être majeure et être âgée de moins de trente ans.</p>'),
        Good('<p lang="fr">Remplissez et signez les pages suivantes.</p>'),
        Good('<p lang="fr">Choisissez quelles pièces doivent être demandées.</p>'),
        Good('<p lang="fr">La lettre doit être signée via votre espace personnel avant l’été.</p>'),
        Good('<p lang="fr">La demande doit être validée avant de convoquer le demandeur à l’école.</p>'),
        Good('<p lang="en">The café must be accessible. The form is signed by the mayor.</p>'),
    ),
)  # fmt: skip
def passive_instruction(document: Document) -> Iterator[Hit]:
    """Report an obligation in the passive built on a verb of procedure; states and conditions are left alone.

    Certain where a person has something to send, to fill in or to sign. Where somebody else is named, nobody has to guess.
    """
    if is_decision(document) or is_terms(document):
        return
    for lang, pattern in (("fr", _FRENCH), ("en", _ENGLISH)):
        for found in document.find(pattern, lang):
            plain = found.prose.plain
            if _IDIOM.match(plain, found.end) or _CONDITION.search(plain[max(0, found.start - 70) : found.start]):
                continue
            if _NEEDS.match(plain, found.start) and _NOTHING.search(plain[max(0, found.start - 40) : found.start]):
                continue
            if _OF_FIELDS.search(plain, max(0, found.start - 90), found.start) or _ONLY_IF.match(plain, found.start):
                continue
            if _has_no_subject(found) or _THEIR_PLACE.search(found.sentence) or speaks_of_served(found.prose):
                continue
            others = list(_SOMEONE_ELSE.finditer(found.sentence))
            if not meets_somebody(found.prose) or _BY_LAW.search(found.sentence):
                continue
            if _FOLLOWED.match(told_next(found)):
                continue
            if not all(_WHERE_TO.search(found.sentence, 0, one.start()) for one in others):
                continue
            certainty = Certainty.VIOLATION if not others and _is_theirs(found) else Certainty.REVIEW
            yield Hit(
                found.span, PASSIVE, {"found": found.text, "example": _EXAMPLES[lang]}, certainty, once=certainty.value
            )


_FOLLOWED = re.compile(
    r"\W*(?:(?:pour cela|pour ce faire|to do (?:so|this)),? )?(?:merci de|veuillez|please|(?!assez|chez|nez\b|rez\b)[^\W\d_]{3,}ez\b)"
)
"""What opens the next sentence, when it tells the reader to do it."""
_INVERTED = re.compile(
    r"(?:est|sont|sera|seront) à \w+ (?:une?|le|la|l'|les|des|votre|copie|tout)\b|il sera\b"
    rf"|(?:{_PAPER})\b"
)
"""A subject that comes after, or that the words themselves hold."""


def _has_no_subject(found: Found) -> bool:
    """Whether the field itself is the subject: an error shown at it ("must be filled in") says enough."""
    start, end = found.prose.sentence_at(found.start)
    before = found.prose.plain[start : found.start].strip()
    return (
        (not before and not _INVERTED.match(found.prose.plain, found.start))
        or before.endswith((QUOTED, ","))
        or (not found.prose.document.is_sequence and found.prose.plain[start:end].count(" ") < _LEAST)
    )


def _is_theirs(found: Found) -> bool:
    """Whether the one who reads has a paper to send, to fill in or to sign, and nobody else is named who could."""
    prose = found.prose
    if not _HANDED.search(found.text.lower()) or _NEEDS.match(found.text.lower()):
        return False
    if not (prose.document.is_sequence or is_kept_among_the_told(prose)):
        return False
    return _STATE.match(prose.plain, found.end) is None
