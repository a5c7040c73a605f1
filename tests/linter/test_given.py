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


@pytest.mark.parametrize(
    ("slot", "rules"),
    [
        ("renders_many :items", ["list-child-misplaced"]),
        ("renders_many :items, Item", []),
        ("renders_many :items, ->(**kwargs, &block) do\n    Item.new(**kwargs, &block)\n  end", []),
        ('renders_many :items, "Item"', []),
    ],
)
def test_what_makes_a_slot_is_around_what_fills_it(slot: str, rules: list[str]) -> None:
    files = {
        "app/components/tri_component.rb": f"class TriComponent < Base\n  {slot}\n\n  def initialize(a:)\n    @a = a\n  end\nend\n",
        "app/components/tri_component.html.erb": "<ul><% items.each do |one| %><%= one %><% end %></ul>",
        "app/views/p.html.erb": '<%= render TriComponent.new(a: 1) do |t| %><% t.with_item do %><span>Été</span><img src="é.png"><% end %><% end %>',
    }
    assert rules_of(files, "app/views/p.html.erb") == [*rules, "img-alt-missing"]


@pytest.mark.parametrize(
    ("button", "rules"),
    [
        ('f.button :button, "Renvoyer le courrier"', []),
        ('f.button :submit, "Renvoyer le courrier"', []),
        ("f.button :draft", []),
        ('f.button :button, "Cliquez ici"', ["button-name-vague"]),
        ('f.button "Cliquez ici"', ["button-name-vague"]),
    ],
)
def test_a_button_of_a_form_says_its_words_and_not_its_kind(button: str, rules: list[str]) -> None:
    page = f"<%= simple_form_for @aide do |f| %><%= f.input :nom %><%= {button} %><% end %>"
    said = rules_of({"app/views/p.html.erb": page}, "app/views/p.html.erb")
    assert [one for one in said if one.startswith("button")] == rules


@pytest.mark.parametrize(
    ("field", "given", "place"),
    [
        ("<%= f.text_field :nom %>", "f: f", "app/views/e/_champ.html.erb"),
        ('<%= f.text_field :nom, class: "fr-input" %>', "f: f, agent: agent", "app/views/e/_champ.html.erb"),
        ("<%= f.text_field nom %>", "f: f, nom: :nom", "app/views/e/p.html.erb"),
        ("<% n = nom %><%= f.text_field n %>", "f: f, nom: :nom", "app/views/e/p.html.erb"),
    ],
)
def test_what_a_partial_prints_by_itself_is_said_there(field: str, given: str, place: str) -> None:
    page = f'<h1>Été</h1><%= form_with model: @e do |f| %><%= render "e/champ", {given} %><% end %>'
    files = {"app/views/e/p.html.erb": page, "app/views/e/_champ.html.erb": f"<div>{field}</div>"}
    said = [one for one in found(files, "app/views/e/p.html.erb") if one.rule == "field-label-missing"]
    assert [one.path for one in said] == [place]


def test_what_a_block_gives_to_a_partial_is_said_at_its_call() -> None:
    page = '<h1>Été</h1><%= render layout: "e/carte" do %><% end %><%= render layout: "e/carte" do %>Juin<% end %>'
    files = {"app/views/e/p.html.erb": page, "app/views/e/_carte.html.erb": "<h2><%= yield %></h2>"}
    assert "app/views/e/_carte.html.erb" not in [one.path for one in found(files, "app/views/e/p.html.erb")]


def test_a_partial_in_another_notation_prints_by_itself_too() -> None:
    files = {
        "app/views/e/p.html.slim": 'h1 Été\n= form_with model: @e do |f|\n  = render "e/champ", f: f\n',
        "app/views/e/_champ.html.slim": ".row\n  = f.text_field :nom\n",
    }
    said = [one for one in found(files, "app/views/e/p.html.slim") if one.rule == "field-label-missing"]
    assert [(one.path, one.position.line) for one in said] == [("app/views/e/_champ.html.slim", 2)]


RADIO = "<%= f.radio_button :agent_id, agent.id %>"


