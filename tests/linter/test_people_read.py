"""Who can finish: which pages are requests, what their programs ask, what stands before them, and what nobody could read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.hosts.cli import main
from guichet.reading.project.project import Project
from guichet.reading.templates.rails import asked_by
from guichet.walked.rails import is_called

PAGE = '<html lang="fr"><head><title>{}</title></head><body><main><h1>{}</h1>{}</main></body></html>'
FIELDS = '<label>Nom <input name="nom"></label><label>Sujet <input name="sujet"></label>'
FORM = '<form method="post">{}<button>Envoyer ma demande</button></form>'
Walked = Callable[[dict[str, str]], dict[tuple[str, str], dict[str, Any]]]


def page(body: str, title: str = "Demander l’aide") -> str:
    return PAGE.format(title, title, body)


@pytest.fixture
def walked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Walked:
    """Walk a service made of some files, whatever its configuration; the answers by request and profile."""

    def walk(files: dict[str, str]) -> dict[tuple[str, str], dict[str, Any]]:
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        main(["people", str(tmp_path), "--format", "json", "--lang", "en", "--no-cache", "--jobs", "1", "--isolated"])
        return {(one["journey"], one["profile"]): one for one in json.loads(capsys.readouterr().out)["walks"]}

    return walk


def names(walks: dict[tuple[str, str], dict[str, Any]]) -> set[str]:
    return {journey for journey, _ in walks}


def django(form: str, shown: str, view: str = "    form_class = AideForm\n", title: str = "aide") -> dict[str, str]:
    """A service of one page, shown by a class of view that is given a form."""
    return {
        "manage.py": "import django\n",
        "aides/forms.py": f"from django import forms\n\n\n{form}",
        "aides/views.py": f'from django.views.generic import FormView\nfrom aides.forms import *\nfrom aides.forms import AideForm\n\n\nclass Aide(FormView):\n    template_name = "{title}.html"\n{view}',
        f"templates/{title}.html": page(FORM.format(shown)),
    }


MANY = """class AideForm(forms.Form):
    nom = forms.CharField(label="Nom")
    email = forms.EmailField(label="Courriel")

    def first_ones(self):
        return [self[name] for name in ("nom", "{}")]
