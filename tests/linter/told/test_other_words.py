"""What sayings bring together by chance is told by the other words of the sentence."""

import math

import pytest
from guichet.told.ordinary import is_ordinary, stems

from tests.weighed import table, weigh

PAIRS = (
    (
        "the paper was rejected by the reviewers of the conference.",
        "paper forms are rejected: please apply on the website.",
    ),
    (
        "this paper and its files are moved to another folder of the server when it is rejected.",
        "if you do not reply by monday you will lose your place.",
    ),
    (
        "aucune personne n'a été trouvée correspondant au critère sélectionné.",
        "votre demande est refusée et ne peut être contestée.",
    ),
)


@pytest.mark.parametrize(("ordinary", "wrongs"), PAIRS)
def test_the_other_words_tell_what_is_ordinary(ordinary: str, wrongs: str) -> None:
    assert is_ordinary(ordinary, is_alone=False)
    assert not is_ordinary(wrongs, is_alone=True)


def test_words_are_cut_and_numbers_are_one() -> None:
    assert list(stems("été 2026 : réinscription ?")) == ["été", "0", "réinscr", "?"]


def test_words_weigh_what_their_sentences_do() -> None:
    given = [(frozenset({"dossier", "clos"}), True, 1.0), (frozenset({"dossier", "écran"}), False, 1.0)] * 20
    weights = weigh(given)
    assert weights["clos"] > abs(weights["dossier"]) < -weights["écran"]
    told = 1 / (1 + math.exp(-sum(weights[one] for one in ("", "dossier", "clos"))))
    assert told > 0.9
    assert any(line.split(" = ")[1] == '"clos"' for line in table(weights))
