"""Who can finish: a page that no address leads to is no request, the steps of a list are all counted, what a part is given is read."""

from __future__ import annotations

import pytest
from guichet.reading.templates.rails import singular

from tests.linter.test_people_followed import FLOW, TWO, question
from tests.linter.test_people_told import Walked, names, page, walked

__all__ = ["walked"]

ROUTES = "Rails.application.routes.draw do\n  {}\nend\n"
AIDE = '<h1>Demander l’aide</h1>\n<%= form_with model: @aide do |f| %>\n  <%= f.label :nom, "Nom" %>\n  <%= f.text_field :nom %>\n  <%= f.label :motif, "Motif" %>\n  <%= f.text_area :motif %>\n<% end %>\n'
CONTROLLER = "class {}Controller < ApplicationController\n  def new\n  end\nend\n"


# What no address leads to


@pytest.mark.parametrize(
    ("routes", "more", "count"),
    [
        ("resources :aides", "", 1),
        ("resources :dons", "", 0),
        ("resources :dons", "LIST = [AidesController].freeze\n", 1),
        ("", "", 1),
    ],
    ids=["routed", "not-routed", "in-a-list", "no-route-read"],
)
def test_a_page_of_a_controller_that_nothing_names_is_no_request(
    routes: str, more: str, count: int, walked: Walked
) -> None:
    files = {
        "app/views/aides/new.html.erb": AIDE,
        "app/controllers/aides_controller.rb": CONTROLLER.format("Aides"),
        "config/routes.rb": ROUTES.format(routes),
        "app/lib/list.rb": more or "# nothing\n",
    }
    assert len(names(walked(files))) == count


VIEWS = "from django.views.generic import FormView\nfrom aides.forms import AideForm\n\n\nclass Choix(FormView):\n    template_name = 'choix.html'\n    form_class = AideForm\n    success_url = '/demande/'\n\n\nclass Demande(FormView):\n    template_name = 'demande.html'\n    form_class = AideForm\n\n\nchoix = Choix.as_view()\ndemande = Demande.as_view()\n"
PLAIN = 'from django import forms\n\n\nclass AideForm(forms.Form):\n    nom = forms.CharField(label="Nom")\n    motif = forms.CharField(label="Motif")\n'
SHOWN = '<label for="id_nom">Nom</label>{{ form.nom }}<label for="id_motif">Motif</label>{{ form.motif }}'


@pytest.mark.parametrize(
    ("addresses", "count"),
    [("path('choix/', choix), path('demande/', demande)", 2), ("path('demande/', demande)", 1)],
)
def test_a_view_that_no_address_names_shows_no_request(addresses: str, count: int, walked: Walked) -> None:
    files = {
        "manage.py": "import django\n",
        "aides/forms.py": PLAIN,
        "aides/views.py": VIEWS,
        "aides/urls.py": f"from django.urls import path\nfrom aides.views import *\n\nurlpatterns = [{addresses}]\n",
        "templates/choix.html": page(SHOWN, "Choisir l’aide"),
        "templates/demande.html": page(SHOWN, "Demander une bourse"),
    }
    assert len(names(walked(files))) == count


@pytest.mark.parametrize(
    ("folder", "routes", "count"),
    [
        ("addresses", "resource :address", 1),
        ("boxes", "resource :box", 1),
        ("enquiries", "resource :enquiry", 1),
        ("addresses", "resource :dress", 0),
    ],
)
def test_a_resource_of_rails_that_is_one_leads_to_the_controller_of_several(
    folder: str, routes: str, count: int, walked: Walked
) -> None:
    files = {
        f"app/views/{folder}/new.html.erb": AIDE,
        f"app/controllers/{folder}_controller.rb": CONTROLLER.format(folder.capitalize()),
        "config/routes.rb": ROUTES.format(routes),
    }
    assert len(names(walked(files))) == count


@pytest.mark.parametrize(
    ("several", "one"),
    [
        ("agencies", "agency"),
        ("addresses", "address"),
        ("statuses", "status"),
        ("boxes", "box"),
        ("coaches", "coach"),
        ("places", "place"),
        ("aides", "aide"),
        ("status", "status"),
        ("access", "access"),
        ("menus", "menu"),
    ],
)
def test_one_of_several_is_called_as_rails_does(several: str, one: str) -> None:
    assert singular(several) == one


