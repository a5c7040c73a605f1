"""What a sentence says of a figure: on which side of it, denials read, and by which period."""

from __future__ import annotations

import pytest
from grading.bounds import comparisons, is_by

SIX_HUNDRED, THIRD, AGE = r"\b650\b", r"\btiers\b|\bthird\b", r"\b65\b"


@pytest.mark.parametrize(
    ("clause", "figure", "said"),
    [
        ("votre revenu connu est sous 650 € par mois", SIX_HUNDRED, "<"),
        ("votre revenu n’est pas sous 650 € par mois", SIX_HUNDRED, ">="),
        ("votre revenu est inférieur au plafond de ressources de 650 €", SIX_HUNDRED, "<"),
        ("votre revenu ne dépasse pas 650 €", SIX_HUNDRED, "<="),
        ("votre revenu n’atteint pas 650 €", SIX_HUNDRED, "<"),
        ("un revenu non supérieur à 650 €", SIX_HUNDRED, "<="),
        ("votre revenu est d’au moins 650 €", SIX_HUNDRED, ">="),
        ("votre revenu est d’au plus 650 €", SIX_HUNDRED, "<="),
        ("vous touchez pas moins de 650 €", SIX_HUNDRED, ">="),
        ("vous gagnez 650 € ou plus", SIX_HUNDRED, ">="),
        ("650 € par mois au maximum", SIX_HUNDRED, "<="),
        ("your income is no more than €650", SIX_HUNDRED, "<="),
        ("your income does not exceed €650 a month", SIX_HUNDRED, "<="),
        ("your income is under €650 a month", SIX_HUNDRED, "<"),
        ("votre loyer dépasse un tiers de votre revenu", THIRD, ">"),
        ("votre loyer est exactement un tiers de votre revenu", THIRD, "="),
        ("le loyer est supérieur ou égal au tiers du revenu", THIRD, ">="),
        ("le loyer prend plus du tiers du revenu", THIRD, ">"),
        ("the rent is more than a third of your income", THIRD, ">"),
        ("vous avez 65 ans ou plus", AGE, ">="),
        ("vous avez 65 ans ou moins", AGE, "<="),
        ("vous avez 65 ans révolus", AGE, ">="),
        ("l’âge, 70 ans, est d’au moins 65 ans", AGE, ">="),
        ("you are 65 or over", AGE, ">="),
        ("people under 65", AGE, "<"),
    ],
)
def test_a_comparison_is_read_with_what_denies_it(clause: str, figure: str, said: str) -> None:
    assert {one for one, _ in comparisons(clause, figure)} == {said}


@pytest.mark.parametrize(
    ("clause", "figure"),
    [
        ("le plafond est de 650 € par mois", SIX_HUNDRED),
        ("les personnes de 65 ans y ont droit", AGE),
        ("le loyer compte pour le tiers", THIRD),
    ],
)
def test_nothing_is_compared_where_nothing_says_so(clause: str, figure: str) -> None:
    assert not list(comparisons(clause, figure))


@pytest.mark.parametrize(
    ("clause", "is_other"),
    [
        ("votre revenu est sous 650 € par an", True),
        ("un revenu annuel de moins de 650 €", True),
        ("less than €650 a year", True),
        ("650 euros par semaine", True),
        ("votre revenu est sous 650 € par mois", False),
        ("votre revenu mensuel est sous 650 €", False),
        ("vous avez 65 ans et 650 € de revenu", False),
    ],
)
def test_a_sum_is_counted_by_its_period(clause: str, *, is_other: bool) -> None:
    assert is_by(clause, SIX_HUNDRED, "month") is is_other
