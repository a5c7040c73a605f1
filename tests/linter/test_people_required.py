"""Who can finish: a field asks what its own class, type or component asks by default; a step that needs something received, or that a program draws, is not finished by whoever lacks it."""

from __future__ import annotations

import pytest

from tests.linter.test_people_told import PLAIN, SIGNED, Walked, page, walked

__all__ = ["walked"]

# What a field asks when nothing says so where it is declared

DJANGO = """from django import forms

class Wide(forms.EmailField):
    def __init__(self, *args, **kwargs):
        kwargs.setdefault("required", {})
        super().__init__(*args, **kwargs)

class AideForm(forms.Form):
    sujet = forms.CharField()
    email = Wide({})
"""
FLASK = """from flask import Flask, render_template
from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import DataRequired, Optional

app = Flask(__name__)

class Written(StringField):
    def __init__(self, label="", validators=None, **kwargs):
        super().__init__(label, validators or [{}()], **kwargs)

class AideForm(FlaskForm):
    sujet = StringField("Sujet")
    email = Written("Courriel"{})

@app.route("/aide", methods=["GET", "POST"])
def aide():
    form = AideForm()
    return render_template("aide.html", form=form)
"""
SHOWN = page("{{ form.sujet }}{{ form.email }}")


@pytest.mark.parametrize(
    ("default", "said", "outcome"),
    [
        ("True", "", "stopped"),
        ("False", "", "finishes"),
        ("False", "required=True", "stopped"),
        ("True", "required=False", "finishes"),
    ],
)
def test_a_class_of_fields_of_django_has_its_own_default(default: str, said: str, outcome: str, walked: Walked) -> None:
    views = SIGNED.replace("LoginRequiredMixin, ", "")
    found = walked(
        {"aides/views.py": views, "aides/forms.py": DJANGO.format(default, said), "templates/aide.html": SHOWN}
    )
    assert found["aide", "sans-courriel"]["outcome"] == outcome


@pytest.mark.parametrize(
    ("default", "said", "outcome"),
    [
        ("DataRequired", "", "stopped"),
        ("Optional", "", "finishes"),
        ("Optional", ", validators=[DataRequired()]", "stopped"),
        ("DataRequired", ", validators=[Optional()]", "finishes"),
    ],
)
def test_a_class_of_fields_of_flask_has_its_own_default(default: str, said: str, outcome: str, walked: Walked) -> None:
    found = walked({"app.py": FLASK.format(default, said), "templates/aide.html": SHOWN})
    assert found["aide", "sans-courriel"]["outcome"] == outcome


TYPE = """<?php
class CourrielType extends AbstractType {{
  public function configureOptions(OptionsResolver $resolver): void {{ $resolver->setDefaults([{}]); }}
  public function getParent(): string {{ return EmailType::class; }}
}}
"""
SYMFONY = """<?php
class AideType extends AbstractType {{
  public function buildForm(FormBuilderInterface $builder, array $options): void {{
    $builder->add('sujet', TextType::class, ['required' => false]);
    $builder->add({});
  }}
}}
"""
SHOWS = "<?php\nclass AideController extends AbstractController {\n  #[Route('/aide', name: 'aide')]\n  public function aide() {\n    $form = $this->createForm(AideType::class);\n    return $this->render('aide.html.twig', ['form' => $form]);\n  }\n}\n"


@pytest.mark.parametrize(
    ("default", "said", "outcome"),
    [
        ("'required' => true", "", "stopped"),
        ("'required' => false", "", "finishes"),
        ("'constraints' => [new NotBlank()]", "", "stopped"),
        ("'required' => true", ", ['required' => false]", "finishes"),
    ],
)
def test_a_type_of_symfony_has_its_own_default(default: str, said: str, outcome: str, walked: Walked) -> None:
    found = walked(
        {
            "src/Controller/AideController.php": SHOWS,
            "src/Form/AideType.php": SYMFONY.format(f"'email', CourrielType::class{said}"),
            "src/Form/CourrielType.php": TYPE.format(default),
            "templates/aide.html.twig": page("{{ form_row(form.sujet) }}{{ form_row(form.email) }}"),
        }
    )
    assert found["aide", "sans-courriel"]["outcome"] == outcome


def rails(view: str, **held: str) -> dict[str, str]:
    """A service of Rails with one request."""
    return {
        "config/routes.rb": "Rails.application.routes.draw do\n  resources :aides\nend\n",
        "app/views/aides/new.html.haml": view,
        "app/controllers/aides_controller.rb": "class AidesController < ApplicationController\n  def new\n    @aide = Aide.new\n  end\nend\n",
        **{name.replace("__", "/").replace("--", "."): text for name, text in held.items()},
    }


