"""Which sentences leave only the internet, and which say that what comes by another door is turned away."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.reading.texts import Document, Piece, Prose
from guichet.told.doors import closed_doors, sends_back


def shut(text: str, lang: str = "fr") -> list[str]:
    document = Document("courriers/lettre.txt", Config())
    prose = Prose(text, "paragraph", [Piece(text, 0)], document, lang)
    document.add(prose)
    return [text[start:end] for start, end in closed_doors(prose)]


@pytest.mark.parametrize(
    ("closed", "opened"),
    [
        ("Les demandes se font uniquement en ligne.", "Les demandes se font en ligne."),
        ("Les rendez-vous ne se prennent que sur internet.", "Les rendez-vous se prennent aussi sur internet."),
        ("Le seul moyen de nous écrire est notre site.", "Un moyen de nous écrire est notre site."),
        ("Il vous appartient de vous procurer une adresse électronique.", "Vous pouvez donner une adresse électronique."),
        ("Nous n’avons plus de guichet.", "Nous n’avons plus de places."),
        ("Le dossier ne se dépose que sur votre compte.", "L’option ne peut être activée que pour l’ensemble du compte."),
        ("Les billets ne se prennent que sur notre site.", "L’essai ne couvre que la boutique en ligne."),
        ("La place ne se demande que par votre compte.", "La règle ne devient active qu’après l’ouverture du compte."),
        ("We do not answer the telephone.", "Who does not hear, or does not speak on the telephone."),
        ("Aucun appel n’est pris.", "L’appel à contributions n’est pas encore ouvert."),
        ("Aucun autre moyen ne sera admis.", "Aucun autre moyen que l’écran n’a été trouvé dans le code."),
        ("Aucun autre moyen n’est admis.", "Cette ligne ne pourrait pas exister autrement."),
    ],
)  # fmt: skip
def test_a_sentence_shuts_the_other_doors_or_leaves_them(closed: str, opened: str) -> None:
    assert shut(closed)
    assert shut(opened) == []


def test_names_of_fields_quoted_one_after_the_other_are_no_sentence() -> None:
    said = "Remplissez un des champs 'téléphone', 'n’a pas de téléphone portable' ou 'refuse de recevoir des SMS'"
    assert shut(said) == []


@pytest.mark.parametrize(
    ("back", "taken"),
    [
        ("Tout courrier sera retourné.", "Tout courrier sera lu."),
        ("Paper forms will be sent back.", "Paper forms will be read."),
    ],
)
def test_what_comes_by_another_door_is_turned_away_or_taken(back: str, taken: str) -> None:
    assert sends_back(back.lower())
    assert not sends_back(taken.lower())
