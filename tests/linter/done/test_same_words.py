"""What shares its words with something done to people, and is another thing: beside each flaw, what must be left in silence."""

from __future__ import annotations

import pytest
from guichet.engine.catalogue import rule_named
from guichet.engine.examples import found_in

Files = dict[str, str]
_PHP = "<?php\nfunction check($session) {\n  %s\n}\n"

CASES: dict[str, tuple[str, Files, list[Files]]] = {
    "a test that decides one statement, and not the next brace": (
        "session-timeout-short",
        {"a.php": _PHP % "if ($session->ip !== $_SERVER['REMOTE_ADDR']) session_destroy();"},
        [
            {"a.php": _PHP % "if ($session->ip !== $_SERVER['REMOTE_ADDR']) return noted($session);\n  try { session_destroy(); } catch (E $e) { }"},
            {"a.php": _PHP % "if ($session->ip !== $_SERVER['REMOTE_ADDR']) noted($session);\n  if ($session->over) { session_destroy(); }"},
            {"a.php": _PHP % "if ($session->ip !== $_SERVER['REMOTE_ADDR']):\n    noted($session);\n  endif;\n  foreach ($all as $one) { session_destroy(); }"},
        ],
    ),
}  # fmt: skip
"""For each, the rule, the files of a flaw, and those that share its words."""


@pytest.mark.parametrize("name", CASES)
def test_what_shares_the_words_of_a_flaw_is_left_in_silence(name: str) -> None:
    rule, flawed, others = CASES[name]
    assert found_in(rule_named(rule), flawed), "the flaw is not found"
    for number, files in enumerate(others):
        assert found_in(rule_named(rule), files) == [], number
