"""What servers, engines and macros give is followed to where it is seen, and is unknown where it may be anything."""

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
PAGE = '<html lang="fr"><head><title>Été – Ville</title></head><body><main>{}</main></body></html>'


def found(files: Mapping[str, str], path: str) -> list[Finding]:
    """Return what is said of a file when it is read among others."""
    project = Project(list(files), Config(), {name: Source(name, text) for name, text in files.items()})
    return check_file(path, RULES, project)


def says(rule: str, files: Mapping[str, str], path: str) -> bool:
    return rule in {one.rule for one in found(files, path)}


LINKS = PAGE.format('<h1>Été</h1>{% for l in liens %}<a href="{{ l.url }}">{{ l.texte }}</a>{% endfor %}')
ROUTE = 'const liens = require("./liens")\nrouter.get("/", (req, res) => res.render("été", {given}))\n'


@pytest.mark.parametrize(
    ("links", "given", "is_said"),
    [
        ('module.exports = [{ url: "/a", titre: "Aide" }]', "{ liens }", True),
        ('module.exports = [{ url: "/a", texte: "Aide" }]', "{ liens }", False),
        ('module.exports = ["a"].map((url) => ({ url, titre: `Aide ${url}` }))', "{ liens }", True),
        ('module.exports = ["a"].map((url) => ({ url, texte: `Aide ${url}` }))', "{ liens }", False),
        ('const lien = (url, texte) => ({ url, texte })\nmodule.exports = [lien("/a")]', "{ liens }", True),
        ('const lien = (url, texte) => ({ url, texte })\nmodule.exports = [lien("/a", "Aide")]', "{ liens }", False),
        ('const a = [{ url: "/a" }]\nfinir(a)\nmodule.exports = a', "{ liens }", False),
        ('const a = [{ url: "/a" }]\na[0].texte = "Aide"\nmodule.exports = a', "{ liens }", False),
        ('module.exports = [{ url: "/a", ...plus }]', "{ liens }", False),
        ('module.exports = [{ url: "/a" }]', "{ liens: req.liens || liens }", False),
        ('module.exports = [{ url: "/a", titre: "l\\u2019aide" }]', "{ liens }", True),
        (f"const bis = (n) => [{', '.join(['bis(n)'] * 40)}]\nmodule.exports = bis(1)", "{ liens }", False),
        (f"module.exports = [{{ url: {' + '.join(['1'] * 3000)} }}]", "{ liens }", False),
    ],
)
def test_what_a_route_gives_is_shown_by_its_page(links: str, given: str, is_said: bool) -> None:
    files = {"été.html": LINKS, "routes.js": ROUTE.replace("{given}", given), "liens.js": links}
    assert says("link-name-missing", files, "été.html") is is_said


@pytest.mark.parametrize(
    ("more", "is_said"),
    [
        ("", True),
        ('router.get("/b", (req, res) => res.render("été", { liens: [{ url: "/b", texte: "Aide" }] }))', False),
        ('router.get("/b", (req, res) => res.render("été", req.body))', False),
    ],
)
def test_routes_that_give_several_things_give_something_unknown(more: str, is_said: bool) -> None:
    code = f'router.get("/", (req, res) => res.render("été", {{ liens: [{{ url: "/a" }}] }}))\n{more}'
    assert says("link-name-missing", {"été.html": LINKS, "routes.js": code}, "été.html") is is_said


SUMMARY = (
    '{% if errors.length %}<div class="error-summary"><h2>Erreurs</h2>{% for e in errors %}<a href="{{ e.href }}">'
    "{{ e.text }}</a>{% endfor %}</div>{% else %}<p>{{ aide }}</p>{% endif %}"
    '<form method="post"><label for="été">Été</label><input id="été" name="e"></form>'
)


