"""Those who help, those who ask, those who warn."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from types import ModuleType, SimpleNamespace
from unittest.mock import patch

from asking import address, runs, served


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


@runs("06-appointments/05-going-around/good.py")
def _(snippet: ModuleType) -> None:
    views = (address("rdv/", snippet.appointments), address("creneaux.json", snippet.availability))
    with served(*views) as client:
        pages = [client.get("/rdv/") for _ in range(20)]
        assert {one.status_code for one in pages} == {200}, "a whole library may look"
        assert pages[-1].context["telephone"]
        assert [sorted(one) for one in client.get("/creneaux.json").json()["creneaux"]] == [
            ["debut", "lieu", "motif"]
        ] * 2


@runs("06-appointments/05-going-around/good-2.py")
def _(snippet: ModuleType) -> None:
    read: list[tuple[str, bool]] = []
    answers = [BytesIO("Aucun créneau".encode()), BytesIO(b"lundi, 9 h")]
    allowed = [True, True, False]
    rules = SimpleNamespace(read=lambda: None, can_fetch=lambda who, page: allowed.pop(0))
    with (
        patch.object(snippet, "RobotFileParser", return_value=rules),
        patch.object(snippet.urllib.request, "urlopen", side_effect=answers) as asked,
        patch.object(snippet.time, "sleep") as pause,
    ):
        end = snippet.relever("https://v.test/rdv", "https://v.test/robots.txt", lambda *one: read.append(one), tours=9)
    assert end.startswith("arrêté")
    assert [free for _, free in read] == [False, True]
    assert asked.call_args.args[0].get_header("User-agent") == snippet.QUI
    assert {call.args for call in pause.call_args_list} == {(600,)}


@runs("06-appointments/05-going-around/lookalike.py")
def _(snippet: ModuleType) -> None:
    file = SimpleNamespace(appointment=None)
    with served(address("book/", lambda request: snippet.book(request, file, "lundi 9 h"))) as client:
        assert client.post("/book/").url == "/my-file/"
        again = client.post("/book/")
        assert (again.status_code, again.context["appointment"]) == (409, "lundi 9 h")
        assert again.context["telephone"]
