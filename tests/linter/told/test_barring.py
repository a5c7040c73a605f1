"""What keeps somebody out, or has them pay: hours, cards, homes, papers and sums; and the same words when they do not."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.reading.texts import Document, Piece, Prose
from guichet.told.doors import closed_doors
from guichet.told.ideas import told
from guichet.told.one_paper import papers_alone
from guichet.told.sums import charged_unasked
from guichet.told.watching import untold


def document_of(text: str, lang: str) -> Document:
    document = Document("courriers/lettre.txt", Config())
    document.add(Prose(text, "paragraph", [Piece(text, 0)], document, lang))
    return document


@pytest.mark.parametrize(
    ("topic", "harmful", "harmless", "lang"),
    [
        ("screen_hours", "Le paiement en ligne est coupé chaque soir.", "Le paiement en ligne est coupé ce soir pour des travaux.", "fr"),
        ("screen_hours", "L’extranet n’est accessible que du lundi au jeudi.", "Le guichet n’est accessible que du lundi au jeudi.", "fr"),
        ("screen_hours", "La messagerie ne prend rien le week-end.", "La messagerie prend tout, même le week-end.", "fr"),
        ("screen_hours", "The claim form sleeps at night.", "The claim form never sleeps at night.", "en"),
        ("screen_hours", "The portal opens on weekdays only.", "Our desk opens on weekdays only.", "en"),
        ("open_briefly", "Le formulaire reste ouvert pendant une heure.", "Le bureau reste ouvert pendant une heure.", "fr"),
        ("open_briefly", "The form is open for ten minutes.", "The form is saved for ten minutes after you leave.", "en"),
        ("opened_at_night", "Les séances sont remises en ligne après minuit.", "Les séances sont remises en ligne à midi.", "fr"),
        ("card_wanted", "La caisse n’accepte que la carte bancaire.", "La caisse n’accepte pas que la carte bancaire.", "fr"),
        ("card_wanted", "The till takes cards and nothing else: pay by card and nothing else.", "The till takes coins and cards.", "en"),
        ("home_refused", "Les personnes logées à l’hôtel n’y ont pas droit.", "Les personnes logées à l’hôtel y ont droit.", "fr"),
        ("home_refused", "La domiciliation ne vaut pas adresse.", "La domiciliation vaut adresse.", "fr"),
        ("home_refused", "Hostel residents cannot register.", "Hostel residents can register.", "en"),
        ("home_refused", "Rough sleepers are turned away.", "Rough sleepers are welcome, and nobody asks where they sleep.", "en"),
        ("bill_in_name", "Il faut une facture à votre nom.", "Une facture, à votre nom ou à celui d’un proche, se lit.", "fr"),
        ("abroad_refused", "Un diplôme étranger n’est pas reconnu.", "Un diplôme étranger est reconnu.", "fr"),
        ("abroad_refused", "A certificate issued abroad is not accepted.", "A certificate issued abroad is not accepted unless translated.", "en"),
        ("status_refused", "Cours fermés aux demandeurs d’asile.", "Cours ouverts aux demandeurs d’asile.", "fr"),
        ("status_refused", "Loans are closed to overseas students.", "Loans are open to overseas students.", "en"),
        ("account_refused", "Les livrets ne sont pas acceptés.", "Les livrets sont acceptés.", "fr"),
        ("account_refused", "Prepaid cards are refused.", "Prepaid cards are fine.", "en"),
        ("told_late", "Des frais de 4 € s’ajoutent au moment de payer.", "Des frais de 4 € s’ajoutent si vous le demandez, au moment de payer.", "fr"),
        ("told_late", "The full price is shown after payment.", "The full price is shown on this page.", "en"),
        ("comes_again", "Votre carte est reconduite d’office, à 20 €.", "Votre carte n’est pas reconduite d’office, à 20 €.", "fr"),
        ("comes_again", "Your plan renews automatically at £20.", "Your free pass renews automatically.", "en"),
        ("chosen_ahead", "L’assurance est cochée d’avance.", "L’assurance n’est pas cochée d’avance.", "fr"),
        ("chosen_ahead", "Insurance is already ticked.", "Insurance is not already ticked.", "en"),
    ],
)  # fmt: skip
def test_what_is_done_to_whom_decides_and_no_word_alone(topic: str, harmful: str, harmless: str, lang: str) -> None:
    assert any(told(document_of(harmful, lang), lang, topic, supposed=True))
    assert not any(told(document_of(harmless, lang), lang, topic, supposed=True))


@pytest.mark.parametrize(
    ("text", "lang", "is_untold"),
    [
        ("Des créneaux réapparaissent à l’improviste.", "fr", True),
        ("Des créneaux réapparaissent à l’improviste : la liste d’attente vous appelle.", "fr", False),
        ("Des créneaux réapparaissent chaque lundi.", "fr", False),
        ("Guettez les rendez-vous.", "fr", True),
        ("Inutile de guetter : nous vous appelons pour les rendez-vous.", "fr", False),
        ("Slots pop up at odd times.", "en", True),
        ("Slots pop up at odd times, and we will text you.", "en", False),
        ("Appointments are sent back to the list. Check often.", "en", True),
    ],
)
def test_places_come_up_at_moments_that_nobody_tells(text: str, lang: str, is_untold: bool) -> None:
    assert any(untold(document_of(text, lang), lang)) is is_untold


@pytest.mark.parametrize(
    ("text", "lang", "is_unasked"),
    [
        ("La salle est réservée. Un forfait de 30 € sera ajouté à la note.", "fr", True),
        ("La salle est réservée. Comme convenu, un forfait de 30 € sera ajouté à la note.", "fr", False),
        ("Un forfait de 30 € sera ajouté à la note.", "fr", False),
        ("Your visit is booked. A fee of £5 will be charged.", "en", True),
        ("Your visit is booked. A fee of £5 will be charged if you do not come.", "en", False),
    ],
)
def test_a_sum_is_added_once_all_is_settled(text: str, lang: str, is_unasked: bool) -> None:
    assert any(charged_unasked(document_of(text, lang), lang)) is is_unasked


@pytest.mark.parametrize(
    ("text", "lang", "is_closed"),
    [
        ("Notre agence a fermé. Déclarez la panne depuis l’espace locataire.", "fr", True),
        (
            "L’ancien guichet est fermé. Le nouveau est rue Haute ; vous pouvez aussi écrire depuis l’espace locataire.",
            "fr",
            False,
        ),
        ("The counter has closed. Report repairs in the tenant app.", "en", True),
        ("Nous n’envoyons plus de publicité par la poste.", "fr", False),
        ("The app is only one way to pay.", "en", False),
    ],
)
def test_a_door_that_went_leaves_the_screen(text: str, lang: str, is_closed: bool) -> None:
    assert any(closed_doors(document_of(text, lang).said[0])) is is_closed


@pytest.mark.parametrize(
    ("text", "lang", "is_alone"),
    [
        ("Les titres de séjour sont refusés.", "fr", True),
        ("Les titres de séjour ne sont pas refusés.", "fr", False),
        ("Proof of identity must be a passport.", "en", True),
        ("Proof of identity must be a passport or a letter.", "en", False),
        ("Refused because your proof of identity was not a UK passport.", "en", True),
    ],
)
def test_one_paper_alone_is_taken(text: str, lang: str, is_alone: bool) -> None:
    assert any(papers_alone(document_of(text, lang))) is is_alone