@pytest.mark.parametrize(("href", "is_said"), [("#ete", True), ("#été", False)])
@pytest.mark.parametrize(
    "page", [PAGE.format(SUMMARY), f'{{% extends "absent.html" %}}{{% block a %}}{SUMMARY}{{% endblock %}}']
)
def test_what_only_some_routes_give_may_be_there(page: str, href: str, is_said: bool) -> None:
    code = (
        'app.get("/", (req, res) => res.render("été"))\n'
        f'app.post("/", (req, res) => res.render("été", {{ errors: [{{ text: "Écrivez l’été", href: "{href}" }}] }}))\n'
    )
    assert says("error-link-broken", {"été.html": page, "routes.js": code}, "été.html") is is_said


@pytest.mark.parametrize(
    ("code", "path", "is_said"),
    [
        ('env.addGlobal("niveau", 4)', "app.js", True),
        ('env.addGlobal("niveau", 2)', "app.js", False),
        ('env.addGlobal("niveau", process.env.N || 4)', "app.js", False),
        ("app.locals.niveau = 4\nres.render(a)", "app.js", True),
        ("res.locals.niveau = 4\nres.render(a)", "app.js", False),
        ('app.jinja_env.globals["niveau"] = 4', "app.py", True),
        ("env.globals.update(niveau=4)", "app.py", True),
        ("env.globals.update(niveau=2)", "app.py", False),
        ("env.globals.update(niveau=lire())", "app.py", False),
    ],
)
def test_an_engine_gives_its_globals_to_every_template(code: str, path: str, is_said: bool) -> None:
    files = {"p.html": PAGE.format("<h1>Été</h1><h{{ niveau }}>Plage</h{{ niveau }}>"), path: code}
    assert says("heading-level-skipped", files, "p.html") is is_said


PROCESSORS = 'TEMPLATES = [{"OPTIONS": {"context_processors": ["django.template.context_processors.request"%s]}}]'


@pytest.mark.parametrize(
    ("more", "start", "is_said"),
    [
        ("", "", True),
        (', "django.template.context_processors.i18n"', "", False),
        ("", "{% get_current_language as LANGUAGE_CODE %}", False),
    ],
)
def test_what_a_processor_that_is_not_listed_gives_is_nothing(more: str, start: str, is_said: bool) -> None:
    page = start + PAGE.format("<h1>Été</h1>").replace('"fr"', '"{{ LANGUAGE_CODE }}"')
    assert says("page-lang-missing", {"p.html": page, "settings.py": PROCESSORS % more}, "p.html") is is_said


@pytest.mark.parametrize(
    ("macro", "is_said"),
    [
        ('<svg aria-hidden="true"></svg>', True),
        ('<svg aria-hidden="true"></svg><b>{{ nom }}</b>', False),
        ('<svg aria-hidden="true"></svg>{% if autre %}<b>Été</b>{% endif %}', False),
    ],
)
def test_what_a_macro_shows_may_be_given_to_another(macro: str, is_said: bool) -> None:
    page = '{% import "i.html" as i %}{% macro bouton(html) %}<button>{{ html|safe }}</button>{% endmacro %}{{ bouton(html=i.icone("Été")) }}'
    files = {"p.html": page, "i.html": f"{{% macro icone(nom) %}}{macro}{{% endmacro %}}"}
    assert says("button-name-missing", files, "p.html") is is_said


def test_a_key_that_is_also_a_parameter_is_a_key() -> None:
    macro = '{% macro m(id) %}{{ govukErrorMessage({ id: id + "-erreur", text: "Été" }) }}<input id="{{ id }}" aria-label="É" aria-describedby="{{ id }}-erreur">{% endmacro %}'
    files = {"m.njk": macro, "p.njk": '{% from "m.njk" import m %}' + PAGE.format('<h1>Été</h1>{{ m("é") }}')}
    assert not says("aria-reference-broken", files, "p.njk")


@pytest.mark.parametrize(("how", "is_said"), [("", False), (" with context", False), (" without context", True)])
def test_an_include_without_context_sees_nothing_of_the_page(how: str, is_said: bool) -> None:
    page = PAGE.format(f'<h1>Été</h1>{{% set titre = "Plage" %}}{{% include "i.html"{how} %}}')
    assert says("heading-empty", {"p.html": page, "i.html": "<h2>{{ titre }}</h2>"}, "p.html") is is_said