def test_a_step_that_no_address_leads_to_leaves_the_whole_request_unknown(walked: Walked) -> None:
    files = {
        "manage.py": "import django\n",
        "aides/forms.py": PLAIN,
        "aides/views.py": VIEWS,
        "aides/urls.py": "from django.urls import path\nfrom aides.views import demande\n\nurlpatterns = [path('demande/', demande)]\n",
        "templates/etape_choix.html": page(SHOWN, "Choisir l’aide"),
        "templates/etape_demande.html": page(SHOWN, "Demander une bourse"),
    }
    files["aides/views.py"] = VIEWS.replace("'choix.html'", "'etape_choix.html'").replace(
        "'demande.html'", "'etape_demande.html'"
    )
    (name,) = names(found := walked(files))
    assert found[name, "sans-smartphone"]["outcome"] == "unknown"
    assert "no address leads to it" in found[name, "sans-smartphone"]["not_read"][0]


# Lists of steps

LISTED = {"app/lib/navigation/flow.rb": FLOW}
SAYS_YES = "module Questions\n  class ThirdController < ApplicationController\n    layout 'yes_no'\n    def edit\n    end\n  end\nend\n"
YES = '<%= form_with model: @form, method: "put" do |f| %>\n  <%= f.button :submit, value: "yes" do %>Oui<% end %>\n<% end %>\n'
GIVES = '<%= form_with model: @form, method: "put" do |f| %>\n  <%= f.label :upload, "Un fichier" %>\n  <%= f.file_field :upload %>\n<% end %>\n'


@pytest.mark.parametrize(
    ("layout", "outcome"),
    [(YES, "finishes"), (GIVES, "unknown")],
    ids=["buttons-alone", "a-file"],
)
def test_a_step_whose_form_is_in_its_layout_is_read_with_it(layout: str, outcome: str, walked: Walked) -> None:
    files = question("first", TWO) | question("second", TWO) | LISTED
    third = {
        "app/views/questions/third/edit.html.erb": '<% content_for :form_question, "Vivez-vous seul ?" %>\n',
        "app/views/layouts/yes_no.html.erb": layout,
        "app/controllers/questions/third_controller.rb": SAYS_YES,
    }
    (name,) = names(found := walked(files | third))
    assert found[name, "papiers-anciens"]["outcome"] == outcome
    assert found[name, "sans-smartphone"]["outcome"] == "finishes"


PHONE = "  <%= f.telephone_field :telephone %>\n  <%= f.text_field :motif %>\n"
PASSES = "module Questions\n  class SecondController < ApplicationController\n    def self.show?(intake)\n      {}\n    end\n\n    def edit\n      {}@form = SecondForm.new\n    end\n  end\nend\n"


@pytest.mark.parametrize(
    ("shown", "leads", "outcome"),
    [
        ("true", "", "stopped"),
        ("intake.wants_a_call?", "", "unknown"),
        ("true", "redirect_to root_path unless call?\n      ", "unknown"),
    ],
)
def test_a_step_that_its_controller_may_pass_over_stops_some_alone(
    shown: str, leads: str, outcome: str, walked: Walked
) -> None:
    files = question("first", TWO) | question("second", PHONE) | question("third", TWO) | LISTED
    passes = {"app/controllers/questions/second_controller.rb": PASSES.format(shown, leads)}
    (name,) = names(found := walked(files | passes))
    assert found[name, "sans-telephone"]["outcome"] == outcome


# What is drawn, and by what


@pytest.mark.parametrize(
    ("field", "outcome"),
    [
        ('<%= f.label :nom, "Nom" %><%= f.text_field :nom %>', "finishes"),
        ("<%= f.text_field :nom %>", "unknown"),
        ('<%= f.text_field :nom, aria: { label: "Nom" } %>', "finishes"),
        ('<%= f.radio_button :uk, "1" %><%= f.label :uk, "Oui", for: "aide_uk_1" %>', "finishes"),
        ('<%= f.input :id, as: :hidden %><%= f.label :nom, "Nom" %><%= f.text_field :nom %>', "finishes"),
    ],
)
def test_a_control_that_a_helper_of_rails_writes_is_heard_by_its_label(
    field: str, outcome: str, walked: Walked
) -> None:
    form = f'<h1>Demander</h1>\n<%= form_with model: @aide do |f| %>\n  {field}\n  <%= f.label :motif, "Motif" %>\n  <%= f.text_area :motif %>\n<% end %>\n'
    assert walked({"app/views/aides/new.html.erb": form})["new", "au-clavier"]["outcome"] == outcome