@pytest.mark.parametrize(
    ("label", "rules"),
    [
        ('<%= f.label "agent_id_#{agent.id}", agent.name %>', []),
        ('<%= f.label "agent_id_#{agent.id}", class: "ms-3" do %><%= agent.name %><% end %>', []),
        ("<%= f.label :agent_id, agent.name, value: agent.id %>", []),
        ("<%= f.label :agent_name, agent.name %>", ["field-label-missing"]),
        ("<span><%= agent.name %></span>", ["field-label-missing"]),
    ],
)
def test_a_label_is_that_of_a_choice_by_its_built_name(label: str, rules: list[str]) -> None:
    page = f"<%= form_with model: @choix do |f| %><% agents.each do |agent| %>{RADIO}{label}<% end %><% end %>"
    said = rules_of({"app/views/p.html.erb": page}, "app/views/p.html.erb")
    assert [one for one in said if one.startswith("field-label")] == rules


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


ICON = '<button aria-label="{{ label }}"><svg aria-hidden="true"></svg></button>'
TWIG = {
    "templates/components/Icon.html.twig": "{% props icon, label = '' %}" + ICON,
    "templates/components/Bare.html.twig": "{% props icon %}"
    + ICON.replace('aria-label="{{ label }}"', "{{ attributes }}"),
    "templates/_icon.html.twig": ICON,
    "templates/_part.html.twig": "<section><h2>{% block title %}{% endblock %}</h2>{% block body %}{% endblock %}</section>",
}


@pytest.mark.parametrize(
    ("call", "rules"),
    [
        ('<twig:Icon icon="x" />', ["button-name-missing"]),
        ('<twig:Icon icon="x" label="Retirer {{ nom }}" />', []),
        ("{{ component('Icon', { icon: 'x' }) }}", ["button-name-missing"]),
        ('<twig:Bare icon="x" />', ["button-name-missing"]),
        ('<twig:Bare icon="x" aria-label="Retirer" />', []),
        ("{{ include('_icon.html.twig', { name: 'x' }, with_context = false) }}", ["button-name-missing"]),
        ("{{ include('_icon.html.twig', { name: 'x' }) }}", []),
        (
            "{% embed '_part.html.twig' %}{% block titre %}Été{% endblock %}{% endembed %}",
            ["text-given-lost", "heading-empty"],
        ),
        ("{% embed '_part.html.twig' %}{% block title %}Été{% endblock %}{% endembed %}", []),
    ],
)
def test_what_fills_a_template_is_what_its_caller_gives(call: str, rules: list[str]) -> None:
    assert rules_of({**TWIG, "templates/p.html.twig": call}, "templates/p.html.twig") == rules


FORM = 'from django import forms\n\n\nclass Form(forms.Form):\n    q = forms.CharField(label="Nom"{more})\n'
VIEW = 'from f import Form\n\n\ndef view(request):\n    form = Form(request.POST or None{more})\n    return render(request, "p.html", {{"form": form}})\n'
LOOP = '<form>{% for field in form %}<label for="{{ field.id_for_label }}">{{ field.label }}</label>{{ field }}{% endfor %}</form>'


@pytest.mark.parametrize(
    ("more", "given", "page", "is_said"),
    [
        ("", "", LOOP, False),
        ("", ", auto_id=False", LOOP, True),
        ("", ", auto_id=auto", LOOP, False),
        (
            "",
            ", auto_id=False",
            "<form>{% for field in form %}<label>{{ field.label }} {{ field }}</label>{% endfor %}</form>",
            False,
        ),
        ("", "", "<form>{{ form.q }}</form>", True),
        (', widget=forms.TextInput(attrs={"aria-label": "Nom"})', "", "<form>{{ form.q }}</form>", False),
        (", widget=Special()", "", "<form>{{ form.q }}</form>", False),
    ],
)
def test_a_form_is_printed_as_its_view_makes_it(more: str, given: str, page: str, is_said: bool) -> None:
    files = {"f.py": FORM.format(more=more), "v.py": VIEW.format(more=given), "templates/p.html": page}
    assert ("field-label-missing" in rules_of(files, "templates/p.html")) is is_said


