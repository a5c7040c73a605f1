"""A sum of money is known by its figures or its words, and nothing to pay is no sum."""

from __future__ import annotations

import pytest
from grading.wording import prices


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("312,40 € par mois", {"312,40"}),
        ("312.40 euros", {"312,40"}),
        ("9 312,40 €, 9.312,40 €", {"9312,40"}),
        ("le 1er avril 2027.\n312 €", {"312"}),
        ("en 2027 312,40 €", {"312,40"}),
        ("80,00 € ou 80 euros", {"80"}),
        ("quatre-vingts euros, trois cents euros", {"quatre-vingts", "cents"}),
        ("0 €, 0,00 euro, sans payer un euro", set()),
    ],
)
def test_sums_are_read(text: str, told: set[str]) -> None:
    assert prices(text) == told
