"""Identity, sign-in, help, sludge."""

from __future__ import annotations

from datetime import date, timedelta
from types import ModuleType, SimpleNamespace
from typing import Any

from asking import account, address, runs, served
from django.contrib.messages import get_messages
from django.db.models import ProtectedError
from django.http import HttpResponse
from django.test import override_settings
from files.models import Letter


@runs("07-identity/01-the-loop/good-2.py")
def _(snippet: ModuleType) -> None:
    for kind, _label in snippet.IDENTITY_DOCUMENTS:
        assert snippet.IdentityForm({"document": kind}).is_valid()

    def until(issued: date, expires: date, adult: bool = True) -> date:
        found: date = snippet.valid_until(SimpleNamespace(issued_on=issued, expires_on=expires, holder_was_adult=adult))
        return found

    assert until(date(2012, 7, 1), date(2022, 7, 1)) == date(2027, 7, 1)
    assert until(date(2012, 7, 1), date(2022, 7, 1), adult=False) == date(2022, 7, 1)
    assert until(date(2014, 1, 1), date(2024, 1, 1)) == date(2024, 1, 1)
    assert until(date(2006, 3, 1), date(2016, 2, 29)) == date(2021, 2, 28)
    assert until(date(2005, 2, 10), date(2015, 2, 10)) == date(2020, 2, 10)


@runs("07-identity/01-the-loop/good-3.py")
def _(snippet: ModuleType) -> None:
    with served(address("solde/", snippet.consult_training_rights)) as client:
        assert client.get("/solde/").url.startswith("/connexion/")
        client.force_login(account("aminata", training_balance=1200))
        assert client.get("/solde/").context["balance"] == 1200, "the account is enough to look"


@runs("07-identity/01-the-loop/lookalike.py")
def _(snippet: ModuleType) -> None:
    with served(address("iban/", snippet.change_bank_account)) as client:
        person = account("jeanne")
        client.force_login(person)
        assert client.post("/iban/", {"iban": "FR76"}).url == "/identite/"
        session = client.session
        session["acr"] = "eidas2"
        session.save()
        assert client.get("/iban/").status_code == 405
        assert client.post("/iban/", {"iban": "FR76"}).url == "/my-account/"
        person.refresh_from_db()
        assert person.bank_account == "FR76"


@runs("07-identity/01-the-loop/lookalike-2.py")
def _(snippet: ModuleType) -> None:
    def page(request: Any) -> HttpResponse:
        days = int(request.GET["days"])
        snippet.remind_of_expiry(request, SimpleNamespace(expires_on=date.today() + timedelta(days=days)))
        return HttpResponse("".join(map(str, get_messages(request))))

    with served(address("carte/", page)) as client:
        assert "appelez" in client.get("/carte/?days=30").content.decode()
        assert client.get("/carte/?days=400").content == b""


@runs("07-identity/02-signing-in/good-2.py")
def _(snippet: ModuleType) -> None:
    with override_settings(AUTH_PASSWORD_VALIDATORS=snippet.AUTH_PASSWORD_VALIDATORS):
        chosen = snippet.NewPasswordForm({"password": "une phrase facile à retenir, avec des accents : é " * 4})
        assert chosen.is_valid()
        assert chosen.cleaned_data["password"].endswith(" "), "the sign-in page keeps it too"
        for weak in ("court", "123456789012"):
            assert not snippet.NewPasswordForm({"password": weak}).is_valid(), weak


@runs("07-identity/03-helpers/good-2.py")
def _(snippet: ModuleType) -> None:
    couple = [snippet.Usager.objects.create(name=name, email="nous@exemple.fr") for name in ("Awa", "Ali")]
    snippet.Usager.objects.create(name="sans courriel")
    mandate = snippet.Mandat.objects.create(
        usager=couple[0], helper=account("mme-t"), procedure="logement", until="2027-12-31"
    )
    done = snippet.Demande.objects.create(usager=couple[0], mandat=mandate)
    assert done.sent_at
    assert snippet.Lecture.objects.create(mandat=mandate, demande=done).read_at
    try:
        mandate.delete()
    except ProtectedError:
        return
    raise AssertionError("who acted was erased")


@runs("08-deceptive-interfaces/03-sludge/good.py")
def _(snippet: ModuleType) -> None:
    with served(*snippet.urlpatterns) as client:
        for one in snippet.urlpatterns:
            assert client.get(f"/{one.pattern}").status_code == 200, one


@runs("08-deceptive-interfaces/03-sludge/good-2.py")
def _(snippet: ModuleType) -> None:
    assert snippet.PersonStep({"name": "Denise", "birth_date": "1950-03-01"}).is_valid()
    assert snippet.HousingStep({"rent": "500"}).is_valid()


@runs("08-deceptive-interfaces/03-sludge/lookalike.py")
def _(snippet: ModuleType) -> None:
    denise = account("denise")
    Letter.objects.create(account=denise)
    with served(address("mon-dossier/", snippet.my_file)) as client:
        assert client.get("/mon-dossier/").status_code == 302
        client.force_login(denise)
        assert list(client.get("/mon-dossier/").context["letters"]) == list(denise.letters.all())
    assert snippet.NewPasswordForm({"password1": "a", "password2": "a"}).is_valid()
