"""Who can finish: what an earlier step or a message refuses counts after it, and what is unread counts for those alone whom it concerns."""

from __future__ import annotations

import pytest

from tests.linter.test_people_told import Walked, page, walked

__all__ = ["walked"]

ROUTES = "Rails.application.routes.draw do\n  resources :demandes do\n    resources :enfants\n  end\nend\n"
CREATES = """class DemandesController < ApplicationController
  def new
  end

  def create
    unless @demande.{}
      flash.now[:alert] = t('.refus')
      {}
    end
    redirect_to demande_enfants_path
  end
end
"""
CHILDREN = "class EnfantsController < ApplicationController\n  {}\n\n  def new\n  end\nend\n"
CHILD = "<h1>Ajouter un enfant</h1>\n<%= form_with url: enfants_path do |f| %>\n  <%= f.label :motif, 'Motif' %><%= f.text_field :motif %>\n<% end %>\n"


@pytest.mark.parametrize(
    ("refuses", "then", "before", "outcome"),
    [
        ("avis_imposition.valid_for_year?", "return render :new", "before_action :set_demande", "unknown"),
        ("passport_expired?", "return redirect_to root_path", "before_action :load_demande", "unknown"),
        ("avis_imposition.valid_for_year?", "return render :new", "before_action :set_locale", "finishes"),
        ("avis_imposition.valid_for_year?", "return render :new", "append_before_action(:set_demande)", "unknown"),
        (
            "avis_imposition.valid_for_year?",
            "return render :new",
            "before_action :set_demande, only: :index",
            "finishes",
        ),
        (
            "avis_imposition.valid_for_year?",
            "return render :new",
            "before_action :set_demande, except: %i[new create]",
            "finishes",
        ),
        (
            "avis_imposition.valid_for_year?",
            "return render :new",
            "before_action :set_locale, if: :demande?",
            "finishes",
        ),
        ("avis_imposition.valid_for_year?", "log(:old)", "before_action :set_demande", "finishes"),
        ("motif.valid?", "return render :new", "before_action :set_demande", "finishes"),
    ],
)
def test_a_paper_that_the_first_step_refuses_is_refused_at_those_after_it(
    refuses: str, then: str, before: str, outcome: str, walked: Walked
) -> None:
    found = walked(
        {
            "config/routes.rb": ROUTES,
            "app/controllers/demandes_controller.rb": CREATES.format(refuses, then),
            "app/controllers/enfants_controller.rb": CHILDREN.format(before),
            "app/views/enfants/new.html.erb": CHILD,
        }
    )
    assert {one["outcome"] for (_, profile), one in found.items() if profile == "papiers-anciens"} == {outcome}


VIEWS = "from django.shortcuts import render\n\n\ndef avis(request, token):\n    return render(request, 'avis.html')\n"
URLS = "from django.urls import path\nfrom aides.views import avis\nurlpatterns = [path('avis/<token>/', avis, name='avis')]\n"


@pytest.mark.parametrize(
    ("file", "text", "doubts"),
    [
        ("templates/emails/merci.html", "<p><a href=\"{% url 'avis' token %}\">Votre avis</a></p>", 1),
        ("aides/suite.py", "def suite(p):\n    send_mail(p, reverse('avis', args=[p.token]))\n", 1),
        ("aides/suite.py", "def suite(p):\n    return redirect(reverse('avis', args=[p.token]))\n", 0),
        ("templates/aide.html", "<html><body><a href=\"{% url 'avis' token %}\">Votre avis</a></body></html>", 0),
    ],
)  # fmt: skip
def test_who_has_no_mailbox_is_not_said_to_finish_what_only_a_message_leads_to(
    file: str, text: str, doubts: int, walked: Walked
) -> None:
    fields = '<label>Sujet <input name="sujet"></label><label>Motif <input name="motif"></label>'
    found = walked(
        {"urls.py": URLS, "aides/views.py": VIEWS, "templates/avis.html": page(fields, "Votre avis"), file: text}
    )
    assert found["avis", "sans-courriel"]["outcome"] == "unknown"  # its address bears what an earlier request gave
    assert len(found["avis", "sans-courriel"]["to_check"]) == doubts


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("Un conseiller vous rappelle dans les cinq jours.", "unknown"),
        ("Vous serez rappelé par une personne du service.", "unknown"),
        ("An adviser will call you within five days.", "unknown"),
        ("Nous vous rappelons que la demande est gratuite.", "finishes"),
        ("Le service vous rappelle vos droits.", "finishes"),
    ],
)
def test_a_request_that_is_answered_by_a_call_is_not_finished_by_who_does_not_hear(
    said: str, outcome: str, walked: Walked
) -> None:
    fields = f'<p>{said}</p><label>Sujet <input name="sujet"></label><label>Motif <input name="motif"></label>'
    assert walked({"templates/aide.html": page(fields)})["aide", "sans-ouie"]["outcome"] == outcome


