"""Sums that a text announces: that something is to be paid, and whether it says how much or where that is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guichet.core.memo import memo
from guichet.reading.templates.masking import OUTPUT
from guichet.reading.texts.document import Document, Found
from guichet.told.addressee import TO_READER
from guichet.told.earnest import stands_in_condition
from guichet.told.ideas import told
from guichet.told.saying import has, meant, told_with

_SUM_FR = (
    r"(?:(?:des|les|d'éventuels|une?|du|la|le|votre|cette) )?(?:\w+ )?(?:(?<=une )somme|(?<=un )montant|frais|coûts?|suppléments?|surcoûts?|majorations?|(?<!de )participations?|(?<!de )contributions?|redevances?|pénalités?|cautions?|dépôts? de garantie|acomptes?|arrhes|cotisations?|franchises?|surtaxes?)"
    r"(?: (?:de|d'|du|des|à la|pour) ?[\w']+| financières?| supplémentaires?| annexes?){0,2}"
)
_DUE_FR = r"(?:demandée?s?|exigée?s?|dus?|dues?|facturée?s?|perçue?s?|prélevée?s?|appliquée?s?|ajoutée?s?|requise?s?|réclamée?s?|retenue?s?|comptée?s?|à (?:payer|verser|prévoir|régler|votre charge|acquitter)|obligatoires?)"
_SUM_EN = r"(?:(?:an?|the|some|your|small|extra|additional) ){0,6}(?:\w+ )?(?:fees?|charges?|costs?|surcharges?|supplements?|contributions?|deposits?|penalt(?:y|ies)|levy|fares?)"
_DUE_EN = r"(?:made|required|requested|charged|due|payable|added|asked(?: for)?|taken|needed|incurred|deducted|levied)"
ANNOUNCED = {
    "fr": re.compile(
        rf"\b{_SUM_FR} (?:(?:vous |en plus )?s'appliqu\w+|(?:vous )?(?:est|sont|sera|seront|peut être|peuvent être|pourr\w+ (?:vous )?être|restent?) {_DUE_FR})"
        rf"|\b(?:prévoyez|prévoir|verse[rz]|paye[rz]|acquitte[rz]|règle[rz]|réglez|demandons|demande|exige(?:ons)?|facturons|occasionn\w+|entraîn\w+|suppose\w*|moyennant) (?:des|une?|d'éventuels|les) (?:frais|coûts?|suppléments?|surcoûts?|participations?|contributions?|redevances?|cautions?|dépôts? de garantie|acomptes?|pénalités?)\b"
        r"|\b(?:est|sont|sera|seront|devient|deviennent|reste|restent) (?:\w+ment )?(?:payante?s?|facturée?s?|tarifée?s?|à rembourser|à (?:votre|vos|leur) (?:charge|frais)|à la charge (?:du|de la|des) \w+|en (?:sus|supplément|plus)|non comprise?s?|vous (?:sont |est )?comptée?s?|(?:vous )?facturée?s?)\b"
        r"|\b(?:donn\w+ lieu à|fera l'objet d'une) (?:une )?(?:facturation|facture|paiement|remboursement)|\b(?:majorée?s?|augment(?:ée?s?|e|ent|era|eront)|assortie?s?|s'alourdi\w+|grossi\w*) (?:des|de|d'|d'une) ?(?:frais|intérêts|pénalités?|majorations?|suppléments?|surtaxes?)\b|\b(?:coûte(?:nt|ra)?|revien\w+) (?:plus cher|davantage|un peu plus)\b|\b(?:compte[rz]|prévoyez|ajoutez) un (?:petit |léger )?supplément\b"
        r"|\b(?:adhésion|carte|entrée|inscription|séance|visite|parking|stationnement|accès|service|option|garderie|étude) payante?\b|\b(?:vous )?sera (?:compté|facturé|décompté|refacturé)e?s?\b"
    ),
    "en": re.compile(
        rf"\b{_SUM_EN} (?:appl(?:y|ies)|(?:is|are|(?:will|may|must|can)(?: now| then| also| always)? be) (?:now |then |also )?{_DUE_EN})\b"
        r"|\b(?:there (?:is|are|will be|may be)|pay|asked for|ask for|take|make|charge|incur|require|leave) (?:an?|some|extra|additional)(?: \w+)? (?:fees?|charges?|costs?|surcharges?|supplements?|contributions?|deposits?)\b"
        r"|\b(?:is|are|will be|be|becomes?) (?:chargeable|charged(?! (?:up|with|at|from))|billed|invoiced|payable|paid for by (?:you|the \w+)|at your (?:own )?(?:cost|expense)|extra(?= ?(?:[.;,!]|$))|added to your (?:\w+ )?(?:bill|account|rent))\b"
        r"|\b(?:costs?|will cost) (?:more|extra|a little more)\b|\b(?:allow|budget|pay) (?:for )?a(?:n)? (?:small |little )?(?:extra|supplement)\b|\bpaid (?:membership|entry|parking|place|option|service|session|visit)s? (?:is|are|needed|required)"
    ),
}
"""That something is to be paid."""
_AMOUNT = re.compile(
    rf"\d[\d .,]{{0,8}}?(?:€|euros?|£|pounds?|pence|centimes?|cts?\b|p\b|%|fois le prix)|[€£$] ?(?:\d|{OUTPUT}|\{{)|(?:{OUTPUT}|\}}) ?(?:€|euros?|pounds?|£|%)|\beuros? \w+\b|\b(?:un|une|deux|trois|quatre|cinq|dix|vingt|trente|cinquante|cent|one|two|three|four|five|ten|twenty|fifty) (?:euros?|pounds?)\b"
)
_ELSEWHERE = re.compile(
    r"\b(?:tarifs?|barèmes?|grilles?|montants?|prix (?:affich|indiqu|de|du)\w*|devis|selon (?:vos|votre|le|la|les)|price lists?|prices?|rates?|how much|quotes?|table of|see (?:the|our) (?:fees?|charges?|costs?)|depends? on|amounts?|waivers?|waived|exempt\w*|exonér\w+|dispens\w+|au prorata|calcul\w*|same price)\b"
)
"""Where the amount is told, or how it is worked out."""
_KEPT_BACK = re.compile(
    r"\b(?:(?:aux?|d[ue]s?|selon|suivant|par|conformément|d'après|en application) ?(?:aux? |des? |du )?)?(?:l[ea]s?|l'|nos|notre)? ?(?:tarifs?|barèmes?|taux|conditions|modalités|règles?|règlement(?: intérieur)?|montants?|prix|grilles?)(?: tarifaires?)? (?:(?:alors |actuellement )?en vigueur|applicables?|habituel\w*|usuel\w*|d'usage|réglementaires?|fixée?s? par (?!personne)[^.,;:\ue000]{1,40}|prévue?s? par [^.,;:\ue000]{1,40}|arrêtée?s? par [^.,;:\ue000]{1,40})"
    r"|\b(?:at|under|in line with|according to|in accordance with|as per|subject to|following)? ?(?:the|our|its)? ?(?:rates?|tariffs?|rules?|terms|scale|polic(?:y|ies)|prices?|amounts?) (?:(?:now |then |currently )?in force|applicable|that applies|(?:set|fixed|decided|agreed) by [^.,;:\ue000]{1,40})"
    r"|\b(?:the|our|at) (?:applicable|usual|current|prevailing|relevant|normal) (?:rates?|tariffs?|prices?|terms|amounts?)\b"
)
"""The name of a price that exists, and is told neither here nor there: "at the rate set by the board"."""
_FREE = re.compile(
    r"\b(?:gratuit\w*|free|sans frais|aucun|remboursée?s?|prise?s? en charge|pas|plus|jamais|rien|no|not|never|nothing|none|refund\w*|nous (?:payons|prenons)|we pay|offerte?s?)\b|n't\b"
)
_NOT_FREE = re.compile(r"\b(?:not|n't|no longer) free\b|\b(?:pas|plus) gratuite?s?\b")
_IS_CASE = re.compile(r"\b(?:s'(?:ils?|elles?|on)|(?:si|if|whether)(?: \w+){0,2}) $")
"""Right before the words, what makes them the case itself."""
_EXAMPLE = re.compile(r"\W*(?:par exemple|for example|for instance)\b", re.I)
_FREE_HERE = re.compile(
    r"\b(?:le|ce|notre|the|this|our) service\b[^.;!?\n]{0,60}\b(?:est|is) (?:\w+ )?(?:gratuit|free)\b"
)
"""That the service itself takes nothing."""
_MEANS = re.compile(r"(?:^|: )\W{0,6}(?:[^\W\d]+(?:' ?| )){1,4}(?:qui|que|that|which) (?:\w+ )?$")
"""Right before the words that end a sentence, a name of which they say what it is."""
_WORD = re.compile(r"[^\W\d_]{5,}")


def unpriced(document: Document, lang: str) -> Iterator[Found]:
    """Yield the words that announce a sum, in a text and beside messages that tell neither its amount nor where it stands."""
    for found in meant(document, ANNOUNCED[lang], lang, supposed=True):
        sentence, beside = found.sentence, told_with(found).lower()
        if found.prose.kind in ("heading", "title", "label", "button") or _FREE.search(_NOT_FREE.sub("", sentence)):
            continue
        if sentence.rstrip().endswith("?"):
            continue  # what is asked about is announced to nobody
        if document.page is not None and not TO_READER.search(sentence):
            continue
        start, end = found.prose.sentence_at(found.start)
        before = found.prose.plain[start : found.start]
        if _MEANS.search(before) and not found.prose.plain[found.end : end].strip(" .;"):
            continue  # "the part that you pay": what a word means, and no sum that is asked for
        if _EXAMPLE.match(before) and _FREE_HERE.search(beside):
            continue  # what others sell, beside a service that says that it is free
        if _IS_CASE.search(before) or stands_in_condition(before, found.text.lower()):
            continue
        if not (_AMOUNT.search(beside) or tells_where(found, beside) or _is_told_by_another(found)):
            yield found


def charged_unasked(document: Document, lang: str) -> Iterator[Found]:
    """Yield where a text says that something is settled, and that a sum is added to it which nobody was asked about."""
    known = {(id(one.prose), one.prose.sentence_at(one.start)) for one in told(document, lang, "charged_after")}
    for found in told(document, lang, "charged_unasked"):
        is_known = (id(found.prose), found.prose.sentence_at(found.start)) in known
        if not is_known and has(told_with(found).lower(), _SETTLED):
            yield found


_SETTLED = re.compile(
    r"\b(?:est|sont|a été|ont été) (?:bien )?(?:confirmée?s?|enregistrée?s?|attribuée?s?|validée?s?|acceptée?s?|accordée?s?|terminée?s?|émise?s?|réservée?s?|effectuée?s?)\b|\b(?:a|ont) eu lieu\b|\bnous vous confirmons\b|\bmerci (?:de|pour) votre (?:commande|réservation|achat)"
    r"|\b(?:chambre|place|salle)(?: \w+){0,2} (?:attribuée?|réservée?|confirmée?)\b|\b(?:is|are|has been|have been) (?:now )?(?:booked|confirmed|granted|issued|registered|accepted|placed)\b|\bbooking confirmed\b|\bthanks? (?:you )?for your (?:order|booking|payment|purchase)\b|\byou (?:approved|had to allow)\b"
)
"""What was asked is granted: whoever reads it can no longer choose."""


def tells_where(found: Found, beside: str) -> bool:
    """Whether words beside a sum say where its amount is told, or how it is worked out: more than the name of a price in force."""
    element = found.prose.element
    is_linked = element is not None and (element.name == "a" or any(True for _ in element.inside("a")))
    return _ELSEWHERE.search(beside if is_linked else _KEPT_BACK.sub(" ", beside)) is not None


def _is_told_by_another(found: Found) -> bool:
    """Whether another message of the file gives an amount, or says where it is told, and speaks of the same thing."""
    document = found.prose.document
    return not document.is_sequence and not _words_of_sums(document).isdisjoint(_WORD.findall(found.sentence))


@memo
def _words_of_sums(document: Document) -> frozenset[str]:
    """The words of the messages that give an amount or say where it is told."""
    said = (one.plain for one in document.said)
    told = (one for one in said if _AMOUNT.search(one) or _ELSEWHERE.search(_KEPT_BACK.sub(" ", one)))
    return frozenset(word for one in told for word in _WORD.findall(one))
