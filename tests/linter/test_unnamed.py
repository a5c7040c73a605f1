"""A part of pages that nothing names, where most others are named, is asked about rather than accused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.linter.conftest import Run

Guichet = Callable[..., Run]
CHECK = ("check", "--select", "img-alt-missing", "--format", "json", ".")
IMAGE = '<p>Été</p><img src="é.png">'
LEFT = "templates/form/choix_ancien.html"
PARTS = {f"templates/form/champ_{number}.html": "<p>Été</p>" for number in range(20)}
INCLUDES = "".join(f'{{% include "form/champ_{number}.html" %}}' for number in range(20))
PAGE = {
    "manage.py": "import sys\n",
    "templates/page.html": f'{{% extends "base.html" %}}{{% block b %}}{INCLUDES}{{% endblock %}}',
}


def certainty(guichet: Guichet, files: dict[str, str]) -> list[str]:
    return [one["certainty"] for one in guichet(*CHECK, files=files).json["findings"]]


def test_a_part_that_nothing_names(guichet: Guichet) -> None:
    assert certainty(guichet, {**PARTS, **PAGE, LEFT: IMAGE}) == ["review"]
    (said,) = guichet(*CHECK).json["findings"]
    assert "names" in said["related"][-1]["message"]


def test_a_run_of_a_folder_does_not_know_who_names_what_is_in_it(guichet: Guichet) -> None:
    guichet(*CHECK, files={**PARTS, **PAGE, LEFT: IMAGE})
    run = guichet(*CHECK[:-1], "templates")
    assert [one["certainty"] for one in run.json["findings"]] == ["violation"]


@pytest.mark.parametrize(
    "other",
    [
        {"views.py": "def page(request):\n    return render(request, 'form/choix_ancien.html')\n"},
        {"views.py": "def page(request, kind):\n    return render(request, f'form/choix_{kind}.html')\n"},
        {"views.py": "NAME = 'form/%s_ancien.html'\n"},
        {"templates/autre.html": "{% include 'form/choix_ancien.html' %}"},
        {LEFT: f'{{% extends "base.html" %}}{{% block b %}}{IMAGE}{{% endblock %}}'},
        {LEFT: f"<!DOCTYPE html><html lang='fr'>{IMAGE}</html>"},
    ],
)
def test_one_that_may_be_shown_is_accused(guichet: Guichet, other: dict[str, str]) -> None:
    assert certainty(guichet, {LEFT: IMAGE, **PARTS, **PAGE, **other}) == ["violation"]


def test_a_small_project_does_not_show_how_it_names_its_parts(guichet: Guichet) -> None:
    few = dict(list(PARTS.items())[:6])
    assert certainty(guichet, {**few, **PAGE, LEFT: IMAGE}) == ["violation"]


COMPONENTS = {f"src/components/Carte{number}.vue": "<template><p>Été</p></template>" for number in range(20)}
USED = {
    "main.js": "import './src/views/Page.vue'\n",
    "src/views/Page.vue": "<template><div>" + "".join(f"<Carte{n} />" for n in range(20)) + "</div></template>",
}
OLD = "src/components/PlanAncien.vue"


@pytest.mark.parametrize(
    ("user", "expected"),
    [("<p>Été</p>", "review"), ("<PlanAncien />", "violation"), ("<plan-ancien />", "violation")],
)
def test_a_component_that_nothing_uses(guichet: Guichet, user: str, expected: str) -> None:
    page = {"src/views/Autre.vue": f"<template><div>{user}</div></template>"}
    assert certainty(guichet, {**COMPONENTS, **USED, **page, OLD: f"<template><div>{IMAGE}</div></template>"}) == [
        expected
    ]
