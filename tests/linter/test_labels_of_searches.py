"""A search field that nothing names is said so among phrases, links and lists, and not among what may name it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.linter.conftest import Run

FIELD = '<%= text_field_tag :search, @search, class: "é" %>'


@pytest.mark.parametrize(
    ("around", "said"),
    [
        ("{}", True),
        ('{}<%= image_submit_tag("loupe.svg", alt: "Chercher") %>', True),
        ('<h1><%= t(".titre") %></h1>{}<%= will_paginate(@é) %>', True),
        ("{}<% @gens.each do |une| %><p><%= nom_de(une) %></p><% end %>", True),
        ('{}<% @gens.each do |une| %><p id="p-<%= une.id %>"><%= une.nom %></p><% end %>', True),
        ("<%= nom_du_champ(:search) %>{}", False),
        ('<%= t(".titre_html") %>{}', False),
        ('<label for="<%= @id %>">Été</label><p>{}</p>', False),
        ("<%= label_tag :search, 'Chercher' %>{}", False),
        ("<% @champs.each do |f| %><%= f.form_label %><% end %>{}", False),
    ],
)
def test_a_search_field_without_a_name_is_said_so(guichet: Callable[..., Run], around: str, said: bool) -> None:
    view = f"<%= form_tag faq_path, method: 'get' do %>{around.format(FIELD)}<% end %>"
    run = guichet(
        "check", "--select", "field-label-missing", "--format", "json", files={"app/views/f/i.html.erb": view}
    )
    assert bool(run.json["findings"]) == said


def test_a_search_field_with_a_hint_only_is_said_so(guichet: Callable[..., Run]) -> None:
    view = '<h1><%= t(".titre") %></h1><input type="search" id="q" name="q" placeholder="<%= t(".chercher") %>">'
    run = guichet(
        "check", "--select", "field-placeholder-only", "--format", "json", files={"app/views/f/i.html.erb": view}
    )
    assert run.rules == ["field-placeholder-only"]