@pytest.mark.parametrize(
    ("own", "around", "is_said"),
    [
        ("été", "{% include 'i.html' %}", True),
        ("été-{{ loop.index }}", "{% include 'i.html' %}", False),
        ("été", "{% if loop.first %}{% include 'i.html' %}{% endif %}", False),
    ],
)
def test_what_a_loop_includes_repeats_its_id(own: str, around: str, is_said: bool) -> None:
    part = f'<label for="{own}">Été</label><input id="{own}">'
    files = {"p.html": PAGE.format(f"<h1>Été</h1>{{% for p in lieux %}}{around}{{% endfor %}}"), "i.html": part}
    assert says("id-duplicate", files, "p.html") is is_said


@pytest.mark.parametrize(("given", "is_said"), [("120", True), ("0", False), ("durée", False)])
def test_what_a_page_makes_of_its_layout_is_said(given: str, is_said: bool) -> None:
    layout = '<html lang="fr"><head>{% if d %}<meta http-equiv="refresh" content="{{ d }};url=/fin">{% endif %}</head><body>{% block b %}{% endblock %}</body></html>'
    files = {
        "p.html": f'{{% extends "l.html" %}}{{% set d = {given} %}}{{% block b %}}<h1>Été</h1>{{% endblock %}}',
        "l.html": layout,
    }
    assert says("refresh-timed", files, "p.html") is is_said
    assert not says("refresh-timed", files, "l.html")


@pytest.mark.parametrize(
    ("given", "is_said"),
    [
        ('texte: "Revenir à l’été"', True),
        ('texte: "Revenir à l’été", libelle: "Retour"', False),
        ('libelle: "Revenir à l’été"', False),
    ],
)
def test_the_one_text_given_is_the_one_text_read(given: str, is_said: bool) -> None:
    macro = '{% macro retour(p) %}<a href="{{ p.href }}">{{ p.libelle or "Back" }}</a>{% endmacro %}'
    files = {"m.njk": macro, "p.njk": f'{{% from "m.njk" import retour %}}{{{{ retour({{ href: "/é", {given} }}) }}}}'}
    assert says("text-given-lost", files, "p.njk") is is_said


FORM = "class F(forms.Form):\n    partage_donnees = forms.BooleanField(label='Partager mes données avec des partenaires', initial=True)\n"


@pytest.mark.parametrize(
    ("calls", "is_said"),
    [
        ("F()", True),
        ("F(initial={'partage_donnees': False})", False),
        ("F(initial={'ville': 'Sète'})", True),
        ("F(initial={'partage_donnees': False})\n    F()", True),
    ],
)
def test_a_first_answer_is_that_of_whoever_makes_the_form(calls: str, is_said: bool) -> None:
    files = {"é/forms.py": FORM, "é/views.py": f"from é.forms import F\n\n\ndef été(request):\n    {calls}\n"}
    for rule in ("consent-preticked", "sharing-by-default"):
        assert says(rule, files, "é/forms.py") is is_said


@pytest.mark.parametrize(
    ("said", "is_said"), [("Le bureau ferme l’été.", True), ("Appelez le 01 23 45 67 89 pour un réexamen.", False)]
)
@pytest.mark.parametrize(
    ("start", "call"),
    [('{% from "m.html" import aide %}', "{{ aide() }}"), ("", '{% include "i.html" %}')],
)
def test_a_refusal_is_told_with_all_that_its_page_shows(start: str, call: str, said: str, is_said: bool) -> None:
    page = f'{start}<p lang="fr">Votre demande d’aide a été refusée car vos revenus dépassent le plafond.</p>{call}'
    files = {
        "refus.html": page,
        "m.html": f"{{% macro aide() %}}<p>{said}</p>{{% endmacro %}}",
        "i.html": f"<p>{said}</p>",
    }
    assert says("refusal-remedies-missing", files, "refus.html") is is_said