ENTRY = """class EntryComponent < ApplicationComponent
  def initialize(form:, attribute:{}, input_type: :text_field, required: {})
    @form = form
    @attribute = attribute
    @input_type = input_type
    @required = required
  end
end
"""
DRAWN = "%div\n  = @form.label @attribute\n  = @form.public_send(@input_type, @attribute, required: @required)\n"
ASKED = "%h1 Demander\n= form_for @aide do |f|\n{}  = f.submit 'Envoyer'\n"


def components(calls: str, default: str = "true", name: str = "") -> dict[str, str]:
    """The same service, whose fields a component draws."""
    lines = "".join(f"  = render EntryComponent.new({one})\n" for one in calls.split(" | "))
    return rails(
        ASKED.format(lines),
        **{
            "app/components/entry_component.rb": ENTRY.format(name, default),
            "app/components/entry_component.html.haml": DRAWN,
            "app/models/aide.rb": "class Aide < ApplicationRecord\n  validates :sujet, presence: true\nend\n",
        },
    )


@pytest.mark.parametrize(
    ("calls", "default", "profile", "outcome"),
    [
        ("form: f, attribute: :email", "true", "sans-courriel", "stopped"),
        ("form: f, attribute: :email", "false", "sans-courriel", "finishes"),
        ("form: f, attribute: :email, required: false", "true", "sans-courriel", "finishes"),
        ("form: f, attribute: :email, required: true", "false", "sans-courriel", "stopped"),
        ("form: f, attribute: :email, required: online?", "false", "sans-courriel", "unknown"),
        ("form: f, attribute: :phone, input_type: :telephone_field", "true", "sans-telephone", "stopped"),
        ("form: f, attribute: :prenom | form: f, attribute: :nom", "true", "hors-des-cases", "stopped"),
        ("form: f, attribute: :prenom, required: false | form: f, attribute: :nom", "true", "hors-des-cases", "finishes"),
        ("form: f, attribute: :email", "true", "a-l-oreille", "finishes"),
        ("form: f, attribute: :sujet", "true", "langue-apprise-tard", "finishes"),
    ],
)  # fmt: skip
def test_a_component_of_rails_asks_as_it_is_made(
    calls: str, default: str, profile: str, outcome: str, walked: Walked
) -> None:
    assert walked(components(calls, default))["new", profile]["outcome"] == outcome


def test_a_component_of_rails_has_a_name_of_its_own(walked: Walked) -> None:
    assert walked(components("form: f", name=" :email"))["new", "sans-courriel"]["outcome"] == "stopped"


@pytest.mark.parametrize(
    ("values", "more", "outcome"),
    [(("f", "m"), ", required: true", "stopped"), (("f", "m"), "", "finishes"), (("f", "m", "x"), ", required: true", "finishes")],
)  # fmt: skip
def test_two_radios_that_are_all_the_answers_stop_whoever_is_neither(
    values: tuple[str, ...], more: str, outcome: str, walked: Walked
) -> None:
    held = "".join(f"    = individual.radio_button :gender, '{one}'{more}\n" for one in values)
    view = ASKED.format(f"  = f.text_field :sujet\n  = f.fields_for :individual do |individual|\n{held}")
    found = walked(rails(view, **{"app/models/aide.rb": "class Aide < ApplicationRecord\nend\n"}))
    assert found["new", "hors-des-cases"]["outcome"] == outcome


@pytest.mark.parametrize(("told", "outcome"), [("required: true", "stopped"), ("", "unknown")])
def test_a_component_of_a_library_is_asked_what_it_is_told(told: str, outcome: str, walked: Walked) -> None:
    found = walked(rails(ASKED.format(f"  = render Kit::Entry.new(form: f, attribute: :email, {told})\n")))
    assert found["new", "sans-courriel"]["outcome"] == outcome


@pytest.mark.parametrize(
    ("held", "outcome"), [("= fields_for champ.name, champ do |form|\n  = render field_of(champ)\n", "unknown"), ("%p Bonjour\n", "finishes")]
)  # fmt: skip
def test_a_component_that_has_people_fill_in_what_others_chose_is_not_known(
    held: str, outcome: str, walked: Walked
) -> None:
    view = ASKED.format("  = f.text_field :sujet\n  = render ChosenComponent.new(dossier: @aide)\n")
    chosen = (
        "class ChosenComponent < ApplicationComponent\n  def initialize(dossier:)\n    @dossier = dossier\n  end\nend\n"
    )
    found = walked(
        rails(view, **{"app/components/chosen_component.rb": chosen, "app/components/chosen_component.html.haml": held, "app/models/aide.rb": "class Aide < ApplicationRecord\nend\n"})
    )  # fmt: skip
    assert found["new", "sans-courriel"]["outcome"] == outcome


