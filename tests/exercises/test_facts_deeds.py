"""Whose deed it is, what a condition bears on, and what a letter asks for first."""

from __future__ import annotations

import pytest
from grading.facts import Party, Reading

from tests.exercises.test_facts import E14


@pytest.mark.parametrize(
    ("sentence", "read", "decided"),
    [
        ("Un agent lit votre dossier, vous appelle s’il le faut, puis décide.", True, True),
        ("Une agente lit votre dossier et vous écrit si une pièce manque, puis décide.", True, True),
        ("Un agent lit votre dossier, demande une pièce s’il en manque une, et décide.", True, True),
        ("Si le score est haut, un agent lit votre dossier, puis décide.", False, False),
        ("Un agent lit votre dossier, puis décide s’il a un doute.", False, False),
        ("Un agent, si vous le demandez, lit votre dossier, puis décide.", False, False),
        ("Un agent lit votre dossier, vous pouvez y compter si le score est haut.", False, None),
        ("Un agent lit votre dossier, mais seulement si le score est haut.", False, None),
    ],
)
def test_condition_bears_on_the_deed_beside_it(sentence: str, read: bool, decided: bool | None) -> None:
    text = Reading(sentence)
    assert [not one.is_conditional for one in text.says("read")] == [read]
    assert [not one.is_conditional for one in text.says("decide")] == ([] if decided is None else [decided])


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("Vous avez huit jours pour nous faire parvenir deux papiers.", Party.READER),
        ("Vous avez jusqu’à lundi pour les envoyer.", Party.READER),
        ("Nous avons huit jours pour vous envoyer une copie.", Party.SERVICE),
        ("La caisse a huit jours pour nous envoyer une copie.", Party.SERVICE),
    ],
)
def test_who_has_time_for_a_deed_does_it(sentence: str, by: Party) -> None:
    assert {one.by for one in Reading(sentence).says("send")} == {by}


@pytest.mark.parametrize(
    ("opening", "told"),
    [
        ("Deux papiers manquent à votre dossier.\nMerci de les poster avant lundi.", True),
        ("Il nous faut deux documents.\nLes voici.", True),
        ("Vous avez huit jours pour nous transmettre deux pièces.\nLesquelles ?", True),
        ("Vous devez nous envoyer deux documents, et garder cette lettre.\nMerci.", True),
        ("Lisez cette lettre.\nVous devez savoir que votre aide continue pour le moment.", False),
        ("Il faut attendre la commission, qui examine vos documents.\nVotre aide est de 90 €.", False),
        ("Vous devez connaître une date.\nElle concerne votre aide.", False),
        ("Adressez vos questions à la mairie.\nVous devez lire ce courrier.", False),
    ],
)
def test_opening_that_tells_what_to_do(opening: str, told: bool) -> None:
    assert E14.is_told_what(Reading(opening)) is told


@pytest.mark.parametrize(
    ("letter", "is_one"),
    [
        ("Envoyez-nous un document.\nVous pouvez choisir entre ces deux papiers :\nvotre avis d’imposition ;\nune attestation.", True),
        ("Envoyez le document de votre choix.\nVotre avis d’imposition.\nUne attestation.", True),
        ("Envoyez votre avis d’imposition.\nL’attestation de la caisse convient aussi.", True),
        ("Envoyez votre avis d’imposition, à défaut une attestation.", True),
        ("Nous attendons un papier :\nvotre avis d’imposition ;\nune attestation.", True),
        ("Choisissez entre le guichet et la poste.\nEnvoyez votre avis d’imposition et une attestation.", False),
        ("Il manque un papier, votre avis d’imposition.\nJoignez l’attestation de la caisse.", False),
        ("Vous n’avez pas à choisir entre ces deux papiers : envoyez l’avis d’imposition et l’attestation.", False),
        ("Une photo de l’avis d’imposition convient aussi.\nEnvoyez l’avis d’imposition et l’attestation.", False),
        ("Envoyez l’avis d’imposition et l’attestation.\nÀ défaut, l’aide s’arrête.", False),
    ],
)  # fmt: skip
def test_letter_that_asks_for_one_paper_of_two(letter: str, is_one: bool) -> None:
    assert bool(E14.one_alone(Reading(letter))) is is_one
