"""A few cases of `tests.fuzz` that each commit draws, a night's worth in the audit, and those that once failed."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from guichet.api import check_text
from guichet.core.source import Source
from guichet.engine.containment import FAILED
from guichet.reading.styles.colour import parse_colour
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from tests import fuzz
from tests.limits import no_hang
from tests.turns import turn

SAMPLE, DRAWN = 60, 1_000_000_000
AUDIT = 20_000
ONCE = [3372, 4566, 5865, 6108, 7233, 7753]
"""A long word searched from each of its letters for a file; labels in labels; a selector that cannot be read; a long word of a crontab."""


def drawn() -> int:
    """The case that a turn begins with."""
    return random.Random(turn()).randrange(DRAWN)


def stopped(number: int) -> list[str]:
    """What does not hold of a case, its time apart: the audit alone asks for it."""
    return [fault for fault in fuzz.faults(number) if not fault.startswith("slow")]


@pytest.fixture(autouse=True)
def _apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands around here is no part of a case."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("number", ONCE)
def test_what_failed_once_holds(number: int) -> None:
    assert stopped(number) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("<p><b>a</b></p><p>b</p>", 2),
        ("<p></i></i><b>", 2),
        ("<p><b></p><i>", 2),
        ("<p><br><img><b>", 2),
        ("<svg>" * 130 + "</p>" * 200 + "<svg>", 131),
    ],
)
def test_what_closes_nothing_leaves_a_file_as_deep_as_it_is(text: str, count: int) -> None:
    assert fuzz.elements_open(text) == count


@pytest.mark.parametrize("value", ["-" * 400 + "!", "é_" * 400 + "!", "a.b-" * 200 + "?"])
def test_a_long_value_of_a_table_is_read(value: str) -> None:
    """What looks like an address and is none was tried in every way to part it."""
    with no_hang():
        said = check_text(f"demandes:\n  routage:\n    police: '{value}'\n", "config/routes.yml", isolated=True)
    assert FAILED not in {one.rule for one in said.findings}


def test_functions_that_all_call_one_another_are_asked_about_once() -> None:
    called = "".join(f"f{n}(); " for n in range(120))
    code = "".join(f"function f{n}() {{ {called}fbq('init', '{n}'); }}\n" for n in range(120))
    with no_hang():
        said = check_text(code, "static/app.js", isolated=True, select=["tracker-before-consent"])
    assert FAILED not in {one.rule for one in said.findings}


@seed(drawn())
@given(st.integers(0, DRAWN))
@settings(
    max_examples=SAMPLE,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_files_that_nobody_would_write_are_read(number: int) -> None:
    with no_hang():
        assert stopped(number) == []


def test_neither_processes_nor_what_is_kept_change_a_report() -> None:
    start = drawn()
    assert list(fuzz.faults_on_disk(range(start, start + 6))) == []


@pytest.mark.audit
def test_a_night_of_files_that_nobody_would_write() -> None:
    said: list[str] = []
    start = drawn()
    assert fuzz.watch(start, start + AUDIT, said.append) == 0, (start, said)


@pytest.mark.parametrize("number", [drawn() + one for one in range(3)])
def test_files_that_say_the_same_a_thousand_times_are_read(number: int) -> None:
    with no_hang():
        assert [one for one in fuzz.faults(number, fuzz.repeated) if not one.startswith("slow")] == []


def test_a_case_is_the_same_each_time() -> None:
    assert fuzz.case(7) == fuzz.case(7) != fuzz.case(8)
    assert len(fuzz.seeds()) > 1000


def _said(**files: str) -> list[str]:
    """What does not hold of files written here, and the rules that speak of them, whatever the order."""
    sources = {path: Source(path, text) for path, text in files.items()}
    found = [fuzz.findings_of(sources, paths) for paths in (sorted(sources), sorted(sources, reverse=True))]
    assert sorted(map(repr, found[0])) == sorted(map(repr, found[1]))
    assert [one.message.en for one in found[0] if one.rule == FAILED] == []
    return [one.rule for one in found[0]]


def test_a_script_that_is_opened_in_a_value_and_never_closed_stops_no_rule() -> None:
    page = '<div tabindex="0" @keydown="x">É"><title>a</title><script async src="https://a.example/{% comment %}x</div>'
    _said(**{"templates/page.html": page})


def test_a_limit_that_a_file_of_rules_leaves_empty_is_none() -> None:
    code = 'import yaml\n\nRULES = yaml.safe_load(open("depot.yaml"))\n\n\ndef take(fichier):\n    if fichier.size > RULES["max_ko"] * 1024:\n        raise HTTPException(400)\n'
    assert "upload-restrictive" not in _said(**{"depot.py": code, "depot.yaml": "max_ko: \n"})
    assert "upload-restrictive" in _said(**{"depot.py": code, "depot.yaml": "max_ko: 500\n"})


def test_what_goes_round_is_told_at_one_place_whatever_the_order() -> None:
    a, b = "id: permis\nprerequisites:\n  - banque\n", "id: banque\nprerequisites: [permis]\n"
    assert _said(**{"a.yml": a, "b.yml": b}) == ["procedure-loop"]


def test_a_declaration_of_java_with_nothing_around_it_is_read() -> None:
    _said(**{"src/main/java/Depot.java": "dy ser(@Re) {\n ime tenant = Loc"})


def test_a_block_that_is_written_inside_itself_comes_to_an_end() -> None:
    child = "{% extends 'absent.html' %}{% block b %}<p>.{% block b %}<p>Au vu <strong style='background-color: #ffb7a5'>interdit</strong>.</p><p>Ceci.</p>{% endblock %}"
    with no_hang():
        _said(
            **{
                "templates/base.html": "<html><body>{% block b %}{% endblock %}</body></html>",
                "templates/a.html": child,
            }
        )
        _said(**{"templates/a.html": child})


def test_a_line_of_slim_that_only_prints_what_is_below_is_read() -> None:
    _said(**{"app/views/a.html.slim": "table\n  tr\n    =\n      img src='a.png'\n  = image_tag 'b.png'\n"})


def test_a_call_of_nothing_around_a_window_is_read() -> None:
    _said(
        **{
            "static/app.js": "then()(() => { window.open('/a') });\nfoo(function () { alert(1) })();\nready(() => open('/b'))()\n"
        }
    )


def test_a_colour_of_thousands_of_digits_is_no_colour() -> None:
    assert parse_colour(f"{'9' * 5_000} red") is None
    assert parse_colour("red") is not None


def test_what_ends_a_paragraph_and_what_begins_the_next_say_nothing_together() -> None:
    page = "<html><body><p>Madame, un dossier : elle ne</p><p>peut pas donner suite à votre demande d'aide.</p></body></html>"
    _said(**{"templates/lettre_refus.html": page})


def test_a_key_of_a_catalogue_that_is_no_word_names_no_phrase() -> None:
    page = "<h1><%= t('devise.passwords.new.forgot_your_password') %></h1>"
    for written in ("{{{{{  devise}}}}}:\n    passwords:\n      new: 'Été'\n", "? [a, b]\n  : 'Été'\n"):
        _said(**{"config/locales/devise.fr.yml": f"fr:\n  {written}", "app/views/devise/passwords/new.html.erb": page})


def test_keys_that_are_keys_of_keys_are_nested() -> None:
    files = {"conf/mesure.yml": b"? " * 150 + b"mesure: 1\n", fuzz.WITNESS: fuzz.FLAW.encode()}
    assert list(fuzz.faults(1, lambda _: files)) == []
