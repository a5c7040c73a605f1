"""Scripts that markup names answer for the elements whose attributes call them, and for no other."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from guichet.core.configuration import Config
from guichet.engine.catalogue import selected
from guichet.engine.dispatch import check_file
from guichet.engine.selection import Rules
from guichet.heard.answers import answers
from guichet.reading.scripts.controllers import identifier_of
from guichet.reading.scripts.files import script_at
from guichet.reading.scripts.pages import scripts_on

from tests.linter.test_built_styles import project

KEPT = ("keyboard-trap", "paste-blocked", "shortcut-single-key", "pointer-down-acts", "status-message-silent")


def said(files: Mapping[str, str], path: str) -> list[str]:
    found = check_file(path, Rules(selected(Config())), project(files))
    return [one.rule for one in found if one.rule in KEPT]


def controller(body: str) -> str:
    return f"export default class extends Controller {{\n  static targets = ['champ'];\n{body}\n}}\n"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("app/javascript/controllers/panel_controller.js", "panel"),
        ("app/javascript/controllers/admin/date_range_controller.ts", "admin--date-range"),
        ("assets/controllers/hello-world_controller.js", "hello-world"),
        ("app/components/menu/menu_controller.js", "menu"),
        ("app/controllers/users.js", ""),
    ],
)
def test_the_name_of_a_controller(path: str, name: str) -> None:
    assert identifier_of(path) == name


PLACE = "js/controllers/code_controller.js"
FIELD = '<html lang="fr"><div data-controller="code"><input aria-label="Été" data-code-target="champ" {}></div></html>'


@pytest.mark.parametrize(
    ("attributes", "body", "expected"),
    [
        ('data-action="paste->code#refuser"', "refuser(e) { e.preventDefault() }", ["paste-blocked"]),
        ('data-action="paste->code#refuser"', "refuser(e) { compter() }", []),
        ('data-action="copy->code#refuser"', "refuser(e) { e.preventDefault() }", []),
        ('data-action="keydown->code#tenir"', "tenir(e) { if (e.key === 'Tab') e.preventDefault() }", ["keyboard-trap"]),
        ('data-action="keydown->autre#tenir"', "tenir(e) { if (e.key === 'Tab') e.preventDefault() }", []),
        ('data-action="blur->code#garder"', "garder(e) { e.target.focus() }", ["keyboard-trap"]),
        ('data-action="blur->code#garder"', "garder(e) { noter(this.champTarget.value) }", []),
        ('data-action="keydown@document->code#aller"', "aller(e) { if (e.key === 'l') location.assign('/é') }",
         ["shortcut-single-key"]),
        ('data-action="keydown->code#aller"', "aller(e) { if (e.key === 'Enter') this.champTarget.select() }", []),
    ],
)  # fmt: skip
def test_what_a_method_does_to_the_element_that_calls_it(attributes: str, body: str, expected: list[str]) -> None:
    files = {"page.html": FIELD.format(attributes), PLACE: controller(body)}
    assert said(files, PLACE) == expected


@pytest.mark.parametrize(
    ("markup", "elements"),
    [
        ('<button data-action="code#ouvrir">A</button><p data-action="code#ouvrir">B</p>', {"click": ["button"]}),
        ('<form data-action="code#ouvrir"><select data-action="code#ouvrir"></select></form>', {"submit": ["form"], "change": ["select"]}),
        ('<p data-action="mouseenter->code#ouvrir:once">A</p>', {"mouseenter": ["p"]}),
    ],
)  # fmt: skip
def test_the_event_that_an_element_means(markup: str, elements: dict[str, list[str]]) -> None:
    site = project({"page.html": f'<div data-controller="code">{markup}</div>', PLACE: controller("ouvrir() {}")})
    template, script = site.library.template("page.html"), script_at(PLACE, site)
    assert template is not None
    assert script is not None
    page = site.page(template)
    found = {one.event: [each.name for each in one.elements(page)] for one in answers(script)}
    assert {event: names for event, names in found.items() if names} == elements
    assert [one.path for one in scripts_on(page)] == [PLACE]


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ("@keydown=\"if ($event.key === 'Tab') $event.preventDefault()\"", ["keyboard-trap"]),
        ("x-on:keydown=\"if ($event.key === 'Tab') $event.preventDefault()\"", ["keyboard-trap"]),
        ("@keydown=\"if ($event.key === 'Enter') $event.preventDefault()\"", []),
        ("@pointerdown=\"location.href = '/é'\"", ["pointer-down-acts"]),
        ("hx-on:pointerdown=\"location.href = '/é'\"", ["pointer-down-acts"]),
        ("@click=\"location.href = '/é'\"", []),
    ],
)
def test_code_that_is_written_in_an_attribute(attributes: str, expected: list[str]) -> None:
    assert said({"page.html": f'<html lang="fr"><input aria-label="Été" {attributes}></html>'}, "page.html") == expected


@pytest.mark.parametrize(("given", "expected"), [("message", []), ("messages", ["control-unanswered"])])
def test_a_target_that_markup_gives_waits_for_nothing(given: str, expected: list[str]) -> None:
    files = {
        "js/controllers/mon-compte_controller.js": "export default class extends Controller {\n  static targets = ['message'];\n}\n",
        "p.html": f'<div data-controller="mon-compte"><p data-mon-compte-target="{given}">Été</p>'
        '<p data-mon-compte-target="messages">Été</p></div>',
    }
    found = check_file("p.html", Rules(selected(Config())), project(files))
    assert sorted({one.rule for one in found if one.rule == "control-unanswered"}) == expected
