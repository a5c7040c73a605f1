"""A YAML file that cannot be read: the line and what is missing there, in the learner's language, without a word of the parser."""

from __future__ import annotations

import pytest
import yaml
from grading.yaml_errors import unreadable


@pytest.mark.parametrize(
    ("text", "line", "fr", "en"),
    [
        ('a: "Libérer\nb: 2\n', 1, "guillemet droit", "double quote"),
        ('- a: x\n  b: "Libérer\n  c: "Écrire"\n', 2, "guillemet droit", "double quote"),
        ("a: 1\nb: 'sans fin\n", 2, "apostrophe", "single quote"),
        ("a: 'L'accueil décide'\n", 1, "avant sa fin", "before its end"),
        ("a: Technique : oui\n", 1, "deux-points", "colon"),
        ("a: b\n\tc: d\n", 2, "tabulation", "tab"),
        ("a: @x\n", 1, "signe réservé", "reserved"),
        ("a: b\nrègle clore\nc: d\n", 2, "manque un deux-points", "colon is missing"),
        ("- a: b\n c: d\n", 2, "alignée", "aligned"),
    ],
)
def test_flaw_is_named_with_its_line(text: str, line: int, fr: str, en: str) -> None:
    with pytest.raises(yaml.YAMLError) as caught:
        yaml.safe_load(text)
    said = unreadable("registre.yml", text, caught.value)
    assert f"ligne {line}\u00a0:" in said.message.fr
    assert f"line {line}:" in said.message.en
    assert fr in said.message.fr
    assert en in said.message.en
    assert said.actual is not None
    assert said.actual.fr == text.splitlines()[line - 1].strip()
    assert said.try_ is not None
    assert "while" not in said.message.en + said.try_.en


@pytest.mark.parametrize("text", ['a: "bon" # oui\nb: "x\n', "a: 'l''eau'\nb: \"x\n", 'a: "dit \\"oui\\""\nb: "x\n'])
def test_quotes_that_close_are_not_blamed(text: str) -> None:
    with pytest.raises(yaml.YAMLError) as caught:
        yaml.safe_load(text)
    assert "ligne 2" in unreadable("f.yml", text, caught.value).message.fr
