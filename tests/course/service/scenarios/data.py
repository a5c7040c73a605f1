"""Data and scores."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from types import ModuleType, SimpleNamespace
from typing import Any
from unittest.mock import patch

from asking import NIGHT, account, address, runs, served
from creche.models import Demande, Fichier
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.http import HttpResponse


@runs("09-data-and-scores/01-minimise/good.py")
def _(snippet: ModuleType) -> None:
    lines: list[str] = []
    snippet.logger.setLevel(logging.INFO)
    snippet.logger.addHandler(handler := logging.Handler())
    handler.emit = lambda record: lines.append(record.getMessage())  # type: ignore[method-assign]
    snippet.enregistrer(snippet.DemandeAide(reference="R-1", nom="Nadia"))
    assert lines == ["Demande R-1 reçue"]
    snippet.purger()
    assert snippet.DemandeAide.objects.count() == 1
    snippet.DemandeAide.objects.update(expires_at=NIGHT - timedelta(days=4000))
    snippet.purger()
    assert snippet.DemandeAide.objects.count() == 0


@runs("09-data-and-scores/01-minimise/lookalike.py")
def _(snippet: ModuleType) -> None:
    snippet.DemandeAllocation.objects.create(taux_handicap=80, expires_at=NIGHT)
    snippet.compter([SimpleNamespace(courriel="a@exemple.fr"), SimpleNamespace(courriel="")])


class Dossier(SimpleNamespace):
    """A file that notes what is done to it."""

    def __getattr__(self, name: str) -> Callable[..., None]:
        def note(*given: Any, **named: Any) -> None:
            self.__dict__.setdefault("done", []).append((name, given, named))

        return note

    def did(self) -> list[str]:
        return [name for name, _, _ in self.__dict__.get("done", [])]


@runs("09-data-and-scores/02-risk-score/good.py")
def _(snippet: ModuleType) -> None:
    numbers = [f"R{number:04}" for number in range(50)]
    assert len(snippet.tirer(numbers, snippet.empreinte(numbers), "4-17-22-31-40", 5)) == 5
    file = Dossier()
    snippet.ouvrir_verification(file, "agent")
    assert file.did() == ["assigner", "ecrire"]


@runs("09-data-and-scores/02-risk-score/lookalike.py")
def _(snippet: ModuleType) -> None:
    offices = [
        Dossier(appels_decroches=n, appels_recus=10, lettres_repondues=n, lettres_recues=10) for n in (9, 1, 5, 3)
    ]
    snippet.renforcer(offices)
    assert [office.did() for office in offices] == [
        [],
        ["demander_renfort"],
        ["demander_renfort"],
        ["demander_renfort"],
    ]


@runs("09-data-and-scores/03-finding-rights/good.py")
def _(snippet: ModuleType) -> None:
    entitled, refusing, rich = (
        Dossier(revenu_declare=income, aide_versee=False, refuse_les_propositions=refuses)
        for income, refuses in ((600, False), (600, True), (900, False))
    )
    for file in (entitled, refusing, rich):
        snippet.proposer(file, "agent")
    erased = ["effacer_ce_qui_vient_d_ailleurs"]
    assert [file.did() for file in (entitled, refusing, rich)] == [["ecrire"], erased, erased]


@runs("09-data-and-scores/03-finding-rights/good-2.py")
def _(snippet: ModuleType) -> None:
    form = snippet.PreferencesForm({})
    assert form.is_valid()
    assert form.cleaned_data == {"partage_partenaires": False}
    assert "checked" not in str(snippet.PreferencesForm())


@runs("09-data-and-scores/03-finding-rights/lookalike.py")
def _(snippet: ModuleType) -> None:
    files = [Dossier(parent_isole=True, rsa=True, nb_demenagements=moves) for moves in (0, 2)]
    snippet.inviter(files, "agent")
    assert [file.did() for file in files] == [[], ["proposer_rendez_vous"]]


@runs("09-data-and-scores/04-explaining/good.py")
def _(snippet: ModuleType) -> None:
    request = Demande.objects.create()
    agent = account("agente")
    view, after = (
        address("instruire/<int:pk>/", snippet.instruire),
        address("d/<int:pk>/", HttpResponse, name="demande"),
    )
    with served(view, after) as client:
        assert client.get(f"/instruire/{request.pk}/").url.startswith("/connexion/")
        kind = ContentType.objects.get_for_model(Demande)
        agent.user_permissions.add(Permission.objects.create(codename="instruire", content_type=kind))
        client.force_login(agent)
        page = client.get(f"/instruire/{request.pk}/")
        assert page.context["calcul"]
        assert client.post(f"/instruire/{request.pk}/", {"avis": "accord"}).status_code == 200
        assert (
            client.post(f"/instruire/{request.pk}/", {"avis": "accord", "motif": "place libre"}).url
            == f"/d/{request.pk}/"
        )
        request.refresh_from_db()
        assert "place libre" in request.avis


@runs("09-data-and-scores/04-explaining/lookalike.py")
def _(snippet: ModuleType) -> None:
    request = Demande.objects.create()
    read, unread = (Fichier.objects.create(demande=request, contenu=text) for text in ("texte", ""))
    snippet.verifier_fichiers()
    read.refresh_from_db()
    unread.refresh_from_db()
    assert (read.etat, unread.etat) == ("recu", "illisible")
    request.refresh_from_db()
    assert "lettre-fichier-illisible" in request.lettres


@runs("09-data-and-scores/05-third-party-tools/good-2.py")
def _(snippet: ModuleType) -> None:
    found = snippet.resumer(SimpleNamespace(reference="R-1", situation="un\ndeux\ntrois\nquatre"))
    assert found == {"reference": "R-1", "debut": ["un", "deux", "trois"]}


@runs("09-data-and-scores/05-third-party-tools/lookalike-2.py")
def _(snippet: ModuleType) -> None:
    answer = SimpleNamespace(json=lambda: {"quotientFamilial": 812})
    with patch.object(snippet.requests, "get", return_value=answer) as asked:
        assert snippet.quotient_familial(SimpleNamespace(reference="R-1", nom="Nadia")) == 812
    assert "Nadia" not in str(asked.call_args)
