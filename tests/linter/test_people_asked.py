"""What the requests of a Django service ask, and of whom: forms that views name, accounts, steps, pages that nothing shows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from guichet.hosts.cli import main

PAGE = '<!DOCTYPE html><html lang="fr"><head><title>Aide</title></head><body><main><h1>{title}</h1>{body}</main></body></html>'
FORM = '<form method="post">{}<button>Envoyer ma demande</button></form>'
VIEW = """\
from django.views.generic import FormView
from aide.forms import DemandeForm

class DemandeView(FormView):
    template_name = "aide/demande.html"
    form_class = DemandeForm
"""
FORMS = "from django import forms\n\nclass DemandeForm(forms.Form):\n    nom = forms.CharField()\n"
NAMED = "{% load dsfr_tags %}{% dsfr_form_field form.nom %}{% dsfr_form_field form.contact %}"


def service(folder: Path, **texts: str) -> Path:
    """Write a small Django service: each name is a path, `__` for a folder and `_dot_` for a dot."""
    given = {
        "manage.py": "import django\n",
        "urls.py": "from django.urls import path\nurlpatterns = []\n",
        "aide/views.py": VIEW,
        "aide/forms.py": FORMS,
        "templates/aide/demande.html": page(NAMED),
        **{name.replace("__", "/").replace("_dot_", "."): text for name, text in texts.items()},
    }
    for name, text in given.items():
        if text:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
    return folder


def page(fields: str, title: str = "Demander l’aide") -> str:
    return PAGE.format(title=title, body=FORM.format(fields))


def read(folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[dict[str, str], dict[tuple[str, str], dict]]:
    """Return the labels of the requests, and the walks."""
    main(["people", str(folder), "--format", "json", "--lang", "en", "--no-cache", "--jobs", "1"])
    said = json.loads(capsys.readouterr().out)
    labels = {one["name"]: one["label"] for one in said["journeys"]}
    return labels, {(one["journey"], one["profile"]): one for one in said["walks"]}


def outcome(folder: Path, profile: str, capsys: pytest.CaptureFixture[str], name: str = "demande") -> str:
    return read(folder, capsys)[1][name, profile]["outcome"]


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("contact = forms.EmailField()", "stopped"),
        ("contact = forms.EmailField(required=False)", "finishes"),
        ("contact = forms.CharField()", "finishes"),
        ("contact = SimpleArrayField(forms.EmailField())", "stopped"),
    ],
)
@pytest.mark.parametrize(
    "printed",
    [
        NAMED,
        '{{ form.nom }}{{ form.contact|add_class:"fr-input" }}',
        '{% include "champ.html" with champ=form.nom %}{% include "champ.html" with champ=form.contact %}',
        "{% for field in form %}{{ field }}{% endfor %}",
    ],
)
def test_a_field_that_a_tag_prints_is_asked_of_the_form_that_the_view_names(
    printed: str, field: str, expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    champ = "<p>{{ champ }}</p>" if "include" in printed else ""
    service(
        tmp_path, aide__forms_dot_py=f"{FORMS}    {field}\n", templates__aide__demande_dot_html=page(printed),
        templates__champ_dot_html=champ,
    )  # fmt: skip
    assert outcome(tmp_path, "sans-courriel", capsys) == expected


def test_a_field_that_no_form_declares_is_not_known(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    walks = read(service(tmp_path), capsys)[1]
    assert walks["demande", "sans-courriel"]["not_read"] == [
        "templates/aide/demande.html: the program that declares these fields was not found: contact"
    ]
    assert walks["demande", "sans-smartphone"]["outcome"] == "finishes"


@pytest.mark.parametrize(
    ("view", "forms"),
    [
        (VIEW.replace("    form_class = DemandeForm\n", "    def get_form_class(self):\n        return DemandeForm\n"), FORMS),
        (VIEW.replace("(FormView):", "(Base, FormView):").replace("class D", "class Base:\n    form_class = DemandeForm\n\nclass D").replace("View):\n    template", "View):\n    template", 1), FORMS),
        (VIEW.replace("aide.forms", "aide.tous"), FORMS),
    ],
    ids=["method", "mixin", "star"],
)  # fmt: skip
def test_the_form_of_a_view_is_found_however_it_is_named(
    view: str, forms: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    service(
        tmp_path, aide__views_dot_py=view, aide__tous_dot_py="from aide.forms import *\n",
        aide__forms_dot_py=f"{forms}    contact = forms.EmailField()\n",
    )  # fmt: skip
    assert outcome(tmp_path, "sans-courriel", capsys) == "stopped"


MODEL = """\
from django.db import models

