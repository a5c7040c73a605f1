"""What a text holds over its reader is found whatever its words, and what a right letter says is none of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from grading.facts import Reading, by_force, charged, favours, keeps_away, not_from_here, reprisal, unhurried
from grading.linter import harsh

HELD: list[tuple[Callable[[Reading], object], tuple[str, ...]]] = [
    (
        by_force,
        (
            "La police passera chez vous si rien ne vient.",
            "Le procureur est prévenu, et il a votre nom.",
            "Un huissier viendra à votre porte.",
            "Nous enverrons quelqu’un vous arrêter.",
        ),
    ),
    (
        reprisal,
        (
            "Les personnes qui contestent attendront plus longtemps.",
            "Toute question sera notée dans votre dossier.",
            "Si vous contestez, vos enfants perdront leur place à la cantine.",
            "Qui réclame passe après les autres.",
            "En cas de recours, votre employeur est prévenu.",
        ),
    ),
    (
        unhurried,
        (
            "Il n’y a pas d’urgence.",
            "Aucun retard ne compte.",
            "Envoyez-les quand vous voudrez.",
            "Un envoi après cette date est sans conséquence.",
        ),
    ),
    (
        lambda text: next(favours(text), None),
        (
            "Quelques places sont gardées pour les amis du maire.",
            "Les élus servent d’abord leurs familles.",
            "Deux créneaux échappent au tirage.",
            "Les dossiers recommandés passent en tête de liste.",
            "Un créneau est mis de côté chaque semaine.",
        ),
    ),
    (
        charged,
        (
            "Le recours est payant.",
            "Joignez un chèque à votre lettre.",
            "L’expert est à vos frais.",
        ),
    ),
    (
        not_from_here,
        (
            "Écrivez un nom français, avec au moins une lettre.",
            "Écrivez un nom comme tout le monde.",
            "Rentrez dans votre pays.",
        ),
    ),
    (
        keeps_away,
        (
            "Décourager les gens de venir",
            "Recevoir moins de monde le matin",
            "Faire fuir ceux qui demandent trop",
        ),
    ),
]
FREE: list[tuple[Callable[[Reading], object], tuple[str, ...]]] = [
    (by_force, ("Vous pouvez saisir le tribunal administratif.", "Envoyez votre attestation avant le 12 mai 2027.")),
    (
        reprisal,
        (
            "Pour poser une question ou la contester : 01 99 00 12 34.",
            "Vous pouvez contester cette décision jusqu’au 4 juillet 2027 ; après, vous perdez ce droit.",
            "Contester ne retarde pas votre dossier.",
        ),
    ),
    (unhurried, ("Envoyez-les au plus tard le 12 mai 2027.", "Un retard ? Appelez-nous.")),
    (
        lambda text: next(favours(text), None),
        (
            "Les demandes les plus anciennes d’abord. Le même jour : tirage au sort.",
            "Aucun créneau n’est réservé.",
            "Un créneau annulé est mis de côté, et s’ajoute à ceux de la semaine suivante.",
            "La préfecture donne les créneaux dans l’ordre de la liste.",
        ),
    ),
    (charged, ("La lettre et le recours sont gratuits.", "Vous n’avez rien à payer.", "Aucun chèque n’est demandé.")),
    (not_from_here, ("Écrivez votre nom comme sur vos papiers, avec au moins une lettre.",)),
    (keeps_away, ("Garder vingt minutes avec chaque personne", "Libérer les dossiers abandonnés")),
]


@pytest.mark.parametrize(("read", "sentence"), [(read, sentence) for read, sentences in HELD for sentence in sentences])
def test_what_is_held_over_the_reader_is_found(read: Callable[[Reading], object], sentence: str) -> None:
    assert read(Reading(sentence))


@pytest.mark.parametrize(("read", "sentence"), [(read, sentence) for read, sentences in FREE for sentence in sentences])
def test_what_a_right_text_says_is_let_be(read: Callable[[Reading], object], sentence: str) -> None:
    assert not read(Reading(sentence))


@pytest.mark.parametrize(
    "said", ["Cela montre que vous êtes paresseux.", "Le procureur est prévenu, et il a votre nom."]
)
def test_what_the_linter_knows_graders_know(said: str) -> None:
    assert harsh(said)
    assert not harsh("Votre revenu connu est sous 650 € par mois.")
