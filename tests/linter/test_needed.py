"""A text is searched unless it lacks letters that an expression, or the words for an idea, cannot do without."""

from __future__ import annotations

import re
from importlib import import_module

import pytest
from guichet.core.keeping.needed import Letters, learn, needed_by
from guichet.told import ideas, sayings
from guichet.told.openings import Openings, letters_of
from hypothesis import given
from hypothesis import strategies as st

EXPRESSIONS = (
    r"\b(?:votre|vos) (?:demande|dossier)s?\b[^.]{0,40} (?:est|a été) (?:refusée?|rejetée?)",
    r"(?:été|hiver) ?(?:\d+ )?jours?",
    r"[éÉ]cole|collège|lycée",
    r"(?:ab)?(?:cdef)+",
    r"l['’]usag(?:er|ère)(?! de)",
    r"(?i:MAISON) d",
    r"\w+|xyz",
)


def asked(expression: str, flags: int = 0) -> re.Pattern[str]:
    pattern = re.compile(expression, flags)
    learn(pattern.pattern, pattern.flags, needed_by(import_module("re._parser").parse(expression, flags)))
    return pattern


@pytest.mark.turns(3)
@pytest.mark.parametrize("flags", [re.NOFLAG, re.I])
@pytest.mark.parametrize("expression", EXPRESSIONS)
@given(data=st.data())
def test_what_an_expression_finds_has_what_it_needs(data: st.DataObject, expression: str, flags: re.RegexFlag) -> None:
    pattern = asked(expression, flags)
    text = data.draw(st.from_regex(pattern))
    assert Letters(text).may_hold(pattern)
    assert Letters(f"Été, {text} ; là").may_hold(pattern)


def test_a_text_that_lacks_what_is_needed_is_not_searched() -> None:
    pattern = asked(EXPRESSIONS[0])
    assert not Letters("Votre dossier est prêt.").may_hold(pattern)
    assert not Letters("Une demande refusée").may_hold(pattern)
    assert Letters("Votre demande est refusée").may_hold(pattern)


def test_letters_that_case_confounds_are_always_searched() -> None:
    pattern = asked("maison", re.I)
    assert pattern.search("maiſon")
    assert Letters("maiſon").may_hold(pattern)
    assert not Letters("jardin").may_hold(pattern)


def test_an_expression_that_nobody_learned_is_always_searched() -> None:
    assert Letters("").may_hold(re.compile("jamais apprise"))


ENTRIES = {
    "ask": ["demand*", "aides?", "dép[oô]*"],
    "price": [r"\d+ ?€"],
    "two": ["(?:aucun|pas d')autre", "a|b"],
    "maybe": ["(?:les? )?papiers?"],
}


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("une demande", {"ask"}),
        ("la demi-heure", set()),
        ("aide", {"ask", "two"}),
        ("déposer", {"ask"}),
        ("pas ici", {"two"}),
        ("le papier", {"maybe"}),
        ("papiers", {"maybe"}),
    ],
)
def test_ideas_are_told_by_the_letters_that_open_their_words(text: str, likely: set[str]) -> None:
    assert Openings(letters_of(ENTRIES)).may_stand_in(text) == {"price", *likely}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_word_for_an_idea_is_passed_over(lang: str) -> None:
    """Each entry, read as a text, is found where its idea is likely: what it may begin with is never missed."""
    names = list(sayings._lists(sayings._IDEAS, lang))
    for entries in sayings._lists(sayings._IDEAS, lang).values():
        for text in (entry.replace("*", "").replace("?", "").replace("\\", "") for entry in entries):
            likely = sayings.likely_in(text, lang)
            for name in names if len(text) < 12 else ():
                assert name in likely or not ideas._named(text, lang, name), (text, name)
