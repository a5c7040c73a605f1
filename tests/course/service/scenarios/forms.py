"""Figures and forms."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
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
        for unclear in ("juillet 58", "a/b/c", "99/99/9999", "14/07/24", "07/14/1958", "14/07/1858", "9" * 40):
            again = client.post("/etat-civil/", {"naissance": unclear})
            assert again.status_code == 200, unclear
            assert again.context["form"]["naissance"].value() == unclear
            assert "14/07/1958" in str(again.context["form"].errors)
        for clear in ("14 juillet 58", "14/07/1958", "1958-07-14", "le 14 Juillet 1958", "14.7.58"):
            assert client.post("/etat-civil/", {"naissance": clear}).url == "/recepisse/", clear
            assert snippet.lire_date(clear) == date(1958, 7, 14), clear
        assert snippet.lire_date("1er août 1958") == snippet.lire_date("1/8/58") == date(1958, 8, 1)


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
    at_home = {"adresse": "3 rue des Tilleuls, 99100 Valbrune"}
    at_someone_s = {"chez": "Awa Diallo", **at_home}
    asked = {"domicile": at_home, "domiciliation": at_someone_s, "tiers": at_someone_s, "etranger": at_home}
    asked["aucune"] = {"joindre": "au guichet"}
    assert set(asked) == {kind for kind, _label in snippet.CourrierForm.TYPES}
    for kind, given in asked.items():
        assert snippet.CourrierForm({"type_adresse": kind, **given}).is_valid(), kind
        assert set(snippet.CourrierForm({"type_adresse": kind}).errors) == set(given), kind


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
    for number in ("+221 33 123 45 67", "02/123.45.67", "06\u00a012\u00a034\u00a056\u00a078"):
        assert snippet.IdentiteForm({"nom": "Diallo", "annee": "1952", "telephone": number}).is_valid(), number
    assert "telephone" in snippet.IdentiteForm({"nom": "Diallo", "telephone": "......"}).errors
    for day, right in (("28", True), ("30", False)):
        born = {"nom": "Diallo", "annee": "1952", "mois": "2", "jour": day}
        assert snippet.IdentiteForm(born).is_valid() is right, day
    for year in ("1899", str(date.today().year + 1), "19522"):
        assert set(snippet.IdentiteForm({**born, "annee": year, "jour": "3"}).errors) == {"annee"}, year
    assert snippet.IdentiteForm({**born, "annee": str(date.today().year), "mois": ""}).is_valid()


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