class Demande(models.Model):
    nom = models.CharField(max_length=80)
    contact = models.EmailField({options})
"""
OF_MODEL = """\
from django import forms
from aide.models import Demande

class DemandeForm(forms.ModelForm):
    class Meta:
        model = Demande
        fields = [{fields}]
"""


@pytest.mark.parametrize(
    ("options", "fields", "more", "expected"),
    [
        ("", '"nom", "contact"', "", "stopped"),
        ("blank=True", '"nom", "contact"', "", "finishes"),
        ("", '"nom"', "", "finishes"),
        ("blank=True", '"nom", "contact"', '        self.fields["contact"].required = True\n', "stopped"),
        (
            "blank=True",
            '"nom", "contact"',
            '        if self.user.is_anonymous:\n            self.fields["contact"].required = True\n',
            "unknown",
        ),
    ],
)
def test_a_form_asks_the_fields_of_its_model_that_it_names_and_no_other(
    options: str, fields: str, more: str, expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    init = (
        f"\n    def __init__(self, *args, **kwargs):\n        super().__init__(*args, **kwargs)\n{more}" if more else ""
    )
    printed = NAMED if "contact" in fields else "{{ form.nom }}{{ form.nom.errors }}"
    service(
        tmp_path, aide__models_dot_py=MODEL.format(options=options), aide__forms_dot_py=OF_MODEL.format(fields=fields) + init,
        templates__aide__demande_dot_html=page(printed),
    )  # fmt: skip
    assert outcome(tmp_path, "sans-courriel", capsys) == expected


@pytest.mark.parametrize(
    ("guard", "base", "body", "expected"),
    [
        ("from django.contrib.auth.mixins import LoginRequiredMixin\nclass Etape(LoginRequiredMixin): ...\nclass Porte(Etape): ...\n", "Porte, ", "", "unknown"),
        ("class Porte: ...\n", "Porte, ", "", "finishes"),
        ("", "", "    def get_initial(self):\n        return {'nom': self.request.user.dossiers.first()}\n", "unknown"),
        ("", "", "    def get_initial(self):\n        if self.request.user.is_authenticated:\n            return {'nom': self.request.user.dossiers.first()}\n        return {}\n", "finishes"),
        ("def porte(f):\n    return login_required(f)\n", "", "    @method_decorator(porte)\n    def dispatch(self, *args):\n        return super().dispatch(*args)\n", "unknown"),
    ],
    ids=["inherited", "other-mixin", "taken-for-granted", "asked-first", "decorator"],
)  # fmt: skip
def test_an_account_may_be_needed_however_far_the_guard_stands(
    guard: str, base: str, body: str, expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    view = VIEW.replace("(FormView)", f"({base}FormView)").replace(
        "import DemandeForm\n", f"import DemandeForm\n{guard}"
    )
    service(tmp_path, aide__views_dot_py=view + body, aide__forms_dot_py=f"{FORMS}    contact = forms.CharField()\n")
    assert outcome(tmp_path, "sans-compte", capsys) == expected


def test_a_stop_at_one_step_of_a_view_stops_the_whole_request(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    view = VIEW.replace(
        '    template_name = "aide/demande.html"\n    form_class = DemandeForm\n',
        '    TEMPLATES = {"besoin": "aide/besoin.html", "vous": "aide/vous.html"}\n    form_list = [("vous", DemandeForm)]\n',
    )
    service(
        tmp_path, aide__views_dot_py=view, aide__forms_dot_py=f"{FORMS}    contact = forms.EmailField()\n",
        templates__aide__demande_dot_html="",
        templates__aide__besoin_dot_html=page('<label>Besoin <input name="b"></label><label>Date <input name="d"></label>'),
        templates__aide__vous_dot_html=page(NAMED),
    )  # fmt: skip
    labels, walks = read(tmp_path, capsys)
    assert list(labels) == ["besoin"]
    assert walks["besoin", "sans-courriel"]["outcome"] == "stopped"


PLAIN = '<label>Nom <input name="nom"></label><label>Courriel <input type="email" name="courriel" required></label>'


def test_a_page_that_nothing_shows_is_no_request(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    service(tmp_path, templates__aide__oubliee_dot_html=page(PLAIN))
    assert set(read(tmp_path, capsys)[0]) == {"demande"}


def test_a_page_that_a_name_put_together_shows_is_a_request(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    more = VIEW + '\n\ndef autre(request, sort):\n    return render(request, f"aide/{sort}_complement.html")\n'
    service(tmp_path, aide__views_dot_py=more, templates__aide__paul_complement_dot_html=page(PLAIN))
    assert "paul_complement" in read(tmp_path, capsys)[0]


@pytest.mark.parametrize(
    ("name", "title", "found"),
    [
        ("signup", "Créer un compte", {"demande", "signup"}),
        ("password_change", "Changer de mot de passe", {"demande"}),
    ],
)
def test_making_an_account_is_a_request_and_getting_into_it_is_none(
    name: str, title: str, found: set[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fields = (
        PLAIN
        + '<label>Mot de passe <input type="password" name="p"></label><label>Encore <input type="password" name="q"></label>'
    )
    service(tmp_path, **{f"templates__account__{name}_dot_html": page(fields, title)})
    assert set(read(tmp_path, capsys)[0]) == found


def test_a_second_proof_is_no_request(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = '<label>Code <input name="code"></label><label>Se souvenir <input type="checkbox" name="s"></label>'
    view = VIEW + '\n\ndef preuve(request):\n    return render(request, "2fa/form.html")\n'
    service(
        tmp_path, aide__views_dot_py=view, templates__2fa__form_dot_html=page(code, "Authentification à deux facteurs")
    )
    assert set(read(tmp_path, capsys)[0]) == {"demande"}


def test_a_request_that_speaks_of_signing_in_stays_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    view = VIEW.replace("aide/demande.html", "aide/mot_de_passe.html")
    service(
        tmp_path, aide__views_dot_py=view, templates__aide__demande_dot_html="",
        templates__aide__mot_de_passe_dot_html=page(PLAIN, "Signaler un vol"),
    )  # fmt: skip
    assert set(read(tmp_path, capsys)[0]) == {"mot_de_passe"}


def test_a_frame_in_a_request_is_not_known_for_those_concerned(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    service(tmp_path, templates__aide__demande_dot_html=page(PLAIN + '<iframe title="Carte" src="/carte"></iframe>'))
    walks = read(tmp_path, capsys)[1]
    assert walks["demande", "connexion-fragile"]["outcome"] == "unknown"
    assert walks["demande", "sans-smartphone"]["outcome"] == "finishes"


def test_a_layout_that_a_middleware_gives_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    layout = PAGE.format(
        title="{% block titre %}{% endblock %}", body="{% block corps %}{% endblock %}<p>01 99 00 12 34</p>"
    )
    own = (
        "{% extends gabarit %}{% block titre %}Demander{% endblock %}{% block corps %}"
        + FORM.format(PLAIN)
        + "{% endblock %}"
    )
    given = 'def middleware(request):\n    request.gabarit = "socle.html"\n'
    service(
        tmp_path, templates__socle_dot_html=layout, templates__aide__demande_dot_html=own, aide__middleware_dot_py=given
    )
    walks = read(tmp_path, capsys)[1]
    assert walks["demande", "sans-smartphone"]["outcome"] == "finishes"
    assert walks["demande", "sans-connexion"]["outcome"] == "unknown"


@pytest.mark.parametrize(
    ("control", "expected"),
    [
        ('<input name="ville" disabled value="Lyon">', "finishes"),
        ('<template><input name="question"></template>', "finishes"),
        ('<input name="ville">', "stopped"),
    ],
)
def test_what_nobody_must_fill_stops_nobody(
    control: str, expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    service(tmp_path, templates__aide__demande_dot_html=page(PLAIN + control))
    assert outcome(tmp_path, "a-l-oreille", capsys) == expected


def test_the_title_that_a_layout_gives_to_every_page_names_no_request(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    layout = "<!DOCTYPE html><html lang='fr'><head><title>{% block titre %}Le site des aides{% endblock %}</title></head><body>{% block corps %}{% endblock %}</body></html>"
    own = '{% extends "socle.html" %}{% block corps %}' + FORM.format(PLAIN) + "{% endblock %}"
    service(tmp_path, templates__socle_dot_html=layout, templates__aide__demande_dot_html=own)
    assert read(tmp_path, capsys)[0] == {"demande": "The form demande"}
    said = own.replace("{% block corps", "{% block titre %}Demander une aide{% endblock %}{% block corps")
    service(tmp_path, templates__aide__demande_dot_html=said)
    assert read(tmp_path, capsys)[0] == {"demande": "Demander une aide"}


@pytest.mark.parametrize(
    "title",
    [
        "{% if objet %}Ajouter la demande{% else %}Modifier la demande{% endif %}",
        "{% if is_new %}Modifier la demande{% else %}Autre chose{% endif %}",
        "{% if form.errors %}Erreur : {% endif %}Modifier la demande",
        "{% ifchanged objet %}Ajouter une demande{% else %}Modifier la demande{% endifchanged %}",
        "Modifier {% if objet %}la demande{% elif autre %}{% if bis %}le{% endif %} dossier{% endif %}",
    ],
)
def test_a_label_is_that_of_the_usual_case_and_no_two_names_are_alike(
    title: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    view = VIEW + '\n\ndef autre(request):\n    return render(request, "b/aide/demande.html")\n'
    view = view + '\n\ndef encore(request):\n    return render(request, "c/aide/demande.html")\n'
    service(
        tmp_path, aide__views_dot_py=view, templates__aide__demande_dot_html=page(PLAIN, title),
        templates__b__aide__demande_dot_html=page(PLAIN, "Deux"), templates__c__aide__demande_dot_html=page(PLAIN, "Trois"),
    )  # fmt: skip
    labels = read(tmp_path, capsys)[0]
    assert len(labels) == 3
    assert "Modifier la demande" in labels.values()


MACRO = """\
{% macro field(id, label, required=False) %}<label for="{{ id }}">{{ label }}</label>
<input id="{{ id }}" name="{{ id }}"{% if required %} required{% endif %}>{% endmacro %}
"""


@pytest.mark.parametrize(
    ("called", "expected"), [('{{ field("nom", "Nom") }}', "finishes"), ('{{ render_widget(form, "nom") }}', "unknown")]
)
def test_a_macro_of_the_page_is_read_whatever_its_name(
    called: str, expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in {
        "app.py": "from flask import Flask, render_template, request\napp = Flask(__name__)\n\n\n"
        '@app.route("/demande", methods=["GET", "POST"])\ndef demande():\n    return render_template("demande.html", form=request.form)\n',
        "templates/demande.html": MACRO + page(called),
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert outcome(tmp_path, "sans-courriel", capsys) == expected