VUE = "<template><form method='post' action='/aide'><label>Sujet <AppInput name='sujet' :required='false' /></label>{}<button>Envoyer</button></form></template>\n<script setup>\nimport AppInput from './AppInput.vue'\n</script>\n"
INPUT = "<template><label>{{{{ label }}}}<input :name='name' :required='required'></label></template>\n<script>\nexport default {{ props: {{ name: String, label: String, required: {{ type: Boolean, default: {} }} }} }}\n</script>\n"
REACT = "import {{ AppInput }} from './AppInput'\nexport default function Aide() {{ return <form method='post' action='/aide'><AppInput name='sujet' label='Sujet' required={{false}} />{}<button>Envoyer</button></form> }}\n"
ENTRY_OF_REACT = "export function AppInput({{ name, label, required = {} }}) {{ return <label>{{label}}<input name={{name}} required={{required}} /></label> }}\n"


@pytest.mark.parametrize(
    ("default", "told", "outcome"),
    [("true", "", True), ("false", "", False), ("true", ":required='false'", False), ("false", "required", True)],
)
def test_a_component_of_vue_asks_as_it_is_made(default: str, told: str, outcome: bool, walked: Walked) -> None:
    found = walked({"src/Aide.vue": VUE.format(f"<AppInput name='email' label='Courriel' {told} />"), "src/AppInput.vue": INPUT.format(default)})  # fmt: skip
    assert bool(found["Aide", "sans-courriel"]["stops"]) is outcome


@pytest.mark.parametrize(
    ("default", "told", "outcome"),
    [("true", "", True), ("false", "", False), ("true", "required={false}", False), ("false", "required", True)],
)
def test_a_component_of_react_asks_as_it_is_made(default: str, told: str, outcome: bool, walked: Walked) -> None:
    found = walked({"src/Aide.tsx": REACT.format(f"<AppInput name='email' label='Courriel' {told} />"), "src/AppInput.tsx": ENTRY_OF_REACT.format(default)})  # fmt: skip
    assert bool(found["Aide", "sans-courriel"]["stops"]) is outcome


# What a step needs that somebody received

CODE = '<p>{}</p><label>Sujet <input name="sujet"></label><label>Code <input name="code" autocomplete="one-time-code"></label>'


@pytest.mark.parametrize(
    ("fields", "profile", "outcome"),
    [
        (CODE.format("Nous avons envoyé un SMS à votre téléphone."), "sans-telephone", "unknown"),
        (CODE.format("Nous avons envoyé un SMS à votre téléphone."), "sans-adresse", "finishes"),
        ('<p>Un courriel vous a été envoyé : suivez le lien.</p><input name="a"><input name="b">', "sans-courriel", "unknown"),
        ('<p>We have sent you an email. Follow the link.</p><input name="a"><input name="b">', "sans-courriel", "unknown"),
        ('<p>Vous recevrez un courriel.</p><input name="a"><input name="b">', "sans-courriel", "finishes"),
        ('{% if sent %}<p>Un courriel vous a été envoyé.</p>{% endif %}<input name="a"><input name="b">', "sans-courriel", "finishes"),
        ('<p>Un courriel vous a été envoyé.</p><input name="a"><input name="b">', "sans-telephone", "finishes"),
    ],
)  # fmt: skip
def test_a_step_that_a_message_leads_to_is_for_those_who_receive_it(
    fields: str, profile: str, outcome: str, walked: Walked
) -> None:
    assert walked({"aide.html": page(fields)})["aide", profile]["outcome"] == outcome


@pytest.mark.parametrize(
    ("view", "profile", "outcome"),
    [
        ("%p= t('sent_email')\n= form_for @aide do |f|\n  = f.hidden_field :token\n  = f.text_field :sujet\n", "sans-courriel", "unknown"),
        ("= form_for @aide do |f|\n  = f.select :preferred_email, emails, {}, required: true\n", "sans-courriel", "unknown"),
        ("= form_for @aide do |f|\n  = f.select :preferred_email, emails\n", "sans-courriel", "finishes"),
        ("= form_for @aide do |f|\n  = f.text_field :id_number, required: true\n", "papiers-anciens", "unknown"),
        ("= form_for @aide do |f|\n  = f.text_field :id_number\n", "papiers-anciens", "finishes"),
    ],
)  # fmt: skip
def test_what_one_was_sent_or_holds_is_asked_for(view: str, profile: str, outcome: str, walked: Walked) -> None:
    found = walked(
        rails(
            f"%h1 Demander\n{view}",
            **{
                "config/locales/fr.yml": "fr:\n  sent_email: Un courriel vous a été envoyé.\n",
                "app/models/aide.rb": "class Aide < ApplicationRecord\nend\n",
            },
        )
    )
    assert found["new", profile]["outcome"] == outcome


