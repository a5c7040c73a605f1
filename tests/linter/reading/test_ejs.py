"""EJS: JavaScript between the tags that Ruby has too."""

from __future__ import annotations

from pathlib import Path

import pytest
from guichet.api import check
from guichet.reading.templates.branches import Branches
from guichet.reading.templates.ejs import include_names, is_ejs, structure_of
from guichet.reading.templates.masking import Kind, mask


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("if (late && !retry) {", ("if", "(late && !retry)")),
        ("} else if (late) {", ("elif", "(late)")),
        ("} else {", ("else", "")),
        ("}", ("end", "")),
        ("})", ("end", "")),
        ("rows.forEach((row) => {", ("for", "rows.forEach((row) => {")),
        ("rows.each { |row|", ("for", "rows.each { |row|")),
        ("for (const row of rows) {", ("for", "for (const row of rows) {")),
        ("switch (kind) {", ("case", "(kind)")),
        ("const late = { a: 1 }", ("code", "const late = { a: 1 }")),
        ("if (a) { b = 1 }", ("code", "if (a) { b = 1 }")),
    ],
)
def test_a_tag_is_known_by_what_it_opens_and_closes(body: str, told: tuple[str, str]) -> None:
    assert structure_of(body) == told


def test_ruby_is_not_taken_for_it() -> None:
    assert not is_ejs("<% if late? %><p>é</p><% end %><%- rows.each do |row| -%><%= row %><% end %>")
    assert is_ejs('<%- include("head") %>')


def test_what_it_prints_without_escaping_is_output() -> None:
    kinds = [one.kind for one in mask('<%- include("head") %><%_ if (é) { _%><%= a %><%# no %><% } %>').tokens]
    assert kinds == [Kind.OUTPUT, Kind.TAG, Kind.OUTPUT, Kind.COMMENT, Kind.TAG]


@pytest.mark.parametrize(
    ("between", "both"),
    [
        ("else {", False),
        ("%><% if (!row.late) {", False),
        ("%><% if (row.new) {", True),
        ("else if (row.new) {", False),
    ],
)
def test_branches_exclude_one_another(between: str, both: bool) -> None:
    text = f"<% if (row.late) {{ %>Été<% }} {between} %>Hiver<% }} %>"
    branches = Branches(mask(text).tokens, len(text))
    assert branches.can_coexist(text.index("Été"), text.index("Hiver")) is both


def test_a_part_is_put_in_its_page_from_beside_it_or_from_the_root(tmp_path: Path) -> None:
    for name, text in {
        "views/pages/a.ejs": '<%- include("../parts/field", { id: "é" }) %><%- include("near") %><label for=a>A</label><label for=b>B</label>',
        "views/parts/field.ejs": "<input id=a>",
        "views/pages/near.ejs": "<input id=b>",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert check([tmp_path], select=["field-label-missing"]).findings == ()
    assert include_names("near") == ("near", "./near.ejs", "near.ejs"), "the file of another engine may have no suffix"
    assert include_names("form/theme.html.twig") == ("form/theme.html.twig",)