TYPE = "<?php\nclass AideType extends AbstractType {\n  public function buildForm($builder, array $options) {\n    $builder->add('nom', TextType::class, ['label' => 'Nom', 'required' => false])\n      ->add('save', SubmitType::class, ['label' => 'Envoyer']);\n  }\n}\n"
SHOWS = "<?php\nclass AideController extends AbstractController {\n  #[Route('/aide', name: 'aide')]\n  public function aide() {\n    $form = $this->createForm(AideType::class, $aide);\n    return $this->render('aide.html.twig', ['form' => $form]);\n  }\n}\n"


@pytest.mark.parametrize(
    ("last", "outcome"),
    [("{{ form_row(form.save) }}", "finishes"), ("{{ form_row(form.save) }}{{ un_champ(aide)|raw }}", "unknown")],
)
def test_a_button_of_a_form_of_symfony_is_no_field(last: str, outcome: str, walked: Walked) -> None:
    body = "{{ form_start(form, {'attr': {'class': 'a'}}) }}{{ form_row(form.nom) }}" + last + "{{ form_end(form) }}"
    twig = f'<!DOCTYPE html><html lang="fr"><head><title>Demander</title></head><body><main><h1>Demander</h1>{body}</main></body></html>'
    files = {
        "src/Form/AideType.php": TYPE,
        "src/Controller/AideController.php": SHOWS,
        "templates/aide.html.twig": twig,
    }
    assert walked(files)["aide", "au-clavier"]["outcome"] == outcome


INSIDE = '<script setup>\nimport {{ useStore }} from "@/stores/root"\nconst store = useStore()\nconst form = {{ sujet: "", motif: "" }}\nconst go = () => {{\n  {}\n}}\n</script>\n<template><h1>Écrire</h1><form @submit.prevent="go"><label>Sujet <input v-model="form.sujet" name="sujet"></label><label>Motif <input v-model="form.motif" name="motif"></label><button>Envoyer</button></form></template>\n'


@pytest.mark.parametrize(
    ("does", "outcome"),
    [
        ('store.send(form).then(() => store.notify({ status: "success" }))', "finishes"),
        ("store.send(form)", "unknown"),
    ],
)
def test_a_component_that_says_that_it_was_sent_asks_what_its_fields_do(
    does: str, outcome: str, walked: Walked
) -> None:
    found = walked({"src/components/Ecrire.vue": INSIDE.format(does)})
    assert found["Ecrire", "sans-telephone"]["outcome"] == outcome
    assert found["Ecrire", "sans-compte"]["outcome"] == "unknown"


def test_a_folder_whose_pages_are_missing_is_said_not_to_be_whole(walked: Walked) -> None:
    view = (
        "from django.shortcuts import render\n\n\ndef contact(request):\n    return render(request, 'contact.html')\n"
    )
    said = walked({"contact/views.py": view})["", "remarks"]["said"]
    assert any("not whole" in str(one) and "contact/views.py:5" in str(one) for one in said)
    shown = walked({"contact/views.py": view, "templates/contact.html": page("<p>Non</p>")})["", "remarks"]["said"]
    assert not any("not whole" in str(one) for one in shown)


@pytest.mark.parametrize(("key", "number"), [("cost", 1), ("other", 0)])
def test_a_phrase_of_a_catalogue_slows_where_a_page_says_it(key: str, number: int, walked: Walked) -> None:
    files = {
        "app/views/aides/new.html.erb": AIDE + f'<p><%= t("aides.{key}") %></p>\n',
        "config/locales/en.yml": "en:\n  aides:\n    cost: Fees may apply.\n    other: Nothing else\n",
    }
    assert len(walked(files)["new", "sans-argent"]["slows"]) == number


@pytest.mark.parametrize(("given", "outcome"), [("with field=form.motif", "finishes"), ("", "unknown")])
def test_a_field_that_a_page_hands_to_a_part_is_known_by_its_name(given: str, outcome: str, walked: Walked) -> None:
    form = "{{ form.nom }}{% include '_champ.html' " + given + " %}"
    files = {
        "manage.py": "import django\n",
        "aides/forms.py": PLAIN,
        "aides/views.py": VIEWS,
        "templates/demande.html": page(form, "Demander une bourse"),
        "templates/_champ.html": "<div class='zone'>{{ field }}</div>\n",
    }
    assert walked(files)["demande", "sans-courriel"]["outcome"] == outcome
