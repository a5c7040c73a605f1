"""Pages are composed along extends, blocks, super, includes and macros, and exclusive branches never meet."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.engine.catalogue import rule_named
from guichet.engine.dispatch import Rules, check_file
from guichet.engine.examples import found_in
from guichet.reading.project.project import Project
from guichet.reading.templates.masking import is_dynamic
from guichet.reading.templates.page import Page


def page_of(files: Mapping[str, str], entry: str) -> Page:
    project = Project(sorted(files), Config(), {path: Source(path, text) for path, text in files.items()})
    template = project.library.template(entry)
    assert template is not None
    return project.page(template)


def outline(page: Page) -> list[str]:
    return [f"{element.name}#{element.attr('id') or ''}" for element, _ in page.placed() if element.attr("id")]


LAYOUT = """<html lang="fr"><title>{% block title %}Service{% endblock %}</title><body id="corps">
{% block content %}<p id="vide"></p>{% endblock %}<footer id="pied"></footer></body></html>"""


def test_blocks_are_put_in_the_layout_in_document_order() -> None:
    page = page_of(
        {
            "templates/base.html": LAYOUT,
            "templates/a.html": '{% extends "base.html" %}{% block content %}<h1 id="titre">é</h1>{% endblock %}',
        },
        "templates/a.html",
    )
    assert outline(page) == ["body#corps", "h1#titre", "footer#pied"]
    assert page.is_document
    assert page.is_complete


def test_super_keeps_what_it_overrides() -> None:
    files = {
        "templates/base.html": LAYOUT,
        "templates/mid.html": '{% extends "base.html" %}{% block content %}{{ block.super }}<i id="milieu"></i>{% endblock %}',
        "templates/a.html": '{% extends "mid.html" %}{% block content %}<b id="haut"></b>{{ super() }}{% endblock %}',
    }
    assert outline(page_of(files, "templates/a.html")) == ["body#corps", "b#haut", "p#vide", "i#milieu", "footer#pied"]


def test_includes_in_loops_and_lists_of_names() -> None:
    files = {
        "templates/a.html": '{% for x in y %}{% include "part.html" with x=x only %}{% endfor %}{% include ["absent.html", "b.html"] %}',
        "templates/part.html": '<p id="part"></p>',
        "templates/b.html": '<p id="b"></p>',
    }
    page = page_of(files, "templates/a.html")
    assert outline(page) == ["p#part", "p#b"]
    assert [host.path for host in page_of(files, "templates/part.html").hosts] == ["templates/a.html"]


def test_macros_are_seen_where_they_are_called() -> None:
    files = {
        "templates/forms.html": '{% macro field(name) %}<input id="champ">{% endmacro %}',
        "templates/a.html": '{% from "forms.html" import field as f %}<form id="f">{{ f("x") }}</form>',
        "templates/b.html": '{% import "forms.html" as forms %}{{ forms.field("x") }}',
    }
    assert outline(page_of(files, "templates/a.html")) == ["form#f", "input#champ"]
    assert outline(page_of(files, "templates/b.html")) == ["input#champ"]


def test_what_cannot_be_resolved_is_unknown_not_absent() -> None:
    for text in ("{% extends layout %}", '{% include "absent.html" %}', "{% include nom %}"):
        assert not page_of({"templates/a.html": text}, "templates/a.html").is_complete


def test_cycles_end() -> None:
    files = {
        "templates/a.html": '{% extends "b.html" %}{% include "a.html" %}',
        "templates/b.html": '{% extends "a.html" %}',
        "templates/c.html": '{% include "d.html" %}<p id="c"></p>',
        "templates/d.html": '{% include "c.html" %}<p id="d"></p>',
    }
    for path in files:
        assert not page_of(files, path).is_complete


def test_exponential_includes_end() -> None:
    files = {f"templates/{n}.html": f'{{% include "{n + 1}.html" %}}' * 10 for n in range(20)}
    files["templates/20.html"] = "<p>x</p>"
    assert len(page_of(files, "templates/0.html").composition.segments) < 10_000


def test_names_never_leave_the_template_roots(tmp_path_factory: object) -> None:
    page = page_of(
        {"templates/a.html": '{% include "../../../../etc/hostname" %}{% include "/etc/hostname" %}'},
        "templates/a.html",
    )
    assert len(page.composition.templates) == 1
    assert len(page.composition.missing) == 2


def coexist(text: str) -> bool:
    page = page_of({"templates/a.html": text}, "templates/a.html")
    first, second = page.placed("p")[:2]
    return page.can_coexist(first, second)


def test_exclusive_branches_never_meet() -> None:
    assert not coexist("{% if a %}<p>{% else %}<p>{% endif %}")
    assert not coexist("{% if a %}<p>{% elif b %}<div>{% if c %}<p>{% endif %}{% endif %}")
    assert not coexist("{% for x in y %}<p>{% empty %}<p>{% endfor %}")
    assert not coexist("{% if a %}<p>{% endif %}{% if not a %}<p>{% endif %}")
    assert not coexist("{% if a == 'x' %}<p>{% endif %}{% if a == 'y' %}<p>{% endif %}")
    assert not coexist("<% if a %><p><% else %><p><% end %>")
    assert not coexist("<?php if ($a): ?><p><?php else: ?><p><?php endif; ?>")
    assert coexist("{% if a %}<p>{% endif %}{% if b %}<p>{% endif %}")
    assert coexist("{% block a %}<p>{% endblock %}<p>")
    assert coexist("{% if a %}<p>x</p>{% comment %}{% else %}{% endcomment %}<p>y</p>{% endif %}")


def test_branches_around_includes_are_followed() -> None:
    files = {
        "templates/a.html": '{% if a %}{% include "p.html" %}{% else %}{% include "q.html" %}{% endif %}{% include "q.html" %}',
        "templates/p.html": "<p>",
        "templates/q.html": "<p>",
    }
    page = page_of(files, "templates/a.html")
    one, other, always = page.placed("p")
    assert not page.can_coexist(one, other)
    assert page.can_coexist(one, always)


def test_a_tag_opened_in_each_branch_is_not_nested_in_the_other() -> None:
    page = page_of({"a.html": "{% if a %}<form id=x>{% else %}<form id=y>{% endif %}<input></form><p>"}, "a.html")
    first, second = page.find("form")
    assert second.above is None
    assert [one.name for one in second.inside()] == ["input"]
    assert first.is_forked
    assert page.find("p")[0].above is None


def test_conditional_attributes_are_known() -> None:
    page = page_of(
        {"a.html": '{% if x %}<input {% if c %}checked{% endif %} name="é" {{ more }}>{% endif %}'}, "a.html"
    )
    (box,) = page.find("input")
    assert page.is_conditional(box, "checked")
    assert not page.is_conditional(box, "name")
    assert page.is_conditional(box)
    assert box.has_unknown_attributes
    assert not box.lacks("required")


def test_an_element_says_what_its_blocks_say_once_overridden() -> None:
    files = {
        "templates/base.html": '<html><title>{% block t %}Accueil{% endblock %} – Été</title><h1 id="h">{% block h %}Titre{% endblock %}</h1></html>',
        "templates/a.html": '{% extends "base.html" %}{% block t %}Écrire{% endblock %}{% block h %}Refaire{{ super() }}{% endblock %}',
        "templates/b.html": '{% extends "base.html" %}{% block t %}{% include "absent.html" %}{% endblock %}',
        "templates/c.html": '{% extends "base.html" %}{% block t %}{{ titre }}{% endblock %}{% block h %}{% endblock %}',
    }
    said = {
        name: [page.text_of(one) for one in page.placed("title", "h1")]
        for name in "abc"
        for page in [page_of(files, f"templates/{name}.html")]
    }
    assert said["a"] == ["Écrire – Été", "RefaireTitre"]
    assert is_dynamic(said["b"][0])
    assert said["b"][1] == "Titre"
    assert is_dynamic(said["c"][0])
    assert said["c"][1] == ""
    assert page_of(files, "templates/a.html").text == "Écrire – Été Refaire Titre"


@pytest.mark.parametrize(
    ("rule", "layout", "filled"),
    [
        ("page-title-uninformative", "<title>{% block x %}Sans titre{% endblock %}</title>", "Refaire sa carte"),
        ("page-title-uninformative", "<title>{% block x %}Document{% endblock %}</title>", "{{ page.title }}"),
        (
            "page-title-uninformative",
            "<title>Mairie</title><h1>{% block x %}Écrire à la mairie{% endblock %}</h1>",
            "Né",
        ),
        ("heading-uninformative", "<h2>{% block x %}Titre{% endblock %}</h2>", "Les horaires d’été"),
        ("img-alt-uninformative", '<img src="/a.png" alt="{% block x %}image{% endblock %}">', "Le plan"),
        ("label-in-name-mismatch", '<a href="/" aria-label="Été">{% block x %}Hiver{% endblock %}</a>', "Été"),
        ("link-text-vague", '<a href="/a">{% block x %}cliquez ici{% endblock %}</a>', "Les horaires"),
        ("field-label-uninformative", '<label for="a">{% block x %}Champ{% endblock %}</label><input id="a">', "Nom"),
        ("heading-empty", "<h2>{% block x %}{% endblock %}</h2>", "Les horaires"),
    ],
)
def test_the_default_of_a_block_that_a_page_overrides_is_not_judged(rule: str, layout: str, filled: str) -> None:
    files = {
        "templates/base.html": f"<html><head></head><body>{layout}</body></html>",
        "templates/a.html": '{% extends "base.html" %}{% block x %}' + filled + "{% endblock %}",
    }
    project = Project(sorted(files), Config(), {path: Source(path, text) for path, text in files.items()})
    rules = Rules([rule_named(rule)])
    assert not [found.message.fr for path in project.paths for found in check_file(path, rules, project)]


@pytest.mark.parametrize(("tag", "found"), [("{% else %}", 0), ("{% endif %}{% if b %}", 1)])
def test_one_action_under_two_names_is_told_only_where_both_are_shown(tag: str, found: int) -> None:
    files = {
        "templates/a.html": '<body>{% if a %}{% include "p.html" %}' + tag + '{% include "q.html" %}{% endif %}</body>',
        "templates/p.html": '<a href="/compte/">Se connecter</a>',
        "templates/q.html": '<a href="/compte/">S’identifier</a>',
    }
    assert len(found_in(rule_named("label-inconsistent"), files)) == found


def test_a_page_whose_calls_are_written_out_is_not_kept_for_its_file() -> None:
    """Whoever meets a layout in a page asks for its page: what its file holds is still read at its own places."""
    files = {
        "templates/mot.html": "{% macro dire(mot) %}<p>{{ mot }}</p>{% endmacro %}",
        "templates/page.html": '{% from "mot.html" import dire %}{{ dire("été") }}<script>lire("été")</script>',
    }
    project = Project(sorted(files), Config(), {path: Source(path, text) for path, text in files.items()})
    template, written = project.library.template("templates/page.html"), project.page_written("templates/page.html")
    assert template is not None
    assert written is not None
    assert written.template is not template
    project.forget_pages()
    assert project.page(written.template).template is written.template
    assert project.page(template).template is template
    assert project.page(template) is project.page(template)
