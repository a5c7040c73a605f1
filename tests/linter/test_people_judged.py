"""Who can finish: what judges a form is found where it is, or nobody is told to finish; what is wanted elsewhere than on the page is told."""

from __future__ import annotations

import pytest

from tests.linter.test_people_told import WANTED, Walked, names, page, rails, walked

__all__ = ["walked"]

FORM = "h1 Demander\n= form_with model: @form do |f|\n  = f.text_field :sujet\n  = f.{}\n"
BASE = """class QuestionsController < ApplicationController
  def edit
    @form = initial
  end

  def initial
    form_class.from(current)
  end

  def self.form_class
    (controller_name + "_form").classify.constantize
  end
end
"""
PHONED = "text_field :phone_number"


def asked(shown: str, held: dict[str, str], controller: str = BASE) -> dict[str, str]:
    """A service of Rails whose form is made in the controller that others are built on."""
    return {
        "config/routes.rb": "Rails.application.routes.draw do\n  resources :joins\nend\n",
        "app/views/joins/edit.html.slim": FORM.format(shown),
        "app/controllers/joins_controller.rb": "class JoinsController < QuestionsController\nend\n",
        "app/controllers/questions_controller.rb": controller,
        "app/forms/form.rb": "class Form\n  include ActiveModel::Model\nend\n",
        **held,
    }


@pytest.mark.parametrize(
    ("rule", "outcome"),
    [
        ("  validates :phone_number, presence: true\n", "stopped"),
        ("  validates :phone_number, e164_phone: true\n", "unknown"),
        ("  validates :phone_number, e164_phone: true, allow_blank: true\n", "finishes"),
        ("  def valid?\n    known == phone_number\n  end\n", "unknown"),
        ("  validates_presence_of :sujet\n  validates_presence_of :phone_number\n", "stopped"),
        ("  validates :sujet, presence: true\n", "finishes"),
        (None, "unknown"),
    ],
)
def test_a_form_made_by_a_parent_controller_is_the_one_called_after_the_child(
    rule: str | None, outcome: str, walked: Walked
) -> None:
    held = {} if rule is None else {"app/forms/joins_form.rb": WANTED.format("JoinsForm < Form", rule)}
    assert walked(asked(PHONED, held))["edit", "sans-telephone"]["outcome"] == outcome


@pytest.mark.parametrize(("near", "outcome"), [("presence: true", "stopped"), ("length: { maximum: 9 }", "finishes")])
def test_a_class_of_a_name_that_several_modules_have_is_the_nearest(near: str, outcome: str, walked: Walked) -> None:
    rule = "  validates :phone_number, {}\n"
    found = walked(
        {
            "config/routes.rb": "Rails.application.routes.draw do\nend\n",
            "app/views/old/joins/edit.html.slim": FORM.format(PHONED),
            "app/controllers/old/joins_controller.rb": "module Old\n  class JoinsController < ApplicationController\n    def edit\n      @form = JoinForm.new\n    end\n  end\nend\n",
            "app/forms/old/join_form.rb": WANTED.format("Old::JoinForm", rule.format(near)),
            "app/forms/join_form.rb": WANTED.format("JoinForm", rule.format("presence: true" if near[0] == "l" else "length: { maximum: 9 }")),
        }
    )  # fmt: skip
    assert found["edit", "sans-telephone"]["outcome"] == outcome


@pytest.mark.parametrize(
    ("more", "required", "outcome"),
    [
        (":situation", "home?", "unknown"),
        (":situation", "false", "finishes"),
        (":lieu", "home?", "finishes"),
    ],
)
def test_an_address_asked_in_some_cases_is_not_known(more: str, required: str, outcome: str, walked: Walked) -> None:
    view = (
        f"h1 Demander\n= simple_form_for @aide do |f|\n  = f.input {more}\n  = f.input :address, required: {required}\n"
    )
    found = walked(rails(view, app__models__aide=WANTED.format("Aide", "  validates :sujet, presence: true\n")))
    assert found["new", "sans-adresse"]["outcome"] == outcome


CODE = '<label>Code de vérification reçu {} <input name="verification_code"></label><label>Sujet <input name="sujet"></label>'


@pytest.mark.parametrize(
    ("way", "profile", "outcome"),
    [
        ("par SMS", "sans-telephone", "unknown"),
        ("par SMS", "sans-courriel", "finishes"),
        ("par courriel", "sans-courriel", "unknown"),
        ("", "sans-courriel", "unknown"),
        ("", "sans-adresse", "finishes"),
    ],
)
def test_a_code_comes_by_a_way_that_one_may_not_have(way: str, profile: str, outcome: str, walked: Walked) -> None:
    found = walked({"aide.html": page(CODE.format(way))})
    assert found["aide", profile]["outcome"] == outcome


