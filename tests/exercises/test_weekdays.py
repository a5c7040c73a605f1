"""The days and the hours at which a line says that a door is open, however it says it."""

from __future__ import annotations

import pytest
from grading.weekdays import WORKING, days_told, hours_told


@pytest.mark.parametrize(
    "said",
    [
        "du lundi au vendredi, de 9 h à 17 h",
        "lun.–ven., 9 h–17 h",
        "Lun – ven, 9h-17h",
        "lundi, mardi, mercredi, jeudi et vendredi",
        "les lundis, mardis, mercredis, jeudis et vendredis",
        "en semaine, fermé le week-end",
        "jours ouvrés, de 9 h à 17 h",
        "du lundi au vendredi (fermé les jours fériés)",
        "ouvert du lundi au vendredi et fermé samedi et dimanche",
        "du lundi jusqu’au vendredi. Pas le samedi.",
        "Monday through Friday, 9:00–17:00",
        "mon-fri, closed on holidays",
    ],
)
def test_the_working_week_is_told_in_many_ways(said: str) -> None:
    assert days_told(said, short=True) == WORKING


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("du lundi au jeudi", {0, 1, 2, 3}),
        ("du lundi au vendredi, fermé le mercredi", {0, 1, 3, 4}),
        ("lundi au vendredi, le mercredi fermé", {0, 1, 3, 4}),
        ("en semaine, sauf le jeudi", {0, 1, 2, 4}),
        ("tous les jours", {0, 1, 2, 3, 4, 5, 6}),
        ("du vendredi au lundi", {4, 5, 6, 0}),
        ("Appelez mon voisin", set()),
    ],
)
def test_a_day_that_is_left_out_is_known(said: str, days: set[int]) -> None:
    assert days_told(said) == days


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("de 9 h à 17 h", {9, 17}),
        ("9h-17h", {9, 17}),
        ("09:00–17:30", {9, 17}),
        ("de 9 heures à 12 heures", {9, 12}),
        ("un répondeur, 24 h sur 24", set()),
        ("01 99 00 52 36", set()),
    ],
)
def test_hours_are_told_in_many_ways(said: str, hours: set[int]) -> None:
    assert hours_told(said) == hours