# What a program draws in a page

ROOT = (
    "import {{ createRoot }} from 'react-dom/client'\ncreateRoot(document.getElementById('{}')).render(<Capture />)\n"
)


@pytest.mark.parametrize(
    ("fields", "taken", "outcome"),
    [
        ('<div id="capture"></div><label>Sujet <input name="sujet"></label><label>Objet <input name="objet"></label>', "capture", "unknown"),
        ('<div id="capture"></div><label>Sujet <input name="sujet"></label><label>Objet <input name="objet"></label>', "other", "finishes"),
        ('<div id="capture"><p>Écrivez ici.</p></div><label>Sujet <input name="sujet"></label><label>Objet <input name="objet"></label>', "capture", "finishes"),
    ],
)  # fmt: skip
def test_what_a_program_draws_in_a_request_is_not_read(fields: str, taken: str, outcome: str, walked: Walked) -> None:
    found = walked({"aide.html": page(fields), "src/capture.tsx": ROOT.format(taken)})
    assert found["aide", "papiers-anciens"]["outcome"] == outcome


def test_a_form_of_hidden_fields_in_which_vue_draws_is_not_read(walked: Walked) -> None:
    view = "%h1 Photographier\n#capture\n  = form_for @aide do |f|\n    = f.hidden_field :token\n    = f.input :session, as: :hidden\n"
    found = walked(rails(view, **{"app/javascript/capture.js": "createApp(Capture).mount('#capture')\n"}))
    assert found["new", "sans-telephone"]["outcome"] == "unknown"


# What is another page's


def test_fields_by_a_factory_of_forms_are_those_of_its_form(walked: Walked) -> None:
    views = "from django.shortcuts import render\nfrom aides.forms import Links\n\ndef aide(request):\n    return render(request, 'aide.html', {'formset': Links()})\n"
    forms = PLAIN.replace('nom = forms.CharField(label="Nom")', "email = forms.EmailField()") + "\nLinks = forms.formset_factory(AideForm)\n"  # fmt: skip
    found = walked({"aides/views.py": views, "aides/forms.py": forms, "templates/aide.html": page("{% for form in formset %}{{ form.as_p }}{% endfor %}")})  # fmt: skip
    assert found["aide", "sans-courriel"]["outcome"] == "stopped"


PART = '<label {}="{{{{ field.{} }}}}">{{{{ field.label }}}}</label>{{{{ field{} }}}}'


@pytest.mark.parametrize(
    ("part", "outcome"),
    [
        (PART.format("for", "auto_id", ""), "finishes"),
        (PART.format("for", "id_for_label", '|attr:"aria-invalid:true"'), "finishes"),
        (PART.format("class", "css_class", ""), "stopped"),
    ],
)
def test_a_field_handed_to_a_part_is_named_by_the_label_of_the_part(part: str, outcome: str, walked: Walked) -> None:
    views = SIGNED.replace("LoginRequiredMixin, ", "")
    shown = page('{% include "row.html" with field=form.nom %}')
    found = walked({"aides/views.py": views, "aides/forms.py": PLAIN, "templates/aide.html": shown, "templates/row.html": part})  # fmt: skip
    assert found["aide", "a-l-oreille"]["outcome"] == outcome


THEME = '{{% block courriel_row %}}<label for="{{{{ id }}}}">{{{{ label }}}}</label><input type="email" id="{{{{ id }}}}"{}>{{% endblock %}}'


@pytest.mark.parametrize(("more", "outcome"), [("", "finishes"), (" {% if required %}required{% endif %}", "unknown")])
def test_a_type_of_symfony_is_required_as_its_own_block_draws_it(more: str, outcome: str, walked: Walked) -> None:
    found = walked(
        {
            "src/Controller/AideController.php": SHOWS,
            "src/Form/AideType.php": SYMFONY.format("'email', CourrielType::class"),
            "src/Form/CourrielType.php": TYPE.format(""),
            "templates/form/theme.html.twig": THEME.format(more),
            "templates/aide.html.twig": page("{{ form_row(form.sujet) }}{{ form_row(form.email) }}"),
        }
    )
    assert found["aide", "sans-courriel"]["outcome"] == outcome
