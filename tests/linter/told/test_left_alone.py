"""What falls on somebody with nobody there, told in sentences: a machine, a rank, a place lost, a robot; and the same words when it does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from guichet.core.configuration import Config
from guichet.reading.texts import Document, Piece, Prose
from guichet.reading.texts.document import Found
from guichet.told.left_alone import (
    decided_by_machine,
    decided_by_score,
    dropped,
    locked_for_long,
    ranked_by_origin,
    robot_only,
    turn_lost,
)
from guichet.told.lost_time import lost_at_a_slip, lost_with_time
from guichet.told.nobody import nobody_left, unread_replies
from guichet.told.silence import silence_held_against

Asked = Callable[[Document, str], Iterator[Found | tuple[Found, bool]]]


def document_of(text: str, lang: str) -> Document:
    document = Document("locales/messages.json", Config(), is_sequence=False)
    document.add(Prose(text, "message", [Piece(text, 0)], document, lang))
    return document


def holds(asked: Asked, text: str, lang: str) -> bool:
    return any(True for _ in asked(document_of(text, lang), lang))


@pytest.mark.parametrize(
    ("text", "lang", "alone"),
    [
        ("Le logiciel a écarté votre candidature, et aucun agent ne l'a lue.", "fr", True),
        ("Un algorithme arrête seul la liste des élèves admis.", "fr", True),
        ("La suspension de votre aide a été décidée automatiquement.", "fr", True),
        ("Votre bourse est refusée par notre système.", "fr", False),
        ("Your claim was turned down by software and nobody has read it.", "en", True),
        ("An algorithm alone selects the applicants.", "en", True),
        ("Our computer has rejected your application.", "en", False),
    ],
)
def test_a_machine_that_decides_is_told(text: str, lang: str, alone: bool) -> None:
    assert [sure for _, sure in decided_by_machine(document_of(text, lang), lang)] == [alone]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Le logiciel trie les demandes ; un agent lit chacune d'elles et décide.", "fr"),
        ("Aucune décision n'est prise par un algorithme.", "fr"),
        ("Aucun dossier n'est refusé sans qu'un agent l'ait lu.", "fr"),
        ("Un algorithme doit-il choisir qui obtient un logement ?", "fr"),
        ("La décision de la caisse peut différer du résultat du simulateur.", "fr"),
        ("A case officer, not a computer, decides your claim.", "en"),
        ("The system rejected your card: pay at the desk.", "en"),
        ("You may use another computer to choose your payment date.", "en"),
    ],
)
def test_a_machine_that_helps_decides_nothing(text: str, lang: str) -> None:
    assert not holds(decided_by_machine, text, lang)


@pytest.mark.parametrize(
    ("asked", "text", "lang", "held"),
    [
        (ranked_by_origin, "Les enfants nés à l'étranger passent après les autres.", "fr", True),
        (ranked_by_origin, "Un malus frappe les dossiers de certains quartiers.", "fr", True),
        (ranked_by_origin, "La nationalité entre dans le calcul du score.", "fr", True),
        (ranked_by_origin, "La nationalité n'a aucune influence sur votre rang.", "fr", False),
        (ranked_by_origin, "Le code postal sert à trouver l'agence la plus proche.", "fr", False),
        (ranked_by_origin, "People born abroad are ranked last.", "en", True),
        (ranked_by_origin, "Your postcode counts against you: five points are deducted.", "en", True),
        (ranked_by_origin, "We do not rank people by nationality or postcode.", "en", False),
        (decided_by_score, "Votre score de risque est de 8 : votre aide est suspendue.", "fr", True),
        (decided_by_score, "Votre score à l'examen est de 8 : votre copie n'est pas retenue.", "fr", False),
        (decided_by_score, "You were rated as high risk, so your payments are on hold.", "en", True),
        (decided_by_score, "You scored 46 in the theory test and have passed.", "en", False),
        (dropped, "Les inscrits absents sont radiés sans préavis.", "fr", True),
        (dropped, "Une seule absence et votre place est donnée.", "fr", True),
        (dropped, "Répondez sous 48 heures, sinon votre dossier est clos.", "fr", True),
        (dropped, "Les annonces sont retirées sans préavis chaque mois.", "fr", False),
        (dropped, "Les inscrits ne sont jamais radiés sans préavis.", "fr", False),
        (dropped, "Sans réponse sous cinq jours, le dossier est clos ; appelez et il est rouvert.", "fr", False),
        (dropped, "Households are dropped from the list without further word.", "en", True),
        (dropped, "Miss one appointment and your place is given away: it is lost.", "en", True),
        (dropped, "Old adverts are removed without notice.", "en", False),
        (locked_for_long, "Trois codes faux entraînent un blocage de trente jours.", "fr", True),
        (locked_for_long, "Trois codes faux entraînent un blocage de cinq minutes.", "fr", False),
        (locked_for_long, "Cet établissement est fermé définitivement, sauf erreur.", "fr", False),
        (locked_for_long, "After three failed attempts your account is locked for six months.", "en", True),
        (locked_for_long, "The road is closed for six months.", "en", False),
        (turn_lost, "Si vous fermez cette page, votre tour est perdu.", "fr", True),
        (turn_lost, "Si vous fermez cette page, votre tour n'est pas perdu.", "fr", False),
        (turn_lost, "If you are cut off, your place is gone.", "en", True),
        (robot_only, "Notre assistant virtuel répond à toutes vos questions.", "fr", True),
        (robot_only, "Notre assistant virtuel répond à toutes vos questions ; un conseiller prend le relais.", "fr", False),
        (robot_only, "The chatbot handles all enquiries.", "en", True),
        (robot_only, "The chatbot answers all simple questions.", "en", False),
        (lost_at_a_slip, "Revenir à l'écran précédent efface toute la saisie.", "fr", True),
        (lost_at_a_slip, "Revenir à l'écran précédent n'efface rien de la saisie.", "fr", False),
        (lost_at_a_slip, "Si l'un des fichiers est trop lourd, les neuf autres sont effacés.", "fr", True),
        (lost_at_a_slip, "Pressing the back button wipes your answers.", "en", True),
        (lost_at_a_slip, "Nothing in the form was lost when the connection failed: going back keeps it.", "en", False),
        (lost_with_time, "Après huit minutes sans clic, la page se vide.", "fr", True),
        (lost_with_time, "You are signed out after eight minutes of inactivity and nothing you have written is saved.", "en", True),
        (nobody_left, "Nos gestionnaires ne donnent ni leur nom ni leur ligne.", "fr", True),
        (nobody_left, "Nos agents ne donnent pas votre nom à des tiers.", "fr", False),
        (nobody_left, "Cet appel n'est pas enregistré.", "fr", False),
        (nobody_left, "This unit's contact details are not published.", "en", True),
        (silence_held_against, "Un refus ou un silence ne change rien à votre rang.", "fr", False),
    ],
)  # fmt: skip
def test_what_falls_with_nobody_there_is_told(asked: Asked, text: str, lang: str, held: bool) -> None:
    assert holds(asked, text, lang) is held


def test_an_address_that_only_sends_is_nobody_to_reach() -> None:
    text = "Your licence is on its way. It will be printed this week. Sent from donotreply@records.example: messages to this address are discarded unread."
    assert holds(unread_replies, text, "en")
