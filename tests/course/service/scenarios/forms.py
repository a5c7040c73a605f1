"""Figures and forms."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import ModuleType, SimpleNamespace
from typing import Any
from unittest.mock import patch

from asking import address, flask_client, runs, served
from demandes import LETTERS, Demande
from django.core.files.uploadedfile import SimpleUploadedFile


@runs("01-who-is-left-outside/01-figures/good.py")
def _(snippet: ModuleType) -> None:
    assert round(snippet.part_empechee(), 2) == 0.47


@runs("01-who-is-left-outside/01-figures/lookalike.py")
def _(snippet: ModuleType) -> None:
    assert snippet.part_empechee() == 94 / 200


@runs("03-forms/02-errors/good.py")
def _(snippet: ModuleType) -> None:
    with served(address("etat-civil/", snippet.EtatCivilView.as_view())) as client:
        again = client.post("/etat-civil/", {"naissance": "14 juillet 58"})
        assert again.status_code == 200
        assert again.context["form"]["naissance"].value() == "14 juillet 58"
        assert "14/07/1958" in str(again.context["form"].errors)
        assert client.post("/etat-civil/", {"naissance": "14/07/1958"}).url == "/recepisse/"


@runs("03-forms/02-errors/lookalike.py")
def _(snippet: ModuleType) -> None:
    with served(address("chercher/", snippet.ChercherUnLieuView.as_view())) as client:
        assert client.get("/chercher/").status_code == 200
        assert client.post("/chercher/", {"commune": "Valbrune"}).url == "/lieux/Valbrune/"
        empty = client.post("/chercher/", {"commune": ""})
        assert empty.status_code == 200
        assert ["commune" in str(one) for one in empty.context["messages"]] == [True]


@runs("03-forms/03-address/good.py")
def _(snippet: ModuleType) -> None:
    for kind, _label in snippet.CourrierForm.TYPES:
        assert snippet.CourrierForm({"type_adresse": kind}).is_valid(), kind


@runs("03-forms/03-address/lookalike.py")
def _(snippet: ModuleType) -> None:
    assert not snippet.LivraisonComposteurForm({}).is_valid()
    near, far = SimpleNamespace(code_postal="99100"), SimpleNamespace(code_postal="12000")
    assert snippet.lieu_d_accueil_proche("99450", [far, near]) is near
    assert snippet.lieu_d_accueil_proche("33000", [far, near]) is far


@runs("03-forms/04-names-and-dates/good.py")
def _(snippet: ModuleType) -> None:
    for name in ("O", "Ng", "D’Angelo-Müller", "李", "Jean 3"):
        assert snippet.IdentiteForm({"nom": name}).is_valid(), name
    for nobody in ("", "1234", "12 34", "_-"):
        assert not snippet.IdentiteForm({"nom": nobody}).is_valid(), nobody
    assert snippet.IdentiteForm({"nom": "Diallo", "annee": "1952", "telephone": "+221 33 123 45 67"}).is_valid()


@runs("03-forms/04-names-and-dates/lookalike.py")
def _(snippet: ModuleType) -> None:
    assert snippet.PublierUneFicheForm({"adresse_web": "maison-france", "date_ouverture": "2027-03-01"}).is_valid()
    assert not snippet.PublierUneFicheForm({"adresse_web": "é", "date_ouverture": "2027-03-01"}).is_valid()


@runs("03-forms/05-documents/good.py")
def _(snippet: ModuleType) -> None:
    for name in ("photo.HEIC", "scan.pdf", "photo.jpg"):
        assert snippet.AttestationForm({}, {"attestation": SimpleUploadedFile(name, b"x")}).is_valid(), name
    assert snippet.AttestationForm({"autrement": "guichet"}).is_valid()
    demande = SimpleNamespace(confier_a_un_agent=lambda why: f"agent : {why}")
    assert snippet.revenus(demande, SimpleNamespace(revenus_de=lambda _: 0)) == 0
    assert snippet.revenus(demande, SimpleNamespace(revenus_de=lambda _: None)).startswith("agent")


@runs("03-forms/05-documents/lookalike.py")
def _(snippet: ModuleType) -> None:
    for name, right in (("convention.pdf", True), ("photo.jpg", False)):
        form = snippet.ConventionForm({}, {"convention_signee": SimpleUploadedFile(name, b"x")})
        assert form.is_valid() is right, name


@runs("03-forms/06-receipt-refusal-remedy/good.py")
def _(snippet: ModuleType) -> None:
    said: dict[str, Any] = {}
    with patch.object(snippet, "render_template", side_effect=lambda page, **given: said.update(given) or page):
        answer = flask_client(snippet).post("/demande", data={"nom": "Ahmed"})
    assert (answer.status_code, answer.text) == (200, "recepisse.html")
    assert said["numero"] == Demande.saved[-1].numero
    assert said["silence"] in ("refusée", "acceptée")
    assert LETTERS[-1][0] is Demande.saved[-1]


@runs("03-forms/06-receipt-refusal-remedy/lookalike.py")
def _(snippet: ModuleType) -> None:
    now = datetime.now(UTC)
    late, young = (Demande(name, now - timedelta(days=days), complete=False) for name, days in (("A", 45), ("B", 3)))
    Demande.saved[:] = [late, young]
    snippet.relancer_demandes_incompletes()
    snippet.relancer_demandes_incompletes()
    assert [(one.numero, sorted(said)) for one, said in LETTERS if said] == [("A", ["avant", "pieces"])]
    assert (late.statut, young.statut) == ("relancee", "ouverte")
