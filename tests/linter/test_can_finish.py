"""`assert_can_finish`: the running services, tried as each profile would, against what `guichet people` reads in their source."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import flask
import pytest
from guichet.engine.catalogue import configuration_at, settled
from guichet.engine.run import check
from guichet.testing import assert_can_finish
from guichet.tried.attempt import Trial, attempt
from guichet.walked.declared import declared_in
from guichet.walked.profiles import chosen, known_profiles
from guichet.walked.walk import Walks, walked

EXAMPLES = Path(__file__).parents[2] / "examples"
LOCAL = ("app", "slots", "scores", "queue_order")
MONDAY_3_20 = datetime(2026, 11, 23, 3, 20)
SHOWN = (
    "sans-connexion", "sans-habitude", "enferme", "sans-smartphone", "sans-courriel", "sans-telephone", "sans-adresse",
    "papiers-anciens", "sans-compte", "heures-comptees", "avec-quelqu-un", "hors-des-cases", "sans-telephone+sans-courriel",
)  # fmt: skip
"""Profiles whose obstacles a client meets: the screen itself, fields, names, addresses, papers, hours."""


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    yield
    for module in LOCAL:
        sys.modules.pop(module, None)


@cache
def read(name: str) -> Walks:
    """What `guichet people` reads in the source of a service."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(EXAMPLES / name)
        report = check(["."], settled(configuration_at(Path())), use_cache=False)
        return walked(report, declared_in(Path()), chosen(SHOWN, known_profiles()))


