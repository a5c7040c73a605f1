"""What servers, engines and macros give is followed to where it is seen, and is unknown where it may be anything."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.engine.catalogue import selected
from guichet.engine.dispatch import check_file
from guichet.engine.selection import Rules
from guichet.reading.project.project import Project

RULES = Rules(selected(Config()))
PAGE = '<html lang="fr"><head><title>Été – Ville</title></head><body><main>{}</main></body></html>'


def said_of(files: Mapping[str, str], path: str) -> set[str]:
    """Return the accessibility rules that report a file when it is read among others."""
    sources = {name: Source(name, text) for name, text in files.items()}
    project = Project(list(files), Config(), sources)
    return {one.rule for one in check_file(path, RULES, project) if one.family.value == "accessibility"}


def says(rule: str, files: Mapping[str, str], path: str) -> bool:
    return rule in said_of(files, path)


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
    sources = {name: Source(name, text) for name, text in files.items()}
    found = check_file("é/forms.py", RULES, Project(list(files), Config(), sources))
    assert {"consent-preticked", "sharing-by-default"} & {one.rule for one in found} == (
        {"consent-preticked", "sharing-by-default"} if is_said else set()
    )


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
    sources = {name: Source(name, text) for name, text in files.items()}
    found = check_file("refus.html", RULES, Project(list(files), Config(), sources))
    assert ("refusal-remedies-missing" in {one.rule for one in found}) is is_said


@pytest.mark.parametrize(
    ("role", "certainty"), [("", "violation"), (' role="alert"', "review"), (' aria-live="off"', "violation")]
)
def test_an_error_that_is_heard_by_itself_is_only_asked_about(role: str, certainty: str) -> None:
    text = f'<label for="é">Été</label><input id="é"><p class="error-message"{role}>Écrivez l’été</p>'
    project = Project(["p.html"], Config(), {"p.html": Source("p.html", text)})
    found = [one for one in check_file("p.html", RULES, project) if one.rule == "error-message-unlinked"]
    assert [one.certainty.value for one in found] == [certainty]
