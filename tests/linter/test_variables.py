"""Custom properties: what `var()` stands for, by the element that asks and the layout around it."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.reading.project.project import Project
from guichet.reading.styles.variables import substitute
from guichet.seen.cascade import styles_of

VALUES = {"--a": "#123", "--b": "red"}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("var(--a)", "#123"),
        ("1px solid var( --b )", "1px solid red"),
        ("var(--none, var(--a))", "#123"),
        ("var(--none)", "var(--none)"),
        ("rgb(var(--none, 1, 2, 3))", "rgb(1, 2, 3)"),
        ("var(--a", "#123"),
    ],
)
def test_a_value_holds_what_its_properties_are(value: str, expected: str) -> None:
    assert substitute(value, VALUES.get) == expected


def colour(files: dict[str, str], entry: str, name: str) -> tuple[str, bool]:
    project = Project(sorted(files), Config(), {path: Source(path, text) for path, text in files.items()})
    template = project.library.template(entry)
    assert template is not None
    page = project.page(template)
    found = styles_of(page).of(template.by_name[name][0])["color"]
    return found.value, found.certain


def test_the_nearest_element_around_decides() -> None:
    css = ":root { --ink: #111 } .old { --ink: #999 } p, q { color: var(--ink) }"
    files = {"a.html": f'<html><style>{css}</style><body><q>Été</q><div class="old"><p>Été</p></div></body></html>'}
    assert colour(files, "a.html", "q") == ("#111", True)
    assert colour(files, "a.html", "p") == ("#999", True)


def test_a_property_is_worked_out_where_it_is_declared() -> None:
    css = ":root { --base: #111; --ink: var(--base) } div { --base: #999 } p { color: var(--ink) }"
    files = {"a.html": f"<html><style>{css}</style><body><div><p>Été</p></div></body></html>"}
    assert colour(files, "a.html", "p") == ("#111", True)


def test_a_circle_stands_for_nothing() -> None:
    css = ":root { --a: var(--b); --b: var(--a) } p { color: var(--a) }"
    files = {"a.html": f"<html><style>{css}</style><body><p>Été</p></body></html>"}
    assert "var(" in colour(files, "a.html", "p")[0]


def test_many_properties_that_stand_for_one_another_are_read_once() -> None:
    css = "".join(f"--a{n}: {f'var(--a{n + 1}) ' * 50};" for n in range(30))
    files = {"a.html": f"<html><style>:root {{{css}}} p {{ color: var(--a0) }}</style><body><p>Été</p></body></html>"}
    assert len(colour(files, "a.html", "p")[0]) < 5000


def test_each_block_of_a_page_has_its_own_place_in_the_layout() -> None:
    files = {
        "base.html": "<html><head><title>{% block title %}{% endblock %}</title><style>main { --ink: #777 } p { color: var(--ink) }"
        "</style></head><body><main>{% block content %}{% endblock %}</main></body></html>",
        "page.html": '{% extends "base.html" %}{% block title %}Été{% endblock %}{% block content %}<p>Été</p>{% endblock %}',
    }
    assert colour(files, "page.html", "p") == ("#777", True)


def test_a_tag_before_the_document_leaves_its_root_a_root() -> None:
    css = ":root { --ink: #777 } :root[lang=fr] p { color: var(--ink) }"
    files = {
        "a.html": f"{{% load static %}}<!DOCTYPE html><html lang='fr'><style>{css}</style><body><p>Été</p></body></html>"
    }
    assert colour(files, "a.html", "p") == ("#777", True)
