"""The tables of the specifications hold row by row: names that are required, roles that HTML allows, states that agree."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.engine.catalogue import rule_named
from guichet.engine.dispatch import Rules, check_file
from guichet.heard.roles import published, role_facts
from guichet.reading.project.project import Project

PATH = "templates/page.html"
NAMES = (
    "button-name-missing", "field-label-missing", "heading-empty", "img-alt-missing", "link-name-missing",
    "menuitem-name-missing", "svg-name-missing", "table-header-unassigned",
)  # fmt: skip
UNSAID_WITHOUT_A_NAME = {"form", "region"}
"""Landmarks that exist only once named: without a name there is nothing to say."""
ASKED_NOWHERE = {"image", "marquee", "table"}
"""A synonym of 1.3; a flaw by itself; what its cells name more often than a title."""
VOID = frozenset("area br embed hr img input wbr".split())
NESTED = {"td": "<table><tr>{}</tr></table>", "th": "<table><tr>{}</tr></table>", "tr": "<table>{}</table>"}
NESTED |= {"caption": "<table>{}</table>", "li": "<ul>{}</ul>", "summary": "<details>{}</details>"}


def found(rules: tuple[str, ...], body: str) -> list[str]:
    text = f'<html lang="fr"><body>{body}</body></html>'
    project = Project([PATH], Config(), {PATH: Source(PATH, text)})
    hits = check_file(PATH, Rules([rule_named(name) for name in rules]), project)
    return [text[one.span.start : one.span.end] for one in hits]


def named_roles() -> list[str]:
    return [
        name
        for name, one in role_facts().items()
        if one.name_required and not one.abstract and not name.startswith(("doc-", "graphics-"))
        if name not in UNSAID_WITHOUT_A_NAME | ASKED_NOWHERE
    ]


@pytest.mark.parametrize("role", named_roles())
def test_every_role_that_needs_a_name_is_asked_for_one(role: str) -> None:
    cell = role in {"columnheader", "rowheader"}
    start = f'<{"td" if cell else "span"} role="{role}" tabindex="0">'
    body = f"<table><tr>{start}</td></tr></table>" if cell else f"{start}</span>"
    assert found(NAMES, body) == [start]


def written(key: str, role: str) -> str:
    """Return an element of the table of ARIA in HTML under a role: its key is a name, then what it must carry."""
    name, *marks = key.replace("]", "").split("[")
    attrs = "".join(f" {mark}" if "=" in mark else f' {mark}="x"' for mark in marks)
    end = "" if name in VOID else f"</{name}>"
    return NESTED.get(name, "{}").format(f'<{name}{attrs} role="{role}">{end}')


@pytest.mark.parametrize("key", published()["elements"])
def test_html_allows_the_roles_of_its_table_and_no_other(key: str) -> None:
    allowed = published()["elements"][key]
    live = [role for role in allowed if not role_facts()[role].deprecated]
    assert not [
        role for role in live if any("role=" in one for one in found(("aria-not-permitted",), written(key, role)))
    ]
    other = next(role for role in ("feed", "scrollbar", "cell", "log") if role not in allowed)
    assert found(("aria-not-permitted",), written(key, other)) == [f'role="{other}"']


@pytest.mark.parametrize(
    ("tag", "attribute"),
    [
        ('<input type="checkbox" {}>', 'aria-checked="true"'), ('<input type="radio" checked {}>', 'aria-checked="false"'),
        ("<select disabled {}></select>", 'aria-disabled="false"'), ("<input required {}>", 'aria-required="false"'),
        ("<textarea readonly {}></textarea>", 'aria-readonly="false"'),
    ],
)  # fmt: skip
def test_a_state_does_not_deny_the_native_one(tag: str, attribute: str) -> None:
    assert found(("aria-not-permitted",), tag.format(attribute)) == [attribute]
    agreed = attribute.replace("true", "x").replace("false", "true").replace("x", "false")
    assert found(("aria-not-permitted",), tag.format(agreed)) == []


NAMES_ANOTHER = {"caption", "figcaption", "label", "legend"}
UNNAMED = sorted(name for name in published()["unnamed"] if name not in NAMES_ANOTHER and not role_facts().get(name))
"""What HTML lets nobody name; what names something else, and the roles of that name, are judged as such."""


@pytest.mark.parametrize("name", UNNAMED)
def test_what_html_lets_nobody_name_is_not_named(name: str) -> None:
    body = f'<{name} aria-label="Été">Été</{name}>'
    assert len(found(("aria-name-prohibited",), body)) == 1


@pytest.mark.parametrize(
    "body",
    [
        '<div id="a" aria-owns="b"><p role="listitem">É</p></div><div id="b" aria-owns="a"></div>',
        '<div id="a" aria-owns="a"><p role="listitem">É</p></div>',
        '<div role="list" id="a" aria-owns="b"><div id="b" aria-owns="a"><p role="listitem">É</p></div></div>',
    ],
)
def test_elements_that_claim_each_other_end(body: str) -> None:
    assert len(found(("aria-parent-missing", "aria-children-missing"), body)) <= 1