@pytest.mark.parametrize(
    ("role", "certainty"), [("", "violation"), (' role="alert"', "review"), (' aria-live="off"', "violation")]
)
def test_an_error_that_is_heard_by_itself_is_only_asked_about(role: str, certainty: str) -> None:
    text = f'<label for="é">Été</label><input id="é"><p class="error-message"{role}>Écrivez l’été</p>'
    said = [one for one in found({"p.html": text}, "p.html") if one.rule == "error-message-unlinked"]
    assert [one.certainty.value for one in said] == [certainty]


def form(fields: str, base: str = "forms.Form", more: str = "") -> str:
    return f"from django import forms\n\n{more}\n\nclass F({base}):\n{fields}"


VIEW = 'from django.shortcuts import render\nfrom f import F\n\n\ndef été(request):\n    return render(request, "p.html", {{"form": F(request.POST or None{})}})\n'
TOWN = '    town = forms.CharField(label="Été"{})\n'
NO_LABEL = (
    "class M:\n    def __init__(self, *a, **k):\n        super().__init__(*a, **k)\n"
    "        for one in self.fields.values():\n            one.label = {}\n"
)
WIDGET = 'class W(forms.TextInput):\n    def __init__(self, attrs=None):\n        super().__init__({{"tabindex": {}, **(attrs or {{}})}})\n'
RADIO = '    a = forms.ChoiceField(label="Été", choices=[("o", "{}"), ("n", "Non")], widget=forms.RadioSelect)\n'


@pytest.mark.parametrize(
    ("code", "given", "shown", "rule", "is_said"),
    [
        (
            form(TOWN.format("")),
            ', prefix="a"',
            '<label for="id_town">Été</label>{{ form.town }}',
            "label-for-broken",
            True,
        ),
        (
            form(TOWN.format("")),
            ', prefix="a"',
            '<label for="id_a-town">Été</label>{{ form.town }}',
            "field-label-missing",
            False,
        ),
        (
            form(TOWN.format("")),
            ", prefix=request.x",
            '<label for="id_town">Été</label>{{ form.town }}',
            "field-label-missing",
            False,
        ),
        (
            form(TOWN.format(""), "M, forms.Form", NO_LABEL.format('""')),
            "",
            "{{ form.as_p }}",
            "field-label-missing",
            True,
        ),
        (
            form(TOWN.format(""), "M, forms.Form", NO_LABEL.format('"É"')),
            "",
            "{{ form.as_p }}",
            "field-label-missing",
            False,
        ),
        (
            form(TOWN.format(""), "M, forms.Form", NO_LABEL.format('"" if été else "É"')),
            "",
            "{{ form.as_p }}",
            "field-label-missing",
            False,
        ),
        (form(TOWN.format(", widget=W"), more=WIDGET.format(3)), "", "{{ form }}", "tabindex-positive", True),
        (form(TOWN.format(", widget=W"), more=WIDGET.format(0)), "", "{{ form }}", "tabindex-positive", False),
        (form(RADIO.format("")), "", "{{ form.as_div }}", "field-label-missing", True),
        (form(RADIO.format("Oui")), "", "{{ form.as_div }}", "field-label-missing", False),
    ],
)
def test_a_form_is_what_its_classes_its_init_and_its_view_make_of_it(
    code: str, given: str, shown: str, rule: str, is_said: bool
) -> None:
    page = PAGE.format(f"<h1>Été</h1><form>{shown}{{{{ form.non_field_errors }}}}<button>Aller</button></form>")
    assert says(rule, {"p.html": page, "f.py": code, "v.py": VIEW.format(given)}, "p.html") is is_said


@pytest.mark.parametrize(("label", "is_said"), [('""', True), ('"É"', False)])
def test_a_form_that_a_package_hands_on_is_followed(label: str, is_said: bool) -> None:
    files = {
        "p.html": PAGE.format("<h1>Été</h1><form>{{ form.as_p }}{{ form.non_field_errors }}</form>"),
        "f/lieu.py": form(TOWN.format(f", label={label}")), "f/__init__.py": "from f.lieu import F\n", "v.py": VIEW.format(""),
    }  # fmt: skip
    assert says("field-label-missing", files, "p.html") is is_said


