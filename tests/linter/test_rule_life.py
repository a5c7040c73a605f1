"""A rule may change its name, be on its way out, or be gone: what was written about it keeps its meaning."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from guichet.core.errors import UsageError
from guichet.core.findings import Text
from guichet.documents.rule_page import rule_page
from guichet.engine import catalogue
from guichet.engine.catalogue import all_rules
from guichet.rulebook import codes
from guichet.rulebook.codes import PREFIXES, next_code, retired
from guichet.version import VERSION

from tests.linter.conftest import Run

Guichet = Callable[..., Run]
IMG = '<html lang="fr"><head><title>Plan</title></head><body><main><h1>Plan</h1><img src="plan.png"></main></body></html>\n'
OLD = "image-without-text"
DEROGATION = '{{# guichet: ignore[{}] reason="décor" owner="service accueil" #}}<img src="plan.png">'


@pytest.fixture
def life(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Give `img-alt-missing` another life: an old name, an end."""

    def of(**changes: object) -> None:
        rules = tuple(
            dataclasses.replace(rule, **changes) if rule.name == "img-alt-missing" else rule for rule in all_rules()
        )
        monkeypatch.setattr(catalogue, "_own_cards", lambda: rules)
        forget()

    yield of
    monkeypatch.undo()
    forget()


def forget() -> None:
    catalogue._with_plugins.cache_clear()
    catalogue._by_word.cache_clear()


def test_an_old_name_works_in_a_derogation_with_a_note(guichet: Guichet, life: Callable[..., None]) -> None:
    life(aliases=(OLD,))
    text = IMG.replace('<img src="plan.png">', DEROGATION.format(OLD))
    run = guichet(
        "check", "--isolated", "--no-cache", "--select", "img-alt-missing", "--format", "json", files={"a.html": text}
    )
    assert run.rules == ["derogation-renamed"]
    assert run.status == 0
    (note,) = run.json["findings"]
    assert note["certainty"] == "review"
    assert OLD in note["message"]
    assert "img-alt-missing" in note["message"]
    assert run.json["summary"]["suppressed"] == 1


def test_without_the_alias_the_same_derogation_answers_for_nothing(guichet: Guichet) -> None:
    text = IMG.replace('<img src="plan.png">', DEROGATION.format(OLD))
    run = guichet(
        "check", "--isolated", "--no-cache", "--select", "img-alt-missing", "--format", "json", files={"a.html": text}
    )
    assert sorted(run.rules) == ["derogation-unknown-rule", "img-alt-missing"]


@pytest.mark.parametrize(
    "toml",
    [
        f'select = ["img-alt-missing"]\nignore = ["{OLD}"]',
        f'select = ["img-alt-missing"]\n[tool.guichet.per-file-ignores]\n"*.html" = ["{OLD}"]',
    ],
)
def test_an_old_name_works_in_the_configuration_with_a_note(
    guichet: Guichet, life: Callable[..., None], toml: str
) -> None:
    life(aliases=(OLD,))
    run = guichet("check", "--no-cache", files={"pyproject.toml": f"[tool.guichet]\n{toml}\n", "a.html": IMG})
    assert run.status == 0, run.out
    assert f'"{OLD}" is now called "img-alt-missing"' in run.err


def test_an_old_name_works_on_the_command_line_and_in_explain(guichet: Guichet, life: Callable[..., None]) -> None:
    life(aliases=(OLD,))
    run = guichet("check", "--isolated", "--no-cache", "--select", OLD, "--format", "json", files={"a.html": IMG})
    assert run.rules == ["img-alt-missing"]
    assert run.err.count(OLD) == 1
    explained = guichet("explain", OLD)
    assert "`img-alt-missing`" in explained.out
    assert f"Was called: `{OLD}`." in explained.out
    assert OLD in explained.err


def test_options_are_read_under_an_old_name(guichet: Guichet, life: Callable[..., None]) -> None:
    life(aliases=(OLD,))
    toml = f'[tool.guichet.rules."{OLD}"]\n'
    run = guichet("check", "--no-cache", files={"pyproject.toml": toml, "a.html": "<p>Bonjour à toutes et à tous.</p>"})
    assert run.status == 0, run.err
    assert OLD in run.err


def test_a_baseline_written_under_an_old_name_holds(
    guichet: Guichet, life: Callable[..., None], tmp_path: Path
) -> None:
    select = ("--isolated", "--no-cache", "--select", "img-alt-missing")
    guichet("baseline", *select, files={"a.html": IMG})
    file = tmp_path / ".guichet-baseline"
    file.write_text(file.read_text(encoding="utf-8").replace("img-alt-missing", OLD), encoding="utf-8")
    life(aliases=(OLD,))
    run = guichet("check", *select, "--baseline", ".guichet-baseline", "--format", "json")
    assert run.rules == []
    assert run.json["summary"]["accepted"] == 1


def test_a_rule_on_its_way_out_runs_only_when_named_and_says_so(guichet: Guichet, life: Callable[..., None]) -> None:
    life(deprecated=Text("Prenez « link-empty ».", 'Take "link-empty".'))
    assert (
        "img-alt-missing"
        not in guichet("check", "--isolated", "--no-cache", "--format", "json", files={"a.html": IMG}).rules
    )
    run = guichet("check", "--isolated", "--no-cache", "--select", "img-alt-missing", "--format", "json")
    assert run.rules == ["img-alt-missing"]
    assert 'The rule "img-alt-missing" will go. Take "link-empty".' in run.err
    assert "This rule will go." in guichet("explain", "img-alt-missing").out


def test_every_rule_says_since_when() -> None:
    for rule in all_rules():
        assert [int(part) for part in rule.since.split(".")] <= [int(part) for part in VERSION.split(".")]
        assert f"Since version {rule.since}." in rule_page(rule, "en")


def test_no_retired_code_or_name_is_used_again() -> None:
    gone = {code: one["name"] for code, one in retired().items()}
    assert not {rule.code for rule in all_rules()} & set(gone)
    assert not {word for rule in all_rules() for word in rule.names} & set(gone.values())


def test_the_next_code_is_the_highest_ever_plus_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codes, "retired", lambda: {"W9312": {"name": "x"}, "W9409": {"name": "y"}})
    assert next_code(("W93",), ["W9301", "W9304"]) == "W9313"
    assert next_code(("W94",), ["W9401", "W9420"]) == "W9421"
    assert next_code(("W95",), []) == "W9501"
    assert next_code(("W91", "W96"), ["W9102", "W9199"]) == "W9601"
    assert next_code(("W91", "W96"), ["W9102", "W9603"]) == "W9604"
    with pytest.raises(UsageError):
        next_code(("W93",), ["W9399"])


def test_each_family_has_room_and_a_gap_is_never_filled() -> None:
    taken = [rule.code for rule in all_rules()]
    for prefixes in PREFIXES.values():
        code = next_code(prefixes, taken)
        assert code not in taken
        assert all(other < code for other in taken if other[:3] == code[:3])
