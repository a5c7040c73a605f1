"""Who can finish: a door that somebody cannot go by is none for them, and whoever has no habit of screens is left at a line, or nowhere."""

from __future__ import annotations

import pytest

from tests.linter.test_people_one_request import works
from tests.linter.test_people_told import PAGE, Walked, walked

__all__ = ["walked"]

FORM = '<form method="post"><label>Sujet <input name="sujet"></label><label>Motif <input name="motif"></label>{}<button>Envoyer ma demande</button></form>'


def page(fields: str = "", after: str = "") -> str:
    return PAGE.format("Demander l’aide", FORM.format(fields)).replace("</main>", f"</main>{after}")


@pytest.mark.parametrize(
    ("after", "outcome"),
    [
        ("<p>Appelez le 01 23 45 67 89.</p>", "stopped"),
        ('<p><a href="tel:+33123456789">Nous appeler</a></p>', "stopped"),
        ("<p>Venez sans rendez-vous, à l’accueil.</p>", "stopped"),
        ("<address>Service des aides, 2 rue du Puits, 35000 Rennes</address>", "unknown"),
    ],
    ids=["number", "link", "counter", "post"],
)
def test_who_is_locked_in_goes_by_no_telephone_and_no_counter(after: str, outcome: str, walked: Walked) -> None:
    found = walked({"aide.html": page(after=after)})
    assert found["aide", "enferme"]["outcome"] == outcome
    assert found["aide", "sans-connexion"]["outcome"] == "unknown"


@pytest.mark.parametrize(
    ("shown", "outcome"),
    [
        ("<p>{{ usager.telephone_contact }}</p>", "stopped"),
        ('<a href="tel:{{ dossier.demandeur.telephone }}">Votre numéro</a>', "stopped"),
        ('<p>{{ numero_lu|default:"contact.phone" }}</p>', "stopped"),
        ("<address>Par courriel : aides@ville.example ; par message</address>", "stopped"),
        ('<p>{{ settings.CONTACT.phone }}</p>', "unknown"),
        ('<a href="tel:{{ service.telephone }}">Le service</a>', "unknown"),
        ("<address>Mairie, place de la Fontaine</address>", "unknown"),
    ],
    ids=["own-number", "own-link", "key", "mailbox", "of-the-service", "link-of-the-service", "address"],
)  # fmt: skip
def test_the_number_of_whoever_reads_is_no_door(shown: str, outcome: str, walked: Walked) -> None:
    assert walked({"aide.html": page(after=shown)})["aide", "sans-connexion"]["outcome"] == outcome


MANY = "".join(f'<label>Question {one} <input name="q{one}"></label>' for one in range(12))


@pytest.mark.parametrize(
    ("fields", "after", "outcome"),
    [
        ("", "", "stopped"),
        ("", '<footer><a href="/contact">Contactez-nous</a></footer>', "finishes"),
        ("", '<footer><a href="{% url "faq" %}">Une question ?</a></footer>', "finishes"),
        ("", '<footer><a href="mailto:aides@ville.example">Nous écrire</a></footer>', "finishes"),
        ("", '<footer><a href="mailto:dpo@ville.example">Vos données</a></footer>', "stopped"),
        (MANY, '<footer><a href="/contact">Contactez-nous</a></footer>', "unknown"),
        ("<p>Étape 2 sur 7</p>", '<footer><a href="/contact">Contactez-nous</a></footer>', "unknown"),
        (MANY, "", "stopped"),
    ],
    ids=["no-help", "contact", "questions", "mailbox", "of-data", "long", "step", "long-without-help"],
)
def test_a_short_page_that_tells_where_help_is_leaves_nobody_outside_for_want_of_habit(
    fields: str, after: str, outcome: str, walked: Walked
) -> None:
    assert walked({"aide.html": page(fields, after)})["aide", "sans-habitude"]["outcome"] == outcome


def test_a_request_that_is_left_for_want_of_a_screen_says_where_it_begins(walked: Walked) -> None:
    held = {"aide.html": page().replace("<form", "\n<form")}
    found = walked(held)
    assert [found["aide", one]["shut_at"] for one in ("sans-connexion", "sans-habitude", "a-l-oreille")] == [
        "aide.html:2", "aide.html:2", None,
    ]  # fmt: skip


