"""The count of what ordinary sentences are taken for."""

import json
from pathlib import Path

import pytest

from tests.ordinary import main

HARM = "Sans réponse de votre part, votre dossier est clos."


def test_each_saying_is_counted_with_the_words_it_took(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    said = {"a": HARM, "b": "La mairie est ouverte le lundi et le mardi.", "c": HARM.replace("dossier", "inscription")}
    (tmp_path / "messages.fr.json").write_text(json.dumps(said), encoding="utf-8")
    main([str(tmp_path)])
    *lines, last = capsys.readouterr().out.splitlines()
    counts = [line for line in lines if not line.startswith(" ")]
    assert [line for line in counts if line.startswith("2  fr.silence: ")]
    assert any("réponse de votre part" in line for line in lines)
    assert " told in 3 blocks of words" in last


def test_what_wrongs_nobody_is_told_of_no_saying(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    german = '{"a": "Ohne Antwort wird der Antrag geschlossen."}'
    (tmp_path / "messages.de.json").write_text(german, encoding="utf-8")
    (tmp_path / "letter.fr.txt").write_text(
        "La mairie est ouverte le lundi.\n\nVenez sans rendez-vous.\n", encoding="utf-8"
    )
    main([str(tmp_path)])
    assert capsys.readouterr().out.startswith("0 told in ")
