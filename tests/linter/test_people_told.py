"""Who can finish: nobody is told so over what was not read, and what is read counts for whom it asks something of."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from guichet.hosts.cli import main

PAGE = '<html lang="fr"><head><title>{0}</title></head><body><main><h1>{0}</h1>{1}</main></body></html>'
FORM = '<form method="post">{}<button>Envoyer ma demande</button></form>'
Walks = dict[tuple[str, str], dict[str, Any]]
Walked = Callable[[dict[str, str]], Walks]


def page(fields: str, title: str = "Demander l’aide") -> str:
    return PAGE.format(title, FORM.format(fields))


@pytest.fixture
def walked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Walked:
    """Walk a service made of some files; the answers by request and profile."""

    def walk(files: dict[str, str]) -> Walks:
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        main(["people", str(tmp_path), "--format", "json", "--lang", "en", "--no-cache", "--jobs", "1", "--isolated"])
        said = json.loads(capsys.readouterr().out)
        found = {(one["journey"], one["profile"]): one for one in said["walks"]}
        return {**found, ("", "remarks"): {"outcome": "", "said": said["remarks"]}}

    return walk


def names(walks: Walks) -> set[str]:
    return {journey for journey, _ in walks} - {""}


# Accounts, and who fills in

SIGNED = """from django.contrib.auth.mixins import LoginRequiredMixin
from django.views.generic import FormView
from aides.forms import *

class Aide(LoginRequiredMixin, FormView):
    template_name = "aide.html"
    form_class = AideForm
