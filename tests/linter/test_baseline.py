"""The baseline: named once in the configuration and honoured everywhere; a partial command rewrites its part only."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from guichet.testing import assert_open_to_all

from tests.linter.conftest import Run

Guichet = Callable[..., Run]

FLAW = '<p>\n<img src="plan.png">\n</p>\n'
CONFIGURED = '[tool.guichet]\nselect = ["img-alt-missing", "premium-rate-number"]\nbaseline = "accepted.tsv"\n'
CHECK = ("check", "--format", "json")


def entries(folder: Path, name: str = "accepted.tsv") -> list[str]:
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    return [" ".join(line.split("\t")[:2]) for line in lines if not line.startswith("#")]


def test_the_configuration_names_the_baseline(guichet: Guichet, tmp_path: Path) -> None:
    files = {"pyproject.toml": CONFIGURED, "a.html": FLAW}
    assert guichet("baseline", files=files).status == 0
    assert entries(tmp_path) == ["img-alt-missing a.html"]
    assert guichet(*CHECK).rules == []
    assert guichet(*CHECK, "a.html").json["summary"]["accepted"] == 1
    assert guichet(*CHECK, files={"b.html": FLAW}).rules == ["img-alt-missing"]


def test_the_command_line_has_the_last_word(guichet: Guichet, tmp_path: Path) -> None:
    guichet("baseline", files={"pyproject.toml": CONFIGURED, "a.html": FLAW})
    (tmp_path / "none.tsv").write_text("# none\n", encoding="utf-8")
    assert guichet(*CHECK, "--baseline", "none.tsv").rules == ["img-alt-missing"]
    assert guichet(*CHECK, "--no-baseline").rules == ["img-alt-missing"]
    assert "img-alt-missing" in guichet(*CHECK, "--isolated").rules
    assert guichet("baseline", "--baseline", "other.tsv").status == 0
    assert entries(tmp_path, "other.tsv") == ["img-alt-missing a.html"]


def test_the_configured_baseline_is_found_from_a_folder_below(
    guichet: Guichet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guichet("baseline", files={"pyproject.toml": CONFIGURED, "a.html": FLAW, "deep/b.html": FLAW})
    monkeypatch.chdir(tmp_path / "deep")
    assert guichet(*CHECK).rules == []
    assert guichet("baseline", files={"deep/b.html": "<p>Été</p>\n"}).status == 0
    assert entries(tmp_path) == ["img-alt-missing a.html"]


def test_a_configured_baseline_that_is_missing_is_said(guichet: Guichet) -> None:
    run = guichet("check", files={"pyproject.toml": CONFIGURED, "a.html": FLAW})
    assert run.status == 2
    assert "accepted.tsv" in run.err


def test_a_text_that_an_editor_sends_follows_it(guichet: Guichet, monkeypatch: pytest.MonkeyPatch) -> None:
    guichet("baseline", files={"pyproject.toml": CONFIGURED, "t/a.html": FLAW})
    for text, rules in ((FLAW, []), (FLAW * 2, ["img-alt-missing"])):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        assert guichet(*CHECK, "-", "--stdin-filename", "t/a.html").rules == rules


def test_an_audit_shows_what_was_accepted(guichet: Guichet) -> None:
    guichet("baseline", files={"pyproject.toml": CONFIGURED, "a.html": FLAW})
    assert "a.html:2" in guichet("audit", "a.html").out


def test_a_file_checked_alone_makes_no_line_stale(guichet: Guichet) -> None:
    """A hook names the files that changed: what an accepted flaw was seen through may not be among them."""
    heading = (
        "<html lang='fr'><head><title>Été</title></head><body><main>{% include 'part.html' %}</main></body></html>"
    )
    files = {
        "pyproject.toml": CONFIGURED.replace("premium-rate-number", "heading-level-skipped"),
        "page.html": heading,
        "part.html": "<h1>Été</h1><h3>Plage</h3>\n",
    }
    guichet("baseline", files=files)
    assert guichet(*CHECK, "part.html", files={"part.html": "<h1>Été</h1><h2>Plage</h2>\n"}).rules == []
    assert set(guichet(*CHECK, ".").rules) == {"baseline-stale"}


def test_a_folder_rewrites_its_part_alone(guichet: Guichet, tmp_path: Path) -> None:
    files = {"pyproject.toml": CONFIGURED, "a/one.html": FLAW, "b/two.html": FLAW, "b/three.html": FLAW}
    guichet("baseline", files=files)
    (tmp_path / "b" / "three.html").unlink()
    run = guichet("baseline", "--lang", "en", "b", files={"b/two.html": FLAW * 2, "a/new.html": FLAW})
    assert entries(tmp_path) == [
        "img-alt-missing a/one.html",
        "img-alt-missing b/two.html",
        "img-alt-missing b/two.html",
    ]
    assert run.out.startswith("2 findings accepted in accepted.tsv.")
    assert "1 line unchanged for the rest" in run.out


@pytest.mark.parametrize(
    "narrowing", [("--select", "img-alt-missing"), ("--ignore", "premium-rate-number"), ("--select", "W9101")]
)
def test_a_selection_rewrites_its_rules_alone(guichet: Guichet, tmp_path: Path, narrowing: tuple[str, str]) -> None:
    page = FLAW + "<p>Appelez le 0 892 70 01 23.</p>\n"
    guichet("baseline", files={"pyproject.toml": CONFIGURED, "a.html": page})
    before = entries(tmp_path)
    assert len(before) == 2
    run = guichet("baseline", "--lang", "fr", *narrowing, files={"a.html": page.replace("<img", "<img alt=''")})
    assert entries(tmp_path) == [line for line in before if line.startswith("premium")]
    assert "1 ligne inchangée" in run.out


def test_the_whole_project_leaves_nothing_of_what_it_judged(guichet: Guichet, tmp_path: Path) -> None:
    guichet("baseline", files={"pyproject.toml": CONFIGURED, "a.html": FLAW, "b.html": FLAW})
    (tmp_path / "b.html").unlink()
    run = guichet("baseline", "--lang", "en", files={"accepted.tsv": "<<<<<<< a conflict\n"})
    assert entries(tmp_path) == ["img-alt-missing a.html"]
    assert "unchanged" not in run.out


def test_with_the_rules_by_default(guichet: Guichet, tmp_path: Path) -> None:
    guichet("baseline", files={"a/a.html": FLAW, "b/b.html": FLAW})
    assert guichet("baseline", "a", files={"a/a.html": "<p>Été</p>\n"}).status == 0
    assert {line.split()[1] for line in entries(tmp_path, ".guichet-baseline")} == {"b/b.html"}


def test_a_damaged_baseline_is_not_rewritten_in_part(guichet: Guichet, tmp_path: Path) -> None:
    files = {"pyproject.toml": CONFIGURED, "a/a.html": FLAW, "accepted.tsv": "damaged\n"}
    assert guichet("baseline", "a", files=files).status == 2
    assert (tmp_path / "accepted.tsv").read_text(encoding="utf-8") == "damaged\n"


def test_a_rendered_page_may_hold_what_was_accepted_in_its_template(guichet: Guichet) -> None:
    guichet("baseline", files={"pyproject.toml": CONFIGURED, "templates/a.html": FLAW})
    page = (
        "<!doctype html><html lang='fr'><head><title>Été</title></head><body><main><h1>Été</h1>{}</main></body></html>"
    )
    assert_open_to_all(page.format(FLAW))
    with pytest.raises(AssertionError, match=r"new\.png"):
        assert_open_to_all(page.format(FLAW + '<img src="new.png">'))
