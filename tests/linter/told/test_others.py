"""Words that a text repeats from others, to warn of them: in its sentence, under its heading, in the list that it opens."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.reading.texts import read_file
from guichet.reading.texts.document import Document
from guichet.told.threats import threats

SCAMS = """Bonjour,

Des personnes qui prétendent travailler pour nous appellent des familles. Elles leur disent que :

- vous serez expulsé sous 24 heures ;
- vous devez payer sur-le-champ, sous peine de poursuites.

Raccrochez.
"""
OWN = """Bonjour,

Votre loyer de mars n'est pas payé. Notez que :

- vous serez expulsé sous 24 heures ;
- vous devez payer sur-le-champ, sous peine de poursuites.

Raccrochez.
"""
HEADED = """# {}

You will be prosecuted if you do not pay the parking office today.
"""


def document(text: str, path: str) -> Document:
    return read_file(Source(path, text), Config())


@pytest.mark.parametrize(
    ("text", "path", "lang", "is_own"),
    [
        (SCAMS, "courriers/alerte.txt", "fr", False),
        (OWN, "courriers/loyer.txt", "fr", True),
        (SCAMS.replace("qui prétendent", "se font passer pour des agents, prétendent"), "pages/alerte.md", "fr", False),
        (SCAMS.replace("Des personnes qui prétendent", "Vous prétendez"), "courriers/loyer.txt", "fr", True),
        (HEADED.format("Fake letters about parking"), "pages/scams.md", "en", False),
        (HEADED.format("Letters about parking"), "pages/letters.md", "en", True),
        ("# Us\n\nWe never say that:\n\n- you will be prosecuted if you do not pay the parking office today.\n", "pages/us.md", "en", False),
        ("Dear tenant,\n\nYou will be prosecuted, with a criminal record.\n", "letters/rent.txt", "en", True),
        ("# Us\n\nWe say that:\n\n- you will be prosecuted if you do not pay the parking office today.\n", "pages/us.md", "en", True),
    ],
)  # fmt: skip
def test_the_words_of_others_threaten_nobody(text: str, path: str, lang: str, is_own: bool) -> None:
    assert any(True for _ in threats(document(text, path), lang)) is is_own