@pytest.mark.parametrize(
    ("said", "outcome"), [("Un conseiller vous appellera.", "unknown"), ("Un conseiller vous écrira.", "finishes")]
)
def test_a_call_of_the_service_is_for_those_who_hear(said: str, outcome: str, walked: Walked) -> None:
    field = '<label>Sujet <input name="sujet"></label><label>Prénom <input name="prenom"></label>'
    found = walked({"aide.html": page(f"<p>{said}</p>{field}")})
    assert found["aide", "sans-ouie"]["outcome"] == outcome


@pytest.mark.parametrize(
    ("name", "fields", "outcome"),
    [
        ("rdv", '<p>{{ rdv.starts_at }}</p><input name="sujet"><input name="motif">', "unknown"),
        ("rdv", '<input name="sujet"><input name="motif">', "finishes"),
        ("rdv", '<input name="sujet"><input name="creneau">', "finishes"),
        ("aide", '<input name="sujet"><input name="motif">', "finishes"),
    ],
)
def test_the_hour_of_an_appointment_is_chosen_somewhere(name: str, fields: str, outcome: str, walked: Walked) -> None:
    found = walked({f"{name}/demande.html": page(fields)})
    assert found["demande", "heures-comptees"]["outcome"] == outcome


@pytest.mark.parametrize(
    ("drawn", "outcome"),
    [("<i class='fa fa-map-marker-alt'></i>", "finishes"), ("<div class='map'></div>", "unknown")],
)
def test_a_letter_of_a_font_of_icons_is_no_map(drawn: str, outcome: str, walked: Walked) -> None:
    field = '<label>Sujet <input name="sujet"></label><label>Prénom <input name="prenom"></label>'
    found = walked({"aide.html": page(drawn + field)})
    assert found["aide", "connexion-fragile"]["outcome"] == outcome


@pytest.mark.parametrize(("hides", "outcome"), [('class="fr-hidden"', "unknown"), ('class="edit-block"', "finishes")])
def test_a_form_that_a_script_opens_is_not_seen(hides: str, outcome: str, walked: Walked) -> None:
    field = '<label>Sujet <input name="sujet"></label><label>Prénom <input name="prenom"></label>'
    found = walked({"aide.html": page(f"<div {hides}>{field}</div>")})
    assert found["aide", "au-clavier"]["outcome"] == outcome


@pytest.mark.parametrize(
    ("shown", "outcome"),
    [("f.input :sujet", "finishes"), ("f.input :sujet, label: false", "unknown"), ("f.own_input :sujet", "unknown")],
)
def test_a_field_of_simple_form_is_seen_with_its_label(shown: str, outcome: str, walked: Walked) -> None:
    view = f'h1 Demander\n= simple_form_for @aide do |f|\n  p= t(".why")\n  = {shown}\n  = f.button :submit\n'
    found = walked(rails(view, app__models__aide=WANTED.format("Aide", "  validates :sujet, presence: true\n")))
    assert found["new", "au-clavier"]["outcome"] == outcome


@pytest.mark.parametrize(("loop", "outcome"), [("hidden_fields", "finishes"), ("own_fields", "unknown")])
def test_hidden_fields_gone_through_are_no_part_of_what_is_filled_in(loop: str, outcome: str, walked: Walked) -> None:
    field = '<label for="id_nom">Nom</label>{{ form.nom }}<label>Sujet <input name="sujet"></label>'
    found = walked(
        {
            "templates/aide.html": page(f"{{% for field in form.{loop} %}}{{{{ field }}}}{{% endfor %}}{field}"),
            "aides/forms.py": 'from django import forms\n\nclass AideForm(forms.Form):\n    nom = forms.CharField(label="Nom")\n',
            "aides/views.py": 'from django.shortcuts import render\nfrom aides.forms import AideForm\n\ndef aide(request):\n    return render(request, "aide.html", {"form": AideForm(request.POST)})\n',
        }
    )
    assert found["aide", "au-clavier"]["outcome"] == outcome


HELPER = "module AidesHelper\n  def aide_form(aide, &)\n    own_form(aide, &)\n  end\n\n  def own_form(aide, &)\n    {}\n  end\nend\n"


@pytest.mark.parametrize(
    ("opens", "folder", "is_told"),
    [
        ("form_with(model: aide, &)", "aides", True),
        ("render(aide, &)", "aides", False),
        ("form_with(model: aide, &)", "instruction/aides", False),
    ],
)
def test_a_form_that_a_helper_opens_in_a_part_that_no_page_shows_is_told_as_not_followed(
    opens: str, folder: str, is_told: bool, walked: Walked
) -> None:
    view = "<h1>Demander</h1>\n<%= aide_form(@aide) do |f| %>\n  <%= f.text_field :nom %>\n<% end %>\n"
    found = walked({f"app/views/{folder}/_asked.html.erb": view, "app/helpers/aides_helper.rb": HELPER.format(opens)})
    assert any("Forms were not followed" in one for one in found["", "remarks"]["said"]) is is_told


