"""Letters written by their number, as many tools write all that is not ASCII: people read the letter."""

import json
from pathlib import Path

import pytest
from guichet.core.source import Source
from guichet.reading.texts.catalogues import unescaped
from guichet.reading.texts.pieces import folded

from tests.linter.told.test_sentences import findings

SAID = "Sans réponse de votre part, votre dossier est clos."


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"r\u00e9ponse", "réponse"),
        (r"r\xe9ponse", "réponse"),
        (r"r\u{e9}ponse", "réponse"),
        (r"r\U000000e9ponse", "réponse"),
        (r"r\U00e9ponse", "réponse"),
        (r"\ud83d\ude00 oui", "😀 oui"),
        (r"seul \ud83d oui", "seul \ufffd oui"),
        (r"\u{110000} oui", "\ufffd oui"),
        (r"une\nligne \"dite\"", 'une ligne "dite"'),
        (r"\u00zz et \x", "u00zz et x"),
    ],
)
def test_an_escape_is_the_letter_that_it_stands_for(written: str, read: str) -> None:
    pieces = unescaped(written, 0)
    assert folded(pieces) == read
    assert all(0 <= one.start <= len(written) for one in pieces)


@pytest.mark.parametrize(
    ("path", "shape"),
    [
        ("locales/fr.json", '{{"close": {}}}\n'),
        ("locales/fr.yml", "fr:\n  close: {}\n"),
        ("locales/fr.toml", "close = {}\n"),
        ("lang/fr/messages.php", '<?php return ["close" => {}];\n'),
        ("locales/fr.js", "export default {{ close: {}, menu: 'Accueil du site' }};\n"),
        ("app/messages.py", "from django.utils.translation import gettext as _\nCLOSED = _({})\n"),
        ("fr.lproj/Localizable.strings", '"close" = {};\n'),
    ],
)
def test_a_text_is_read_whatever_writes_its_letters(
    path: str, shape: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, numbered = (shape.format(json.dumps(SAID, ensure_ascii=numbered)) for numbered in (False, True))
    assert "\\u00e9" in numbered
    assert plain != numbered
    for text in (plain, numbered):
        (hit,) = findings({path: text}, "request-closed-silently", tmp_path, monkeypatch)
        assert "réponse de votre part" in str(hit.message)
        assert Source(path, text).text[hit.span.start : hit.span.end].endswith("clos")
