"""A YAML file is read when every program reads it alike: no value of another version of YAML, no key that is there twice."""

from __future__ import annotations

import pytest
from grading.checks import Failed
from grading.yaml_data import read


@pytest.mark.parametrize(
    "value",
    [
        "014",
        "1:30",
        "0x5a",
        "0b1100",
        "1_2",
        "+12",
        "no",
        "yes",
        "on",
        "Off",
        "0o14",
        "1e3",
        "0199",
        "!!int '014'",
        "!!int ''",
        "!!float _",
        "!!bool peut-être",
        "!!timestamp demain",
        "1.",
    ],
)
def test_value_that_changes_with_the_version_is_refused(value: str) -> None:
    with pytest.raises(Failed, match="line 2"):
        read("config.yml", f"a: 1\nb: {value}\n")


@pytest.mark.parametrize("text", ["a: 90\na: 10\n", "- {a: 1, a: 2}\n", "x: &x {a: 1}\ny:\n  <<: *x\n"])
def test_key_that_one_program_or_another_takes_is_refused(text: str) -> None:
    with pytest.raises(Failed, match="Two programs"):
        read("config.yml", text)


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: 90", {"a": 90}),
        ("a: -1.5", {"a": -1.5}),
        ("a: true\nb: ~\nc:", {"a": True, "b": None, "c": None}),
        ("a: 'no'\nb: \"014\"", {"a": "no", "b": "014"}),
        ("a: 01 99 00 12 34", {"a": "01 99 00 12 34"}),
        ("x: &x [1]\ny: *x", {"x": [1], "y": [1]}),
        ("a: 1\nb: {a: 1}", {"a": 1, "b": {"a": 1}}),
        ("", None),
    ],
)
def test_plain_values_are_read(text: str, data: object) -> None:
    assert read("config.yml", text) == data
