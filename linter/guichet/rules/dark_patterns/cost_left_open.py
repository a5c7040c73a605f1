"""A sum to pay that nobody names: people agree before they know how much."""

import re
from collections.abc import Iterator

from guichet.core.findings import Family, Hit, Severity, Text
from guichet.reading.templates.masking import OUTPUT
from guichet.reading.texts import Document
from guichet.reading.texts.document import Found
from guichet.rulebook.rule import Bad, Good, prose_rule
from guichet.told.ideas import told
from guichet.told.legal import is_terms
from guichet.told.saying import has, meant, told_with
from guichet.told.sums import charged_unasked, unpriced

OPEN = Text(
    fr="« {words} », sans dire combien : qui compte chaque euro renonce, ou découvre la somme quand elle est prise. Écrivez le montant, ou comment il se calcule, avant l’accord.",
    en='"{words}", without saying how much: people who count every penny give up, or find out when the money is taken. Write the amount, or how it is worked out, before they agree.',
)
AFTER = Text(
    fr="« {words} » : la somme est prise une fois la demande faite, quand il n’est plus temps de choisir. Dites-la avant, avec son montant et ce qui l’évite.",
    en='"{words}": the sum is taken once the request is made, when it is too late to choose. Say it before, with its amount and what avoids it.',
)
LATE = Text(
    fr="« {words} » : la somme entière n’apparaît qu’à la fin, quand on a déjà tout rempli ; qui compte chaque euro paie plus que prévu, ou abandonne. Écrivez le prix entier dès le début.",
    en='"{words}": the whole sum only appears at the end, when everything is filled in; people who count every penny pay more than they meant, or give up. Write the whole price at the start.',
)
_SHAPES = {
    "fr": re.compile(
        r"\b(?:donn\w+ lieu à|entraîn\w+|occasionn\w+|impliqu\w+) (?:des|d'éventuels|le paiement de) frais\b[^.,;!?\n]{0,30}"
        r"|\b(?:des|les|d'éventuels) frais (?:supplémentaires |éventuels |de dossier |de gestion |annexes )?(?:pourr\w+|peuvent|sont susceptibles|seront|vous seront)\b[^.,;!?\n]{0,40}"
        r"|\b(?:acceptez|accepter|consentez à) (?:de payer |de régler )?(?:les|des|tous les|aux?) frais\b[^.,;!?\n]{0,40}"
        r"|\b(?:prélever|débiter|facturer) (?:sur votre \w+ )?(?:tout|tous|les|d'éventuels) (?:les )?frais\b[^.,;!?\n]{0,40}"
    ),
    "en": re.compile(
        r"\b(?:fees?|charges?|costs?) (?:may|might|could|will) (?:apply|be (?:charged|added|incurred|deducted|taken))\b[^.,;!?\n]{0,30}"
        r"|\bany (?:\w+ )?(?:charges?|fees?|costs?) (?:that|which) (?:may|might|turn\w* out|become|are found)\b[^.,;!?\n]{0,30}"
        r"|\b(?:agree|accept|consent) to (?:pay )?(?:the|any|all) (?:\w+ )?(?:charges?|fees?|costs?)\b[^.,;!?\n]{0,30}"
        r"|\b(?:additional|further|extra|other) (?:charges?|fees?|costs?) (?:may|might|will|could)\b[^.,;!?\n]{0,30}"
    ),
}
_TOLD = re.compile(
    r"\d|[€£$%]|\{|\b(?:euros?|tarifs?|barème|grille|montants?|gratuit\w*|remboursée?s?|prix|devis|pounds?|price list|rates?|how much|quote|free|table of|see (?:the|our) (?:fees?|charges?|costs?))\b"
)
_SUM = re.compile(r"\d ?(?:€|euros?|pounds?|%)|[€£$] ?\d|\{")
_IN_FIGURES = re.compile(
    rf"\d[\d .,]{{0,8}} ?(?:€|euros?|pounds?)|[€£$] ?(?:\d|{OUTPUT}|\{{)|(?:{OUTPUT}|\}}) ?(?:€|euros?|£|pounds?)"
)
_OF_OTHERS = re.compile(
    r"\b(?:opérateur|forfait|(?<!cet )(?<!notre )appels?|sms|connexion|itinérance|banque|avocat|justice|notaire|provider|operator|network|(?<!this )(?<!our )call|data|roaming|bank|court|courrier|timbre|postage)\b"
)
"""Sums that the service neither asks for nor knows."""
_SOLD_ELSEWHERE = re.compile(
    r"\bcommercial (?:\w+ ){0,2}services?\b|\b(?:services|prestataires|éditeurs) (?:privés|commerciaux)\b", re.I
)
"""Others who are told of as another way, and name their own price."""


