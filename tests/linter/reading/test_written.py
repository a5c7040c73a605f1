"""Calls are written out: what is given is put where it is printed, what is not known stays a tag, places are kept."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.engine.catalogue import rule_named
from guichet.engine.dispatch import Rules, check_file
from guichet.reading.project.project import Project
from guichet.reading.ruby.trees import methods_of
from guichet.reading.written.expressions import parameters_of, put_in, value_of
from guichet.reading.written.names import Names
from guichet.reading.written.outside import NOTHING
from guichet.reading.written.ruby import RubyReader
from guichet.reading.written.values import UNDEFINED, UNKNOWN, Expression
from guichet.reading.written.written import Written


def project_of(files: Mapping[str, str]) -> Project:
    return Project(sorted(files), Config(), {path: Source(path, text) for path, text in files.items()})


def written(files: Mapping[str, str], path: str = "templates/page.html") -> str:
    template = project_of(files).written(path)
    assert template is not None
    return " ".join(template.source.text.split())


def said(files: Mapping[str, str], rule: str) -> list[tuple[str, int]]:
    """Return where one rule says something, in the order of the files."""
    project, rules = project_of(files), Rules([rule_named(rule)])
    found = [one for path in project.paths for one in check_file(path, rules, project)]
    assert not any(one.rule == "rule-failed" for one in found)
    return [(one.path, one.position.line) for one in found]


def test_what_an_include_is_given_decides_what_it_shows() -> None:
    call = '{{% include "photos.html.twig" with {{"lieu": "{}"}} %}}'.format
    part = '{% if lieu is same as("été") %}<label for="a">Été</label><input id="a">{% endif %}<p>{{ lieu }}</p>'
    files = {"templates/photos.html.twig": part, "templates/é.html.twig": call("été") + call("hiver")}
    assert said(files, "id-duplicate") == []
    assert said({**files, "templates/é.html.twig": 2 * call("été")}, "id-duplicate") != []


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("a", "été"),
        ("a ~ '-x'", "été-x"),
        ("n + 1", 3),
        ("a is same as 'été'", True),
        ("a is not same as('été')", False),
        ("a is equalto 'mot' or n is not sameas 2", False),
        ("a|upper", "ÉTÉ"),
        ("u|default('b')", "b"),
        ('u|default:"b"', "b"),
        ("e|default('b')", ""),
        ("e|default:'b'", "b"),
        ("e|default('b', true)", "b"),
        ("d.text", "mot"),
        ("d['text']", "mot"),
        ("d.absent", UNDEFINED),
        ("d.absent.deeper", UNDEFINED),
        ("'yes' if e else 'no'", "no"),
        ("a and x", UNKNOWN),
        ("e and x", ""),
        ("x and e", False),
        ("a or x", "été"),
        ("not e", True),
        ("u is defined", False),
        ("u is not defined", True),
        ("a == 'été' and n > 1", True),
        ("'t' in a", True),
        ("x", UNKNOWN),
        ("a|unheard_of", UNKNOWN),
        ("run(a)", UNKNOWN),
        ("_('Menu')", "Menu"),
        ("a ? b : c", UNKNOWN),
        ("[a, n]|length", 2),
        ("n|unheard_of()", UNKNOWN),
    ],
)
def test_expressions_are_worth_what_is_known(expression: str, value: object) -> None:
    names = {"a": "été", "n": 2, "e": "", "u": UNDEFINED, "d": {"text": "mot"}}
    assert value_of(expression, names) == value


def test_what_is_unknown_is_put_in_as_its_caller_writes_it() -> None:
    names = Names(
        {"field": Expression("form.email"), "note": "aide", "text": UNDEFINED, "d": {"e": Expression("errors.a")}}
    )
    assert put_in("field.label|title", names) == "form.email.label|title"
    assert put_in("note and 'note' == x.note", names) == "\"aide\" and 'note' == x.note"
    assert put_in("d.e or d.f", names) == "errors.a or false"


def test_parameters_have_their_defaults() -> None:
    assert parameters_of('field(name, label="", kind="text", hint=none)') == [
        ("name", UNDEFINED), ("label", ""), ("kind", "text"), ("hint", None),
    ]  # fmt: skip
    assert parameters_of("broken(") == []


FIELD = """{% macro field(name, label="", error=None) %}
<label for="{{ name }}">{{ label }}</label>
<input id="{{ name }}"{% if error %} aria-describedby="{{ name }}-error"{% endif %}>
{% if error %}<p id="error-{{ name }}">{{ error }}</p>{% endif %}
{% endmacro %}"""


def test_a_macro_is_written_with_what_it_is_given() -> None:
    files = {
        "templates/macros.html": FIELD,
        "templates/page.html": '{% from "macros.html" import field %}{{ field("nom", label="Nom") }}',
    }
    assert written(files).endswith('<label for="nom">Nom</label> <input id="nom">')


def test_a_condition_that_is_not_known_stays() -> None:
    files = {
        "templates/macros.html": FIELD,
        "templates/page.html": '{% import "macros.html" as m %}{{ m.field("nom", "Nom", errors.nom) }}',
    }
    assert '{% if errors.nom %} aria-describedby="nom-error"{% endif %}' in written(files)
    assert '{% if errors.nom %}<p id="error-nom">{{ errors.nom }}</p>{% endif %}' in written(files)


def test_an_include_keeps_the_names_around_it_unless_it_says_only() -> None:
    part = '<a href="{{ url }}">{% if text %}{{ text }}{% endif %}</a>'
    page = '{% include "part.html" with url="/a" only %}{% include "part.html" with url="/b" %}'
    files = {"templates/part.html": part, "templates/page.html": page}
    assert written(files) == '<a href="/a"></a><a href="/b">{% if text %}{{ text }}{% endif %}</a>'


def test_twig_gives_a_hash() -> None:
    files = {
        "templates/part.html.twig": "<p>{{ title }}{{ note }}</p>",
        "templates/page.html.twig": "{% include 'part.html.twig' with {title: 'Été', 'note': x} only %}{{ include('part.html.twig', {title: 'Juin'}) }}",
    }
    assert written(files, "templates/page.html.twig") == "<p>Été{{ x }}</p><p>Juin{{ note }}</p>"


def test_what_surrounds_an_include_is_known_inside() -> None:
    files = {
        "templates/part.html": "<h2>{{ title }}</h2>",
        "templates/page.html": '{% with title="Été" %}{% include "part.html" %}{% endwith %}{% include "part.html" %}',
    }
    assert written(files) == '{% with title="Été" %}<h2>Été</h2>{% endwith %}{% include "part.html" %}'


def test_a_written_list_is_gone_through() -> None:
    files = {
        "templates/m.html": "{% macro row(cells) %}{% for one in cells %}<td id='c{{ loop.index }}'>{{ one }}</td>{% else %}vide{% endfor %}{% endmacro %}",
        "templates/page.html": '{% from "m.html" import row %}{{ row(["a", b]) }}{{ row([]) }}{{ row(x) }}',
    }
    text = written(files)
    assert "<td id='c1'>a</td><td id='c2'>{{ b }}</td>vide{% for one in x %}<td id='c{{ loop.index }}'>" in text


def test_a_call_block_is_written_where_the_macro_calls_it() -> None:
    files = {
        "templates/page.html": "{% macro box(title) %}<h2>{{ title }}</h2>{{ caller() }}{% endmacro %}{% call box('Été') %}<p>{{ x }}</p>{% endcall %}",
    }
    assert written(files).endswith("<h2>Été</h2><p>{{ x }}</p>")


def test_what_one_branch_sets_is_not_known_after_it() -> None:
    files = {
        "templates/m.html": "{% macro m(a) %}{% set b = 'x' %}{{ b }}{% if y %}{% set b = 'z' %}{{ b }}{% endif %}{{ b }}{% endmacro %}",
        "templates/page.html": '{% from "m.html" import m %}{{ m("q") }}',
    }
    assert "x{% if y %}" in written(files)
    assert "z{% endif %}{{ b }}" in written(files)


def test_a_loop_hides_the_names_that_it_gives() -> None:
    files = {
        "templates/m.html": "{% macro m(item) %}{% for item in items %}{{ item }}{% endfor %}{{ item }}{% endmacro %}",
        "templates/page.html": '{% from "m.html" import m %}{{ m("q") }}',
    }
    assert "{{ item }}{% endfor %}q" in written(files)


def test_a_value_is_escaped_and_never_becomes_a_tag() -> None:
    files = {
        "templates/m.html": "{% macro m(a, b) %}<p title='{{ a }}'>{{ b }}</p>{% endmacro %}",
        "templates/page.html": "{% from \"m.html\" import m %}{{ m('<b>', '{{ x') }}",
    }
    assert "<p title='&lt;b&gt;'>{{ b }}</p>" in written(files)


def test_translated_words_stay_the_catalogue_s() -> None:
    files = {
        "templates/m.html": "{% macro m(a) %}{% if a %}<p>{{ a }}</p>{% endif %}{% endmacro %}",
        "templates/page.html": "{% from \"m.html\" import m %}{{ m(_('Home')) }}{{ m('Été'|trans) }}",
    }
    assert written(files).endswith('<p>{{ _("Home") }}</p><p>{{ _("Été") }}</p>')


def test_a_template_that_gives_nothing_known_is_left() -> None:
    files = {
        "templates/part.html": "<p>{{ a }}</p>",
        "templates/page.html": '{% include "part.html" with a=b %}{% include "part.html" %}',
    }
    project = project_of(files)
    assert project.written("templates/page.html") is project.library.template("templates/page.html")


def test_calls_without_end_are_left() -> None:
    files = {"templates/page.html": "{% macro m(a) %}{{ m(a ~ 'x') }}{{ m(a) }}{{ a }}{% endmacro %}{{ m('q') }}"}
    assert len(written(files)) < 2_000_000
    files = {"templates/page.html": '{% include "page.html" with a="b" %}'}
    assert written(files) == '{% include "page.html" with a="b" %}'


def test_a_place_is_that_of_the_files() -> None:
    files = {
        "templates/macros.html": FIELD,
        "templates/page.html": '{% from "macros.html" import field %}\n<p>é</p>{{ field("nom", "Nom") }}<b>x</b>',
    }
    project = project_of(files)
    template = project.written("templates/page.html")
    assert isinstance(template, Written)
    for element in template.elements:
        path, span, _ = template.origin(element.span)
        assert project.text(path)[span.start : span.start + 1 + len(element.name)] == f"<{element.name}"


def test_what_every_call_shows_is_the_macro_s() -> None:
    files = {
        "templates/macros.html": FIELD,
        "templates/page.html": '<html lang="fr"><body>{% from "macros.html" import field %}\n{{ field("nom", "Nom", errors.nom) }}\n{{ field("ville", "Ville", errors.ville) }}</body></html>',
    }
    assert said(files, "aria-reference-broken") == [("templates/macros.html", 3)]


def test_what_one_call_shows_is_the_call_s() -> None:
    files = {
        "templates/macros.html": FIELD,
        "templates/page.html": '{% from "macros.html" import field %}\n{{ field("nom", "Nom") }}\n{{ field("ville") }}',
    }
    assert said(files, "label-empty") == [("templates/page.html", 3)]


def test_a_flaw_of_the_file_itself_is_said_there() -> None:
    files = {
        "templates/title.html": '<h2 id="{{ prefix }}-title">{{ title }}</h2>',
        "templates/page.html": '<html lang="fr"><body>\n<dialog open aria-labelledby="title-a">{% include "title.html" with prefix="a" title="Été" %}</dialog></body></html>',
    }
    assert said(files, "aria-reference-broken") == [("templates/page.html", 2)]
    files["templates/page.html"] = files["templates/page.html"].replace("title-a", "a-title")
    assert said(files, "aria-reference-broken") == []


def test_an_include_fills_no_block_of_the_layout() -> None:
    files = {
        "templates/base.html": '<html lang="fr"><title>{% block title %}Été{% endblock %}</title></html>',
        "templates/part.html": "{% block title %}{{ a }}{% endblock %}",
        "templates/page.html": '{% extends "base.html" %}{% block body %}{% include "part.html" with a="b" %}{% endblock %}',
    }
    assert written(files) == '{% extends "base.html" %}{% block body %}b{% endblock %}'


def test_a_text_in_an_expression_is_no_name_even_where_every_name_is_known() -> None:
    assert put_in('page|default:"été"', Names({}, is_closed=True)).endswith('"été"')


def test_texts_and_filters_of_an_include_that_says_only_are_no_names() -> None:
    files = {
        "templates/part.html": "{% for one in block.value %}{{ one|title }}{{ x|default:'é' }}{% endfor %}{% if a == 'b' %}c{% endif %}",
        "templates/page.html": '{% include "part.html" with x=y|date:"d" only %}',
    }
    assert written(files) == "{% for one in block.value %}{{ one|title }}{{ (y|date('d'))|default:'é' }}{% endfor %}"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('{"text": e} if errors|length else {}', 'e if errors|length else ""'),
        ('{"text": a if b else c} if x else {}', '(a if b else c) if x else ""'),
    ],
)
def test_what_a_choice_holds_is_chosen_as_it_is(written: str, expected: str) -> None:
    assert put_in("one.text", {"one": Expression(written)}) == f"({expected})"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('a = { b: "été" }; a[:b] += " indien"; a[:b]', "été indien"),
        ('a = { b: "été" }; a[:b] = "hiver"; a[:b]', "hiver"),
    ],
)
def test_a_key_of_a_table_is_given_as_a_name_is(code: str, expected: str) -> None:
    (method,) = methods_of("def f\n  " + code.replace("; ", "\n  ") + "\nend\n")
    assert RubyReader({}, NOTHING, "").body(method.body) == expected
