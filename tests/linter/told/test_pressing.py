"""What frightens, shames, hurries or binds somebody, and the same words when they do not."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.reading.texts import Document, Piece, Prose, read_file
from guichet.told.addressee import is_spoken_to
from guichet.told.agreements import agreements_taken, terms_imposed
from guichet.told.earnest import stands_in_condition
from guichet.told.ideas import told
from guichet.told.negation import is_denied_in
from guichet.told.rights import tells_a_right
from guichet.told.silence import silence_held_against
from guichet.told.threats import _is_cancelled, threats


def document_of(text: str, lang: str) -> Document:
    document = Document("locales/messages.json", Config(), is_sequence=False)
    document.add(Prose(text, "message", [Piece(text, 0)], document, lang))
    return document


@pytest.mark.parametrize(
    ("text", "lang", "held"),
    [
        ("Tu seras radié si tu ne viens pas.", "fr", True),
        ("Tu ne seras pas radié si tu ne viens pas.", "fr", False),
        ("Tu seras radié si tu ne viens pas. Appelez-nous pour changer la date.", "fr", False),
        ("Si ton bailleur menace de te poursuivre en justice, viens nous voir.", "fr", False),
        ("Si vous ne payez pas, nous allons prévenir votre employeur.", "fr", True),
        ("We will stop your benefit if you are late.", "en", True),
        ("Nobody is prosecuted for being late.", "en", False),
        ("You may be prosecuted for a false declaration.", "en", True),
        ("L'amende vous a été comptée par erreur.", "fr", False),
        ("Une amende vous sera comptée à la moindre erreur.", "fr", True),
        ("La saisie de votre compte est levée.", "fr", False),
        ("La saisie de votre compte est engagée.", "fr", True),
        ("Après une peine de prison, vous gardez le droit de voter.", "fr", False),
        ("Carte perdue ? Nous bloquons l'ancienne.", "fr", False),
        ("The police will give your bike back.", "en", False),
        ("The police will take your bike if you do not pay.", "en", True),
        ("You were fined by mistake.", "en", False),
        ("You may also be fined, or go to prison, if you are late.", "en", True),
        ("After prison, you can vote.", "en", False),
        ("We have closed your claim, as you asked.", "en", False),
        ("We have closed your claim because you missed a meeting.", "en", True),
        ("Your criminal record could be reduced: we may help you.", "en", False),
        ("A free service that can help you if you are one of the people with a criminal record.", "en", False),
        ("Leaving it there again will earn you a fine and a criminal record.", "en", True),
        ("We will never cut off your water.", "en", False),
        ("We will soon cut off your water.", "en", True),
        ("Nous ne couperons jamais votre eau.", "fr", False),
        ("Nous couperons demain votre eau.", "fr", True),
        ("L'eau sera coupée de 8 h à 12 h dans votre rue.", "fr", False),
        ("L'eau sera coupée si vous ne venez pas au guichet mardi de 8 h à 12 h.", "fr", True),
        ("Votre pension sera suspendue de 3 à 6 mois.", "fr", True),
        ("Your benefit will be stopped from 2 to 4 weeks.", "en", True),
    ],
)
def test_a_threat_is_known_by_what_is_taken_and_why(text: str, lang: str, held: bool) -> None:
    assert any(threats(document_of(text, lang), lang)) is held


@pytest.mark.parametrize(
    ("topic", "text", "lang", "said"),
    [
        ("hurry", "Appelez avant 18 h, ou votre place est perdue.", "fr", True),
        ("shame", "Vous auriez mieux fait de lire la notice.", "fr", True),
        ("shame", "Demander de l'aide n'est pas une honte.", "fr", False),
        ("shame", "If you have nothing to hide, send your statements.", "en", True),
        ("shame", "You have nothing to be ashamed of.", "en", False),
        ("hurry", "Répondez dans l'heure.", "fr", True),
        ("hurry", "Nous répondons dans l'heure.", "fr", False),
        ("hurry", "Book right now, only 2 places left.", "en", True),
        ("hurry", "Le guichet ferme à 16 h, le téléphone répond jusqu'à 18 h.", "fr", False),
        ("hurry", "Plus que deux heures, et la place disparaît.", "fr", True),
        ("hurry", "Envoyez la feuille sous 48 heures si possible.", "fr", False),
        ("hurry", "Envoyez la feuille sous 48 heures.", "fr", True),
        ("hurry", "The session lasts 20 minutes.", "en", False),
    ],
)
def test_shame_and_hurry_are_known_by_whom_they_press(topic: str, text: str, lang: str, said: bool) -> None:
    assert any(told(document_of(text, lang), lang, topic, supposed=True)) is said


@pytest.mark.parametrize(
    ("text", "lang", "held"),
    [
        ("Vous n'avez rien dit. Votre place est donnée à un autre.", "fr", True),
        ("Vous n'avez rien dit. Votre place vous attend.", "fr", False),
        ("Ne pas répondre revient à accepter.", "fr", True),
        ("Le silence gardé par la mairie vaut accord.", "fr", False),
        ("No reply closes your application and it cannot be reopened.", "en", True),
        ("No answer from you within a month will end your claim.", "en", True),
        ("Silence closes your file.", "en", True),
        ("No reply is needed.", "en", False),
        ("L’absence de réponse clôt votre dossier.", "fr", True),
        ("Sans retour sous huit jours, nous classons votre demande.", "fr", True),
        ("Nous classons les demandes par date.", "fr", False),
        ("Sans retour de la sonde, la version est considérée comme abandonnée.", "fr", False),
        ("Sans retour de votre part, la demande est considérée comme abandonnée.", "fr", True),
        ("With no answer from the probe, the build is treated as withdrawn.", "en", False),
        ("With no answer, the claim is treated as withdrawn.", "en", True),
        ("You did not tick the box, so you have lost your right to appeal and your claim is closed.", "en", True),
        ("If you say nothing, your claim stays open.", "en", False),
        ("Sans retour de votre part, la demande est considérée comme abandonnée. Vous pouvez appeler.", "fr", True),
        (
            "Sans retour de votre part, la demande est considérée comme abandonnée. Vous pourrez la reprendre.",
            "fr",
            False,
        ),
        ("Leaving this page cancels your claim. It cannot be reopened.", "en", True),
        ("Leaving this page keeps your claim.", "en", False),
    ],
)
def test_silence_is_held_against_somebody_in_one_sentence_or_two(text: str, lang: str, held: bool) -> None:
    assert any(silence_held_against(document_of(text, lang), lang)) is held


@pytest.mark.parametrize(
    ("text", "lang", "taken"),
    [
        ("L'usage du service emporte adhésion à la charte.", "fr", True),
        ("L'usage du service n'emporte pas adhésion à la charte.", "fr", False),
        ("By opening this message you accept the new price.", "en", True),
        ("By ticking this box you accept the new price.", "en", False),
    ],
)
def test_what_one_does_anyway_is_no_agreement(text: str, lang: str, taken: bool) -> None:
    assert any(agreements_taken(document_of(text, lang), lang)) is taken


def test_terms_that_change_alone_are_imposed() -> None:
    assert any(terms_imposed(document_of("Nos tarifs peuvent changer à tout moment.", "fr"), "fr"))
    assert not any(terms_imposed(document_of("Nos tarifs changent le 1er mai.", "fr"), "fr"))


def test_what_follows_from_a_condition_is_not_the_condition() -> None:
    assert stands_in_condition("si votre bailleur vous ", "menace")
    assert not stands_in_condition("si vous ne répondez pas, ", "menace")
    assert not stands_in_condition("si vous ne répondez pas vous ", "serez radié")


def test_what_is_not_done_is_the_subject_of_what_follows() -> None:
    text = "ne pas répondre revient à accepter"
    assert not is_denied_in(text, "fr", text.index("revient"), text.index("revient") + 7)
    assert is_denied_in(text, "fr", text.index("répondre"), text.index("répondre") + 8)


def test_a_right_that_is_lost_is_none_given() -> None:
    assert tells_a_right("Vous pouvez contester.", "fr")
    assert not tells_a_right("Vous avez perdu le droit de contester.", "fr")


def test_a_word_to_those_who_work_there_is_not_for_the_public() -> None:
    assert not is_spoken_to(document_of("Note pour les agents : vous serez relancés.", "fr").blocks[0])
    assert is_spoken_to(document_of("Notez : vous serez relancés.", "fr").blocks[0])


@pytest.mark.parametrize(
    "text",
    [
        "Describe your problem in a few words.",
        "You should have your documents ready.",
        "Read the guidance before you apply.",
        "Your session is about to expire.",
        "Do not miss your appointment.",
        "We may contact your employer to check your hours.",
        "At your age, you can ask for the young people's card.",
        "It is too late to apply for this year.",
        "Pensez à vos justificatifs.",
        "À votre âge, vous pouvez demander la carte jeune.",
        "Vous êtes prévenu par SMS quand la carte est prête.",
        "Combien de fois par semaine venez-vous ?",
        "L'aide diminue si vos revenus augmentent.",
        "Trop de personnes ignorent leurs droits.",
        "Nous pouvons contacter votre employeur pour vérifier vos horaires.",
        "Dernier jour pour s'inscrire : le 3 mai 2027.",
        "Appelez le 01 99 00 45 67 : un agent vous répond jusqu'à 18 h.",
        "Appelez l'accueil avant 17 h, nos conseillers sont là.",
        "Passez avant midi ou appelez-nous : l'équipe du standard vous accueille.",
        "Call us by 5 pm: an adviser is there to help.",
    ],
)
def test_ordinary_sentences_press_nobody(text: str) -> None:
    """The words are those of pressure; nobody is pressed."""
    for lang in ("fr", "en"):
        for topic in ("shame", "threat", "hurry", "silence"):
            assert not any(told(document_of(text, lang), lang, topic, supposed=True)), (lang, topic)


def test_a_letter_of_many_threats_is_asked_once_whether_it_takes_them_back() -> None:
    document = read_file(Source("courriers/loyer.txt", "Bonjour,\n\n" + "Vous serez expulsé demain.\n\n" * 9), Config())
    _is_cancelled.cache_clear()
    assert len(list(threats(document, "fr"))) >= 9
    assert _is_cancelled.cache_info().misses == 1
