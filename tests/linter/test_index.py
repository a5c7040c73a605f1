"""The cards of the catalogue say what the rules say, are kept for this state of guichet alone, and leave rules shut."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from guichet.core.findings import Text, typeset
from guichet.core.keeping import kept
from guichet.engine import catalogue, index
from guichet.rulebook.card import Card
from guichet.rulebook.rule import Rule

KNOWN = [field.name for field in dataclasses.fields(Card) if field.name not in ("wants", "others", "number", "plugin")]


def test_a_card_says_what_its_rule_says() -> None:
    for rule in catalogue.all_rules():
        card = index.card_of(rule)
        assert [getattr(card, name) for name in KNOWN] == [getattr(rule, name) for name in KNOWN], rule.name
        for seen, view in zip(card.views(), rule.views(), strict=True):
            assert (seen.subject, seen.mentions, seen.needs) == (view.subject, view.mentions, view.needs)
            assert [str(getattr(want, "__name__", want)) for want in view.wants] == [*seen.wants]
            opened = catalogue.opened(seen)
            assert (opened.name, opened.subject, opened.check) == (view.name, view.subject, view.check)
        assert card.subjects == rule.subjects
        assert card.references == rule.references


def test_what_was_typeset_is_as_if_it_were_typed() -> None:
    text = Text("L'été : « oui »", "Yes")
    assert typeset(text.fr, text.en) == text


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package of two files in the place of guichet's, and a folder for what the user keeps."""
    folder = tmp_path / "paquet"
    (folder / "rules").mkdir(parents=True)
    for name in ("__init__.py", "rules/a.py"):
        (folder / name).write_text("x = 1\n", encoding="utf-8")
        # A disk may date a file a moment after it is written: here only what a test does changes a date.
        os.utime(folder / name, (2, 2))
    monkeypatch.setattr(kept, "PACKAGE", folder)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    kept.state.cache_clear()
    yield folder
    kept.state.cache_clear()


def edited(folder: Path) -> None:
    (folder / "rules" / "a.py").write_text("x = 22\n", encoding="utf-8")


def touched(folder: Path) -> None:
    os.utime(folder / "rules" / "a.py", (1, 1))


def added(folder: Path) -> None:
    (folder / "rules" / "liste.toml").write_text("", encoding="utf-8")


def removed(folder: Path) -> None:
    (folder / "rules" / "a.py").unlink()


def renamed(folder: Path) -> None:
    (folder / "rules" / "a.py").rename(folder / "rules" / "b.py")


@pytest.mark.parametrize("change", [edited, touched, added, removed, renamed])
def test_what_is_kept_holds_until_a_file_changes(package: Path, change: Callable[[Path], None]) -> None:
    kept.keep("fiches", kept.state(), b"[]")
    assert kept.read("fiches", kept.state()) == b"[]"
    assert kept.read("fiches", "something else") is None
    change(package)
    kept.state.cache_clear()
    assert kept.read("fiches", kept.state()) is None


def test_what_python_compiles_changes_nothing(package: Path) -> None:
    before = list(kept.states_below(package))
    (package / "rules" / "__pycache__").mkdir()
    (package / "rules" / "__pycache__" / "a.cpython-311.pyc").write_bytes(b"")
    assert list(kept.states_below(package)) == before != []


def test_what_is_damaged_is_not_believed(package: Path) -> None:
    kept.keep("fiches", kept.state(), b"[]")
    (file,) = (package / "__pycache__").glob("*.kept")
    file.write_bytes(file.read_bytes() + b" ")
    assert kept.read("fiches", kept.state()) is None


def test_the_user_keeps_what_cannot_stand_beside_the_modules(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    kept.keep("fiches", kept.state(), b"[]")
    assert not (package / "__pycache__").exists()
    assert kept.read("fiches", kept.state()) == b"[]"
    (tmp_path / "home" / "guichet").rename(tmp_path / "home" / "other")
    (tmp_path / "home" / "guichet").write_text("", encoding="utf-8")
    kept.keep("fiches", kept.state(), b"[]")
    assert kept.read("fiches", kept.state()) is None


@pytest.mark.parametrize("data", [b"[]", None])
def test_rules_are_imported_when_no_card_is_kept(data: bytes | None, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[bytes] = []
    monkeypatch.setattr(kept, "read", lambda name, of: data)
    monkeypatch.setattr(kept, "keep", lambda name, of, body: written.append(body))
    rules = catalogue.all_rules()[:3]
    found = index.cards(lambda: rules)
    assert found == (rules if data is None else ())
    if written:
        monkeypatch.setattr(kept, "read", lambda name, of: written[0])
        cards = index.cards(lambda: pytest.fail("the cards are there"))
        assert [card.name for card in cards] == [rule.name for rule in rules]
        assert not any(isinstance(card, Rule) for card in cards)


SHUT = """
import sys
from guichet.hosts.cli import main
main(["check", "--isolated", "--no-cache", "page.html"])
print(sorted(name.rpartition(".")[2] for name in sys.modules if name.startswith("guichet.rules.") and name.count(".") == 3))
"""


@pytest.mark.turns(4)
def test_a_rule_that_nothing_wakes_is_not_imported(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('<p>Bonjour</p><img src="été.png">\n', encoding="utf-8")

    def imported() -> str:
        words = [sys.executable, "-c", SHUT]
        environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "home")}
        run = subprocess.run(words, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
        return run.stdout.splitlines()[-1]

    imported()
    said = imported()
    assert "'img_alt_missing'" in said
    assert "'video_captions_missing'" not in said
    assert "'slot_rebooked_at_once'" not in said
