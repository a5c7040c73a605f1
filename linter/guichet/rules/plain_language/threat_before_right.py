"""A threat before the right: fear stops people from reading on."""

import re
from collections.abc import Iterator

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.reading.texts.document import Document, Found
from guichet.rulebook.rule import Bad, Good, prose_rule
from guichet.told.language.word_lists import pattern
from guichet.told.legal import is_decision, is_terms
from guichet.told.saying import before_in, meant, told_with

OPENS = Text(
    fr="« {found} » vient avant tout droit : la peur arrête la lecture. Dites d’abord ce qui manque, puis le droit à l’erreur ou le recours ; l’avertissement ensuite, s’il est exigé.",
    en='"{found}" comes before any right: fear stops people from reading on. Say first what is missing, then the right to correct or to appeal; the warning after that, if it is required.',
)
ALONE = Text(
    fr="« {found} » : aucun droit n’est dit dans ce texte. La personne sait-elle comment corriger, demander un délai ou contester ?",
    en='"{found}": no right is told in this text. Does the person know how to correct, to ask for more time or to appeal?',
)
_PENALTY_FR = r"(?= (?:[^\s.]+ ){0,4}?(?:poursuites?|sanctions?|amendes?|pénalités?|peines?|refus|rejet|radiation|suspension|perte|perdre|rembours\w+|majorations?|retrait|condamnation|prison|emprisonnement|annulation|fermeture|arrêt)\b)"
"""What one is exposed to, in a threat: works are exposed as well, at the town hall."""
_PENALTY_EN = r"(?= (?:[^\s.]+ ){0,3}?(?:prosecut\w+|penalt\w+|fines?|repay|pay|imprisonment|sanctions?|eviction)\b)"
_THREAT_FR = re.compile(
    rf"\b(?:(?:s'expose(?:nt)? à|expose(?:nt)? (?:[^\s.]+ ){{0,3}}?(?:à|au|aux)|vous exposez (?:à|au|aux)){_PENALTY_FR}|passibles?|puni(?:e|s|es)? |punissables?"
    r"|(?<!risques )(?<!dangers )encour(?:t|ez|ent|ons|ait|aient|ir|ue?s?|ra|rez|ront|rait|raient)|sous peine de|à peine de)\b|\bpoursuites(?: judiciaires| pénales)?\b(?! d(?:'|e (?:l'|vos |leurs )?)(?:études?|scolarité|activités?|soins|travaux)\b)"
    r"|\bsanctions? (?:pénales?|administratives?|financières?)\b|\b(?:pénalités?|amendes?) (?:de|sera|seront|pouvant|administrative)\b|\btoute fausse déclaration\b|\bfausses? déclarations? (?:est|sont|sera|peut|peuvent|vous|entraîne\w*)\b"
    r"|\b(?:radiation|radiée?s?|suspendues?|suspendus?|supprimée?s?) (?:immédiatement|sans préavis|d'office)|\bfaute de quoi\b|\bà défaut de (?:réponse|paiement|retour)(?! de (?:notre|la|l'|sa) ?(?:part|administration|mairie|préfecture|caisse)\b)"
    r"|\bentraînera (?:la|le|l')(?: ?\w+)? ?(?:suspension|perte|radiation|rejet|refus|fin|remboursement|arrêt)\b"
)
_RIGHT_FR = re.compile(
    r"\b(?:droit à l'erreur|vous (?:avez|aurez) (?:le )?droit|vos droits|contester|recours|réclamation|médiat(?:eur|rice|ion)|demander un délai|délai supplémentaire|défenseur des droits"
    r"|vous pouvez (?:\w+ )?(?:corriger|rectifier|demander|nous|compléter|appeler|venir|expliquer|modifier)|nous (?:vous aiderons|corrigerons)|appelez-nous|contactez-nous|c'est un oubli|besoin d'aide|difficultés? (?:de|à|pour|financi)|étalement|en plusieurs fois|échéancier|un délai|remise|nous pouvons|appelez|nous appeler|écrivez|expliqu\w+|rien n'est perdu|pas d'accord)\b"
)
_THREAT_EN = re.compile(
    rf"\b(?:prosecuted|prosecution(?! service)|(?<!you can take )(?<!you may take )legal action|criminal offence|(?:a|the) penalty of|penalties (?:may|will|can)|liable to{_PENALTY_EN}|you (?:may|will|could) be fined|fines? of(?= (?:[£€$\d]|up\b))|(?<!you can take )court action|bailiffs?|false (?:declaration|statement|information)|sanctions(?! (?:list|screening|regime))|(?:will|may|could) be sanctioned"
    r"|(?:will|may) be (?:suspended|stopped|terminated|cancelled|withdrawn|refused) (?:immediately|without (?:further )?notice)|failing which)\b"
)
_RIGHT_EN = re.compile(
    r"\b(?:right to|your rights|you can (?:\w+ )?(?:appeal|correct|ask|call|contact|change|tell|challenge|explain)|appeal|complain|ombudsman|more time|we (?:will|can) help|call us|contact us|get help|honest mistake|spread (?:the|your)|instalments|payment plan|struggling|difficult\w*|money is tight|call (?:us|0|the)|talk to us|phone us|tell us|free advice|if you (?:disagree|think|need|cannot|can't)|challenge (?:this|the|our))\b"
)
_TO_READER = re.compile(r"\b(?:vous|votre|vos|you|your)\b")
_SENTENCE = 6
"""Spaces of the shortest message that threatens."""
_LINE = 4
"""Spaces up to which a block without a full stop is a line of a heading: a name, an address, a number."""
_EARLY = 3
"""A threat among the first blocks opens the letter."""
_HEADS = frozenset({"title", "heading", "button", "label", "attribute", "placeholder"})


