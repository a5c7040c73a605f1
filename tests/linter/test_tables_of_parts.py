"""A table whose rows a caller gives: the titles that its part prints name the columns, or nobody hears them."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.engine.catalogue import rule_named
from guichet.engine.dispatch import Rules, check_file
from guichet.reading.project.project import Project


def accused(path: str, text: str) -> int:
    project = Project([path], Config(), {path: Source(path, text)})
    return len(list(check_file(path, Rules([rule_named("table-header-missing")]), project)))


BLADE = """@props(['heads'])
<table class="dues"><thead><tr>
@foreach ($heads as $head)
<CELL>{{ $head }}</CELL>
@endforeach
</tr></thead><tbody>{{ $slot }}</tbody></table>
@csrf
"""
JINJA = """{% macro dues(heads) %}<table><caption>Dues</caption><thead><tr>
{% for head in heads %}<CELL>{{ head }}</CELL>{% endfor %}</tr></thead><tbody>{{ caller() }}</tbody></table>{% endmacro %}"""
RAILS = """<table><thead><tr><CELL>Month</CELL><CELL>Sum owed</CELL></tr></thead><tbody><%= yield %></tbody></table>"""
VUE = """<template><table><thead><tr><CELL>Month</CELL><CELL>Sum owed</CELL></tr></thead><tbody><slot /></tbody></table></template>"""

PARTS = [
    ("resources/views/components/dues.blade.php", BLADE),
    ("templates/dues.html", JINJA),
    ("app/views/dues/_table.html.erb", RAILS),
    ("src/components/DuesTable.vue", VUE),
]


@pytest.mark.parametrize(("path", "text"), PARTS)
def test_sums_of_a_caller_are_heard_without_their_column_when_its_title_is_a_cell(path: str, text: str) -> None:
    assert accused(path, text.replace("CELL", "td")) == 1


@pytest.mark.parametrize(("path", "text"), PARTS)
def test_sums_of_a_caller_are_heard_with_the_header_of_their_column(path: str, text: str) -> None:
    assert accused(path, text.replace("CELL", "th")) == 0


@pytest.mark.parametrize(
    "head",
    [
        "<tr><td colspan='2'>Dues of the year</td><td>2026</td></tr>",
        "<tr><td><button>Sort</button></td><td><button>Print</button></td></tr>",
        "<tr><td></td><td></td></tr>",
        "<tr><td role='columnheader'>Month</td><td role='columnheader'>Sum</td></tr>",
        "<tr><td>Month</td><td {{ attributes }}>Sum</td></tr>",
        "<tr><td>Month</td><td>Sum</td>{{ more }}</tr>",
        "{% include 'heads.html' %}<tr><td>Month</td><td>Sum</td></tr>",
        "<tr><td>Month</td><td>Sum</td></tr><tr><th>Month</th><th>Sum</th></tr>",
    ],
)
def test_a_head_that_may_name_the_columns_or_titles_none_is_left_alone(head: str) -> None:
    assert accused("templates/dues.html", f"<table><thead>{head}</thead><tbody>{{{{ rows }}}}</tbody></table>") == 0


def test_a_table_that_says_it_lays_out_is_left_alone() -> None:
    page = "<table role='presentation'><thead><tr><td>Menu</td><td>Search</td></tr></thead><tbody>{{ rows }}</tbody></table>"
    assert accused("templates/base.html", page) == 0
