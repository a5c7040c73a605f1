"""Markup in the strings of a module is read as what it makes, at its own place."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.engine.catalogue import rule_named
from guichet.engine.dispatch import check_file
from guichet.engine.selection import Rules
from guichet.reading.project.project import Project

RULES = (
    "aria-parent-missing",
    "img-alt-missing",
    "button-name-missing",
    "link-name-missing",
    "link-text-vague",
    "field-label-missing",
)


def said(code: str, path: str = "forms.py") -> list[tuple[str, str]]:
    """Return the rules that report a module, and the text that each points at."""
    project = Project([path], Config(), {path: Source(path, code)})
    found = check_file(path, Rules([rule_named(one) for one in RULES]), project)
    return [(one.rule, code[one.span.start : one.span.end]) for one in found]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("é = HTML(\"<img src='é.png'>\")\n", [("img-alt-missing", "<img src='é.png'>")]),
        ('a = Layout("nom", HTML("""\n<p>Été</p>\n<button></button>"""))\n', [("button-name-missing", "<button>")]),
        ("b = format_html('<a href=\"{}\"></a>', url)\n", [("link-name-missing", '<a href="{}">')]),
        ("c = mark_safe(\"<a href='/é'>Cliquez ici</a>\")\n", [("link-text-vague", "<a href='/é'>")]),
        ("d = mark_safe('<img src=\"%s\">' % url)\n", [("img-alt-missing", '<img src="%s">')]),
        ("b = format_html('<a href=\"{}\">{}</a>', url, nom)\n", []),
        ("e = HTML(\"{% include 'é.html' %}<img src='{{ é }}' alt=''>\")\n", []),
        ("f = HTML(\"<label for='é'>Été</label>\"), HTML(\"<input id='é'>\")\n", []),
        ("g = journal(\"<img src='é.png'>\")\n", []),
        ('h = HTML("<p>" "<img>")\n', []),
    ],
)
def test_markup_in_strings(code: str, expected: list[tuple[str, str]]) -> None:
    assert said(code) == expected


def test_what_tests_write_is_read_by_nobody() -> None:
    assert said("é = HTML(\"<img src='é.png'>\")\n", "tests/test_forms.py") == []


SHADOW = "const r = hôte.attachShadow({ mode: 'open' })\n"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (SHADOW + "r.innerHTML = '<p role=\"listitem\">Été</p>'\n", [("aria-parent-missing", 'role="listitem"')]),
        (SHADOW + 'r.innerHTML = \'<div role="list"><p role="listitem">Été</p></div>\'\n', []),
        ("zone.innerHTML = '<p role=\"listitem\">Été</p>'\n", []),
    ],
)
def test_a_shadow_tree_is_closed(code: str, expected: list[tuple[str, str]]) -> None:
    assert said(code, "static/é.js") == expected
