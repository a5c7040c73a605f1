"""Every rule keeps its promises: its examples are its tests. The list is the product's own catalogue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from guichet.core.findings import Family, Severity, flaw_of
from guichet.documents.scaffold import sentences_to_write
from guichet.engine.catalogue import all_rules
from guichet.engine.examples import fault_of, files_of, found_in
from guichet.engine.precise import less_precise
from guichet.rulebook.codes import PREFIXES
from guichet.rulebook.left_out import EVERYONE, left_out
from guichet.rulebook.references import State
from guichet.rulebook.rule import Bad, Good, Rule

MODULES = (Path(__file__).parents[2] / "course" / "modules.toml").read_text(encoding="utf-8")
RULES = [rule for rule in all_rules() if rule.family is not Family.GUICHET]
each = pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
"""One test for all the examples of a rule: there are thousands, and to share them out and tell of each is longer than to
check them."""


def faults(rule: Rule, examples: Sequence[Bad | Good]) -> dict[int, str]:
    """What is wrong with the examples, by their rank."""
    return {rank: fault for rank, one in enumerate(examples) if (fault := fault_of(rule, one))}


@each
def test_bad_examples_are_reported_exactly_there(rule: Rule) -> None:
    assert faults(rule, rule.bad) == {}


@each
def test_good_examples_are_silent(rule: Rule) -> None:
    assert faults(rule, rule.good) == {}


def test_an_example_says_how_much_harm_it_does() -> None:
    """A flaw that does less harm than its rule says must be said to, and no other may."""
    rule = next(one for one in RULES if one.name == "aria-value-invalid")
    lesser = next(one for one in rule.bad if one.severity is Severity.MINOR)
    usual = next(one for one in rule.bad if one.severity is None)
    assert fault_of(rule, replace(lesser, severity=None)) == "it is minor, not serious"
    assert fault_of(rule, replace(usual, severity=Severity.MINOR)) == "it is serious, not minor"


@pytest.mark.turns(4)
@each
def test_windows_line_ends_change_nothing(rule: Rule) -> None:
    for rank, bad in enumerate(rule.bad):
        files = {path: text.replace("\n", "\r\n") for path, text in files_of(rule, bad.code, bad.path).items()}
        found = found_in(rule, files)
        assert len(found) == 1, rank
        assert files[found[0].path][found[0].span.start : found[0].span.end].replace("\r\n", "\n") == bad.at, rank


@each
def test_rule_is_complete(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert len(rule.bad) >= 3
    assert len(rule.good) >= 3
    assert rule.refs, "refs: a source at least, by its key"
    assert f'id = "{rule.lesson}"' in MODULES, "lesson: an id of course/modules.toml"
    assert left_out(rule) != (EVERYONE,), (
        f"harms, in English: {rule.harms.en!r} holds no word of linter/guichet/rulebook/left_out.toml, "
        "by which pages of many services tell who is left outside"
    )
    begun = sentences_to_write() & {text.en for text in rule.texts}
    assert not begun, f"`guichet new` left these for you to write: {sorted(begun)}"
    assert [one.name for one in all_rules() if one.code == rule.code] == [rule.name], (
        "code: taken; `guichet new` gives a free one"
    )
    for text in rule.texts:
        assert text.fr.strip()
        assert text.en.strip()
        assert text.fr != text.en
        assert "'" not in re.sub(r"<[^<>]*>|`[^`]*`|\{[^{}]*\}", "", text.fr), text.fr
        assert not re.search(
            r"«[^\u00a0\u202f]|[^\u00a0\u202f]»|[^\u00a0\u202f\s(]\s?[?!;](?=\s|$)(?<![\u00a0\u202f][?!;])", text.fr
        ), text.fr
    for example in (*rule.bad, *rule.good):
        assert example.code


def test_codes_and_names_are_unique_and_tell_the_family() -> None:
    rules = all_rules()
    assert len({rule.code for rule in rules}) == len({rule.name for rule in rules}) == len(rules)
    for rule in rules:
        assert f'id = "{rule.lesson}"' in MODULES, rule.name
        assert rule.code.startswith(PREFIXES[rule.family])
        assert rule.check.__name__ == rule.name.replace("-", "_")
        assert rule.check.__module__ == f"guichet.rules.{rule.family}.{rule.name.replace('-', '_')}"


_THINGS = re.compile(r'"[^"]*"|«[^»]*»|`[^`]*`|<[^<>]*>|\{[^{}]*\}')
"""What a message names: the words of the code, however many, are one."""
MOST_WORDS = 12


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_the_first_line_says_the_flaw_in_twelve_words(rule: Rule) -> None:
    for message in dict.fromkeys(bad.message for bad in rule.bad):
        flaw = flaw_of(message)
        for first, title in ((flaw.fr, rule.title.fr), (flaw.en, rule.title.en)):
            said = _THINGS.sub("x", first if re.search(r"\w", _THINGS.sub("", first)) else f"{title} {first}")
            assert len(said.split()) <= MOST_WORDS, first


def test_rules_that_give_way_to_a_more_precise_one_exist_and_only_once() -> None:
    names = {rule.name for rule in all_rules()}
    told = less_precise()
    assert {*told, *(name for others in told.values() for name in others)} <= names
    assert not any(one in told.get(other, ()) for one, others in told.items() for other in (one, *others))


@each
def test_reference_to_verify_accuses_nobody(rule: Rule) -> None:
    """A reference quoted from memory stands behind questions only."""
    if any(ref.state is State.TO_VERIFY for ref in rule.references):
        assert all(bad.review for bad in rule.bad)