@pytest.mark.parametrize(
    ("options", "print_", "is_said"),
    [
        ("'label' => false, 'attr' => ['class' => 'x']", "form_row(form.words)", True),
        ("'label' => false, 'attr' => ['aria-label' => 'Chercher']", "form_row(form.words)", False),
        ("'label' => 'Chercher'", "form_row(form.words)", False),
        ("'label' => 'Chercher'", "form_widget(form.words)", True),
        ("'label' => false", "form_row(form.words, {label: 'Chercher'})", False),
        ("'label' => $options['label']", "form_row(form.words)", False),
    ],
)
def test_a_form_type_says_what_its_fields_are(options: str, print_: str, is_said: bool) -> None:
    code = "<?php\n$builder->add('words', SearchType::class, [" + options + "]);\n"
    files = {"src/SearchType.php": code, "templates/p.html.twig": "<form>{{ " + print_ + " }}</form>"}
    assert ("field-label-missing" in rules_of(files, "templates/p.html.twig")) is is_said


@pytest.mark.parametrize(
    ("errors", "is_said"),
    [
        ("const errors = { ville: 'Indiquez votre ville' };", False),
        ("const errors = { commune: 'Indiquez votre ville' };", True),
        ("const errors = {}; errors.commune = 'Indiquez votre ville';", True),
        ("const errors = check(req.body);", False),
        ("const errors = { commune: 'Indiquez votre ville' }; complete(errors);", False),
    ],
)
def test_errors_that_a_route_gives_are_read_by_its_page(errors: str, is_said: bool) -> None:
    route = "router.post('/', (req, res) => { " + errors + " return res.render('p', { errors, values: req.body }); });"
    files = {
        "routes/p.js": route,
        "views/p.njk": "<form>{% if errors.ville %}<p>{{ errors.ville }}</p>{% endif %}</form>",
    }
    said = found(files, "views/p.njk")
    assert [(one.rule, one.path) for one in said] == ([("text-given-lost", "routes/p.js")] if is_said else [])


FACTORY = "def create():\n    app = Flask('é')\n\n    @app.context_processor\n    def all():\n        return {'tel': '02 99 00 00 00'}\n\n    return app\n"
MACRO = "{% macro aide(nom) %}<p>{{ nom }}</p><p>{{ tel }}</p>{% endmacro %}"


@pytest.mark.parametrize(
    ("page", "shown", "is_said"),
    [
        ('{% from "c.html" import aide %}{{ aide("Été") }}', MACRO, True),
        ('{% from "c.html" import aide with context %}{{ aide("Été") }}', MACRO, False),
        ('{% from "c.html" import aide %}{{ aide("Été") }}', MACRO.replace("aide(nom)", "aide(nom, tel=1)"), False),
        ('{% from "c.html" import aide %}{{ aide("Été") }}', MACRO.replace("{{ tel", "{% set tel = 3 %}{{ tel"), False),
        ('{% set mot = "Où venir" %}{% import "c.html" as c %}{{ c.dit() }}', "{% macro dit() %}<h2>{{ mot }}</h2>{% endmacro %}", True),
        ('{% set mot = "Où venir" %}{% include "c.html" only %}', "<h2>{{ mot }}</h2>", True),
        ('{% set mot = "Où venir" %}{% include "c.html" with {"nom": nom} only %}', "<h2>{{ mot }}</h2>", True),
        ('{% set mot = "Où venir" %}{% include "c.html" with {"mot": mot} only %}', "<h2>{{ mot }}</h2>", False),
        ('{% set mot = "Où venir" %}{% include "c.html" %}', "<h2>{{ mot }}</h2>", False),
        ('{% set mot = "Où venir" %}{% include "c.html" only %}', "{% if mot %}<h2>{{ mot }}</h2>{% endif %}", False),
        ('{% set mot = "Où venir" %}{% include "c.html" only %}', '<p class="{{ mot }}">{{ mot|default("É") }}</p>', False),
        ('{% set mot_url = "/ou/venir" %}{% include "c.html" only %}', "<p>{{ mot_url }}</p>", False),
    ],
)  # fmt: skip
def test_a_call_that_lets_nothing_through_loses_the_texts_around_it(page: str, shown: str, is_said: bool) -> None:
    files = {"é.py": FACTORY, "templates/p.html": page, "templates/c.html": shown}
    assert ("text-given-lost" in rules_of(files, "templates/p.html")) is is_said