"""
LOOP = "{% for field in form.first_ones %}{{ field.label_tag }}{{ field }}{% endfor %}"


@pytest.mark.parametrize(("named", "outcome"), [("email", "stopped"), ("prenom", "finishes")])
def test_fields_that_a_method_of_the_form_gives_are_asked(named: str, outcome: str, walked: Walked) -> None:
    assert walked(django(MANY.format(named), LOOP))["aide", "sans-courriel"]["outcome"] == outcome


PLAIN = 'class AideForm(forms.Form):\n    nom = forms.CharField(label="Nom")\n'


@pytest.mark.parametrize(
    ("view", "outcome"),
    [
        ("    form_class = AideForm\n", "finishes"),
        ("    form_class = forms_for(2026)\n", "unknown"),
        ("    def get_form_class(self):\n        return chosen[self.kwargs['what']]\n", "unknown"),
    ],
)
def test_a_form_chosen_as_it_runs_is_not_known(view: str, outcome: str, walked: Walked) -> None:
    found = walked(django(PLAIN, "{{ form.render() }}", view))
    assert found["aide", "sans-courriel"]["outcome"] == outcome
    assert found["aide", "sans-ouie"]["outcome"] == "finishes"  # no field asks for hearing


@pytest.mark.parametrize(
    ("more", "outcome"),
    [
        ("        self.fields['email'] = forms.EmailField(label='Courriel')\n", "stopped"),
        ("        self.fields['email'] = forms.EmailField(label='Courriel', required=False)\n", "finishes"),
        ("        for name in questions:\n            self.fields[name] = forms.CharField()\n", "unknown"),
    ],
)
def test_fields_that_a_form_puts_in_itself_are_asked(more: str, outcome: str, walked: Walked) -> None:
    form = PLAIN + f"\n    def __init__(self, *args, **kwargs):\n        super().__init__(*args, **kwargs)\n{more}"
    assert walked(django(form, "{{ form }}"))["aide", "sans-courriel"]["outcome"] == outcome


@pytest.mark.parametrize(("required", "outcome"), [("True", "stopped"), ("False", "finishes")])
def test_a_field_that_a_function_makes_is_read(required: str, outcome: str, walked: Walked) -> None:
    form = f"def courriel():\n    return forms.EmailField(label='', required={required})\n\n\n{PLAIN}    email = courriel()\n"
    assert walked(django(form, "{{ form.nom }}{{ form.email }}"))["aide", "sans-courriel"]["outcome"] == outcome


def test_what_bears_the_name_of_a_form_and_is_a_step_has_no_fields(walked: Walked) -> None:
    shown = '{{ form.nom }}<a href="{% url form_step.previous_target %}">{{ form_step.previous }}</a>'
    assert walked(django(PLAIN, shown))["aide", "sans-adresse"]["outcome"] == "finishes"


@pytest.mark.parametrize(
    ("shown", "outcome"),
    [
        ('<label for="{{ form.nom.id_for_label }}">Nom</label>{{ form.nom }}', "finishes"),
        ('<label for="id_nom">Nom</label>{{ form.nom }}', "finishes"),
        (
            '<label for="{{ form.nom.id_for_label }}">Nom</label><input id="{{ form.nom.id_for_label }}" name="nom"><label>Sujet <input name="s"></label>',
            "finishes",
        ),
        ("<span>Nom</span>{{ form.nom }}", "stopped"),
        ("<span>Nom</span>{% widget_of form.nom %}", "unknown"),
    ],
)
def test_plain_fields_with_their_labels_are_seen(shown: str, outcome: str, walked: Walked) -> None:
    assert walked(django(PLAIN, shown))["aide", "a-l-oreille"]["outcome"] == outcome


def test_a_widget_of_somebody_else_is_not_seen(walked: Walked) -> None:
    form = "class AideForm(forms.Form):\n    nom = forms.CharField(widget=SignaturePad(), label='Nom')\n"
    shown = '<label for="id_nom">Nom</label>{{ form.nom }}'
    assert walked(django(form, shown))["aide", "a-l-oreille"]["outcome"] == "unknown"


@pytest.mark.parametrize(
    ("fields", "outcome"),
    [
        ('<label>Prénom <input name="prenom" required></label><label>Nom <input name="nom" required></label>', "stopped"),
        ('<label>Prénom <input name="prenom"></label><label>Nom <input name="nom" required></label>', "finishes"),
        ('<label>Nom <input name="nom"></label><label>Né le <input type="date" name="naissance" required></label>', "unknown"),
        ('<label>Nom <input name="nom"></label><label>À partir du <input type="date" name="debut" required></label>', "finishes"),
    ],
)  # fmt: skip
def test_two_names_and_a_whole_birth_are_asked_about(fields: str, outcome: str, walked: Walked) -> None:
    assert walked({"templates/aide.html": page(FORM.format(fields))})["aide", "hors-des-cases"]["outcome"] == outcome


def test_two_names_of_somebody_of_ones_own_are_for_them_to_have(walked: Walked) -> None:
    fields = '<label>Prénom <input name="prenom" required></label><label>Nom <input name="nom" required></label>'
    found = walked({"templates/aide.html": page(FORM.format(fields), "Ajouter un proche")})
    assert found["aide", "hors-des-cases"]["outcome"] == "unknown"


@pytest.mark.parametrize(
    ("script", "outcome"),
    [("new Modal(iframeUrl).open()", "unknown"), ("L.map('plan')", "unknown"), ("form.focus()", "finishes")],
)
def test_a_frame_that_a_script_opens_was_not_seen(script: str, outcome: str, walked: Walked) -> None:
    found = walked({"templates/aide.html": page(FORM.format(FIELDS) + f"<script>{script}</script>")})
    assert found["aide", "connexion-fragile"]["outcome"] == outcome


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ('<a href="tel:+33199001234">Nous appeler</a>', "unknown"),
        ("<p>Téléphone : {{ linkify(content.contact_phone) }}</p>", "unknown"),
        ("<p>{{ place.phone }}</p>", "stopped"),
        ("<p>Ex : 01 99 00 12 34</p>", "stopped"),
        ('<div class="help"><p>Besoin d’aide ? 01 99 00 12 34</p></div>', "unknown"),
    ],
)
def test_a_door_is_that_of_the_service(said: str, outcome: str, walked: Walked) -> None:
    found = walked({"templates/aide.html": page(FORM.format(FIELDS) + said)})
    assert found["aide", "sans-connexion"]["outcome"] == outcome


def test_what_is_said_of_a_field_opens_no_door(walked: Walked) -> None:
    field = '<label for="t">Numéro <span class="hint">01 99 00 12 34</span></label><input id="t" name="t">'
    assert (
        walked({"templates/aide.html": page(FORM.format(FIELDS + field))})["aide", "sans-connexion"]["outcome"]
        == "stopped"
    )


# Who comes to a page


GUARDED = {
    "@permission_required('aides.change_aide')": False,
    "@staff_member_required": False,
    "@login_required": True,
}


@pytest.mark.parametrize("guard", GUARDED)
def test_a_page_for_those_who_were_given_rights_is_no_request(guard: str, walked: Walked) -> None:
    view = f'{guard}\ndef aide(request):\n    return render(request, "aide.html", {{}})\n'
    found = walked({"aides/views.py": view, "templates/aide.html": page(FORM.format(FIELDS))})
    assert ("aide" in names(found)) is GUARDED[guard]


@pytest.mark.parametrize(("test", "kept"), [("not request.user.is_staff", False), ("not request.POST", True)])
def test_what_only_staff_may_send_is_no_request(test: str, kept: bool, walked: Walked) -> None:
    view = f'class Aide(TemplateView):\n    template_name = "aide.html"\n\n    def post(self, request):\n        if {test}:\n            raise PermissionDenied\n'
    found = walked({"aides/views.py": view, "templates/aide.html": page(FORM.format(FIELDS))})
    assert ("aide" in names(found)) is kept


@pytest.mark.parametrize(("settings", "kept"), [("INVITATION_ONLY = True\n", False), ("DEBUG = False\n", True)])
def test_where_accounts_are_given_whoever_signs_in_works_there(settings: str, kept: bool, walked: Walked) -> None:
    view = '@login_required\ndef aide(request):\n    return render(request, "aide.html", {})\n'
    files = {"config/settings.py": settings, "aides/views.py": view, "templates/aide.html": page(FORM.format(FIELDS))}
    assert ("aide" in names(walked(files))) is kept


SIGN_UP = '<label>Courriel <input type="email" name="email" {}></label><label>Mot de passe <input type="password" name="p"></label><label>Encore <input type="password" name="q"></label><label>Nom <input name="nom"></label>'


@pytest.mark.parametrize(("required", "outcome"), [("required", "stopped"), ("", "finishes")])
def test_what_an_account_asks_is_read_where_one_makes_it(required: str, outcome: str, walked: Walked) -> None:
    view = '@login_required\ndef aide(request):\n    if request.method == "POST":\n        Aide.objects.create(nom=request.POST["nom"])\n    return render(request, "aide.html", {})\n'
    found = walked({
        "aides/views.py": view, "templates/aide.html": page(FORM.format(FIELDS)),
        "templates/compte/inscription_compte.html": page(FORM.format(SIGN_UP.format(required)), "Créer un compte"),
    })  # fmt: skip
    assert found["aide", "sans-courriel"]["outcome"] == outcome
    assert found["aide", "sans-compte"]["outcome"] == "finishes"
    assert found["aide", "sans-smartphone"]["outcome"] == "finishes"
    assert "inscription_compte" in names(found)  # to make an account is a request of its own


def test_a_layout_with_a_form_of_its_own_that_a_view_shows_is_a_request(walked: Walked) -> None:
    view = 'def aide(request):\n    return render(request, "aide.html", {})\n'
    own = page(FORM.format(FIELDS) + "{% block more %}{% endblock %}")
    heir = '{% extends "aide.html" %}{% block more %}<p>Autre</p>{% endblock %}'
    files = {"templates/aide.html": own, "templates/autre.html": heir}
    assert names(walked({**files, "aides/views.py": view})) >= {"aide"}


def test_a_layout_given_by_a_name_and_a_page_for_makers_are_no_requests(walked: Walked) -> None:
    found = walked({
        "web/middleware.py": 'request.base_template = "site.html"\ncontext = {"base_template": request.base_template}\n',
        "templates/site.html": page(FORM.format(FIELDS)), "templates/result_debug.html": page(FORM.format(FIELDS)),
        "templates/aide.html": "{% extends base_template %}{% block c %}" + FORM.format(FIELDS) + "{% endblock %}",
    })  # fmt: skip
    assert names(found) == {"aide"}


NEXT = """class Step(FormView):
    pass


