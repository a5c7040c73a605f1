"""What pushes people to a yes, what is held of them, and what is ruled about them without a reason or a limit."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.reading.texts import Document, Piece, Prose
from guichet.told.agreements import agreements_taken
from guichet.told.asked_much import beliefs_asked, papers_asked, private_facts_asked
from guichet.told.ideas import told
from guichet.told.limits_untold import limits_in
from guichet.told.refusals_quoted import answers_quoted


def document_of(text: str, lang: str) -> Document:
    document = Document("locales/messages.json", Config(), is_sequence=False)
    document.add(Prose(text, "message", [Piece(text, 0)], document, lang))
    return document


@pytest.mark.parametrize(
    ("topic", "text", "lang", "said"),
    [
        ("nagged", "Ce rappel reviendra chaque lundi tant que vous n'aurez pas installé l'application.", "fr", True),
        ("nagged", "Nous ne reviendrons pas vous proposer l'application.", "fr", False),
        ("nagged", "This window will come back until you turn on notifications.", "en", True),
        ("nagged", "We shall not write again about this invitation.", "en", False),
        ("blamed", "Refuser la facture en ligne revient à abattre des arbres.", "fr", True),
        ("blamed", "Refuser la facture en ligne ne change rien à vos droits.", "fr", False),
        ("blamed", "We cannot understand why you would gamble with your children's safety.", "en", True),
        ("frightened", "Sans cette option, vous pourriez tout perdre. Le contrat coûte 4 €.", "fr", True),
        ("named_for_it", "The names of families who have not given are read out.", "en", True),
        ("off_the_shelf", "Ces cartes s'arrachent.", "fr", True),
        ("off_the_shelf", "Ces cartes partent vite d'habitude, mais chacun en aura une.", "fr", False),
        ("clock_set", "Il vous reste 09 min 58 s pour profiter de ce tarif.", "fr", True),
        (
            "clock_set",
            "Votre session reste ouverte 09 min 58 s, puis vos réponses sont gardées au même prix.",
            "fr",
            False,
        ),
        ("no_made_hard", "Pour refuser l'enquête, venez au siège avec votre livret de famille.", "fr", True),
        ("no_made_hard", "Pour refuser l'enquête, un appel suffit, ou venez au siège.", "fr", False),
        ("handed_on", "Vos coordonnées sont cédées à nos partenaires commerciaux.", "fr", True),
        ("handed_on", "Vos coordonnées ne sont jamais cédées à des partenaires commerciaux.", "fr", False),
        ("handed_on", "Selected sponsors buy this information from us.", "en", True),
        ("handed_on", "With your consent, your address is passed to advertisers.", "en", False),
        ("held_for_ever", "Nous gardons votre dossier sans limite de durée.", "fr", True),
        ("held_for_ever", "Les archives départementales gardent vos actes sans limite de durée.", "fr", False),
        ("recorded_unasked", "Votre entretien a été enregistré et joint au dossier.", "fr", True),
        ("recorded_unasked", "Avec votre accord, votre entretien a été enregistré.", "fr", False),
        ("recorded_unasked", "There are no cameras in the changing rooms.", "en", False),
        ("unexplained_ruling", "La commission ne donne pas ses raisons.", "fr", True),
        ("unexplained_ruling", "Vous n'avez pas à donner vos raisons à la commission.", "fr", False),
        ("unexplained_ruling", "The panel does not explain its choices.", "en", True),
        ("shut_for_good", "There is no procedure for disputing the charge.", "en", True),
    ],
)
def test_a_sentence_says_what_is_done_to_people(topic: str, text: str, lang: str, said: bool) -> None:
    assert any(told(document_of(text, lang), lang, topic, supposed=True, asked=True, firms=True)) is said


@pytest.mark.parametrize(
    ("text", "lang", "taken"),
    [
        ("Fermer ce bandeau signifie que vous acceptez les traceurs.", "fr", True),
        ("Fermer ce bandeau vaut refus.", "fr", False),
        ("Carrying on using the card means you are happy to get our offers.", "en", True),
        ("Unless we hear from you, your name will be added to the research register.", "en", True),
        ("Le silence du service vaudra accord ou rejet de la demande, selon le dossier.", "fr", False),
        ("Le téléphone permet d'enregistrer la demande quand le site ne le permet pas.", "fr", False),
        ("Si vous ne répondez pas, rien ne change : vos photos ne seront pas publiées.", "fr", False),
    ],
)
def test_what_people_do_anyway_is_no_agreement(text: str, lang: str, taken: bool) -> None:
    assert any(agreements_taken(document_of(text, lang), lang)) is taken


def test_an_everyday_thing_needs_no_secret() -> None:
    assert any(papers_asked(document_of("Atelier cuisine : joignez trois relevés bancaires.", "fr"), "fr"))
    assert not any(papers_asked(document_of("Bourse : joignez trois relevés bancaires.", "fr"), "fr"))
    assert any(private_facts_asked(document_of("Parking permit: tell us your medical history.", "en"), "en"))
    assert any(beliefs_asked(document_of("Précisez votre religion.", "fr"), "fr"))
    assert not any(beliefs_asked(document_of("Précisez votre religion si vous le souhaitez.", "fr"), "fr"))


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("Le recours court à compter de la saisie de la décision dans notre logiciel.", "fr", True),
        ("Le recours court à compter du jour où vous recevez la lettre, signée par le chef de bureau.", "fr", False),
        ("Any challenge must come in promptly.", "en", True),
        ("You have two months; any challenge must come in promptly.", "en", False),
    ],
)
def test_a_limit_that_nobody_can_know(text: str, lang: str, found: bool) -> None:
    assert any(limits_in(document_of(text, lang))) is found


def test_answers_are_read_between_quotation_marks() -> None:
    document = document_of("Répondez « Oui » ou « Non, j'aime payer deux fois ».", "fr")
    assert [plain for _, _, _, plain in answers_quoted(document, "fr")] == ["oui", "non, j'aime payer deux fois"]