@pytest.mark.parametrize(
    ("given", "read", "is_said"),
    [
        ('libelle: "Commune"', "label", True),
        ('intitule: "Votre commune"', "libelle", True),
        ('aide: "Indiquez votre commune"', "hint", True),
        ('libelle: "Commune"', "libelle", False),
        ('libelle: "commune"', "label", False),
        ('nom: "Commune"', "label", False),
        ('titre: "Votre commune", label: "É"', "label", False),
    ],
)
def test_a_text_given_in_one_language_and_read_in_the_other_is_lost(given: str, read: str, is_said: bool) -> None:
    macro = "{% macro champ(params) %}<p>{{ params." + read + " }}</p>{% endmacro %}"
    files = {"views/p.njk": f'{{% from "c.njk" import champ %}}{{{{ champ({{ {given} }}) }}}}', "views/c.njk": macro}
    assert ("text-given-lost" in rules_of(files, "views/p.njk")) is is_said


def test_a_finding_names_the_code_that_gives_what_is_shown() -> None:
    code = 'def service(request):\n    return {"delay": 60}\n'
    page = '<p>Été</p><meta http-equiv="refresh" content="{{ delay }}">'
    (one,) = found({"é/context_processors.py": code, "templates/p.html": page}, "templates/p.html")
    assert [(at.path, at.position.line, at.said.en) for at in one.related] == [
        ("é/context_processors.py", 2, '"delay" is given here.')
    ]


@pytest.mark.parametrize(
    ("inside", "is_said"),
    [
        ('<%= f.label :nom, "Nom" %><%= f.text_field :nom %>', False),
        ("<%= f.text_field :nom %>", True),
        ('<label for="personne_nom">Nom</label><%= f.text_field :nom %>', False),
        ('<%= f.label :nom, "Nom", for: "personne_nom" %><%= f.text_field :nom %>', False),
        ("<%= f.input :nom %>", False),
    ],
)
def test_the_builder_of_a_form_writes_its_fields(inside: str, is_said: bool) -> None:
    page = f"<%= form_with model: @personne do |f| %>{inside}<% end %>"
    said = rules_of({"app/views/e/p.html.erb": page}, "app/views/e/p.html.erb")
    assert ("field-label-missing" in said) is is_said


FOLDED = """module FormHelper
  def folded(form, &block)
    tag.div(class: form.errors? ? "open" : "", "aria-expanded": form.errors? ? "true" : "false", &block)
  end
end
"""
OPTIONAL = """module FormHelper
  def folded(form, **options)
    tag.div(form.title, **options)
  end
end
"""


@pytest.mark.parametrize("call", ["<%= folded(@form) do %><p>Été</p><% end %>", "<%= folded(@form) { form.title } %>"])
@pytest.mark.parametrize("suffix", ["erb", "haml", "slim"])
def test_a_flaw_wholly_in_a_helper_is_said_in_the_helper_alone(call: str, suffix: str) -> None:
    calls = {"erb": call, "haml": "= folded(@form) do\n  %p Été\n", "slim": "= folded(@form) do\n  p Été\n"}
    view, helper = f"app/views/é/p.html.{suffix}", "app/helpers/form_helper.rb"
    files = {helper: FOLDED, view: calls[suffix]}
    assert rules_of(files, view) == []
    assert rules_of(files, helper) == ["aria-not-permitted"]


def test_what_a_template_gives_a_helper_is_said_in_the_template() -> None:
    view, helper = "app/views/é/p.html.erb", "app/helpers/form_helper.rb"
    files = {helper: OPTIONAL, view: '<%= folded(@form, "aria-expanded": "true") %><%= folded(@form) %>'}
    assert rules_of(files, view) == ["aria-not-permitted"]
    assert rules_of(files, helper) == []


def test_what_is_said_of_a_helper_depends_on_the_helpers_that_it_calls() -> None:
    files = {
        "app/helpers/form_helper.rb": "module FormHelper\n  def row(name)\n    tag.div(icon)\n  end\nend\n",
        "app/helpers/icon_helper.rb": "module IconHelper\n  def icon\n    tag.img(src: 'a.png')\n  end\nend\n",
        "app/views/é/p.html.erb": "<%= row(@form) %>",
    }
    project = Project(list(files), Config(), {name: Source(name, text) for name, text in files.items()})
    assert "app/helpers/icon_helper.rb" in project.giving("app/helpers/form_helper.rb")