@prose_rule(
    name="cost-left-open",
    code="W9330",
    family=Family.DARK_PATTERNS,
    severity=Severity.SERIOUS,
    title=Text(fr="Frais sans montant", en="Fees without an amount"),
    harms=Text(fr="Les personnes qui comptent : elles renoncent à une démarche peut-être gratuite, ou paient sans avoir pu choisir.", en="People who count: they give up a request that may be free, or pay without having had a choice."),
    instead=Text(fr="« L’envoi coûte 6 euros. Au guichet, c’est gratuit. »", en='"Delivery costs £6. At the counter it is free."'),
    wrong_when=Text(fr="Le montant est dit juste avant, sur le même écran, par un autre texte.", en="The amount is told just before, on the same screen, by another text."),
    refs=("edpb-03-2022",),
    lesson="08-deceptive-interfaces/03-sludge",
    since="0.1.0",
    mentions=("added to your", "prélev", "tarif", "rate", "solde", "régularis", "balance", "outstanding", "you owe", "arrears", "impayé", "redevable", "reste à payer", "frais", "fee", "charge", "cost", "commission", "montant", "amount", "price", "coût", "supplément", "total", "prix", "payant", "caution", "garantie", "deposit", "bill", "invoice", "factur", "contribution", "participation", "redevance", "pénalité", "penalt", "rembourser", "payable", "majoration", "acompte", "arrhes", "levy", "expense", "handling", "déplacement", "forfait", "en sus", "en plus", "extra", "plus cher", "compté", "paid"),
    bad=(
        Bad('{"été": "Après deux heures, le stationnement est payant.", "aide": "Vous pouvez venir à l’accueil."}\n', OPEN, at="est payant", path="locales/fr.json"),
        Bad('{"été": "Votre demande est enregistrée. Des frais de gestion de 9 € seront ajoutés à votre facture."}\n', AFTER, at="frais de gestion de 9 € seront ajoutés à votre facture", path="locales/fr.json"),
        Bad('<p lang="fr">Le traitement de votre demande pourra donner lieu à des frais, été comme hiver.</p>', OPEN, at="donner lieu à des frais"),
        Bad('STEP = _("By continuing you let us take from your card any handling charges that turn out to be due at the café.")\n', OPEN, at="any handling charges that turn out to be due at the café", path="registry/messages.py"),
        Bad('{"pay": {"note": "Your café licence is ready. Additional fees may be charged."}}\n', OPEN, at="Additional fees may be charged", path="locales/en.json", review=True),
    ),
    good=(
        Good("QUESTION = 'Avez-vous du mal à payer les frais de votre logement, cet été ?'\n", path="service/questions.py"),
        Good('<p lang="fr">Notre service est entièrement gratuit, été comme hiver. Par exemple, les travaux de l’artisan que vous choisissez sont payants, et les ateliers de la chambre des métiers sont payants.</p>'),
        Good('{"été": "Merci, c’est noté. Les frais de port que vous avez choisis seront ajoutés à votre facture."}\n', path="locales/fr.json"),
        Good('<p lang="fr">Le traitement peut donner lieu à des frais : 6 euros pour l’envoi, été comme hiver.</p>'),
        Good('<p lang="fr">Votre opérateur peut vous facturer l’appel ; des frais d’appel peuvent s’ajouter l’été.</p>'),
        Good('<p lang="en">No fees will be charged for the café licence.</p>'),
        Good('<p lang="en">Fees may apply at the café. See the price list before you agree.</p>'),
        Good("en:\n  options: |\n    There are several commercial filing services.\n    Fees may apply.\n  name: Café\n", path="config/locales/en.yml"),
    ),
)  # fmt: skip
def cost_left_open(document: Document) -> Iterator[Hit]:
    """Report words that announce a sum without its amount, in a text that gives none, or one that is taken once all is done."""
    if is_terms(document):
        return
    for found in (one for lang in _SHAPES for one in told(document, lang, "charged_after")):
        yield Hit(found.span, AFTER, {"words": found.text})
    for found in (one for lang in _SHAPES for one in told(document, lang, "told_late")):
        if OUTPUT not in found.prose.plain[found.start : found.end]:  # the sum is printed in these very words
            yield Hit(found.span, LATE, {"words": found.text})
    for found in (one for lang in _SHAPES for one in charged_unasked(document, lang)):
        yield Hit(found.span, AFTER, {"words": found.text})
    for found in (one for lang in _SHAPES for one in told(document, lang, "charged_elsewhere", supposed=True)):
        if not has(told_with(found), _SUM):
            yield Hit(found.span, OPEN, {"words": found.text})
    for found in (one for lang in _SHAPES for one in told(document, lang, "owed_unsaid")):
        if not (_IN_FIGURES.search(told_with(found)) or OUTPUT in found.sentence):
            yield Hit(found.span, OPEN, {"words": found.text})
    for lang, shape in _SHAPES.items():
        for found in meant(document, shape, lang):
            if not (_is_of_others(found) or has(told_with(found), _TOLD)):
                yield Hit(found.span, OPEN, {"words": found.text})
                break
        else:
            yield from _announced(document, lang)


def _announced(document: Document, lang: str) -> Iterator[Hit]:
    """The sums that a text announces and leaves unsaid, each sentence once."""
    said: set[tuple[int, int]] = set()
    for found in unpriced(document, lang):
        place = (id(found.prose), found.prose.sentence_at(found.start)[0])
        if place not in said and not _is_of_others(found):
            said.add(place)
            yield Hit(found.span, OPEN, {"words": found.text})
    for found in told(document, lang, "cost_open"):
        place = (id(found.prose), found.prose.sentence_at(found.start)[0])
        beside = told_with(found).replace(found.prose.plain[found.start : found.end], " ")
        if not (place in said or _is_of_others(found) or has(beside, _SUM) or has(beside, _TOLD)):
            yield Hit(found.span, OPEN, {"words": found.text})


def _is_of_others(found: Found) -> bool:
    """Whether a sum is what others ask: an operator, a court, a firm that is told of as another way."""
    return bool(_OF_OTHERS.search(found.sentence) or _SOLD_ELSEWHERE.search(told_with(found)))