@pytest.mark.parametrize(("action", "is_told"), [("/demandes/create", True), ("/langue", False)])
def test_a_form_of_a_part_that_no_page_shows_is_told_as_not_followed(
    action: str, is_told: bool, walked: Walked
) -> None:
    part = f'<form method="post" action="{action}"><input type="hidden" name="sujet"><button>Continuer</button></form>'
    said = walked({"templates/_depot.html": part})["", "remarks"]["said"]
    assert any("Forms were not followed" in one for one in said) is is_told


SENT = '<template><h1>Demander</h1><form {}><label>Sujet <input name="sujet"></label><label>Motif <input name="motif"></label><button>Envoyer</button></form></template>\n'


@pytest.mark.parametrize(
    ("sent", "outcome"), [('method="post" action="/aide"', "finishes"), ('method="post" @submit.prevent="go"', "unknown"), ("", "unknown")]
)  # fmt: skip
def test_a_form_of_a_component_that_the_browser_sends_is_read(sent: str, outcome: str, walked: Walked) -> None:
    assert walked({"src/Aide.vue": SENT.format(sent)})["Aide", "sans-smartphone"]["outcome"] == outcome


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [("StepRevenus", "StepLogement", 1), ("1-revenus", "2-logement", 1), ("Revenus", "Logement", 2), ("Steps", "Stepper", 2)],
)  # fmt: skip
def test_steps_of_components_are_one_request(first: str, second: str, count: int, walked: Walked) -> None:
    sent = SENT.format('method="post"')
    assert len(names(walked({f"src/{first}.vue": sent, f"src/{second}.vue": sent}))) == count


@pytest.mark.parametrize(("folder", "found"), [("layouts", set()), ("aides", {"new"}), ("instruction", set())])
def test_a_layout_and_a_page_of_those_who_decide_are_no_request(folder: str, found: set[str], walked: Walked) -> None:
    form = "<h1>Demander</h1>\n<%= form_with model: @aide do |f| %>\n  <%= f.text_field :nom %>\n  <%= f.text_field :motif %>\n<% end %>\n"
    assert names(walked({f"app/views/{folder}/new.html.erb": form})) == found


@pytest.mark.parametrize(("said", "outcome"), [("phone call", "unknown"), ("letter", "finishes")])
def test_a_call_is_told_by_a_phrase_that_a_builder_is_given(said: str, outcome: str, walked: Walked) -> None:
    view = 'h1 Demander\n= simple_form_for @aide do |f|\n  = f.input :day, label: t("aides.when")\n  = f.input :sujet\n'
    files = rails(view, app__models__aide=WANTED.format("Aide", "  validates :sujet, presence: true\n"))
    found = walked({**files, "config/locales/en.yml": f"en:\n  aides:\n    when: When for your interview {said}?\n"})
    assert found["new", "sans-ouie"]["outcome"] == outcome


SCHEMA = 'import { z } from "zod";\nexport const AideSchema = z.object({\n  sujet: z.string().min(1),\n  telephone: z\n    .string({ error: "Requis" })\n    {},\n  motif: z.string().min(3),\n});\n'
TYPED = 'import { AideSchema } from "@/forms/aide.schema.ts";\nexport const Aide = () => <main><h1>Demander</h1><form><form.Field name="usager.sujet" children={one} /><form.Field name="usager.telephone" children={two} /><button>Envoyer</button></form></main>;\n'


@pytest.mark.parametrize(
    ("rule", "outcome"), [(".min(7)", "stopped"), (".min(7).optional()", "unknown"), (".max(9)", "unknown")]
)
def test_a_schema_that_a_component_imports_judges_its_fields(rule: str, outcome: str, walked: Walked) -> None:
    files = {"src/routes/Aide.tsx": TYPED, "src/forms/aide.schema.ts": SCHEMA.replace("{},", f"{rule},")}
    assert walked(files)["Aide", "sans-telephone"]["outcome"] == outcome


@pytest.mark.parametrize(
    ("says", "file", "others"),
    [
        ("@/forms/aide.schema.ts", "src/forms/aide.schema.ts", ()),
        ("../forms/aide.schema", "src/forms/aide.schema.ts", ("back/src/forms/aide.schema.ts",)),
        ("../forms/aide.schema.js", "src/forms/aide.schema.ts", ()),
        ("~/rules/aide", "src/rules/aide.ts", ()),
        ("../forms", "src/forms/index.ts", ("back/src/forms/index.ts",)),
    ],
)
def test_a_schema_is_the_file_that_an_import_names(
    says: str, file: str, others: tuple[str, ...], walked: Walked
) -> None:
    wanted, free = (SCHEMA.replace("{},", f"{rule},") for rule in (".min(7)", ".optional()"))
    files = {
        "src/routes/Aide.tsx": TYPED.replace("@/forms/aide.schema.ts", says),
        file: wanted,
        **dict.fromkeys(others, free),
    }
    assert walked(files)["Aide", "sans-telephone"]["outcome"] == "stopped"