def running(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    monkeypatch.syspath_prepend(str(EXAMPLES / name))
    for module in LOCAL:
        sys.modules.pop(module, None)
    return importlib.import_module("app").create_app(str(tmp_path / "t.sqlite"), TESTING=True, NOW=MONDAY_3_20)


@pytest.mark.turns(3)
@pytest.mark.parametrize("name", ["prefecture", "prefecture-corrected"])
@pytest.mark.parametrize("request_name", ["demande", "rendez_vous"])
@pytest.mark.parametrize("who", SHOWN)
def test_source_and_running_service_agree(
    who: str, request_name: str, name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Everything that a client can meet; not what is seen, heard, pointed at or read with ease, nor scripts and layout."""
    walks = read(name)
    journey = next(one for one in walks.journeys if one.name == request_name)
    profile = next(one for one in walks.profiles if one.name == who)
    app = running(name, monkeypatch, tmp_path)
    trial = Trial(
        app, "/" + request_name.replace("_", "-"), declared_in(EXAMPLES / name),
        clock=lambda now: app.config.update(NOW=now),
    )  # fmt: skip
    assert attempt(trial, profile).outcome is walks.of(journey, profile).outcome


@pytest.mark.parametrize(
    ("who", "at", "said"),
    [
        ("sans-telephone", "/demande", "« Téléphone » est obligatoire, et il faut pour y répondre un numéro de téléphone à soi."),
        ("sans-adresse", "/demande", "« Adresse postale » est obligatoire"),
        ("hors-des-cases", "/demande", "/demande montre de nouveau le formulaire et dit : « Champ invalide »."),
        ("sans-connexion", "/demande", "il faut une connexion à internet"),
        ("heures-comptees", "/rendez-vous", "le 2026-11-24 10:30, /rendez-vous a répondu 503 (« Service fermé »)."),
    ],
)  # fmt: skip
def test_a_failure_says_who_where_and_what_to_do(
    who: str, at: str, said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    app = running("prefecture", monkeypatch, tmp_path)
    with pytest.raises(AssertionError) as failure:
        assert_can_finish(app, who, at=at, lang="fr", clock=lambda now: app.config.update(NOW=now))
    sentence = str(failure.value).replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert said in sentence
    assert f"({who})" in sentence
    assert sentence.count(".") >= 2


def test_each_person_left_outside_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = running("prefecture", monkeypatch, tmp_path)
    with pytest.raises(AssertionError) as failure:
        assert_can_finish(app, "without-telephone", "without-smartphone", "without-address", at="/demande", lang="en")
    lines = str(failure.value).strip().splitlines()
    assert [one.partition(":")[0].rpartition("(")[2] for one in lines] == ["without-telephone)", "without-address)"]


def test_a_declared_door_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app = running("prefecture-corrected", monkeypatch, tmp_path)
    assert_can_finish(app, "without-internet", "locked-in", at="/demande", folder=EXAMPLES / "prefecture-corrected")
    with pytest.raises(AssertionError, match=r"guichet-people\.toml"):
        assert_can_finish(app, "without-internet", at="/demande", folder=tmp_path)


FORM = '<!doctype html><html lang="fr"><title>Aide</title><body><h1>Aide</h1>{}</body></html>'
NAME = '<label>Nom <input name="nom" required></label>'
BUTTON = "<button>Envoyer</button></form>"


def service(form: str, post: Callable[[Any], str | None] = lambda sent: None) -> flask.Flask:
    """A service of one form; `post` says what is wrong in what is sent, None when it is received."""
    app = flask.Flask("service")

    @app.route("/aide", methods=["GET", "POST"])
    def aide() -> str:
        wrong = post(flask.request.form) if flask.request.method == "POST" else ""
        return FORM.format("<p>C’est reçu.</p>" if wrong is None else f"<p>{wrong}</p>{form}")

    return app


def can(app: Any, who: str, **more: Any) -> bool:
    try:
        assert_can_finish(app, who, at="/aide", **more)
    except AssertionError:
        return False
    return True


@pytest.mark.parametrize(
    ("field", "who", "finishes"),
    [
        ('<label>Courriel <input name="courriel" type="email" required></label>', "sans-courriel", False),
        ('<label>Courriel <input name="courriel" type="email" required></label>', "sans-telephone", True),
        ('<label>Adresse électronique <input name="mel" type="email" required></label>', "sans-adresse", True),
        ('<label>Code postal <input name="cp" required pattern="[0-9]{5}"></label>', "sans-telephone", True),
        ('<label>Code postal <input name="cp" required pattern="[0-9]{5}"></label>', "sans-adresse", False),
        ('<label>Mobile <input name="gsm" type="tel" required pattern="0[0-9]{9}"></label>', "sans-courriel", True),
        ('<label>Prénom <input name="prenom" required></label>', "hors-des-cases", False),
        ('<label>Prénom <input name="prenom" required></label>', "sans-adresse", True),
        ('<label>Nom <input name="nom2" pattern="[A-Za-z]+"></label>', "hors-des-cases", False),
        ('<label>Nom <input name="nom2" pattern="[A-Za-z]+"></label>', "sans-adresse", True),
        ('<label>Fin de validité de la carte <input type="date" name="expiration" min="2026-01-01" required></label>', "papiers-anciens", False),
        ('<label>Fin de validité de la carte <input type="date" name="expiration" required></label>', "papiers-anciens", True),
        ('<label>Pièce <input type="file" name="piece" required></label>', "papiers-anciens", True),
        ('<label>Objet <select name="objet" required><option value="">Choisir</option><option>Aide</option></select></label>', "sans-adresse", True),
        ('<label><input type="checkbox" name="accord" required> J’ai lu</label>', "sans-adresse", True),
        ('<label>Foyer <input type="number" name="foyer" required></label>', "sans-adresse", True),
        ('<label>Âge <input type="number" name="age" min="18" required></label>', "sans-adresse", True),
        ('<label>Âge <input type="number" name="age" min="18" max="19" required></label>', "sans-adresse", False),
    ],
)  # fmt: skip
def test_a_browser_sends_what_the_person_can_answer(field: str, who: str, finishes: bool) -> None:
    assert can(service(f'<form method="post" enctype="multipart/form-data">{NAME}{field}{BUTTON}'), who) is finishes


def test_what_the_service_refuses_stops_as_what_the_page_refuses() -> None:
    form = f'<form method="post" novalidate>{NAME}<label>Téléphone <input name="tel" required></label>{BUTTON}'
    app = service(form, lambda sent: None if sent.get("tel") else "Un numéro, s’il vous plaît.")
    assert can(app, "sans-courriel")
    with pytest.raises(AssertionError, match="Un numéro, s’il vous plaît"):
        assert_can_finish(app, "sans-telephone", at="/aide", lang="en")


@pytest.mark.parametrize(
    "form",
    [
        '<label>Adresse <input name="adresse"></label><label>Domiciliation <input name="domiciliation"></label>',
        '<label>Adresse <input name="adresse"></label><label><input type="checkbox" name="sdf"> Je suis sans domicile</label>',
        '<label>Adresse <input name="adresse"></label><label><input type="radio" name="ou" value="chez"> Chez moi</label><label><input type="radio" name="ou" value="sdf"> Sans abri</label>',
    ],
)
def test_a_way_for_those_without_a_home_is_taken(form: str) -> None:
    def wrong(sent: Any) -> str | None:
        is_home = sent.get("adresse") and not sent.get("domiciliation")
        return None if is_home or sent.get("domiciliation") or sent.get("sdf") or sent.get("ou") == "sdf" else "Où ?"

    app = service(f'<form method="post">{NAME}{form}{BUTTON}', wrong)
    assert can(app, "sans-adresse")
    assert can(app, "sans-courriel")


def test_a_choice_of_how_to_be_reached_avoids_what_one_lacks() -> None:
    form = '<label>Nous vous répondrons <select name="canal"><option value="mail">Par courriel</option><option value="tel">Par téléphone</option><option value="post">Par courrier</option></select></label>'
    sent: list[str] = []
    app = service(f'<form method="post">{NAME}{form}{BUTTON}', lambda data: sent.append(data["canal"]))
    for who in ("sans-courriel", "sans-telephone", "sans-courriel+sans-telephone", "sans-adresse"):
        assert can(app, who)
    assert sent == ["tel", "mail", "post", "mail"]


def steps() -> flask.Flask:
    """A request of three pages: one question each, then what was answered, to confirm."""
    app = flask.Flask("steps")
    app.secret_key = "essai"

    def page(body: str) -> str:
        return FORM.format(f'<form method="post"><input type="hidden" name="jeton" value="7">{body}{BUTTON}')

    @app.route("/aide", methods=["GET", "POST"])
    def first() -> Any:
        return flask.redirect("/aide/2") if flask.request.form.get("nom") else page(NAME)

    @app.route("/aide/2", methods=["GET", "POST"])
    def second() -> Any:
        field = '<label>Téléphone <input name="telephone"></label>'
        return flask.redirect("/aide/3") if flask.request.method == "POST" else page(field)

    @app.route("/aide/3", methods=["GET", "POST"])
    def third() -> Any:
        done = flask.request.form.get("jeton") == "7"
        return FORM.format("<p>Demande reçue.</p>") if done else page("<p>Relisez.</p>")

    return app


def test_a_request_of_several_pages_is_followed_to_its_end() -> None:
    assert can(steps(), "sans-telephone", received="Demande reçue")
    assert not can(steps(), "sans-telephone", received="Dossier clos")


def test_a_service_that_keeps_its_form_says_that_it_received() -> None:
    app = service(f'<form method="post">{NAME}{BUTTON}', lambda sent: "Merci, c’est enregistré.")
    assert not can(app, "sans-adresse")
    assert can(app, "sans-adresse", received="c’est enregistré")


def test_what_nothing_tells_may_be_answered_but_nobody_is_given_what_they_lack() -> None:
    field = '<label>Dossier <input name="dossier" required pattern="V[0-9]{4}"></label><label>Téléphone <input name="tel"></label>'
    sent: list[str] = []
    app = service(f'<form method="post">{NAME}{field}{BUTTON}', lambda data: sent.append(data["tel"]))
    assert not can(app, "sans-telephone")
    assert can(app, "sans-telephone", answers={"dossier": "V0001", "tel": "06 39 98 00 00"})
    assert sent == [""]


def test_another_site_and_a_sign_in_stop_in_a_sentence() -> None:
    app = flask.Flask("away")
    app.add_url_rule("/aide", "aide", lambda: flask.redirect("https://compte.example/entrer"))
    with pytest.raises(AssertionError, match=r"compte\.example, which this test does not follow"):
        assert_can_finish(app, "without-account", at="/aide", lang="en")
    form = f'<form method="post" action="/entrer">{NAME}<input type="password" name="p">{BUTTON}'
    with pytest.raises(AssertionError, match="asks for an account first"):
        assert_can_finish(service(form), "without-account", at="/aide", lang="en")


def test_a_search_before_the_request_is_left_alone() -> None:
    search = '<form method="get" role="search"><input name="q" required></form>'
    app = service(
        f'{search}<form method="post">{NAME}{BUTTON}', lambda sent: None if sent.get("nom") else "Votre nom ?"
    )
    assert can(app, "sans-adresse")
    assert can(app.test_client(), "sans-adresse")


def test_what_is_no_application_is_a_sentence() -> None:
    with pytest.raises(TypeError, match="not int"):
        assert_can_finish(3, "sans-adresse", at="/")


DJANGO = """
import sys
from django.conf import settings
settings.configure(SECRET_KEY="essai", ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], MIDDLEWARE=["django.middleware.csrf.CsrfViewMiddleware"],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}])
import django
django.setup()
from django import forms
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse, HttpResponseRedirect
from django.template import engines
from django.urls import path

