"""Sentences that leave somebody out, each beside its harmless twin of nearly the same words."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.reading.texts import Document, Piece, Prose
from guichet.told.doors import closed_doors, sends_back
from guichet.told.ideas import said_in
from guichet.told.negation import is_denied_in
from guichet.told.rights import tells_a_right
from guichet.told.saying import just_before


def prose_of(text: str, lang: str) -> Prose:
    document = Document("courriers/lettre.txt", Config())
    prose = Prose(text, "paragraph", [Piece(text, 0)], document, lang)
    document.add(prose)
    return prose


@pytest.mark.parametrize(
    ("lang", "void", "kept"),
    [
        ("fr", "Tout dossier remis en mairie est réputé inexistant.", "Tout dossier remis en mairie est enregistré."),
        ("fr", "Une demande postée est nulle.", "Les demandes postées ne sont jamais jetées."),
        ("en", "We throw away forms that come in the post.", "Forms that come in the post are read."),
        ("fr", "Les dossiers papier sont détruits.", "Les dossiers papier sont détruits deux ans après la décision."),
    ],
)
def test_what_comes_by_a_door_and_is_void_shuts_it(lang: str, void: str, kept: str) -> None:
    assert any(closed_doors(prose_of(void, lang)))
    assert not any(closed_doors(prose_of(kept, lang)))
    assert sends_back(void.lower())


@pytest.mark.parametrize(
    ("topic", "lang", "harmful", "harmless"),
    [
        ("by_eye", "fr", "Touchez les photos qui montrent un bus pour continuer.", "Choisissez les photos qui montrent les dégâts pour continuer."),
        ("by_eye", "en", "Pick the odd one out to carry on.", "Pick the odd one out with the children."),
        ("by_eye", "fr", "Sélectionnez toutes les images où figure un vélo.", "Envoyez toutes les images où figure un vélo."),
        ("phone_needed", "fr", "Montrez le code sur votre mobile. Les versions imprimées sont refusées.", "Montrez le code sur votre mobile. Les versions imprimées passent aussi."),
        ("phone_needed", "en", "If you cannot scan it you will be marked absent.", "If you cannot scan it ask at the desk."),
        ("nobody", "fr", "Je ne comprends pas, je dois mettre fin à notre échange.", "Je ne comprends pas. Pouvez-vous le dire autrement ?"),
        ("nobody", "en", "Our staff are told not to discuss these charges.", "Our staff are told not to ask for your code."),
        ("silence", "fr", "Fermer cette fenêtre revient à retirer votre recours.", "Fermer cette fenêtre ne retire pas votre recours."),
        ("silence", "fr", "Les parents qui n'auront pas répondu perdent la place.", "Les parents qui n'auront pas répondu seront rappelés."),
        ("silence", "fr", "Ouvrez le lien dans l'heure, sinon votre rendez-vous est annulé.", "Ouvrez le lien dans l'heure, sinon demandez-en un autre."),
        ("shame", "fr", "Tous vos voisins ont répondu. Sauf vous.", "Tous vos voisins ont répondu."),
        ("shame", "en", "Because of you, a sick child was left waiting.", "Because of you, a sick child got a bed."),
        ("threat", "fr", "Votre foyer est exclu de tous les services.", "Votre foyer n'est pas exclu de tous les services."),
    ],
)  # fmt: skip
def test_the_same_words_leave_out_or_not(topic: str, lang: str, harmful: str, harmless: str) -> None:
    assert any(said_in(prose_of(harmful, lang), lang, topic, supposed=True))
    assert not any(said_in(prose_of(harmless, lang), lang, topic, supposed=True))


def test_a_condition_with_no_comma_denies_nothing_of_what_follows() -> None:
    follows = "if you have not objected we take it that you agree"
    assert not is_denied_in(follows, "en", follows.index("we take"), follows.index("that"))
    denied = "we do not take silence for a yes"
    assert is_denied_in(denied, "en", denied.index("take"), denied.index("silence"))


def test_a_request_withdrawn_gives_no_right() -> None:
    assert not tells_a_right("Fermer cette page revient à retirer votre recours.", "fr")
    assert tells_a_right("Vous pouvez former un recours.", "fr")


def test_nothing_stands_before_a_text_that_is_kept_apart() -> None:
    """Its rank is that of a list that it was taken out of."""
    prose = prose_of("Votre demande est refusée.", "fr")
    prose.document.blocks = []
    prose.index = 2
    assert just_before(prose, 0) == ""