"""
PLAIN = 'from django import forms\n\nclass AideForm(forms.Form):\n    nom = forms.CharField(label="Nom")\n'
SIGN_UP = "from django_registration.views import RegistrationView\nfrom comptes.forms import CompteForm\n\nclass Compte(RegistrationView):\n    pass\n"
ADDRESSES = "from django.urls import path\nfrom comptes.views import Compte\nfrom comptes.forms import CompteForm\nurlpatterns = [path('compte/', Compte.as_view({}))]\n"
OPENED = "from django import forms\n\nclass CompteForm(RegistrationFormUniqueEmail):\n    email = forms.EmailField({})\n    username = forms.CharField()\n"


def gated(**more: str) -> dict[str, str]:
    """A service of Django with a request for which one needs an account, and the page by which one makes it."""
    return {
        "manage.py": "import django\n",
        "aides/forms.py": PLAIN,
        "aides/views.py": SIGNED,
        "templates/aide.html": page('<label for="{{ form.nom.id_for_label }}">Nom</label>{{ form.nom }}'),
        "templates/django_registration/registration_closed.html": page("<p>Fermé</p>", "Créer un compte"),
        "templates/django_registration/registration_form.html": page("{{ form.email }}{{ form.username }}", "Créer un compte"),
        **{name.replace("__", "/") + ".py": text for name, text in more.items()},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("given", "options", "outcome"),
    [
        ("form_class=CompteForm", "", "stopped"),
        ("form_class=CompteForm", "required=False", "finishes"),
        ("", "", "unknown"),
    ],
    ids=["required", "free", "not-read"],
)
def test_an_account_whose_form_was_not_read_is_not_known(
    given: str, options: str, outcome: str, walked: Walked
) -> None:
    files = gated(comptes__views=SIGN_UP, comptes__urls=ADDRESSES.format(given), comptes__forms=OPENED.format(options))
    assert walked(files)["aide", "sans-courriel"]["outcome"] == outcome


@pytest.mark.parametrize(("last", "outcome"), [("", "stopped"), ("required=False", "finishes")])
def test_whoever_asks_for_a_company_has_a_name_of_their_own(last: str, outcome: str, walked: Walked) -> None:
    form = f"from django import forms\n\nclass CompteForm(RegistrationForm):\n    first_name = forms.CharField(label='Votre prénom')\n    last_name = forms.CharField({last})\n    siret = forms.CharField()\n"
    files = gated(comptes__views=SIGN_UP, comptes__urls=ADDRESSES.format("form_class=CompteForm"), comptes__forms=form)
    shown = "templates/django_registration/registration_form.html"
    found = walked(
        {**files, shown: page("{{ form.first_name }}{{ form.last_name }}{{ form.siret }}", "Créer un compte")}
    )
    assert found["registration_form", "hors-des-cases"]["outcome"] == outcome
    assert found["aide", "hors-des-cases"]["outcome"] == outcome  # an account is needed, and that is how it is made


OTHERS = '<label>Sujet <input name="sujet"></label><label>Courriel <input type="email" name="{}" required></label>'


@pytest.mark.parametrize(
    ("name", "title", "outcome"),
    [
        ("email", "Demander l’aide", "stopped"),
        ("email_bailleur", "Demander l’aide", "unknown"),
        ("email", "Inviter un proche", "finishes"),
    ],
)
def test_what_is_asked_about_somebody_else_is_theirs(name: str, title: str, outcome: str, walked: Walked) -> None:
    found = walked({"templates/aide.html": page(OTHERS.format(name), title)})
    assert found["aide", "sans-courriel"]["outcome"] == outcome


MAIL = '<label>Courriel <input type="email" name="email" required></label>'
OTHER = '<label>Lettre <input name="lettre"></label><label>Rythme <input name="rythme"></label>'


@pytest.mark.parametrize(("second", "outcome"), [(OTHER, "unknown"), (OTHER + MAIL, "stopped")])
def test_a_page_with_several_forms_is_not_one_form(second: str, outcome: str, walked: Walked) -> None:
    body = FORM.format(OTHER + MAIL) + FORM.format(second)
    found = walked({"templates/aide.html": PAGE.format("Mes choix", body)})
    assert found["aide", "sans-courriel"]["outcome"] == outcome


@pytest.mark.parametrize(
    ("kind", "outcome"), [("models.ForeignKey(Ville)", "finishes"), ("somewhere(Ville)", "unknown")]
)
def test_a_choice_among_what_the_service_keeps_asks_for_nothing(kind: str, outcome: str, walked: Walked) -> None:
    files = {
        "manage.py": "import django\n",
        "aides/models.py": f"from django.db import models\n\nclass Aide(models.Model):\n    nom: str = models.CharField()\n    lieu: Ville = {kind}\n",
        "aides/forms.py": "from django import forms\nfrom aides.models import Aide\n\nclass AideForm(forms.ModelForm):\n    class Meta:\n        model = Aide\n        fields = ['nom', 'lieu']\n",
        "aides/views.py": SIGNED.replace("LoginRequiredMixin, ", "").replace("from django.contrib.auth.mixins import LoginRequiredMixin\n", ""),
        "templates/aide.html": page("{{ form.nom }}{{ form.lieu }}"),
    }  # fmt: skip
    assert walked(files)["aide", "papiers-anciens"]["outcome"] == outcome


# Requests that are none


@pytest.mark.parametrize(
    ("guard", "title", "name", "kept"),
    [
        ("@role_permission('aides.validate_aide')", "Valider", "aide", False),
        ("@role_permission('aides.add_aide')", "Valider", "aide", True),
        ("", "Rechercher une aide", "search_aide", False),
        ("", "Rechercher une aide", "aide", True),
        ("", "Créez votre espace, accessible uniquement aux agents de la ville", "aide", False),
        ("", "Créez votre espace, accessible à tout le monde", "aide", True),
    ],
)
def test_what_nobody_of_the_public_comes_to_ask_is_no_request(
    guard: str, title: str, name: str, kept: bool, walked: Walked
) -> None:
    view = f"from django.shortcuts import render\n\n{guard}\ndef aide(request):\n    return render(request, '{name}.html')\n"
    files = {"manage.py": "import django\n", "aides/views.py": view, f"templates/{name}.html": page(OTHER, title)}
    assert (name in names(walked(files))) is kept


def test_a_part_that_something_unknown_shows_may_have_a_door_around_it(walked: Walked) -> None:
    view = "from django.shortcuts import render\n\ndef aide(request):\n    return render(request, 'aide.html')\n"
    files = {
        "manage.py": "import django\n",
        "aides/views.py": view,
        "templates/aide.html": f"<h1>Aide</h1>{FORM.format(OTHER)}",
    }
    assert walked(files)["aide", "sans-connexion"]["outcome"] == "unknown"
    whole = walked({**files, "templates/aide.html": page(OTHER)})
    assert whole["aide", "sans-connexion"]["outcome"] == "stopped"


def test_fields_of_a_library_are_named_where_no_form_holds_them(walked: Walked) -> None:
    step = '<template><div><v-text-field v-model="payload.total" label="Total" /></div></template>'
    found = walked(
        {
            **{f"src/views/Steps/Step{number}.vue": step for number in range(5)},
            "src/views/Plain.vue": '<template><p>Rien</p><AppTitle title="Bonjour" /></template>',
        }
    )
    said = " ".join(found["", "remarks"]["said"])
    assert "src/views/Steps/ (5)" in said
    assert "Plain.vue" not in said


# Components

VUE = "<script setup>{}</script><template><div>{}</div></template>"
IN_FORM = (
    '<form @submit.prevent="send">{}<AppInput v-model="form.about" label="Sujet" /><button>Envoyer</button></form>'
)
INPUT = '<AppInput v-model="form.fromEmail" label="Adresse électronique"{} />'


@pytest.mark.parametrize(
    ("script", "more", "outcome"),
    [
        ("const rules = { fromEmail: { required, email } }", "", "stopped"),
        ("const rules = { fromEmail: { email } }", "", "unknown"),
        ("const rules = { fromEmail: { requiredIf: requiredIf(online) } }", "", "unknown"),
        ("const schema = z.object({ fromEmail: z.string().email(), about: z.string() })", "", "stopped"),
        ("const schema = z.object({ fromEmail: z.string().email().optional() })", "", "unknown"),
        ("const schema = yup.object({ fromEmail: yup.string().email().required() })", "", "stopped"),
        ("", " required", "stopped"),
        ("", ' :required="isOnline"', "unknown"),
        ("", ' :rules="[validators.required]"', "stopped"),
        ("", ' v-if="isOnline" required', "unknown"),
    ],
)
def test_a_component_asks_what_its_tags_or_its_rules_say(script: str, more: str, outcome: str, walked: Walked) -> None:
    files = {
        "src/Contact.vue": VUE.format(script, IN_FORM.format(INPUT.format(more))),
        "src/App.vue": VUE.format("import One from './Contact.vue'", "<One />"),
    }
    assert walked(files)["Contact", "sans-courriel"]["outcome"] == outcome


# Rails


def rails(view: str, controller: str = "", name: str = "new", **more: str) -> dict[str, str]:
    found = {
        f"app/views/aides/{name}.html.slim": view,
        "app/controllers/aides_controller.rb": f"class AidesController < ApplicationController\n{controller}end\n",
    }
    return {**found, **{one.replace("__", "/") + ".rb": text for one, text in more.items()}}


BUILT = 'h1 Demander\n\n= simple_form_for {} do |f|\n  = f.input :sujet\n  = f.input :email, as: :email{}\n  = f.submit "Envoyer"\n'
WANTED = "class {}\n  include ActiveModel::Model\n{}end\n"


@pytest.mark.parametrize(
    ("held", "rule", "outcome"),
    [
        ("AideForm", "  validates :email, presence: true\n", "stopped"),
        ("AideForm", "  validates :sujet, presence: true\n", "finishes"),
        ("AideForm", "  validate :known\n  def known\n    errors.add(:email, :blank) if online?\n  end\n", "unknown"),
        ("AideForm", "  include Reachable\n", "stopped"),
        ("Other", "  validates :sujet, presence: true\n", "unknown"),
    ],
)
def test_the_class_that_a_controller_makes_judges_wherever_it_is(
    held: str, rule: str, outcome: str, walked: Walked
) -> None:
    found = walked(
        rails(
            BUILT.format("@aide", ""), "  def new\n    @aide = AideForm.new\n  end\n",
            app__form_models__aide_form=WANTED.format("AideForm", rule) if held == "AideForm" else "",
            app__models__concerns__reachable="module Reachable\n  validates :email, presence: true\nend\n",
        )
    )  # fmt: skip
    assert found["new", "sans-courriel"]["outcome"] == outcome


def test_a_field_of_an_indented_template_is_at_its_own_line(walked: Walked) -> None:
    found = walked(rails(BUILT.format("@aide", ", required: true")))
    assert [one["at"] for one in found["new", "sans-courriel"]["stops"]] == ["app/views/aides/new.html.slim:5"]


NAMES = "h1 Demander\n= simple_form_for @aide do |f|\n  = f.input :prenom, disabled: @aide.known?\n  = f.input :nom\n"


@pytest.mark.parametrize(
    ("model", "outcome"),
    [("  validates :nom, :prenom, presence: true\n", "unknown"), ("  validates :nom, presence: true\n", "finishes"), (None, "unknown")],
)  # fmt: skip
def test_two_names_are_asked_by_a_model_or_not_known(model: str | None, outcome: str, walked: Walked) -> None:
    more = {} if model is None else {"app__models__aide": WANTED.format("Aide", model)}
    assert walked(rails(NAMES, **more))["new", "hors-des-cases"]["outcome"] == outcome


PART = "ruby:\n  wizard = local_assigns[:wizard]\n= simple_form_for aide do |f|\n  = f.input :sujet\n  = f.input :phone, as: :tel, required: wizard&.by_phone?\n"


@pytest.mark.parametrize(
    ("given", "outcome"), [("aide: @aide", "finishes"), ("aide: @aide, wizard: @wizard", "unknown")]
)
def test_what_a_part_is_not_given_asks_for_nothing(given: str, outcome: str, walked: Walked) -> None:
    files = rails(
        f'h1 Demander\n= render "form", {given}\n',
        app__models__aide=WANTED.format("Aide", "  validates :sujet, presence: true\n"),
    )
    found = walked({**files, "app/views/aides/_form.html.slim": PART})
    assert found["new", "sans-telephone"]["outcome"] == outcome


@pytest.mark.parametrize(
    ("store", "requests"),
    [
        ("    render :who\n    redirect_to what_path\n", {"what"}),
        ("    render :who\n    redirect_to home_path\n", {"what", "who"}),
    ],
)
def test_a_page_that_leads_to_another_of_its_controller_is_a_step(
    store: str, requests: set[str], walked: Walked
) -> None:
    form = BUILT.format("@aide", "")
    files = rails(form, f"  def what\n  end\n  def keep\n{store}  end\n", "who")
    found = walked({**files, "app/views/aides/what.html.slim": form})
    assert names(found) in (requests, {"who"} if len(requests) == 1 else requests)


# Symfony

CONTROLLER = "<?php class AideController {{\n  public function show() {{\n    $form = $this->{};\n    return $this->render('aide.html.twig', ['form' => $form]);\n  }}\n}}"
TWIG = "{{ form_start(form) }}{{ form_row(form.sujet) }}<button>Envoyer</button>{{ form_end(form) }}"
BY_TYPE = "createForm(AideType::class, null, ['extended' => true])"


def symfony(adds: str, made: str = BY_TYPE, kept: str = "", more: str = "") -> dict[str, str]:
    built = f"$builder->add('sujet', TextType::class);\n{adds}"
    return {
        "templates/aide.html.twig": page(TWIG),
        "src/Controller/AideController.php": CONTROLLER.format(made),
        "src/Form/AideType.php": f"<?php class AideType {{ public function buildForm($builder, array $options): void {{\n{built}\n}}\n{more}}}",
        "src/Entity/Aide.php": f"<?php class Aide {{\n{kept}\n}}",
    }


FREE = "$builder->add('courriel', EmailType::class, ['required' => false, 'constraints' => {}]);"
GROUPS = "function configureOptions($resolver) {{ $resolver->setDefaults(['data_class' => Aide::class, 'validation_groups' => ['{}']]); }}"
MARKED = "    #[Assert\\NotBlank(message: 'Il {{ manque; }}', groups: ['Default', 'fo'])]\n    private ?string $courriel = null;"


@pytest.mark.parametrize(
    ("adds", "outcome"),
    [
        (FREE.format("[new Assert\\NotBlank()]"), "stopped"),
        (FREE.format("[new Assert\\Email(message: 'NotBlank')]"), "finishes"),
        (FREE.format("$tiers ? [] : [new Assert\\NotBlank()]"), "unknown"),
        ("$rules = [new Assert\\NotBlank()];\n" + FREE.format("$rules"), "stopped"),
        ("$rules = [];\nif (!$tiers) {\n  $rules[] = new Assert\\NotBlank();\n}\n" + FREE.format("$rules"), "unknown"),
        ("$rules = [];\n" + FREE.format("$rules"), "finishes"),
        ("if ($options['extended']) {\n" + FREE.format("[new NotBlank()]") + "\n} else {\n}", "stopped"),
        ("if ($options['extended']) {\n} else {\n" + FREE.format("[new NotBlank()]") + "\n}", "finishes"),
        ("if ($user->isNew()) {\n" + FREE.format("[new NotBlank()]") + "\n}", "unknown"),
    ],
)
def test_what_turns_down_an_empty_answer_is_followed(adds: str, outcome: str, walked: Walked) -> None:
    assert walked(symfony(adds))["aide", "sans-courriel"]["outcome"] == outcome


@pytest.mark.parametrize(("group", "outcome"), [("fo", "stopped"), ("bo", "finishes")])
def test_a_class_is_asked_in_the_groups_that_the_form_judges_by(group: str, outcome: str, walked: Walked) -> None:
    adds = "$builder->add('courriel', EmailType::class, ['required' => false]);"
    files = symfony(adds, kept=MARKED, more=GROUPS.format(group))
    assert walked(files)["aide", "sans-courriel"]["outcome"] == outcome


@pytest.mark.parametrize(("column", "outcome"), [("length: 80", "stopped"), ("length: 80, nullable: true", "finishes")])
def test_a_field_of_no_type_is_as_the_table_that_keeps_it(column: str, outcome: str, walked: Walked) -> None:
    kept = f"    #[ORM\\Column({column})]\n    private ?string $courriel = null;"
    files = symfony(
        "$builder->add('courriel', null, ['label' => 'Courriel']);", kept=kept, more=GROUPS.format("Default")
    )
    assert walked(files)["aide", "sans-courriel"]["outcome"] == outcome


def test_a_label_with_markup_is_read_without_it(walked: Walked) -> None:
    label = "['label' => '{} <span class=\"star\">*</span>']"
    adds = f"$builder->add('identite1', TextType::class, {label.format('Prénom')})->add('identite2', TextType::class, {label.format('Nom')});"
    assert walked(symfony(adds))["aide", "hors-des-cases"]["outcome"] == "stopped"
    assert walked(symfony(adds.replace("Nom", "Lieu")))["aide", "hors-des-cases"]["outcome"] == "finishes"


def test_a_form_in_a_form_is_asked_too(walked: Walked) -> None:
    inside = (
        "<?php class VousType { public function buildForm($builder) { $builder->add('courriel', EmailType::class); } }"
    )
    files = symfony("$builder->add('vous', VousType::class);")
    assert walked({**files, "src/Form/VousType.php": inside})["aide", "sans-courriel"]["outcome"] == "stopped"


def test_a_form_that_a_controller_writes_on_the_spot_is_read(walked: Walked) -> None:
    bare = symfony("", made="createFormBuilder(null, ['attr' => []])->getForm()")
    shown = {**bare, "templates/aide.html.twig": page(TWIG.replace("{{ form_row(form.sujet) }}", ""))}
    assert walked(shown)["aide", "sans-courriel"]["outcome"] == "finishes"
    asks = symfony(
        "", made="createFormBuilder()->add('sujet', TextType::class)->add('courriel', EmailType::class)->getForm()"
    )
    assert walked(asks)["aide", "sans-courriel"]["outcome"] == "stopped"


def test_a_type_that_was_not_found_is_not_known(walked: Walked) -> None:
    files = symfony("", made="createForm(OtherType::class)")
    assert walked(files)["aide", "sans-courriel"]["outcome"] == "unknown"


SECURITY = "security:\n  firewalls:\n    code:\n      pattern: ^/suivi\n      custom_authenticator: App\\Security\\CodeAuthenticator\n  access_control:\n    - {{ path: ^/ouvert, roles: PUBLIC_ACCESS }}\n    - {{ path: ^/{}, roles: ROLE_USER }}\n"
BY_CODE = (
    "<?php class CodeAuthenticator {{ function authenticate($request) {{ return $request->request->get('{}'); }} }}"
)
ROUTED = CONTROLLER.replace("  public", "  #[Route('/{address}/aide', name: 'aide')]\n  public")


@pytest.mark.parametrize(
    ("address", "marks", "code", "outcome"),
    [
        ("compte", "", "code", "stopped"),
        ("ouvert", "", "code", "finishes"),
        ("ailleurs", "", "code", "finishes"),
        ("ailleurs", "#[IsGranted('ROLE_USER')]", "code", "stopped"),
        ("ailleurs", "#[IsGranted('ROLE_MEMBRE')]", "code", "unknown"),
        ("suivi", "", "code", "finishes"),
        ("suivi", "", "courriel", "stopped"),
    ],
)
def test_an_address_may_be_kept_for_those_who_are_signed_in(
    address: str, marks: str, code: str, outcome: str, walked: Walked
) -> None:
    controller = ROUTED.replace("{address}", address).format(BY_TYPE).replace("  public", f"  {marks}\n  public")
    up = (
        CONTROLLER.format("createForm(InscriptionType::class)")
        .replace("AideC", "CompteC")
        .replace("aide.html", "register.html")
    )
    found = walked(
        {
            **symfony("", more=""),
            "src/Controller/AideController.php": controller,
            "config/packages/security.yaml": SECURITY.format("(compte|suivi)"),
            "src/Security/CodeAuthenticator.php": BY_CODE.format(code),
            "templates/register.html.twig": page(TWIG.replace("sujet", "courriel"), "Créer un compte"),
            "src/Controller/CompteController.php": up,
            "src/Form/InscriptionType.php": "<?php class InscriptionType { function buildForm($b) { $b->add('courriel', EmailType::class); } }",
        }
    )  # fmt: skip
    assert found["aide", "sans-courriel"]["outcome"] == outcome


@pytest.mark.parametrize(("more", "kept"), [("'method' => 'GET'", False), ("'method' => 'POST'", True)])
def test_a_form_that_only_goes_in_an_address_is_no_request(more: str, kept: bool, walked: Walked) -> None:
    options = f"function configureOptions($resolver) {{ $resolver->setDefaults([{more}]); }}"
    files = {**symfony("", more=options), "templates/aide.html.twig": PAGE.format("Demander l’aide", TWIG)}
    assert ("aide" in names(walked(files))) is kept


@pytest.mark.parametrize(("condition", "outcome"), [("{% if refused %}", "unknown"), ("", "stopped")])
def test_a_form_in_a_part_that_is_shown_in_some_cases_stops_for_sure_in_none(
    condition: str, outcome: str, walked: Walked
) -> None:
    ends = "{% endif %}" if condition else ""
    files = {"templates/aide.html": PAGE.format("Mon dossier", f'{condition}{{% include "lien.html" %}}{ends}')}
    found = walked({**files, "templates/lien.html": FORM.format(OTHERS.format("email"))})
    assert found["aide", "sans-courriel"]["outcome"] == outcome


@pytest.mark.parametrize(
    ("shown", "outcome"), [("render @aide, form: f", "unknown"), ('render "plain", form: f', "finishes")]
)
def test_a_part_of_a_form_that_is_chosen_as_it_runs_is_not_known(shown: str, outcome: str, walked: Walked) -> None:
    view = f"h1 Demander\n= form_for @aide do |f|\n  = {shown}\n"
    files = rails(view, app__models__aide=WANTED.format("Aide", "  validates :sujet, presence: true\n"))
    found = walked({**files, "app/views/aides/_plain.html.slim": "= form.text_field :sujet\n= form.text_area :suite\n"})
    assert found["new", "sans-courriel"]["outcome"] == outcome


@pytest.mark.parametrize(("guard", "outcome"), [("  load_and_authorize_resource\n", "unknown"), ("", "finishes")])
def test_a_controller_that_takes_somebody_for_granted_may_want_an_account(
    guard: str, outcome: str, walked: Walked
) -> None:
    held = {"app__models__aide": WANTED.format("Aide", "  validates :sujet, presence: true\n")}
    assert walked(rails(BUILT.format("@aide", ""), guard, **held))["new", "sans-courriel"]["outcome"] == outcome


@pytest.mark.parametrize(("said", "outcome"), [("Étape 2 sur 4", "unknown"), ("Étape 1 sur 1", "finishes")])
def test_a_step_whose_others_were_not_found_says_nothing_of_them(said: str, outcome: str, walked: Walked) -> None:
    found = walked({"templates/aide.html": page(f"<p>{said}</p>{OTHER}")})
    assert found["aide", "sans-courriel"]["outcome"] == outcome
    assert found["aide", "sans-ouie"]["outcome"] == "finishes"


def test_a_link_that_the_service_sends_lets_in_without_an_account(walked: Walked) -> None:
    files = gated(
        comptes__views=SIGN_UP,
        comptes__urls=ADDRESSES.format("form_class=CompteForm"),
        comptes__forms=OPENED.format(""),
    )
    view = SIGNED.replace("LoginRequiredMixin, FormView", "SesameRequiredMixin, FormView")
    assert walked({**files, "aides/views.py": view})["aide", "sans-courriel"]["outcome"] == "unknown"


@pytest.mark.parametrize(
    ("more", "outcome"), [("", "stopped"), ('<AppInput v-model="form.siret" label="SIRET" />', "unknown")]
)
def test_the_address_of_a_company_is_nobodys_home(more: str, outcome: str, walked: Walked) -> None:
    home = f'<AppInput v-model="form.adresse" label="Votre adresse" required />{more}'
    files = {
        "src/Contact.vue": VUE.format("", IN_FORM.format(home)),
        "src/App.vue": VUE.format("import One from './Contact.vue'", "<One />"),
    }
    assert walked(files)["Contact", "sans-adresse"]["outcome"] == outcome


@pytest.mark.parametrize(
    ("options", "outcome"),
    [("", "unknown"), (", ['required' => true]", "stopped"), (", ['required' => false]", "finishes")],
)
def test_a_type_of_the_services_own_may_not_say_that_it_is_required(options: str, outcome: str, walked: Walked) -> None:
    own = "<?php class EmailBoxType extends AbstractType { public function getParent() { return EmailType::class; } }"
    files = symfony(f"$builder->add('courriel', EmailBoxType::class{options});")
    assert walked({**files, "src/Form/EmailBoxType.php": own})["aide", "sans-courriel"]["outcome"] == outcome
