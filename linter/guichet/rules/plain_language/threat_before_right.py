"""A threat before the right: fear stops people from reading on."""

import re
from collections.abc import Iterator
from itertools import islice

from guichet.core.findings import Certainty, Family, Hit, Severity, Text
from guichet.reading.texts.document import Document, Found
from guichet.rulebook.rule import Bad, Good, prose_rule
from guichet.told.addressee import TO_READER, Addressee, addressee_of
from guichet.told.legal import is_decision, is_terms
from guichet.told.letter import is_sent
from guichet.told.readers import NAMES
from guichet.told.rights import RIGHTS, gives_a_way_back, tells_a_right
from guichet.told.saying import has, told_before, told_with
from guichet.told.threats import is_menace, threats

OPENS = Text(
    fr="« {found} » vient avant tout droit : la peur arrête la lecture. Dites d’abord ce qui manque, puis le droit à l’erreur ou le recours ; l’avertissement ensuite, s’il est exigé.",
    en='"{found}" comes before any right: fear stops people from reading on. Say first what is missing, then the right to correct or to appeal; the warning after that, if it is required.',
)
ALONE = Text(
    fr="« {found} » : aucun droit n’est dit dans ce texte. La personne sait-elle comment corriger, demander un délai ou contester ?",
    en='"{found}": no right is told in this text. Does the person know how to correct, to ask for more time or to appeal?',
)
_SENTENCE = 6
"""Spaces of the shortest message that threatens."""
_LINE = 4
"""Spaces up to which a block without a full stop is a line of a heading: a name, an address, a number."""
_CASE = re.compile(
    r"^(?:si|s'il|s'ils|lorsqu\w*|quand|if|when|where)\b|\b(?:le responsable|la personne responsable|les responsables|the person responsible)\b"
)
_EARLY = 3
"""A threat among the first blocks opens the letter."""


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
        Bad('{"café": "Your fine is still unpaid: bailiffs will come."}\n', OPENS, at="bailiffs", path="locales/en.json"),
        Bad('MESSAGES = {"été": "Tu seras radié si tu ne viens pas."}\n', OPENS, at="seras radié si tu ne", path="service/messages.py"),
        Bad('<main lang="fr"><h1>Payer mon loyer</h1><p>Votre logement sera attribué à une autre famille cet été.</p></main>', OPENS, at="Votre logement sera attribué à une autre"),
        Bad('<article lang="fr"><p>Madame,</p><p>Toute omission vous expose à des poursuites.</p><p>Il manque votre attestation. Vous avez droit à l’erreur.</p></article>', OPENS, at="expose à"),
        Bad('<p lang="en">You will be prosecuted if you do not pay. You can appeal at the café.</p>', OPENS, at="You will be prosecuted"),
        Bad("Madame,\n\nRépondez avant le 3 mai, sous peine de perdre votre aide cet été.\n\nVous pouvez nous appeler.\n", OPENS, at="sous peine de", path="lettre.txt"),
        Bad("fr:\n  sms:\n    relance: \"Déclaration non reçue. Vos versements de l’été seront suspendus sans autre avis.\"\n", OPENS, at="Vos versements de l’été seront suspendus", path="config/locales/fr.yml"),
        Bad("Dear Zoé,\n\nYour April bill is not paid. We will take your home, and the café.\n", OPENS, at="We will take your home, and the café", path="letters/bill.txt"),
        Bad('LETTERS = {"last": "Bailiffs will come to your home for the café bill."}\n', OPENS, at="Bailiffs", path="billing/letters.py"),
        Bad("Bonjour Zoé,\n\nLe prêt dure un mois.\n\nLa caisse est ouverte l’été.\n\nLe livre est bleu.\n\nIl vous manque une feuille.\n\nUn huissier se présentera chez vous.\n", OPENS, at="huissier", path="courriers/prêt.md"),
        Bad("# Arrêt de travail\n\nEnvoyez la feuille cet été.\n\nVotre indemnité peut être réduite si vous êtes absente.\n", ALONE, at="indemnité peut être réduite", path="pages/arret.md", review=True),
        Bad('<article lang="fr"><p>Bonjour,</p><p>Envoyez la feuille.</p><p>Elle est bleue.</p><p>Elle est à l’accueil.</p><p>Toute fausse déclaration est notée.</p></article>', ALONE, at="Toute fausse déclaration", review=True),
    ),
    good=(
        Good('<p lang="en">We will stop texting you about the café. Nothing else changes.</p>'),
        Good('{"café": "Your card was declined. Your fine is still unpaid."}\n', path="locales/en.json"),
        Good('<p lang="en">We have stopped your discount because you told us that you left the café. If we got it wrong, you can appeal.</p>'),
        Good("Dear Zoé,\n\nYour fine of £60 at the café has been cancelled.\n", path="letters/fine.txt"),
        Good("Madame,\n\nVous avez reçu une amende de 35 € cet été.\n\nL’amende est annulée. Gardez cette lettre.\n", path="courriers/amende.txt"),
        Good("Dear Zoé,\n\nYour April bill is £64. We will take your payment on 12 May, as usual.\n\nThe café\n", path="letters/bill.txt"),
        Good('<div lang="fr" role="dialog"><h2>Révoquer</h2><p>Êtes-vous sûr de vouloir fermer cet accès ?</p><p>Votre accès sera définitivement supprimé, et votre aide perdue, sous peine de radiation.</p></div>'),
        Good('{"café": "If the fine is not paid, bailiffs may come to your home. You can stop this at any time: call us, or ask the judge to look again."}\n', path="locales/en.json"),
        Good('MESSAGES = {"été": "Si le propriétaire vous menace d’expulsion, appelez une juriste."}\n', path="service/messages.py"),
        Good('MESSAGES = {"été": "Note pour les agents : n’écrivez pas « vous serez radié ». Vous serez radié fait peur."}\n', path="service/messages.py"),
        Good('<article lang="fr"><p>Bonjour,</p><p>Lisez la feuille.</p><p>Elle est bleue.</p><p>Elle est à l’accueil.</p><p>Si l’étude le montre, un dossier est à déposer, sous peine de sanctions.</p></article>'),
        Good('<p lang="fr">Votre demande d’aide est refusée. Vous pouvez aussi saisir le tribunal administratif.</p>', path="templates/lettre.html"),
        Good('<article lang="fr"><p>Vous avez droit à l’erreur.</p><p>Une fausse déclaration faite exprès peut mener à des poursuites.</p></article>'),
        Good({"templates/cgu.html": '<p lang="fr">Toute fausse déclaration expose à des poursuites.</p>'}),
        Good('<p lang="fr">Décrivez les risques encourus dans votre logement cet été.</p>'),
        Good('<p lang="fr">Nous avons poursuivi les travaux de l’école. La piscine est fermée.</p>'),
        Good("fr:\n  sms:\n    relance: \"Il manque votre avis. Appelez le 03 20 00 45 45 : sans lui, vos versements de l’été seront suspendus.\"\n", path="config/locales/fr.yml"),
        Good('<p lang="fr">Si un huissier vous écrit à notre nom, c’est une arnaque de l’été.</p>'),
        Good('<main lang="fr"><h1>Céder ma place</h1><p>Votre place sera proposée à tous, dès cet été.</p></main>'),
        Good('<main lang="en"><h1>Give up my slot</h1><p>Your slot at the café will be given to somebody else.</p></main>'),
        Good('<div lang="fr" role="dialog"><h2>Rendre mon logement</h2><p>Votre logement sera attribué à une autre famille cet été.</p></div>'),
        Good('<p lang="en">You can appeal. After that, legal action may follow, café or not.</p>'),
    ),
)  # fmt: skip
def threat_before_right(document: Document) -> Iterator[Hit]:
    """Report the first threat of a text, or of each message, when no right stands before it.

    Certain when it opens the text, when a right follows in a letter, or when a message stands alone without one.
    """
    if is_decision(document) or is_terms(document):
        return
    for lang, right in RIGHTS.items():
        for first in _firsts(list(threats(document, lang)), document.is_sequence):
            if told_before(first, right) and not is_menace(first, lang):
                continue
            if not document.is_sequence and (_is_label(first) or tells_a_right(told_with(first), lang)):
                continue  # a message is read whole: the right stands beside the threat
            if not document.is_sequence and _is_looked_up(first) and _is_rule_told_to_all(first):
                continue
            body = (
                block for block in document.in_lang(lang).blocks if block.kind not in NAMES and not _is_line(block.text)
            )
            opens = (
                is_menace(first, lang)
                or has(told_with(first), right)
                or first.prose in islice(body, _EARLY)
                or _is_to_one_person(first)
            )
            if not document.is_sequence or (opens and not _is_rule_told_to_all(first)):
                yield Hit(first.span, OPENS, {"found": first.text})
            elif not _is_of_another(first) and not _is_reminder(first):
                yield Hit(first.span, ALONE, {"found": first.text}, Certainty.REVIEW)


