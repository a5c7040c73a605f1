"""A text that asks its reader to come when, or where, it says that nobody is there: the same day, the same place, and it does not open again."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.reading.texts import Document, Piece, Prose
from guichet.told.hours import tells_opening
from guichet.told.shut_place import shut_places
from guichet.told.shut_then import shut_when_asked


def said(text: str, lang: str) -> list[str]:
    document = Document("locales/messages.json", Config(), is_sequence=False)
    document.add(Prose(text, "message", [Piece(text, 0)], document, lang))
    return [one.text for find in (shut_when_asked, shut_places) for one in find(document)]


@pytest.mark.parametrize(
    ("lang", "shut", "open_then"),
    [
        ("fr", "La mairie est fermée le lundi.", "La mairie est fermée le lundi 25 décembre."),
        ("fr", "Le bureau est fermé tous les lundis.", "Le bureau est fermé le lundi matin."),
        ("fr", "Le bureau est fermé le lundi.", "Le bureau est fermé le lundi de Pâques."),
        ("fr", "Le bureau n’est pas ouvert le lundi.", "Le bureau est fermé le lundi à partir de 17 h."),
        ("en", "We are closed every Monday.", "We are closed on Monday 25 December and open again on Tuesday."),
        ("en", "The office is closed on Mondays.", "The office is closed on Monday, December 25."),
        ("en", "The office is not open on Mondays.", "The office is closed on Monday afternoons."),
    ],
)
def test_a_day_is_shut_when_it_is_shut_every_week_and_all_day(lang: str, shut: str, open_then: str) -> None:
    asked = {
        "fr": "Votre rendez-vous est fixé au lundi 4 janvier 2027. ",
        "en": "Your appointment is on Monday 4 January 2027. ",
    }[lang]
    assert said(asked + shut, lang)
    assert said(asked + open_then, lang) == []


@pytest.mark.parametrize(
    ("lang", "there", "elsewhere"),
    [
        (
            "fr",
            "Rendez-vous le mardi 4 mai à 18 h 30 à l’école. L’école est ouverte de 9 h à 17 h.",
            "Rendez-vous le mardi 4 mai à 18 h 30 à l’école. Le secrétariat est ouvert de 9 h à 17 h.",
        ),
        (
            "fr",
            "Venez le mardi 4 mai à 18 h. L’accueil est ouvert de 9 h à 17 h.",
            "Venez le mardi 4 mai à 18 h, salle Courbet. L’accueil est ouvert de 9 h à 17 h.",
        ),
        (
            "fr",
            "Présentez-vous le lundi 3 mai. La bibliothèque est fermée le lundi.",
            "Présentez-vous au gymnase le lundi 3 mai. La bibliothèque est fermée le lundi.",
        ),
        (
            "en",
            "Come to the library on 3 May at 7pm. The library is open from 9am to 5pm.",
            "Come to the town hall on 3 May at 7pm. The library is open from 9am to 5pm.",
        ),
        (
            "en",
            "Come on 3 May at 7pm. The office is open from 9am to 5pm.",
            "Come on 3 May at 7pm. Our line is open from 9am to 5pm.",
        ),
    ],
)
def test_it_is_shut_where_one_is_asked_to_come(lang: str, there: str, elsewhere: str) -> None:
    assert said(there, lang)
    assert said(elsewhere, lang) == []


@pytest.mark.parametrize(
    ("lang", "shut", "again"),
    [
        ("fr", "Venez à la piscine avec votre carte. La piscine est fermée pour travaux.", " Elle rouvre en mai 2027."),
        ("fr", "Venez à la piscine avec votre carte. La piscine est fermée pour travaux.", " Réouverture en mai 2027."),
        ("fr", "Entrez par le portail A. Le portail A est fermé.", " On l’ouvre à 8 h."),
        ("en", "Come to the pool with your card. The pool is closed for works.", " It reopens on 4 May 2027."),
        ("en", "Use the north door. The north door is locked.", " It is only so at night."),
    ],
)
def test_a_place_that_opens_again_in_the_next_sentence_is_no_trap(lang: str, shut: str, again: str) -> None:
    assert said(shut, lang)
    assert said(shut + again, lang) == []


@pytest.mark.parametrize(
    ("said", "tells"),
    [
        ("Ouvert du lundi au vendredi, de 9 h à 17 h.", True),
        ("Nous sommes joignables du lundi au vendredi.", True),
        ("Rappelez demain à partir de 9 h.", True),
        ("Call back tomorrow from 9 am.", True),
        ("Revenez plus tard.", False),
    ],
)
def test_a_door_that_is_shut_tells_when_it_opens(said: str, tells: bool) -> None:
    assert tells_opening(said) is tells