FLASK = 'from flask import render_template\nfrom f import F\n\n\ndef été():\n    return render_template("p.html", form=F())\n'


@pytest.mark.parametrize(
    ("options", "shown", "is_said"),
    [
        ('render_kw={"aria-describedby": "aide"}', "{{ form.town() }}", True),
        ('render_kw={"aria-describedby": "indice"}', "{{ form.town() }}", False),
        ("", '{{ form.town(class_="été", **{"aria-describedby": "aide"}) }}', True),
        ("", '{{ form.town(class_="été") }}', False),
        ("", "{{ form.town(**options) }}", False),
    ],
)
def test_a_field_of_wtforms_is_called_with_its_attributes(options: str, shown: str, is_said: bool) -> None:
    code = f'from flask_wtf import FlaskForm\nfrom wtforms import StringField\n\n\nclass F(FlaskForm):\n    town = StringField("Été", {options})\n'
    page = PAGE.format(
        f'<h1>Été</h1><form>{{{{ form.hidden_tag() }}}}{{{{ form.town.label }}}}<p id="indice">Ici</p>{shown}</form>'
    )
    assert says("aria-reference-broken", {"p.html": page, "f.py": code, "v.py": FLASK}, "p.html") is is_said


TYPE = (
    "<?php\nclass ÉtéType extends AbstractType {\n public function buildForm($builder, $options) {\n"
    "  $builder->add('courriel', EmailType::class, ['label' => 'Été', 'help' => 'Ici', 'attr' => ['autocomplete' => Mots::COURRIEL]]);\n }\n}\n"
)
MADE = "<?php\nclass C { public function été() { $form = $this->createForm(ÉtéType::class); return $this->render('p.html.twig', ['form' => $form]); } }\n"


@pytest.mark.parametrize(
    ("shown", "word", "rule", "is_said"),
    [
        ("{{ form_row(form.courriel) }}", "courriel", "autocomplete-invalid", True),
        ("{{ form_row(form.courriel) }}", "email", "autocomplete-invalid", False),
        (
            "{{ form_widget(form.courriel, {attr: {'aria-describedby': 'aide'}}) }}",
            "email",
            "aria-reference-broken",
            True,
        ),
        (
            "{{ form_widget(form.courriel, {attr: {'aria-describedby': 'été_courriel_help'}}) }}",
            "email",
            "aria-reference-broken",
            False,
        ),
    ],
)
def test_a_form_type_is_followed_to_its_constants_and_its_ids(shown: str, word: str, rule: str, is_said: bool) -> None:
    files = {
        "p.html.twig": PAGE.format(f"<h1>Été</h1>{{{{ form_start(form) }}}}{{{{ form_label(form.courriel) }}}}{{{{ form_help(form.courriel) }}}}{shown}{{{{ form_end(form) }}}}"),
        "src/ÉtéType.php": TYPE, "src/C.php": MADE, "src/Mots.php": f"<?php\nclass Mots {{ public const COURRIEL = '{word}'; }}\n",
    }  # fmt: skip
    assert says(rule, files, "p.html.twig") is is_said


@pytest.mark.parametrize(("value", "is_said"), [("4", True), ("2", False), ("'%env(N)%'", False)])
def test_the_configuration_gives_to_every_template(value: str, is_said: bool) -> None:
    files = {
        "p.html.twig": PAGE.format("<h1>Été</h1><h{{ niveau }}>Plage</h{{ niveau }}>"),
        "config/packages/twig.yaml": f"twig:\n    globals:\n        niveau: {value}\n",
    }
    assert says("heading-level-skipped", files, "p.html.twig") is is_said


def erb(inside: str) -> str:
    return f"<h1>Été</h1><table><caption>É</caption><thead>{inside}</thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"


ROW = (
    "module ÉtéHelper\n  NIVEAU = {level}\n\n  def ligne(mots, balise: :td)\n    tag.tr do\n"
    "      safe_join(mots.map {{ |mot| content_tag(balise, mot) }})\n    end\n  end\n\n"
    '  def titre(mot)\n    content_tag("h#{{NIVEAU}}", mot)\n  end\nend\n'
)


