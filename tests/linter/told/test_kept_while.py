"""What is kept while people use a service, and after they leave without a word; the reason that a letter leaves to be written."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.reading.texts import Document, Piece, Prose
from guichet.told.kept_while import kept_while_used
from guichet.told.left_blank import reasons_left_blank


def document_of(*texts: str, lang: str) -> Document:
    document = Document("templates/donnees.html", Config())
    for text in texts:
        document.add(Prose(text, "paragraph", [Piece(text, 0)], document, lang))
    return document


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Nous gardons vos données tant que votre compte est actif.", "fr"),
        ("Vos informations sont conservées pendant toute la durée d’utilisation du service.", "fr"),
        ("We keep your data for as long as you use the service.", "en"),
        ("Your information is stored while you have an account.", "en"),
    ],
)
def test_somebody_who_never_comes_back_is_kept_for_good(text: str, lang: str) -> None:
    assert len(list(kept_while_used(document_of(text, lang=lang)))) == 1


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Nous gardons vos données tant que votre compte est actif, et six mois après votre départ.", "fr"),
        ("Nous gardons vos données tant que votre compte est actif. Elles sont effacées deux ans après.", "fr"),
        ("Vos données sont conservées tant que vous utilisez le service. Sans visite, elles le sont 12 mois.", "fr"),
        ("Nous gardons l’eau au frais tant que vous utilisez la fontaine.", "fr"),
        ("We keep your draft while you use the form.", "en"),
        ("We keep your data for as long as you use the service, and for 2 years then.", "en"),
    ],
)
def test_a_time_that_is_said_leaves_nobody_behind(text: str, lang: str) -> None:
    assert list(kept_while_used(document_of(text, lang=lang))) == []


@pytest.mark.parametrize(
    "text",
    [
        "[Préciser le motif du classement sans suite.]",
        "[à compléter : motif du refus]",
        "[Please state the grounds of the refusal]",
    ],
)
def test_somebody_may_get_the_order_to_write_a_reason_in_place_of_it(text: str) -> None:
    assert [one.text for one in reasons_left_blank(document_of(f"Bonjour. {text} Cordialement.", lang="fr"))] == [text]


@pytest.mark.parametrize(
    "text", ["[motif]", "[reason]", "[Lire le motif](/motif)", "[Ajoutez une pièce]", "[1] La raison."]
)
def test_a_value_a_link_or_a_note_is_no_blank(text: str) -> None:
    assert list(reasons_left_blank(document_of(f"Bonjour. {text} Cordialement.", lang="fr"))) == []
