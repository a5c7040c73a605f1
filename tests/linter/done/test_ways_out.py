"""What people who are stopped are offered, as the page shows it: by partials, helpers and components too."""

from __future__ import annotations

import pytest
from guichet.core.findings import Span
from guichet.core.places import Place
from guichet.done.acts.in_and_out import Harder, out_of
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in
from guichet.reading.data.trees import Tree

from tests.limits import no_hang

LIST = '<a href="/attente">Entrez dans la liste d’attente</a>\n'
EMPTY = "<p>Merci de votre visite.</p>\n"


def said(files: dict[str, str]) -> list[str]:
    """The files where slots are said to be gone, with nothing to do."""
    return [found.path for found in found_in(rule_named("empty-slots-dead-end"), files)]


ENGINES = {
    "Slim": ("app/views/rdv/show.html.slim", 'div\n  p Aucun créneau disponible pour le moment.\n  = render "rdv/suite"\n', "app/views/rdv/_suite.html.erb"),
    "HAML": ("app/views/rdv/show.html.haml", '%div\n  %p Aucun créneau disponible pour le moment.\n  = render partial: "rdv/suite"\n', "app/views/rdv/_suite.html.erb"),
    "ERB": ("app/views/rdv/show.html.erb", '<% if @slots.empty? %><p>Aucun créneau disponible pour le moment.</p><%= render "rdv/suite" %><% end %>', "app/views/rdv/_suite.html.erb"),
    "Twig": ("templates/rdv/show.html.twig", "<div><p>Aucun créneau disponible pour le moment.</p>{{ include('rdv/suite.html.twig') }}</div>", "templates/rdv/suite.html.twig"),
    "Django": ("rdv/templates/rdv/show.html", '{% if not slots %}<p>Aucun créneau disponible pour le moment.</p>{% include "rdv/suite.html" %}{% endif %}', "rdv/templates/rdv/suite.html"),
}  # fmt: skip


@pytest.mark.parametrize("engine", ENGINES)
def test_a_part_that_the_page_shows_may_lead_on(engine: str) -> None:
    path, text, part = ENGINES[engine]
    assert said({path: text, part: LIST}) == []
    assert said({path: text, part: EMPTY}) == [path]
    assert said({path: text, part: f"<template>{LIST}</template>\n"}) == [path]


def test_a_component_may_lead_on() -> None:
    page = "<script setup>\nimport Suite from './Suite.vue'\n</script>\n<template><div v-if=\"!slots.length\"><p>Aucun créneau disponible pour le moment.</p><Suite /></div></template>\n"
    assert said({"src/Rdv.vue": page, "src/Suite.vue": f"<template><div>{LIST}</div></template>\n"}) == []
    assert said({"src/Rdv.vue": page, "src/Suite.vue": f"<template><div>{EMPTY}</div></template>\n"}) == ["src/Rdv.vue"]


