"""A question about a field that many forms of a project ask is put once, with its places; what is sure is said of each."""

from __future__ import annotations

from pathlib import Path

import pytest
from guichet.core.configuration import Config
from guichet.core.findings import Certainty, Finding
from guichet.engine.run import check

_MODEL = "class {} < ApplicationRecord\n  validates :first_name, :last_name, presence: true\nend\n"
_FORM = (
    "class {}Form(forms.Form):\n    nom = forms.CharField()\n    portable = forms.RegexField(r'^0[67][0-9]{{8}}$')\n"
)


def run(folder: Path, files: dict[str, str], monkeypatch: pytest.MonkeyPatch, *rules: str) -> list[Finding]:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(folder)
    rules = rules or ("two-names-required", "postal-address-required")
    return check(["."], Config(select=rules), jobs=1, use_cache=False).findings


def test_the_same_names_are_asked_about_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = run(
        tmp_path,
        {f"app/models/{name.lower()}.rb": _MODEL.format(name) for name in ("Claimant", "Applicant")},
        monkeypatch,
    )
    (finding,) = found
    assert finding.certainty is Certainty.REVIEW
    assert finding.places == (("app/models/claimant.rb", 2),)


def test_other_names_are_another_question(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = _MODEL.format("Applicant").replace(":first_name, :last_name", ":given_name, :family_name")
    assert (
        len(run(tmp_path, {"app/models/a.rb": _MODEL.format("Claimant"), "app/models/b.rb": other}, monkeypatch)) == 2
    )


def test_what_is_sure_is_said_of_each_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {f"aides/{name}/forms.py": _FORM.format(name.capitalize()) for name in ("logement", "cantine")}
    found = run(tmp_path, files, monkeypatch, "contact-detail-required")
    assert [(one.path, one.certainty) for one in found] == [
        (f"aides/{name}/forms.py", Certainty.VIOLATION) for name in ("cantine", "logement")
    ]


@pytest.mark.parametrize("label", ["Votre adresse e-mail", "Adresse de courriel", "Votre adresse électronique"])
def test_an_address_for_messages_is_no_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, label: str) -> None:
    page = '<form method="post"><label for="n">Nom</label><input id="n" name="nom" required>{}</form>'
    field = '<label for="a">{}</label><input id="a" name="a" required>'
    assert run(tmp_path, {"a.html": page.format(field.format(label))}, monkeypatch) == []
    (found,) = run(tmp_path, {"a.html": page.format(field.format("Votre adresse"))}, monkeypatch)
    assert found.rule == "postal-address-required"