def _is_of_another(found: Found) -> bool:
    """Whether the sentence tells what would happen in a case, or to whoever is responsible, and speaks to nobody."""
    sentence = found.sentence.strip()
    return _CASE.search(sentence) is not None and not TO_READER.search(sentence)


_MAY = re.compile(r"\b(?:peu(?:t|vent)|pourr(?:a|ont|ait)|may|might|can|could) ")


def _is_rule_told_to_all(found: Found) -> bool:
    """Whether a page, which is sent to nobody, tells what may happen, or what a trade is held to: nothing is said of the reader's case."""
    document = found.prose.document
    if is_sent(document):
        return False
    is_of_a_trade = addressee_of(document)[0] is Addressee.PROFESSIONAL and not TO_READER.search(found.sentence)
    return is_of_a_trade or _MAY.search(found.text.lower()) is not None


_ASKED = re.compile(r"(?:^|[/._-])(?:faqs?|questions?|answers?|reponses?)(?=[/._-]|$)", re.I)


def _is_looked_up(found: Found) -> bool:
    """Whether a message is the answer to a question that many ask, kept under that name."""
    return _ASKED.search(found.prose.key) is not None or _ASKED.search(found.prose.path) is not None


def _is_to_one_person(found: Found) -> bool:
    """Whether a letter says to the one who reads it what will be done to them, with no way back."""
    sentence = found.sentence
    if not is_sent(found.prose.document) or gives_a_way_back(told_with(found)):
        return False
    return TO_READER.search(sentence) is not None and not _MAY.search(sentence)


def _is_reminder(found: Found) -> bool:
    """Whether the law is only recalled, of any false statement by anyone: nothing is begun against the reader."""
    sentence = found.sentence
    return _RECALLED.search(sentence) is not None and not TO_READER.search(sentence)


_RECALLED = re.compile(
    r"\b(?:toute fausse déclaration|any false (?:statement|declaration))\b[^.;!?]{0,60}\b(?:constitue|est|is|constitutes) (?:une?|an?|punie?|passible|punishable)\b"
)


def _firsts(found: list[Found], is_sequence: bool) -> list[Found]:
    """The first threat of the text, or the first of each message when messages stand alone."""
    if is_sequence:
        return found[:1]
    return list({id(one.prose): one for one in reversed(found)}.values())


def _is_label(found: Found) -> bool:
    """Whether a message is a name of something rather than a sentence that says what will be done."""
    text = found.prose.text
    return text.count(" ") < _SENTENCE and not text.rstrip().endswith((".", "!"))


def _is_line(text: str) -> bool:
    return text.count(" ") <= _LINE and text[-1:] not in ".!?:;,"