@pytest.mark.parametrize(
    ("shown", "level", "rule", "is_said"),
    [
        (erb('<%= ligne(["Mois", "Somme"]) %>'), 2, "table-header-missing", True),
        (erb('<%= ligne(["Mois", "Somme"], balise: :th) %>'), 2, "table-header-missing", False),
        (erb("<%= ligne(@mots) %>"), 2, "table-header-missing", False),
        ('<h1>Été</h1><%= titre("Plage") %>', 4, "heading-level-skipped", True),
        ('<h1>Été</h1><%= titre("Plage") %>', 2, "heading-level-skipped", False),
    ],
)
def test_a_helper_goes_through_a_list_and_reads_its_constants(shown: str, level: int, rule: str, is_said: bool) -> None:
    files = {"app/views/e/p.html.erb": shown, "app/helpers/ete_helper.rb": ROW.format(level=level)}
    assert says(rule, files, "app/views/e/p.html.erb") is is_said


@pytest.mark.parametrize(
    ("made", "is_said"),
    [
        ("Applicant.find(1)", True),
        ("User.new", False),
        ("find_it", False),
        ("Applicant.new\n    @applicant = User.new", False),
    ],
)
def test_the_fields_of_a_form_are_called_after_what_it_is_for(made: str, is_said: bool) -> None:
    part = '<%= form_with model: person do |f| %><label for="user_town">Été</label><%= f.text_field :town %><% end %>'
    files = {
        "app/views/e/_form.html.erb": part,
        "app/views/e/p.html.erb": '<h1>Été</h1><%= render "form", person: @applicant %>',
        "app/controllers/e_controller.rb": f"class EController\n  def edit\n    @applicant = {made}\n  end\nend\n",
    }
    assert says("label-for-broken", files, "app/views/e/p.html.erb") is is_said


BANNER = '<% refus = local_assigns.fetch(:refus, false) %><h2>Été</h2><% if refus %><img src="r.png"><% end %>'


@pytest.mark.parametrize(("given", "is_said"), [("", False), (", refus: true", True)])
def test_a_part_shown_under_a_condition_is_shown_with_what_it_is_given(given: str, is_said: bool) -> None:
    files = {
        "app/views/e/_b.html.erb": BANNER,
        "app/views/e/p.html.erb": f'<h1>Été</h1><%= render "e/b"{given} unless cookies[:choix] %>',
    }
    assert says("img-alt-missing", files, "app/views/e/p.html.erb") is is_said


@pytest.mark.parametrize(
    ("common", "edit", "is_said"),
    [
        ("vos_lieux", "<<: *communs", False),
        ("vos_étés", "<<: *communs", True),
        ("vos_lieux", "autre: Été", False),  # it may be asked in the block of a part, where it is the part's
        ("vos_étés", "autre: Été", True),
    ],
)
def test_a_catalogue_holds_what_it_merges_in(common: str, edit: str, is_said: bool) -> None:
    catalogue = f"fr:\n  lieux:\n    communs: &communs\n      {common}: Vos lieux d’été\n    edit:\n      {edit}\n"
    files = {"app/views/lieux/edit.html.erb": '<h1><%= t(".vos_lieux") %></h1>\n', "config/locales/fr.yml": catalogue}
    assert says("translation-missing", files, "app/views/lieux/edit.html.erb") is is_said


@pytest.mark.parametrize(("more", "is_said"), [(", { multiple: true }, lieu.id, false", False), ("", True)])
def test_one_box_of_several_has_an_id_of_its_own(more: str, is_said: bool) -> None:
    view = f'<%= form_with model: @plage do |f| %><%= f.check_box :lieu_ids{more} %><%= f.label "lieu_ids_#{{lieu.id}}", "Été" %><% end %>\n'
    at = "app/views/plages/new.html.erb"
    assert says("label-for-broken", {at: view}, at) is is_said
    assert not says("field-label-missing", {at: view}, at)
