"""One message in two languages: whoever reads the second must know the same duty, the same time and the same sum."""

from __future__ import annotations

from pathlib import Path

import pytest
from guichet.core.configuration import Config
from guichet.core.findings import Certainty, Finding
from guichet.engine.run import check

FREE, BOUND = "This answer is optional for everyone.", "Cette réponse est obligatoire pour chacun."


def told(folder: Path, files: dict[str, str], monkeypatch: pytest.MonkeyPatch, *, cache: bool = False) -> list[Finding]:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(folder)
    return list(check(["."], Config(select=("translation-unfaithful",)), jobs=1, use_cache=cache).findings)


@pytest.mark.parametrize(
    ("english", "french", "written"),
    [
        ("config/locales/a/en.yml", "config/locales/a/fr.yml", 'q: "{}"\n'),
        ("locales/en/forms.json", "locales/fr/forms.json", '{{"q": "{}"}}\n'),
        ("translations/messages.en.yaml", "translations/messages.fr.yaml", 'q: "{}"\n'),
        ("lang/en/forms.php", "lang/fr/forms.php", "<?php\nreturn ['q' => '{}'];\n"),
        ("lang/en-GB/en-GB.json", "lang/fr-FR/fr-FR.json", '{{"q": "{}"}}\n'),
        (
            "res/values/strings.xml",
            "res/values-fr/strings.xml",
            '<resources><string name="q">{}</string></resources>\n',
        ),
        ("src/messages.properties", "src/messages_fr.properties", "q={}\n"),
        ("lib/l10n/app_en.arb", "lib/l10n/app_fr.arb", '{{"q": "{}"}}\n'),
        ("en.lproj/Main.strings", "fr.lproj/Main.strings", '"q" = "{}";\n'),
    ],
)
def test_somebody_who_reads_french_thinks_that_they_must_answer(
    english: str, french: str, written: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (finding,) = told(tmp_path, {english: written.format(FREE), french: written.format(BOUND)}, monkeypatch)
    assert finding.path == french
    assert finding.certainty is Certainty.VIOLATION


def test_whoever_reads_the_language_of_the_code_is_told_to_answer_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {
        "locales/en.json": '{"q": "This answer is required."}',
        "locales/fr.json": '{"q": "Réponse facultative, merci."}',
    }
    (finding,) = told(tmp_path, files, monkeypatch)
    assert finding.path == "locales/en.json"


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("You have a week, that is 7 days.", "Vous avez 8 jours pour répondre."),
        ("It takes 24 hours to answer.", "Il faut 1 jour pour répondre."),
        ("You have 30 days, or 10 days in prison.", "Vous avez 30 jours pour répondre."),
        ("The card costs £1,000 a year.", "La carte coûte 1 000 £ par an."),
        ("It is optional, but you must sign.", "Vous devez signer la lettre."),
        ("Please do not reply to this message.", "Vous devez écrire ailleurs."),
    ],
)
def test_the_same_thing_in_other_words_is_no_harm(
    english: str, french: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"locales/en.yml": f'q: "{english}"\n', "locales/fr.yml": f'q: "{french}"\n'}
    assert told(tmp_path, files, monkeypatch) == []


def test_the_other_language_is_read_again_once_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    french = {"locales/fr.yml": 'q: "Vous avez 15 jours pour contester."\n'}
    files = {"locales/en.yml": 'q: "You have 15 days to appeal."\n', **french}
    assert told(tmp_path, files, monkeypatch, cache=True) == []
    files["locales/en.yml"] = 'q: "You have 30 days to appeal."\n'
    (finding,) = told(tmp_path, files, monkeypatch, cache=True)
    assert finding.certainty is Certainty.REVIEW
