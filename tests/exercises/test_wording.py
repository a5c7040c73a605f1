"""What the words of hours, delays and numbers say, in either language."""

import pytest
from grading.wording import is_seldom, longest_wait, numbers_told

SELDOM = (
    "Lundi, une semaine sur deux, de 9 h à 12 h",
    "un mardi sur trois",
    "les semaines impaires",
    "le premier jeudi du mois",
    "le 2e lundi de chaque mois",
    "tous les quinze jours",
    "deux fois par mois",
    "one week in two",
    "every other Monday",
    "the last Friday of each month",
)
EVERY_WEEK = (
    "du lundi au vendredi, de 8 h 30 à 17 h 15",
    "sept jours sur sept",
    "5 jours sur 7, de 9 h à 17 h",
    "toutes les semaines, sauf les jours fériés",
    "au premier étage, à droite, le mardi",
    "une fois par semaine au moins, le mercredi",
    "Monday to Friday, five days out of seven",
)


@pytest.mark.parametrize("hours", SELDOM)
def test_some_weeks_only_is_seldom(hours: str) -> None:
    assert is_seldom(hours)


@pytest.mark.parametrize("hours", EVERY_WEEK)
def test_every_week_is_not_seldom(hours: str) -> None:
    assert not is_seldom(hours)


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("Nous vous rappelons dans dix ans.", 3650),
        ("Nous vous rappelons d’ici à 3 mois.", 90),
        ("We call you back within two weeks.", 14),
        ("Nous vous rappelons demain matin.", 0),
        ("Nous vous rappelons sous 48 heures.", 0),
        ("Nous répondons sous dix jours, ou dans un mois.", 30),
    ],
)
def test_the_longest_delay_is_found(said: str, days: int) -> None:
    assert longest_wait(said) == days


def test_numbers_are_read_with_a_comma_or_a_point() -> None:
    assert numbers_told("La valeur est 4,75. Avant, 30 ; puis 0.5, et 12.") == [4.75, 30, 0.5, 12]