CONTACT = "<?php\nclass ContactController extends AbstractController {\n  #[Route('/contact', name: 'contact')]\n  public function index() {\n    $form = $this->createForm(ContactType::class);\n    return $this->render('contact/index.html.twig', ['form' => $form]);\n  }\n}\n"
ASKED = "<?php\nclass ContactType extends AbstractType {{\n  public function buildForm($builder, array $options) {{\n    $builder->add('sujet', TextType::class, ['required' => true, 'label' => 'Sujet']);\n    $builder->add('controle', {}::class);\n  }}\n}}\n"
TWIG = '<html lang="fr"><head><title>Écrire</title></head><body><main><h1>Écrire</h1>{{ form_start(form) }}{{ form_row(form.sujet) }}{{ form_row(form.controle) }}<button>Envoyer</button>{{ form_end(form) }}</main></body></html>'


@pytest.mark.parametrize(
    ("kind", "profile", "is_told"),
    [
        ("CaptchaType", "a-l-oreille", True),
        ("CaptchaType", "en-grand", True),
        ("CaptchaType", "sans-argent", False),
        ("TextType", "en-grand", False),
        ("AltchaType", "en-grand", False),
    ],
)
def test_letters_to_copy_from_an_image_concern_who_listens_and_who_enlarges(
    kind: str, profile: str, is_told: bool, walked: Walked
) -> None:
    found = walked(
        {
            "src/Controller/ContactController.php": CONTACT,
            "src/Form/ContactType.php": ASKED.format(kind),
            "templates/contact/index.html.twig": TWIG,
        }
    )
    answer = next(one for (_, who), one in found.items() if who == profile)
    assert any("letters are to be copied" in one for one in answer["not_read"]) is is_told


LOOPED = """<h1>Demander</h1>
<%= form_with model: @demande do |f| %>
  <% {}.each do |champ| %>
    <%= f.label champ %>
    <%= f.text_field champ, type: Demande::SORTES[champ], required: true %>
  <% end %>
<% end %>
"""
HELD = "class Demande < ApplicationRecord\n  {}\n  SORTES = {{\n    nom: 'text',\n    joindre: 'email',\n  }}\nend\n"


@pytest.mark.parametrize(
    ("over", "held", "profile", "outcome"),
    [
        ("Demande::CHAMPS", "CHAMPS = %i[nom joindre]", "sans-courriel", "stopped"),
        ("Demande::CHAMPS", "CHAMPS = [:nom, :joindre].freeze", "sans-courriel", "stopped"),
        ("Demande::CHAMPS", "CHAMPS = %i[nom joindre]", "sans-argent", "finishes"),
        ("Demande::CHAMPS", "CHAMPS = %i[nom joindre]", "a-l-oreille", "finishes"),
        ("Demande::CHAMPS", "CHAMPS = %i[nom motif]", "sans-courriel", "finishes"),
        ("Demande::CHAMPS", "CHAMPS = Champ.names", "sans-courriel", "unknown"),
        ("champs", "CHAMPS = %i[nom joindre]", "sans-courriel", "unknown"),
    ],
)
def test_a_line_that_writes_the_fields_of_a_constant_asks_each_of_them(
    over: str, held: str, profile: str, outcome: str, walked: Walked
) -> None:
    found = walked(
        {
            "config/routes.rb": "Rails.application.routes.draw do\n  resources :demandes\nend\n",
            "app/views/demandes/new.html.erb": LOOPED.format(over),
            "app/controllers/demandes_controller.rb": "class DemandesController < ApplicationController\n  def new\n    @demande = Demande.new\n  end\nend\n",
            "app/models/demande.rb": HELD.format(held),
        }
    )
    assert {one["outcome"] for (_, who), one in found.items() if who == profile} == {outcome}


TRAP = "<h1>Demander</h1>\n<%= form_with url: demandes_path do |f| %>\n  <%= piege_fields %>\n  <%= f.label :motif, 'Motif' %><%= f.text_field :motif %>\n  <%= f.label :sujet, 'Sujet' %><%= f.text_field :sujet %>\n<% end %>\n"


@pytest.mark.parametrize(
    ("helper", "outcome"),
    [
        ("content_tag(:div) { label_tag(:page_web, t('.vide')) + text_field_tag(:page_web, nil) }", "finishes"),
        ("hidden_field_tag(:moment, Time.now.to_i)", "finishes"),
        ("text_field_tag(:page_web, nil)", "unknown"),
        ("label_tag(:autre, t('.vide')) + text_field_tag(:page_web, nil)", "unknown"),
    ],
)
def test_a_helper_that_writes_a_hidden_field_or_one_with_its_label_hides_nothing(
    helper: str, outcome: str, walked: Walked
) -> None:
    found = walked(
        {
            "config/routes.rb": "Rails.application.routes.draw do\n  resources :demandes\nend\n",
            "app/views/demandes/new.html.erb": TRAP,
            "app/controllers/demandes_controller.rb": "class DemandesController < ApplicationController\n  def new\n  end\nend\n",
            "app/helpers/pieges_helper.rb": f"module PiegesHelper\n  def piege_fields\n    {helper}\n  end\nend\n",
        }
    )
    assert {one["outcome"] for (_, who), one in found.items() if who == "au-clavier"} == {outcome}