LAYOUT = '<html lang="fr"><body><%= yield %><footer><%= mail_to "aides@ville.example", "Nous écrire" %></footer></body></html>\n'
RAILS = {
    "Gemfile": 'gem "rails"\n',
    "config/routes.rb": "Rails.application.routes.draw do\n  resources :aides\nend\n",
    "app/controllers/application_controller.rb": 'class ApplicationController < ActionController::Base\n  def around_page\n    "application"\n  end\nend\n',
    "app/controllers/aides_controller.rb": 'class AidesController < ApplicationController\n  layout "inner"\n\n  def new\n  end\n\n  def create\n  end\nend\n',
    "app/views/layouts/inner.html.erb": "<%= extends around_page do %>\n<main><%= yield %></main>\n<% end %>\n",
    "app/views/layouts/application.html.erb": LAYOUT,
    "app/views/aides/new.html.erb": '<h1>Demander l’aide</h1><%= form_with url: aides_path do |f| %><%= f.label :sujet %><%= f.text_field :sujet %><%= f.submit "Envoyer ma demande" %><% end %>\n',
}


@pytest.mark.parametrize(
    ("foot", "outcome"), [(LAYOUT, "finishes"), (LAYOUT.replace("mail_to", "aside_for"), "stopped")]
)
def test_the_layout_that_a_method_names_tells_its_help(foot: str, outcome: str, walked: Walked) -> None:
    found = walked({**RAILS, "app/views/layouts/application.html.erb": foot})
    assert found["new", "sans-habitude"]["outcome"] == outcome


FOOT = "%footer\n  {}\n"


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("= link_to t('foot.form'), empty_path(@aide), download: 'true'", "unknown"),
        ("%a{ href: '/vide', download: true } Formulaire à imprimer (PDF)", "unknown"),
        ("= render FormatComponent.new(service.adresse, tag: :p)", "unknown"),
        ("= render FormatComponent.new(service_or_contact.postal_address)", "unknown"),
        ("= link_to t('foot.report'), report_path(@aide), download: 'true'", "stopped"),
        ("= render FormatComponent.new(user.service.adresse)", "stopped"),
        ("= render FormatComponent.new(service.adresse.city)", "stopped"),
        ("= render FormatComponent.new(t('service.adresse'))", "stopped"),
        ("= link_to t('foot.house'), houses_path", "stopped"),
    ],
    ids=["form", "form-by-hand", "address", "postal", "report", "own", "city", "phrase", "house"],
)
def test_the_foot_of_a_layout_tells_a_form_on_paper_and_an_address(said: str, outcome: str, walked: Walked) -> None:
    foot = '<html lang="fr"><body><%= yield %><%= render partial: "shared/foot" %></body></html>\n'
    phrases = "fr:\n  foot:\n    form: Télécharger le formulaire PDF\n    report: Télécharger le rapport PDF\n    house: Trouver une maison France Services\n"
    held = {"app/views/shared/_foot.html.haml": FOOT.format(said), "config/locales/fr.yml": phrases}
    found = walked({**RAILS, **held, "app/views/layouts/application.html.erb": foot})
    assert found["new", "enferme"]["outcome"] == outcome


LED = works("redirect_to work_owner_path(@work)", "@work = Work.find(params[:work_id])")
MORE = "".join(f"<%= f.label :q{one} %><%= f.text_field :q{one} %>" for one in range(4))


@pytest.mark.parametrize(
    ("more", "after", "outcome"),
    [("", "", "finishes"), (MORE, "", "unknown"), ("", "<p>Étape 2 sur 7</p>", "unknown")],
    ids=["short", "long-in-all", "one-of-many"],
)
def test_a_request_of_a_few_answers_in_several_pages_is_short_too(
    more: str, after: str, outcome: str, walked: Walked
) -> None:
    second = LED["app/views/owners/show.html.erb"].replace("<% end %>", f"{more}<% end %>") + after
    layout = {"app/views/layouts/application.html.erb": LAYOUT, "Gemfile": 'gem "rails"\n'}
    found = walked({**LED, **layout, "app/views/owners/show.html.erb": second})
    journey = next(one for one, profile in found if one.startswith("works") or one == "new")
    assert found[journey, "sans-habitude"]["outcome"] == outcome, sorted(found)
