"""What a sentence says, whatever its words: ideas brought together, affirmed or denied, and said in earnest."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.core.keeping.tables import table
from guichet.reading.texts import Document, Piece, Prose
from guichet.told.ideas import said_in, told
from guichet.told.narrow import hardly_open
from guichet.told.negation import is_denied_in
from guichet.told.sayings import _IDEAS, _SAYINGS


def document_of(text: str, lang: str) -> Document:
    document = Document("courriers/lettre.txt", Config())
    document.add(Prose(text, "paragraph", [Piece(text, 0)], document, lang))
    return document


def says(topic: str, text: str, lang: str = "fr") -> bool:
    return any(told(document_of(text, lang), lang, topic))


ASKED_ALONE = {"lasting_thing", "everyday_thing", "grave_act", "served_its_time", "thrown_away"}
"""Ideas that no saying brings together with others: what a whole text is about."""


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_idea_of_a_saying_has_words_and_every_idea_serves(lang: str) -> None:
    each = [one for file in _SAYINGS for one in table(file)[lang].values()]
    named = {part.lstrip("-+!>&") for one in each for saying in one for part in saying.split() if part[0] not in "~:="}
    ideas = [name for file in _IDEAS for name in table(file)[lang]]
    entries = (entry for file in _IDEAS for words in table(file)[lang].values() for entry in words)
    brought_in = {entry[1:] for entry in entries if entry.startswith("@") and entry[1:] in ideas}
    assert named | ASKED_ALONE <= set(ideas)
    assert set(ideas) == named | ASKED_ALONE | brought_in
    assert len(ideas) == len(set(ideas))


@pytest.mark.parametrize(
    ("text", "word", "lang", "denied"),
    [
        ("nous ne prenons pas les appels", "prenons", "fr", True),
        ("nous prenons les appels", "prenons", "fr", False),
        ("n'hésitez pas à nous appeler", "appeler", "fr", False),
        ("il n'est pas inutile de nous relancer", "relancer", "fr", False),
        ("il est inutile de nous relancer", "relancer", "fr", True),
        ("aucun agent n'est joignable", "joignable", "fr", True),
        ("nous ne répondons que par courrier", "courrier", "fr", False),
        ("il n'y a pas de frais. appelez", "appelez", "fr", False),
        ("we do not take calls", "take", "en", True),
        ("do not hesitate to call", "call", "en", False),
        ("not only online", "online", "en", False),
    ],
)
def test_a_word_is_denied_by_what_stands_before_it(text: str, word: str, lang: str, denied: bool) -> None:
    start = text.index(word)
    assert is_denied_in(text, lang, start, start + len(word)) is denied


@pytest.mark.parametrize(
    ("topic", "harmful", "harmless", "lang"),
    [
        ("nobody", "Aucun agent ne peut être contacté.", "Un agent peut être contacté.", "fr"),
        ("nobody", "L’appel va être interrompu.", "L’appel va commencer.", "fr"),
        ("nobody", "Your caseworker cannot be contacted.", "Your caseworker can be contacted.", "en"),
        ("final", "Cette décision ne peut pas être contestée.", "Cette décision peut être contestée.", "fr"),
        ("final", "The reasons are not given.", "The reasons are given.", "en"),
        ("refused", "Votre pension a été suspendue.", "Votre pension a été versée.", "fr"),
        ("refused", "Your badge has been withdrawn.", "Your badge has been renewed.", "en"),
        ("no_date", "Le délai n’est pas connu.", "Le délai est connu.", "fr"),
        ("no_date", "We cannot say when.", "We can say when.", "en"),
        ("do_not_ask", "Il est inutile de nous relancer.", "N’hésitez pas à nous relancer.", "fr"),
        ("do_not_ask", "Chasing us will delay your claim.", "We are chasing the delay.", "en"),
        ("door_charged", "Au guichet, comptez 4 € de plus.", "Au guichet, rien de plus : c’est gratuit.", "fr"),
        ("call_charged", "Calls cost £1.50 a minute.", "Calls never cost £1.50 a minute: they are free.", "en"),
        ("by_look", "Cliquez sur le bouton vert.", "Cliquez sur le bouton vert « Suivant ».", "fr"),
        ("by_ear", "Après le bip, dites votre code.", "Après le bip, tapez votre code.", "fr"),
        ("phone_needed", "Pour vous inscrire, ouvrez WhatsApp.", "Pour vous inscrire, ouvrez WhatsApp ou appelez.", "fr"),
        ("stuck", "You can’t go any further.", "You can go further.", "en"),
        ("stuck", "Accès bloqué, code 12.", "Accès bloqué ? Voici le code.", "fr"),
        ("no_date", "Votre aide sera étudiée dès que les moyens le permettront.", "Votre aide sera étudiée dès que la photo sera là.", "fr"),
        ("no_date", "Appeals are considered as capacity allows.", "Appeals are considered as they arrive, in ten days.", "en"),
        ("by_ear", "Prononcez votre nom. Le clavier est désactivé.", "Prononcez votre nom, ou prenez le clavier.", "fr"),
        ("by_ear", "Say your name. The keypad is off.", "Say your name. The keypad is on too.", "en"),
        ("phone_needed", "You cannot finish unless you have a smartphone.", "You cannot finish unless you have a ticket.", "en"),
        ("phone_needed", "Il vous faut un smartphone pour voter.", "Il vous faut un crayon pour voter.", "fr"),
        ("charged_after", "C’est noté. Des frais seront ajoutés à votre loyer.", "C’est noté. Les frais choisis seront ajoutés à votre loyer.", "fr"),
        ("charged_after", "Thank you. A fee has been added to your rent.", "Thank you. The fee you chose has been added to your rent.", "en"),
        ("charged_elsewhere", "Le trajet est facturé au tarif en vigueur.", "Le trajet est gratuit, au tarif en vigueur comme avant.", "fr"),
        ("refused_in_brief", "Bourse non accordée.", "Bourse accordée.", "fr"),
        ("refused_in_brief", "Permit out of scope.", "Permit in scope.", "en"),
    ],
)  # fmt: skip
def test_ideas_that_stand_together_say_a_thing_and_denied_say_another(
    topic: str, harmful: str, harmless: str, lang: str
) -> None:
    assert says(topic, harmful, lang)
    assert not says(topic, harmless, lang)


@pytest.mark.parametrize(
    "text",
    [
        "Votre pension a été suspendue ?",
        "Des escrocs écrivent : votre pension a été suspendue.",
        "Note aux agents : votre pension a été suspendue.",
        "La loi interdit d’écrire que votre pension a été suspendue.",
        "Avant, votre pension était suspendue.",
    ],
)
def test_what_is_not_said_in_earnest_says_nothing(text: str) -> None:
    assert not says("refused", text)


def test_a_question_is_read_with_its_answer_and_a_few_words_with_what_follows() -> None:
    assert any(told(document_of("Pas d’internet ? Vous ne pouvez pas vous inscrire.", "fr"), "fr", "door_shut_if"))
    assert not any(told(document_of("Pas d’internet ? Nous vous inscrivons.", "fr"), "fr", "door_shut_if"))
    assert says("nobody", "Toutes nos lignes sont occupées. Au revoir.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Le guichet ouvre le mardi de 10 h à 12 h. En dehors de ce créneau, personne ne répond.", True),
        ("Le guichet ouvre du lundi au vendredi, de 9 h à 17 h. En dehors de ce créneau, personne ne répond.", False),
        ("Le guichet ouvre le mardi de 10 h à 12 h, et nous répondons en dehors de ce créneau.", False),
    ],
)
def test_a_desk_is_hardly_open_when_its_few_hours_are_all(text: str, found: bool) -> None:
    assert any(hardly_open(document_of(text, "fr"), "fr")) is found


def test_the_nearest_word_is_the_one_that_is_said() -> None:
    """The payment is missing, and the account is what will be taken."""
    prose = document_of("Faute de paiement, vos comptes bancaires seront bloqués.", "fr").blocks[0]
    (start, end), *_ = said_in(prose, "fr", "threat", supposed=True)
    assert prose.plain[start:end] == "comptes bancaires seront bloqués"
