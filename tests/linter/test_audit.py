"""The pre-audit grid: 106 criteria in order, failures that are certain, the rest for people, no claim of conformity."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.limits import HANG
from tests.linter.conftest import Run

PAGE = '<!doctype html><html lang="fr"><head><title>Été – Service</title></head><body><main><h1>Été</h1><img src="a.png"></main></body></html>'
Guichet = Callable[..., Run]


def rows(guichet: Guichet, tmp_path: Path) -> list[list[str]]:
    run = guichet("audit", "--format", "csv", "--output", "g.csv", "--lang", "fr", files={"a.html": PAGE})
    assert run.status == 0
    return list(csv.reader(io.StringIO((tmp_path / "g.csv").read_text(encoding="utf-8-sig"))))


def test_the_grid_has_every_criterion_in_order(guichet: Guichet, tmp_path: Path) -> None:
    table = rows(guichet, tmp_path)
    numbers = [row[1] for row in table[1:]]
    assert len(numbers) == 106
    assert numbers == sorted(numbers, key=lambda number: [int(part) for part in number.split(".")])


def test_states_are_only_what_the_code_shows(guichet: Guichet, tmp_path: Path) -> None:
    state = {row[1]: (row[4], row[5]) for row in rows(guichet, tmp_path)[1:]}
    assert state["1.1"][0] == "non conforme (automatique)"
    assert state["1.1"][1].startswith("a.html:1 ")
    assert state["5.6"][0].startswith("non applicable")
    assert state["3.3"][0] == "à vérifier par une personne"
    assert not [one for one, _ in state.values() if one.startswith("conforme")]


@pytest.mark.parametrize("name", ["markdown", "html"])
def test_readable_forms_say_it_is_no_audit(guichet: Guichet, tmp_path: Path, name: str) -> None:
    guichet("audit", "--format", name, "--output", "g", files={"a.html": PAGE})
    text = (tmp_path / "g").read_text(encoding="utf-8")
    assert "It is not an audit" in text
    assert text.count("13.12") == 1


@pytest.mark.parametrize(
    ("lang", "words"), [("fr", "Non conforme (automatique)\u00a0: "), ("en", "Fails (automatic): ")]
)
def test_counts_agree_whatever_they_are(guichet: Guichet, lang: str, words: str) -> None:
    assert words in guichet("audit", "--lang", lang, files={"a.html": PAGE}).out


def test_the_spreadsheet_is_well_formed_and_opens(guichet: Guichet, tmp_path: Path) -> None:
    guichet("audit", "--format", "ods", "--output", "g.ods", files={"a.html": PAGE})
    with zipfile.ZipFile(tmp_path / "g.ods") as archive:
        assert archive.namelist()[0] == "mimetype"
        ElementTree.fromstring(archive.read("content.xml"))
    office = shutil.which("libreoffice") or shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed: the spreadsheet was not opened in it")
    subprocess.run(
        [office, "--headless", "--convert-to", "csv", "g.ods"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=HANG,
    )
    assert "13.12" in (tmp_path / "g.csv").read_text(encoding="utf-8")


def test_the_grid_passes_our_own_rules(guichet: Guichet) -> None:
    guichet("audit", "--format", "html", "--output", "g.html", files={"a.html": PAGE})
    assert (
        guichet("check", "--select", "accessibility", "--format", "json", "g.html").json["summary"]["violations"] == 0
    )
