"""Macros and tags of design systems are known from what they render: a flaw of a call is said at the call."""

from __future__ import annotations

import pytest
from guichet.core.configuration import Config
from guichet.core.source import Source
from guichet.engine.catalogue import rule_named
from guichet.engine.dispatch import check_file
from guichet.engine.selection import Rules
from guichet.reading.project.project import Project

RULES = (
    "field-label-missing",
    "button-name-missing",
    "button-name-vague",
    "link-text-vague",
    "label-empty",
    "heading-empty",
)


def said(page: str) -> list[str]:
    """Return which of the rules about names say something of a page, and check that it is said at the call."""
    project = Project(["templates/p.html"], Config(), {"templates/p.html": Source("templates/p.html", page)})
    found = check_file("templates/p.html", Rules([rule_named(one) for one in RULES]), project)
    assert not any(one.rule == "rule-failed" for one in found)
    at = page.index("{")
    assert all(one.path == "templates/p.html" and at <= one.span.start < page.rindex("}") for one in found)
    return [one.rule for one in found]


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ('{{ govukInput({ id: "n", name: "n" }) }}', ["field-label-missing"]),
        ('{{ govukInput({ label: { text: "" }, id: "n", name: "n" }) }}', ["field-label-missing"]),
        ('{{ govukButton({ text: "" }) }}', ["button-name-missing"]),
        ('{{ govukButton({ text: "Click here" }) }}', ["button-name-vague"]),
        ("{% dsfr_button label='' %}", ["button-name-missing"]),
        ('{% dsfr_link label="cliquez ici" url="/é" %}', ["link-text-vague"]),
        ('{% dsfr_input id="é" label="" %}', ["label-empty", "field-label-missing"]),
        ('{{ govukInput({ label: { text: "Votre été" }, id: "n", name: "n", hint: { text: "En lettres" } }) }}', []),
        ('{{ govukInput({ label: { html: _("Votre été") }, id: "n", name: "n" }) }}', []),
        ("{{ govukInput(champ) }}", []),
        ('{{ govukInput({ label: champ.label, id: "n", name: "n" }) }}', []),
        ('{{ govukButton({ html: icône, attributes: { "aria-label": "Été" } }) }}', []),
        ("{% dsfr_button data %}", []),
        ("{% dsfr_button label=texte %}", []),
        ("{% dsfr_accordion id=clé title=bloc.titre content=bloc.texte|richtext %}", []),
        ('{% dsfr_alert type="success" title="Été" content="Votre demande est partie" %}', []),
    ],
)
def test_components_of_design_systems(call: str, expected: list[str]) -> None:
    assert said(f"<form>{call}</form>") == expected