ON = {
    "the next paragraph of a short partial": "<p><strong>Il n’y a plus de créneaux disponibles</strong> pour ce motif.</p>\n<p>D’autres sont publiés : suivez <a href='https://guide.test/rdv'>notre guide</a>.</p>",
    "a setting of those inside, by its name": "<div><label>Créneaux indisponibles</label><p>Recevoir un message quand plus rien n’est libre.</p></div>",
    "a sentence of someone else": "<div><p>Il n’y a plus de créneaux disponibles pour inviter cet usager.</p></div>",
    "a helper that writes to someone": '<div><p>Aucun créneau disponible pour le moment.</p><%= mail_to @office.email, "Demander un créneau" %></div>',
    "a helper that calls": "<div><p>Aucun créneau disponible pour le moment.</p><%= phone_to(@office.phone_number) %></div>",
    "a number that code gives": "<div><p>Aucun créneau disponible pour le moment.</p><p><%= @office.phone_number %></p></div>",
    "a part that is not there to be read": "<div><p>Aucun créneau disponible pour le moment.</p><%= render Offices::OtherComponent.new(@office) %></div>",
    "a part whose name code decides": "<div><p>Aucun créneau disponible pour le moment.</p><%= render @following %></div>",
    "another person, asked in the same words": "<div><p>Votre référente n’a pas de créneaux disponibles. Voulez-vous prendre rendez-vous avec un autre agent ?</p><a href='/rdv/nouveau'>Prendre rendez-vous</a></div>",
    "the promise of other slots": "<div><p>Tous les créneaux sont pris. Vous recevrez d’autres propositions si un créneau se libère.</p></div>",
    "a way that is shown and, elsewhere, hidden": "<div><p>Aucun créneau disponible pour le moment.</p><p hidden>Appelez le 01 99 00 12 34.</p><p>Appelez le 01 99 00 12 34.</p></div>",
    "a way that a script may show": "<div><p>Aucun créneau disponible pour le moment.</p><p hidden id='suite'>Appelez le 01 99 00 12 34.</p></div>",
    "an appointment that stands": "<div><p>Tous les créneaux sont pris. La date de votre rendez-vous reste le <%= @day %>.</p></div>",
}
OFF = {
    "the next paragraph of a short partial": "<p>Il n’y a plus de créneaux disponibles pour ce motif.</p>\n<p>Merci de votre visite.</p><p><a href='/'>Retour</a></p>",
    "the next branch": '<% if @guest %><p>Aucun créneau disponible pour le moment.</p><% else %><p>Bienvenue.</p><%= mail_to @office.email %><% end %>',
    "a date that code gives": "<div><p>Aucun créneau disponible pour le moment.</p><p><%= @day %></p></div>",
    "the number of the person": "<div><p>Aucun créneau disponible pour le moment.</p><p><%= user.phone_number %></p></div>",
    "a template that nothing shows": "<div><p>Aucun créneau disponible pour le moment.</p><template><p>Appelez le 01 99 00 12 34.</p></template></div>",
    "a way that nobody is shown": "<div><p>Aucun créneau disponible pour le moment.</p><p hidden>Appelez le 01 99 00 12 34.</p></div>",
    "a way that its style puts away": "<div><p>Aucun créneau disponible pour le moment.</p><p style='display: none'><a href='tel:+33199001234'>Appelez</a></p></div>",
    "slots of which there are none": "<div><p>Aucun créneau disponible.</p><%= link_to 'Retour', '/' %></div>",
}  # fmt: skip


@pytest.mark.parametrize("way", ON)
def test_what_stands_beside_leads_on(way: str) -> None:
    assert said({"app/views/rdv/show.html.erb": ON[way]}) == []


@pytest.mark.parametrize("way", OFF)
def test_what_stands_beside_leads_nowhere(way: str) -> None:
    assert said({"app/views/rdv/show.html.erb": OFF[way]}) == ["app/views/rdv/show.html.erb"]


def _leaf(key: str, value: str) -> Tree:
    return Tree(key, "a.yml", Span(0, 1), value)


def test_leaving_is_compared_with_joining_alone() -> None:
    fees = Tree("", "a.yml", Span(0, 9), None, (_leaf("joining_fee", "0"), _leaf("leaving_fee", "80")))
    same = Tree("", "a.yml", Span(0, 9), None, (_leaf("joining_fee", "80"), _leaf("leaving_fee", "80")))
    assert [one.harder for one in out_of([fees], Place.PUBLIC)] == [Harder.PRICE]
    assert not list(out_of([same], Place.PUBLIC))


def test_what_is_hidden_and_says_nothing_costs_nothing() -> None:
    page = "<div><p>Aucun créneau disponible pour le moment.</p>" + "<p hidden></p>" * 60 + "</div>"
    with no_hang():
        assert said({"app/views/rdv/show.html.erb": page}) == ["app/views/rdv/show.html.erb"]
