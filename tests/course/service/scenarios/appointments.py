"""Appointments."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import ModuleType, SimpleNamespace
from unittest.mock import patch

import pytest
from asking import NIGHT, account, address, flask_client, load, runs, served
from django.test import Client
from files.models import File


@runs("06-appointments/01-closed-but-monday/good.py")
def _(snippet: ModuleType) -> None:
    client = flask_client(snippet)
    assert client.get("/rendez-vous").status_code == 200
    for file in ("V-204", "V-101", "V-204"):
        assert client.post("/rendez-vous", data={"dossier": file}).text == "demande-recue.html"
    again = load(Path(snippet.__file__), "started_again")
    assert flask_client(again).post("/rendez-vous", data={"dossier": "V-300"}).status_code == 200
    with again.waiting_list() as kept:
        assert [file for file, _ in kept.execute("SELECT dossier, recue FROM demande ORDER BY recue")] == [
            "V-204",
            "V-101",
            "V-300",
        ]


@runs("06-appointments/01-closed-but-monday/lookalike.py")
def _(snippet: ModuleType) -> None:
    assert flask_client(snippet).get("/nous-appeler").text == "nous-appeler.html"


@runs("06-appointments/02-resale-and-lottery/good.py")
def _(snippet: ModuleType) -> None:
    samia, ibrahim, stranger = (account(name) for name in ("samia", "ibrahim", "stranger"))
    first, second = File.objects.create(owner=samia, waiting=False), File.objects.create(owner=ibrahim)
    slot = snippet.Appointment.objects.create(starts_at=NIGHT, file=first)
    with served(address("annuler/<int:pk>/", snippet.cancel_appointment)) as client:
        assert client.post(f"/annuler/{slot.pk}/").url.startswith("/connexion/")
        client.force_login(stranger)
        assert client.post(f"/annuler/{slot.pk}/").status_code == 404
        client.force_login(samia)
        assert client.get(f"/annuler/{slot.pk}/").status_code == 405
        assert client.post(f"/annuler/{slot.pk}/").url == "/my-file/"
        slot.refresh_from_db()
        assert slot.file == second
        assert timedelta(days=1, hours=23) < slot.answer_before - datetime.now(UTC) <= timedelta(days=2)
        client.force_login(ibrahim)
        assert client.post(f"/annuler/{slot.pk}/").url == "/my-file/"
        slot.refresh_from_db()
        assert slot.file is None, (
            "nobody waits: the slot is kept, and the person who gave it back does not get it again"
        )


@runs("06-appointments/02-resale-and-lottery/good-2.py")
def _(snippet: ModuleType) -> None:
    files = ["V-101", "V-204", "V-300"]
    put_up = snippet.digest(files, ["9 h", "10 h"])
    drawn = snippet.draw_slots(files, ["9 h", "10 h"], put_up, "4-17-22-31-40")
    assert len(set(drawn.values())) == 2
    with pytest.raises(ValueError, match="put up"):
        snippet.draw_slots(files, ["10 h", "9 h"], put_up, "4-17-22-31-40")
    with pytest.raises(ValueError, match="twice"):
        snippet.digest([*files, "V-101"], ["9 h", "10 h"])


@runs("06-appointments/02-resale-and-lottery/lookalike.py")
def _(snippet: ModuleType) -> None:
    answers = iter([False, True])
    mailer = SimpleNamespace(send=lambda *_: next(answers))
    with patch.object(snippet.time, "sleep") as pause:
        assert snippet.send_confirmation(mailer, SimpleNamespace(file=SimpleNamespace(owner="samia")))
    assert pause.call_count == 1


@runs("06-appointments/03-open-availability/good.py")
def _(snippet: ModuleType) -> None:
    client = flask_client(snippet)
    for question in ("/rendez-vous", "/rendez-vous?lieu=Valbrune&motif=titre de séjour"):
        assert client.get(question).text == "rendez-vous.html"
    published = client.get("/disponibilites.json")
    assert [sorted(one) for one in published.json] == [["debut", "lieu", "motif"]] * 2
    assert "V-204" not in published.text


@runs("06-appointments/03-open-availability/lookalike.py")
def _(snippet: ModuleType) -> None:
    assert flask_client(snippet).get("/accueil").text == "accueil.html"


@runs("06-appointments/04-simulate-a-queue/good.py")
def _(snippet: ModuleType) -> None:
    with served(address("rendez-vous/", snippet.appointments)) as client:
        answers = [client.get("/rendez-vous/") for _ in range(5)]
        assert [one.status_code for one in answers] == [200, 200, 200, 200, 429]
        assert answers[-1]["Retry-After"] == "600"
        assert answers[-1].context["contact"]["telephone"]
        assert Client().get("/rendez-vous/").status_code == 200, "the next computer of the library is another visitor"
        robot = [Client().get("/rendez-vous/").status_code for _ in range(200)]
        assert (robot[0], robot[-1]) == (200, 429), (
            "a robot that throws its cookies away meets the limit of its address"
        )


@runs("06-appointments/04-simulate-a-queue/lookalike.py")
def _(snippet: ModuleType) -> None:
    with served(address("api/availability", snippet.api_availability)) as client:
        assert client.get("/api/availability").status_code == 401
        answers = [client.get("/api/availability", headers={"X-Api-Key": "k"}) for _ in range(3)]
        assert [one.status_code for one in answers] == [200, 200, 429]
