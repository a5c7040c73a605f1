"""Of what a sentence says that it ends: what was given for a time, or a right that is taken."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.done.deciding.letters import letters_of
from guichet.reading.texts import read_file


@pytest.mark.parametrize(
    ("text", "refuses"),
    [
        ("Bonjour,\n\nVotre carte de bus prend fin le 3 mai. Passez à l'agence.\n", False),
        ("Bonjour,\n\nVotre bourse s'achève le 3 mai. Pour la renouveler, écrivez-nous.\n", False),
        ("Bonjour,\n\nVotre bourse s'achève le 3 mai. Vous ne pouvez pas la renouveler.\n", True),
        ("Bonjour,\n\nVotre bourse s'achève le 3 mai. Merci.\n", True),
        ("Bonjour,\n\nVotre carte de bus est supprimée le 3 mai. Passez à l'agence.\n", True),
        ("Dear tenant,\n\nYour permit ends on 3 May. Come to the desk.\n", False),
        ("Dear tenant,\n\nYour parking permit ends because you moved. Come to the desk.\n", True),
        ("Dear tenant,\n\nYour allowance stops on 3 May. Come to the desk.\n", True),
    ],
)
def test_what_was_given_for_a_time_runs_out(text: str, refuses: bool) -> None:
    document = read_file(Source("courriers/fin.txt", text), Config())
    assert bool(letters_of(document)) is refuses
