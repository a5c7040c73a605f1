"""What code, components and catalogues give to templates decides what is shown: values are followed to where they are seen."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from guichet.core.configuration import Config
from guichet.core.findings import Finding
from guichet.core.source import Source
from guichet.engine.catalogue import selected
from guichet.engine.dispatch import check_file
from guichet.engine.selection import Rules
from guichet.reading.project.project import Project

RULES = Rules(selected(Config()))


def found(files: Mapping[str, str], path: str) -> list[Finding]:
    """Return what is said of accessibility when a file is read among others."""
    sources = {name: Source(name, text) for name, text in files.items()}
    project = Project(list(files), Config(), sources)
    return [one for one in check_file(path, RULES, project) if one.family.value == "accessibility"]


def rules_of(files: Mapping[str, str], path: str) -> list[str]:
    return [one.rule for one in found(files, path)]


IMAGE_TAG = (
    "from django import template\nregister = template.Library()\n\n\n"
    '@register.inclusion_tag("é/image.html")\ndef image(src, **options):\n'
    '    return {"src": src, "label": options.get("label", ""), "url": "/é"}\n'
)
IMAGE = '<a href="{{ url }}"><img src="{{ src }}" alt="{{ label }}"></a>'


@pytest.mark.parametrize(
    ("tag", "rules"),
    [
        ('{% image "é.png" %}', ["link-name-missing"]),
        ('{% image "é.png" label="Plan de l’été" %}', []),
        ('{% image "é.png" label=nom %}', []),
        ('{% image "é.png" labels="Plan de l’été" %}', ["link-name-missing", "text-given-lost"]),
    ],
)
def test_a_tag_shows_what_its_function_returns(tag: str, rules: list[str]) -> None:
    files = {
        "é/templatetags/images.py": IMAGE_TAG,
        "templates/é/image.html": IMAGE,
        "templates/p.html": f"<p>{tag}</p>",
    }
    assert sorted(rules_of(files, "templates/p.html")) == rules


FILTER = (
    "def attrs(values):\n    parts = []\n    for name, value in values.items():\n        if {test}:\n"
    "            parts.append(f'{{escape(name)}}=\"{{escape(value)}}\"')\n    return Markup(' '.join(parts))\n\n\n"
    "def setup(app):\n    app.add_template_filter(attrs, 'attrs')\n"
)
BUTTON = (
    '<button {{ {"type": "submit", "aria-label": "Retirer " ~ nom}|attrs }}><svg aria-hidden="true"></svg></button>'
)


@pytest.mark.parametrize(
    ("test", "rules"),
    [
        ('name in {"type", "id"}', ["button-name-missing"]),
        ('name in {"type", "id"} or name.startswith("aria-")', []),
        ("allowed(name)", []),
    ],
)
def test_a_filter_of_the_project_writes_the_attributes_that_it_keeps(test: str, rules: list[str]) -> None:
    files = {"app/filters.py": FILTER.format(test=test), "templates/p.html": BUTTON}
    assert rules_of(files, "templates/p.html") == rules


@pytest.mark.parametrize(
    ("value", "rules"),
    [("60", ["refresh-timed"]), ("None", []), ("settings.DELAY", []), ("delay(request)", [])],
)
def test_a_context_processor_gives_to_every_template(value: str, rules: list[str]) -> None:
    code = f"from django.conf import settings\n\nDELAY = {value}\n\n\ndef service(request):\n    return {{'delay': DELAY}}\n"
    page = '{% if delay %}<meta http-equiv="refresh" content="{{ delay }}">{% endif %}<p>Été</p>'
    said = rules_of({"é/context_processors.py": code, "templates/p.html": page}, "templates/p.html")
    assert [one for one in said if one.startswith("refresh")] == rules


@pytest.mark.parametrize(("how", "rules"), [("", ["page-lang-missing"]), (" with context", [])])
def test_a_macro_sees_what_the_page_is_given_when_it_is_imported_with_its_context(how: str, rules: list[str]) -> None:
    files = {
        "app.py": 'def page():\n    return render_template("p.html", lang="fr", title=title)\n',
        "templates/m.html": '{% macro opened() %}<html lang="{{ lang }}">{% endmacro %}',
        "templates/p.html": '{% from "m.html" import opened' + how + " %}{{ opened() }}<body><p>Été</p></body></html>",
    }
    assert [one for one in rules_of(files, "templates/p.html") if one.startswith("page-lang")] == rules


@pytest.mark.parametrize(
    ("given", "rules"),
    [
        ('{ html: "<svg aria-hidden=\'true\'></svg>", attributes: { "aria-label": "Retirer " + nom } }', []),
        (
            '{ html: "<svg aria-hidden=\'true\'></svg>", attrs: { "aria-label": "Retirer " + nom } }',
            ["button-name-missing"],
        ),
        ('{ html: dessin, attrs: { "aria-label": nom } }', []),
        ('{ text: "Retirer" if un else "Ajouter" }', []),
    ],
)
def test_a_component_of_a_design_system_takes_the_names_that_it_knows(given: str, rules: list[str]) -> None:
    page = '{% from "govuk/components/button/macro.njk" import govukButton %}{{ govukButton(' + given + ") }}"
    assert rules_of({"views/p.njk": page}, "views/p.njk") == rules


def test_a_layout_that_a_package_brings_is_known() -> None:
    base = '{% extends "govuk/template.njk" %}{% set htmlLang = "fr" %}{% block header %}<header><nav><a href="/é">Été</a></nav></header>{% endblock %}{% block footer %}{% endblock %}'
    link = '{% block skipLink %}<a href="#main-content">Aller au contenu</a>{% endblock %}{% block content %}<h1>Été</h1>{% endblock %}'
    other = '{% block main %}<main id="contenu">{% block content %}{% endblock %}</main>{% endblock %}'
    page = '{% extends "base.njk" %}{% block pageTitle %}Été{% endblock %}'
    assert rules_of({"views/base.njk": base, "views/p.njk": page + link}, "views/p.njk") == []
    broken = rules_of({"views/base.njk": base + other, "views/p.njk": page + link}, "views/p.njk")
    assert broken == ["skip-link-missing"]


HELPER = "module IconHelper\n  def icon(name, **options)\n    drawing = tag.svg(aria: {{ hidden: true }})\n{more}    drawing\n  end\nend\n"
TITLED = "    return drawing unless options[:title]\n\n    safe_join([drawing, tag.span(options[:title])])\n"
LINK = '<%= link_to root_path do %><%= icon("é", title: "Été") %><% end %>'


@pytest.mark.parametrize(
    ("files", "rules"),
    [
        ({"app/helpers/icon_helper.rb": HELPER.format(more="")}, ["link-name-missing"]),
        ({"app/helpers/icon_helper.rb": HELPER.format(more="").replace("    drawing\n  end", f"{TITLED}  end")}, []),
        ({}, []),
    ],
)
def test_a_helper_of_the_project_prints_what_it_returns(files: dict[str, str], rules: list[str]) -> None:
    assert rules_of({**files, "app/views/é/p.html.erb": LINK}, "app/views/é/p.html.erb") == rules


@pytest.mark.parametrize(
    ("key", "default", "rules"),
    [
        (".retirer", ', default: ""', []),
        (".absent", ', default: ""', ["link-name-missing"]),
        (".absent", "", []),
        ("ailleurs.absent", ', default: ""', []),
    ],
)
def test_a_phrase_is_looked_up_in_the_catalogues(key: str, default: str, rules: list[str]) -> None:
    page = f'<%= link_to path, aria: {{ label: t("{key}"{default}) }} do %><svg aria-hidden="true"></svg><% end %>'
    files = {
        "config/locales/fr.yml": 'fr:\n  dossiers:\n    index:\n      retirer: "Retirer"\n',
        "app/views/dossiers/index.html.erb": page,
    }
    assert rules_of(files, "app/views/dossiers/index.html.erb") == rules


@pytest.mark.parametrize(
    ("own", "rules"), [("école", ["id-duplicate"]), ("école_<%= enfant_counter %>", []), ("école_<%= enfant.id %>", [])]
)
def test_a_partial_that_is_shown_for_each_thing_repeats_what_does_not_change(own: str, rules: list[str]) -> None:
    files = {
        "app/views/é/p.html.erb": '<%= render partial: "é/enfant", collection: @enfants %>'.replace("é/", "e/"),
        "app/views/e/_enfant.html.erb": f'<label for="{own}">École</label><input id="{own}" name="e">',
    }
    files["app/views/e/p.html.erb"] = files.pop("app/views/é/p.html.erb")
    assert rules_of(files, "app/views/e/p.html.erb") == rules


COMPONENT = {
    "app/components/question_component.rb": "class QuestionComponent < Base\n  renders_one :legend\n  renders_many :choices\n\n"
    "  def initialize(name:)\n    super()\n    @name = name\n  end\nend\n",
    "app/components/question_component.html.erb": "<fieldset><legend><%= legend %></legend><% choices.each do |one| %><p><%= one %></p><% end %></fieldset>",
}
CHOICE = '<% q.with_choice do %><label><input type="radio" name="c" value="{0}"> {0}</label><% end %>'


@pytest.mark.parametrize(
    ("legend", "is_said"),
    [("", True), ("<% q.with_legend do %>Quel été ?<% end %>", False), ('<% q.with_legend { "Quel été ?" } %>', False)],
)
def test_the_slots_of_a_component_are_filled_by_the_page(legend: str, is_said: bool) -> None:
    page = f'<%= render QuestionComponent.new(name: "c") do |q| %>{legend}{CHOICE.format("a")}{CHOICE.format("b")}<% end %>'
    said = rules_of({**COMPONENT, "app/views/p.html.erb": page}, "app/views/p.html.erb")
    assert bool(said) is is_said


def test_a_finding_names_the_calls_that_it_goes_through() -> None:
    files = {
        "views/p.njk": '{% from "m.njk" import icone %}{{ icone({ dessin: "croix", texte: "Retirer cette pièce" }) }}',
        "views/m.njk": '{% from "govuk/components/button/macro.njk" import govukButton %}{% macro icone(params) %}'
        "{{ govukButton({ html: \"<svg aria-hidden='true'></svg>\", attrs: params.texte }) }}{% endmacro %}",
    }
    (one,) = found(files, "views/p.njk")
    assert (one.rule, one.path) == ("button-name-missing", "views/p.njk")
    assert [(at.path, at.position.line, at.said.en) for at in one.related] == [
        ("views/m.njk", 1, '"govukButton" is called here.')
    ]