class Aide(forms.Form):
    nom = forms.CharField(label="Votre nom")
    telephone = forms.CharField(label="Téléphone", required=False)
    piece = forms.FileField(label="Une pièce")

    def clean_telephone(self):
        if REFUSES and not self.cleaned_data["telephone"]:
            raise forms.ValidationError("Il nous faut un numéro.")

PAGE = engines["django"].from_string('<html lang="fr"><title>Aide</title><body><form method="post" enctype="multipart/form-data">{% csrf_token %}{{ form }}<button>Envoyer</button></form></body></html>')

def aide(request):
    form = Aide(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return HttpResponseRedirect("/recu")
    return HttpResponse(PAGE.render({"form": form}, request))

REFUSES = False
urlpatterns = [path("aide", aide), path("recu", lambda request: HttpResponse("<p>Reçu.</p>"))]
from guichet.testing import assert_can_finish
app = get_wsgi_application()
assert_can_finish(app, "without-telephone", "outside-the-boxes", at="/aide")
REFUSES = True
assert_can_finish(app, "outside-the-boxes", at="/aide")
try:
    assert_can_finish(app, "without-telephone", at="/aide", lang="fr")
except AssertionError as failure:
    print(failure)
"""


def test_a_django_application_is_driven_by_its_own_client(tmp_path: Path) -> None:
    pytest.importorskip("django")
    (tmp_path / "essai.py").write_text(DJANGO, encoding="utf-8")
    run = subprocess.run([sys.executable, "essai.py"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert "Il nous faut un numéro." in run.stdout


def test_no_framework_is_imported_without_its_application() -> None:
    program = (
        "import sys, json\nfrom guichet.testing import assert_can_finish\n"
        "class Client:\n    def get(self, address): return Page()\n    def post(self, address, data): return Page()\n"
        "class Page:\n    status_code, headers, data = 200, {}, b'<p>Rien.</p>'\n"
        "try:\n    assert_can_finish(Client(), 'sans-adresse', at='/')\nexcept AssertionError:\n    pass\n"
        "print(json.dumps([one for one in ('flask', 'django') if one in sys.modules]))\n"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout) == []
