"""Words are found in a text as `in` finds them, and each text is asked for only what it may hold."""

from __future__ import annotations

import pytest
from guichet.engine import waking
from guichet.engine.catalogue import all_rules
from guichet.engine.selection import Rules
from guichet.engine.waking import Vocabulary
from hypothesis import given
from hypothesis import strategies as st

WORDS = ("consent", "sent", "messages.error", "cp", "?", "n'ont pas", "<form", "é", "été", "33 8", "")
TEXTS = (
    "",
    "le consentement est présent",
    "messages. error",
    "from messages.errors import x",
    "l'été, <formulaire> ?",
    "ils n'ont\npas",
    "ils n'ont pas",
    "0 33 8",
    "accp",
)


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_found_wherever_they_stand(text: str) -> None:
    assert Vocabulary(WORDS).held_in(text) == {word for word in WORDS if word in text}


@given(st.lists(st.text("abé._ <", min_size=1, max_size=4), max_size=6), st.text("abé._ <\n", max_size=40))
def test_no_word_is_missed_and_none_made_up(words: list[str], text: str) -> None:
    vocabulary = Vocabulary(words)
    for one in (text, text[::-1], text):
        assert vocabulary.held_in(one) == {word for word in words if word in one}


@given(
    st.lists(st.text("abé._ <", min_size=1, max_size=4), max_size=6),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9), st.text("abé._ <\n", max_size=9)), max_size=8),
)
def test_a_text_that_changes_is_found_to_hold_what_a_new_one_would(
    words: list[str], edits: list[tuple[int, int, str]]
) -> None:
    vocabulary, text = Vocabulary(words), "ab été. < b_a" * 4
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(waking, "_LONG", 20)
        for start, size, typed in edits:
            text = text[:start] + typed + text[start + size :]
            assert vocabulary.held_in(text) == {word for word in words if word in text}


def test_words_are_found_once_no_more_of_a_text_can_be_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waking, "_KEPT", 1)
    vocabulary = Vocabulary(["code"])
    assert [vocabulary.held_in(text) for text in ("a b c", "d decode", "d decode")] == [set(), {"code"}, {"code"}]


def test_every_word_of_every_rule_is_looked_for() -> None:
    rules = Rules(all_rules())
    words = {word for one in rules.chosen for view in one.views() for word in view.words}
    assert rules.words.held_in("\n".join(sorted(words))) == words
