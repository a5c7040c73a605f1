"""A word is one finding for a project, with its places; what the project explains anywhere is explained."""

from __future__ import annotations

from pathlib import Path

import pytest
from guichet.core.configuration import Config
from guichet.core.findings import Certainty
from guichet.engine.report import Report
from guichet.engine.run import check


def run(folder: Path, files: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Report:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(folder)
    rules = ("admin-jargon", "acronym-unexplained")
    return check(["."], Config(select=rules), jobs=1, use_cache=False)


def test_a_word_is_said_once_with_its_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = '<p lang="fr">Le document dûment signé est à joindre à votre lettre.</p>'
    (finding,) = run(tmp_path, {f"{name}.html": page for name in "abcdef"}, monkeypatch).findings
    assert finding.path == "a.html"
    assert finding.places == (("b.html", 1), ("c.html", 1), ("d.html", 1), ("e.html", 1), ("f.html", 1))
    assert finding.message.en.endswith("Also in: b.html:1, c.html:1, d.html:1 and 2 other places.")
    assert finding.certainty is Certainty.VIOLATION


def test_a_word_of_the_service_itself_is_a_question(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = '<p lang="fr">Le document dûment signé est à joindre à votre lettre.</p>'
    (finding,) = run(tmp_path, {f"{name}.html": page for name in "abcdefghij"}, monkeypatch).findings
    assert finding.certainty is Certainty.REVIEW


@pytest.mark.parametrize(
    "glossary",
    [
        '<p><abbr title="direction de l’aide sociale">DASX</abbr></p>',
        "<p>La direction de l’aide sociale extérieure (DASX) vous reçoit.</p>",
        "<dl><dt>DASX : direction de l’aide sociale extérieure</dt></dl>",
    ],
)
def test_an_acronym_explained_elsewhere_is_explained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, glossary: str
) -> None:
    page = '<p lang="fr">Votre dossier est suivi par la DASX.</p>'
    assert len(run(tmp_path, {"a.html": page, "b.html": page}, monkeypatch).findings) == 1
    assert run(tmp_path, {"glossaire.html": glossary}, monkeypatch).findings == []
