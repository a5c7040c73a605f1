"""A script that starts a tracker is looked at with what starts it: itself, a call of its own file, or whoever brings it in."""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

RULE = rule_named("tracker-before-consent")
LOADS = "const s = document.createElement('script');\n    s.src = `https://www.googletagmanager.com/gtag/js?id=${key}`;\n    document.head.append(s);"
SERVICE = "export class Audience {{\n  {name}(key) {{\n    {loads}\n  }}\n}}\n{then}"
KEPT = "const audience = {{\n  load: function (key) {{\n    {loads}\n  }},\n}};\n{then}"


def said(script: str) -> list[str]:
    return [one.certainty.value for one in found_in(RULE, {"static/audience.js": script})]


@pytest.mark.parametrize(
    ("script", "certainty"),
    [
        (SERVICE.format(name="start", loads=LOADS, then=""), ["review"]),
        (SERVICE.format(name="start", loads=LOADS, then="new Audience().start('G-1');\n"), ["violation"]),
        (SERVICE.format(name="connectedCallback", loads=LOADS, then=""), ["violation"]),
        (KEPT.format(loads=LOADS, then="window.audience = audience;\n"), ["review"]),
        (KEPT.format(loads=LOADS, then="audience.load('G-1');\n"), ["violation"]),
        (KEPT.format(loads=LOADS, then="if (consent.accepted) {\n  audience.load('G-1');\n}\n"), []),
    ],
)
def test_what_nothing_starts_is_asked_about(script: str, certainty: list[str]) -> None:
    assert said(script) == certainty


def test_what_else_goes_by_the_name_of_a_function_does_not_call_it() -> None:
    starts = f"function load(key) {{\n    {LOADS}\n}}\nif (consent.accepted) load('G-1');\n"
    assert said(starts) == said(starts + "picture.load('a.png');\n") == []


@pytest.mark.parametrize(
    "test", ["typeof _gaq != 'undefined'", "typeof window.ga === 'function'", "options.tracker !== 'null'"]
)
def test_to_ask_whether_a_tracker_is_there_is_no_answer_of_anybody(test: str) -> None:
    assert said(f"function count(name) {{\n  if ({test}) {{\n    _gaq.push(['_trackEvent', name]);\n  }}\n}}\n") == []


def test_an_answer_that_lets_the_tracking_go_is_one() -> None:
    assert said(
        "if (localStorage.getItem('cookies') !== 'refused') {\n  _gaq.push(['_trackPageview']);\n  _gaq.push(['_setAccount', 'UA-1']);\n}\n"
    )