@prose_rule(
    name="threat-before-right",
    code="W9215",
    family=Family.PLAIN_LANGUAGE,
    severity=Severity.SERIOUS,
    title=Text(fr="La menace avant le droit", en="The threat before the right"),
    harms=Text(fr="Les personnes inquiètes ou déjà accusées à tort : elles rangent la lettre et perdent un droit.", en="People who are worried or were wrongly accused before: they put the letter away and lose a right."),
    instead=Text(fr="Ce qui manque, la date, le droit à l’erreur ; puis l’avertissement, une fois, s’il est exigé.", en="What is missing, the date, the right to correct; then the warning, once, if it is required."),
    wrong_when=Text(fr="Un texte impose cet avertissement à cette place.", en="A law requires this warning in this place."),
    refs=("iso-24495", "services-publics-plus", "crpa-l-123-1"),
    lesson="05-plain-language/03-delays-and-threats",
    bad=(
        Bad('<article lang="fr"><p>Madame,</p><p>Toute omission vous expose à des poursuites.</p><p>Il manque votre attestation. Vous avez droit à l’erreur.</p></article>', OPENS, at="expose à"),
        Bad('<p lang="en">You will be prosecuted if you do not pay. You can appeal at the café.</p>', OPENS, at="You will be prosecuted"),
        Bad("Madame,\n\nRépondez avant le 3 mai, sous peine de perdre votre aide cet été.\n\nVous pouvez nous appeler.\n", OPENS, at="sous peine de", path="lettre.txt"),
        Bad("fr:\n  sms:\n    relance: \"Déclaration non reçue. Vos versements de l’été seront suspendus sans autre avis.\"\n", OPENS, at="Vos versements de l’été seront suspendus", path="config/locales/fr.yml"),
        Bad('LETTERS = {"last": "Bailiffs will come to your home for the café bill."}\n', OPENS, at="Bailiffs", path="billing/letters.py"),
        Bad('<article lang="fr"><p>Bonjour,</p><p>Envoyez la feuille.</p><p>Elle est bleue.</p><p>Elle est à l’accueil.</p><p>Toute fausse déclaration est notée.</p></article>', ALONE, at="Toute fausse déclaration", review=True),
    ),
    good=(
        Good('<article lang="fr"><p>Vous avez droit à l’erreur.</p><p>Une fausse déclaration faite exprès peut mener à des poursuites.</p></article>'),
        Good({"templates/cgu.html": '<p lang="fr">Toute fausse déclaration expose à des poursuites.</p>'}),
        Good('<p lang="fr">Décrivez les risques encourus dans votre logement cet été.</p>'),
        Good('<p lang="fr">Nous avons poursuivi les travaux de l’école. La piscine est fermée.</p>'),
        Good("fr:\n  sms:\n    relance: \"Il manque votre avis. Appelez le 03 20 00 45 45 : sans lui, vos versements de l’été seront suspendus.\"\n", path="config/locales/fr.yml"),
        Good('<p lang="fr">Si un huissier vous écrit à notre nom, c’est une arnaque de l’été.</p>'),
        Good('<p lang="en">You can appeal. After that, legal action may follow, café or not.</p>'),
    ),
)  # fmt: skip
def threat_before_right(document: Document) -> Iterator[Hit]:
    """Report the first threat of a text, or of each message, when no right stands before it.

    Certain when it opens the text, when a right follows, or when the message stands alone.
    """
    if is_decision(document) or is_terms(document):
        return
    for lang, threat, right in (("fr", _THREAT_FR, _RIGHT_FR), ("en", _THREAT_EN, _RIGHT_EN)):
        threats = [found for found in _threats(document, threat, lang) if found.prose.kind not in _HEADS]
        for first in _firsts(threats, document.is_sequence):
            if right.search(before_in(first)):
                continue
            if not document.is_sequence and _is_label(first):
                continue
            body = [
                block
                for block in document.in_lang(lang).blocks
                if block.kind not in _HEADS and not _is_line(block.text)
            ]
            if not document.is_sequence or right.search(told_with(first)) or first.prose in body[:_EARLY]:
                yield Hit(first.span, OPENS, {"found": first.text})
            else:
                yield Hit(first.span, ALONE, {"found": first.text}, Certainty.REVIEW)


def _threats(document: Document, own: re.Pattern[str], lang: str) -> list[Found]:
    lists = [pattern("plain_language/threats.toml", f"{lang}.{key}") for key in ("forces", "ends")]
    found = [
        *document.find(own, lang),
        *(one for threat in lists for one in meant(document, threat, lang, supposed=True)),
    ]
    return sorted((one for one in found if _TO_READER.search(one.sentence) or own.match(one.text.lower())), key=_place)


def _firsts(threats: list[Found], is_sequence: bool) -> list[Found]:
    """The first threat of the text, or the first of each message when messages stand alone."""
    if is_sequence:
        return threats[:1]
    return list({id(one.prose): one for one in reversed(threats)}.values())


def _is_label(found: Found) -> bool:
    """Whether a message is a name of something rather than a sentence that says what will be done."""
    return found.prose.text.count(" ") < _SENTENCE


def _is_line(text: str) -> bool:
    return text.count(" ") <= _LINE and text[-1:] not in ".!?:;,"


def _place(found: Found) -> tuple[int, int]:
    return found.prose.index, found.start
