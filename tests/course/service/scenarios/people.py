"""Those who help, those who ask, those who warn."""

from __future__ import annotations

from datetime import date
from types import ModuleType, SimpleNamespace
from unittest.mock import patch

from asking import runs


@runs("07-identity/04-mediation/good.py")
def _(snippet: ModuleType) -> None:
    for screen, minutes in (("identifiant", 35), ("photo", 25), ("identifiant", 40)):
        snippet.noter_aide(screen, minutes)
    assert snippet.lettre_du_mois() == ["identifiant : 75 min"], "a screen that costs little waits for next month"
    assert snippet.lettre_du_mois(minimum=20) == ["identifiant : 75 min", "photo : 25 min"]


@runs("07-identity/04-mediation/lookalike.py")
def _(snippet: ModuleType) -> None:
    with patch.object(snippet.logger, "info") as said:
        snippet.tenir_le_poste(SimpleNamespace(code="M-04", adresse="4 rue du Lavoir"), "9 h", "12 h")
    assert said.call_args.args[1:] == ("M-04", "9 h", "12 h")


@runs("10-deciding/04-raising-the-alarm/good.py")
def _(snippet: ModuleType) -> None:
    with patch.object(snippet.logger, "info") as said:
        number = snippet.recevoir("Le nom des malades est en ligne.", date(2027, 3, 5), contact="une lettre, poste 12")
    kept = snippet.COFFRE[number]
    assert kept["accuser_avant"] == date(2027, 3, 16), "seven working days after a Friday"
    assert kept["repondre_avant"] < date(2027, 6, 5)
    assert said.call_args.args[1:] == (number,)
    assert snippet.recevoir("Sans nom.", date(2027, 3, 5)) != number


@runs("10-deciding/04-raising-the-alarm/lookalike.py")
def _(snippet: ModuleType) -> None:
    assert "/demande" in snippet.signaler_une_panne(SimpleNamespace(adresse="/demande"))
