"""What a call gives decides what its macro, its include or its component shows: a flaw of one call is said at that call."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from guichet.core.configuration import Config
from guichet.core.findings import Span
from guichet.core.source import Source
from guichet.engine.catalogue import selected
from guichet.engine.dispatch import check_file
from guichet.engine.selection import Rules
from guichet.reading.project.project import Project

from tests.linter.conftest import Run

FIELD = (
    '{% macro field(name, label="", type="text") %}<div>{% if label %}<label for="{{ name }}">{{ label }}</label>'
    '{% endif %}<input id="{{ name }}" name="{{ name }}" type="{{ type }}"></div>{% endmacro %}'
)
TILE = '<li><a href="{{ url }}"><img src="{{ image }}" alt="{{ alt|default:\'\' }}">{% if text %}<b>{{ text }}</b>{% endif %}</a></li>'


def said(files: Mapping[str, str], path: str) -> list[tuple[str, str]]:
    """Return the rules that report a file, and the text that each one points at."""
    sources = {name: Source(name, text) for name, text in files.items()}
    project = Project(list(files), Config(), sources)
    rules = Rules(selected(Config()))
    found = [
        one for one in check_file(path, rules, project) if one.family.value == "accessibility" and one.path == path
    ]
    return [(one.rule, files[path][one.span.start : one.span.end]) for one in found]


@pytest.mark.parametrize(
    ("call", "rule", "at"),
    [
        ('{{ field("été") }}', "field-label-missing", '{{ field("été") }}'),
        ('{{ field("été", label="") }}', "field-label-missing", '{{ field("été", label="") }}'),
        ('{{ m.field("été", type="tel") }}', "field-label-missing", '{{ m.field("été", type="tel") }}'),
    ],
)
def test_a_macro_called_without_what_names_it(call: str, rule: str, at: str) -> None:
    page = '{% from "f.html" import field %}{% import "f.html" as m %}<form>' + call + "</form>"
    assert said({"templates/p.html": page, "templates/f.html": FIELD}, "templates/p.html") == [(rule, at)]


@pytest.mark.parametrize(
    "call",
    [
        '{{ field("été", "Votre été") }}',
        '{{ field("été", label=_("Votre été")) }}',
        '{{ field("été", label=texte) }}',
        '{{ field("été", **reste) }}',
        '<label for="été">Votre été</label>{{ field("été") }}',
        '{{ field("été", type="hidden") }}',
    ],
)
def test_a_macro_called_with_what_names_it(call: str) -> None:
    page = '{% from "f.html" import field %}<form>' + call + "</form>"
    assert said({"templates/p.html": page, "templates/f.html": FIELD}, "templates/p.html") == []


def test_an_include_given_no_text_is_said_at_the_include() -> None:
    bare = '{% include "t.html" with url="/é" image="é.jpg" only %}'
    page = f'<ul>{{% include "t.html" with url="/a" image="a.jpg" text="Été" only %}}{bare}</ul>'
    files = {"templates/p.html": page, "templates/t.html": TILE}
    assert said(files, "templates/p.html") == [("link-name-missing", bare)]
    assert said(files, "templates/t.html") == []


def test_what_the_context_may_bring_is_not_missing() -> None:
    page = '<ul>{% include "t.html" with url="/é" image="é.jpg" %}</ul>'
    assert said({"templates/p.html": page, "templates/t.html": TILE}, "templates/p.html") == []


def test_a_literal_that_is_the_flaw_is_what_the_finding_points_at() -> None:
    part = '<button class="b"{% if rank %} tabindex="{{ rank }}"{% endif %}>{{ text }}</button>'
    page = (
        "<p>{% include 'b.html' with text='Envoyer' rank=3 %}</p><p>{% include 'b.html' with text='Cliquez ici' %}</p>"
    )
    files = {"templates/p.html": page, "templates/b.html": part}
    assert said(files, "templates/p.html") == [("tabindex-positive", "3"), ("button-name-vague", "Cliquez ici")]


def test_a_flaw_of_the_macro_itself_is_not_said_again_at_each_call() -> None:
    macro = '{% macro photo(src) %}<img src="{{ src }}">{% endmacro %}'
    page = '{% from "f.html" import photo %}{{ photo("a.png") }}{{ photo("b.png") }}'
    files = {"templates/p.html": page, "templates/f.html": macro}
    assert said(files, "templates/p.html") == []
    assert said(files, "templates/f.html") == [("img-alt-missing", '<img src="{{ src }}">')]


def test_twig_gives_an_object() -> None:
    part = '<a href="{{ url }}">{{ text }}</a>'
    page = "<p>{% include 'b.twig' with { url: '/é', text: '' } only %}</p><p>{% include 'b.twig' with {url: '/é', text: nom} %}</p>"
    files = {"templates/p.twig": page, "templates/b.twig": part}
    assert [rule for rule, _ in said(files, "templates/p.twig")] == ["link-name-missing"]


@pytest.mark.parametrize(("rank", "found"), [(1, []), (2, ["img-alt-missing"])])
def test_a_macro_sees_what_its_own_file_sets(rank: int, found: list[str]) -> None:
    tile = '{% set ALT = {1: "alt=\'Été\'", 2: ""} %}{% macro tile(rank) %}<img src="a.png" {{ ALT[rank]|safe }}>{% endmacro %}'
    page = f'{{% from "t.html" import tile %}}<p>{{{{ tile({rank}) }}}}</p>'
    assert [rule for rule, _ in said({"templates/p.html": page, "templates/t.html": tile}, "templates/p.html")] == found


@pytest.mark.parametrize(
    ("part", "call", "rule", "at"),
    [
        # an element that stands where its parent does not admit it: the rule asks the parent, and points at the child
        (
            "<dl><dt>{{ label }}</dt><dd>1</dd><a href='/été'>{{ label }}</a></dl>",
            "{% include 'part.html' with label='Été' %}",
            "list-child-misplaced",
            "<a href='/été'>",
        ),
        (
            "<a href='/{{ season }}'><p>{{ season }}</p><button>Venir</button></a>",
            "{% include 'part.html' with season='été' %}",
            "presentational-child-focusable",
            "<button>",
        ),
        (
            "<table><tr role='link' class='{{ kind }}'><td>{{ kind }}</td></tr></table>",
            "{% include 'part.html' with kind='été' %}",
            "aria-not-permitted",
            "role='link'",
        ),
    ],
)
@pytest.mark.parametrize("times", [1, 2])
def test_a_flaw_wholly_in_a_part_is_said_there_alone(part: str, call: str, rule: str, at: str, times: int) -> None:
    files = {"templates/part.html": part, "templates/p.html": f"<main><h1>Été</h1>{call * times}</main>"}
    assert (rule, at) in said(files, "templates/part.html")
    assert said(files, "templates/p.html") == []


def test_what_a_part_only_asks_and_a_call_shows_is_said_at_the_call() -> None:
    part = "<li>{{ label }}</li>"
    page = "<main><h1>Été</h1><p>Ici</p>{% include 'part.html' with label='Été' %}</main>"
    files = {"templates/part.html": part, "templates/p.html": page}
    assert [rule for rule, _ in said(files, "templates/p.html")] == ["list-item-orphan"]


@pytest.mark.parametrize(
    ("rule", "files", "at"),
    [
        (
            "main-landmark-missing",
            {
                "templates/p.html": "{% extends 'base.html' %}{% block corps %}<main>Été</main>{% endblock %}",
                "templates/base.html": "<html lang='fr'><body><main>{% block corps %}{% endblock %}</main></body></html>",
            },
            ("templates/base.html", "<main>"),
        ),
        (
            "main-landmark-missing",
            {
                "templates/p.html": "<html lang='fr'><body>{% include 'part.html' with nom='Été' %}<main class='b'>Juin</main></body></html>",
                "templates/part.html": "<p>{{ nom }}</p><main class='{{ nom }}'>{{ nom }}</main>",
            },
            ("templates/part.html", "<main class='{{ nom }}'>"),
        ),
        (
            "id-duplicate",
            {
                "templates/p.html": "<html lang='fr'><body>{% include 'part.html' with nom='Été' %}<p id='aide'>Juin</p>"
                "<input aria-label='Mois' aria-describedby='aide'></body></html>",
                "templates/part.html": "<p class='{{ nom }}' id='aide'>{{ nom }}</p>",
            },
            ("templates/part.html", "id='aide'"),
        ),
    ],
)
def test_of_two_elements_the_other_is_named(rule: str, files: dict[str, str], at: tuple[str, str]) -> None:
    project = Project(list(files), Config(), {name: Source(name, text) for name, text in files.items()})
    found = check_file("templates/p.html", Rules(selected(Config())), project)
    (other,) = next(one.related for one in found if one.rule == rule)
    position = project.source(other.path).position(
        Span(files[at[0]].index(at[1]), files[at[0]].index(at[1]) + len(at[1]))
    )
    assert (other.path, other.position) == (at[0], position)


def test_a_part_that_gives_what_goes_wrong_says_it_whoever_shows_the_part() -> None:
    item = "<{{ kind|default('p') }} class='{{ kind }}'>Été</{{ kind|default('p') }}>"
    bar = "<div>{% include 'item.html' with kind='li' only %}</div>"
    page = "<main><h1>Été</h1>{% include 'bar.html' %}{% include 'item.html' with kind='p' only %}</main>"
    files = {"templates/p.html": page, "templates/bar.html": bar, "templates/item.html": item}
    assert [rule for rule, _ in said(files, "templates/bar.html")] == ["list-item-orphan"]
    assert said(files, "templates/p.html") == []


def test_of_two_calls_of_a_macro_the_one_that_goes_wrong_is_told() -> None:
    macro = (
        "{% macro grid(names, plain=False) %}<table{% if plain %} role='presentation'{% endif %}>"
        "<tr><th>{{ names[0] }}</th></tr><tr><td>1</td></tr></table>{% endmacro %}"
    )
    page = '{% from "f.html" import grid %}{{ grid(["Été"]) }}{{ grid(["Juin"], plain=True) }}'
    found = said({"templates/p.html": page, "templates/f.html": macro}, "templates/p.html")
    assert [rule for rule, _ in found if rule == "layout-table-semantics"] == ["layout-table-semantics"]


def test_a_question_that_a_part_asks_is_not_asked_again_where_it_is_shown() -> None:
    film = "<figure><video controls src='{{ base }}/été.mp4'></video></figure>"
    told = "<div><p>Transcription : la mairie ouvre le matin.</p>{% include 'film.html' with base='/m' %}</div>"
    page = "{% if été %}{% include 'film.html' with base='/m' %}{% else %}" + told + "{% endif %}"
    files = {"templates/p.html": page, "templates/film.html": film}
    assert "video-captions-missing" in [rule for rule, _ in said(files, "templates/film.html")]
    assert said(files, "templates/p.html") == []


PART = '{% include "c.html" %}'
NUMBERED = '<label for="é-{{ n }}">Été</label><input id="é-{{ n }}">'


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        ("<p>Été</p>", ["id-duplicate"]),
        ("{% set m = n %}<p>{{ m }}</p>", ["id-duplicate"]),
        ("{% set n = n + 1 %}", []),
        ("{% identifiant as n %}", []),
        ('{% include "d.html" with n=2 %}', ["id-duplicate"]),
    ],
)
def test_what_a_tag_gives_a_value_to_is_what_it_names_and_not_what_it_reads(tag: str, found: list[str]) -> None:
    page = f'<html lang="fr"><body>{PART}{tag}{PART}</body></html>'
    files = {"p.html": page, "c.html": NUMBERED, "d.html": "<p>{{ n }}</p>"}
    assert [rule for rule, _ in said(files, "p.html") if rule == "id-duplicate"] == found


@pytest.mark.parametrize(
    "tag", ['{% url "été" as adresse %}', "{% set adresse = reste %}", "{% with adresse=reste %}", ""]
)
def test_a_name_that_a_tag_keeps_is_missed_by_nobody(tag: str) -> None:
    view = "def vue(r):\n    return render(r, 'p.html', {'montant': 3, 'reste': 4})\n"
    files = {"p.html": f'{tag}<p>{{{{ reste }}}}</p><a href="{{{{ adresse }}}}">Été</a>', "v.py": view}
    project = Project(list(files), Config(), {name: Source(name, text) for name, text in files.items()})
    found = [one.rule for one in check_file("p.html", Rules(selected(Config())), project)]
    assert ("text-given-lost" in found) == (not tag)


def test_a_line_that_is_shown_twice_is_told_with_the_calls_that_show_it(guichet: Callable[..., Run]) -> None:
    part = "<label for='{{ nom }}-case'>{{ titre }}</label><input id='{{ nom }}-case'>\n"
    call = "{{% if {} %}}{{% include 'part.html' with nom='été' titre='Été' %}}{{% endif %}}\n"
    files = {
        "part.html": part,
        "a.html": call.format("a|est:'A'"),
        "b.html": "<p>À</p>\n" + call.format("a|est:'B'"),
        "page.html": "<html lang='fr'><body>{% include 'a.html' with x=1 %}\n{% include 'b.html' with x=2 %}</body></html>\n",
    }
    run = guichet("check", "--select", "id-duplicate", "--format", "json", ".", files=files)
    (found,) = run.json["findings"]
    places = [(one["path"], one["line"]) for one in found["related"]]
    assert places[:2] == [("a.html", 1), ("b.html", 2)]