class Where(Step):
    template_name = "where.html"
    success_url = reverse_lazy("aides-who")


class Who(Step):
    template_name = "who.html"
    success_url = reverse_lazy("{}")
"""


def test_views_that_lead_to_one_another_are_one_request(walked: Walked) -> None:
    urls = 'urlpatterns = [path("where", Where.as_view(), name="aides-where"), path("who", Who.as_view(), name="aides-who")]\n'
    body = page(FORM.format(FIELDS))
    files = {"aides/urls.py": urls, "templates/where.html": body, "templates/who.html": body}
    assert names(walked({**files, "aides/views.py": NEXT.format("home")})) == {"where"}


def test_steps_that_a_table_lists_are_one_request(walked: Walked) -> None:
    steps = 'STEPS = [FormStep(label="Où", classname="Where"), FormStep(label="Qui", classname="Who")]\n'
    views = (
        NEXT.replace('    success_url = reverse_lazy("aides-who")\n', "").format("home").replace("(Step)", "(FormView)")
    )
    body = page(FORM.format(FIELDS))
    files = {"aides/views.py": views, "templates/where.html": body, "templates/who.html": body}
    assert names(walked(files)) == {"where", "who"}
    assert names(walked({**files, "aides/steps.py": steps})) == {"where"}


# Rails, Symfony


def rails(view: str, controller: str = "", **more: str) -> dict[str, str]:
    found = {
        "app/views/aides/new.html.erb": view,
        "app/controllers/aides_controller.rb": f"class AidesController < ApplicationController\n{controller}end\n",
    }
    return {**found, **{name.replace("__", "/") + ".rb": text for name, text in more.items()}}


BUILT = '<main><h1>Demander</h1><%= simple_form_for @aide do |f| %><%= f.input :nom, label: "Nom", required: false %><%= f.input :email, as: :email, label: "Courriel"{} %><%= f.submit "Envoyer" %><% end %></main>'


@pytest.mark.parametrize(
    ("said", "model", "outcome"),
    [
        (", required: true", "", "stopped"),
        ("", "class Aide\n  validates :email, presence: true\nend\n", "stopped"),
        ("", "class Aide\n  validates :nom, presence: true\nend\n", "finishes"),
        (
            "",
            'class Aide\n  attribute :by, :string, default: "mail"\n  validates :email, presence: true, if: :mailed?\n  def mailed?\n    by == "mail"\n  end\nend\n',
            "stopped",
        ),
        (
            "",
            'class Aide\n  attribute :by, :string, default: "post"\n  validates :email, presence: true, if: :mailed?\n  def mailed?\n    by == "mail"\n  end\nend\n',
            "unknown",
        ),
        (
            "",
            'class Aide\n  attribute :by, :string, default: "mail"\n  validates :email, presence: true, unless: :mailed?\n  def mailed?\n    by == "mail"\n  end\nend\n',
            "unknown",
        ),
        (", required: true, disabled: @aide.known?", "", "unknown"),
        ("", "class Aide\n  validates :email, presence: true, if: :online?\nend\n", "unknown"),
        ("", "", "unknown"),
    ],
)
def test_builders_of_rails_are_read_with_their_models(said: str, model: str, outcome: str, walked: Walked) -> None:
    more = {"app__models__aide": model} if model else {}
    found = walked(rails(BUILT.format(said), **more))
    assert found["new", "sans-courriel"]["outcome"] == outcome


@pytest.mark.parametrize(
    ("guard", "kept"),
    [
        ("  before_action :authenticate_agent!\n", False),
        ("  before_action :authenticate_agent!, only: [:destroy]\n", True),
        ("  before_action :authenticate_user!\n", True),
        ('  layout "agents"\n', False),
        ('  layout "agents", only: :index\n', True),
        ("  before_action :require_librarian\n", False),
        ("  before_action -> { authorize :agent }\n", False),
    ],
)
def test_a_page_of_rails_is_for_whom_its_own_controller_lets_in(guard: str, kept: bool, walked: Walked) -> None:
    other = "class OtherController < ApplicationController\n  before_action :authenticate_agent!\nend\n"
    librarian = "class Librarian < ApplicationRecord\n  belongs_to :organization\nend\n"
    files = rails(BUILT.format(", required: true"), guard, app__models__librarian=librarian)
    found = walked({**files, "app/controllers/others_controller.rb": other})
    assert bool(names(found)) is kept


@pytest.mark.parametrize(
    ("guard", "expected"),
    [
        ("authenticate_agent!", ("agent", True)),
        ("authenticate_user", ("user", True)),
        ("require_login", ("", True)),
        ("require_client_login", ("client", True)),
        ("ensure_current_reader_signed_in!", ("reader", True)),
        ("logged_in_user", ("", True)),
        ("require_librarian", ("librarian", False)),
        ("require_signing_key", ("signing_key", False)),
        ("require_no_authentication", None),
        ("set_locale", None),
    ],
)
def test_whom_what_is_asked_before_an_action_wants(guard: str, expected: tuple[str, bool] | None) -> None:
    found = asked_by(guard)
    assert (found and (found.who, found.signed_in)) == expected


@pytest.mark.parametrize(("devise", "kept"), [("devise :invitable", False), ("devise :invitable, :registerable", True)])
def test_in_rails_too_accounts_may_only_be_given(devise: str, kept: bool, walked: Walked) -> None:
    files = rails(
        BUILT.format(""), "  before_action :authenticate_user!\n", app__models__user=f"class User\n  {devise}\nend\n"
    )
    assert bool(names(walked(files))) is kept


CONFIRM = '<main><h1>{}</h1><%= button_to "{}", stop_path, method: :post %></main>'


@pytest.mark.parametrize(
    ("title", "button", "kept"),
    [
        ("Désinscription des messages", "Je confirme", True),
        ("Accueil", "Se déconnecter", False),
        ("Fiche", "Confirmer", False),
    ],
)
def test_a_page_where_one_only_confirms_is_a_request(title: str, button: str, kept: bool, walked: Walked) -> None:
    assert bool(names(walked(rails(CONFIRM.format(title, button))))) is kept


TYPE = "<?php class AideType extends AbstractType { public function buildForm($builder, array $options): void { $builder->add('nom', TextType::class)->add('courriel', EmailType::class, ['label' => 'Courriel'{}]); } }"
CONTROLLER = "<?php class AideController {\n  public function show() {\n    $form = $this->createForm(AideType::class);\n    return $this->render('front/aide.html.twig', ['form' => $form]);\n  }\n}"
TWIG = "{{ form_start(form) }}{{ form_row(form.nom) }}{{ form_row(form.courriel) }}<button>Envoyer</button>{{ form_end(form) }}"


@pytest.mark.parametrize(("options", "outcome"), [("", "stopped"), (", 'required' => false", "finishes")])
def test_a_form_that_twig_opens_is_a_request_and_its_type_is_read(options: str, outcome: str, walked: Walked) -> None:
    files = {
        "templates/front/aide.html.twig": page(TWIG),
        "src/Controller/AideController.php": CONTROLLER,
        "src/Form/AideType.php": TYPE.replace("'Courriel'{}", f"'Courriel'{options}"),
    }
    assert walked(files)["aide", "sans-courriel"]["outcome"] == outcome


def test_a_type_is_read_for_the_very_page_that_its_controller_shows(walked: Walked) -> None:
    shown = {f"templates/{name}aide.html.twig": page(TWIG) for name in ("", "front/")}
    other = CONTROLLER.replace("Aide", "Autre").replace("front/", "")
    free = TYPE.replace("Aide", "Autre").replace("'Courriel'{}", "'Courriel', 'required' => false")
    found = walked(
        {
            **shown,
            "src/Controller/AideController.php": CONTROLLER,
            "src/Form/AideType.php": TYPE.replace("{}]", "]"),
            "src/Controller/AutreController.php": other,
            "src/Form/AutreType.php": free,
        }
    )
    stops = {key[0]: one["outcome"] for key, one in found.items() if key[1] == "sans-courriel"}
    assert sorted(stops.values()) == ["finishes", "stopped"]


KEPT = "<?php class Aide {{\n    {}\n    private ?string $courriel = null;\n    private ?string $nom = null;\n}}"


@pytest.mark.parametrize(
    ("mark", "outcome"),
    [
        ("#[Assert\\NotBlank(message: 'Courriel')]", "stopped"),
        ("#[Assert\\NotBlank(groups: ['LOCATAIRE'])]", "unknown"),
        ("#[Assert\\Email]", "finishes"),
    ],
)
def test_the_class_that_keeps_the_answers_of_a_type_judges_them(mark: str, outcome: str, walked: Walked) -> None:
    free = TYPE.replace("'Courriel'{}", "'Courriel', 'required' => false")
    kept = free + " // $resolver->setDefaults(['data_class' => Aide::class]);"
    files = {
        "templates/front/aide.html.twig": page(TWIG.replace("(form", "(formAide")),
        "src/Entity/Aide.php": KEPT.format(mark),
    }
    found = walked({**files, "src/Controller/AideController.php": CONTROLLER, "src/Form/AideType.php": kept})
    assert found["aide", "sans-courriel"]["outcome"] == outcome


@pytest.mark.parametrize("name", ["searchForm", "filtres"])
def test_a_search_that_twig_opens_is_none(name: str, walked: Walked) -> None:
    assert not names(walked({"templates/front/aide.html.twig": page(TWIG.replace("(form", f"({name}"))}))


@pytest.mark.parametrize(
    ("name", "form", "kept"),
    [
        ("Contact.vue", True, True),
        ("Contact.vue", False, False),
        ("SearchBar.vue", True, False),
        ("LoginForm.vue", True, False),
    ],
)
def test_a_component_with_a_form_is_a_request_of_which_the_sending_is_not_known(
    name: str, form: bool, kept: bool, walked: Walked
) -> None:
    fields = '<label>Nom <input name="nom"></label><label>Courriel <input name="email"></label>'
    body = f'<form @submit.prevent="send">{fields}<button>Envoyer</button></form>' if form else f"<div>{fields}</div>"
    found = walked(
        {
            f"src/{name}": f"<template>{body}</template>",
            "src/App.vue": f"<script setup>import One from './{name}'</script><template><One /></template>",
        }
    )
    assert bool(names(found)) is kept
    untouched = {"sans-ouie", "heures-comptees", "avec-quelqu-un", "sans-la-tete-a-cela"}
    left = {one["outcome"] for (_, profile), one in found.items() if profile not in untouched}
    assert left <= {"unknown", "stopped"}
    assert all(one["outcome"] == "finishes" for (_, profile), one in found.items() if profile in untouched)


HELPER = "module AidesHelper\n  def logo\n    icon\n  end\n\n  def icon\n    image_tag('été.png')\n  end\n\n  def banner?\n    false\n  end\nend\n"


@pytest.mark.parametrize(
    ("line", "said", "called"),
    [(7, "<%= logo %>", True), (7, "<%= icon %>", True), (7, "<%= @logo.icon %>", False), (11, "<%= logo %>", False)],
)
def test_a_helper_counts_where_it_is_called_by_itself_or_by_another(line: int, said: str, called: bool) -> None:
    path = "app/helpers/aides_helper.rb"
    project = Project([path], Config(), {path: Source(path, HELPER)})
    assert is_called(path, line, [said], project) is called