@pytest.mark.parametrize(
    ("last", "profile", "outcome"),
    [
        ("<button>{{ question.title }}</button>", "au-clavier", "finishes"),
        ("<button>{{ field.widget.unique_label }}</button>", "au-clavier", "finishes"),
        ("<button>{{ field.widget.unique_label }}</button>", "papiers-anciens", "finishes"),
        ("<p>{{ field.widget.drawn }}</p><button>Envoyer</button>", "au-clavier", "unknown"),
    ],
)
def test_the_text_of_a_native_button_keeps_nothing_from_being_known(
    last: str, profile: str, outcome: str, walked: Walked
) -> None:
    fields = '<label>Sujet <input name="sujet"></label><label>Motif <input name="motif"></label>'
    text = page(fields).replace("<button>Envoyer ma demande</button>", last)
    assert walked({"templates/aide.html": text})["aide", profile]["outcome"] == outcome


NAMELESS = '<label>Sujet <input name="sujet"></label><input name="motif">'


@pytest.mark.parametrize(("profile", "is_told"), [("a-l-oreille", True), ("au-clavier", True), ("en-grand", False)])
def test_a_name_that_was_not_found_concerns_who_listens_and_who_says_it(
    profile: str, is_told: bool, walked: Walked
) -> None:
    said = walked({"templates/aide.html": page(NAMELESS)})["aide", profile]["not_read"]
    assert any("the name of this field" in one for one in said) is is_told


FORM_OF_VUE = '<script setup>\nconst emit = defineEmits(["sendForm"]);\nconst keep = () => {{ emit("sendForm", {{}}); }};\n</script>\n<template><form @submit.prevent="{}"><label>Sujet <input name="sujet"></label><label>Motif <input name="motif"></label><button @click="{}">Envoyer</button></form></template>\n'
VIEW_OF_VUE = '<script setup>\nimport AideForm from "./AideForm.vue";\nconst kept = () => {{ localStorage.setItem("a", "b"); }};\n</script>\n<template><h1>Demander</h1><AideForm {} /></template>\n'


@pytest.mark.parametrize(
    ("submit", "click", "use", "outcome"),
    [
        ("", "keep()", '@sendForm="kept"', "finishes"),
        ("", "keep", '@send-form="kept()"', "finishes"),
        ("", "keep()", "", "unknown"),
        ("", "", '@sendForm="kept"', "unknown"),
    ],
)
def test_a_form_whose_sending_is_only_prevented_is_sent_by_its_button(
    submit: str, click: str, use: str, outcome: str, walked: Walked
) -> None:
    found = walked({"src/AideForm.vue": FORM_OF_VUE.format(submit, click), "src/AideView.vue": VIEW_OF_VUE.format(use)})
    assert {one["outcome"] for (_, who), one in found.items() if who == "sans-argent"} == {outcome}


ROUTED = 'import AideView from "@/AideView.vue";\nimport Autre from "@/Autre.vue";\nexport default [\n  {{ path: "/autre", component: Autre, meta: {{ {} }} }},\n  {{ path: "/aide", component: AideView, meta: {{ {} }} }},\n];\n{}'


@pytest.mark.parametrize(
    ("file", "shown"),
    [
        ("AideView.vue", "AideView"),
        ("AideView.vue", '() => import("@/AideView.vue")'),
        ("AideView/index.vue", "AideView"),
        ("AideView/index.vue", '() => import("@/AideView/index.vue")'),
        ("AideView/index.vue", '() => import("@/AideView")'),
        ("aide-view.vue", "AideView"),
    ],
)
def test_a_component_is_called_by_its_file_or_by_the_folder_that_it_is_the_index_of(
    file: str, shown: str, walked: Walked
) -> None:
    routes = f'export default [\n  {{ path: "/aide", component: {shown}, meta: {{ requiresAuth: true }} }},\n];\n'
    files = {"src/AideForm.vue": FORM_OF_VUE.format("", "keep()"), f"src/{file}": VIEW_OF_VUE.format('@sendForm="kept"')}  # fmt: skip
    found = walked({**files, "src/routes.js": routes})
    assert {one["outcome"] for (_, who), one in found.items() if who == "sans-courriel"} == {"unknown"}


@pytest.mark.parametrize(
    ("other", "own", "after", "outcome"),
    [
        ("", "requiresAuth: true", "", "unknown"),
        ("", "authenticationRequired: true", "", "unknown"),
        ("", 'title: "Aide"', "const close = (route) => { route.meta.authenticationRequired = true };\n", "unknown"),
        ("requiresAuth: true", 'title: "Aide"', "", "finishes"),
        ("", "requiresAuth: false", "", "finishes"),
    ],
)
def test_a_page_that_routes_show_to_who_is_signed_in_wants_what_an_account_wants(
    other: str, own: str, after: str, outcome: str, walked: Walked
) -> None:
    found = walked(
        {
            "src/AideForm.vue": FORM_OF_VUE.format("", "keep()"),
            "src/AideView.vue": VIEW_OF_VUE.format('@sendForm="kept"'),
            "src/routes.js": ROUTED.format(other, own, after),
        }
    )
    assert {one["outcome"] for (_, who), one in found.items() if who == "sans-courriel"} == {outcome}
