"""Each reference stands once in a table, which says how far, when and by which means it was read."""

from __future__ import annotations

import dataclasses
import tomllib
from collections import defaultdict
from datetime import date

import pytest
from guichet.documents.rule_page import reading, rule_page
from guichet.engine.catalogue import all_rules
from guichet.rulebook.references import Means, Reference, State, Table, TableError, named, table
from guichet.rulebook.rgaa import criteria
from guichet.walked.profiles import known_profiles

EVERY = [named(key) for key in table().keys()]  # noqa: SIM118  a table is no mapping
READ = (State.VERIFIED, State.SECONDARY)
ENTRY = 'kind = "law"\nfr = "Loi"\nen = "Law"\n'


def page_with(reference: str) -> dict[str, str]:
    rule = dataclasses.replace(all_rules()[0], refs=(reference,))
    return {lang: rule_page(rule, lang) for lang in ("fr", "en")}


def test_every_rule_names_references_that_exist() -> None:
    for rule in all_rules():
        assert rule.references, rule.name


def test_every_reference_is_cited_and_stands_once() -> None:
    cited = {key for rule in all_rules() for key in rule.refs} | {key for one in known_profiles() for key in one.refs}
    single = {key for key in table().keys() if " " not in key}  # noqa: SIM118
    assert single <= cited
    by_label = defaultdict(list)
    for one in EVERY:
        by_label[one.label.en.lower()].append(one.key)
        by_label[one.label.fr.lower()].append(one.key)
    assert {label: keys for label, keys in by_label.items() if len(set(keys)) > 1} == {}


def test_every_criterion_of_the_rgaa_is_there() -> None:
    assert [one.number for one in EVERY if one.kind == "rgaa"] == [one.number for one in criteria()]


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.key)
def test_what_was_read_says_when_and_how_and_the_rest_says_nothing(one: Reference) -> None:
    assert one.label.fr != one.label.en
    days = [day for day in (one.on, one.by) if day]
    assert len(days) == (one.state in READ and one.means is not Means.OWN)
    assert (one.through is not None) == (one.state is State.SECONDARY)
    assert all(day <= date.today() for day in days)


@pytest.mark.parametrize(
    ("key", "fr", "en"),
    [
        ("gdpr-32", "(texte non consulté)", "(text not consulted)"),
        (
            "cja-r-421-5",
            "(lu indirectement\u00a0: une copie du texte, doctrine.fr\u00a0; le 27 novembre 2026)",
            "(read indirectly: a copy of the text, doctrine.fr; on 27 November 2026)",
        ),
        (
            "ddd-2024",
            "(lu sur le site de son auteur\u00a0; au plus tard le 24 novembre 2026)",
            "(read on its author’s site; on 24 November 2026 at the latest)",
        ),
        ("rgaa 1.1", "(lu dans un dépôt public\u00a0;", "(read in a public repository;"),
        ("wcag 3.3.7", "(texte non consulté)", "(text not consulted)"),
        ("wcag 1.1.1", "(lu indirectement\u00a0: RGAA 4.1.2\u00a0;", "(read indirectly: RGAA 4.1.2;"),
    ],
)
def test_the_page_says_how_far_a_text_was_read(key: str, fr: str, en: str) -> None:
    pages = page_with(key)
    assert fr in pages["fr"]
    assert en in pages["en"]


def test_what_nobody_found_is_said_to_be_verified() -> None:
    unread = Table(tomllib.loads(f'[a]\n{ENTRY}state = "to-verify"\n')).get("a")
    assert unread is not None
    assert (reading(unread, "fr"), reading(unread, "en")) == ("référence à vérifier", "reference to be verified")


def test_one_decision_has_one_spelling() -> None:
    labels = {one.label.en for one in EVERY if "452798" in one.label.en}
    assert len(labels) == 1
    keys = {key for rule in all_rules() for key in rule.refs if key.startswith("ce-452798")}
    assert keys == {"ce-452798"}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (f'[a]\n{ENTRY}state = "verified"\n', "on, by"),
        (f'[a]\n{ENTRY}state = "verified"\non = 2026-01-02\nby = 2026-01-02\n', "on, by"),
        (f'[a]\n{ENTRY}state = "not-consulted"\nby = 2026-01-02\n', "on, by"),
        (f'[a]\n{ENTRY}state = "secondary"\nby = 2026-01-02\n', "through"),
        (f'[a]\n{ENTRY}state = "read"\n', "read"),
        (f"[a]\n{ENTRY}", "state"),
        ('[a]\nkind = "novel"\n', "kind"),
        (f'[a]\n{ENTRY}state = "to-verify"\ndate = "hier"\n', "date"),
    ],
)
def test_a_table_that_says_too_little_or_too_much_is_refused(text: str, fault: str) -> None:
    with pytest.raises(TableError, match=fault):
        Table(tomllib.loads(text))


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (f'[a]\n{ENTRY}state = "verified"\nmeans = "own"\non = 2026-01-02\n', 'takes neither "on" nor "by"'),
        (f'[a]\n{ENTRY}state = "verified"\n', "one of the two"),
        ('[a]\nkind = "novel"\n', ""),
    ],
)
def test_what_a_table_takes_instead_is_told(text: str, hint: str) -> None:
    with pytest.raises(TableError) as raised:
        Table(tomllib.loads(text))
    assert hint in raised.value.hint.en
    assert bool(raised.value.hint.fr) == bool(hint)


def test_an_exact_day_is_said_as_such() -> None:
    read = Table(tomllib.loads(f'[a]\n{ENTRY}state = "verified"\non = 2026-11-26\n')).get("a")
    assert read is not None
    assert (read.on, read.by) == (date(2026, 11, 26), None)
